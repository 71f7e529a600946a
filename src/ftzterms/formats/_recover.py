"""Save every complete unit of a file that is cut off or broken, in the format that it has; say what is left out."""

from __future__ import annotations

import codecs
import os
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from io import BytesIO

from ftzterms.formats._choose import PathName, format_of, formats
from ftzterms.formats._encoding import Encoding, detect, likely_codec
from ftzterms.formats._format import Format, UnitFormat
from ftzterms.formats._open import opened
from ftzterms.model import FtzTermsError, UnreadableFileError, value

_AT_ONCE = 256
"""So many pieces are read together; where they cannot be, each half."""
_BLOCK = 1 << 14
_LARGEST = 1 << 30
_GZIP = 31
"""Asks zlib for gzip data with its frame."""
_ROOT = re.compile(r"<(tmx|tbx|martif|(?:\w+:)?xliff)\b")
_REPLACED = "\ufffd"


@value
class Recovered:
    """What could be saved of a file."""

    data: bytes
    """A file of the same format in UTF-8, which can be read."""
    kept: int
    """Units, concepts or rows in it."""
    skipped: tuple[FtzTermsError, ...] = ()
    """What is not in it."""
    changed: tuple[FtzTermsError, ...] = ()
    """What is in it, but not as it stood there."""


@value
class Piece:
    """A unit as the file has it, or what stands for one."""

    text: str
    offset: int
    """Where it begins in the decoded file."""
    unit: bool = False
    """False for what stands between units."""


class Damage:
    """Notes what is left out of a text and what is changed in it, with its place."""

    def __init__(self, text: str, name: str) -> None:
        self.skipped: list[FtzTermsError] = []
        self.changed: list[FtzTermsError] = []
        self._name = name
        self._ends: list[int] = []
        self.over(text)

    def over(self, text: str) -> None:
        """Take further offsets for those of this text, whose lines are the same."""
        self._ends = [found.start() for found in re.finditer("\n", text)]

    def skip(self, offset: int, message: str) -> None:
        """Note what is left out."""
        self.skipped.append(self._at(offset, message, "left-out"))

    def change(self, offset: int, message: str) -> None:
        """Note what is changed."""
        self.changed.append(self._at(offset, message, "changed"))

    def line(self, offset: int) -> int:
        """Give the line on which an offset stands."""
        return bisect_left(self._ends, offset) + 1

    def _at(self, offset: int, message: str, code: str) -> FtzTermsError:
        line = self.line(offset)
        start = self._ends[line - 2] + 1 if line > 1 else 0
        return FtzTermsError(message, path=self._name, line=line, column=offset - start + 1, code=code)


Check = Callable[[Sequence[Piece]], FtzTermsError | None]


def recover(path: PathName) -> Recovered:
    """Read what can be read of a TMX, XLIFF, TBX, PO, CSV or TOML file, however it is broken.

    Raises `FtzTermsError` when there is nothing to save, or the file is of another format.
    """
    name = os.fspath(path)
    form = format_of(path)
    key = next(key for key, each in formats().items() if each is form)
    with opened(path) as stream:
        data = stream.read()
    packed = data.startswith(b"\x1f\x8b")
    if packed:
        form, data = formats()["tmx"], _unpacked(data, name)
    text, changed = _decoded(data, name)
    found = _recovered(key, form, text, name)
    if not found.kept:
        hint = "restore it from a copy"
        raise UnreadableFileError("there is no complete unit in it", path=name, line=1, column=1, hint=hint)
    saved = _packed(found.data) if packed else found.data
    return Recovered(saved, found.kept, found.skipped, (*changed, *found.changed))


