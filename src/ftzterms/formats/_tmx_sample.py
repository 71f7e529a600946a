"""Take a unit of two variants apart: the markup that it shares with others, and the values that may differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from ftzterms.formats._tmx_unit import CHECKED, FIELDS, what_is_wrong
from ftzterms.formats._tmx_walker import plain
from ftzterms.formats._xml_tokens import attributes

_ATTRIBUTES = r"(?:\s+[^\s=<>\"'/]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*\s*"
_META = rf"((?:\s*<(?:prop|note){_ATTRIBUTES}>[^<]*</(?:prop|note)\s*>)*)"
_TUV = rf"<tuv({_ATTRIBUTES})>{_META}\s*<seg>((?:[^<]++|<(?!/seg>))*)</seg>\s*</tuv>"
_UNIT = rf"\s*(<tu)({_ATTRIBUTES})>{_META}\s*{_TUV}\s*{_TUV}\s*</tu>"
_ATTRIBUTE = r"([^\s=]+)\s*=\s*([\"'])((?s:.)*?)\2"
_ELEMENT = rf"<(prop|note)({_ATTRIBUTES})>([^<]*)<"
_MORE = r"<note\s+[^\s>]|<prop\s+(?!type\s*=\s*(?:\"[^\"]*\"|'[^']*')\s*>)[^\s>]"
"""A note or prop that says more than its type."""
_FIELDS = tuple(FIELDS)
Pairs = tuple[tuple[str, str], ...]


class Kind(Enum):
    """What the value in a slot is."""

    TEXT = auto()
    TUID = auto()
    FIELD = auto()
    """An attribute that `Variant` has a field for."""
    ATTRIBUTE = auto()
    NOTE = auto()
    PROPERTY = auto()


class Slot(NamedTuple):
    """A value in the markup of a unit that may differ from unit to unit."""

    start: int
    end: int
    kind: Kind
    owner: int
    """0 for the unit, 1 and 2 for its variants."""
    which: int
    """Which of the owner's fields, attributes, notes or properties."""
    name: str
    """Of the attribute; the type of the property."""
    quote: str
    """What stands around the value of an attribute."""


@dataclass(slots=True)
class Sample:
    """A unit taken apart."""

    text: str
    start: int
    """Where its `tu` tag stands, after white space."""
    slots: list[Slot]
    """In file order; those of the two texts are among them."""
    attributes: list[Pairs]
    """Of the unit and its two variants."""
    notes: list[tuple[str, ...]]
    properties: list[Pairs]

    def fixed(self) -> tuple[str, ...]:
        """Give what stands between the slots: units of one template share it."""
        ends = [0, *(slot.end for slot in self.slots)]
        starts = [*(slot.start for slot in self.slots), len(self.text)]
        return tuple([self.text[end:start] for end, start in zip(ends, starts, strict=True)])

    def values(self) -> list[str]:
        """Give what stands in the slots, as written."""
        return [self.text[slot.start : slot.end] for slot in self.slots]


def sample(text: str) -> Sample | None:
    """Take apart what may be one unit; None when it is not of the common shape, or has a fault."""
    found = re.fullmatch(_UNIT, text)
    if not found:
        return None
    taken = Sample(text, found.start(1), [], [], [], [])
    for owner, group in enumerate((2, 4, 7)):
        pairs = attributes(found[group])
        if any(key in CHECKED and what_is_wrong(key, value) for key, value in pairs):
            return None
        if ("tuid", "#") in [(key, value[:1]) for key, value in pairs] or re.search(_MORE, found[group + 1]):
            return None
        taken.attributes.append(pairs)
        taken.slots += _of_attributes(text, found.span(group), owner)
        _take_elements(taken, found.span(group + 1), owner)
        if owner:
            taken.slots.append(Slot(*found.span(group + 2), Kind.TEXT, owner, 0, "", ""))
    return taken


def _of_attributes(text: str, span: tuple[int, int], owner: int) -> Iterator[Slot]:
    """Yield the slots of a start tag; what says a language, or means something to XML itself, is none."""
    index = 0
    for found in re.compile(_ATTRIBUTE).finditer(text, *span):
        name, quote = found[1], found[2]
        if not owner and name == "tuid":
            yield Slot(*found.span(3), Kind.TUID, owner, 0, name, quote)
        elif owner and name in FIELDS:
            yield Slot(*found.span(3), Kind.FIELD, owner, _FIELDS.index(name), name, quote)
        elif not owner or name not in ("lang", "xml:lang"):
            if name not in ("lang", "srclang") and not name.startswith("xml"):
                yield Slot(*found.span(3), Kind.ATTRIBUTE, owner, index, name, quote)
            index += 1


def _take_elements(taken: Sample, span: tuple[int, int], owner: int) -> None:
    """Read the notes and props, and their slots."""
    notes: list[str] = []
    properties: list[tuple[str, str]] = []
    for found in re.compile(_ELEMENT).finditer(taken.text, *span):
        content = plain(found[3])
        if found[1] == "note":
            taken.slots.append(Slot(*found.span(3), Kind.NOTE, owner, len(notes), "", ""))
            notes.append(content)
        else:
            kind = dict(attributes(found[2])).get("type", "")
            taken.slots.append(Slot(*found.span(3), Kind.PROPERTY, owner, len(properties), kind, ""))
            properties.append((kind, content))
    taken.notes.append(tuple(notes))
    taken.properties.append(tuple(properties))
