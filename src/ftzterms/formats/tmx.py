"""TMX, the translation memory exchange format, versions 1.1 to 1.4b; written as 1.4.

Memory stays flat however long the file is. Units whose markup is known are cut out of the bytes and built; libxml2
reads all others, and of those the texts with markup, and refuses what is not well-formed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from io import BytesIO
from itertools import chain, islice
from typing import BinaryIO

from ftzterms.formats._format import Edit, Patched, UnitFormat
from ftzterms.formats._kinds import ROOTS
from ftzterms.formats._problems import Problems
from ftzterms.formats._tmx_cuts import Cut, cuts
from ftzterms.formats._tmx_fast import UnitReader
from ftzterms.formats._tmx_header import body_start, header
from ftzterms.formats._tmx_languages import pair_of
from ftzterms.formats._tmx_unit import FIELDS, UnitMaker
from ftzterms.formats._xml import Parse, XmlFile, open_xml
from ftzterms.model import Bitext, TranslationUnit, Unreadable, UnreadableFileError
from ftzterms.text.late import late

_LONGEST_HEADER = 8 << 20
_LANGUAGE = late(rb"<tuv\b[^<>]*?\blang\s*=\s*[\"']([^\"'<>]*)[\"']")
_OLD = ("1.0", "1.1", "1.2", "1.3")


def _read(stream: BinaryIO, name: str, *, whole: bool = False) -> Bitext:
    """Read the header and choose the languages; units are read as they are asked for."""
    problems = Problems()
    file = open_xml(stream, name, problems)
    _check_root(file)
    parse = Parse(file)
    data, body, blocks = _until_body(file, parse)
    start = data[:body].decode().replace("\r\n", "\n").replace("\r", "\n")
    said = header(start, problems)
    if data[body : body + 3] == b"<tu":
        problems.append(Unreadable("no <body>", start.count("\n") + 1, 1, lost=False, code="missing-body"))
    parts = cuts(blocks, data[body:], parse)
    first = next(parts)
    languages = list(dict.fromkeys(tag.decode() for tag in _LANGUAGE.findall(first.data)))
    pair = pair_of(languages, said.source_language)
    maker = UnitMaker(name, pair, problems, old=said.version.startswith(_OLD), whole=whole)
    reader = UnitReader(maker, parse, start.count("\n") + 1, len(start) - start.rfind("\n"))
    units = chain.from_iterable(_batches(reader, chain([first], parts), problems))
    return Bitext(name, *pair, units, problems, said.properties)


def _batches(reader: UnitReader, parts: Iterable[Cut], problems: list[Unreadable]) -> Iterator[list[TranslationUnit]]:
    for cut in parts:
        yield from reader.batches(cut)
    reader.close()
    problems += reader.ledger.problems()


def _check_root(file: XmlFile) -> None:
    if file.root == "tmx" or not file.root:
        return
    what = f"this is {ROOTS[file.root]}" if file.root in ROOTS else f"the root element is <{file.root}>, not <tmx>"
    raise UnreadableFileError(
        what,
        path=file.name,
        line=file.line,
        column=file.column,
        hint="export it as TMX, or give it its own suffix",
        code="wrong-kind",
    )


def _until_body(file: XmlFile, parse: Parse) -> tuple[bytes, int, Iterator[bytes]]:
    """Parse up to the units; give the bytes so far, the offset at which the body begins, and the blocks to come."""
    data, body = b"", -1
    for block in file.blocks:
        data += block
        body = body_start(data)
        parse.feed(block, ahead=len(data) - body if body >= 0 else 0)
        if body >= 0:
            break
        if len(data) > _LONGEST_HEADER:
            raise UnreadableFileError(
                "no <body> in the first 8 million bytes", path=file.name, hint="export it again", code="too-large"
            )
    following = list(islice(file.blocks, 1))
    if not following:
        parse.close()
    return data, body if body >= 0 else len(data), chain(following, file.blocks)


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
