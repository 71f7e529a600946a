"""The one door for XML: bytes in, never a path; no entity, no outside file, no network, bounded depth and size.

Everything comes out as UTF-8 without byte order mark, its XML declaration blanked, so that lines keep their numbers.
The prolog is read here before any parser sees it: a document that declares anything inside its DOCTYPE is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any, BinaryIO

from ftzterms.formats._encoding import Encoding, decode_blocks, detect
from ftzterms.formats._kinds import binary_kind
from ftzterms.model import Unreadable, UnreadableFileError, record
from ftzterms.text.late import late

if TYPE_CHECKING:
    from lxml import etree

HEAD = 1 << 16
_BLOCK = 1 << 17
"""So much stays in the processor's cache while its units are made."""
_LONGEST_PROLOG = 1 << 20
_LABEL = late(r"\s*<\?xml\s[^>]*?encoding\s*=\s*[\"']([^\"']*)[\"']")
_DECLARATION = late(r"[\ufeff\s]*<\?xml\s.*?\?>", re.DOTALL)
_DOCTYPE = r"<!DOCTYPE[^>\[\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\[\"']*)*"
_PROLOG = late(rf"\ufeff*(?:\s+|<!--.*?-->|<\?.*?\?>|{_DOCTYPE}>)*", re.DOTALL)
_INTERNAL_SUBSET = late(rf"{_DOCTYPE}\[", re.DOTALL)
_UNFINISHED = late(r"<(?:\Z|[!?])")
_ROOT = late(r"<([^\s/>!?]+)")
_WITHIN_LINES = late(rb"[^\r\n]")
_NO_TAGS = rb"(?s:<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>)"
_UNFINISHED_TAG = rb"<(?![^<>\"']++(?:(?:\"[^\"<]*\"|'[^'<]*')[^<>\"']*+)*>)"
_OPTIONS: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "encoding": "utf-8",
}


@record
class XmlFile:
    """A file whose prolog has been read and found harmless."""

    name: str
    root: str
    """The root element's name as written, prefix and all."""
    line: int
    """Where the root element begins."""
    column: int
    blocks: Iterator[bytes]
    """The whole file in UTF-8; not yet known to be well-formed."""


def open_xml(stream: BinaryIO, name: str, problems: list[Unreadable]) -> XmlFile:
    """Read the prolog. Raises `UnreadableFileError` for what is no XML, or declares entities."""
    head = stream.read(HEAD)
    _refuse_other_kinds(head, name)
    encoding = detect(head, declared(head))
    raw = chain([head], iter(lambda: stream.read(_BLOCK), b""))
    blocks = _utf8(raw, name, problems, encoding)
    start, prolog = b"", -1
    for block in blocks:
        start += block
        prolog = _prolog(_text(start), name)
        if prolog >= 0 or len(start) > _LONGEST_PROLOG:
            break
    if prolog < 0:
        raise _no_element(_text(start), name)
    return _opened(_text(start), start, prolog, name, problems, blocks)


class Parse:
    """A parse by libxml2 that keeps nothing and refuses what is not well-formed.

    It may be spared what is known to be well-formed content of the root, and gets white space of the same extent.
    """

    def __init__(self, file: XmlFile) -> None:
        self.name = file.name
        self._parser = _silent_parser(_Nothing())
        self._root_end = f"</{file.root}".encode()
        self._in_root = bool(file.root)
        self._ahead = 0
        self._last = b""
        self._closed = False

    def feed(self, data: bytes, *, ahead: int = 0) -> None:
        """Read on; *ahead* bytes at the end of *data* will be given again. Raises `UnreadableFileError`."""
        again = min(self._ahead, len(data))
        self._ahead += ahead - again
        if self._root_end in data:
            self._in_root = False
        self._read(data[again:])

    def may_be_spared(self) -> bool:
        """Say whether what comes next has not been read yet, and stands in the root element."""
        return self._in_root and not self._ahead

    def pass_over(self, lines: int, columns: int) -> None:
        """Take white space for well-formed content with so many line ends, and characters after the last of them."""
        self._read(b"\n" * lines + b" " * columns)

    def read_to_the_end(self, data: bytes) -> None:
        """Make sure that libxml2 has read what it was given last, and does not wait for the end of a tag.

        Data whose last tag does not end is not well-formed. Raises `UnreadableFileError`.
        """
        if b"<!" in data or b"<?" in data:
            data = re.sub(_NO_TAGS, b"", data)
        if re.search(_UNFINISHED_TAG, data):
            self._read(b"\">'>")
            self.close()

    def close(self) -> None:
        """End the file, once. Raises `UnreadableFileError` for what has not ended."""
        from lxml import etree

        try:
            if not self._closed:
                self._closed = True
                self._parser.close()
        except etree.XMLSyntaxError as error:
            raise _fault(error, self.name, self._last, ended=True) from None

    def _read(self, data: bytes) -> None:
        from lxml import etree

        self._last = data or self._last
        try:
            self._parser.feed(data)
        except etree.XMLSyntaxError as error:
            raise _fault(error, self.name, data) from None


