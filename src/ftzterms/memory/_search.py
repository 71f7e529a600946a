"""Search a memory: the same text, the same text in its context, and texts that are like it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import nlargest

from ftzterms.memory._likely import Measured, compare_likely
from ftzterms.memory._omegat import omegat_scores
from ftzterms.memory._penalties import of_differences, of_unit
from ftzterms.memory._rows import text_key
from ftzterms.memory._search_index import SearchIndex, Side
from ftzterms.memory._similarity import Token, differences, figures_in
from ftzterms.memory._substitution import Substituted, substituted
from ftzterms.memory.match import (
    DEFAULT_PENALTIES,
    NO_CONTEXT,
    Context,
    DifferenceKind,
    Match,
    MatchKind,
    Penalties,
    Penalty,
    TextDifference,
)
from ftzterms.model import Span, TranslationUnit, primary
from ftzterms.text.fold import fold
from ftzterms.text.han import has_han

NUMBERS = frozenset({DifferenceKind.NUMBER, DifferenceKind.CASE, DifferenceKind.PUNCTUATION})
_ALIKE = 4
"""So many units with the same pair of texts are looked at, and so many times as many of one text as matches."""
_ASKED_AT_ONCE = 50
_MOST_VALUES = 500
"""Values in one question to SQLite."""
_COLUMNS = ("source", "target")
_ALL = [
    f"SELECT id, {column}, source_language, target_language, {other}_key FROM unit"
    for column, other in (_COLUMNS, _COLUMNS[::-1])
]
_QUESTIONS = [f"{asked} WHERE id IN ({', '.join('?' * _ASKED_AT_ONCE)})" for asked in _ALL]
_MANY = 8000
"""So many texts are read one by one before all are, if they can be kept."""
_MOST_FOLDED = 20_000_000
"""Characters of folded texts that are kept for the next search."""
_FEW = 8
"""So many texts are compared at once without a look at what they have in common."""
_SLACK = 1e-9
_MAPPED = 1 << 30
"""Bytes of the file that a search reads where the system keeps them, without copying pages."""
_ONE_NEIGHBOUR, _IN_CONTEXT = 1.01, 1.02


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


_Text = tuple[str, int | None, int | None, int | None]
"""A folded text of the memory, the numbers of its language and of the other side's, and the key of the other text."""


@dataclass(slots=True)
class _Found:
    """The texts so far that may be among the best: how similar each is, and whose it is."""

    question: Question
    folded: str
    own: set[int | None] = field(default_factory=set)
    """The numbers of the languages that may be compared."""
    others: set[int | None] = field(default_factory=set)
    """Those that the other side may be in."""
    similarities: dict[str, float] = field(default_factory=dict)
    sides: dict[Side, tuple[str, int | None]] = field(default_factory=dict)
    """The text of each side, and the key of the other one."""
    proved: bool = True
    """Whether it is proved that no other text is better."""

    def best(self) -> dict[Side, float]:
        """Give the sides of the best texts, with their similarity."""
        least, pairs = self.wanted(), Counter[tuple[str, int | None]]()
        texts, best = Counter[str](), dict[Side, float]()
        for side, (text, other) in self.sides.items():
            if self.similarities[text] < least or pairs[text, other] >= _ALIKE:
                continue
            texts[text] += not pairs[text, other]
            pairs[text, other] += 1
            if texts[text] <= _ALIKE * self.question.limit:
                best[side] = self.similarities[text]
        return best

    def wanted(self) -> float:
        """Say how similar another text must be."""
        best, least = nlargest(self.question.limit, self.similarities.values()), min(self.question.minimum, 1.0)
        return max(least, best[-1]) if len(best) == self.question.limit else least


