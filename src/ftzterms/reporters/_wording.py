"""How a finding and a report are put into words, the same in every output for people."""

from __future__ import annotations

from collections import Counter

from ftzterms.model import Finding, Report, Severity
from ftzterms.reporters._safe import safe

NOTHING = "nothing was checked"
TIED = "\u00a0"
"""Keeps a number and what it counts on one line."""


def count(number: int, noun: str) -> str:
    """Say a number of things: `1 error`, `1,200 units`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def place(finding: Finding) -> str:
    """Say where a finding stands, as editors and terminals make a link of it: `path:line:column`."""
    if not finding.line:
        return safe(f"{finding.path} {finding.unit}".strip())
    parts = (finding.path, finding.line, finding.column)
    return safe(":".join(str(part) for part in parts if part))


def verdict(report: Report) -> str:
    """Say what was found and how much was really compared, on one line."""
    scope = report.scope
    if not report.signature.checks or not (scope.units or scope.concepts):
        return NOTHING
    counts = Counter(finding.severity for finding in report.findings)
    found = [
        count(counts[severity], noun)
        for severity, noun in (
            (Severity.ERROR, "error"),
            (Severity.WARNING, "warning"),
            (Severity.INFO, "remark"),
        )
        if counts[severity] or severity is not Severity.INFO
    ]
    looked_at = count(scope.concepts, "concept") if scope.concepts else count(scope.units, "unit")
    compared = [looked_at, count(scope.terms, "term")]
    compared += [count(scope.figures, "figure")] if scope.figures else []
    compared.append(count(scope.characters, "character"))
    return f"{', '.join(found)} in {count(scope.files, 'file')} ({', '.join(compared)} compared){_hidden(report)}"


def _hidden(report: Report) -> str:
    """Say how many findings are not shown, and why."""
    hidden = ((report.hidden.suppressed, "suppressed"), (report.hidden.known, "known before"))
    said = ", ".join(f"{number:,} {why}" for number, why in hidden if number)
    return f"; not shown: {said}" if said else ""


def by_check(report: Report) -> str:
    """Count the findings of each check, the most frequent first."""
    ranked = sorted(report.counts.items(), key=lambda counted: (-counted[1], counted[0]))
    return " · ".join(f"{number:,}{TIED}{check}" for check, number in ranked)


def next_command(report: Report) -> str:
    """Name the command that explains the most frequent of the worst findings; empty when there is none."""
    worst = max((finding.severity for finding in report.findings), default=None)
    checks = Counter(finding.check for finding in report.findings if finding.severity is worst)
    return f"ftzterms explain {checks.most_common(1)[0][0]}" if checks else ""