class ContentParse:
    """A parse of pieces of content, all in the same place of a document that is not otherwise known."""

    def __init__(self, *around: bytes) -> None:
        self._outer = b"".join([b"<" + name + b">" for name in around[:-1]])
        self._start, self._end = b"<" + around[-1] + b">", b"</" + around[-1] + b">"
        self._mark = _Mark()
        self._parser: Any = None

    def accepts(self, texts: Iterable[bytes]) -> bool:
        """Say whether texts are well-formed, each as the content of the innermost element."""
        from lxml import etree

        data = self._start + (self._end + self._start).join(texts) + self._end + b"<?read?>"
        self._mark.reached = False
        try:
            if self._parser is None:
                self._parser = _silent_parser(self._mark)
                data = self._outer + data
            self._parser.feed(data)
        except etree.XMLSyntaxError:
            self._mark.reached = False
        if not self._mark.reached:
            self._parser = None
        return self._mark.reached


def _silent_parser(target: Any) -> Any:
    """Make a parser that tells its target only of what it asks for."""
    from lxml import etree

    return etree.XMLParser(target=target, **_OPTIONS)


class _Nothing:
    """A parser's target that wants nothing."""

    def close(self) -> None:
        """End the document."""


class _Mark(_Nothing):
    """A target that notices a processing instruction: all that stands before it has been read."""

    reached = False

    def pi(self, *_: str | None) -> None:
        """Take a processing instruction."""
        self.reached = True


def elements(file: XmlFile, *names: str) -> Iterator[Any]:
    """Yield the elements of these local names when they end; each is emptied when the next is asked for."""
    from lxml import etree

    parser: Any = etree.XMLPullParser(
        ("end",),
        tag=[f"{{*}}{name}" for name in names],
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        **_OPTIONS,
    )
    block = b""
    try:
        for block in file.blocks:
            parser.feed(block)
            yield from _emptied(parser.read_events())
        parser.close()
    except etree.XMLSyntaxError as error:
        raise _fault(error, file.name, block) from None


def document(file: XmlFile) -> Any:
    """Give the root of the whole document, comments and all, for one that is to be changed as a whole."""
    from lxml import etree

    parser = etree.XMLParser(collect_ids=False, **_OPTIONS)
    block = b""
    try:
        for block in file.blocks:
            parser.feed(block)
        return parser.close()
    except etree.XMLSyntaxError as error:
        raise _fault(error, file.name, block, ended=True) from None


def told(file: XmlFile, target: Any) -> Iterator[None]:
    """Tell a target of the elements and texts of a file (`start`, `end`, `data`, `close`), block after block."""
    from lxml import etree

    parser = _silent_parser(target)
    block = b""
    try:
        for block in file.blocks:
            parser.feed(block)
            yield
        parser.close()
    except etree.XMLSyntaxError as error:
        raise _fault(error, file.name, block) from None


def _emptied(events: Iterable[tuple[str, Any]]) -> Iterator[Any]:
    for _, element in events:
        yield element
        element.clear()
        while (previous := element.getprevious()) is not None:
            element.getparent().remove(previous)


