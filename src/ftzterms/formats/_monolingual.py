"""Make a bitext of a text in one language: its blocks are the targets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO, NamedTuple

from ftzterms.formats._encoding import decode
from ftzterms.formats._kinds import binary_kind
from ftzterms.formats._script import language_of
from ftzterms.model import Bitext, Location, Segment, TranslationUnit, Unreadable, UnreadableFileError, Variant


class Passage(NamedTuple):
    """A stretch of a document that is translated as one."""

    kind: str
    place: Location
    content: Segment
    note: str = ""
    """A comment that stands above it."""


def read_text(stream: BinaryIO, name: str, problems: list[Unreadable]) -> str:
    """Read a whole text file, its line ends made LF. Raises `UnreadableFileError` for what is no text."""
    text = whole_text(stream.read(), name, problems).removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def whole_text(data: bytes, name: str, problems: list[Unreadable], label: str = "") -> str:
    """Give the text of a file as it is. Raises `UnreadableFileError` for what is no text."""
    kind, hint = binary_kind(data[:64])
    if kind:
        raise UnreadableFileError(
            f"this is {kind}, not text", path=name, line=1, column=1, hint=hint, code="wrong-kind"
        )
    text = decode(data, name, problems, label)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise UnreadableFileError(
            "a NUL character: this is no text", path=name, line=line, hint="name a text file", code="illegal-character"
        )
    return text


def monolingual(name: str, passages: Iterable[Passage], problems: list[Unreadable]) -> Bitext:
    """Make units of passages; one without text is left out."""
    read = [passage for passage in passages if passage.content.text.strip()]
    language = language_of("\n".join(passage.content.text for passage in read))
    units = [
        TranslationUnit(
            f"#{number}",
            None,
            Variant(language, content, place),
            location=place,
            notes=(note,) if note else (),
            properties=(("kind", kind),) if kind else (),
        )
        for number, (kind, place, content, note) in enumerate(read, start=1)
    ]
    return Bitext(name, "", language, units, problems)
