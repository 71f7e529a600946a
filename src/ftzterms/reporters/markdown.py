"""For pull requests and step summaries: a page of Markdown, the worst first.

A page is at most a mebibyte long, which is what GitHub takes of a step; what does not fit is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TextIO

from ftzterms.model import Finding, Report, Severity
from ftzterms.reporters._markdown import plain
from ftzterms.reporters._reporter import Reporter
from ftzterms.reporters._wording import count, next_command, place, verdict, why
from ftzterms.reporters._worst import worst_first

_MOST_BYTES = 1_000_000
_MARKS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}


def _write(report: Report, stream: TextIO) -> None:
    room = _MOST_BYTES
    for number, line in enumerate(_lines(report)):
        size = len(line.encode("utf-8", "backslashreplace")) + 1
        if size > room:
            left = len(report.findings) - max(number - _before_rows(report), 0)
            stream.write(f"\n{count(left, 'finding')} more than a page can show; all of them: `ftzterms check`\n")
            return
        room -= size
        stream.write(line + "\n")


def _lines(report: Report) -> Iterator[str]:
    yield f"## ftzterms: {plain(verdict(report))}"
    if not report.findings:
        return
    yield from ("", "| check | findings |", "|---|--:|")
    for check, number in _ranked(report):
        yield f"| {plain(check)} | {number:,} |"
    yield from ("", "| where | what | text |", "|---|---|---|")
    for finding in worst_first(report.findings):
        yield _row(finding)
    yield from ("", f"{why(report)}`{next_command(report)}`")


def _before_rows(report: Report) -> int:
    """Count the lines before the first finding."""
    return len(report.counts) + 7


def _ranked(report: Report) -> list[tuple[str, int]]:
    return sorted(Counter(report.counts).items(), key=lambda counted: (-counted[1], counted[0]))


def _row(finding: Finding) -> str:
    better = f" → {plain(finding.fix.replacement)}" if finding.fix else ""
    what = f"{_MARKS[finding.severity]} {plain(finding.check)}<br>{plain(finding.message)}"
    return f"| {plain(place(finding))}<br>{plain(finding.unit)} | {what} | {plain(finding.text)}{better} |"


markdown = Reporter("markdown", "for pull requests and step summaries: a page of Markdown", _write)
