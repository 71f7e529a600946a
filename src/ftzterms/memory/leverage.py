"""How much of a new document a memory knows, in the bands that CAT tools show."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ftzterms.memory._neighbours import with_neighbours
from ftzterms.memory.match import Context, MatchKind
from ftzterms.memory.translation_memory import TranslationMemory
from ftzterms.model import TranslationUnit, primary
from ftzterms.text.han import is_han

_LOWEST = 0.5
_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")


class Band(StrEnum):
    """How well a segment of the document is known; a segment is in the first that fits."""

    CONTEXT = "context"
    EXACT = "100%"
    REPETITION = "repetition"
    """Stands earlier in the document."""
    HIGH = "95–99%"
    GOOD = "85–94%"
    FAIR = "75–84%"
    LOW = "50–74%"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a document is in one band."""

    segments: int = 0
    words: int = 0
    """Of languages without spaces, each character is one."""
    characters: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.segments + other.segments, self.words + other.words, self.characters + other.characters)


_BOUNDS = ((0.95, Band.HIGH), (0.85, Band.GOOD), (0.75, Band.FAIR), (_LOWEST, Band.LOW))


def leverage(memory: TranslationMemory, units: Iterable[TranslationUnit]) -> dict[Band, Share]:
    """Count the segments of a document by what the memory knows of them; of a monolingual one its only texts."""
    found = dict.fromkeys(Band, Share())
    seen: set[str] = set()
    for unit, before, after, _ in with_neighbours(units, _text):
        side = unit.source or unit.target
        if side is None or not side.text.strip():
            continue
        context = Context(before, after)
        band = _band(memory, side.text, primary(side.language), context, known=side.text in seen)
        seen.add(side.text)
        found[band] += Share(1, words(side.text), len(side.text))
    return found


def words(text: str) -> int:
    """Count the words of a text; each Han character is one."""
    han = sum(map(is_han, text))
    return han + len(_WORD.findall("".join(" " if is_han(char) else char for char in text) if han else text))


def _band(memory: TranslationMemory, text: str, language: str, context: Context, *, known: bool) -> Band:
    direction = {"zh": "zh-en", "en": "en-zh"}.get(language, "")
    best = next(iter(memory.search(text, limit=1, minimum=_LOWEST, direction=direction, context=context)), None)
    if best and best.kind is not MatchKind.FUZZY and best.score >= 1:
        return Band.CONTEXT if best.kind is MatchKind.CONTEXT else Band.EXACT
    if known:
        return Band.REPETITION
    return next((band for bound, band in _BOUNDS if best and best.score >= bound), Band.NEW)


def _text(unit: TranslationUnit) -> str | None:
    side = unit.source or unit.target
    return side.text if side else None
