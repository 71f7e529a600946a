"""Read TMX units exactly, whatever their shape: comments, CDATA, odd attributes, many languages, faults."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ftzterms.formats._xml_tokens import Token, attributes, tokens, unescape_known
from ftzterms.model import field, record
from ftzterms.text.late import late

_PASSED_OVER = r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
_ENDS = {name: late(rf"{_PASSED_OVER}|(</{name}\s*>)", re.DOTALL) for name in ("seg", "prop", "note", "ude", "header")}
Attributes = tuple[tuple[str, str], ...]


@record
class RawVariant:
    """A `tuv` as the file has it."""

    offset: int
    attributes: Attributes
    notes: list[str] = field(default_factory=list)
    properties: list[tuple[str, str]] = field(default_factory=list)
    inner: list[tuple[str, str]] = field(default_factory=list)
    """Attributes of its notes and props, as (`note[1]/@xml:lang`, value)."""
    segment: str | None = None
    """Its first `seg`, as written."""
    segment_offset: int = 0
    segments: int = 0


@record
class RawUnit:
    """A `tu` as the file has it."""

    offset: int
    attributes: Attributes
    notes: list[str] = field(default_factory=list)
    properties: list[tuple[str, str]] = field(default_factory=list)
    inner: list[tuple[str, str]] = field(default_factory=list)
    variants: list[RawVariant] = field(default_factory=list)
    strangers: list[Token] = field(default_factory=list)
    """Elements that have no place there."""


_FRAME = frozenset({"tmx", "header", "body"})


def raw_units(text: str, start: int = 0, strangers: list[Token] | None = None) -> Iterator[RawUnit]:
    """Yield the units of a stretch of well-formed text; elements around them that are none are added to *strangers*."""
    unit: RawUnit | None = None
    variant: RawVariant | None = None
    walk = tokens(text, start)
    while token := next(walk, None):
        if token.name == "tu":
            if token.opens:
                unit = RawUnit(token.start, attributes(token.attributes))
            if token.closes and unit:
                yield unit
                unit = variant = None
        elif unit and token.name == "tuv":
            variant = _variant(token, unit)
        elif unit and token.opens:
            walk = tokens(text, _content(text, token, unit, variant))
        elif strangers is not None and token.opens and token.name not in _FRAME:
            strangers.append(token)


def _variant(token: Token, unit: RawUnit) -> RawVariant | None:
    """Begin or end a variant."""
    if token.opens:
        unit.variants.append(RawVariant(token.start, attributes(token.attributes)))
    return None if token.closes else unit.variants[-1]


def _content(text: str, token: Token, unit: RawUnit, variant: RawVariant | None) -> int:
    """Take an element in a unit or variant; give the offset at which it ends."""
    begin = token.end
    end = begin if token.closes else _end(text, token)
    raw = text[begin : text.rfind("</", begin, end)] if end > begin else ""
    owner = variant or unit
    if token.name == "seg" and variant:
        variant.segments += 1
        if variant.segments == 1:
            variant.segment, variant.segment_offset = raw, begin
    elif token.name == "prop":
        owner.properties.append((dict(attributes(token.attributes)).get("type", ""), plain(raw)))
        owner.inner += inner("prop", len(owner.properties), token.attributes)
    elif token.name == "note":
        owner.notes.append(plain(raw))
        owner.inner += inner("note", len(owner.notes), token.attributes)
    else:
        unit.strangers.append(token)
        return token.end
    return end


def inner(name: str, number: int, said: str) -> Attributes:
    """Give the attributes of a prop or note but `type`, named by the place of their element: `note[1]/@xml:lang`."""
    return tuple((f"{name}[{number}]/@{key}", value) for key, value in attributes(said) if key != "type")


def plain(raw: str) -> str:
    """Give the text of a prop or note; markup in it stays as it is written."""
    if "<" not in raw:
        return unescape_known(raw)
    parts = list(tokens(raw))
    if all(part.text is not None for part in parts):
        return "".join(part.text or "" for part in parts)
    return raw


def _end(text: str, token: Token) -> int:
    """Find where the element that a token opens ends."""
    ends = _ENDS.get(token.name)
    if ends is None:
        return token.end
    return next((found.end() for found in ends.finditer(text, token.end) if found[1]), len(text))
