"""The examples on the checks' pages are true: bad ones are found, exactly where marked, good ones are not."""

from __future__ import annotations

import pytest

from _pairs import bitext, pairs
from ftzterms import Config, Glossary, Validator
from ftzterms.checks import Check, Scope, all_checks
from ftzterms.model import Confidence, Side

CHECKS = [check for check in all_checks().values() if check.scope is not Scope.GLOSSARY]


def block(check: Check, name: str) -> list[str]:
    """Give the lines below `Bad:` or `Good:`."""
    lines = check.page.split("\n")
    start = lines.index(f"{name}:") + 1
    return [line for line in lines[start : _end(lines, start)] if line.strip()]


def _end(lines: list[str], start: int) -> int:
    return next((n for n in range(start, len(lines)) if lines[n] and not lines[n].startswith(" ")), len(lines))


def found(check: Check, lines: list[str], glossary: Glossary) -> set[tuple[str, Side, int, int]]:
    config = Config(select=frozenset({check.id}), confidence=Confidence.MEDIUM)
    report = Validator(glossary, config).validate(bitext(pairs(lines)))
    return {(finding.unit, finding.side, finding.start, finding.end) for finding in report.findings}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_bad_example_is_found_where_it_is_marked(check: Check, case_glossary: Glossary) -> None:
    lines = block(check, "Bad")
    expected = {
        (f"#{number}", side, start, end)
        for number, pair in enumerate(pairs(lines), 1)
        for side, text in zip((Side.SOURCE, Side.TARGET), pair, strict=True)
        for start, end in text.spans
    }
    assert expected, "mark the fault with ⟦…⟧"
    assert found(check, lines, case_glossary) == expected


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_good_example_is_clean(check: Check, case_glossary: Glossary) -> None:
    assert found(check, block(check, "Good"), case_glossary) == set()
