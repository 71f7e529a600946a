"""The one door for ZIP archives (docx, xlsx, zipped TMX): a stream in, members out, nothing unpacked to the disk.

What no honest archive holds is refused before a member is read: names that lead out of a folder, links, encryption,
thousands of members, what swells a hundredfold. The XML in it goes through the door of `_xml`.
"""

from __future__ import annotations

import io
import re
import stat
import struct
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any, BinaryIO

from ftzterms.model import FtzTermsError, Unreadable, UnreadableFileError

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

    from ftzterms.formats._xml import XmlFile

MOST_MEMBERS = 10_000
LARGEST_TOTAL = 256 << 20
"""Bytes of all members, unpacked."""
LARGEST_RATIO = 100
RATIO_FROM = 1 << 20
"""Bytes, unpacked; what is smaller may have any ratio."""
LARGEST_DIRECTORY = 4 << 20
"""Bytes of the list of members, which is read before they can be counted."""
_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64 = 20
_ESCAPES = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:|\0")
_ENCRYPTED = 1
_DEFLATED = (0, 8)
"""The two methods that every program writes; others cannot be unpacked in bounded memory."""
_CHUNK = 1 << 16
_HINT = "pack the files you need into an archive of their own"


class Archive:
    """The members of an archive that has been looked over and found harmless."""

    def __init__(self, file: ZipFile, members: Mapping[str, ZipInfo], name: str) -> None:
        self._file = file
        self._members = members
        self._name = name

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the files in it, in its order; folders are none."""
        return tuple(self._members)

    def __contains__(self, member: str) -> bool:
        return member in self._members

    def opened(self, member: str) -> BinaryIO:
        """Open a member to be read from its beginning to its end. Raises `UnreadableFileError`."""
        if member not in self._members:
            raise UnreadableFileError(
                f"there is no {member} in it", path=self._name, hint="export it again", code="no-member"
            )
        with self._safely(member):
            return io.BufferedReader(_Member(self._file.open(self._members[member]), self._safely, member), _CHUNK)

    def read(self, member: str) -> bytes:
        """Give the whole of a member. Raises `UnreadableFileError`."""
        with self.opened(member) as stream:
            return stream.read()

    def xml(self, member: str, problems: list[Unreadable]) -> XmlFile:
        """Open a member as XML: no entity, no outside file, bounded depth. Raises `UnreadableFileError`.

        A fault of its prolog is told as one of the archive, with the member's name; for one met later see `inside`.
        """
        from ftzterms.formats._xml import open_xml

        with self.inside(member):
            return open_xml(self.opened(member), self._name, problems)

    @contextmanager
    def inside(self, member: str) -> Iterator[None]:
        """Name the member in a fault that is met while it is read; line and column are those in the member."""
        try:
            yield
        except FtzTermsError as error:
            error.path = error.path or self._name
            if not error.message.startswith(member):
                error.message = f"{member}: {error.message}"
                error.args = (error.message,)
            raise

    def replaced(self, contents: Mapping[str, bytes], stream: BinaryIO) -> None:
        """Write the archive anew with other contents of some members; all others, their order and dates stay."""
        from zipfile import ZipFile

        with ZipFile(stream, "w") as new:
            for name, info in self._members.items():
                new.writestr(info, contents[name] if name in contents else self.read(name))

    @contextmanager
    def _safely(self, member: str) -> Iterator[None]:
        """Turn what `zipfile` and `zlib` raise into one clear line."""
        from zipfile import BadZipFile
        from zlib import error as zlib_error

        try:
            yield
        except (BadZipFile, zlib_error, EOFError, NotImplementedError, RuntimeError, ValueError, struct.error):
            raise UnreadableFileError(
                f"{member} in it is damaged",
                path=self._name,
                hint="restore the file from a copy",
                code="damaged-archive",
            ) from None


class _Member(io.RawIOBase):
    """A member's bytes; a fault in them is one of ours."""

    def __init__(self, stream: IO[bytes], safely: Callable[[str], Any], member: str) -> None:
        self._stream = stream
        self._safely = safely
        self._member = member

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        with self._safely(self._member):
            data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()


