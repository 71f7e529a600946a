"""Read the markup that stands before a segment of the common shape, once for all units that share it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ftzterms.formats._tmx_unit import CHECKED, FIELDS, what_is_wrong
from ftzterms.formats._tmx_walker import plain
from ftzterms.formats._xml_tokens import attributes
from ftzterms.model import canonical

_META = r"((?:\s*<(?:prop|note)(?:\s[^<>]*)?>[^<]*</(?:prop|note)\s*>)*)"
_TUV = rf"<tuv(\s[^<>]*[^<>/])>{_META}\s*<seg>"
_FIRST = re.compile(rf"(?:\s*</tuv>\s*</tu>)?\s*(<tu((?:\s[^<>]*[^<>/])?)>){_META}\s*{_TUV}")
_NEXT = re.compile(rf"\s*</tuv>\s*{_TUV}")
_ELEMENT = re.compile(r"<(prop|note)((?:\s[^<>]*)?)>([^<]*)<")
_MORE = re.compile(r"<note\s+[^\s>]|<prop\s+(?!type\s*=\s*(?:\"[^\"]*\"|'[^']*')\s*>)[^\s>]")
"""A note or prop that says more than its type."""
_QUOTED = re.compile(r"(?:\s+[^\s=\"']+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*")
_PLAIN = re.compile(r"(?:\s+[^\s=\"']+=\"[^\"&\t\n]*\")*\s*")
_PAIR = re.compile(r"([^\s=\"']+)=\"([^\"]*)\"")
DATE = rb"(\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3])[0-5]\d[0-5]\dZ)"
"""A date as TMX wants it; all have the same length."""
DATES = re.compile(rb"\b((?:creationdate|changedate|lastusagedate)=[\"'])" + DATE)
Attributes = tuple[tuple[str, str], ...]


class VariantMarkup(NamedTuple):
    """What is said of a variant before its text."""

    language: str
    created_at: str
    created_by: str
    changed_at: str
    changed_by: str
    usage_count: str
    notes: tuple[str, ...]
    properties: Attributes
    attributes: Attributes

    def dated(self, names: Sequence[str], values: Sequence[bytes]) -> VariantMarkup:
        """Give the same with other dates."""
        if not values:
            return self
        dates = {name: value.decode() for name, value in zip(names, values, strict=True)}
        return self._replace(
            created_at=dates.get("creationdate", self.created_at),
            changed_at=dates.get("changedate", self.changed_at),
            attributes=_dated(self.attributes, dates) if self.attributes else (),
        )


class UnitMarkup(NamedTuple):
    """What is said of a unit before its first text, and of its first variant."""

    tuid: str
    notes: tuple[str, ...]
    properties: Attributes
    attributes: Attributes
    variant: VariantMarkup
    unit_lines: int
    """Line ends before the `tu` tag."""
    unit_column: int
    """Column of the `tu` tag when there is such a line end, else the characters before it."""
    text_lines: int
    """Line ends from the `tu` tag to the text."""
    text_column: int
    """Column of the text, or its distance from the `tu` tag, the value of `tuid` not counted."""
    dates: tuple[str, ...]
    """The unit's attributes that hold dates."""
    variant_dates: tuple[str, ...]
    """Those of its first variant."""

    def dated(self, values: Sequence[bytes]) -> UnitMarkup:
        """Give the same with other dates: those of the unit, then those of its first variant."""
        if not values:
            return self
        own = len(self.dates)
        dates = {name: value.decode() for name, value in zip(self.dates, values[:own], strict=True)}
        variant = self.variant.dated(self.variant_dates, values[own:])
        return self._replace(attributes=_dated(self.attributes, dates), variant=variant)


class NextMarkup(NamedTuple):
    """What stands between two texts of a unit."""

    variant: VariantMarkup
    text_lines: int
    text_column: int
    dates: tuple[str, ...]
    """The attributes that hold dates."""

    def dated(self, values: Sequence[bytes]) -> NextMarkup:
        """Give the same with other dates, as many as *dates* names."""
        return self._replace(variant=self.variant.dated(self.dates, values)) if values else self


