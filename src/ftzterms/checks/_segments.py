"""Compare whole segments of a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from ftzterms.model import AnnotatedUnit, Related, Side, Span

_CLOSING = ".。!！?？;；:：,， "
_TextOf = Callable[[AnnotatedUnit], str]


def same_text(text: str) -> str:
    """Give what counts when two segments are compared: no capitals, outer spaces or closing punctuation."""
    return text.strip().rstrip(_CLOSING).lower()


def by_text(document: Sequence[AnnotatedUnit], text_of: _TextOf, other: _TextOf) -> Iterator[list[AnnotatedUnit]]:
    """Yield the units that share a text, where there are several and both sides are filled.

    The texts to compare are made twice, and never all at once, for they are as large as the document.
    """
    units = list(filter(other, document))
    hashes = [hash(same_text(text_of(unit))) for unit in units]
    several = {told for told, count in Counter(hashes).items() if count > 1}
    groups: dict[str, list[AnnotatedUnit]] = {}
    for unit, told in zip(units, hashes, strict=True):
        if told in several and (key := same_text(text_of(unit))):
            groups.setdefault(key, []).append(unit)
    yield from groups.values()


def too_short(text: str) -> bool:
    """Say whether a segment is no sentence: a Markdown heading, or under four Han characters or three words."""
    if text.startswith("#"):
        return True
    stripped = text.strip(_CLOSING)
    return len(stripped) < 4 if not stripped.isascii() else len(stripped.split()) < 3


def place(unit: AnnotatedUnit) -> Related:
    """Point at a unit's whole target."""
    return Related(unit.unit.id, Side.TARGET, Span(0, len(unit.target_text)), unit.target_text)
