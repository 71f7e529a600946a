"""For spreadsheets: one finding a row, in UTF-8 with the mark by which Excel knows it.

No cell is taken for a formula: one that begins like a formula gets an apostrophe before it, and so does one that begins
with an apostrophe, so that taking off one gives the text back.
"""

from __future__ import annotations

from typing import TextIO

from ftzterms.model import Finding, Report
from ftzterms.reporters._reporter import Reporter

_COLUMNS = (
    "path", "line", "column", "unit", "severity", "check", "message", "text", "replacement", "source", "target",
    "concept", "confidence", "fingerprint",
)  # fmt: skip
_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠")


def _write(report: Report, stream: TextIO) -> None:
    import csv

    stream.write("\ufeff")
    table = csv.writer(stream, lineterminator="\r\n")
    table.writerow(_COLUMNS)
    for finding in report.findings:
        table.writerow([_cell(text) for text in _row(finding)])


def _row(finding: Finding) -> list[str]:
    return [
        finding.path,
        str(finding.line or ""),
        str(finding.column or ""),
        finding.unit,
        str(finding.severity),
        finding.check,
        finding.message,
        finding.text,
        finding.fix.replacement if finding.fix else "",
        finding.source,
        finding.target,
        finding.concept,
        str(finding.confidence),
        finding.fingerprint,
    ]


def _cell(text: str) -> str:
    text = text.encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", "\\x00")
    return f"'{text}" if text.startswith(_LIKE_A_FORMULA) else text


csv_table = Reporter("csv", "for spreadsheets: one row for each finding", _write)
