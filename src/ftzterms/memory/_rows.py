"""A translation unit as a row of the table `unit`, and back, with nothing lost but its place in a file."""

from __future__ import annotations

import json
import re
from hashlib import blake2b
from typing import Any, NamedTuple

from ftzterms.model import FtzTermsError, InlineTag, Segment, State, TagKind, TranslationUnit, Variant

COLUMNS = (
    "digest, name, source_language, target_language, source, target, source_key, target_key, "
    "before, after, state, changed, user, usage, details"
)
READ = "id, name, source_language, target_language, source, target, state, details"
"""The columns of which `unit_of` makes a unit, in its order."""
_DATE = re.compile(r"\d{8}T\d{6}Z")
_PLAIN = ("created_at", "created_by", "changed_at", "changed_by", "usage_count")
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


def text_key(text: str) -> int:
    """Name a text by a number of 64 bits, signed: the same text, the same number on every machine."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def row_of(unit: TranslationUnit, before: int | None = None, after: int | None = None) -> Row:
    """Make the row of a unit between two texts. Raises `FtzTermsError` for text that no file can hold."""
    source, target = unit.source, unit.target
    name = "" if unit.id.startswith("#") else unit.id
    details = _details(unit)
    languages = source.language if source else None, target.language if target else None
    texts = source.text if source else None, target.text if target else None
    said = (name, *languages, *texts, str(unit.state), details)
    try:
        digest = blake2b(repr([part and len(part) for part in said]).encode(), digest_size=16)
        digest.update("".join(part for part in said if part).encode())
    except UnicodeEncodeError as error:
        raise FtzTermsError(
            f"unit {unit.id!r} holds half a character (U+{ord(error.object[error.start]):04X})",
            hint="the text was cut or decoded wrongly; mend it where it comes from",
        ) from None
    keys = _key(source), _key(target)
    sides = [variant for variant in (target, source) if variant]
    return Row(
        digest.digest(), name, *languages, *texts, *keys, before, after, str(unit.state),
        _changed(unit, sides), _user(unit, sides), _usage(unit, sides), details,
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
    said: dict[str, Any] = json.loads(details) if details else {}
    return TranslationUnit(
        name or f"#{number}",
        None if source_language is None else _variant(source_language, source or "", said.get("source", {})),
        None if target_language is None else _variant(target_language, target or "", said.get("target", {})),
        State(state),
        notes=tuple(said.get("notes", ())),
        properties=_pairs(said, "properties"),
        others=tuple(_variant(other["language"], other["text"], other) for other in said.get("others", ())),
        attributes=_pairs(said, "attributes"),
    )


def _key(variant: Variant | None) -> int | None:
    return text_key(variant.text) if variant else None


def _details(unit: TranslationUnit) -> str:
    said: dict[str, Any] = {}
    if unit.attributes:
        said["attributes"] = unit.attributes
    if unit.notes:
        said["notes"] = unit.notes
    if unit.properties:
        said["properties"] = unit.properties
    if unit.source and (of_source := _of_variant(unit.source)):
        said["source"] = of_source
    if unit.target and (of_target := _of_variant(unit.target)):
        said["target"] = of_target
    if unit.others:
        said["others"] = [
            {"language": other.language, "text": other.text, **_of_variant(other)} for other in unit.others
        ]
    return _encode(said) if said else ""


def _of_variant(variant: Variant) -> dict[str, Any]:
    """Give what a variant says beside its language and its text."""
    said: dict[str, Any] = {}
    for field in _PLAIN:
        if value := getattr(variant, field):
            said[field] = value
    if variant.notes:
        said["notes"] = variant.notes
    if variant.properties:
        said["properties"] = variant.properties
    if variant.attributes:
        said["attributes"] = variant.attributes
    if variant.segment.tags:
        said["tags"] = [(tag.position, tag.kind, tag.id, tag.markup) for tag in variant.segment.tags]
    return said


def _variant(language: str, text: str, said: dict[str, Any]) -> Variant:
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
    return tuple((key, value) for key, value in said.get(name, ()))


def _changed(unit: TranslationUnit, sides: list[Variant]) -> str:
    dates = [date for side in sides for date in (side.changed_at, side.created_at) if date]
    dates += [value for key, value in unit.attributes if key in ("changedate", "creationdate")]
    return max((date for date in dates if _DATE.fullmatch(date)), default="")


def _user(unit: TranslationUnit, sides: list[Variant]) -> str:
    said = dict(unit.attributes)
    changed = [*(side.changed_by for side in sides), said.get("changeid", "")]
    created = [*(side.created_by for side in sides), said.get("creationid", "")]
    return next((name for name in (*changed, *created) if name), "")


def _usage(unit: TranslationUnit, sides: list[Variant]) -> int:
    counts = [side.usage_count for side in sides if side.usage_count]
    counts += [value for key, value in unit.attributes if key == "usagecount"]
    return max((min(int(count), 2**62) for count in counts if count.isascii() and count.isdecimal()), default=0)