def first_opening(text: str, *, tuid_varies: bool, plain_lang: bool) -> UnitMarkup | None:
    """Read the markup up to the first text of a unit; None when it is not of the common shape or has a fault."""
    found = _FIRST.fullmatch(text)
    if not found:
        return None
    _, said, meta, of_variant, of_variant_meta = found.groups()
    if _MORE.search(meta):
        return None
    variant = _variant(of_variant, of_variant_meta, plain_lang=plain_lang)
    pairs = _checked(said)
    elements = _elements(meta)
    if variant is None or pairs is None:
        return None
    tuid, others = "", pairs
    if "tuid=" in said or "tuid " in said:
        tuid = dict(pairs).get("tuid", "")
        if tuid.startswith("#") and not tuid_varies:
            return None
        others = tuple([pair for pair in pairs if pair[0] != "tuid"])
    start = found.start(1)
    lines, column = _distance(text, 0, start)
    text_lines, text_column = _distance(text, start, len(text))
    if tuid_varies and not text_lines:
        text_column -= len(tuid)
    dates, variant_dates = _dates(said), _dates(of_variant)
    return UnitMarkup(tuid, *elements, others, variant, lines, column, text_lines, text_column, dates, variant_dates)


@lru_cache(maxsize=1024)
def next_opening(markup: bytes, *, plain_lang: bool) -> NextMarkup | None:
    """Read the markup between two texts of a unit; None when it is not of the common shape or has a fault."""
    text = markup.decode()
    found = _NEXT.fullmatch(text)
    variant = _variant(*found.groups(), plain_lang=plain_lang) if found else None
    if not found or not variant:
        return None
    return NextMarkup(variant, *_distance(text, 0, len(text)), _dates(found[1]))


@lru_cache(maxsize=1024)
def _variant(said: str, meta: str, *, plain_lang: bool) -> VariantMarkup | None:
    pairs = _checked(said)
    elements = _elements(meta)
    if pairs is None or _MORE.search(meta):
        return None
    known = dict(pairs)
    plain_language = known.pop("lang", "")
    language = known.pop("xml:lang", "")
    if not language and plain_lang:
        language = plain_language
    if not canonical(language):
        return None
    created_at, created_by, changed_at, changed_by, usage_count = (known.pop(key, "") for key in FIELDS)
    return VariantMarkup(
        language, created_at, created_by, changed_at, changed_by, usage_count, *elements, tuple(known.items())
    )


def _checked(said: str) -> Attributes | None:
    """Give the attributes of a start tag; None when they cannot be read so or one of them is wrong."""
    if _PLAIN.fullmatch(said):
        pairs: Attributes = tuple(_PAIR.findall(said))
    elif _QUOTED.fullmatch(said):
        pairs = attributes(said)
    else:
        return None
    for key, value in pairs:
        if key in CHECKED and what_is_wrong(key, value):
            return None
    return pairs


@lru_cache(maxsize=1024)
def _elements(meta: str) -> tuple[tuple[str, ...], Attributes]:
    """Give the notes and the props."""
    notes: list[str] = []
    properties: list[tuple[str, str]] = []
    for name, said, content in _ELEMENT.findall(meta):
        if name == "note":
            notes.append(plain(content))
        else:
            properties.append((dict(attributes(said)).get("type", ""), plain(content)))
    return tuple(notes), tuple(properties)


def _dates(said: str) -> tuple[str, ...]:
    """Name the attributes of a start tag that hold compact dates."""
    return tuple([name[:-2].decode() for name, _ in DATES.findall(said.encode())])


def _dated(pairs: Attributes, dates: dict[str, str]) -> Attributes:
    return tuple([(name, dates.get(name, value)) for name, value in pairs])


def _distance(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the line ends of a stretch, and the column after it, or its length when there is no line end."""
    lines = text.count("\n", start, end)
    return lines, end - text.rfind("\n", start, end) if lines else end - start
