"""A recurring phrase that is in no glossary is rendered in two ways.

No glossary is needed: a long source phrase that comes back in three or more units of the document goes, in most of them,
with the same words of the target; a unit that has none of these words and no shortened mention either renders it
otherwise. On a text without a source, long capitalised names that differ in one word only, and a frequent compound that
once lost its middle word, are reported.

Renderings that vary in grammar, a second mention cut down to its head noun, and phrases that the glossary covers are
left alone. A finding is a question to the editor: medium confidence.

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

from ftzterms.checks import document_check
from ftzterms.checks._names import drifting_names, shortened_compounds
from ftzterms.checks._places import Place, related, times
from ftzterms.model import AnnotatedUnit, Category, Confidence, Remark, Severity, Span, primary
from ftzterms.text.phrases import Phrase, Token, characters, content, pairs, recurring, words

_WINDOW = 5_000
_LENGTH = {"zh": 6, "en": 4}
"""Shortest phrase, in Han characters or words."""
_MOST = 200
"""A phrase in more units than this is a formula."""


@document_check(Severity.WARNING, Category.INCONSISTENCY)
def term_drift(document: Sequence[AnnotatedUnit]) -> Iterator[tuple[AnnotatedUnit, Remark]]:
    for start in range(0, len(document), _WINDOW):
        window = document[start : start + _WINDOW]
        bilingual = [unit for unit in window if unit.source_text and unit.target_text]
        yield from _between(bilingual)
        yield from _within([unit for unit in window if not unit.source_text and primary(unit.target_language) == "en"])


def _between(document: Sequence[AnnotatedUnit]) -> Iterator[tuple[AnnotatedUnit, Remark]]:
    """Compare the targets of units that share a source phrase."""
    if len(document) < 3:
        return
    sources = [_uncovered(unit) for unit in document]
    targets = [_tokens(unit.target_text, unit.target_language, pair=True) for unit in document]
    frequent = Counter(form for tokens in targets for form in {token.form for token in tokens})
    told: set[int] = set()
    for phrase in recurring(sources, _LENGTH.get(primary(document[0].source_language), 4), 3):
        if len(phrase.texts) <= _MOST:
            for number, remark in _judge(phrase, document, targets, frequent):
                if number not in told:
                    told.add(number)
                    yield document[number], remark


def _uncovered(unit: AnnotatedUnit) -> list[Token]:
    """Give the source's tokens, empty where a glossary term stands."""
    tokens = _tokens(unit.source_text, unit.source_language)
    spans = [hit.span for hit in unit.source_terms]
    return [Token("", t.start, t.end) if any(s.start <= t.start < s.end for s in spans) else t for t in tokens]


def _tokens(text: str, language: str, *, pair: bool = False) -> list[Token]:
    if primary(language) == "zh":
        return pairs(text) if pair else characters(text)
    return words(text)


def _judge(
    phrase: Phrase, document: Sequence[AnnotatedUnit], targets: Sequence[list[Token]], frequent: Counter[str]
) -> Iterator[tuple[int, Remark]]:
    """Find the words that go with a phrase, and the units that have none of them."""
    units = _distinct(phrase, document)
    if len(units) < 3:
        return
    going = _going_with(units, targets, frequent)
    if len(going) < 3:
        return
    usual = [number for number in units if _share(going, targets[number]) >= 0.6]
    if len(usual) < 2 or len(usual) * 2 <= len(units):
        return
    for number in units:
        if _share(going, targets[number]) == 0:
            span = _rendering(phrase, document[number], targets[number])
            if span is not None:
                yield number, _remark(phrase, document, number, span, usual, going, targets)


def _distinct(phrase: Phrase, document: Sequence[AnnotatedUnit]) -> list[int]:
    """Leave out units whose whole source was there before: `inconsistent-translation` speaks of those."""
    first: dict[str, int] = {}
    for number in phrase.texts:
        first.setdefault(document[number].source_text, number)
    return list(first.values())


def _going_with(units: list[int], targets: Sequence[list[Token]], frequent: Counter[str]) -> set[str]:
    """Give the content words of most of these targets that are rare in the others."""
    inside = Counter(form for number in units for form in {t.form for t in targets[number] if content(t)})
    others = max(1, len(targets) - len(units))
    return {
        form
        for form, count in inside.items()
        if count >= 0.6 * len(units) and (frequent[form] - count) / others < 0.34
    }


def _share(going: set[str], tokens: list[Token]) -> float:
    return len(going & {token.form for token in tokens}) / len(going)


def _rendering(phrase: Phrase, unit: AnnotatedUnit, tokens: list[Token]) -> Span | None:
    """Guess where the phrase is rendered, by its place in the source; None where nothing seems to render it."""
    chinese = primary(unit.target_language) == "zh"
    joint = "" if primary(unit.source_language) == "zh" else " "
    length = len(joint.join(phrase.tokens))
    start = max(0, _find(unit.source_text, phrase))
    total = max(1, len(unit.source_text))
    meaningful = [token for token in tokens if content(token)]
    if len(meaningful) < 3 or len(meaningful) < (0.25 if chinese else 0.5) * len(tokens) * 0.5:
        return None
    expected = max(3, round(len(meaningful) * min(1.0, length / total)))
    first = min(round(len(meaningful) * start / total), len(meaningful) - expected)
    chosen = meaningful[max(0, first) : max(0, first) + expected]
    return Span(chosen[0].start, chosen[-1].end) if chosen else None


def _find(text: str, phrase: Phrase) -> int:
    return text.lower().find("".join(phrase.tokens)) if len(phrase.tokens[0]) == 1 else text.lower().find(phrase.tokens[0])


def _remark(
    phrase: Phrase,
    document: Sequence[AnnotatedUnit],
    number: int,
    span: Span,
    usual: list[int],
    going: set[str],
    targets: Sequence[list[Token]],
) -> Remark:
    source = ("" if len(phrase.tokens[0]) == 1 else " ").join(phrase.tokens)
    places: list[Place] = [(document[other], _stretch(going, targets[other])) for other in usual]
    example = places[0][1].of(places[0][0].target_text)
    found = span.of(document[number].target_text)
    message = f"“{found}” seems to render “{source}”, which is “{example}” elsewhere ({times(places)}); keep to one rendering"
    return Remark(span, message, confidence=Confidence.MEDIUM, related=related(places))


def _stretch(going: set[str], tokens: list[Token]) -> Span:
    places = [token for token in tokens if token.form in going]
    return Span(places[0].start, places[-1].end)


def _within(document: Sequence[AnnotatedUnit]) -> Iterator[tuple[AnnotatedUnit, Remark]]:
    """Compare the names and compounds of a text without a source."""
    yield from drifting_names(document)
    yield from shortened_compounds(document)
