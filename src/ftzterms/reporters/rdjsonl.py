"""For reviewdog: its diagnostic format, one finding a line; columns count bytes of UTF-8.

Where the line of the file is not known, or it is not UTF-8, only the line is told.
"""

from __future__ import annotations

from typing import Any, TextIO

from ftzterms.model import Finding, Report, Severity
from ftzterms.reporters._columns import Unit, column_in, end_column
from ftzterms.reporters._document import dump
from ftzterms.reporters._reporter import Reporter

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def _write(report: Report, stream: TextIO) -> None:
    stream.writelines(
        dump(_diagnostic(finding, report.lines.get((finding.path, finding.line)))) + "\n" for finding in report.findings
    )


def _diagnostic(finding: Finding, line: str | None) -> dict[str, Any]:
    location: dict[str, Any] = {"path": finding.path.replace("\\", "/")}
    span = _range(finding, line)
    if span:
        location["range"] = span
    diagnostic: dict[str, Any] = {
        "message": finding.message,
        "location": location,
        "severity": _SEVERITIES[finding.severity],
        "source": {"name": "ftzterms"},
        "code": {"value": finding.check},
    }
    if finding.fix and "end" in span:
        diagnostic["suggestions"] = [{"range": span, "text": finding.fix.replacement}]
    return diagnostic


def _range(finding: Finding, line: str | None) -> dict[str, Any]:
    """Give the place in the file; its end only where the words stand there as they were read."""
    if not finding.line:
        return {}
    if line is None or not finding.column:
        return {"start": {"line": finding.line}}
    span = {"start": {"line": finding.line, "column": column_in(line, finding.column, Unit.UTF_8)}}
    end = end_column(finding.column, finding.text)
    if end and line[finding.column - 1 : end - 1] == finding.text:
        span["end"] = {"line": finding.line, "column": column_in(line, end, Unit.UTF_8)}
    return span


rdjsonl = Reporter("rdjsonl", "for reviewdog: one diagnostic for each finding", _write)
