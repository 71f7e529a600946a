"""For code scanning: SARIF 2.1.0 (OASIS, 27 March 2020)."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import quote

from ftzterms.model import Finding, Related, Report, Severity
from ftzterms.reporters._columns import end_column
from ftzterms.reporters._document import dump
from ftzterms.reporters._reporter import Reporter
from ftzterms.reporters._wording import count
from ftzterms.reporters._worst import worst

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ROOT = "%SRCROOT%"
_MOST_RESULTS = 5_000
"""GitHub shows no more, and drops a file with more than 25,000 whole."""


def _write(report: Report, stream: TextIO) -> None:
    stream.write(dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report)]}) + "\n")


def _run(report: Report) -> dict[str, Any]:
    findings, left_out = _worst(report)
    rules = sorted({*report.signature.checks, *(finding.check for finding in findings)})
    seen: Counter[str] = Counter()
    return {
        "tool": {"driver": _driver(report, rules)},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder in which ftzterms was started."}}},
        "invocations": [_invocation(left_out)],
        "results": [_result(finding, rules.index(finding.check), seen) for finding in findings],
        "properties": {"glossary": report.signature.glossary, "options": dict(report.signature.options)},
    }


def _worst(report: Report) -> tuple[list[Finding], int]:
    """Keep the most severe findings where there are too many, in their order."""
    kept = [finding for _, finding in worst(report.findings, _MOST_RESULTS)]
    return kept, len(report.findings) - len(kept)


def _driver(report: Report, rules: list[str]) -> dict[str, Any]:
    return {
        "name": "ftzterms",
        "semanticVersion": report.signature.version,
        "rules": [_rule(check, report.pages.get(check, "")) for check in rules],
    }


def _rule(check: str, page: str) -> dict[str, Any]:
    command = f"ftzterms explain {check}"
    return {
        "id": check,
        "shortDescription": {"text": page.partition("\n")[0] or check},
        "help": {"text": f"{page}\n\n{command}".strip(), "markdown": _markdown(page, command)},
    }


def _markdown(page: str, command: str) -> str:
    """Set the page as it is, so that no text in it becomes markup: fenced longer than any fence in it."""
    fence = "`" * (max((len(run) for run in page.split() if not run.strip("`")), default=2) + 1)
    block = f"{fence}text\n{page}\n{fence}\n\n" if page else ""
    return f"{block}`{command}`"


def _invocation(left_out: int) -> dict[str, Any]:
    if not left_out:
        return {"executionSuccessful": True}
    message = f"{count(left_out, 'finding')} of lower severity left out of this file: ftzterms check -o jsonl"
    notification = {"level": "warning", "message": {"text": message}}
    return {"executionSuccessful": True, "toolExecutionNotifications": [notification]}


def _result(finding: Finding, rule: int, seen: Counter[str]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.check,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(finding)],
    }
    if finding.related:
        result["relatedLocations"] = [_related(place) for place in finding.related]
    if finding.fingerprint:
        seen[finding.fingerprint] += 1
        stable = f"{finding.fingerprint}:{seen[finding.fingerprint]}"
        result["partialFingerprints"] = {"primaryLocationLineHash": stable}
    result["properties"] = _properties(finding)
    return result


def _location(finding: Finding) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(finding.path)}
    if finding.line:
        physical["region"] = _region(finding)
    return {"physicalLocation": physical, "logicalLocations": [{"name": finding.unit, "kind": "unit"}]}


def _region(finding: Finding) -> dict[str, Any]:
    """Give the place in the file; its end is left open where the file writes the words in another way."""
    region: dict[str, Any] = {"startLine": finding.line}
    if finding.column:
        region["startColumn"] = finding.column
        end = end_column(finding.column, finding.text)
        if end:
            region["endColumn"] = end
    return region


def _artifact(path: str) -> dict[str, Any]:
    """Name a file relative to where we started, or by a `file:` URI when it lies elsewhere (RFC 3986)."""
    place = Path(path)
    if place.is_absolute():
        if not place.is_relative_to(Path.cwd()):
            return {"uri": place.as_uri()}
        place = place.relative_to(Path.cwd())
    return {"uri": quote(os.fsencode(place.as_posix())), "uriBaseId": _ROOT}


def _related(related: Related) -> dict[str, Any]:
    return {
        "message": {"text": f"{related.side}: {related.text}"},
        "logicalLocations": [{"name": related.unit, "kind": "unit"}],
    }


def _properties(finding: Finding) -> dict[str, Any]:
    return {
        "category": str(finding.category),
        "confidence": str(finding.confidence),
        "concept": finding.concept,
        "unit": finding.unit,
        "side": str(finding.side),
        "text": finding.text,
    }


sarif = Reporter("sarif", "for code scanning: SARIF 2.1.0", _write)
