"""Read the markup that stands before a segment of the common shape, once for all units that share it."""

from __future__ import annotations

import re
from typing import NamedTuple

from ftzterms.formats._tmx_unit import FIELDS, what_is_wrong
from ftzterms.formats._tmx_walker import plain
from ftzterms.formats._xml_tokens import UndeclaredEntityError, attributes
from ftzterms.model import canonical

_META = r"((?:\s*<(?:prop|note)(?:\s[^<>]*)?>[^<]*</(?:prop|note)\s*>)*)"
_TUV = rf"<tuv(\s[^<>]*[^<>/])>{_META}\s*<seg>"
_FIRST = re.compile(rf"(?:\s*</tuv>\s*</tu>)?\s*(<tu((?:\s[^<>]*[^<>/])?)>){_META}\s*{_TUV}")
_NEXT = re.compile(rf"\s*</tuv>\s*{_TUV}")
_ELEMENT = re.compile(r"<(prop|note)((?:\s[^<>]*)?)>([^<]*)<")
_QUOTED = re.compile(r"(?:\s+[^\s=\"']+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*")
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


class NextMarkup(NamedTuple):
    """What stands between two texts of a unit."""

    variant: VariantMarkup
    text_lines: int
    text_column: int


def first_opening(text: str, *, tuid_varies: bool, plain_lang: bool) -> UnitMarkup | None:
    """Read the markup up to the first text of a unit; None when it is not of the common shape or has a fault."""
    found = _FIRST.fullmatch(text)
    if not found:
        return None
    _, said, meta, of_variant, of_variant_meta = found.groups()
    variant = _variant(of_variant, of_variant_meta, plain_lang=plain_lang)
    pairs = _checked(said)
    elements = _elements(meta)
    if variant is None or pairs is None or elements is None:
        return None
    tuid = dict(pairs).get("tuid", "")
    start = found.start(1)
    lines, column = _distance(text, 0, start)
    text_lines, text_column = _distance(text, start, len(text))
    if tuid_varies and not text_lines:
        text_column -= len(tuid)
    others = tuple(pair for pair in pairs if pair[0] != "tuid")
    return UnitMarkup(tuid, *elements, others, variant, lines, column, text_lines, text_column)


def next_opening(text: str, *, plain_lang: bool) -> NextMarkup | None:
    """Read the markup between two texts of a unit; None when it is not of the common shape or has a fault."""
    found = _NEXT.fullmatch(text)
    variant = _variant(*found.groups(), plain_lang=plain_lang) if found else None
    return NextMarkup(variant, *_distance(text, 0, len(text))) if variant else None


def _variant(said: str, meta: str, *, plain_lang: bool) -> VariantMarkup | None:
    pairs = _checked(said)
    elements = _elements(meta)
    if pairs is None or elements is None:
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
    if not _QUOTED.fullmatch(said):
        return None
    try:
        pairs = attributes(said)
    except UndeclaredEntityError:
        return None
    return None if any(what_is_wrong(key, value) for key, value in pairs) else pairs


def _elements(meta: str) -> tuple[tuple[str, ...], Attributes] | None:
    """Give the notes and the props; None when one cannot be read."""
    notes: list[str] = []
    properties: list[tuple[str, str]] = []
    try:
        for name, said, content in _ELEMENT.findall(meta):
            if name == "note":
                notes.append(plain(content))
            else:
                properties.append((dict(attributes(said)).get("type", ""), plain(content)))
    except UndeclaredEntityError:
        return None
    return tuple(notes), tuple(properties)


def _distance(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the line ends of a stretch, and the column after it, or its length when there is no line end."""
    lines = text.count("\n", start, end)
    return lines, end - text.rfind("\n", start, end) if lines else end - start
