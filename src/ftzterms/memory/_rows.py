"""A translation unit as a row of the table `unit`, and back, with nothing lost but its place in a file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from ftzterms.model import FtzTermsError, InlineTag, Segment, State, TagKind, TranslationUnit, Variant, blake2b

COLUMNS = (
    "digest, name, source_language, target_language, source, target, source_key, target_key, "
    "before, after, state, changed, user, usage, details"
)
READ = "id, name, source_language, target_language, source, target, state, details"
"""The columns of which `unit_of` makes a unit, in its order."""
_DATE = re.compile(r"\d{8}T\d{6}Z")
_PLAIN = ("created_at", "created_by", "changed_at", "changed_by", "usage_count")
_SIDE = (*_PLAIN, "notes", "properties", "attributes")
Pairs = tuple[tuple[str, str], ...]
Meta = tuple[str, str, str, str, str, tuple[str, ...], Pairs, Pairs]
"""What a variant says beside its language and its text: the attributes `_SIDE`."""
_meta: Callable[[Variant], Meta] = attrgetter(*_SIDE)
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Row(NamedTuple):
    """A unit as it is stored; languages are still tags."""

    digest: bytes
    """Names all that the unit says: two units with one digest are one."""
    name: str
    """The unit's own id; empty for a mere position."""
    source_language: str | None
    target_language: str | None
    source: str | None
    target: str | None
    source_key: int | None
    """`text_key` of the text."""
    target_key: int | None
    before: int | None
    """The key of the source text of the unit before it."""
    after: int | None
    state: str
    changed: str
    """The latest of its dates, `YYYYMMDDThhmmssZ`; empty when it has none."""
    user: str
    """Who changed it last, or else made it."""
    usage: int
    details: str
    """All else, as JSON: the names of the values' attributes, with what is not empty."""

    @property
    def sides(self) -> tuple[str | None, str | None, str | None, str | None]:
        """Give what the search index wants to know: the texts, each with its language."""
        return self.source, self.source_language, self.target, self.target_language


