"""TMX packed with gzip, as servers and OmegaT keep it."""

from __future__ import annotations

from functools import partial
from typing import BinaryIO, cast

from ftzterms.formats._format import UnitFormat
from ftzterms.model import Bitext
from ftzterms.registry import room

_TMX = cast(UnitFormat, room("ftzterms.formats", "tmx"))


def _read(stream: BinaryIO, name: str, *, whole: bool = False) -> Bitext:
    from ftzterms.formats._gzip import unpacked

    read = _TMX.read_whole if whole and _TMX.read_whole else _TMX.read
    return read(unpacked(stream, name), name)


def _write(bitext: Bitext, stream: BinaryIO) -> None:
    """Write the same bytes whenever it is written: without the time and a name."""
    import gzip

    assert _TMX.write
    with gzip.GzipFile(filename="", mode="wb", fileobj=stream, mtime=0) as packed:
        _TMX.write(bitext, cast(BinaryIO, packed))


tmx_gz = UnitFormat(
    title="TMX, packed with gzip",
    suffixes=(".tmx.gz",),
    read=_read,
    read_whole=partial(_read, whole=True),
    write=_write,
    holds=_TMX.holds,
)
