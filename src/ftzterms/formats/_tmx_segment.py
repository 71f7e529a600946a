"""Read the content of a TMX `seg`: its plain text, and its inline tags standing off (TMX 1.4b, inline elements)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from ftzterms.formats._xml_tokens import Token, attributes, tokens, unescape
from ftzterms.model import InlineTag, Segment, TagKind

DEEPEST = 256
_NATIVE = {
    "bpt": TagKind.OPEN,
    "ept": TagKind.CLOSE,
    "ph": TagKind.STANDALONE,
    "it": TagKind.STANDALONE,
    "ut": TagKind.STANDALONE,
}
"""Elements whose content is native markup, no text; but a `sub` in them is text again."""
_COMMON = re.compile(
    r"(<(?:(bpt|ept|ph|it|ut)(|/|\s[^<>]*)(?:(?<=/)>|(?<!/)>[^<]*</\2>)|(?:hi(|\s[^<>]*[^<>/])|(/hi))>))"
)
"""One inline tag of the common shape: native markup without `sub`, or the start or end of a `hi`."""


_BALANCE = {TagKind.OPEN: 1, TagKind.CLOSE: -1, TagKind.STANDALONE: 0}


class TooDeepError(ValueError):
    """Elements are nested deeper than any real file nests them."""


def segment(raw: str) -> tuple[Segment, list[str]]:
    """Read a segment as the file has it; also say in words what is wrong with its tags.

    Raises `UndeclaredEntityError` and `TooDeepError`.
    """
    reader = _Reader(raw)
    for token in tokens(raw, strict=True):
        if token.text is not None:
            reader.text(token.text)
        elif token.opens:
            reader.start(token)
        else:
            reader.end(token)
    return reader.segment(), reader.faults()


def common_segment(raw: str) -> Segment | None:
    """Read a segment whose tags are all of the common shape and in good order; None for all others."""
    text, *parts = _COMMON.split(raw)
    texts = [unescape(text)]
    tags: list[InlineTag] = []
    length = len(texts[0])
    pairs: dict[str, int] = {}
    highlights: list[str] = []
    pieces = iter(parts)
    for markup, native, said, of_highlight, ends, after in zip(*[pieces] * 6, strict=True):
        if native:
            kind = _NATIVE[native]
            identity = _identity(said, "x" if kind is TagKind.STANDALONE else "i")
            pairs[identity] = pairs.get(identity, 0) + _BALANCE[kind]
        elif ends:
            if not highlights:
                return None
            kind, identity = TagKind.CLOSE, highlights.pop()
        else:
            kind, identity = TagKind.OPEN, _identity(of_highlight, "x")
            highlights.append(identity)
        tags.append(InlineTag(length, kind, identity, markup))
        texts.append(unescape(after))
        length += len(texts[-1])
        if len(highlights) > DEEPEST:
            return None
    regular = not highlights and not any(pairs.values()) and not any("<" in part for part in [text, *parts[5::6]])
    return Segment("".join(texts), tuple(tags)) if regular else None


def _identity(said: str, key: str) -> str:
    return dict(attributes(said)).get(key, "")


@dataclass(slots=True)
class _Open:
    """An element that has not ended."""

    name: str
    id: str
    in_native: bool
    """It stands in native markup."""
    cut: bool = False
    """A `sub` has cut its markup in two."""


class _Reader:
    """Walks over the tokens of a segment; the markup of one native element is one tag, or one before each `sub`."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._texts: list[str] = []
        self._length = 0
        self._tags: list[InlineTag] = []
        self._open: list[_Open] = []
        self._native: list[_Open] = []
        self._from = -1
        self._pairs: Counter[str] = Counter()
        self._unknown: set[str] = set()

    def segment(self) -> Segment:
        """Give what was read."""
        return Segment("".join(self._texts), tuple(self._tags))

    def faults(self) -> list[str]:
        """Say what is wrong with the tags."""
        unpaired = sorted(number for number, balance in self._pairs.items() if balance)
        words = [f"bpt and ept with i={number!r} do not make a pair" for number in unpaired]
        return words + [f"<{name}> is no element of TMX; kept as an inline tag" for name in sorted(self._unknown)]

    def text(self, text: str) -> None:
        """Take a text."""
        if self._from < 0:
            self._texts.append(text)
            self._length += len(text)

    def start(self, token: Token) -> None:
        """Take the start of an element, or a whole empty one."""
        name, in_native = token.name, self._from >= 0
        said = dict(attributes(token.attributes))
        identity = said.get("i" if name in ("bpt", "ept") else "x", "")
        self._count(name, identity, in_native=in_native)
        if token.closes:
            if not in_native:
                self._add(_NATIVE.get(name, TagKind.STANDALONE), identity, token.start, token.end)
            return
        self._open.append(_Open(name, identity, in_native))
        if len(self._open) > DEEPEST:
            raise TooDeepError
        if in_native:
            if name == "sub":
                self._cut(token.end)
        elif name in _NATIVE:
            self._native.append(self._open[-1])
            self._from = token.start
        else:
            self._add(TagKind.OPEN, identity, token.start, token.end)

    def end(self, token: Token) -> None:
        """Take the end of an element."""
        element = self._open.pop()
        if element.in_native:
            if element.name == "sub":
                self._from = token.start
        elif element.name in _NATIVE:
            self._native.pop()
            kind = TagKind.CLOSE if element.cut else _NATIVE[element.name]
            self._add(kind, element.id, self._from, token.end)
            self._from = -1
        else:
            self._add(TagKind.CLOSE, element.id, token.start, token.end)

    def _cut(self, end: int) -> None:
        """End the markup so far where a `sub` begins."""
        owner = self._native[-1]
        self._add(TagKind.STANDALONE if owner.cut else TagKind.OPEN, owner.id, self._from, end)
        owner.cut = True
        self._from = -1

    def _add(self, kind: TagKind, identity: str, start: int, end: int) -> None:
        self._tags.append(InlineTag(self._length, kind, identity, self._raw[start:end]))

    def _count(self, name: str, identity: str, *, in_native: bool) -> None:
        if name == "bpt":
            self._pairs[identity] += 1
        elif name == "ept":
            self._pairs[identity] -= 1
        elif name not in _NATIVE and name not in ("hi", "sub") and not in_native:
            self._unknown.add(name)
