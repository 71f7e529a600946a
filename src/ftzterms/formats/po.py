"""GNU gettext PO: a message and its translation, or one unit for each plural form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import BinaryIO

from ftzterms.formats._encoding import decode
from ftzterms.formats._format import Edit, Patched, UnitFormat
from ftzterms.formats._po_entry import PoEntry, entries
from ftzterms.formats._po_statement import PoStatement
from ftzterms.formats._po_write import HELD, write
from ftzterms.formats._script import language_of
from ftzterms.model import Bitext, Location, Segment, State, TranslationUnit, Unreadable, Variant

_CHARSET = re.compile(rb"Content-Type:[^\n\"]*?charset=([A-Za-z0-9._:-]+)")
_TEMPLATE = "CHARSET"
"""What a template says for a character set that is still to be chosen."""


def _read(stream: BinaryIO, name: str) -> Bitext:
    """Read a whole PO file. Obsolete entries are kept as they stand, among the properties."""
    data = stream.read()
    problems: list[Unreadable] = []
    text = decode(data, name, problems, _label(data)).removeprefix("\ufeff")
    properties: list[tuple[str, str]] = []
    current: list[PoEntry] = []
    header = False
    for entry in entries(text, name):
        if entry.obsolete:
            properties.append(("obsolete", "\n".join(entry.raw)))
        elif entry.key == (None, "") and not entry.plural:
            header = True
            properties += _header(entry)
        else:
            current.append(entry)
    if not header:
        problems.append(Unreadable("no header entry", 1, 1, lost=False))
    said = dict(properties)
    source = said.get("X-Source-Language") or "en"
    target = said.get("Language") or language_of(" ".join(entry.targets[0].text for entry in current))
    units = [unit for entry in current for unit in _units(entry, source, target)]
    return Bitext(name, source, target, units, problems, tuple(properties))


def _label(data: bytes) -> str:
    """Give the character set that the header names, empty if none."""
    found = _CHARSET.search(data.replace(b"\0", b""))
    label = found[1].decode() if found else ""
    return "" if label == _TEMPLATE else label


def _header(entry: PoEntry) -> Iterator[tuple[str, str]]:
    """Yield the header's fields by their names, and its comments as notes."""
    for line in entry.targets[0].text.split("\n"):
        key, colon, value = line.partition(":")
        if colon:
            yield key.strip(), value.strip()
    for comment in entry.comments.get("#", ()):
        yield "note", comment


def _units(entry: PoEntry, source: str, target: str) -> Iterator[TranslationUnit]:
    assert entry.source
    identity = entry.source.text if entry.context is None else f"{entry.context}|{entry.source.text}"
    flags = {flag.strip() for line in entry.comments.get("#,", ()) for flag in line.split(",")}
    for number, translation in enumerate(entry.targets):
        singular = entry.plural is None or (number == 0 and len(entry.targets) > 1)
        message = entry.source if singular else entry.plural
        assert message
        yield TranslationUnit(
            f"{identity}[{number}]" if entry.plural else identity,
            Variant(source, Segment(message.text), message.location, notes=tuple(entry.comments.get("#.", ()))),
            Variant(target, Segment(translation.text), translation.location),
            _state(translation, flags),
            Location(entry.line, 1),
            tuple(entry.comments.get("#", ())),
            tuple(_properties(entry, flags, number)),
        )


def _state(translation: PoStatement, flags: set[str]) -> State:
    if not translation.text:
        return State.INITIAL
    return State.FUZZY if "fuzzy" in flags else State.TRANSLATED


def _properties(entry: PoEntry, flags: set[str], number: int) -> Iterator[tuple[str, str]]:
    """Yield what a writer needs to put the entry together again."""
    if entry.context is not None:
        yield "msgctxt", entry.context
    if entry.plural and entry.source:
        yield "msgid", entry.source.text
        yield "msgid_plural", entry.plural.text
        yield "msgstr", str(number)
    for flag in sorted(flags - {"fuzzy", ""}):
        yield "flag", flag
    for sign, key in (("#:", "reference"), ("#|", "previous")):
        for line in entry.comments.get(sign, ()):
            yield key, line


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
