"""`ftzterms glossary list|show|lint`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence

import pytest

from cli_samples import GLOSSARY, TWICE, Program
from ftzterms.checks import Check, Scope, all_checks
from ftzterms.model import Category, ConceptEntry, Confidence, Remark, Severity, Span


def test_list_writes_columns_with_tabs_into_a_pipe(program: Program) -> None:
    ran = program.ours("glossary list")
    assert ran.status == 0
    assert ran.out.splitlines() == [
        "inter-ministerial-joint-meeting\t部际联席会议\tinter-ministerial joint meeting\tpreferred",
        "state-council\t国务院\tState Council\tpreferred",
        "new-quality-productive-forces\t新质生产力\tnew quality productive forces\tpreferred",
    ]
    assert ran.err == "3 lines, from 3 concepts\n"


def test_list_shows_a_concept_whose_terms_are_only_admitted(program: Program) -> None:
    admitted = '[[concept]]\nid = "a"\nzh-Hans = ["甲乙"]\nen = [{ text = "a b", status = "admitted" }]\n'
    deprecated = '[[concept]]\nid = "c"\nen = [{ text = "c d", status = "deprecated" }]\n'
    program.write("few.toml", admitted + deprecated)
    ran = program("glossary", "list", "--no-builtin", "-g", "few.toml")
    assert ran.out.splitlines() == ["a\t甲乙\ta b\tadmitted", "c\t\t\t"]


def test_list_by_field_and_status(program: Program) -> None:
    ran = program.ours("glossary list", "--field", "institutions", "--status", "any")
    assert [tuple(line.split("\t")[2:]) for line in ran.out.splitlines()] == [
        ("inter-ministerial joint meeting", "preferred"),
        ("joint meeting", "admitted"),
        ("inter-ministerial joint conference", "deprecated"),
        ("interministerial meeting system", "superseded"),
        ("State Council", "preferred"),
    ]


def test_list_of_an_unknown_field_names_the_fields(program: Program) -> None:
    ran = program.ours("glossary list", "--field", "law")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "0 lines, from 3 concepts\nsubject fields are: economy, institutions\n"


def test_list_refuses_an_unknown_status(program: Program) -> None:
    ran = program.ours("glossary list", "--status", "forbidden")
    assert ran.status == 2
    assert "'preferred', 'admitted', 'deprecated', 'superseded', 'any'" in ran.err


def test_list_on_a_terminal_fits_the_screen(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True, raising=False)
    monkeypatch.setenv("COLUMNS", "70")
    monkeypatch.setenv("NO_COLOR", "1")
    assert program.ours("glossary list").out.splitlines() == [
        "inter-ministerial-join…  部际联席会议  inter-ministerial joint meet…",
        "state-council            国务院        State Council",
        "new-quality-productive…  新质生产力    new quality productive forces",
    ]
    every = program.ours("glossary list", "--status", "any").out.splitlines()
    assert every[1] == "inter-ministerial-join…  联席会议      joint meeting        admitted"


def test_list_of_an_empty_glossary_on_a_terminal(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True, raising=False)
    assert program.ours("glossary list", "--field", "law").out == ""


def test_show(program: Program) -> None:
    ran = program.ours("glossary show", "inter-ministerial-joint-meeting")
    assert (ran.status, ran.err) == (0, "")
    assert (
        ran.out
        == """\
部际联席会议 · inter-ministerial joint meeting
  concept inter-ministerial-joint-meeting
  field   institutions
  means   A standing mechanism through which ministries share one task.
  zh      部际联席会议
  also    联席会议 (short form)
  en      inter-ministerial joint meeting
  also    joint meeting (short form)
  avoid   inter-ministerial joint conference (machine translation); interministerial meeting system
          (superseded)
  terms   联席会议: from the second mention on
          interministerial meeting system: until 2014-12-31
  source  Notice on the joint meeting, State Council, 2015-02
          https://gov.cn/1
  e.g. zh 部际联席会议在北京召开。
  note    Capitals in the name of one meeting.
  related 国务院 (state-council)
  not in  联席会议室
  file    terms.toml:1
"""
    )


@pytest.mark.parametrize("asked", ["STATE COUNCIL", "国务院", "国务院令"])
def test_show_finds_a_concept_by_its_terms(program: Program, asked: str) -> None:
    assert program.ours("glossary show", *asked.split()).out.startswith(
        "国务院 · State Council\n  concept state-council"
    )


def test_show_sets_several_concepts_apart(program: Program) -> None:
    shown = program.ours("glossary show", "国务院新质生产力").out
    assert "\n\n新质生产力 · new quality productive forces\n" in shown


def test_show_says_how_each_term_stands(program: Program) -> None:
    source = '{ title = "T", url = "https://t.org" }'
    program.write(
        "one.toml",
        f"""[[concept]]
id = "new"
formerly = ["old"]
geographical_usage = ["CN"]
related = ["gone"]
definitions = {{ en = "A zone." }}
zh-Hans = [{{ text = "试点区", status = "admitted" }}]
en = ["zone", {{ text = "to zone", part_of_speech = "verb", kind = "phrase", valid_from = 2020-01-01, note = "n" }},
    {{ text = "area", note = "unsourced", sources = [{source}] }},
    {{ text = "place", note = "unsourced", sources = [{source}] }}]
