"""A recurring phrase that is in no glossary is rendered in two ways.

No glossary is needed: a long source phrase that comes back in three or more units of the document goes, in most of
them, with the same words of the target; a unit that has none of these words and no shortened mention either renders it
otherwise. On a text without a source, long capitalised names that differ in one word only, and a frequent compound that
once lost its middle word, are reported.

Renderings that vary in grammar, a second mention cut down to its head noun, and phrases that the glossary covers are
left alone. A finding is a question to the editor: medium confidence, and low where the unit is a whole paragraph or the
phrase has less than eight characters.

Bad:
    zh: 会议审议了沿边开发开放专项行动方案。
    en: The meeting reviewed the special action plan for border development and opening.
    zh: 沿边开发开放专项行动方案由六部分组成。
    en: The ⟦dedicated campaign scheme for frontier exploitation and openness⟧ consists of six parts.
    zh: 各省要按照沿边开发开放专项行动方案制定细则。
    en: Each province should draw up rules in line with the special action plan for border development and opening.
Good:
    zh: 会议审议了沿边开发开放专项行动方案。
    en: The meeting reviewed the special action plan for border development and opening.
    zh: 沿边开发开放专项行动方案由六部分组成。
    en: The action plan consists of six parts.
    zh: 各省要按照沿边开发开放专项行动方案制定细则。
    en: Each province should draw up rules in line with the special action plan for border development and opening.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from ftzterms.checks import document_check
from ftzterms.checks._names import drifting_names, shortened_compounds
from ftzterms.checks._places import Place, related, times
from ftzterms.model import AnnotatedUnit, Category, Confidence, Remark, Severity, Span, primary
from ftzterms.text.late import late
from ftzterms.text.phrases import (
    Phrase,
    Token,
    content,
    pair_forms,
    pairs,
    recurring,
    word_forms,
    words,
)

_WINDOW = 5_000
"""Units that are compared with one another."""
_LONGEST_WINDOW = 2_000_000
"""Characters after which a window ends too."""
_MOST_PHRASES = 120
"""Phrases looked at in a window, the longest first: a memory may repeat everything."""
_SAMPLE = 100
_LONGEST = {"zh": 120, "en": 400}
"""Characters of a source in which the place of a phrase can still be guessed."""
_REPORTING = late("(?:介绍|表示|指出|强调|认为|透露|提出|要求|了解到|获悉|说)+$")
"""What a news text says after every name is no part of the name."""


@document_check(Severity.WARNING, Category.INCONSISTENCY)
def term_drift(document: Sequence[AnnotatedUnit]) -> Iterator[tuple[AnnotatedUnit, Remark]]:
    for window in _windows(document):
        yield from _between([unit for unit in window if unit.source_text and unit.target_text])
        english = [unit for unit in window if not unit.source_text and primary(unit.target_language) == "en"]
        yield from drifting_names(english)
        yield from shortened_compounds(english)


def _windows(document: Sequence[AnnotatedUnit]) -> Iterator[Sequence[AnnotatedUnit]]:
    start = characters = 0
    for end, unit in enumerate(document, start=1):
        characters += len(unit.source_text) + len(unit.target_text)
        if end - start == _WINDOW or characters >= _LONGEST_WINDOW or end == len(document):
            yield document[start:end]
            start, characters = end, 0


def _between(document: Sequence[AnnotatedUnit]) -> Iterator[tuple[AnnotatedUnit, Remark]]:
    """Compare the targets of units that share a source phrase."""
    if len(document) < 3:
        return
    targets = _Targets(document)
    phrases = recurring([_uncovered(unit) for unit in document], primary(document[0].source_language))
    told: set[int] = set()
    worth = (phrase for phrase in phrases if len(_REPORTING.sub("", phrase.text)) > 5)
    for phrase in islice(worth, _MOST_PHRASES):
        for number, remark in _judge(phrase, document, targets):
            if number not in told:
                told.add(number)
                yield document[number], remark


def _uncovered(unit: AnnotatedUnit) -> str:
    """Give the source in lower case, with commas where glossary terms stand: they have checks of their own."""
    text = unit.source_text
    if not unit.source_terms:
        return text.lower()
    pieces = []
    at = 0
    for hit in unit.source_terms:
        pieces.append(text[at : hit.span.start])
        at = hit.span.end
    pieces.append(text[at:])
    return ",".join(pieces).lower()


class _Targets:
    """The targets' tokens, cut when they are asked for."""

    def __init__(self, document: Sequence[AnnotatedUnit]) -> None:
        self._document = document
        self._tokens: dict[int, list[Token]] = {}
        self._forms: dict[int, frozenset[str]] = {}
        step = max(1, len(document) // _SAMPLE)
        self._sample = range(0, len(document), step)

    def tokens(self, number: int) -> list[Token]:
        """Cut a target into words, or pairs of Han characters."""
        if number not in self._tokens:
            unit = self._document[number]
            cut = pairs if primary(unit.target_language) == "zh" else words
            self._tokens[number] = cut(unit.target_text)
        return self._tokens[number]

    def forms(self, number: int) -> frozenset[str]:
        """Give the content words of a target."""
        if number not in self._forms:
            unit = self._document[number]
            cut = pair_forms if primary(unit.target_language) == "zh" else word_forms
            self._forms[number] = cut(unit.target_text)
        return self._forms[number]

    def usual_elsewhere(self, form: str, units: Sequence[int]) -> bool:
        """Say whether a word stands in a third of the other targets too, as a sample shows."""
        others = [number for number in self._sample if number not in units]
        return sum(form in self.forms(number) for number in others) * 3 > len(others) > 0


def _judge(phrase: Phrase, document: Sequence[AnnotatedUnit], targets: _Targets) -> Iterator[tuple[int, Remark]]:
    """Find the words that go with a phrase, and the units that have none of them."""
    units = _distinct(phrase, document)
    if len(units) < 3:
        return
    forms = {number: targets.forms(number) for number in units}
    inside = Counter(chain.from_iterable(forms.values()))
    going = {form for form, count in inside.items() if count >= 0.6 * len(units)}
    usual = [number for number in units if len(going & forms[number]) >= 0.6 * len(going)]
    going = going.intersection(*(forms[number] for number in usual))
    apart = [number for number in units if going.isdisjoint(forms[number])]
    if not apart or len(going) < 3 or len(usual) < 2 or len(usual) * 2 <= len(units):
        return
    if sum(not targets.usual_elsewhere(form, units) for form in going) < 3:
        return
    places = _stretches(usual, going, document, targets)
    if len(places) < 2:
        return
    usual_length = sum(_length(document[number]) for number in usual) / len(usual)
    for number in apart:
        span = _rendering(phrase, document[number], targets.tokens(number))
        if span is not None and _length(document[number]) > 0.65 * usual_length:
            yield number, _remark(phrase, document[number], span, places)


def _length(unit: AnnotatedUnit) -> float:
    """Give the length of a target against its source: a unit that leaves the phrase out is short."""
    return len(unit.target_text) / len(unit.source_text)


def _distinct(phrase: Phrase, document: Sequence[AnnotatedUnit]) -> list[int]:
    """Leave out units whose whole source was there before: `inconsistent-translation` speaks of those."""
    first: dict[str, int] = {}
    for number in phrase.texts:
        first.setdefault(document[number].source_text, number)
    return list(first.values())


def _rendering(phrase: Phrase, unit: AnnotatedUnit, tokens: list[Token]) -> Span | None:
    """Guess where the phrase is rendered, by its place in the source; None where little seems to render it."""
    meaningful = [token for token in tokens if content(token)]
    if len(meaningful) < 4:
        return None
    length = len(phrase.text) / max(1, len(unit.source_text))
    start = max(0, unit.source_text.lower().find(phrase.text)) / max(1, len(unit.source_text))
    expected = max(3, round(len(meaningful) * min(1.0, length)))
    first = max(0, min(round(len(meaningful) * start), len(meaningful) - expected))
    chosen = meaningful[first : first + expected]
    return Span(chosen[0].start, chosen[-1].end)


def _stretches(usual: list[int], going: set[str], document: Sequence[AnnotatedUnit], targets: _Targets) -> list[Place]:
    """Give the stretch of each usual rendering, from the first of its words to the last, where they stand together."""
    places: list[Place] = []
    for number in usual:
        tokens = targets.tokens(number)
        at = [place for place, token in enumerate(tokens) if token.form in going]
        if at[-1] - at[0] < 2 * len(going) + 3:
            places.append((document[number], Span(tokens[at[0]].start, tokens[at[-1]].end)))
    return places


def _remark(phrase: Phrase, unit: AnnotatedUnit, span: Span, places: list[Place]) -> Remark:
    example = places[0][1].of(places[0][0].target_text)
    found = span.of(unit.target_text)
    usual = f"“{example}” elsewhere ({times(places)})"
    message = f"“{found}” seems to render “{phrase.text}”, which is {usual}; keep to one rendering"
    plain = len(unit.source_text) <= _LONGEST.get(primary(unit.source_language), 400) and len(phrase.text) > 7
    confidence = Confidence.MEDIUM if plain else Confidence.LOW
    return Remark(span, message, confidence=confidence, related=related(places))
