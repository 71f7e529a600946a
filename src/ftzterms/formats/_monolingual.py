"""Make a bitext of a text in one language: its blocks are the targets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from ftzterms.formats._encoding import decode
from ftzterms.formats._kinds import binary_kind
from ftzterms.formats._script import language_of
from ftzterms.model import Bitext, Location, Segment, TranslationUnit, Unreadable, UnreadableFileError, Variant


def read_text(stream: BinaryIO, name: str, problems: list[Unreadable]) -> str:
    """Read a whole text file, its line ends made LF. Raises `UnreadableFileError` for what is no text."""
    data = stream.read()
    kind, hint = binary_kind(data[:64])
    if kind:
        raise UnreadableFileError(
            f"this is {kind}, not text", path=name, line=1, column=1, hint=hint, code="wrong-kind"
        )
    text = decode(data, name, problems).removeprefix("\ufeff")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise UnreadableFileError(
            "a NUL character: this is no text", path=name, line=line, hint="name a text file", code="illegal-character"
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def monolingual(name: str, blocks: Iterable[tuple[str, Location, Segment]], problems: list[Unreadable]) -> Bitext:
    """Make the units of (kind, place, content); one without text is left out."""
    read = [block for block in blocks if block[2].text.strip()]
    language = language_of("\n".join(content.text for _, _, content in read))
    units = [
        TranslationUnit(
            f"#{number}",
            None,
            Variant(language, content, place),
            location=place,
            properties=(("kind", kind),) if kind else (),
        )
        for number, (kind, place, content) in enumerate(read, start=1)
    ]
    return Bitext(name, "", language, units, problems)
