"""For scripts: one finding a line, as JSON."""

from __future__ import annotations

from typing import TextIO

from ftzterms.model import Report
from ftzterms.reporters._document import document, dump
from ftzterms.reporters._reporter import Reporter


def _write(report: Report, stream: TextIO) -> None:
    stream.writelines(dump(document(finding)) + "\n" for finding in report.findings)


jsonl = Reporter("jsonl", "for scripts: one JSON object a line, one for each finding", _write)
