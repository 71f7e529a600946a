"""`ftzterms tm search` and `ftzterms tm concordance`: the screens, the marks, the JSON."""

from __future__ import annotations

import json

import pytest

from cli_samples import Program, tmx

PAIRS = (
    ("项目总投资达53亿元。", "The total investment in the project has reached 5.3 billion yuan."),
    ("国务院召开部际联席会议。", "The State Council convened an inter-ministerial joint meeting."),
    ("联席会议研究新质生产力。", "The joint meeting studied\u202e new quality productive forces."),
)


@pytest.fixture
def memory(program: Program) -> Program:
    program.write("m.tmx", tmx(*PAIRS))
    assert program("tm", "import", "m.db", "m.tmx").status == 0
    return program


def test_the_screen_shows_what_differs(memory: Program) -> None:
    ran = memory("tm", "search", "m.db", "国务院召开了联席会议。", "--minimum", "60")
    assert ran.status == 0
    assert (
        ran.out
        == """\
83%  fuzzy · u2
  zh  国务院召开[-部际-]{+了+}联席会议。
  en  The State Council convened an inter-ministerial joint meeting.

"""
    )
    assert ran.err == "1 found in 3 units\n"


def test_the_screen_shows_the_figures_put_in(memory: Program) -> None:
    ran = memory("tm", "search", "m.db", "项目总投资达61亿元。")
    assert (
        ran.out
        == """\
99%  fuzzy · numbers −1 · u1
  zh  项目总投资达[-53亿元-]{+61亿元+}。
  en  The total investment in the project has reached {+6.1 billion yuan+}.

"""
    )


def test_colours_stand_for_the_marks(memory: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "40")
    ran = memory("tm", "search", "m.db", "项目总投资达61亿元。")
    assert "\x1b[1;31m53亿元\x1b[0m\x1b[32m61亿元\x1b[0m。" in ran.out
    assert ran.out.count("\n") == 6
    assert "[-" not in ran.out


def test_the_scores_of_omegat(memory: Program) -> None:
    ran = memory("tm", "search", "m.db", "The", "State", "Council", "convened", "a", "meeting.", "--score", "omegat",
                 "--minimum", "50")  # fmt: skip
    assert ran.out.startswith("57/55/")


def test_a_match_in_context_as_json(memory: Program) -> None:
    ran = memory("tm", "search", "m.db", PAIRS[1][0], "--before", PAIRS[0][0], "--after", PAIRS[2][0], "-o", "json",
                 "--score", "omegat")  # fmt: skip
    said = json.loads(ran.out)
    assert said["version"] == 1
    (match,) = said["matches"]
    assert (match["kind"], match["score"], match["unit"], match["omegat"]) == ("context", 1.02, "u2", [100, 100, 100])
    assert match["suggestion"] == match["other"] == PAIRS[1][1]


def test_differences_as_json(memory: Program) -> None:
    ran = memory("tm", "search", "m.db", "项目总投资达61亿元。", "-o", "json", "--direction", "zh-en")
    (match,) = json.loads(ran.out)["matches"]
    assert match["differences"] == [{"kind": "number", "asked": [6, 10], "found": [6, 10]}]
    assert match["penalties"] == [{"name": "numbers", "amount": 0.01}]
    (start, end), *_ = match["replaced"]
    assert match["suggestion"][start:end] == "6.1 billion yuan"


def test_nothing_found(memory: Program) -> None:
    ran = memory("tm", "search", "m.db", "完全没有的一句话")
    assert (ran.status, ran.out, ran.err) == (0, "", "0 found in 3 units\n")


def test_a_direction_that_is_none(memory: Program) -> None:
    ran = memory("tm", "search", "m.db", "好", "--direction", "zh-fr")
    assert ran.status == 2
    assert "zh-en or en-zh" in ran.err


def test_the_concordance_marks_both_sides(memory: Program) -> None:
    ran = memory.ours("tm", "concordance", "m.db", "联席")
    assert (
        ran.out
        == """\
u2
  zh  国务院召开部际⟦联席⟧会议。
  en  The State Council convened an ⟦inter-ministerial joint meeting⟧.

u3
  zh  ⟦联席⟧会议研究新质生产力。
  en  The ⟦joint meeting⟧ studied\\u202e new quality productive forces.

"""
    )
    assert ran.err == "2 units\n"


def test_a_long_text_is_cut_around_the_words(memory: Program) -> None:
    memory.write("long.tmx", tmx(("前" * 300 + "关键" + "后" * 300, "Short.")))
    assert memory("tm", "import", "m.db", "long.tmx").status == 0
    ran = memory.ours("tm", "concordance", "m.db", "关键")
    assert "…" + "前" * 20 in ran.out
    assert "⟦关键⟧" in ran.out.replace("\n      ", "")
    assert ran.out.count("后") == 120


def test_a_regular_expression_as_json(memory: Program) -> None:
    ran = memory.ours("tm", "concordance", "m.db", r"\d+亿元", "--regex", "--limit", "1", "-o", "json")
    said = json.loads(ran.out)
    (one,) = said["occurrences"]
    assert one["source"]["found"] == [[6, 10]]
    assert one["target"]["found"] == []
    assert ran.err == "1 unit, and there may be more\n"


def test_a_wrong_regular_expression(memory: Program) -> None:
    ran = memory.ours("tm", "concordance", "m.db", "(", "--regex")
    assert ran.status == 2
    assert "no regular expression" in ran.err