def _recovered(key: str, form: Format, text: str, name: str) -> Recovered:
    damage, read = Damage(text, name), reader(form, name)
    if key in ("tmx", "tmx_gz", "tbx") or "xlif" in key:
        from ftzterms.formats._recover_xml import recover_xml

        root = _ROOT.search(text)
        return recover_xml(text, root[1].rpartition(":")[2] if root else key[:3], damage, read)
    if key in ("po", "glossary_toml") or key.endswith(("_csv", "_tsv")):
        from ftzterms.formats._recover_lines import recover_po, recover_table, recover_toml

        by_name = {"po": recover_po, "glossary_toml": recover_toml}
        return by_name.get(key, recover_table)(text, damage, read)
    raise FtzTermsError(
        f"{form.title} cannot be saved in parts", path=name, hint="restore it from a copy", code="wrong-kind"
    )


def reader(form: Format, name: str) -> Callable[[str], FtzTermsError | None]:
    """Give what reads a text in a format to its end, and tells the fault that it meets."""

    def read(text: str) -> FtzTermsError | None:
        stream = BytesIO(text.encode())
        try:
            if isinstance(form, UnitFormat):
                for _ in (form.read_whole or form.read)(stream, name).units:
                    continue
            else:
                for _ in form.read(stream, name, []):
                    continue
        except FtzTermsError as error:
            return error
        return None

    return read


def sound(pieces: Sequence[Piece], check: Check, damage: Damage) -> Iterator[Piece]:
    """Yield the pieces that can be read, and note the others."""
    for start in range(0, len(pieces), _AT_ONCE):
        yield from _sound(pieces[start : start + _AT_ONCE], check, damage)


def _sound(pieces: Sequence[Piece], check: Check, damage: Damage) -> Iterator[Piece]:
    error = check(pieces)
    if not error:
        yield from pieces
    elif len(pieces) == 1:
        damage.skip(pieces[0].offset, f"left out: {error.message}")
    else:
        half = len(pieces) // 2
        yield from _sound(pieces[:half], check, damage)
        yield from _sound(pieces[half:], check, damage)


def _packed(data: bytes) -> bytes:
    import gzip

    return gzip.compress(data, mtime=0)


def _unpacked(data: bytes, name: str) -> bytes:
    """Unpack gzip data as far as it goes."""
    import zlib

    unpacker, parts = zlib.decompressobj(_GZIP), list[bytes]()
    with suppress(zlib.error):
        for start in range(0, len(data), _BLOCK):
            parts.append(unpacker.decompress(data[start : start + _BLOCK], _LARGEST))
            if sum(map(len, parts)) > _LARGEST:
                raise UnreadableFileError("too much to save in parts", path=name, hint="unpack it", code="too-large")
    return b"".join(parts)


def _decoded(data: bytes, name: str) -> tuple[str, list[FtzTermsError]]:
    """Decode a file as far as it goes; what is no character becomes U+FFFD, and is told. Line ends become LF."""
    from ftzterms.formats._portrait import label_of

    encoding = detect(data, label_of(data[: 1 << 16]))
    codec, body = encoding.codec, data[encoding.skip :]
    changed: list[FtzTermsError] = []
    if (other := _other(body, encoding)) and other != codec:
        changed.append(_told(f"read as {other.upper()}", name, 1, "guessed-encoding"))
        codec = other
    text = body.decode(codec, "replace")
    if codec == "utf-8" and text.encode() == body:
        return _with_line_ends(text), changed
    text = _with_line_ends(text)
    if (strict := text.count(_REPLACED)) and not _decodes(body, codec):
        line = text.count("\n", 0, text.find(_REPLACED)) + 1
        changed.append(_told(f"bytes that are no {codec.upper()} became U+FFFD ({strict}×)", name, line, "changed"))
    return text, changed


def _other(body: bytes, encoding: Encoding) -> str:
    """Name the codec that bytes are really in, where they do not decode in the one that they claim."""
    return "" if _decodes(body, encoding.codec) else likely_codec(body, encoding.codec)


def _decodes(body: bytes, codec: str) -> bool:
    try:
        codecs.getincrementaldecoder(codec)("strict").decode(body)
    except UnicodeDecodeError:
        return False
    return True


def _with_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _told(message: str, name: str, line: int, code: str) -> FtzTermsError:
    return FtzTermsError(message, path=name, line=line, column=1, code=code)
