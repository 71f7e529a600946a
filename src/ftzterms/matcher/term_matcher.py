"""Find the terms of a glossary in a text: fold once, one pass of an automaton, leftmost-longest cover, guards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from operator import itemgetter
from typing import Any

from ftzterms.matcher._drafts import AnnotatedDraft, HitDraft, SpanDraft
from ftzterms.matcher._evidence import Evidence
from ftzterms.matcher._naming import Naming, namings, only_counts
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
from ftzterms.model import AnnotatedUnit, ConceptEntry, Form, Span, Term, TermHit, TranslationUnit
from ftzterms.text.fold import fold_in_place, squeeze
from ftzterms.text.late import late

_NO_PROSE = late(r"(?:[a-z]+://|www\.)[^\s\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+|\S+@\S+|\{[^{}]*\}")
"""Addresses and placeholders: no term stands in them."""
_START = itemgetter(0)
_GAPS = frozenset(" .,;:!?()\"'")
"""What mostly stands beside a word, so that it need not be asked whether it continues it."""
_Met = tuple[str, Term | None, ConceptEntry | None, Form | None, bool, bool, tuple[Naming, ...]]
"""Letters, the first thing that they name, if any, taken to pieces, and the others."""
_NOTHING = (None, None, None, False, False)


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
        self._met: list[_Met | None] = [None] * len(self._flags)
        """Of each form, in which letters it was met last, and what they name."""

    @cached_property
    def automaton(self) -> Any:
        """The automaton over short forms and beginnings: restored where it was stored, else built at the first use."""
        from daachorse import CharwiseDoubleArrayAhoCorasick

        if self._stored:
            return CharwiseDoubleArrayAhoCorasick.deserialize(self._stored)
        return CharwiseDoubleArrayAhoCorasick(self._patterns)

    @cached_property
    def _search(self) -> Callable[[str], list[tuple[int, int, int]]]:
        """Give (start, end, number) of every form or beginning in a folded text, in the order of their ends."""
        search: Callable[[str], list[tuple[int, int, int]]] = self.automaton.find_overlapping
        return search

    @cached_property
    def _evidence(self) -> Evidence:
        return Evidence(self.compiled.words)

    def annotate(
        self, unit: TranslationUnit, source_language: str, target_language: str, order: int = 0
    ) -> AnnotatedUnit:
        """Lay the glossary over both sides of a unit."""
        source = unit.source.segment.text if unit.source else ""
        target = unit.target.segment.text if unit.target else ""
        draft = AnnotatedDraft()
        draft.unit = unit
        draft.source_text = source
        draft.target_text = target
        draft.source_language = source_language
        draft.target_language = target_language
        draft.source_terms = self.find(source)
        draft.target_terms = self.find(target)
        draft.order = order
        draft.__class__ = AnnotatedUnit
        annotated: AnnotatedUnit = draft
        return annotated

    def find(self, text: str) -> tuple[TermHit, ...]:
        """Give the terms standing in a text, in text order; a term inside a longer one is not listed.

        Spans count code points of the text as it was given. Any string is taken, none raises.
        """
        if not self._flags:
            return ()
        folded = fold_in_place(text)
        if "  " in folded:
            squeezed = squeeze(_prose(folded))
            return self._cover(text, squeezed.text, squeezed.offsets, self._search(squeezed.text))
        found = self._search(folded)
        if not found:
            return ()
        prose = _prose(folded)
        if prose is not folded:
            found = self._search(prose)
        return self._cover(text, prose, None, found)

    def _cover(
        self, text: str, folded: str, offsets: Sequence[int] | None, found: list[tuple[int, int, int]]
    ) -> tuple[TermHit, ...]:
        """Choose leftmost, then longest, of what stands there; what a rejected hit covered is free again."""
        found.sort(key=_START, reverse=True)
        flags = self._flags
        hits: list[TermHit] = []
        free = 0
        while found:
            start, end, number = found.pop()
            if start < free:
                continue
            flag = flags[number]
            if flag & BEGINNING:
                found += self._going_on(folded, start, end, number)
                continue
            if (flag & LEFT_EDGE and start and (before := folded[start - 1]) not in _GAPS and _continues(before)) or (
                flag & RIGHT_EDGE and end < len(folded) and (after := folded[end]) not in _GAPS and _continues(after)
            ):
                continue
            first, last = (offsets[start], offsets[end - 1] + 1) if offsets else (start, end)
            met = self._met[number]
            if met is None or not text.startswith(met[0], first):
                met = self._meet(number, text[first:last])
            _, term, entry, form, doubtful, plural, others = met
            if term is None:
                free = free if self._readings[number] else end
                continue
            if flag & SHORT_HAN and not self._evidence.stands(folded, start, end):
                continue
            free = end
            counts = flag & COUNTING != 0 and only_counts(text, first)
            span = SpanDraft()
            span.start = first
            span.end = last
            span.__class__ = Span
            hit = HitDraft()
            hit.span = span
            hit.term = term
            hit.entry = entry
            hit.form = form
            hit.doubtful = doubtful or (counts and not term.status.forbidden)
            hit.plural = plural
            hit.__class__ = TermHit
            hits.append(hit)
            if others:
                hits += _further(span, others, counts=counts)
        return tuple(hits)

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

    def _meet(self, number: int, letters: str) -> _Met:
        """Say what letters name that fold to a form, and keep it; a form without a reading only blocks."""
        if number not in self._readings:
            self._readings[number] = [reading(row, self._entries) for row in self.compiled.rows_of(number)]
        named = namings(letters, self._readings[number])
        self._met[number] = met = (letters, *(named[0] if named else _NOTHING), named[1:])
        return met


def _compiled(entries: Sequence[ConceptEntry]) -> tuple[Compiled, list[str]]:
    from ftzterms.matcher._compile import compile_entries

    return compile_entries(entries)


def _further(span: Span, named: Iterable[Naming], *, counts: bool) -> list[TermHit]:
    """Give the hits of letters that name several concepts."""
    return [
        TermHit(span, term, entry, form, doubtful or (counts and not term.status.forbidden), plural)
        for term, entry, form, doubtful, plural in named
    ]


def _continues(character: str) -> bool:
    """Say whether a folded character continues a Latin word."""
    return character.isalnum() and character < "\u2e80"


def _prose(folded: str) -> str:
    """Blot out addresses and placeholders; one character is looked for first, for that takes a fifth of the time."""
    if "@" in folded or "{" in folded or ("/" in folded and "://" in folded) or "www." in folded:
        return _NO_PROSE.sub(lambda match: "\0" * len(match[0]), folded)
    return folded
