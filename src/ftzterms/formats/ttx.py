"""TTX, the bilingual file of Trados TagEditor: a `Tu` is a unit; `ut` and `df` elements in it are its tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from io import BytesIO
from itertools import chain
from typing import BinaryIO

from ftzterms.formats._format import Edit, Patched, UnitFormat
from ftzterms.formats._segmented_xml import UT, Reader, placed_segment
from ftzterms.formats._xliff_nodes import Node, Step
from ftzterms.model import Bitext, State, TranslationUnit, Unreadable, Variant, canonical

_FRAME = ("TRADOStag", "Body", "Raw", "df")
_SOURCE, _TARGET = "SourceLanguage", "TargetLanguage"


def _read(stream: BinaryIO, name: str) -> Bitext:
    reader = Reader(stream, name, "TRADOStag", _FRAME)
    settings: dict[str, str] = {}
    languages = ["", ""]
    seen: list[Node] = []
    for step, node in reader.steps:
        if step is Step.WHOLE and node.name == "FrontMatter":
            settings = {key: value for child in node.children for key, value in child.attributes.items()}
            break
        if step is Step.WHOLE and node.name == "Tu":
            languages = [*(child.attributes.get("Lang", "") for child in node.own("Tuv")), *languages]
            seen.append(node)
            break
    source, target = settings.get(_SOURCE, languages[0]), settings.get(_TARGET, languages[1])
    units = _units(reader, seen, source)
    return Bitext(name, source, target, units, reader.problems, tuple(settings.items()))


def _units(reader: Reader, seen: list[Node], source: str) -> Iterator[TranslationUnit]:
    others = (node for step, node in reader.steps if step is Step.WHOLE and node.name == "Tu")
    for node in chain(seen, others):
        name = f"#{reader.count + 1}"
        yield from reader.readable(node, name, partial(_unit, node, name, source))
    if not reader.count:
        message = "the text in it is in no segment yet, so there is no unit"
        reader.problems.append(Unreadable(message, 1, 1, lost=False, code="no-segment"))


def _unit(node: Node, name: str, source: str) -> TranslationUnit | None:
    variants = [
        Variant(child.attributes.get("Lang", ""), *placed_segment(child, UT))
        for child in node.children
        if child.name == "Tuv"
    ]
    first = next((side for side in variants if canonical(side.language) == canonical(source)), None)
    second = next((side for side in variants if side is not first), None)
    if first is None or second is None:
        return None
    said = dict(node.attributes)
    named = {"Origin": "origin", "MatchPercent": "percent"}
    return TranslationUnit(
        name,
        first,
        second,
        State.TRANSLATED if second.text else State.INITIAL,
        node.place,
        properties=tuple((named[key], value) for key, value in said.items() if key in named),
        others=tuple(side for side in variants if side not in (first, second)),
        attributes=tuple((key, value) for key, value in said.items() if key not in named),
    )


def _patch(data: bytes, edits: Sequence[Edit]) -> Patched:
    from ftzterms.formats._xliff_patch import patch

    return patch(data, edits, _read(BytesIO(data), ""))


ttx = UnitFormat(
    title="TTX (Trados TagEditor)",
    suffixes=(".ttx",),
    read=_read,
    sniff=lambda head: b"<TRADOStag" in head.replace(b"\0", b""),
    patch=_patch,
)
