"""The one door for gzip data: unpacked as it is read, and never more than an honest file can hold."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import Any, BinaryIO

from ftzterms.model import UnreadableFileError

LARGEST_RATIO = 100
RATIO_FROM = 64 << 20
"""Bytes, unpacked; what is smaller may have any ratio."""
_CHUNK = 1 << 16


def unpacked(stream: BinaryIO, name: str) -> BinaryIO:
    """Give what gzip data holds, as a stream whose faults are ours. The given stream stays open."""
    return io.BufferedReader(_Unpacked(stream, name), _CHUNK)


class _Unpacked(io.RawIOBase):
    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._packed = stream
        self._file = gzip.GzipFile(fileobj=stream, mode="rb")
        self._name = name
        self._size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._file.read(len(buffer))
        except EOFError:
            raise self._fault("the gzip data is cut off", "copy it again", "cut-off") from None
        except (gzip.BadGzipFile, zlib.error) as error:
            if str(error).startswith("Not a gzipped"):
                raise self._fault("this is no gzip data", "give it its own suffix", "wrong-kind") from None
            raise self._fault(f"the gzip data is damaged: {error}", "copy it again", "damaged-archive") from None
        self._size += len(data)
        if self._size > RATIO_FROM and self._size > LARGEST_RATIO * self._packed.tell():
            message = f"the gzip data swells more than {LARGEST_RATIO} times"
            raise self._fault(message, "unpack it yourself if you trust it", "unsafe-archive")
        buffer[: len(data)] = data
        return len(data)

    def _fault(self, message: str, hint: str, code: str) -> UnreadableFileError:
        return UnreadableFileError(message, path=self._name, hint=hint, code=code)
