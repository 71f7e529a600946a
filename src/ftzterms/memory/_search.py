"""Search a memory: which of its texts are the same as a text, and which are most like it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from heapq import nlargest
from typing import Any, NamedTuple

from ftzterms.memory._kept_texts import COLUMNS, Direction, KeptTexts, Text
from ftzterms.memory._likely import Measured, Taken, compare_likely
from ftzterms.memory._rows import READ, text_key
from ftzterms.memory._search_index import SearchIndex, Side
from ftzterms.memory.match import DEFAULT_PENALTIES, NO_CONTEXT, Context, Penalties
from ftzterms.text.fold import fold
from ftzterms.text.han import has_han

_ALIKE = 4
"""So many units with the same pair of texts are looked at, and so many times as many of one text as matches."""
_MOST_VALUES = 500
"""Values in one question to SQLite."""
_FEW = 8
"""So many texts are compared at once without a look at what they have in common."""
_WORD = 64
"""Characters whose comparison is one row of bits, for which that look takes as long."""
_TOLD = 64
"""So many of the texts that are like the one asked for are looked at first; more are rarely needed."""
_SLACK = 1e-9
_MAPPED = 1 << 30
"""Bytes of the file that a search reads where the system keeps them, without copying pages."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for, and how."""

    text: str
    language: str
    """The primary tag of the text's language."""
    other_language: str = ""
    """That of the translation; empty for any."""
    limit: int = 5
    minimum: float = 0.7
    context: Context = NO_CONTEXT
    penalties: Penalties = DEFAULT_PENALTIES
    exhaustive: bool = False
    omegat: bool = False


class Details(NamedTuple):
    """What the memory knows of a unit beside what the unit says."""

    before: int | None
    """The key of the source text before it."""
    after: int | None
    user: str
    changed: str
    """The latest of its dates, `YYYYMMDDThhmmssZ`; empty when it has none."""
    keys: tuple[int | None, int | None]
    """Those of its source text and of its target text."""
    row: Sequence[Any]
    """The columns `READ`."""


class Alike(NamedTuple):
    """A text that is like the one asked for."""

    similarity: float
    folded: str
    details: Details


@dataclass(slots=True)
class _Found:
    """The texts so far that may be among the best: how similar each is, and whose it is."""

    question: Question
    folded: str
    direction: Direction
    similarities: dict[str, float] = field(default_factory=dict)
    sides: dict[Side, str] = field(default_factory=dict)
    """The text of each side."""
    proved: bool = True
    """Whether it is proved that no other text is better."""

    def wanted(self) -> float:
        """Say how similar another text must be."""
        best, least = nlargest(self.question.limit, self.similarities.values()), min(self.question.minimum, 1.0)
        return max(least, best[-1]) if len(best) == self.question.limit else least


