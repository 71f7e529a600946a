"""What a run is asked to do. Reading it from files comes with the configuration issue; the values are here."""

from __future__ import annotations

from collections.abc import Iterable

from ftzterms.model import Confidence, ConfigurationError, nearest, value


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
    """How many units of a file make one document, at most: the checks that need the whole document hold so many."""

    def wants(self, check: str) -> bool:
        """Say whether a check runs."""
        return check not in self.ignore and (not self.select or check in self.select)


def checked_ids(given: Iterable[str], known: Iterable[str]) -> frozenset[str]:
    """Give the ids, or refuse an unknown one with a suggestion (`ConfigurationError`)."""
    known = tuple(known)
    for name in given:
        if name not in known:
            close = nearest(name, known)
            hint = f"did you mean {close!r}?" if close else "`ftzterms explain` lists them"
            raise ConfigurationError(f"there is no check {name!r}", hint=hint)
    return frozenset(given)
