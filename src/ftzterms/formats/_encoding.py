"""Find out how bytes spell text: byte order mark, declared name, strict UTF-8, then GB18030 with a warning.

Bytes beat labels where they leave no doubt, and say so. Where they leave doubt, the error names the likely encoding.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from ftzterms.model import Unreadable, UnreadableFileError
from ftzterms.text.late import late
from ftzterms.text.tuples import NamedTuple

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NUL_PATTERNS = (
    (late(rb"[^\0]\0\0\0[^\0]\0\0\0"), "utf-32-le"),
    (late(rb"\0\0\0[^\0]\0\0\0[^\0]"), "utf-32-be"),
    (late(rb"[^\0]\0[^\0]\0"), "utf-16-le"),
    (late(rb"\0[^\0]\0[^\0]"), "utf-16-be"),
)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "iso8859-1": "cp1252", "ascii": "utf-8"}
"""What files that declare the first are really written in: each holds the whole of the one it stands for."""
_PLAIN = bytes(range(32, 127))
_UTF8_CHARACTER = late(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_MOSTLY = 0.75
"""A greater share of well-formed UTF-8 means UTF-8 with damage; Chinese in GB18030 has less than half of it."""
_ENOUGH = 3
"""So many well-formed UTF-8 characters, and none broken, are no accident in another encoding."""


class Encoding(NamedTuple):
    """How to read a file."""

    codec: str
    skip: int = 0
    """Bytes of the byte order mark."""
    certain: bool = True
    """False when neither mark nor label named it: GB18030 may take over at the first byte that is not UTF-8."""
    warning: str = ""


def detect(head: bytes, label: str = "") -> Encoding:
    """Judge the first bytes of a file (64 KiB do) and the name that it gives its encoding."""
    for mark, codec in _BOMS:
        if head.startswith(mark):
            return Encoding(codec, len(mark), warning=_disagreement(label, codec))
    for pattern, codec in _NUL_PATTERNS:
        if pattern.match(head):
            return Encoding(codec, warning=_disagreement(label, codec))
    if not label:
        return Encoding("utf-8", certain=False)
    return _labelled(head, label)


def decode(data: bytes, name: str, problems: list[Unreadable], label: str = "") -> str:
    """Give the whole of a file as text; CRLF stays. Raises `UnreadableFileError` at the first impossible byte."""
    return "".join(decode_blocks(iter([data]), name, problems, detect(data, label)))


def decode_blocks(blocks: Iterator[bytes], name: str, problems: list[Unreadable], encoding: Encoding) -> Iterator[str]:
    """Decode a file block by block, strictly."""
    reader = Decoder(name, problems, encoding)
    for block in blocks:
        yield reader.decode(block)
    yield reader.decode(b"", final=True)


class Decoder:
    """A strict incremental decoder that knows where it stands in the file."""

    def __init__(self, name: str, problems: list[Unreadable], encoding: Encoding) -> None:
        self._name = name
        self._problems = problems
        self._encoding = encoding
        self._decoder = codecs.getincrementaldecoder(encoding.codec)("strict")
        self._skip = encoding.skip
        self._line = 1
        self._column = 1
        self._ascii = True
        if encoding.warning:
            problems.append(Unreadable(encoding.warning, 1, 1, lost=False, code="wrong-label"))

    def decode(self, block: bytes, *, final: bool = False) -> str:
        """Give the text of the next bytes; a character cut in two waits for the next block."""
        block, self._skip = block[self._skip :], max(0, self._skip - len(block))
        waiting = self._decoder.getstate()[0] + block
        try:
            text = self._decoder.decode(block, final)
        except UnicodeDecodeError as error:
            before = waiting[: error.start].decode(self._encoding.codec)
            self._advance(before)
            text = self._other(waiting, error.start, final=final)
            self._advance(text)
            return before + text
        self._advance(text)
        return text

    def _other(self, data: bytes, start: int, *, final: bool) -> str:
        """Go on in GB18030 when nothing told of another encoding and the bytes read well in it."""
        likely = _likely(data, self._encoding.codec) if self._ascii or self._encoding.codec != "utf-8" else ""
        if self._encoding.certain or likely != "GB18030":
            raise self._fault(data, start, likely)
        self._problems.append(
            Unreadable("not UTF-8; read as GB18030", self._line, self._column, lost=False, code="guessed-encoding")
        )
        self._encoding = Encoding("gb18030")
        self._decoder = codecs.getincrementaldecoder("gb18030")("strict")
        try:
            return self._decoder.decode(data[start:], final)
        except UnicodeDecodeError as error:
            raise self._fault(data[start:], error.start, "") from None

    def _advance(self, text: str) -> None:
        lines = text.count("\n")
        self._line += lines
        self._column = len(text) - text.rfind("\n") if lines else self._column + len(text)
        self._ascii = self._ascii and text.isascii()

    def _fault(self, data: bytes, start: int, likely: str) -> UnreadableFileError:
        hint = "save it again as UTF-8"
        if likely:
            hint = f"the bytes read as {likely}: convert the file to UTF-8, or correct the encoding it declares"
        codec = self._encoding.codec.upper()
        return UnreadableFileError(
            f"byte 0x{data[start]:02X} is not {codec}",
            path=self._name,
            line=self._line,
            column=self._column,
            hint=hint,
            code="wrong-encoding",
        )


def _labelled(head: bytes, label: str) -> Encoding:
    """Weigh a declared name against the bytes."""
    codec = _codec(label)
    if not codec:
        return Encoding("utf-8", certain=False, warning=f"the declared encoding {label!r} is unknown; read as UTF-8")
    if codec.startswith(("utf-16", "utf-32")):
        return Encoding("utf-8", certain=False, warning=f"declares {label} but is written in UTF-8")
    if codec != "utf-8" and _surely_utf8(head):
        return Encoding("utf-8", warning=f"declares {label} but is written in UTF-8")
    return Encoding(codec)


def _codec(label: str) -> str:
    """Give Python's name of an encoding that holds ASCII as it is, or of UTF-16 or UTF-32; empty if there is none."""
    try:
        codec = codecs.lookup(label).name
        if codec.startswith(("utf-16", "utf-32")) or _PLAIN.decode(codec) == _PLAIN.decode("ascii"):
            return _WIDER.get(codec, codec)
    except (LookupError, ValueError, TypeError, AttributeError):
        pass
    return ""


