"""TMX, the translation memory exchange format, versions 1.1 to 1.4b; written as 1.4.

Memory stays flat however long the file is. libxml2 reads every byte to refuse what is not well-formed; units of the
common shape are then cut out of the same bytes, all others are read exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from io import BytesIO
from itertools import chain
from typing import BinaryIO

from ftzterms.formats._format import Edit, Patched, UnitFormat
from ftzterms.formats._kinds import ROOTS
from ftzterms.formats._tmx_cuts import Cut, cuts
from ftzterms.formats._tmx_fast import UnitReader
from ftzterms.formats._tmx_header import body_start, header
from ftzterms.formats._tmx_languages import pair_of
from ftzterms.formats._tmx_unit import FIELDS, UnitMaker
from ftzterms.formats._xml import XmlFile, checked, open_xml
from ftzterms.model import Bitext, TranslationUnit, Unreadable, UnreadableFileError

_LONGEST_HEADER = 8 << 20
_LANGUAGE = re.compile(rb"<tuv\b[^<>]*?\blang\s*=\s*[\"']([^\"'<>]*)[\"']")
_OLD = ("1.0", "1.1", "1.2", "1.3")


def _read(stream: BinaryIO, name: str, *, whole: bool = False) -> Bitext:
    """Read the header and choose the languages; units are read as they are asked for."""
    problems: list[Unreadable] = []
    file = open_xml(stream, name, problems)
    _check_root(file)
    blocks = checked(file)
    data, body = _until_body(blocks, name)
    start = data[:body].decode().replace("\r\n", "\n").replace("\r", "\n")
    said = header(start, problems)
    parts = cuts(blocks, data[body:], name)
    first = next(parts)
    languages = list(dict.fromkeys(tag.decode() for tag in _LANGUAGE.findall(first.data)))
    pair = pair_of(languages, said.source_language)
    maker = UnitMaker(name, pair, problems, old=said.version.startswith(_OLD), whole=whole)
    reader = UnitReader(maker, start.count("\n") + 1, len(start) - start.rfind("\n"))
    return Bitext(name, *pair, _units(reader, chain([first], parts), problems), problems, said.properties)


def _units(reader: UnitReader, parts: Iterable[Cut], problems: list[Unreadable]) -> Iterator[TranslationUnit]:
    for cut in parts:
        for batch in reader.batches(cut):
            yield from batch
    problems += reader.ledger.problems()


def _check_root(file: XmlFile) -> None:
    if file.root == "tmx" or not file.root:
        return
    what = f"this is {ROOTS[file.root]}" if file.root in ROOTS else f"the root element is <{file.root}>, not <tmx>"
    raise UnreadableFileError(
        what, path=file.name, line=file.line, column=file.column, hint="export it as TMX, or give it its own suffix"
    )


def _until_body(blocks: Iterator[bytes], name: str) -> tuple[bytes, int]:
    """Read up to the units; give the bytes so far, and the offset at which the body begins."""
    data = b""
    for block in blocks:
        data += block
        if (body := body_start(data)) >= 0:
            return data, body
        if len(data) > _LONGEST_HEADER:
            raise UnreadableFileError("no <body> in the first 8 million bytes", path=name, hint="export it again")
    return data, len(data)


def _write(bitext: Bitext, stream: BinaryIO) -> None:
    from ftzterms.formats._tmx_write import write

    write(bitext, stream)


def _patch(data: bytes, edits: Sequence[Edit]) -> Patched:
    from ftzterms.formats._tmx_patch import patch

    return patch(data, edits, _read(BytesIO(data), ""))


def _sniff(head: bytes) -> bool:
    return b"<tmx" in head.replace(b"\0", b"")


tmx = UnitFormat(
    title="TMX, translation memory exchange",
    suffixes=(".tmx",),
    read=_read,
    read_whole=partial(_read, whole=True),
    write=_write,
    patch=_patch,
    sniff=_sniff,
    holds=frozenset(
        {"source", "target", "notes", "properties", "others", "attributes", "segment.tags"}
        | {f"variant.{name}" for name in ("notes", "properties", "attributes", *FIELDS.values())}
    ),
)
