"""Markdown: paragraphs, headings, list items and table cells are units; code, addresses and comments are not read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import BinaryIO

from ftzterms.formats._format import Edit, Patched, UnitFormat
from ftzterms.formats._markdown_blocks import blocks
from ftzterms.formats._markdown_inline import inline
from ftzterms.formats._monolingual import Passage, monolingual, read_text
from ftzterms.model import Bitext, Location, Unreadable

_COMMENT = re.compile(r"<!--\s*(.*?)\s*-->")


def _read(stream: BinaryIO, name: str) -> Bitext:
    """Read a document in one language, which is told by its script."""
    problems: list[Unreadable] = []
    text = read_text(stream, name, problems)
    return monolingual(name, _passages(text), problems)


def _passages(text: str) -> Iterator[Passage]:
    """Give the blocks of a document, each with the comment above it."""
    note = ""
    for block in blocks(text):
        comment = _COMMENT.match(block.text)
        note = comment[1] if comment else note
        passage = Passage(block.kind, Location(block.line, block.column), inline(block.text), note)
        if passage.content.text.strip():
            note = ""
        yield passage


def _patch(data: bytes, edits: Sequence[Edit]) -> Patched:
    from ftzterms.formats._text_patch import patch_blocks

    read = blocks(read_text(BytesIO(data), "", []))
    return patch_blocks(data, edits, _read(BytesIO(data), ""), read)


markdown = UnitFormat(title="Markdown, one language", suffixes=(".md", ".markdown"), read=_read, patch=_patch)
