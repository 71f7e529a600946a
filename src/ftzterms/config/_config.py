"""The settings of one run, as values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ftzterms.model import Confidence, ConfigurationError, Severity, field, nearest, value

if TYPE_CHECKING:
    from datetime import date


@value
class CheckSettings:
    """How one check is set; what is None stays as the check has it."""

    severity: Severity | None = None
    confidence: Confidence | None = None
    """Its findings below it are not shown."""
    options: Mapping[str, object] = field(default_factory=dict)


@value
class Suppression:
    """An order to keep quiet about some findings; all that is given must fit a finding."""

    reason: str
    checks: frozenset[str] = frozenset()
    """Of these checks; empty for any."""
    files: tuple[str, ...] = ()
    """In files with such a name (patterns as in `.gitignore`); empty for any."""
    concepts: frozenset[str] = frozenset()
    text: str = ""
    """With these flagged words."""
    until: date | None = None
    """The last day on which it holds."""
    path: str = ""
    line: int = 0
    """Where it is written, for messages."""


@value
class Config:
    """The settings of one run."""

    select: frozenset[str] = frozenset()
    """Only these checks; empty means all."""
    ignore: frozenset[str] = frozenset()
    """Not these checks."""
    confidence: Confidence = Confidence.MEDIUM
    """Findings below it are not shown."""
    direction: str = ""
    """`zh-en` or `en-zh`; empty: what each file says."""
    window: int = 25_000
    """How many units of a file make one document, at most: the checks that need the whole document hold so many, or
    fewer long ones.
    """
    checks: Mapping[str, CheckSettings] = field(default_factory=dict)
    """What is set for single checks, by id."""
    suppressions: tuple[Suppression, ...] = ()
    root: str = ""
    """The folder that names of files are told from in patterns and fingerprints; empty: as they are given."""

    def wants(self, check: str) -> bool:
        """Say whether a check runs."""
        return check not in self.ignore and (not self.select or check in self.select)

    def asked(self, check: str) -> Confidence:
        """Give the confidence that the remarks of a check must have to be shown."""
        own = self.checks.get(check)
        return own.confidence if own and own.confidence else self.confidence


def checked_ids(given: Iterable[str], known: Iterable[str]) -> frozenset[str]:
    """Give the ids, or refuse an unknown one with a suggestion (`ConfigurationError`)."""
    known = tuple(known)
    for name in given:
        if name not in known:
            close = nearest(name, known)
            hint = f"did you mean {close!r}?" if close else "`ftzterms explain` lists them"
            raise ConfigurationError(f"there is no check {name!r}", hint=hint)
    return frozenset(given)
