"""For GitHub Actions: annotations on the lines of a pull request.

A step shows 10 errors, 10 warnings and 10 notices and drops the rest without a word, so the worst come first,
repeats of one fault in one file share an annotation, and the last notice says what is not shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TextIO

from ftzterms.model import Finding, Report, Severity
from ftzterms.reporters._reporter import Reporter
from ftzterms.reporters._safe import safe
from ftzterms.reporters._wording import count

_LIMIT = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_LINES_NAMED = 8


def _write(report: Report, stream: TextIO) -> None:
    groups = sorted(_repeats(report.findings), key=lambda group: -group[0].severity)
    hidden = 0
    for severity, of_one in groupby(groups, key=lambda group: group[0].severity):
        room = _LIMIT - (severity is Severity.INFO)  # the pointer below is a notice too
        for number, group in enumerate(of_one):
            if number < room:
                stream.write(_annotation(group) + "\n")
            else:
                hidden += len(group)
    if hidden:
        stream.write(f"::notice title=ftzterms::{_pointer(hidden)}\n")


def _repeats(findings: Iterable[Finding]) -> Iterator[list[Finding]]:
    """Put findings together that say the same of one file, in the order of the first of each."""
    groups: dict[tuple[str, str, Severity, str], list[Finding]] = {}
    for finding in findings:
        key = (finding.path, finding.check, finding.severity, finding.message)
        groups.setdefault(key, []).append(finding)
    yield from groups.values()


def _annotation(group: list[Finding]) -> str:
    first = group[0]
    properties = {
        "title": f"ftzterms {first.check}",
        "file": first.path,
        "line": str(first.line or ""),
        "col": str(first.column or ""),
    }
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
    return f"::{_COMMANDS[first.severity]} {written}::{_data(first.message + _elsewhere(group))}"


def _elsewhere(group: list[Finding]) -> str:
    if len(group) == 1:
        return ""
    lines = list(dict.fromkeys(str(finding.line) for finding in group[1:]))
    more = ", …" if len(lines) > _LINES_NAMED else ""
    return f" (and {count(len(group) - 1, 'time')} more: line {', '.join(lines[:_LINES_NAMED])}{more})"


def _pointer(hidden: int) -> str:
    return f"{count(hidden, 'finding')} more than a step can show; all of them: ftzterms check -o concise"


def _data(text: str) -> str:
    return safe(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


github = Reporter("github", "for GitHub Actions: annotations in a pull request", _write, in_log=True)
