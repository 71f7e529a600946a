"""For scripts: the whole report as one JSON object."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, TextIO

from ftzterms.model import Report, Severity
from ftzterms.reporters._document import VERSION, document, dump
from ftzterms.reporters._reporter import Reporter


def _write(report: Report, stream: TextIO) -> None:
    """Write one finding a line inside the object, so that two reports can be compared line by line."""
    stream.write(f'{{"version": {VERSION},\n"findings": [')
    separator = "\n"
    for finding in report.findings:
        stream.write(separator + dump(document(finding)))
        separator = ",\n"
    stream.write(f'],\n"summary": {dump(_summary(report))}}}\n')


def _summary(report: Report) -> Mapping[str, Any]:
    severities = Counter(finding.severity for finding in report.findings)
    signature = report.signature
    return {
        "checks": dict(sorted(report.counts.items())),
        "severities": {str(severity): severities[severity] for severity in reversed(Severity)},
        "scope": asdict(report.scope),
        "hidden": {"suppressed": report.hidden.suppressed, "known": report.hidden.known},
        "notices": [str(notice) for notice in report.hidden.notices],
        "signature": {
            "version": signature.version,
            "glossary": signature.glossary,
            "checks": list(signature.checks),
            "options": dict(signature.options),
        },
    }


json_document = Reporter("json", "for scripts: the whole report as one JSON object", _write)