def text_key(text: str) -> int:
    """Name a text by a number of 64 bits, signed: the same text, the same number on every machine."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def source_key(unit: TranslationUnit) -> int | None:
    """Name the source text of a unit; None where there is none."""
    return _key(unit.source)


def row_of(unit: TranslationUnit, before: int | None = None, after: int | None = None, own: int | None = None) -> Row:
    """Make the row of a unit between two texts; its *own* source key may be given, too.

    Raises `FtzTermsError` for text that no file can hold.
    """
    source, target = unit.source, unit.target
    name = "" if unit.id.startswith("#") else unit.id
    source_language, source_text = (source.language, source.segment.text) if source else (None, None)
    target_language, target_text = (target.language, target.segment.text) if target else (None, None)
    state = str(unit.state)
    details, changed, user, usage = _described(unit)
    parts = (name, source_language, target_language, source_text, target_text, state, details)
    lengths = [-1 if part is None else len(part) for part in parts]
    try:
        digest = blake2b(f"{lengths}{''.join(filter(None, parts))}".encode(), digest_size=16).digest()
    except UnicodeEncodeError as error:
        raise FtzTermsError(
            f"unit {unit.id!r} holds half a character (U+{ord(error.object[error.start]):04X})",
            hint="the text was cut or decoded wrongly; mend it where it comes from",
        ) from None
    return Row(
        digest, name, source_language, target_language, source_text, target_text, own or _key(source), _key(target),
        before, after, state, changed, user, usage, details,
    )  # fmt: skip


def unit_of(
    number: int,
    name: str,
    source_language: str | None,
    target_language: str | None,
    source: str | None,
    target: str | None,
    state: str,
    details: str,
) -> TranslationUnit:
    """Make a unit of the columns `READ`, with the tags of its languages."""
    said = _read(details) if details else {}
    return TranslationUnit(
        name or f"#{number}",
        None if source_language is None else _variant(source_language, source or "", said.get("source")),
        None if target_language is None else _variant(target_language, target or "", said.get("target")),
        State(state),
        notes=tuple(said.get("notes", ())),
        properties=_pairs(said, "properties"),
        others=tuple(_variant(other["language"], other["text"], other) for other in said.get("others", ())),
        attributes=_pairs(said, "attributes"),
    )


@lru_cache(maxsize=1024)
def _read(details: str) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(details)
    return said


def _key(variant: Variant | None) -> int | None:
    return text_key(variant.text) if variant else None


def _described(unit: TranslationUnit) -> tuple[str, str, str, int]:
    """Write what a unit says beside its texts; also give its latest date, its user and its usage."""
    source = _meta(unit.source) if unit.source else None
    target = _meta(unit.target) if unit.target else None
    known = _common(unit.attributes, unit.notes, unit.properties, source, target)
    if not unit.others and not any(side and side.segment.tags for side in (unit.source, unit.target)):
        return known
    said = _said(unit.attributes, unit.notes, unit.properties, source, target)
    for name, side in (("source", unit.source), ("target", unit.target)):
        if side and side.segment.tags:
            said[name] = {**said.get(name, {}), "tags": _tags(side)}
    if unit.others:
        said["others"] = [_whole(side) for side in unit.others]
    return _encode(said), *known[1:]


@lru_cache(maxsize=1024)
def _common(
    attributes: Pairs, notes: tuple[str, ...], properties: Pairs, source: Meta | None, target: Meta | None
) -> tuple[str, str, str, int]:
    """Write what many units of a file say alike."""
    said = _said(attributes, notes, properties, source, target)
    sides = [side for side in (target, source) if side]
    of_unit = dict(attributes)
    dates = [date for side in sides for date in (side[0], side[2])]
    dates += [of_unit.get("changedate", ""), of_unit.get("creationdate", "")]
    users = [*(side[3] for side in sides), of_unit.get("changeid"), *(side[1] for side in sides)]
    counts = [*(side[4] for side in sides), of_unit.get("usagecount", "")]
    return (
        _encode(said) if said else "",
        max((date for date in dates if _DATE.fullmatch(date)), default=""),
        next(filter(None, users), None) or of_unit.get("creationid", ""),
        max((min(int(count), 2**62) for count in counts if count.isascii() and count.isdecimal()), default=0),
    )


def _said(
    attributes: Pairs, notes: tuple[str, ...], properties: Pairs, source: Meta | None, target: Meta | None
) -> dict[str, Any]:
    said: dict[str, Any] = {"attributes": attributes, "notes": notes, "properties": properties}
    said["source"], said["target"] = source and _of_side(source), target and _of_side(target)
    return {name: value for name, value in said.items() if value}


def _of_side(meta: Meta) -> dict[str, Any]:
    """Give what a variant says beside its language and its text."""
    return {name: value for name, value in zip(_SIDE, meta, strict=True) if value}


def _whole(side: Variant) -> dict[str, Any]:
    said = {"language": side.language, "text": side.text, **_of_side(_meta(side))}
    return said | {"tags": _tags(side)} if side.segment.tags else said


def _tags(side: Variant) -> list[tuple[int, str, str, str]]:
    return [(tag.position, tag.kind, tag.id, tag.markup) for tag in side.segment.tags]


def _variant(language: str, text: str, said: dict[str, Any] | None) -> Variant:
    if not said:
        return Variant(language, Segment(text))
    tags = tuple(InlineTag(at, TagKind(kind), name, markup) for at, kind, name, markup in said.get("tags", ()))
    fields = {field: said[field] for field in _PLAIN if field in said}
    return Variant(
        language,
        Segment(text, tags),
        notes=tuple(said.get("notes", ())),
        properties=_pairs(said, "properties"),
        attributes=_pairs(said, "attributes"),
        **fields,
    )


def _pairs(said: dict[str, Any], name: str) -> tuple[tuple[str, str], ...]:
    pairs = said.get(name)
    return tuple([(key, value) for key, value in pairs]) if pairs else ()
