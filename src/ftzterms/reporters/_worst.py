"""Choose the worst of very many findings, without holding all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import nsmallest

from ftzterms.model import Finding, Severity


def worst(findings: Sequence[Finding], most: int) -> list[tuple[int, Finding]]:
    """Give the most severe ones with their numbers, in their order; of one severity the first."""
    if len(findings) <= most:
        return list(enumerate(findings))
    ranked = nsmallest(most, ((-finding.severity, number) for number, finding in enumerate(findings)))
    kept = {number for _, number in ranked}
    return [(number, finding) for number, finding in enumerate(findings) if number in kept]


def worst_first(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield findings by severity, those of one severity in their order."""
    for severity in reversed(Severity):
        yield from (finding for finding in findings if finding.severity is severity)