def open_archive(stream: BinaryIO, name: str) -> Archive:
    """Look an archive over. Raises `UnreadableFileError` for what is none, is damaged, or may do harm.

    The stream can seek, and stays open while members are read.
    """
    from zipfile import BadZipFile, ZipFile

    damaged = UnreadableFileError(
        "the ZIP archive is damaged or cut off", path=name, hint="copy it again, or restore it", code="damaged-archive"
    )
    if _directory_size(stream) > LARGEST_DIRECTORY:
        raise _refused(f"an archive of more than {MOST_MEMBERS:,} members", name)
    if not stream.tell():
        raise UnreadableFileError(
            "the file is empty", path=name, line=1, column=1, hint="restore it from a copy", code="empty-file"
        )
    stream.seek(0)
    try:
        file = ZipFile(stream)
    except (BadZipFile, EOFError, NotImplementedError, ValueError, OSError, struct.error):
        raise damaged from None
    return Archive(file, _looked_over(file.infolist(), name), name)


def _directory_size(stream: BinaryIO) -> int:
    """Give the size of the list of members, before anybody reads it; 0 when there is none (APPNOTE 4.3.16, 4.3.14)."""
    size = stream.seek(0, io.SEEK_END)
    start = max(0, size - (1 << 16) - _END.size)
    stream.seek(max(0, start - _LOCATOR_64 - _END_64.size))
    tail = stream.read()
    at = tail.rfind(b"PK\5\6")
    if at < 0 or len(tail) - at < _END.size:
        return 0
    found: int = _END.unpack_from(tail, at)[5]
    wide = at - _LOCATOR_64 - _END_64.size
    if wide >= 0 and tail.startswith(b"PK\6\7", at - _LOCATOR_64) and tail.startswith(b"PK\6\6", wide):
        found = max(_END_64.unpack_from(tail, wide)[8], 0 if found == 0xFFFFFFFF else found)
    return found


def _looked_over(infos: list[ZipInfo], name: str) -> dict[str, ZipInfo]:
    """Give the members that are files, by name. Raises `UnreadableFileError` for what no honest archive holds."""
    if len(infos) > MOST_MEMBERS:
        raise _refused(f"an archive of {len(infos):,} members; at most {MOST_MEMBERS:,} are read", name)
    members: dict[str, ZipInfo] = {}
    total = 0
    for info in infos:
        if wrong := _what_is_wrong(info):
            raise _refused(wrong, name)
        total += info.file_size
        if total > LARGEST_TOTAL:
            raise _refused(f"an archive of more than {LARGEST_TOTAL >> 20} million bytes, unpacked", name)
        if info.filename in members:
            raise _refused(f"{info.filename} stands in it twice", name)
        if not info.is_dir():
            members[info.filename] = info
    return members


def _what_is_wrong(info: ZipInfo) -> str:
    """Say why a member may do harm or cannot be read; empty when it is in order."""
    member = info.filename
    if _ESCAPES.search(info.orig_filename) or _ESCAPES.search(member):
        return f"the member {member!r} leads out of the archive's folder"
    if stat.S_ISLNK(info.external_attr >> 16):
        return f"the member {member!r} is a link"
    if info.flag_bits & _ENCRYPTED:
        return f"the member {member!r} is encrypted"
    if info.compress_type not in _DEFLATED:
        return f"the member {member!r} is packed by a method that is not read"
    if info.file_size > RATIO_FROM and info.file_size > LARGEST_RATIO * info.compress_size:
        return f"the member {member!r} swells from {info.compress_size:,} to {info.file_size:,} bytes"
    return ""


def _refused(message: str, name: str) -> UnreadableFileError:
    return UnreadableFileError(message, path=name, hint=_HINT, code="unsafe-archive")
