"""For editors and logs: one finding a line."""

from __future__ import annotations

from typing import TextIO

from ftzterms.model import Report
from ftzterms.reporters._reporter import Reporter
from ftzterms.reporters._safe import safe
from ftzterms.reporters._screen import screen
from ftzterms.reporters._wording import place, verdict


def _write(report: Report, stream: TextIO) -> None:
    page = screen(stream)
    for finding in report.findings:
        page.line(f"{place(finding)}: {finding.severity}[{finding.check}] {safe(finding.message)}")
    page.line(verdict(report))


concise = Reporter("concise", "for editors and logs: one line for each finding", _write, in_log=True)
