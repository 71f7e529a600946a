"""Find the units of a memory that are better not in it, each with its reason, and remove them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from ftzterms.checks import Check, text_checks
from ftzterms.memory import TranslationMemory, UnitFilter
from ftzterms.model import AnnotatedUnit, TranslationUnit, Variant, is_traditional, primary
from ftzterms.text.alignment import misaligned
from ftzterms.text.encoding_damage import encoding_damage
from ftzterms.text.han import has_han, is_han
from ftzterms.text.leftover import has_words
from ftzterms.text.script import KANA, only_simplified, only_traditional

_PAIRS = (("zh", "en"), ("en", "zh"))
_MANY = 5
"""So many characters of the other script, and none of its own, make a text one of the other script."""


class Reason(StrEnum):
    """Why a unit is better not in a memory."""

    EMPTY = "empty"
    IDENTICAL = "identical"
    TAGS = "tags"
    LANGUAGE = "language"
    ENCODING = "encoding"
    MISALIGNED = "misaligned"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Blemish:
    """A unit that is better not in a memory."""

    number: int
    """The unit's number in the memory."""
    unit: TranslationUnit
    reason: Reason
    message: str


def blemishes(
    memory: TranslationMemory, reasons: Iterable[Reason] = Reason, wanted: UnitFilter | None = None
) -> Iterator[Blemish]:
    """Yield the units that are better not in a memory, each once, with the first reason that holds.

    Of units that say the same, the one that was changed last stays; of those the most used, of those the first.
    """
    asked = frozenset(reasons)
    judges = [(reason, judge) for reason, judge in _JUDGES.items() if reason in asked]
    left: set[int] = set()
    for number, unit in memory.items(wanted):
        for reason, judge in judges:
            if message := judge(unit):
                yield Blemish(number, unit, reason, message)
                break
        else:
            left.add(number)
    if Reason.DUPLICATE in asked:
        yield from _duplicates(memory, left, all_of_them=wanted is None)


def remove(memory: TranslationMemory, found: Iterable[Blemish]) -> int:
    """Remove the units that were found; give how many there were."""
    return memory.remove([blemish.number for blemish in found])


def _duplicates(memory: TranslationMemory, left: set[int], *, all_of_them: bool) -> Iterator[Blemish]:
    """Look for duplicates among the units that are left; where those are not all, others may stay in their place."""
    for numbers in memory.same_texts():
        units = memory.units(number for number in numbers if number in left or not all_of_them)
        kept: dict[tuple[object, ...], int] = {}
        for number in (number for number in numbers if number in units):
            unit = units[number]
            first = kept.setdefault(_said(unit), number)
            if first != number and number in left:
                yield Blemish(number, unit, Reason.DUPLICATE, f"says the same as unit {_name(first, units[first])}")


def _name(number: int, unit: TranslationUnit) -> str:
    return unit.id if unit.id.startswith("#") else f"{unit.id} (#{number})"


def _said(unit: TranslationUnit) -> tuple[object, ...]:
    """Give what units must share to say the same: languages, texts and tags."""
    return tuple((side.language, side.segment) if side else None for side in (unit.source, unit.target))


def _empty(unit: TranslationUnit) -> str:
    for side, variant in (("source", unit.source), ("target", unit.target)):
        if variant is None and not unit.others:
            return f"there is no {side}"
        if variant and not variant.text.strip():
            return f"the {side} is empty"
    return ""


def _identical(unit: TranslationUnit) -> str:
    if not unit.source or not unit.target or unit.source.text.strip() != unit.target.text.strip():
        return ""
    language = primary(unit.source.language)
    if language == primary(unit.target.language) or not has_words(unit.source.text, "zh" if language == "zh" else "en"):
        return ""
    return "both sides are the same text"


def _tags(unit: TranslationUnit) -> str:
    if not unit.source or not unit.target or not (unit.source.segment.tags or unit.target.segment.tags):
        return ""
    sides = (unit.source.text, unit.target.text, unit.source.language, unit.target.language)
    remark = next(iter(_tag_check().function(AnnotatedUnit(unit, *sides, (), ()))), None)
    return remark.message if remark else ""


@cache
def _tag_check() -> Check:
    return text_checks("tag-mismatch".__eq__)["tag-mismatch"]


def _language(unit: TranslationUnit) -> str:
    return next((said for side in (unit.source, unit.target) if side and (said := _foreign(side))), "")


def _foreign(side: Variant) -> str:
    """Say what in a text shows that it is not in its language or script; empty when nothing does."""
    language, text = primary(side.language), side.text
    if language == "en":
        letters = [letter for letter in text if letter.isalpha()]
        return "the English side is Chinese" if sum(map(is_han, letters)) > max(len(letters) / 2, 1) else ""
    if language != "zh":
        return ""
    if not has_han(text):
        return "the Chinese side has no Chinese character" if has_words(text, "en") else ""
    traditional = is_traditional(side.language)
    own, other = only_simplified(), only_traditional()
    if traditional:
        own, other = other, own
    if sum(map(other.__contains__, text)) < _MANY or not own.isdisjoint(text) or KANA.search(text):
        return ""
    return f"{side.language} in {'Simplified' if traditional else 'Traditional'} characters"


def _encoding(unit: TranslationUnit) -> str:
    return next((said for side in (unit.source, unit.target) if side and (said := encoding_damage(side.text))), "")


def _misaligned(unit: TranslationUnit) -> str:
    if not unit.source or not unit.target:
        return ""
    languages = primary(unit.source.language), primary(unit.target.language)
    return misaligned(unit.source.text, unit.target.text, languages[0]) if languages in _PAIRS else ""


_JUDGES = {
    Reason.EMPTY: _empty,
    Reason.IDENTICAL: _identical,
    Reason.ENCODING: _encoding,
    Reason.LANGUAGE: _language,
    Reason.TAGS: _tags,
    Reason.MISALIGNED: _misaligned,
}
"""In the order in which they are asked."""
