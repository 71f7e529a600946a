"""Write a ZIP archive anew with other contents of some members; the others are copied as they are packed.

APPNOTE.TXT 6.3: local headers (4.3.7), central directory headers (4.3.12), end of central directory record (4.3.16).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import NamedTuple

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_WIDE = 0xFFFFFFFF
_DEFLATED = 8
_DESCRIPTOR = 0x8
"""The bit that says: sizes stand behind the content."""
_UTF8 = 0x800


class _Entry(NamedTuple):
    """A header of the central directory."""

    start: int
    end: int
    name: str
    fields: tuple[int, ...]
    """All after the signature."""

    @property
    def offset(self) -> int:
        return self.fields[15]


def with_members(data: bytes, contents: Mapping[str, bytes]) -> bytes:
    """Give an archive that has been looked over (`open_archive`) with new contents of some members."""
    if not contents:
        return data
    end = data.rfind(b"PK\5\6")
    if len(data) - end < _END.size:
        return _rewritten(data, contents)
    _, *record = _END.unpack_from(data, end)
    count, size, start = record[3], record[4], record[5]
    entries = list(_entries(data, start, start + size)) if start != _WIDE else []
    if len(entries) != count or any(_WIDE in each.fields for each in entries) or start + size > end:
        return _rewritten(data, contents)
    borders = sorted([*(each.offset for each in entries), start])
    parts, offsets = [data[: borders[0]]], {}
    heads: dict[int, tuple[int, ...]] = {}
    at = borders[0]
    for entry in sorted(entries, key=lambda each: each.offset):
        offsets[entry.start] = at
        span = data[entry.offset : borders[borders.index(entry.offset) + 1]]
        if entry.name in contents:
            span, heads[entry.start] = _packed(span, entry, contents[entry.name])
        parts.append(span)
        at += len(span)
    directory = [
        _CENTRAL.pack(b"PK\1\2", *heads.get(each.start, each.fields)[:15], offsets[each.start])
        + data[each.start + _CENTRAL.size : each.end]
        for each in entries
    ]
    whole = b"".join(directory)
    tail = _END.pack(b"PK\5\6", *record[:4], len(whole), at, record[6]) + data[end + _END.size :]
    return b"".join([*parts, whole, tail])


def _entries(data: bytes, at: int, end: int) -> Iterator[_Entry]:
    while at + _CENTRAL.size <= end and data.startswith(b"PK\1\2", at):
        _, *fields = _CENTRAL.unpack_from(data, at)
        name_size, extra, comment = fields[9:12]
        first = at + _CENTRAL.size
        after = first + name_size + extra + comment
        name = data[first : first + name_size].decode("utf-8" if fields[2] & _UTF8 else "cp437")
        yield _Entry(at, after, name, tuple(fields))
        at = after


def _packed(span: bytes, entry: _Entry, content: bytes) -> tuple[bytes, tuple[int, ...]]:
    """Give the local header and new content of a member, and its header for the directory."""
    _, *local = _LOCAL.unpack_from(span)
    rest = span[_LOCAL.size : _LOCAL.size + local[8] + local[9]]
    squeezed = content
    if entry.fields[3] == _DEFLATED:
        packer = zlib.compressobj(wbits=-15)
        squeezed = packer.compress(content) + packer.flush()
    flags = local[1] & ~_DESCRIPTOR
    sizes = (zlib.crc32(content), len(squeezed), len(content))
    head = _LOCAL.pack(b"PK\3\4", local[0], flags, *local[2:5], *sizes, *local[8:10])
    fields = (*entry.fields[:2], entry.fields[2] & ~_DESCRIPTOR, *entry.fields[3:6], *sizes, *entry.fields[9:])
    return head + rest + squeezed, fields


def _rewritten(data: bytes, contents: Mapping[str, bytes]) -> bytes:
    """Write an archive of the wide form (ZIP64) anew, its members packed again."""
    from ftzterms.formats._zip import open_archive

    stream = BytesIO()
    open_archive(BytesIO(data), "").replaced(contents, stream)
    return stream.getvalue()
