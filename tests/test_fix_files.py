"""Fixing files: what is chosen, what is left alone, and that nothing is worse afterwards."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cli_samples import GLOSSARY, tmx
from ftzterms import Config, Glossary, Validator, read_bitext, read_glossary
from ftzterms.checks import Scope, text_checks
from ftzterms.fixing import Fixed, Fixer
from ftzterms.model import FtzTermsError

SEGMENT = re.compile(rb"<seg>.*?</seg>", re.DOTALL)


@pytest.fixture(scope="session")
def glossary(tmp_path_factory: pytest.TempPathFactory) -> Glossary:
    path = tmp_path_factory.mktemp("glossary") / "terms.toml"
    path.write_text(GLOSSARY, "utf-8")
    return read_glossary(path)


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    return tmp_path / "memory.tmx"


def fixed(
    glossary: Glossary, path: Path, *pairs: tuple[str, str], unsafe: bool = True, select: str = "", direction: str = ""
) -> Fixed:
    path.write_text(tmx(*pairs), "utf-8", newline="")
    config = Config(select=frozenset([select] if select else []), direction=direction)
    return Fixer(glossary, config, unsafe=unsafe).fix(str(path))


def targets(found: Fixed) -> list[str]:
    units = read_bitext(found.path, data=found.after).units
    return [unit.target.text for unit in units if unit.target]


def faults(glossary: Glossary, path: str, data: bytes) -> Counter[tuple[str, str]]:
    """Count what is found, by unit; a fault of the whole document may move to another unit when one is fixed."""
    findings = Validator(glossary).run([read_bitext(path, data=data)])
    whole = {check.id for check in text_checks().values() if check.scope is Scope.DOCUMENT}
    return Counter((finding.check, "" if finding.check in whole else finding.unit) for finding in findings)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Inter-ministerial Joint Conferences were held.", "Inter-ministerial Joint Meetings were held."),
        ("THE INTER-MINISTERIAL JOINT CONFERENCE", "THE INTER-MINISTERIAL JOINT MEETING"),
        ("inter-ministerial joint\nconferences", "inter-ministerial joint\nmeetings"),
        ("inter-ministerial joint\u00a0conference", "inter-ministerial joint\u00a0meeting"),
    ],
)
def test_keeps_number_capitals_and_line_ends(glossary: Glossary, memory: Path, wrong: str, right: str) -> None:
    made = fixed(glossary, memory, ("部际联席会议召开。", wrong), select="forbidden-term")
    assert targets(made) == [right]
    assert made.left == ()


def test_words_on_two_lines_that_would_become_one_are_left(glossary: Glossary, memory: Path) -> None:
    made = fixed(glossary, memory, ("加快发展新质生产力。", "Develop new-type\nproductivity faster."))
    assert (made.applied, made.after) == (0, made.before)
    assert [finding.check for finding in made.left if finding.fix] == ["forbidden-term"]


def test_only_safe_fixes_unless_asked(glossary: Glossary, memory: Path) -> None:
    pair = ("部际联席会议在北京召开。", "The the inter-ministerial joint conference was held in  Beijing.")
    assert targets(fixed(glossary, memory, pair, unsafe=False)) == [
        "The inter-ministerial joint conference was held in Beijing."
    ]
    assert targets(fixed(glossary, memory, pair)) == ["The inter-ministerial joint meeting was held in Beijing."]


def test_only_selected_checks_are_fixed_and_reported(glossary: Glossary, memory: Path) -> None:
    pair = ("部际联席会议在北京召开。", "The the inter-ministerial joint conference was held in  Beijing.")
    made = fixed(glossary, memory, pair, select="whitespace")
    assert targets(made) == ["The the inter-ministerial joint conference was held in Beijing."]
    assert (made.applied, made.left) == (1, ())


def test_fixes_of_the_same_words_wait_for_the_next_pass(glossary: Glossary, memory: Path) -> None:
    made = fixed(glossary, memory, ("部际联席会议召开。", "The inter-ministerial joint  conference  ，was held."))
    assert targets(made) == ["The inter-ministerial joint meeting, was held."]


def test_a_fix_that_causes_another_finding_is_left_out(glossary: Glossary, memory: Path) -> None:
    pair = ("港口在北京开放。", "The the port \u200b was opened.")
    for select in ("", "hidden-character"):
        made = fixed(glossary, memory, pair, select=select)
        assert "port \u200b was" in targets(made)[0], "two spaces would stand side by side"
        assert [finding.check for finding in made.left] == ["hidden-character"]
        assert made.applied == (not select)


def test_fixes_that_are_right_together_are_made_together(glossary: Glossary, memory: Path) -> None:
    made = fixed(glossary, memory, ("备注：本办法自公布之日起施行。", "〔Remarks: these rules are in force.〕"))
    assert targets(made) == ["[Remarks: these rules are in force.]"], (
        "each alone would leave the other without its pair"
    )


def test_a_long_text_of_nothing_but_faults_takes_bounded_time(glossary: Glossary, memory: Path) -> None:
    text = " ".join(f"Port {number} \u200b was the the opened." for number in range(200))
    made = fixed(glossary, memory, ("港口。", text), select="hidden-character")
    assert made.after == made.before, "no choice of these fixes is without two spaces"
    made = fixed(glossary, memory, ("港口。", text), select="doubled-word")
    assert made.applied == 200


def test_a_fix_that_sets_two_units_at_odds_is_left_out(glossary: Glossary, memory: Path) -> None:
    pair = "港口已经开放。", "The the port is open."
    other = "工厂已经开放。", "The the plant is open."
    sealed = (pair[0], f"<![CDATA[{pair[1]}]]>")
    made = fixed(glossary, memory, pair, sealed, other)
    assert targets(made) == [pair[1], pair[1], "The plant is open."], "one source would have two translations"
    assert made.applied == 1
    assert faults(glossary, made.path, made.after) < faults(glossary, made.path, made.before)


def test_the_exchange_of_the_sides_is_undone(glossary: Glossary, memory: Path) -> None:
    pair = "港口已经  开放。", "The the port is open."
    turned = fixed(glossary, memory, pair, direction="en-zh", select="doubled-word")
    assert turned.applied == 0
    hidden = fixed(glossary, memory, ("港口\u200b开放。", "The\u2060 port is open."), direction="en-zh")
    assert SEGMENT.findall(hidden.after) == [
        f"<seg>{text}</seg>".encode() for text in ("港口开放。", "The port is open.")
    ]


def test_the_source_document_stays(glossary: Glossary, tmp_path: Path) -> None:
    source, target = tmp_path / "a.zh.txt", tmp_path / "a.en.txt"
    source.write_text("港口\u200b开放。\n", "utf-8")
    target.write_text("The the port is open.\n", "utf-8")
    made = Fixer(glossary).fix(str(target), str(source))
    assert made.after == b"The port is open.\n"
    assert made.applied == 1
    assert [(finding.check, finding.side) for finding in made.left] == [("hidden-character", "source")]


def test_units_that_cannot_be_read_stay_as_they_are(glossary: Glossary, memory: Path) -> None:
    alone = '<tu><tuv xml:lang="en"><seg>The the port.</seg></tuv></tu>'
    memory.write_text(tmx(("好。", "The the sea.")).replace("<body>", f"<body>{alone}"), "utf-8")
    made = Fixer(glossary).fix(str(memory))
    assert made.after == made.before.replace(b"The the sea", b"The sea")
    assert [problem.lost for problem in made.unreadable] == [True]


def test_what_cannot_be_written_again_is_refused(glossary: Glossary, tmp_path: Path) -> None:
    with pytest.raises(FtzTermsError, match="no file that can be written again"):
        Fixer(glossary).fix(str(tmp_path))
    with pytest.raises(FtzTermsError, match="cannot be read: No such file"):
        Fixer(glossary).fix(str(tmp_path / "missing.tmx"))


def test_a_file_that_changed_meanwhile_is_left(glossary: Glossary, memory: Path) -> None:
    made = fixed(glossary, memory, ("好。", "The the port is open."))
    memory.write_text("mine", "utf-8")
    with pytest.raises(FtzTermsError, match="changed meanwhile"):
        made.write()
    assert memory.read_text("utf-8") == "mine"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything is writable here")
def test_a_write_protected_file_is_left(glossary: Glossary, memory: Path) -> None:
    made = fixed(glossary, memory, ("好。", "The the port is open."))
    memory.chmod(0o444)
    with pytest.raises(FtzTermsError, match="write-protected"):
        made.write()


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failing_write_leaves_the_old_file(
    glossary: Glossary, memory: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    made = fixed(glossary, memory, ("好。", "The the port is open."))

    def fail(_: int) -> None:
        raise error

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises((FtzTermsError, KeyboardInterrupt)):
        made.write()
    assert memory.read_bytes() == made.before
    assert list(memory.parent.iterdir()) == [memory]


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_killed_run_leaves_the_old_file(memory: Path) -> None:
    memory.write_text(tmx(("好。", "The the port is open.")), "utf-8")
    before = memory.read_bytes()
    script = "import os; os.fsync = lambda _: os.kill(os.getpid(), 9); from ftzterms.cli import main; main()"
    ended = subprocess.run([sys.executable, "-c", script, "fix", "--no-builtin", str(memory)], check=False)
    assert ended.returncode == -signal.SIGKILL
    assert memory.read_bytes() == before


WORDS = st.sampled_from(
    "the|the|of|of|port|ports|inter-ministerial joint conference|Joint Meetings|new-type productivity|State council|"
    "15th Five Year Plan|3.5 trillion|，|,|.|。|(|)|（|）|“|”|\u200b|\u00ad|  |\n|&amp;|&#x41;|<ph/>|<!-- c -->|"
    "<![CDATA[the the]]>|{name}|港口|報告|的的|国务院|加快|，，".split("|")
)
ENGLISH = st.lists(WORDS, max_size=9).map(" ".join)
CHINESE = st.lists(
    st.sampled_from(["部际联席会议", "国务院", "新质生产力", "{name}", "<ph/>", "3.5万亿", "港口", "。", "\u200b"]),
    max_size=6,
).map("".join)


@settings(max_examples=60)
@example(
    [
        ("部际联席会议部际联席会议", "the"),
        ("部际联席会议部际联席会议", "of the"),
        ("部际联席会议部际联席会议", "of the the"),
    ],
    "zh",
)
@given(st.lists(st.tuples(CHINESE, ENGLISH), min_size=1, max_size=4), st.sampled_from(["zh", "en"]))
def test_made_up_memories(
    glossary: Glossary, tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]], source: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "made-up.tmx"
    text = tmx(*pairs).replace('srclang="zh-CN"', f'srclang="{source}"')
    path.write_text(text, "utf-8", newline="")
    made = Fixer(glossary, unsafe=True).fix(str(path))
    assert not faults(glossary, made.path, made.after) - faults(glossary, made.path, made.before)
    assert SEGMENT.sub(b"", made.after) == SEGMENT.sub(b"", made.before)
    path.write_bytes(made.after)
    assert Fixer(glossary, unsafe=True).fix(str(path)).after == made.after


def test_a_po_file_keeps_its_lines(glossary: Glossary, tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    start = (
        'msgid ""\r\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: en\\nX-Source-Language: zh\\n"\r\n\r\n'
        'msgid "港口已经开放。"\r\nmsgstr ""\r\n'
    )
    path.write_bytes((start + '"The the "\r\n"port is  "\r\n"open."\r\n').encode())
    assert Fixer(glossary).fix(str(path)).after == (start + '"The "\r\n"port is "\r\n"open."\r\n').encode()


def test_several_files_one_after_the_other(glossary: Glossary, tmp_path: Path) -> None:
    fixer = Fixer(glossary)
    for name in ("a.tmx", "b.tmx"):
        (tmp_path / name).write_text(tmx(("好。", "The the port is open.")), "utf-8")
        made = fixer.fix(str(tmp_path / name))
        made.write()
        assert (made.applied, made.compared.units, made.compared.files) == (1, 1, 1)
        assert b"The the" not in (tmp_path / name).read_bytes()


def test_a_fault_of_the_document_may_move_to_another_unit(tmp_path: Path) -> None:
    path = tmp_path / "a.en.txt"
    text = "It heard of opening-up and called for independent opening up.\n\nWork on opening up goes on.\n"
    path.write_text(text, encoding="utf-8")
    made = Fixer(read_glossary(), unsafe=True).fix(str(path))
    assert b"independent opening up" not in made.after
    assert [finding.check for finding in made.left] == ["spelling-variant"]
