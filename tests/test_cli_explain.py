"""`ftzterms explain`: the pages of the checks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cli_samples import Program
from ftzterms.checks import Check, Scope, all_checks
from ftzterms.model import Category, Remark, Severity


@pytest.mark.parametrize("name", sorted(all_checks()))
def test_every_check_has_a_page_with_examples(program: Program, name: str) -> None:
    ran = program("explain", name)
    assert (ran.status, ran.err) == (0, "")
    title, first, *rest = ran.out.split("\n\n")
    check = all_checks()[name]
    assert title.startswith(f"{name}  {check.severity} · {check.category} · looks at ")
    assert " ".join(first.splitlines()) == check.page.partition("\n\n")[0].replace("\n", " ")
    assert any(part.startswith("Bad:\n") and "\nGood:\n" in part for part in rest)


def test_the_list_has_one_entry_a_check(program: Program) -> None:
    ran = program("explain")
    starts = [line.split()[0] for line in ran.out.splitlines() if line and not line.startswith(" ")]
    assert starts[:-1] == list(all_checks())
    assert ran.out.endswith(f"{len(all_checks())} checks. One page each: ftzterms explain ID\n")


def test_an_unknown_check_is_refused_with_a_suggestion(program: Program) -> None:
    ran = program("explain", "missing-terms")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "there is no check 'missing-terms' (did you mean 'missing-term'?)\n"


def swapped_words(document: object, *, longest_gap: int = 3) -> Iterator[Remark]:
    """Do nothing: only its page is read."""
    raise AssertionError(document, longest_gap)


class Page(Check):
    """A check whose page is given here, not read from a module."""

    @property
    def page(self) -> str:
        return (
            "Two words\nhave changed places.\n\nBad:\n    zh: 自由⟦贸易⟧\n    en: trade\n\nEvil \x1b[31m text and\n"
            + "long lines " * 11
            + "long lines"
        )


def test_a_page_is_filled_to_the_screen_and_names_its_options(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = Page(swapped_words, Scope.DOCUMENT, Severity.INFO, Category.INCONSISTENCY)
    monkeypatch.setattr("ftzterms.checks.all_checks", lambda: {check.id: check})
    monkeypatch.setenv("COLUMNS", "60")
    assert (
        program("explain", "swapped-words").out
        == """\
swapped-words  info · inconsistency · looks at a whole document

Two words have changed places.

Bad:
    zh: 自由⟦贸易⟧
    en: trade

Evil \\x1b[31m text and long lines long lines long lines long
lines long lines long lines long lines long lines long lines
long lines long lines long lines

Options:
    longest-gap = 3
"""
    )
    monkeypatch.setenv("FORCE_COLOR", "1")
    lines = program("explain", "swapped-words").out.splitlines()
    assert lines[0].startswith("\x1b[1mswapped-words\x1b[0m  \x1b[1;36minfo\x1b[0m · ")
    assert lines[4:6] == ["\x1b[1mBad:\x1b[0m", "    zh: 自由\x1b[1;31m⟦贸易⟧\x1b[0m"]
