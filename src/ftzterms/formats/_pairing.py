"""Pair the units of a document with those of its source document, one to one."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from ftzterms.model import Bitext, FtzTermsError, NumberedLocation, TranslationUnit, Variant, primary

_LOOKS = frozenset(
    "b strong i em u s strike sub sup small big font span mark tt cite dfn var q abbr ruby ins del".split()
    + "* ** *** _ __ ___ ~~".split()
)
"""Tags that say how letters look, which two languages do not do alike."""


def paired(source: Bitext, target: Bitext, *, looks: bool = True) -> Bitext:
    """Lay two documents side by side. Raises `FtzTermsError` when they do not have the same number of units.

    Without *looks*, tags that only say how letters look are left out, for nobody set them to be compared.
    """
    originals, translations = list(source.units), list(target.units)
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
    return replace(target, source_language=source.target_language, units=units)


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

    if _kind(original) != _kind(translation):
        return False
    left, right = original.target, translation.target
    if not left or not right or {primary(left.language), primary(right.language)} != {"zh", "en"}:
        return True
    return not misaligned(left.text, right.text, primary(left.language))


def _kind(unit: TranslationUnit) -> str:
    """Give what a paragraph is: `heading`, `item` …, as its format tells."""
    return dict(unit.properties).get("kind", "")
