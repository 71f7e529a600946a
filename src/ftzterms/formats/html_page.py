"""HTML: the blocks of a page are cut into sentences; scripts, styles, code and comments are not read."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import BinaryIO

from ftzterms.formats._format import Edit, Patched, UnitFormat
from ftzterms.formats._kinds import is_html
from ftzterms.model import Bitext


def _read(stream: BinaryIO, name: str) -> Bitext:
    """Read a page in one language, which is told by its script."""
    from ftzterms.formats._html_text import read

    return read(stream.read(), name)


def _patch(data: bytes, edits: Sequence[Edit]) -> Patched:
    from ftzterms.formats._html_text import patch

    return patch(data, edits, _read(BytesIO(data), ""))


html_page = UnitFormat(
    title="HTML page, one language",
    suffixes=(".html", ".htm", ".xhtml", ".shtml"),
    read=_read,
    patch=_patch,
    sniff=is_html,
    segmented=True,
)
