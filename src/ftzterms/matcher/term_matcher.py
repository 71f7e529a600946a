"""Find the terms of a glossary in a text: fold once, one pass of an automaton, leftmost-longest cover, guards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any

from ftzterms.matcher._evidence import lexicon, stands
from ftzterms.matcher._pattern import (
    COUNTING,
    LEFT_EDGE,
    RIGHT_EDGE,
    SHORT_HAN,
    Compiled,
    Reading,
    compile_entries,
    reading,
)
from ftzterms.model import AnnotatedUnit, ConceptEntry, Form, Span, TermHit, TermMatch, TranslationUnit
from ftzterms.text.fold import Folded, fold_in_place, squeeze
from ftzterms.text.late import late

_NO_PROSE = late(r"(?:[a-z]+://|www\.)[^\s\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+|\S+@\S+|\{[^{}]*\}")
"""Addresses and placeholders: no term stands in them."""
_SEPARATOR = late(r"[\s\u00a0\u2007\u202f]+|[-\u2010-\u2014\u2212]")
_NAMED = late(r"(?:\b(?:the|these|those|of|our|its|their|both|all|annual|this year's)|'s|[\"'(])\s*$")


class TermMatcher:
    """A compiled glossary.

    Building costs about 0.1 ms a term; finding costs what the text costs, hardly what the glossary does.
    """

    def __init__(
        self, entries: Sequence[ConceptEntry], compiled: Compiled | None = None, automaton: bytes = b""
    ) -> None:
        self._entries = entries
        self.compiled = compiled or compile_entries(entries)
        self._stored = automaton
        self._readings: dict[int, list[Reading]] = {}
        self._words: frozenset[str] | None = None

    @cached_property
    def automaton(self) -> Any:
        """The automaton over all forms: restored where it was stored, else built at the first use."""
        from daachorse import CharwiseDoubleArrayAhoCorasick

        if self._stored:
            return CharwiseDoubleArrayAhoCorasick.deserialize(self._stored)
        return CharwiseDoubleArrayAhoCorasick(self.compiled.forms)

    @cached_property
    def _search(self) -> Callable[[str], list[tuple[int, int, int]]]:
        """Give (start, end, number of the form) for every form in a folded text, overlapping ones too."""
        search: Callable[[str], list[tuple[int, int, int]]] = self.automaton.find_overlapping
        return search

    def annotate(
        self, unit: TranslationUnit, source_language: str, target_language: str, order: int = 0
    ) -> AnnotatedUnit:
        """Lay the glossary over both sides of a unit."""
        source = unit.source.segment.text if unit.source else ""
        target = unit.target.segment.text if unit.target else ""
        return AnnotatedUnit(
            unit,
            source,
            target,
            source_language,
            target_language,
            self.find(source),
            self.find(target),
            order,
        )

    def find(self, text: str) -> tuple[TermHit, ...]:
        """Give the terms standing in a text, in text order; a term inside a longer one is not listed.

        Spans count code points of the text as it was given. Any string is taken, none raises.
        """
        if not text or not self.compiled.flags:
            return ()
        folded = fold_in_place(text)
        if "://" in folded or "@" in folded or "{" in folded or "www." in folded:
            folded = _NO_PROSE.sub(lambda match: "\0" * len(match[0]), folded)
        if "  " in folded:
            squeezed = squeeze(folded)
            return self._cover(text, squeezed, self._search(squeezed.text))
        found = self._search(folded)
        return self._cover(text, Folded(folded), found) if found else ()

    def _at_edges(self, text: str, found: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
        """Keep what starts and ends where a word of a spaced script does; leftmost first, then longest."""
        kept = []
        flags = self.compiled.flags
        for start, end, number in found:
            if flags[number] & LEFT_EDGE and start and _continues(text[start - 1]):
                continue
            if flags[number] & RIGHT_EDGE and end < len(text) and _continues(text[end]):
                continue
            kept.append((start, -end, number))
        kept.sort()
        return kept

    def _cover(self, text: str, folded: Folded, found: list[tuple[int, int, int]]) -> tuple[TermHit, ...]:
        """Choose leftmost, then longest; what a rejected hit covered is free again."""
        hits: list[TermHit] = []
        free = 0
        for start, minus_end, number in self._at_edges(folded.text, found):
            if start < free:
                continue
            end = -minus_end
            readings = self._readings_of(number)
            flags = self.compiled.flags[number]
            if flags & SHORT_HAN and readings and not stands(folded.text, start, end, self._known):
                continue
            chosen = _judge(text, folded, start, end, readings, counting=bool(flags & COUNTING))
            if chosen or not readings:
                hits += chosen
                free = end
        return tuple(hits)

    def _readings_of(self, number: int) -> list[Reading]:
        """Give what a form may mean; made at the first meeting."""
        readings = self._readings.get(number)
        if readings is None:
            readings = [reading(row, self._entries) for row in self.compiled.rows_of(number)]
            self._readings[number] = readings
        return readings

    @property
    def _known(self) -> frozenset[str]:
        """The shipped lexicon and the glossary's own terms."""
        if self._words is None:
            self._words = lexicon().union(self.compiled.words)
        return self._words


