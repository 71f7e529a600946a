"""A ZIP archive that holds one TMX file, as TM services hand it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, cast

from ftzterms.formats._format import UnitFormat
from ftzterms.model import Bitext, TranslationUnit, UnreadableFileError
from ftzterms.registry import room

if TYPE_CHECKING:
    from ftzterms.formats._zip import Archive

_TMX = cast(UnitFormat, room("ftzterms.formats", "tmx"))


def _read(stream: BinaryIO, name: str, *, whole: bool = False) -> Bitext:
    from ftzterms.formats._zip import open_archive

    archive = open_archive(stream, name)
    member = _member(archive, name)
    read = _TMX.read_whole if whole and _TMX.read_whole else _TMX.read
    with archive.inside(member):
        bitext = read(archive.opened(member), name)
    return replace(bitext, units=_units(bitext, archive, member))


def _member(archive: Archive, name: str) -> str:
    found = [member for member in archive.names if member.lower().endswith(".tmx")]
    if len(found) == 1:
        return found[0]
    what = f"several TMX files: {', '.join(found)}" if found else "no TMX file"
    if not found and archive.names:
        what += f", but {', '.join(archive.names[:3])}" + (" …" if len(archive.names) > 3 else "")
    hint = "unpack it and name the file you mean"
    raise UnreadableFileError(f"the archive holds {what}", path=name, hint=hint, code="wrong-kind")


def _units(bitext: Bitext, archive: Archive, member: str) -> Iterator[TranslationUnit]:
    with archive.inside(member):
        yield from bitext.units


tmx_zip = UnitFormat(
    title="TMX in a ZIP archive",
    suffixes=(".zip",),
    read=_read,
    read_whole=partial(_read, whole=True),
)