def _utf8(raw: Iterator[bytes], name: str, problems: list[Unreadable], encoding: Encoding) -> Iterator[bytes]:
    """Turn blocks into UTF-8; what is declared as UTF-8 goes through as it is, for libxml2 checks it."""
    if encoding.codec == "utf-8" and encoding.certain:
        if encoding.warning:
            problems.append(Unreadable(encoding.warning, 1, 1, lost=False, code="wrong-label"))
        yield next(raw)[encoding.skip :]
        yield from raw
        return
    for text in decode_blocks(raw, name, problems, encoding):
        yield text.encode()


def declared(head: bytes) -> str:
    """Give the encoding that the XML declaration names, empty if none."""
    start = head[:512]
    if b"\0" in start:
        start = start.replace(b"\0", b"")
    found = _LABEL.match(start.decode("ascii", "ignore"))
    return found[1] if found else ""


def first_tag(text: str) -> tuple[str, dict[str, str]]:
    """Give the name and the attributes of the root element in the beginning of a document; empty when there is none."""
    from ftzterms.formats._xml_tokens import attributes, tokens

    prolog = _PROLOG.match(text)
    token = next(tokens(text, prolog.end() if prolog else 0), None)
    return (token.name, dict(attributes(token.attributes))) if token and token.opens else ("", {})


def _text(start: bytes) -> str:
    """Decode the beginning of a file for the search of its prolog; offsets count code points."""
    return start.decode("utf-8", "replace")


def _prolog(text: str, name: str) -> int:
    """Give the offset of the root element, or -1 when more of the file is needed."""
    prolog = _PROLOG.match(text)
    end = prolog.end() if prolog else 0
    if subset := _INTERNAL_SUBSET.match(text, end):
        at = subset.end() - 1
        raise UnreadableFileError(
            "declares entities or other markup inside the file",
            path=name,
            line=text.count("\n", 0, at) + 1,
            column=at - text.rfind("\n", 0, at),
            hint="write the characters themselves and delete the part of the DOCTYPE in [ ]",
            code="declared-entity",
        )
    return -1 if end == len(text) or _UNFINISHED.match(text, end) else end


def _no_element(text: str, name: str) -> UnreadableFileError:
    """Say that a file has no root element, at the place where one is due."""
    prolog = _PROLOG.match(text)
    at = prolog.end() if prolog else 0
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    hint, code = "export it again", "no-element"
    if text[at:].startswith("<"):
        hint, code = "the file is cut off, or damaged: copy or export it again", "cut-off"
    message = "there is no XML element in it"
    return UnreadableFileError(message, path=name, line=line, column=column, hint=hint, code=code)


def _opened(
    text: str, start: bytes, prolog: int, name: str, problems: list[Unreadable], blocks: Iterator[bytes]
) -> XmlFile:
    """Blank the declaration, warn of what stands before it, and find the root's name."""
    line, column = text.count("\n", 0, prolog) + 1, prolog - text.rfind("\n", 0, prolog)
    declaration = _DECLARATION.match(text)
    if declaration:
        before = declaration[0].partition("<")[0]
        if before:
            at = before.count("\n") + 1
            problems.append(
                Unreadable("something stands before the XML declaration", at, 1, lost=False, code="late-declaration")
            )
        size = len(declaration[0].encode())
        start = _WITHIN_LINES.sub(b" ", start[:size]) + start[size:]
    root = _ROOT.match(text, prolog)
    return XmlFile(name, root[1] if root else "", line, column, chain([start], blocks))


def _refuse_other_kinds(head: bytes, name: str) -> None:
    if not head:
        raise UnreadableFileError(
            "the file is empty", path=name, line=1, column=1, hint="restore it from a copy", code="empty-file"
        )
    kind, hint = binary_kind(head)
    if kind:
        raise UnreadableFileError(f"this is {kind}, not XML", path=name, line=1, column=1, hint=hint, code="wrong-kind")


def _fault(error: etree.XMLSyntaxError, name: str, block: bytes, *, ended: bool = False) -> UnreadableFileError:
    """Say what libxml2 met; for bytes that are no UTF-8, which encoding they may be in."""
    from ftzterms.formats._xml_faults import fault

    line, column = error.position
    if "character encoding" in str(error.msg):
        problems: list[Unreadable] = []
        try:
            list(decode_blocks(iter([block]), name, problems, Encoding("utf-8")))
        except UnreadableFileError as known:
            known.line, known.column = line, column
            return known
    return fault(str(error.msg), (line, column), name, block, ended=ended)
