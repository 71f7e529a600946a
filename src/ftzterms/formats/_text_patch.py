"""Put edits into a text or Markdown document in one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ftzterms.formats._decoded import Decoded, Lines, decoded
from ftzterms.formats._encoding import detect
from ftzterms.formats._format import Edit, Patched
from ftzterms.formats._markdown_blocks import Block
from ftzterms.formats._markdown_inline import inline
from ftzterms.formats._patching import patched, raw_texts
from ftzterms.formats._raw_text import SEALED, Piece, Place, RawText, aligned
from ftzterms.model import Bitext, Variant

_LINE_END = r"\r\n?|\n"
_LINE = re.compile(r"[^\r\n]*")
_ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~]")


def patch_lines(data: bytes, edits: Sequence[Edit], bitext: Bitext) -> Patched:
    """Patch a text each line of which is a unit."""
    file = decoded(data, detect(data))
    lines = Lines(file.text, _LINE_END)

    def locate(_: int, variant: Variant) -> RawText | None:
        assert variant.location
        return aligned(file.text, lines.offset(variant.location), variant.segment, _character)

    return patched(file, edits, raw_texts(bitext.units, edits, locate), _written)


def patch_blocks(data: bytes, edits: Sequence[Edit], bitext: Bitext, read: Iterable[Block]) -> Patched:
    """Patch a Markdown document; *read* gives all its blocks, also those without text, which are no units."""
    file = decoded(data, detect(data))
    lines = Lines(file.text, _LINE_END)
    blocks = [block for block in read if inline(block.text).text.strip()]
    texts = raw_texts(bitext.units, edits, lambda order, _: _in_block(file, lines, blocks[order]))
    return patched(file, edits, texts, _written)


def _in_block(file: Decoded, lines: Lines, block: Block) -> RawText | None:
    """Find the plain text of a block in the file, by way of its text with inline markup."""
    places: list[Place] = []
    for number, line in enumerate(block.lines):
        start = lines.starts[block.line + number - 1]
        at = start + block.column - 1 if not number else start + len(_line(file.text, start).rstrip()) - len(line)
        if not file.text.startswith(line, at):
            return None
        places += [SEALED] if number else []
        places += [(offset, offset + 1) for offset in range(at, at + len(line))]
    plain = aligned(block.text, 0, inline(block.text), _escaped)
    if plain is None:
        return None
    return RawText(plain.text, [_joined(places[start:end]) for start, end in plain.places], plain.walls)


def _line(text: str, start: int) -> str:
    found = _LINE.match(text, start)
    return found[0] if found else ""


def _joined(places: Sequence[Place]) -> Place:
    return SEALED if SEALED in places else (places[0][0], places[-1][1])


def _character(_: str, at: int) -> Piece:
    return Piece(at + 1)


def _escaped(raw: str, at: int) -> Piece:
    found = _ESCAPE.match(raw, at)
    return Piece(found.end() if found else at + 1)


def _written(text: str) -> str | None:
    """Take text as it is, but no line ends, which would end its unit."""
    return None if "\n" in text or "\r" in text else text
