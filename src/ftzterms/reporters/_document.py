"""A finding as plain data, in the shape that the contract promises to scripts (version 1)."""

from __future__ import annotations

import json
from typing import Any

from ftzterms.model import Finding, Fix, Related
from ftzterms.reporters._safe import safe_json

VERSION = 1


def document(finding: Finding) -> dict[str, Any]:
    """Give a finding's public keys in their fixed order; `concept`, `fix`, `related` where there is one."""
    found: dict[str, Any] = {
        "version": VERSION,
        "check": finding.check,
        "severity": str(finding.severity),
        "confidence": str(finding.confidence),
        "category": str(finding.category),
        "message": finding.message,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "unit": finding.unit,
        "side": str(finding.side),
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
    }
    if finding.concept:
        found["concept"] = finding.concept
    if finding.fix:
        found["fix"] = _fix(finding.fix)
    if finding.related:
        found["related"] = [_related(place) for place in finding.related]
    found["fingerprint"] = finding.fingerprint
    found["help"] = f"ftzterms explain {finding.check}"
    return found


def dump(value: object) -> str:
    """Write a value as JSON on one line, readable, with no invisible character in it."""
    return safe_json(json.dumps(value, ensure_ascii=False))


def _fix(fix: Fix) -> dict[str, Any]:
    return {
        "start": fix.span.start,
        "end": fix.span.end,
        "replacement": fix.replacement,
        "safe": fix.safe,
    }


def _related(related: Related) -> dict[str, Any]:
    return {
        "unit": related.unit,
        "side": str(related.side),
        "start": related.span.start,
        "end": related.span.end,
        "text": related.text,
    }
