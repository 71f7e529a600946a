"""GNU gettext PO: a message and its translation, or one unit for each plural form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import BinaryIO

from ftzterms.formats._encoding import decode
from ftzterms.formats._format import Edit, Patched, UnitFormat
from ftzterms.formats._kinds import refuse_other_kinds
from ftzterms.formats._po_entry import PoEntry, entries
from ftzterms.formats._po_write import FORMER, HELD, write
from ftzterms.formats._script import language_of
from ftzterms.model import Bitext, Location, Segment, State, TranslationUnit, Unreadable, UnreadableFileError, Variant

_CHARSET = re.compile(rb"Content-Type:[^\n\"]{0,200}?charset=([A-Za-z0-9._:-]+)")
LARGEST = 16 << 20
"""Bytes; polib needs forty times as much memory."""
_TEMPLATE = "CHARSET"
"""What a template says for a character set that is still to be chosen."""


def _read(stream: BinaryIO, name: str) -> Bitext:
    """Read a whole PO file. Obsolete entries are kept as they stand, among the properties."""
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        message, hint = (
            f"a PO file of more than {LARGEST >> 20} million bytes",
            "split it: all of it would stand in memory",
        )
        raise UnreadableFileError(message, path=name, line=1, column=1, hint=hint, code="too-large")
    refuse_other_kinds(data[:4096], name, "PO")
    problems: list[Unreadable] = []
    text = decode(data, name, problems, _label(data)).removeprefix("\ufeff")
    properties: list[tuple[str, str]] = []
    current: list[PoEntry] = []
    header = False
    for entry in entries(text, name):
        if entry.mark:
            properties.append(("obsolete", "\n".join(entry.lines)))
        elif entry.said.msgctxt is None and not entry.said.msgid and not entry.plural:
            header = True
            properties += _header(entry)
        else:
            current.append(entry)
    if not header:
        problems.append(Unreadable("no header entry", 1, 1, lost=False, code="missing-header"))
    said = dict(properties)
    source = said.get("X-Source-Language") or "en"
    target = said.get("Language") or language_of(" ".join(_targets(entry)[0] for entry in current))
    units = [unit for entry in current for unit in _units(entry, source, target)]
    return Bitext(name, source, target, units, problems, tuple(properties))


def _label(data: bytes) -> str:
    """Give the character set that the header names, empty if none."""
    found = _CHARSET.search(data.replace(b"\0", b""))
    label = found[1].decode() if found else ""
    return "" if label == _TEMPLATE else label


def _header(entry: PoEntry) -> Iterator[tuple[str, str]]:
    """Yield the header's fields by their names, and its comments as notes."""
    for line in entry.said.msgstr.split("\n"):
        key, colon, value = line.partition(":")
        if colon:
            yield key.strip(), value.strip()
    for comment in _lines(entry.said.tcomment):
        yield "note", comment


def _targets(entry: PoEntry) -> list[str]:
    return list(entry.said.msgstr_plural.values()) or [entry.said.msgstr]


def _lines(comments: str) -> tuple[str, ...]:
    return tuple(comments.split("\n")) if comments else ()


def _units(entry: PoEntry, source: str, target: str) -> Iterator[TranslationUnit]:
    said, texts, places = entry.said, _targets(entry), entry.places
    identity = said.msgid if said.msgctxt is None else f"{said.msgctxt}|{said.msgid}"
    for number, (text, place) in enumerate(zip(texts, entry.targets, strict=True)):
        keyword = "msgid_plural" if entry.plural and (number or len(texts) == 1) else "msgid"
        state = State.INITIAL if not text else State.FUZZY if said.fuzzy else State.TRANSLATED
        yield TranslationUnit(
            f"{identity}[{number}]" if entry.plural else identity,
            Variant(source, Segment(getattr(said, keyword)), places[keyword], notes=_lines(said.comment)),
            Variant(target, Segment(text), place),
            state,
            Location(entry.line, 1),
            _lines(said.tcomment),
            tuple(_properties(entry, number)),
        )


def _properties(entry: PoEntry, number: int) -> Iterator[tuple[str, str]]:
    """Yield what a writer needs to put the entry together again."""
    from polib import escape

    said = entry.said
    if said.msgctxt is not None:
        yield "msgctxt", said.msgctxt
    if entry.plural:
        yield "msgid", said.msgid
        yield "msgid_plural", said.msgid_plural
        yield "msgstr", str(number)
    for flag in sorted({*said.flags} - {"fuzzy", ""}):
        yield "flag", flag
    for file, line in said.occurrences:
        yield "reference", f"{file}:{line}" if line else file
    for keyword in FORMER:
        former = getattr(said, f"previous_{keyword}")
        if former is not None:
            yield "previous", f'{keyword} "{escape(former)}"'


def _patch(data: bytes, edits: Sequence[Edit]) -> Patched:
    from ftzterms.formats._po_patch import patch

    return patch(data, _label(data), edits, _read(BytesIO(data), ""))


def _sniff(head: bytes) -> bool:
    return b"msgid " in head and b"msgstr" in head


po = UnitFormat(
    title="GNU gettext PO",
    suffixes=(".po", ".pot"),
    read=_read,
    write=write,
    patch=_patch,
    sniff=_sniff,
    holds=HELD,
)