def _continues(character: str) -> bool:
    """Say whether a folded character continues a Latin word."""
    return character.isalnum() and character < "\u2e80"


def _judge(
    text: str, folded: Folded, start: int, end: int, readings: list[Reading], *, counting: bool
) -> list[TermHit]:
    """Give a hit for each concept that the letters may name here, nearest form first."""
    first, last = folded.original(start, end)
    found = text[first:last]
    counted = counting and _only_counts(text, found, first)
    span = Span(first, last)
    return [
        TermHit(
            span,
            reading.term,
            reading.entry,
            form,
            reading.doubtful or (counted and not reading.term.status.forbidden),
            reading.plural,
        )
        for form, reading in _forms(found, readings)
    ]


def _forms(found: str, readings: list[Reading]) -> Iterable[tuple[Form, Reading]]:
    """Give the best reading of each concept; where some reading is exact, mere variants of other names are dropped."""
    if len(readings) == 1:
        form = _form(found, readings[0])
        return ((form, readings[0]),) if form is not None else ()
    judged = [(form, reading) for reading in readings if (form := _form(found, reading)) is not None]
    if any(not form.variant for form, _ in judged):
        judged = [(form, reading) for form, reading in judged if not form.variant]
    best: dict[str, tuple[Form, Reading]] = {}
    for form, trusted in sorted(judged, key=_trust):
        best.setdefault(trusted.entry.id, (form, trusted))
    return best.values()


def _trust(judged: tuple[Form, Reading]) -> tuple[bool, bool]:
    form, reading = judged
    return form is not Form.EXACT, reading.doubtful


def _form(found: str, reading: Reading) -> Form | None:
    """Say in which form the original letters are the term; None where capitals make them another word."""
    if reading.text == found:
        return reading.form
    if any(acronym not in found for acronym in reading.acronyms):
        return _small_acronym(found, reading)
    if TermMatch.EXACT_CASE in reading.term.match and reading.text not in found:
        return None
    if reading.form.variant or not reading.english:
        return reading.form
    return _spelt(found, reading)


def _small_acronym(found: str, reading: Reading) -> Form | None:
    """Judge letters that are an acronym but for its capitals."""
    if found.islower() and reading.term.status.approved and all(map(_no_other_word, reading.acronyms)):
        return Form.CASE
    return None


def _spelt(found: str, reading: Reading) -> Form:
    """Compare hyphens and capitals with those of the term."""
    if (reading.hyphened or not found.isascii() or "-" in found) and _hyphens(found) != _hyphens(reading.text):
        return Form.HYPHEN
    if reading.capitals and not found.isupper() and _lost_capitals(found, reading.text):
        return Form.CASE
    return reading.form


def _no_other_word(acronym: str) -> bool:
    """Say whether an acronym in small letters can be nothing else: `ndrc` can not, `ai` and `who` can."""
    return acronym.isalpha() and len(acronym) > 2 and (len(acronym) > 4 or not set("AEIOUY") & set(acronym))


def _hyphens(text: str) -> list[bool]:
    """Say of each gap between words whether it is a hyphen."""
    return [not gap[0].isspace() for gap in _SEPARATOR.findall(text)]


def _lost_capitals(found: str, term: str) -> bool:
    """Say whether a word that the term writes with a capital stands without."""
    pairs = zip(_SEPARATOR.split(found), _SEPARATOR.split(term), strict=False)
    return any(right[:1].isupper() and left[:1].islower() for left, right in pairs)


def _only_counts(text: str, found: str, first: int) -> bool:
    """Say whether a lower-case number word in front counts things (`in two sessions`) and names none."""
    return found[:1].islower() and not _NAMED.search(text[:first].lower().replace("’", "'").replace("“", '"'))
