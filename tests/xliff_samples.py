"""XLIFF files for tests, and a picture of them that ElementTree gives, without our reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from hypothesis import strategies as st

from formats_samples import PAIRS, XML_TEXT, variants
from ftzterms.formats import UnitFormat, formats
from ftzterms.model import Bitext, Location, State, TranslationUnit

SHARED = Path(__file__).parents[1] / ".." / "shared" / "corpora" / "cat-files"
_TEXTS = frozenset({"source", "target", "seg-source", "note", "mrk", "data"})
_BLOCKS = frozenset({"trans-unit", "unit"})


def files(*folders: str) -> list[Path]:
    """Give the files of some folders of the shared corpora, none where there are no corpora."""
    return sorted(path for folder in folders for path in (SHARED / folder).rglob("*") if path.is_file())


def is_well_formed(data: bytes) -> bool:
    """Say whether ElementTree reads a file."""
    try:
        ET.fromstring(data)
    except ET.ParseError:
        return False
    return True


def picture(data: bytes) -> Any:
    """Show a document: names, attributes, texts and children; white space counts in texts alone.

    The children of a unit are shown in groups of one name, for their order says nothing; text between them is not
    shown.
    """
    return _picture(ET.fromstring(data), in_text=False)


def _picture(element: ET.Element, *, in_text: bool) -> Any:
    name = _local(element.tag)
    text = in_text or name in _TEXTS
    children = [_picture(child, in_text=text) for child in element]
    said = (element.text or "", *((child.tail or "") for child in element))
    kept = [part if text else part.strip() for part in said]
    if name in _BLOCKS:
        kept = []
        children.sort(key=lambda child: str(child[0]))
    return element.tag, sorted(element.attrib.items()), kept, children


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def xliff1(*units: str, more: str = "", said: str = 'source-language="zh-CN" target-language="en"') -> bytes:
    """Make an XLIFF 1.2 file of units as text."""
    lines = "\n".join(units)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"{more}>\n'
        f'<file original="a.txt" {said} datatype="plaintext">\n<body>\n{lines}\n</body>\n</file>\n</xliff>\n'
    ).encode()


def targets(data: bytes) -> Iterator[str]:
    """Give the texts of all targets that ElementTree finds outside alternatives."""
    root = ET.fromstring(data)
    parents = {child: parent for parent in root.iter() for child in parent}
    for element in root.iter():
        if _local(element.tag) == "target" and _local(parents[element].tag) in _BLOCKS:
            yield "".join(element.itertext())


def xliff2(*units: str, more: str = "", said: str = 'srcLang="zh-CN" trgLang="en"', before: str = "") -> bytes:
    """Make an XLIFF 2.1 file of units as text."""
    lines = "\n".join(units)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" {said}{more}>\n'
        f'<file id="f1">\n{before}{lines}\n</file>\n</xliff>\n'
    ).encode()


def unit2(source: str = "甲", target: str = "A", *, before: str = "", more: str = "", of_segment: str = "") -> str:
    """Make a unit of one segment as text."""
    second = f"<target>{target}</target>" if target else ""
    return f'<unit id="u1"{more}>{before}<segment{of_segment}><source>{source}</source>{second}</segment></unit>'


def units_of(data: bytes, name: str = "xliff12") -> tuple[Bitext, list[TranslationUnit]]:
    """Read a file with one format."""
    form = formats()[name]
    assert isinstance(form, UnitFormat)
    bitext = form.read(BytesIO(data), "a.xlf")
    return bitext, list(bitext.units)


def written(bitext: Bitext, name: str = "xliff12") -> bytes:
    """Write a bitext with one format."""
    stream = BytesIO()
    form = formats()[name]
    assert isinstance(form, UnitFormat)
    assert form.write
    form.write(bitext, stream)
    return stream.getvalue()


@st.composite
def any_units(draw: st.DrawFn) -> TranslationUnit:
    """Draw a unit as TMX has them."""
    return TranslationUnit(
        draw(st.from_regex(r"[a-z][a-z0-9]{1,8}", fullmatch=True)),
        draw(variants("zh-CN")),
        replace(draw(variants("en")), location=Location(1, 1)),
        draw(st.sampled_from(State)),
        notes=draw(st.lists(XML_TEXT, max_size=2).map(tuple)),
        properties=draw(PAIRS),
        attributes=draw(st.sampled_from([(), (("datatype", "html"),), (("segtype", "block"), ("srclang", "zh"))])),
    )


def plain(unit: TranslationUnit) -> TranslationUnit:
    """Take away what a unit of XLIFF has in addition: its place, its own attributes, and the wrapping of its tags."""
    assert unit.source
    assert unit.target
    sides = []
    for side in (unit.source, unit.target):
        said = tuple(pair for pair in side.attributes if "/" not in pair[0])
        tags = tuple(replace(tag, id="", markup="") for tag in side.segment.tags)
        sides.append(replace(side, location=None, attributes=said, segment=replace(side.segment, tags=tags)))
    said = tuple(pair for pair in unit.attributes if "/" not in pair[0])
    return replace(unit, source=sides[0], target=sides[1], location=None, attributes=said)
