"""Pair the units of a document with those of its source document, one to one."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from ftzterms.model import (
    Bitext,
    FtzTermsError,
    Location,
    NumberedLocation,
    TranslationUnit,
    Unreadable,
    Variant,
    primary,
)

_LOOKS = frozenset(
    "b strong i em u s strike sub sup small big font span mark tt cite dfn var q abbr ruby ins del".split()
    + "* ** *** _ __ ___ ~~".split()
)
"""Tags that say how letters look, which two languages do not do alike."""


_MARGINS = frozenset({"header", "footer"})
"""Parts that one document may have more often than the other: for the first page, for even ones."""
_LOOKED_AT = 6
_DOUBTFUL = 5
"""Where so many of so many paragraphs in a row do not go with their counterparts, they are others' counterparts.

Of 64 documents of WMT 2021 none has more than four, and of the same with a paragraph missing all but one have five."""


def paired(source: Bitext, target: Bitext, *, looks: bool = True) -> Bitext:
    """Lay two documents side by side. Raises `FtzTermsError` when they do not have the same number of units.

    Headers and footers that are not as many stand alone, with a warning. Without *looks*, tags that only say how
    letters look are left out, for nobody set them to be compared.
    """
    originals, translations = list(source.units), list(target.units)
    alone: list[TranslationUnit] = []
    if len(originals) != len(translations):
        originals = [unit for unit in originals if _kind(unit) not in _MARGINS]
        alone = [unit for unit in translations if _kind(unit) in _MARGINS]
        translations = [unit for unit in translations if _kind(unit) not in _MARGINS]
    if len(originals) != len(translations):
        raise _unequal(source, originals, target, translations)
    units = [
        replace(
            unit,
            source=original.target and _side(replace(original.target, location=None), looks=looks),
            target=unit.target and _side(unit.target, looks=looks),
        )
        for original, unit in zip(originals, translations, strict=True)
    ]
    problems = [*target.unreadable, *_doubts(source, originals, translations, alone)]
    return replace(target, source_language=source.target_language, units=[*units, *alone], unreadable=problems)


def _doubts(
    source: Bitext, originals: list[TranslationUnit], translations: list[TranslationUnit], alone: list[TranslationUnit]
) -> Iterator[Unreadable]:
    """Say what may be wrong with a pair of documents, and what was wrong with the source."""
    for problem in source.unreadable:
        yield replace(problem, message=f"{source.name}:{problem.line}: {problem.message}", line=0, column=0)
    if alone:
        yield _doubt(alone[0], "headers and footers are not as many as in the source document: read alone")
    looked_at = deque[bool](maxlen=_LOOKED_AT)
    for original, translation in zip(originals, translations, strict=True):
        looked_at.append(not _counterparts(original, translation))
        if sum(looked_at) == _DOUBTFUL:
            there = f"{_place(original)} of {source.name}"
            yield _doubt(
                translation,
                f"{_DOUBTFUL} of {len(looked_at)} paragraphs down to this one hardly translate those down to {there}: "
                "is one missing above?",
            )
            return


def _doubt(unit: TranslationUnit, message: str) -> Unreadable:
    place = unit.location or Location(0, 0)
    return Unreadable(message, place.line, place.column, lost=False, code="unequal-documents")


def _side(variant: Variant, *, looks: bool) -> Variant:
    if looks or not variant.segment.tags:
        return variant
    tags = tuple(tag for tag in variant.segment.tags if tag.id not in _LOOKS)
    return replace(variant, segment=replace(variant.segment, tags=tags))


def _unequal(
    source: Bitext, originals: list[TranslationUnit], target: Bitext, translations: list[TranslationUnit]
) -> FtzTermsError:
    """Name both counts and the first place at which the two documents part."""
    pairs = enumerate(zip_longest(originals, translations))
    original, translation = next(pair for at, pair in pairs if not (pair[0] and pair[1]) or not _alike(*pair))
    here = translation.location if translation else None
    where = f"they part at {_place(original)} of {source.name}"
    return FtzTermsError(
        f"{source.name} has {len(originals)} paragraphs and {target.name} has {len(translations)}; {where}",
        path=target.name,
        line=here.line if here else 0,
        column=here.column if here else 0,
        hint="split or join paragraphs until they match, or use `ftzterms align`",
        code="unequal-documents",
    )


def _place(unit: TranslationUnit | None) -> str:
    if not unit or not unit.location:
        return "the end"
    return unit.id if isinstance(unit.location, NumberedLocation) else f"line {unit.location.line}"


def _alike(original: TranslationUnit, translation: TranslationUnit) -> bool:
    """Say whether two paragraphs can be a pair: both of one kind, and of lengths and figures that go together."""
    from ftzterms.text.alignment import misaligned

    texts = _texts(original, translation)
    return _kind(original) == _kind(translation) and not (texts and misaligned(*texts))


def _counterparts(original: TranslationUnit, translation: TranslationUnit) -> bool:
    """Say whether two paragraphs are surely a pair."""
    from ftzterms.text.alignment import counterparts

    texts = _texts(original, translation)
    return texts is None or counterparts([texts[:2]], texts[2])


def _texts(original: TranslationUnit, translation: TranslationUnit) -> tuple[str, str, str] | None:
    """Give two texts in Chinese and English, and the language of the first; None for others."""
    left, right = original.target, translation.target
    if not left or not right or {primary(left.language), primary(right.language)} != {"zh", "en"}:
        return None
    return left.text, right.text, primary(left.language)


def _kind(unit: TranslationUnit) -> str:
    """Give what a paragraph is: `heading`, `item` …, as its format tells."""
    return dict(unit.properties).get("kind", "")
