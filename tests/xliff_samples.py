"""XLIFF files for tests, and a picture of them that ElementTree gives, without our reader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

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
