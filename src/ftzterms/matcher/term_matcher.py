"""Find the terms of a glossary in a text: fold once, one pass of an automaton, leftmost-longest cover, guards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from operator import itemgetter
from typing import Any

from ftzterms.matcher._drafts import AnnotatedDraft, HitDraft, SpanDraft
from ftzterms.matcher._evidence import Evidence
from ftzterms.matcher._naming import Naming, namings, only_counts
from ftzterms.matcher._pattern import (
    COUNTING,
    LEFT_EDGE,
    RIGHT_EDGE,
    SHORT_HAN,
    Compiled,
    compile_entries,
    reading,
)
from ftzterms.model import AnnotatedUnit, ConceptEntry, Span, TermHit, TranslationUnit
from ftzterms.text.fold import fold_in_place, squeeze
from ftzterms.text.late import late

_NO_PROSE = late(r"(?:[a-z]+://|www\.)[^\s\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+|\S+@\S+|\{[^{}]*\}")
"""Addresses and placeholders: no term stands in them."""
_START = itemgetter(0)
_GAPS = frozenset(" .,;:!?()\"'")
"""What mostly stands beside a word, so that it need not be asked whether it continues it."""
_SPELLINGS = 3
"""So many times the number of forms are the spellings whose meaning is kept."""


class TermMatcher:
    """A compiled glossary.

    Building costs about 0.1 ms a term; finding costs what the text costs, hardly what the glossary does.
    """

    def __init__(
        self, entries: Sequence[ConceptEntry], compiled: Compiled | None = None, automaton: bytes = b""
    ) -> None:
        self._entries = entries
        self.compiled = compiled or compile_entries(entries)
        self._flags = self.compiled.flags
        self._stored = automaton
        self._named: dict[str, tuple[int, tuple[Naming, ...] | None]] = {}
        """Of letters met before: the number of their folded form and what they name, None for what only blocks."""

    @cached_property
    def automaton(self) -> Any:
        """The automaton over all forms: restored where it was stored, else built at the first use."""
        from daachorse import CharwiseDoubleArrayAhoCorasick

        if self._stored:
            return CharwiseDoubleArrayAhoCorasick.deserialize(self._stored)
        return CharwiseDoubleArrayAhoCorasick(self.compiled.forms)

    @cached_property
    def _search(self) -> Callable[[str], list[tuple[int, int, int]]]:
        """Give (start, end, number of the form) for every form in a folded text, in the order of their ends."""
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
        if len(found) > 1:
            found.reverse()
            found.sort(key=_START)
        flags = self._flags
        hits: list[TermHit] = []
        free = 0
        for start, end, number in found:
            if start < free:
                continue
            flag = flags[number]
            if (flag & LEFT_EDGE and start and (before := folded[start - 1]) not in _GAPS and _continues(before)) or (
                flag & RIGHT_EDGE and end < len(folded) and (after := folded[end]) not in _GAPS and _continues(after)
            ):
                continue
            first, last = (offsets[start], offsets[end - 1] + 1) if offsets else (start, end)
            letters = text[first:last]
            known = self._named.get(letters)
            if known is None or known[0] != number:
                known = self._name(letters, number)
            named = known[1]
            if named is None:
                free = end
                continue
            if flag & SHORT_HAN and not self._evidence.stands(folded, start, end):
                continue
            if not named:
                continue
            free = end
            counted = flag & COUNTING != 0 and only_counts(text, first)
            span = SpanDraft()
            span.start = first
            span.end = last
            span.__class__ = Span
            for term, entry, form, doubtful, plural in named:
                hit = HitDraft()
                hit.span = span
                hit.term = term
                hit.entry = entry
                hit.form = form
                hit.doubtful = doubtful or (counted and not term.status.forbidden)
                hit.plural = plural
                hit.__class__ = TermHit
                hits.append(hit)
        return tuple(hits)

    def _name(self, letters: str, number: int) -> tuple[int, tuple[Naming, ...] | None]:
        """Say what letters name that fold to a form, and keep it."""
        rows = self.compiled.rows_of(number)
        named = namings(letters, [reading(row, self._entries) for row in rows]) if rows else None
        if len(self._named) >= _SPELLINGS * len(self._flags):
            self._named.clear()
        self._named[letters] = known = (number, named)
        return known


def _continues(character: str) -> bool:
    """Say whether a folded character continues a Latin word."""
    return character.isalnum() and character < "\u2e80"


def _prose(folded: str) -> str:
    """Blot out addresses and placeholders."""
    if "://" in folded or "@" in folded or "{" in folded or "www." in folded:
        return _NO_PROSE.sub(lambda match: "\0" * len(match[0]), folded)
    return folded