def _disagreement(label: str, codec: str) -> str:
    """Word the warning when the label is not the encoding that the bytes prove."""
    named = _codec(label) if label else ""
    if not label or codec.startswith(named or "?") or named == codec:
        return ""
    return f"declares {label} but is written in {codec.upper()}"


def _surely_utf8(head: bytes) -> bool:
    """Say whether bytes hold several well-formed UTF-8 characters and nothing else beyond ASCII."""
    return not head.isascii() and len(_UTF8_CHARACTER.findall(head)) >= _ENOUGH and _decodes(head, "utf-8")


def likely_codec(data: bytes, codec: str) -> str:
    """Name the codec of bytes that are not in the one they claim, where one fits beyond doubt; else empty."""
    return _likely(data, codec).lower()


def _likely(data: bytes, codec: str) -> str:
    """Name the encoding that bytes were probably written in, empty when nothing fits."""
    if codec == "utf-8":
        good = sum(map(len, _UTF8_CHARACTER.findall(data)))
        beyond_ascii = len(data.translate(None, bytes(range(128))))
        return "GB18030" if good < _MOSTLY * beyond_ascii and _decodes(data, "gb18030") else ""
    return "UTF-8" if _surely_utf8(data) else ""


def _decodes(data: bytes, codec: str) -> bool:
    """Say whether bytes are text in an encoding; the last character may be cut."""
    try:
        codecs.getincrementaldecoder(codec)("strict").decode(data)
    except UnicodeDecodeError:
        return False
    return True
