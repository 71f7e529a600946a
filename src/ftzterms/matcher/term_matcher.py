"""Find the terms of a glossary in a text: fold once, one pass of an automaton, leftmost-longest cover, guards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from operator import itemgetter

from ftzterms.matcher._drafts import AnnotatedDraft, HitDraft, SpanDraft
from ftzterms.matcher._evidence import Evidence
from ftzterms.matcher._naming import Naming, heeds_letters, namings, only_counts
from ftzterms.matcher._pages import Page, page_of, pages
from ftzterms.matcher._pattern import (
    BEGINNING,
    COUNTING,
    LEFT_EDGE,
    RIGHT_EDGE,
    SHORT_HAN,
    Compiled,
    Reading,
    reading,
)
from ftzterms.model import AnnotatedUnit, ConceptEntry, Span, TermHit, TranslationUnit
from ftzterms.text.fold import SEPARATOR, SIGMA

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

_START = itemgetter(0)
_GAPS = frozenset(f" .,;:!?()\"'{SEPARATOR}")
"""What mostly stands beside a word, so that it need not be asked whether it continues it."""
_KEPT = 65_536
_NEAR = 128
"""Spans that start before this place are made once and shared: texts have few different ones."""
_Met: TypeAlias = "tuple[Any, Any, Any, bool, bool, tuple[Naming, ...]]"
"""The first thing that letters name, if any, taken to pieces, and the others."""
_NOTHING = (None, None, None, False, False)


class _SpansFrom(dict[int, Span]):
    """The spans from one place, by their ends."""

    def __init__(self, start: int) -> None:
        super().__init__()
        self.start = start

    def __missing__(self, end: int) -> Span:
        self[end] = span = _span(self.start, end)
        return span


class TermMatcher:
    """A compiled glossary.

    Building costs about 0.1 ms a term; finding costs what the text costs, hardly what the glossary does.
    """

    def __init__(
        self, entries: Sequence[ConceptEntry], compiled: Compiled | None = None, automaton: bytes = b""
    ) -> None:
        self._entries = entries
        self.compiled, self._patterns = (compiled, []) if compiled else _compiled(entries)
        self._flags = self.compiled.flags
        self._first_beginning = self._flags.find(BEGINNING)
        self._longer: list[tuple[int, list[str]] | None] = [None] * self.compiled.beginnings
        """Of each beginning that was met, the number of its first form and how its forms go on."""
        self._stored = automaton
        self._readings: dict[int, list[Reading]] = {}
        self._fixed: list[_Met | None] = [None] * len(self._flags)
        """Of each form, what it names where that does not depend on its letters, as in Chinese."""
        self._known: dict[str, _Met] = {}
        """What letters name that were met."""
        self._spans = [_SpansFrom(start) for start in range(_NEAR)]
        self._sure: set[str] = set()

    @cached_property
    def automaton(self) -> Any:
        """The automaton over short forms and beginnings: restored where it was stored, else built at the first use."""
        from daachorse import CharwiseDoubleArrayAhoCorasick

        if self._stored:
            stored, self._stored = self._stored, b""
            return CharwiseDoubleArrayAhoCorasick.deserialize(stored)
        return CharwiseDoubleArrayAhoCorasick(self._patterns)

    @cached_property
    def _search(self) -> Callable[[str], list[tuple[int, int, int]]]:
        """Give (start, end, number) of every form or beginning in a folded text, in the order of their ends."""
        search: Callable[[str], list[tuple[int, int, int]]] = self.automaton.find_overlapping
        return search

    @cached_property
    def _evidence(self) -> Evidence:
        return Evidence(self.compiled.words, self._sure)

    def annotate(
        self, unit: TranslationUnit, source_language: str, target_language: str, order: int = 0
    ) -> AnnotatedUnit:
        """Lay the glossary over both sides of a unit."""
        return self.annotate_all([unit], [source_language], [target_language], [order])[0]

    def annotate_all(
        self,
        units: Sequence[TranslationUnit],
        source_languages: Iterable[str],
        target_languages: Iterable[str],
        orders: Iterable[int],
    ) -> list[AnnotatedUnit]:
        """Lay the glossary over both sides of units, one after the other, which takes less time than one by one."""
        sources = [unit.source.segment.text if unit.source else "" for unit in units]
        targets = [unit.target.segment.text if unit.target else "" for unit in units]
        annotated: list[Any] = []
        sides = zip(sources, source_languages, self.find_all(sources), strict=True)
        other_sides = zip(targets, target_languages, self.find_all(targets), strict=True)
        for unit, (source, source_language, in_source), (target, target_language, in_target), order in zip(
            units, sides, other_sides, orders, strict=True
        ):
            draft = AnnotatedDraft()
            draft.unit = unit
            draft.source_text = source
            draft.target_text = target
            draft.source_language = source_language
            draft.target_language = target_language
            draft.source_terms = in_source
            draft.target_terms = in_target
            draft.order = order
            draft.__class__ = AnnotatedUnit
            annotated.append(draft)
        return annotated

    def find(self, text: str) -> tuple[TermHit, ...]:
        """Give the terms standing in a text, in text order; a term inside a longer one is not listed.

        Spans count code points of the text as it was given. Any string is taken, none raises.
        """
        return self._cover(page_of(text))[0] if self._flags else ()

    def find_all(self, texts: Sequence[str]) -> list[tuple[TermHit, ...]]:
        """Do so for many texts, which takes less time than one by one."""
        found: list[tuple[TermHit, ...]] = [()] * len(texts)
        for page in pages(texts) if texts and self._flags else ():
            hits = self._cover(page)
            if len(hits) == len(texts):
                found = hits
            else:
                for number, here in zip(page.numbers, hits, strict=True):
                    found[number] = here
        return found

    def _cover(self, page: Page) -> list[tuple[TermHit, ...]]:
        """Choose leftmost, then longest, of what stands there; what a rejected hit covered is free again."""
        text, folded, offsets = page.text, page.folded, page.offsets
        all_flags, fixed, known, spans, sure = self._flags, self._fixed, self._known, self._spans, self._sure
        chosen: list[tuple[TermHit, ...]] = []
        hits: list[Any] = []
        ends = iter(page.ends)
        base, limit, free = 1, next(ends), 0
        folded, standing = self._standing_in_any(folded)
        for start, end, number in standing:
            if start < free:
                continue
            while start > limit:
                chosen.append(tuple(hits))
                hits = []
                base, limit = limit + 1, next(ends)
            flags = all_flags[number]
            if end > limit or (
                flags
                and (
                    (flags & LEFT_EDGE and (letter := folded[start - 1]) not in _GAPS and _continues(letter))
                    or (flags & RIGHT_EDGE and (letter := folded[end]) not in _GAPS and _continues(letter))
                )
            ):
                continue
            first, last = start, end
            if offsets:
                first, last = offsets[start], offsets[end - 1] + 1
            met = fixed[number] or known.get(text[first:last]) or self._named(number, text[first:last])
            if flags & COUNTING and only_counts(text[base : first + 1], first - base):
                met = _doubted(met)
            term, entry, form, doubtful, plural, others = met
            if term is None:
                free = free if self._readings[number] else end
                continue
            if (
                flags & SHORT_HAN
                and folded[start - 1 : end + 1] not in sure
                and not self._evidence.stands(folded, start, end)
            ):
                continue
            free = end
            first -= base
            last -= base
            hit = HitDraft()
            hit.span = span = spans[first][last] if first < _NEAR else _span(first, last)
            hit.term = term
            hit.entry = entry
            hit.form = form
            hit.doubtful = doubtful
            hit.plural = plural
            hit.__class__ = TermHit
            hits.append(hit)
            if others:
                hits += [TermHit(span, *naming) for naming in others]
        chosen.append(tuple(hits))
        return chosen + [()] * (len(page.ends) - len(chosen))

    def _standing_in_any(self, folded: str) -> tuple[str, list[tuple[int, int, int]]]:
        """Give a folded text, without half characters, which cannot be searched, and what stands in it."""
        try:
            return folded, self._standing(folded)
        except UnicodeEncodeError:
            from ftzterms.text.halves import without_halves

            whole = without_halves(folded)
            return whole, self._standing(whole)

    def _standing(self, folded: str) -> list[tuple[int, int, int]]:
        """Give (start, end, number) of every form that stands in a folded text, leftmost, then longest first."""
        found = self._search(folded)
        begun = self._first_beginning
        if begun >= 0 and (beginnings := [each for each in found if each[2] >= begun]):
            found = [each for each in found if each[2] < begun]
            for start, end, number in beginnings:
                found += self._going_on(folded, start, end, number)
        found.reverse()
        found.sort(key=_START)
        return found

    def _going_on(self, folded: str, start: int, end: int, number: int) -> list[tuple[int, int, int]]:
        """Give the forms, the shortest first, that go on in a text as they began."""
        place = number - self._first_beginning
        longer = self._longer[place]
        if longer is None:
            longer = self._longer[place] = self.compiled.forms_of(place)
        return [
            (start, end + len(tail), form)
            for form, tail in enumerate(longer[1], longer[0])
            if folded.startswith(tail, end)
        ]

    def _named(self, number: int, letters: str) -> _Met:
        """Say what letters name that fold to a form; a form without a reading only blocks."""
        if number not in self._readings:
            self._readings[number] = [reading(row, self._entries) for row in self.compiled.rows_of(number)]
        readings = self._readings[number]
        named = namings(letters, readings)
        met = (*(named[0] if named else _NOTHING), named[1:])
        if not any(map(heeds_letters, readings)):
            self._fixed[number] = met
        elif SIGMA not in letters:
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[letters] = met
        return met


def _compiled(entries: Sequence[ConceptEntry]) -> tuple[Compiled, list[str]]:
    from ftzterms.matcher._compile import compile_entries

    return compile_entries(entries)


def _span(start: int, end: int) -> Span:
    span: Any = SpanDraft()
    span.start = start
    span.end = end
    span.__class__ = Span
    return span  # type: ignore[no-any-return]


def _doubted(met: _Met) -> _Met:
    """Doubt what letters name that may only count things, but for what is forbidden."""
    term, entry, form, doubtful, plural, others = met
    if term is None:
        return met
    more = tuple((*other[:3], other[3] or not other[0].status.forbidden, other[4]) for other in others)
    return term, entry, form, doubtful or not term.status.forbidden, plural, more


def _continues(character: str) -> bool:
    """Say whether a folded character continues a Latin word."""
    return character.isalnum() and character < "\u2e80"