""",
    )
    ran = program("glossary", "show", "old", "--no-builtin", "-g", "one.toml")
    assert ran.out.splitlines()[1:] == [
        "  concept new",
        "  def. en A zone.",
        "  zh      试点区 (admitted)",
        "  en      zone",
        "  also    to zone · area · place",
        "  terms   to zone: phrase, verb, from 2020-01-01; n",
        "          area · place: unsourced",
        "  source  for “area”, “place”: T",
        "          https://t.org",
        "  related gone",
        "  used in CN",
        "  was     old",
        "  file    one.toml:1",
    ]


def test_show_of_what_is_not_there(program: Program) -> None:
    ran = program.ours("glossary show", "state-concil")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "no concept has the id or the term “state-concil” (did you mean state-council?)\n"
    ran = program.ours("glossary show", "ζ")
    assert ran.err == "no concept has the id or the term “ζ” (`ftzterms glossary list` shows what there is)\n"


def test_show_of_a_concept_without_any_approved_term(program: Program) -> None:
    program.write("old.toml", '[[concept]]\nid = "old"\nen = [{ text = "x y", status = "deprecated" }]\n')
    ran = program("glossary", "show", "old", "--no-builtin", "-g", "old.toml")
    assert ran.out.splitlines()[:3] == ["old", "  concept old", "  avoid   x y"]


def _capital(entries: Sequence[ConceptEntry]) -> Iterator[tuple[ConceptEntry, Remark]]:
    for entry in reversed(entries):
        confidence = Confidence.LOW if entry.id == "state-council" else Confidence.HIGH
        yield entry, Remark(Span(0, 0), f"“{entry.id}” has no capital", confidence=confidence)


_capital.__name__ = "capital_letter"


@pytest.fixture
def one_check(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave one glossary check, that remarks on every concept, last first."""
    check = Check(_capital, Scope.GLOSSARY, Severity.ERROR, Category.MISSPELLING)
    monkeypatch.setattr("ftzterms.cli._lint.check_ids", lambda: [check.id])
    monkeypatch.setattr(
        "ftzterms.cli._lint.glossary_checks", lambda wanted: {check.id: check} if wanted(check.id) else {}
    )
    monkeypatch.setattr("ftzterms.checks.all_checks", lambda: {check.id: check})


@pytest.mark.usefixtures("one_check")
def test_lint(program: Program) -> None:
    ran = program("glossary", "lint", "terms.toml")
    assert (ran.status, ran.err) == (1, "")
    assert (
        ran.out
        == """\
terms.toml:1:1  error[capital-letter]  “inter-ministerial-joint-meeting” has no capital

terms.toml:26:1  error[capital-letter]  “new-quality-productive-forces” has no capital

2 errors, 0 warnings in 1 file (3 concepts, 11 terms, 190 characters compared)
Why, and what to write instead: ftzterms explain capital-letter
"""
    )


@pytest.mark.usefixtures("one_check")
def test_lint_takes_the_options_of_findings(program: Program) -> None:
    ran = program("glossary", "lint", "terms.toml", "--confidence", "low", "-o", "jsonl")
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert [finding["unit"] for finding in found] == [
        "inter-ministerial-joint-meeting",
        "state-council",
        "new-quality-productive-forces",
    ]
    assert len({finding["fingerprint"] for finding in found}) == 3
    assert all(finding["side"] == "unit" and finding["concept"] == finding["unit"] for finding in found)
    assert program("glossary", "lint", "terms.toml", "--ignore", "capital-letter").status == 3
    assert program("glossary", "lint", "terms.toml", "--select", "x").status == 2


@pytest.mark.usefixtures("one_check")
def test_lint_tells_what_cannot_be_read_and_checks_the_rest(program: Program) -> None:
    program.write("bad.toml", "[[concept]]\nid = 1\n")
    ran = program("glossary", "lint", "bad.toml", "terms.toml", "-o", "concise")
    assert ran.status == 2
    assert ran.err.startswith("bad.toml:")
    assert "terms.toml:1:1: error[capital-letter]" in ran.out


@pytest.mark.usefixtures("one_check")
def test_lint_tells_what_was_repaired_in_reading(program: Program) -> None:
    program.write("twice.tbx", TWICE)
    ran = program("glossary", "lint", "twice.tbx", "-o", "concise")
    assert ran.status == 1
    assert ran.err.startswith("twice.tbx:1:")


@pytest.mark.usefixtures("one_check")
def test_lint_without_a_path_looks_at_the_built_in_glossary(program: Program) -> None:
    summary = json.loads(program("glossary", "lint", "-o", "json").out)["summary"]
    assert summary["scope"]["concepts"] > 100


@pytest.mark.usefixtures("one_check")
def test_lint_of_an_empty_glossary_checks_nothing(program: Program) -> None:
    program.write("empty.toml", "")
    ran = program("glossary", "lint", "empty.toml")
    assert ran.status in (2, 3)
    assert ran.err


def test_the_glossary_checks_that_there_are_pass_over_the_sample(program: Program) -> None:
    program.write("folder/terms.toml", GLOSSARY)
    ran = program("glossary", "lint", "folder", "-o", "json")
    expected = any(check.scope is Scope.GLOSSARY for check in all_checks().values())
    assert ran.status in ((0, 1) if expected else (3,))