class Searcher:
    """Searches the memory behind a connection."""

    def __init__(self, connection: sqlite3.Connection, index: SearchIndex) -> None:
        self._connection = connection
        self._index = index
        self._folded: dict[Side, _Text] = {}
        self._folded_letters = 0
        self._read_singly = [0, 0]
        self._folded_version = -1

    def best(self, question: Question) -> dict[Side, float]:
        """Give the sides of the best texts, with their similarity: those that have the same text, and those like it."""
        if question.limit < 1:
            return {}
        found = self.similar(question)
        return {**found.best(), **dict.fromkeys(self._exact(question, found), 1.0)}

    def similar(self, question: Question) -> _Found:
        """Compare the texts that may be among the best."""
        found = _Found(question, fold(question.text).text, *self._wanted_languages(question))
        if not found.folded:
            return found
        self._refresh()
        self._look_at_waiting(found)
        found.proved = compare_likely(
            self._index,
            found.folded,
            question.language,
            found.wanted(),
            lambda sides: self._measure(found, sides),
            exhaustive=question.exhaustive,
        )
        return found

    def _exact(self, question: Question, like: _Found) -> Iterator[Side]:
        """Yield the sides whose text is the same: sources by their key, targets among the texts that are like it."""
        context = question.context
        beside = (text_key(text) if text is not None else -1 for text in (context.before, context.after))
        known = (*beside, context.id or None, _ALIKE * question.limit)
        for is_target, where, values in self._same(text_key(question.text), like):
            asked = (
                f"SELECT id, {_COLUMNS[is_target]}, source_language, target_language FROM unit WHERE {where} "
                "ORDER BY (before IS ?) + (after IS ?) + 2 * (name IS ?) DESC, id LIMIT ?"
            )
            for number, text, *tags in self._connection.execute(asked, (*values, *known)):
                if text == question.text and tags[is_target] in like.own and tags[1 - is_target] in like.others:
                    yield number * 2 + is_target

    def _same(self, key: int, like: _Found) -> Iterator[tuple[int, str, list[int]]]:
        """Yield where the same text may stand: the column, and a condition with its values."""
        yield 0, "source_key = ?", [key]
        targets = [side >> 1 for side, (text, _) in like.sides.items() if side & 1 and text == like.folded]
        for start in range(0, len(targets), _MOST_VALUES):
            some = targets[start : start + _MOST_VALUES]
            yield 1, f"id IN ({', '.join('?' * len(some))}) AND +target_key = ?", [*some, key]

    def _refresh(self) -> None:
        version = self._index.version()
        if self._folded_version < 0:
            self._connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
        if version != self._folded_version or self._folded_letters > _MOST_FOLDED:
            self.forget()
            self._folded_version = version

    def forget(self) -> None:
        """Drop the texts that were kept; they may have changed."""
        self._folded.clear()
        self._folded_letters = 0
        self._read_singly = [0, 0]

    def _look_at_waiting(self, found: _Found) -> None:
        """Compare the units that the index does not hold yet, all of them."""
        numbers = self._index.waiting_units()
        self._measure(found, [side for number in numbers for side in (number * 2, number * 2 + 1)])

    def _measure(self, found: _Found, sides: list[Side]) -> Measured:
        """Compare sides; what is no longer there, or in another language, is passed over."""
        from rapidfuzz import process
        from rapidfuzz.distance import LCSseq, Levenshtein

        least, known = found.wanted(), self._folded
        self._read([side for side in sides if side not in known])
        own, others = found.own, found.others
        kept = [side for side in sides if (text := known.get(side)) and text[1] in own and text[2] in others]
        texts = [known[side][0] for side in kept]
        if len(texts) > _FEW:  # what two texts have in common in one order is found faster, and is no less
            near = process.extract(
                found.folded, texts, scorer=LCSseq.normalized_similarity, score_cutoff=least - _SLACK, limit=None
            )
            kept, texts = [kept[place] for _, _, place in near], [text for text, _, _ in near]
        alike = process.extract(
            found.folded, texts, scorer=Levenshtein.normalized_similarity, score_cutoff=least, limit=None
        )
        fresh = False
        for folded, score, place in alike:
            side = kept[place]
            if side not in found.sides:
                fresh = fresh or folded not in found.similarities
                found.sides[side] = folded, known[side][3]
                found.similarities[folded] = score
        return Measured(found.wanted(), fresh)

    def _read(self, sides: list[Side]) -> None:
        """Read the folded texts of sides; all others too, when many were read and all can be kept."""
        for is_target in (0, 1):
            numbers = [side >> 1 for side in sides if side & 1 == is_target]
            self._read_singly[is_target] += len(numbers)
            for start in range(0, len(numbers), _ASKED_AT_ONCE):
                some = numbers[start : start + _ASKED_AT_ONCE]
                some += some[-1:] * (-len(some) % _ASKED_AT_ONCE)  # one question of one length, prepared once
                self._keep(is_target, self._connection.execute(_QUESTIONS[is_target], some))
            if self._read_singly[is_target] >= _MANY:
                self._read_all(is_target)

    def _read_all(self, is_target: int) -> None:
        """Read one side of all units, which takes less time than to go on one by one."""
        self._read_singly[is_target] = 0
        units = self._connection.execute("SELECT max(id) FROM unit").fetchone()[0] or 0
        letters = self._folded_letters / len(self._folded) * units
        if self._folded_letters + letters <= _MOST_FOLDED:
            self._keep(is_target, self._connection.execute(_ALL[is_target]))

    def _keep(self, is_target: int, rows: Iterable[tuple[int, str | None, int | None, int | None, int | None]]) -> None:
        folded, letters = self._folded, 0
        for number, text, *tags, other in rows:
            if text:
                folded[number * 2 + is_target] = fold(text).text, tags[is_target], tags[1 - is_target], other
                letters += len(text)
        self._folded_letters += letters

    def _wanted_languages(self, question: Question) -> tuple[set[int | None], set[int | None]]:
        """Give the numbers of the languages that may be compared, and of those that the other side may be in."""
        tags = self._connection.execute("SELECT id, tag FROM language").fetchall()
        own: set[int | None] = {id_ for id_, tag in tags if primary(tag) == question.language}
        others: set[int | None] = {id_ for id_, tag in tags if question.other_language in ("", primary(tag))}
        return own, others if question.other_language else {*others, None}

    def details(self, number: int) -> tuple[int | None, int | None, str, str]:
        """Give the keys of the texts before and after a unit, its user and its date."""
        row = self._connection.execute(
            "SELECT before, after, user, changed FROM unit WHERE id = ?", (number,)
        ).fetchone()
        before, after, user, changed = row
        return before, after, user, changed


