"""What a validation found, and what it looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from ftzterms.model.errors import FtzTermsError
from ftzterms.model.finding import Finding, Severity
from ftzterms.model.value import field, value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ftzterms.model.overview import ConceptUse, Since


@value
class Signature:
    """All that shapes a result, so that it can be repeated."""

    version: str
    glossary: str
    """A digest of the glossary's content."""
    checks: tuple[str, ...]
    options: tuple[tuple[str, str], ...] = ()

    def __add__(self, other: Signature) -> Signature:
        """Name what shapes a result of two parts, whose files may be set in different ways."""
        if self == other:
            return self
        glossaries = dict.fromkeys((*self.glossary.split("+"), *other.glossary.split("+")))
        checks = tuple(sorted({*self.checks, *other.checks}))
        return Signature(self.version, "+".join(glossaries), checks, tuple(dict.fromkeys(self.options + other.options)))


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
    figures: int = 0
    """Figures laid beside those of the other side."""

    def __add__(self, other: Scope) -> Scope:
        return Scope(
            self.files + other.files,
            self.units + other.units,
            self.characters + other.characters,
            self.terms + other.terms,
            self.concepts + other.concepts,
            self.figures + other.figures,
        )


@value
class Hidden:
    """What was found and is not shown, because somebody has said so."""

    suppressed: int = 0
    known: int = 0
    """Findings of the baseline, or that stood there before the change that was asked about."""
    used: frozenset[tuple[str, int]] = frozenset()
    """File and line of the orders of the configuration that hid something."""
    notices: tuple[FtzTermsError, ...] = ()
    """Orders and entries that are wrong, have run out, or hide nothing."""

    def __add__(self, other: Hidden) -> Hidden:
        return Hidden(
            self.suppressed + other.suppressed,
            self.known + other.known,
            self.used | other.used,
            self.notices + other.notices,
        )


@value
class Report:
    """The findings of one run, in file order, then unit order, then start."""

    findings: Sequence[Finding]
    """A tuple; of very many, a sequence that reads them from a temporary file."""
    scope: Scope
    signature: Signature
    pages: Mapping[str, str] = field(default_factory=dict, compare=False)
    """The manual page of each check that ran, by id, for outputs that carry help."""
    lines: Mapping[tuple[str, int], str] = field(default_factory=dict, compare=False)
    """The lines of files, by path and number, for outputs that count in another unit than code points."""
    hidden: Hidden = Hidden()
    language: str = "en"
    """What people are spoken to in: `en` or `zh`."""
    uses: tuple[ConceptUse, ...] = ()
    """How the concepts met were rendered, where it was counted."""
    since: Since | None = None
    """What changed beside an earlier run, where there is one."""

    @property
    def ok(self) -> bool:
        """True when no finding is an error."""
        return all(finding.severity < Severity.ERROR for finding in self.findings)

    @property
    def counts(self) -> Mapping[str, int]:
        """Findings by check id."""
        return Counter(finding.check for finding in self.findings)
