"""What the writers of both versions of XLIFF write alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice

from ftzterms.formats._characters import escaped, quoted
from ftzterms.formats._tmx_walker import plain
from ftzterms.formats._xliff_frame import balanced
from ftzterms.model import Bitext, Segment, TranslationUnit, Variant
from ftzterms.text.late import late

NOTE = late(r"(?:(?:trans-)?unit/)?note\[([0-9]+)\]/@(.+)")


def with_languages(bitext: Bitext) -> Bitext:
    """Give a bitext that names its languages; one that does not has those of its first unit."""
    units = iter(bitext.units)
    first = list(islice(units, 1))
    source, target = bitext.source_language, bitext.target_language
    if first:
        source = source or (first[0].source.language if first[0].source else "")
        target = target or (first[0].target.language if first[0].target else "")
    return replace(bitext, source_language=source, target_language=target, units=chain(first, units))


def grouped(units: Iterable[TranslationUnit], element: str) -> Iterator[list[TranslationUnit]]:
    """Put together the segments of one *element*, `trans-unit` or `unit`: they follow one another, and have its id."""
    group: list[TranslationUnit] = []
    number = 0
    for unit in units:
        said = dict(unit.attributes)
        name = said.get(f"{element}/segment", "")
        this = int(name) if name.isdecimal() else 0
        same = group and said.get(f"{element}/@id") == dict(group[0].attributes).get(f"{element}/@id")
        if group and not (this > number > 0 and same and f"{element}/before" not in said):
            yield group
            group = []
        group.append(unit)
        number = this
    if group:
        yield group


def joined(segment: Segment, markup: list[str] | None = None) -> str:
    """Write a segment with its tags, or with other markup in their places."""
    parts, start = [], 0
    for number, tag in enumerate(segment.tags):
        parts += [escaped(segment.text[start : tag.position]), markup[number] if markup else tag.markup]
        start = max(start, tag.position)
    return "".join([*parts, escaped(segment.text[start:])])


def attributes(pairs: Iterable[tuple[str, str]]) -> str:
    """Write attributes."""
    return "".join(f' {key}="{quoted(value)}"' for key, value in pairs)


def said_of(variant: Variant, side: str) -> list[tuple[str, str]]:
    """Give the attributes of a `source` or `target` as it was read."""
    lead = f"{side}/@"
    return [(key.removeprefix(lead), value) for key, value in variant.attributes if key.startswith(lead)]


def notes(unit: TranslationUnit, element: str, name: str, known: Callable[[str], bool]) -> str:
    """Write the notes of a unit as elements of a *name*, with those of their attributes that are *known*.

    *element* is what a unit is in the version that is written.
    """
    said: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for key, value in unit.attributes:
        if (found := NOTE.fullmatch(key)) and known(found[2]):
            said[int(found[1])].append((found[2], value))
    marked_up = dict(unit.attributes)
    lines = []
    for number, note in enumerate(unit.notes, start=1):
        raw = marked_up.get(f"{element}/note[{number}]/markup", "")
        text = raw if raw and plain(raw) == note and balanced(raw) else escaped(note)
        lines.append(f"<{name}{attributes(said[number])}>{text}</{name}>\n")
    return "".join(lines)


def without_a_place(unit: TranslationUnit, known: Callable[[str], bool]) -> tuple[tuple[str, str], ...]:
    """Give the attributes of a unit that are of another format, and those of its notes that are not *known*."""
    return tuple((key, value) for key, value in unit.attributes if _is_foreign(key, known))


def _is_foreign(key: str, known: Callable[[str], bool]) -> bool:
    found = NOTE.fullmatch(key)
    return "/" not in key or key.startswith("prop[") or bool(found and not known(found[2]))