def matches(
    searcher: Searcher, question: Question, units: dict[int, TranslationUnit], sides: dict[Side, float]
) -> list[Match]:
    """Make the best matches of what was found, each pair of texts once, whatever their case and width."""
    made = [
        _match(question, side, units[side >> 1], similarity, searcher.details(side >> 1))
        for side, similarity in sides.items()
        if side >> 1 in units
    ]
    made = [match for match in made if match.score >= question.minimum]
    made.sort(
        key=lambda match: ([-score for score in match.omegat or ()], -match.score, -match.similarity, match.number)
    )
    once: dict[tuple[str, str], Match] = {}
    for match in made:
        once.setdefault((fold(match.text).text, fold(match.other).text), match)
    return list(once.values())[: question.limit]


def _match(
    question: Question,
    side: Side,
    unit: TranslationUnit,
    similarity: float,
    details: tuple[int | None, int | None, str, str],
) -> Match:
    before, after, user, changed = details
    own, other = (unit.target, unit.source) if side & 1 else (unit.source, unit.target)
    text, translation = own.text if own else "", other.text if other else ""
    language, other_language = own.language if own else "", other.language if other else ""
    places = _places(question.text, text, question.language)
    kinds = {place.kind for place in places}
    taken = list(of_unit(question.penalties, unit, user, changed))
    proposed: Substituted | None = None
    if places:
        taken += of_differences(question.penalties, places if kinds <= NUMBERS else _cases(places))
        if DifferenceKind.NUMBER in kinds and kinds <= NUMBERS:
            proposed = _proposal(question, text, translation, other_language, places)
            name, amount = ("numbers", question.penalties.numbers if proposed else question.penalties.numbers_left)
            taken.append(Penalty(name, amount))
    full = 1.0 if kinds <= NUMBERS else similarity
    kind, score = _kind(question, unit, side, (before, after)) if not places else (MatchKind.FUZZY, full)
    return Match(
        side >> 1, unit, kind, max(round(score - sum(penalty.amount for penalty in taken), 9), 0.0), similarity,
        text, translation, language, other_language,
        proposed.text if proposed else translation, places, tuple(penalty for penalty in taken if penalty.amount),
        proposed.replaced if proposed else (),
        omegat_scores(question.text, text, question.language) if question.omegat else None,
    )  # fmt: skip


@lru_cache(64)
def _places(asked: str, found: str, language: str) -> tuple[TextDifference, ...]:
    """Tell the differences once where many units have one text."""
    return differences(asked, found, language)


def _cases(places: Sequence[TextDifference]) -> list[TextDifference]:
    """Give the places where only capitals differ: all that the similarity of different words does not see."""
    return [place for place in places if place.kind is DifferenceKind.CASE]


def _kind(
    question: Question, unit: TranslationUnit, side: Side, neighbours: tuple[int | None, int | None]
) -> tuple[MatchKind, float]:
    """Tell an exact match from one in its context."""
    context = question.context
    if context.id and unit.id == context.id:
        return MatchKind.CONTEXT, _IN_CONTEXT
    same = 0
    if not side & 1:
        for asked, key in zip((context.before, context.after), neighbours, strict=True):
            same += asked is not None and text_key(asked) == key
    return (MatchKind.EXACT, 1.0) if not same else (MatchKind.CONTEXT, _IN_CONTEXT if same == 2 else _ONE_NEIGHBOUR)


def _proposal(
    question: Question, text: str, translation: str, language: str, places: Sequence[TextDifference]
) -> Substituted | None:
    """Put the figures asked for into the translation, where the figures stand in pairs."""
    asked, found = figures_in(question.text, question.language), figures_in(text, question.language)
    pairs: list[tuple[Token, Token]] = []
    for place in places:
        if place.kind is DifferenceKind.NUMBER:
            new, old = list(_within(asked, place.asked)), list(_within(found, place.found))
            if len(new) != len(old):
                return None
            pairs += zip(new, old, strict=True)
    return substituted([new for new, _ in pairs], [old for _, old in pairs], translation, language)


def _within(row: Sequence[Token], span: Span) -> Iterator[Token]:
    return (token for token in row if span.start <= token.start and token.end <= span.end)


def language_of(text: str) -> str:
    """Guess whether a text is Chinese or English."""
    return "zh" if has_han(text) else "en"
