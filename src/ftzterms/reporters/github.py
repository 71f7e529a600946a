"""For GitHub Actions: annotations on the lines of a pull request.

A step shows 10 errors, 10 warnings and 10 notices and drops the rest without a word, so the worst come first,
repeats of one fault in one file share an annotation, and the last notice says what is not shown.
"""

from __future__ import annotations

from typing import TextIO

from ftzterms.model import Finding, Report, Severity
from ftzterms.reporters._reporter import Reporter
from ftzterms.reporters._safe import safe
from ftzterms.reporters._wording import count

_LIMIT = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_LINES_NAMED = 8


class _Group:
    """Findings that say the same of one file."""

    def __init__(self, first: Finding) -> None:
        self.first = first
        self.again = 0
        self.lines: dict[int, None] = {}
        """Where the others stand; one more than are named."""

    def add(self, finding: Finding) -> None:
        """Take another one."""
        self.again += 1
        if len(self.lines) <= _LINES_NAMED:
            self.lines[finding.line] = None


def _write(report: Report, stream: TextIO) -> None:
    shown: dict[Severity, dict[tuple[str, str, str], _Group]] = {severity: {} for severity in reversed(Severity)}
    hidden = 0
    for finding in report.findings:
        groups, key = shown[finding.severity], (finding.path, finding.check, finding.message)
        if key in groups:
            groups[key].add(finding)
        elif len(groups) < _LIMIT - (finding.severity is Severity.INFO):  # the pointer below is a notice too
            groups[key] = _Group(finding)
        else:
            hidden += 1
    for groups in shown.values():
        stream.writelines(_annotation(group) + "\n" for group in groups.values())
    if hidden:
        stream.write(f"::notice title=ftzterms::{_pointer(hidden)}\n")


def _annotation(group: _Group) -> str:
    first = group.first
    properties = {
        "title": f"ftzterms {first.check}",
        "file": first.path,
        "line": str(first.line or ""),
        "col": str(first.column or ""),
    }
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
    return f"::{_COMMANDS[first.severity]} {written}::{_data(first.message + _elsewhere(group))}"


def _elsewhere(group: _Group) -> str:
    if not group.again:
        return ""
    lines = list(map(str, group.lines))
    more = ", …" if len(lines) > _LINES_NAMED else ""
    return f" (and {count(group.again, 'time')} more: line {', '.join(lines[:_LINES_NAMED])}{more})"


def _pointer(hidden: int) -> str:
    return f"{count(hidden, 'finding')} more than a step can show; all of them: ftzterms check -o concise"


def _data(text: str) -> str:
    return safe(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


github = Reporter("github", "for GitHub Actions: annotations in a pull request", _write, in_log=True)
