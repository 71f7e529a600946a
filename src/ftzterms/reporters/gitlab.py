"""For GitLab: a code quality report, which merge requests show (`artifacts:reports:codequality`)."""

from __future__ import annotations

from collections import Counter
from typing import Any, TextIO

from ftzterms.model import Finding, Report, Severity
from ftzterms.reporters._document import dump
from ftzterms.reporters._reporter import Reporter

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def _write(report: Report, stream: TextIO) -> None:
    """Write one finding a line inside the list; every fingerprint is there once, as GitLab asks."""
    seen: Counter[str] = Counter()
    separator = "[\n"
    for finding in report.findings:
        seen[finding.fingerprint] += 1
        stream.write(separator + dump(_entry(finding, seen[finding.fingerprint])))
        separator = ",\n"
    stream.write("\n]\n" if report.findings else "[]\n")


def _entry(finding: Finding, number: int) -> dict[str, Any]:
    begin = {"line": max(finding.line, 1), "column": max(finding.column, 1)}
    return {
        "check_name": finding.check,
        "description": finding.message,
        "categories": ["Style"],
        "severity": _SEVERITIES[finding.severity],
        "fingerprint": f"{finding.fingerprint}:{number}" if number > 1 else finding.fingerprint,
        "location": {"path": finding.path.replace("\\", "/"), "positions": {"begin": begin, "end": begin}},
    }


gitlab = Reporter("gitlab", "for GitLab: code quality in a merge request", _write)
