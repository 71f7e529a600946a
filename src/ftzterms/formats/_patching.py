"""Put edits into the bytes of a file, and read the file again to be sure of every unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import zip_longest
from typing import Any

from ftzterms.formats._decoded import Decoded, Splice
from ftzterms.formats._edited import edited
from ftzterms.formats._format import Edit, Patched, UnitFormat
from ftzterms.formats._raw_text import RawText
from ftzterms.model import FtzTermsError, Side, TranslationUnit, Variant

RawTexts = Mapping[tuple[int, Side], RawText | None]


def raw_texts(
    units: Iterable[TranslationUnit], edits: Iterable[Edit], locate: Callable[[int, Variant], RawText | None]
) -> RawTexts:
    """Find the texts that the edits speak of; *locate* takes a unit's position and the variant of one side."""
    wanted = {(edit.unit, edit.side) for edit in edits}
    touched = {order for order, _ in wanted}
    found: dict[tuple[int, Side], RawText | None] = {}
    for order, unit in enumerate(units):
        if order in touched:
            for side, variant in ((Side.SOURCE, unit.source), (Side.TARGET, unit.target)):
                if variant and variant.location and (order, side) in wanted:
                    found[order, side] = locate(order, variant)
    return found


def patched(file: Decoded, edits: Sequence[Edit], texts: RawTexts, written: Callable[[str], str | None]) -> Patched:
    """Splice the edits into the file; *written* spells text as the format does, None for what it cannot hold."""
    splices: list[Splice] = []
    refused: list[Edit] = []
    last: Edit | None = None
    for edit in sorted(edits):
        text = texts.get((edit.unit, edit.side))
        made = text.splices(edit) if text and not (last and _overlap(last, edit)) else None
        spelt = [(splice, written(splice.text)) for splice in made or ()]
        if made is None or any(new is None or not file.holds(new) for _, new in spelt):
            refused.append(edit)
            continue
        splices += [splice._replace(text=new or "") for splice, new in spelt]
        last = edit
    return Patched(file.spliced(sorted(splices)), file.codec, tuple(refused))


def patched_surely(form: UnitFormat, data: bytes, edits: Sequence[Edit], name: str) -> Patched:
    """Patch a file and read it again; an edit after which its unit does not read as intended is refused.

    Raises `FtzTermsError` when the file as a whole does not.
    """
    if form.patch is None:
        raise FtzTermsError(f"the format {form.title} cannot be patched", path=name, hint="correct the file by hand")
    given, refused = list(edits), set[Edit]()
    while True:
        made = form.patch(data, given)
        refused |= set(made.refused)
        given = [edit for edit in given if edit not in refused]
        wrong = _first_wrong(form, data, made.data, given, name)
        if wrong is None:
            return replace(made, refused=tuple(sorted(refused)))
        mistaken = {edit for edit in given if edit.unit == wrong}
        if not mistaken:
            raise _not_as_intended(name, f"unit {wrong + 1} would change, which no fix concerns")
        refused |= mistaken
        given = [edit for edit in given if edit not in mistaken]


def _overlap(first: Edit, second: Edit) -> bool:
    """Say whether two edits touch the same characters of one text; *second* does not begin earlier."""
    same = (first.unit, first.side) == (second.unit, second.side)
    return same and (second.start < first.end or second.start == first.start)


def _first_wrong(form: UnitFormat, old: bytes, new: bytes, edits: Iterable[Edit], name: str) -> int | None:
    """Give the position of the first unit that does not read as intended; None when all do."""
    by_text: dict[tuple[int, Side], list[Edit]] = {}
    for edit in edits:
        by_text.setdefault((edit.unit, edit.side), []).append(edit)
    pairs = zip_longest(form.read(BytesIO(old), name).units, _read_again(form, new, name))
    for order, (before, after) in enumerate(pairs):
        if before is None or after is None or _intended(before, order, by_text) != _content(after):
            return order
    return None


def _read_again(form: UnitFormat, data: bytes, name: str) -> Iterator[TranslationUnit]:
    try:
        yield from form.read(BytesIO(data), name).units
    except FtzTermsError as error:
        raise _not_as_intended(name, error.message) from error


def _not_as_intended(name: str, why: str) -> FtzTermsError:
    return FtzTermsError(
        f"would not read as intended once fixed: {why}", path=name, hint="nothing was written: correct it by hand"
    )


def _intended(unit: TranslationUnit, order: int, edits: Mapping[tuple[int, Side], list[Edit]]) -> tuple[Any, ...]:
    return _content(
        replace(
            unit,
            source=_with(unit.source, edits.get((order, Side.SOURCE))),
            target=_with(unit.target, edits.get((order, Side.TARGET))),
        )
    )


def _with(variant: Variant | None, edits: list[Edit] | None) -> Variant | None:
    return replace(variant, segment=edited(variant.segment, edits)) if variant and edits else variant


def _content(unit: TranslationUnit) -> tuple[Any, ...]:
    """Give what makes a unit, but not where it stands; text in one language shows that only by its letters."""
    sides = [
        side and (side.language if unit.source else "", side.segment)
        for side in (unit.source, unit.target, *unit.others)
    ]
    return unit.id, unit.state, unit.notes, unit.properties, unit.attributes, sides
