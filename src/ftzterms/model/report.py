"""What a validation found, and what it looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import field

from ftzterms.model.finding import Finding, Severity
from ftzterms.model.value import value


@value
class Signature:
    """All that shapes a result, so that it can be repeated."""

    version: str
    glossary: str
    """A digest of the glossary's content."""
    checks: tuple[str, ...]
    options: tuple[tuple[str, str], ...] = ()


@value
class Scope:
    """How much was really compared."""

    files: int = 0
    units: int = 0
    characters: int = 0
    terms: int = 0
    """Glossary terms met, on both sides."""
    concepts: int = 0
    """Concept entries that glossary checks looked at."""

    def __add__(self, other: Scope) -> Scope:
        return Scope(
            self.files + other.files,
            self.units + other.units,
            self.characters + other.characters,
            self.terms + other.terms,
            self.concepts + other.concepts,
        )


@value
class Report:
    """The findings of one run, in file order, then unit order, then start."""

    findings: tuple[Finding, ...]
    scope: Scope
    signature: Signature
    pages: Mapping[str, str] = field(default_factory=dict, compare=False)
    """The manual page of each check that ran, by id, for outputs that carry help."""

    @property
    def ok(self) -> bool:
        """True when no finding is an error."""
        return all(finding.severity < Severity.ERROR for finding in self.findings)

    @property
    def counts(self) -> Mapping[str, int]:
        """Findings by check id."""
        return Counter(finding.check for finding in self.findings)
