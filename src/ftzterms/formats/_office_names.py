"""The names of elements in Office documents that say something of their text (ECMA-376-1, Strict and Transitional)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

T = TypeVar("T")

_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://purl.oclc.org/ooxml/drawingml/main",
)
_DRAWING = frozenset({"p", "pPr", "r", "rPr", "t", "br", "tc", "fld", "hlinkClick"})
"""What DrawingML shares with WordprocessingML, or has alone; its other names mean something else."""
_ELSEWHERE = {
    "Fallback": ("http://schemas.openxmlformats.org/markup-compatibility/2006",),
    "oMath": (
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "http://purl.oclc.org/ooxml/officeDocument/math",
    ),
}
LOOKS = ("b", "i", "u", "s", "sup", "sub")
"""The tags that stand for the look of letters, outermost first."""
SWITCHES = {"b": "b", "i": "i", "u": "u", "strike": "s", "dstrike": "s"}
"""Settings of letters that are on or off, and their tags."""
SPACES = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
MARKS = {
    "footnoteReference": "footnote",
    "endnoteReference": "endnote",
    "drawing": "image",
    "pict": "image",
    "object": "image",
    "oMath": "formula",
    "sym": "symbol",
    "fld": "field",
}
"""What stands in a text and is none."""
NOTES = ("footnote", "endnote")
SKIPPED = (
    "Fallback", "del", "moveFrom", "rt", "oMath", "fld", "comment",
    "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "numberingChange",
)  # fmt: skip
"""What is not read, with all that stands in it."""


def names_of(local: Mapping[str, T]) -> dict[str, T]:
    """Give what belongs to local names by the full names, `{namespace}name`."""
    return {f"{{{namespace}}}{name}": value for name, value in local.items() for namespace in _spaces(name)}


def _spaces(name: str) -> tuple[str, ...]:
    if name in _ELSEWHERE:
        return _ELSEWHERE[name]
    if name in ("fld", "hlinkClick"):
        return _NAMESPACES[2:]
    return _NAMESPACES if name in _DRAWING else _NAMESPACES[:2]