class Searcher:
    """Searches the memory behind a connection."""

    def __init__(self, connection: sqlite3.Connection, index: SearchIndex) -> None:
        self._connection = connection
        self._index = index
        self._texts = KeptTexts(connection, index)
        self._version = -1

    def best(self, question: Question) -> dict[Side, Alike]:
        """Give the sides of the best texts: those that have the same text, and those like it."""
        if question.limit < 1:
            return {}
        found = self.similar(question)
        exact = list(self._exact(question, found))
        details = self._details([side >> 1 for side in exact])
        same = {side: Alike(1.0, found.folded, said) for side in exact if (said := details.get(side >> 1))}
        return {**self.most_alike(found), **same}

    def most_alike(self, found: _Found) -> dict[Side, Alike]:
        """Give the best of what was compared: of each pair of texts, and of each text, no more than may be of use."""
        least, known = found.wanted(), found.similarities
        sides = [side for side, text in found.sides.items() if known[text] >= least]
        details = self._details([side >> 1 for side in sides])
        pairs, texts, best = Counter[tuple[str, int | None]](), Counter[str](), dict[Side, Alike]()
        for side in sides:
            text, said = found.sides[side], details.get(side >> 1)
            pair = text, said.keys[1 - side % 2] if said else None
            if said is None or pairs[pair] >= _ALIKE:
                continue
            texts[text] += not pairs[pair]
            pairs[pair] += 1
            if texts[text] <= _ALIKE * found.question.limit:
                best[side] = Alike(known[text], text, said)
        return best

    def similar(self, question: Question) -> _Found:
        """Compare the texts that may be among the best."""
        self._refresh()
        direction = self._texts.direction(question.language, question.other_language)
        found = _Found(question, fold(question.text).text, direction)
        if not found.folded:
            return found
        self._look_at_waiting(found)
        found.proved = compare_likely(
            self._index,
            found.folded,
            question.language,
            found.wanted(),
            lambda taken, margin: self._measure_taken(found, taken, margin),
            exhaustive=question.exhaustive,
        )
        return found

    def _exact(self, question: Question, like: _Found) -> Iterator[Side]:
        """Yield the sides whose text is the same: sources by their key, targets among the texts that are like it."""
        context, direction = question.context, like.direction
        beside = (text_key(text) if text is not None else -1 for text in (context.before, context.after))
        known = (*beside, context.id or None, _ALIKE * question.limit)
        for is_target, where, values in self._same(text_key(question.text), like):
            asked = (
                f"SELECT id, {COLUMNS[is_target]}, source_language, target_language FROM unit WHERE {where} "
                "ORDER BY (before IS ?) + (after IS ?) + 2 * (name IS ?) DESC, id LIMIT ?"
            )
            for number, text, *tags in self._connection.execute(asked, (*values, *known)):
                if text == question.text and direction.takes(tags[is_target], tags[1 - is_target]):
                    yield number * 2 + is_target

    def _same(self, key: int, like: _Found) -> Iterator[tuple[int, str, list[int]]]:
        """Yield where the same text may stand: the column, and a condition with its values."""
        yield 0, "source_key = ?", [key]
        targets = [side >> 1 for side, text in like.sides.items() if side & 1 and text == like.folded]
        for start in range(0, len(targets), _MOST_VALUES):
            some = targets[start : start + _MOST_VALUES]
            yield 1, f"id IN ({', '.join('?' * len(some))}) AND +target_key = ?", [*some, key]

    def _refresh(self) -> None:
        """Forget texts when another process has written, or when they are too many."""
        version = self._index.version()
        if self._version < 0:
            self._connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
        if version != self._version or self._texts.is_full:
            self.forget()
            self._version = version

    def forget(self) -> None:
        """Drop the texts that were kept; they may have changed."""
        self._texts.forget()

    def _look_at_waiting(self, found: _Found) -> None:
        """Compare the units that the index does not hold yet, all of them."""
        sides = [number * 2 + is_target for number in self._index.waiting_units() for is_target in (0, 1)]
        if sides:
            self._measure(found, self._texts.of_waiting(sides, found.direction), sides.__getitem__, 0.0)

    def _measure_taken(self, found: _Found, taken: Sequence[Taken], margin: float) -> Measured:
        """Compare texts of the index."""
        texts = self._texts.in_blocks(taken, found.direction)

        def side_at(place: int) -> Side:
            for block, positions in taken:
                if place < len(positions):
                    return self._index.sides(block)[positions[place]]
                place -= len(positions)
            raise IndexError

        return self._measure(found, texts, side_at, margin)

    def _measure(self, found: _Found, texts: Sequence[Text], side_at: Callable[[int], Side], margin: float) -> Measured:
        """Compare texts; those that are no longer there, or in another language, are passed over."""
        from rapidfuzz import process
        from rapidfuzz.distance import LCSseq

        wanted = found.wanted()
        least, places = wanted - margin, None
        if len(found.folded) > _WORD and len(texts) > _FEW:
            # what two texts have in common in one order is found faster, and is no less
            near = process.extract(
                found.folded, texts, scorer=LCSseq.normalized_similarity, score_cutoff=least - _SLACK, limit=None
            )
            texts, places = [text for text, _, _ in near], [place for _, _, place in near]
        fresh: set[str] = set()
        for folded, score, place in _nearest_first(found.folded, texts, least):
            if score < wanted and fresh:
                break
            if folded not in found.similarities:
                fresh.add(folded)
            if score >= wanted:
                found.sides[side_at(places[place] if places else place)] = folded
                found.similarities[folded] = score
            if len(fresh) == found.question.limit:
                wanted = max(wanted, score)
        return Measured(found.wanted(), bool(fresh))

    def _details(self, numbers: Sequence[int]) -> dict[int, Details]:
        """Give what the memory knows of units."""
        found: dict[int, Details] = {}
        for start in range(0, len(numbers), _MOST_VALUES):
            some = numbers[start : start + _MOST_VALUES]
            asked = (
                f"SELECT before, after, user, changed, source_key, target_key, {READ} FROM unit "
                f"WHERE id IN ({', '.join('?' * len(some))})"
            )
            for before, after, user, changed, source, target, *row in self._connection.execute(asked, some):
                found[row[0]] = Details(before, after, user, changed, (source, target), row)
        return found


def _nearest_first(asked: str, texts: Sequence[Text], least: float) -> Iterator[tuple[str, float, int]]:
    """Yield the texts that are at least so similar, each with its similarity and its place."""
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    compare = partial(process.extract, asked, texts, scorer=Levenshtein.normalized_similarity, score_cutoff=least)
    yield from (first := compare(limit=_TOLD))
    if len(first) == _TOLD:
        yield from compare(limit=None)[_TOLD:]


def language_of(text: str) -> str:
    """Guess whether a text is Chinese or English."""
    return "zh" if has_han(text) else "en"
