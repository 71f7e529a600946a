"""For Jenkins and what else reads it: the XML of Checkstyle."""

from __future__ import annotations

from itertools import groupby
from typing import TextIO

from ftzterms.model import Finding, Report
from ftzterms.reporters._reporter import Reporter
from ftzterms.reporters._xml import element, opening


def _write(report: Report, stream: TextIO) -> None:
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n')
    for path, findings in groupby(report.findings, key=lambda finding: finding.path):
        stream.write(opening("file", {"name": path}) + "\n")
        stream.writelines(f"{_error(finding)}\n" for finding in findings)
        stream.write("</file>\n")
    stream.write("</checkstyle>\n")


def _error(finding: Finding) -> str:
    place = {"line": finding.line, "column": finding.column}
    said = {"severity": finding.severity, "message": finding.message, "source": f"ftzterms.{finding.check}"}
    return element("error", {key: number for key, number in place.items() if number} | said)


checkstyle = Reporter("checkstyle", "for Jenkins: Checkstyle XML", _write)
