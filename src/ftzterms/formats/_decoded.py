"""A file's bytes beside its text, so that some words of it can be written anew and all other bytes kept."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple

from ftzterms.formats._encoding import Encoding
from ftzterms.model import Location, value

_NARROW = frozenset({"gb2312", "gbk", "big5", "iso8859-1"})
"""Read as the wider encodings that files so labelled are written in; what we write keeps to the label."""


class Splice(NamedTuple):
    """New text for a stretch of a file, in code points of its decoded text."""

    start: int
    end: int
    text: str


@value
class Decoded:
    """A file as bytes and as text, line ends as they are."""

    data: bytes
    text: str
    codec: str
    skip: int
    """Bytes of the byte order mark, which is not in *text*."""
    narrow: str
    """The encoding that new text keeps to."""
    errors: str = "strict"
    """What becomes of a character that it does not have."""

    def holds(self, text: str) -> bool:
        """Say whether the file's encoding has all characters of a text, or another way to write them."""
        try:
            text.encode(self.narrow, self.errors)
        except UnicodeEncodeError:
            return False
        return True

    def spliced(self, splices: Iterable[Splice]) -> bytes:
        """Give the bytes with some stretches anew; *splices* come in order and do not overlap."""
        at, done = self.skip, 0
        parts = [self.data[:at]]
        for splice in splices:
            kept = self._size(at, self.text[done : splice.start])
            parts += [self.data[at : at + kept], splice.text.encode(self.narrow, self.errors)]
            at += kept
            at += self._size(at, self.text[splice.start : splice.end])
            done = splice.end
        return b"".join([*parts, self.data[at:]])

    def _size(self, at: int, text: str) -> int:
        """Give the number of bytes from an offset on that spell a text."""
        with suppress(UnicodeEncodeError):
            usual = text.encode(self.codec)
            if self.data.startswith(usual, at):
                return len(usual)
        decoder, end, length = codecs.getincrementaldecoder(self.codec)(), at, 0
        while length < len(text):
            length += len(decoder.decode(self.data[end : end + 1]))
            end += 1
        return end - at


class Lines:
    """Turns the places of a file into offsets of its text."""

    def __init__(self, text: str, end: str) -> None:
        start = 1 if text.startswith("\ufeff") else 0  # a second byte order mark, which readers leave out
        self.starts = [start, *(found.end() for found in re.finditer(end, text))]

    def offset(self, place: Location) -> int:
        """Give the offset of a place; that of the end for a line that is not there."""
        line = min(place.line, len(self.starts)) - 1
        return self.starts[line] + place.column - 1

    def place(self, offset: int) -> tuple[int, int]:
        """Give the line and column of an offset."""
        line = max(bisect_right(self.starts, offset), 1)
        return line, offset - self.starts[line - 1] + 1


def decoded(data: bytes, encoding: Encoding, label: str = "", *, errors: str = "strict") -> Decoded:
    """Decode a file that a reader has read in this encoding before; it may have gone over to GB18030."""
    codec, body = encoding.codec, data[encoding.skip :]
    try:
        text = body.decode(codec)
    except UnicodeDecodeError:
        if encoding.certain:
            raise
        codec = "gb18030"
        text = body.decode(codec)
    return Decoded(data, text, codec, encoding.skip, _narrow(label, codec), errors)


def _narrow(label: str, codec: str) -> str:
    with suppress(LookupError, ValueError, TypeError):
        named = codecs.lookup(label).name
        if named in _NARROW and not codec.startswith("utf"):
            return named
    return codec
