"""Pair the units of a document with those of its source document, one to one."""

from __future__ import annotations

from dataclasses import replace

from ftzterms.model import Bitext, FtzTermsError, TranslationUnit


def paired(source: Bitext, target: Bitext) -> Bitext:
    """Lay two documents side by side. Raises `FtzTermsError` when they do not have the same number of units."""
    originals, translations = list(source.units), list(target.units)
    if len(originals) != len(translations):
        raise _unequal(source, originals, target, translations)
    units = [
        replace(unit, source=replace(original.target, location=None) if original.target else None)
        for original, unit in zip(originals, translations, strict=True)
    ]
    return replace(target, source_language=source.target_language, units=units)


def _unequal(
    source: Bitext, originals: list[TranslationUnit], target: Bitext, translations: list[TranslationUnit]
) -> FtzTermsError:
    """Name both counts and the first place at which the two documents part."""
    kinds = zip(map(_kind, originals), map(_kind, translations), strict=False)
    shorter = min(len(originals), len(translations))
    at = next((index for index, (left, right) in enumerate(kinds) if left != right), shorter)
    there = originals[at].location if at < len(originals) else None
    here = translations[at].location if at < len(translations) else None
    where = f"they part at {f'line {there.line}' if there else 'the end'} of {source.name}"
    return FtzTermsError(
        f"{source.name} has {len(originals)} paragraphs and {target.name} has {len(translations)}; {where}",
        path=target.name,
        line=here.line if here else 0,
        column=here.column if here else 0,
        hint="split or join paragraphs until they match, or use `ftzterms align`",
    )


def _kind(unit: TranslationUnit) -> str:
    """Give what a paragraph is: `heading`, `item` …, as its format tells."""
    return dict(unit.properties).get("kind", "")
