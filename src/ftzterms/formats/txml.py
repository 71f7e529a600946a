"""TXML, the bilingual file of Wordfast Pro: a segment is a unit; `ut` elements are its tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from io import BytesIO
from typing import BinaryIO

from ftzterms.formats._format import Edit, Patched, UnitFormat
from ftzterms.formats._segmented_xml import UT, Reader, placed_segment
from ftzterms.formats._tmx_walker import plain
from ftzterms.formats._xliff_nodes import Node, Step
from ftzterms.model import Bitext, Segment, State, TranslationUnit, Variant

_FRAME = ("txml", "translatable")


def _read(stream: BinaryIO, name: str) -> Bitext:
    reader = Reader(stream, name, "txml", _FRAME)
    root = reader.root()
    source, target = root.get("locale", ""), root.get("targetlocale", "")
    return Bitext(name, source, target, _units(reader, source, target), reader.problems, tuple(root.items()))


def _units(reader: Reader, source: str, target: str) -> Iterator[TranslationUnit]:
    block = ""
    for step, node in reader.steps:
        if step is Step.OPEN and node.name == "translatable":
            block = node.attributes.get("blockId", "")
        elif step is Step.WHOLE and node.name == "segment":
            number = node.attributes.get("segmentId", "")
            name = f"{block}.{number}" if block and number else f"#{reader.count + 1}"
            yield from reader.readable(node, name, partial(_unit, node, name, source, target))


def _unit(node: Node, name: str, source: str, target: str) -> TranslationUnit | None:
    texts = {child.name: child for child in node.children if child.name in ("source", "target")}
    if "source" not in texts:
        return None
    sides = {kind: placed_segment(text, UT) for kind, text in texts.items()}
    said = node.attributes
    translated = "target" in sides and bool(sides["target"][0].text)
    unsure = said.get("unconfirmed") == "true" or said.get("gtmt") == "true"
    state = State.INITIAL if not translated else State.FUZZY if unsure else State.TRANSLATED
    content, place = sides.get("target", (Segment(""), None))
    return TranslationUnit(
        name,
        Variant(source, *sides["source"]),
        Variant(target, content, place) if "target" in sides else None,
        state,
        node.place,
        tuple(plain(child.inner) for child in node.below() if child.name == "comment"),
        (("origin", "mt"),) if said.get("gtmt") == "true" and translated else (),
        attributes=tuple((key, value) for key, value in said.items() if key != "segmentId"),
    )


def _patch(data: bytes, edits: Sequence[Edit]) -> Patched:
    from ftzterms.formats._xliff_patch import patch

    return patch(data, edits, _read(BytesIO(data), ""))


txml = UnitFormat(
    title="TXML (Wordfast Pro)",
    suffixes=(".txml",),
    read=_read,
    sniff=lambda head: b"<txml" in head.replace(b"\0", b""),
    patch=_patch,
)
