"""Write TMX 1.4, in the order and with the attributes that its schema wants, so that the strictest reader opens it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import BinaryIO

from ftzterms._version import __version__
from ftzterms.formats._characters import escaped, first_illegal, quoted, refuse_what_xml_cannot_hold
from ftzterms.formats._tmx_tags import tagged
from ftzterms.formats._tmx_unit import FIELDS
from ftzterms.formats._xml_tokens import is_attribute_name
from ftzterms.model import Bitext, Segment, TranslationUnit, Variant

_BLOCK = 2000
_REQUIRED = {
    "creationtool": "ftzterms",
    "creationtoolversion": __version__,
    "segtype": "sentence",
    "o-tmf": "ftzterms",
    "adminlang": "en",
    "srclang": "*all*",
    "datatype": "plaintext",
}
_OPTIONAL = ("o-encoding", "creationdate", "creationid", "changedate", "changeid")
_SEGMENTATIONS = ("block", "sentence", "phrase", "paragraph")
Pairs = tuple[tuple[str, str], ...]


def write(bitext: Bitext, stream: BinaryIO) -> None:
    """Write a bitext, block by block. Raises `FtzTermsError`, naming the unit, for what XML cannot hold."""
    writer = TmxWriter(bitext, stream)
    units = iter(bitext.units)
    while block := list(islice(units, _BLOCK)):
        writer.write(block)
    writer.end()


class TmxWriter:
    """Writes a TMX file unit by unit, for somebody who writes several at once."""

    def __init__(self, head: Bitext, stream: BinaryIO) -> None:
        """Write the header of a bitext, and none of its units."""
        text = _head(head)
        refuse_what_xml_cannot_hold(text, "the header")
        stream.write(text.encode())
        self._stream = stream
        self._waiting: list[TranslationUnit] = []

    def add(self, unit: TranslationUnit) -> None:
        """Take a unit; it is written with others."""
        self._waiting.append(unit)
        if len(self._waiting) == _BLOCK:
            self._write_waiting()

    def write(self, block: Sequence[TranslationUnit]) -> None:
        """Write some units."""
        text = "".join([_unit(unit) for unit in block])
        if first_illegal(text):
            _refuse(block)
        self._stream.write((text.replace("\r", "&#13;") if "\r" in text else text).encode())

    def end(self) -> None:
        """Write what waits, and the end of the file; the stream stays open."""
        self._write_waiting()
        self._stream.write(b"</body>\n</tmx>\n")

    def _write_waiting(self) -> None:
        self.write(self._waiting)
        self._waiting.clear()


def _head(bitext: Bitext) -> str:
    said = dict(bitext.properties)
    required = {key: said.get(key) or usual for key, usual in _REQUIRED.items()}
    required["srclang"] = bitext.source_language or required["srclang"]
    if required["segtype"] not in _SEGMENTATIONS:
        required["segtype"] = _REQUIRED["segtype"]
    optional = {key: said[key] for key in _OPTIONAL if said.get(key)}
    notes = tuple(value for key, value in bitext.properties if key == "note")
    props = tuple((key[5:], value) for key, value in bitext.properties if key.startswith("prop:"))
    inner = _meta(notes, props, _inner(bitext.properties)) + "".join(_user_encodings(bitext.properties))
    header = f"<header{_attributes(tuple({**required, **optional}.items()))}"
    header += f">\n{inner}</header>" if inner else "/>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n{header}\n<body>\n'


def _unit(unit: TranslationUnit) -> str:
    variants = [_variant(variant) for variant in (unit.source, unit.target, *unit.others) if variant]
    attributes = _own_attributes(unit.attributes) if unit.attributes else ""
    tuid = "" if unit.id.startswith("#") else f' tuid="{quoted(unit.id)}"'
    meta = ""
    if unit.notes or unit.properties:
        meta = _meta(unit.notes, unit.properties, _inner(unit.attributes) if unit.attributes else ())
    return f"<tu{tuid}{attributes}>\n{meta}{''.join(variants)}</tu>\n"


def _variant(variant: Variant) -> str:
    meta = ""
    if variant.notes or variant.properties:
        meta = _meta(variant.notes, variant.properties, _inner(variant.attributes) if variant.attributes else ())
    attributes = _variant_attributes(
        variant.language,
        variant.created_at,
        variant.created_by,
        variant.changed_at,
        variant.changed_by,
        variant.usage_count,
        variant.attributes,
    )
    return f"<tuv{attributes}>{meta}<seg>{_segment(variant.segment)}</seg></tuv>\n"


def _segment(segment: Segment) -> str:
    return tagged(segment) if segment.tags else escaped(segment.text)


@lru_cache(maxsize=4096)
def _variant_attributes(
    language: str,
    created_at: str,
    created_by: str,
    changed_at: str,
    changed_by: str,
    usage_count: str,
    others: Pairs,
) -> str:
    values = (created_at, created_by, changed_at, changed_by, usage_count)
    known = tuple((key, value) for key, value in zip(FIELDS, values, strict=True) if value)
    return _attributes((("xml:lang", language or "und"), *known)) + _own_attributes(others)


@lru_cache(maxsize=4096)
def _own_attributes(pairs: Pairs) -> str:
    return _attributes(tuple((key, value) for key, value in pairs if is_attribute_name(key)))


def _attributes(pairs: Pairs) -> str:
    return "".join(f' {key}="{quoted(value)}"' for key, value in pairs)


@lru_cache(maxsize=4096)
def _meta(notes: tuple[str, ...], properties: Pairs, inner: Pairs) -> str:
    """Write notes, then props; *inner* are their other attributes, as (`note[1]/@xml:lang`, value)."""
    more: dict[str, str] = {}
    for key, value in inner:
        element, _, name = key.partition("/@")
        more[element] = more.get(element, "") + _own_attributes(((name, value),))
    lines = [f"<note{more.get(f'note[{n}]', '')}>{escaped(note)}</note>\n" for n, note in enumerate(notes, 1)]
    lines += [
        f'<prop type="{quoted(kind)}"{more.get(f"prop[{n}]", "")}>{escaped(value)}</prop>\n'
        for n, (kind, value) in enumerate(properties, 1)
    ]
    return "".join(lines)


@lru_cache(maxsize=4096)
def _inner(pairs: Pairs) -> Pairs:
    """Choose the attributes that belong to notes and props."""
    return tuple((key, value) for key, value in pairs if key.startswith(("note[", "prop[")))


def _user_encodings(properties: Pairs) -> Iterator[str]:
    """Write the user-defined encodings of a header as they were read."""
    for key, value in properties:
        if key == "ude":
            said, _, content = value.partition(">")
            yield f"<ude {said}>{content}</ude>\n"


def _refuse(block: Iterable[TranslationUnit]) -> None:
    for unit in block:
        refuse_what_xml_cannot_hold(_unit(unit), f"unit {unit.id!r}")
