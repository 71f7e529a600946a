"""The figures of a text put into the translation of another that differs from it in figures alone.

Every proposal is read back: the figures of the new translation must be those of the old one but for the changed ones,
and these must say what the text says. What cannot be shown to be right is not proposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from ftzterms.memory._similarity import Token, figures_in
from ftzterms.model import Span, primary
from ftzterms.text import figures
from ftzterms.text.figures import Figure, Kind

_COUNTED = frozenset({Kind.CARDINAL, Kind.DURATION})
_NUMERAL = {
    "en": re.compile(r"\d[\d,]*(?:\.\d+)?(?: (?:hundred|thousand|million|billion|trillion)\b)?"),
    "zh": re.compile(r"\d[\d,]*(?:\.\d+)?(?:万亿|[千百]?[亿万]|[千百])?"),
}
_YUAN = dict.fromkeys(("元", "yuan", "¥"), "CNY")
"""One currency, by names that Chinese and English do not share."""
_ARTICLE = re.compile(r"\ban? $", re.I)


class Substituted(NamedTuple):
    """A translation with other figures."""

    text: str
    replaced: tuple[Span, ...]


def substituted(asked: Sequence[Token], found: Sequence[Token], translation: str, language: str) -> Substituted | None:
    """Put the figures *asked* in the places of those *found*, pair by pair; None when that is not surely right."""
    language = primary(language)
    if language not in figures.LANGUAGES or not asked or len(asked) != len(found):
        return None
    there = figures_in(translation, language)
    wanted = [_value(token.figures) for token in there]
    changes: dict[int, Token] = {}
    for new, old in zip(asked, found, strict=True):
        places = [place for place, token in enumerate(there) if _value(token.figures) == _value(old.figures)]
        if len(places) != 1 or places[0] in changes or _kinds(new) != _kinds(old):
            return None
        changes[places[0]] = new
        wanted[places[0]] = _value(new.figures)
    return _written(translation, language, there, changes, wanted)


def _written(
    translation: str, language: str, there: Sequence[Token], changes: dict[int, Token], wanted: list[object]
) -> Substituted | None:
    text = translation
    replaced: list[Span] = []
    for place in sorted(changes, reverse=True):
        old, new = there[place], changes[place]
        if language == "en" and not _agrees(text[: old.start], old, new):
            return None
        for words in _writings(old, new, language):
            changed = text[: old.start] + words + text[old.end :]
            said = [_value(token.figures) for token in figures_in(changed, language)]
            if said == [*map(_value, (token.figures for token in there[:place])), *wanted[place:]]:
                break
        else:
            return None
        grown = len(changed) - len(text)
        replaced = [Span(span.start + grown, span.end + grown) for span in replaced]
        replaced.append(Span(old.start, old.start + len(words)))
        text = changed
    return Substituted(text, tuple(reversed(replaced)))


def _writings(old: Token, new: Token, language: str) -> Iterator[str]:
    """Yield ways to write the new figure: in the manner of the old one first."""
    numerals = list(_NUMERAL[language].finditer(old.text))
    if len(numerals) == 1 and len(new.figures) == 1:
        numeral = _numeral(new.figures[0], numerals[0][0], language)
        if numeral:
            yield old.text[: numerals[0].start()] + numeral + old.text[numerals[0].end() :]
    usual = figures.write(old.figures, language)
    for article in ("", "the "):
        if usual == article + old.text:
            yield figures.write(new.figures, language).removeprefix(article)


def _numeral(figure: Figure, like: str, language: str) -> str:
    """Write the number of a figure by itself, with thousands commas and scale words as the old one has them."""
    if figure.kind not in {Kind.CARDINAL, Kind.PERCENT, Kind.POINTS, Kind.DURATION, Kind.YEAR, Kind.MULTIPLE}:
        return ""
    value = Fraction(figure.value) * 100 if figure.kind is Kind.PERCENT else Fraction(figure.value)
    whole = int(value) if value.denominator == 1 else value
    plain = figure._replace(kind=Kind.CARDINAL, value=whole, unit="", approx=figures.Approx.EXACT)
    written = figures.write([plain], language)
    if figure.kind is Kind.YEAR or ("," not in like and len(like) > 3 and language == "en" and " " not in like):
        return written.replace(",", "")
    return written


def _agrees(before: str, old: Token, new: Token) -> bool:
    """Say whether English grammar stays right: no other article, no noun that must change its number."""
    if _ARTICLE.search(before):
        return False
    counted = [token.figures[0] for token in (old, new) if token.figures[0].kind in _COUNTED]
    return not counted or len({abs(figure.value) == 1 for figure in counted}) == 1


def _kinds(token: Token) -> list[tuple[Kind, str]]:
    return sorted((figure.kind, figure.unit) for figure in token.figures)


def _value(parts: Sequence[Figure]) -> object:
    """Give what an expression says, the same in every language."""
    return tuple(
        sorted((part.kind, Fraction(part.value), _YUAN.get(part.unit, part.unit), part.approx) for part in parts)
    )
