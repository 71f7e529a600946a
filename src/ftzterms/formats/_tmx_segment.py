"""Read the content of a TMX `seg`: its plain text, and its inline tags standing off (TMX 1.4b, inline elements)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from ftzterms.formats._drafts import InlineTagDraft
from ftzterms.formats._xml_tokens import Token, attributes, tokens, unescape
from ftzterms.model import InlineTag, Segment, TagKind, record, value
from ftzterms.text.late import late

DEEPEST = 256
_NATIVE = {
    "bpt": TagKind.OPEN,
    "ept": TagKind.CLOSE,
    "ph": TagKind.STANDALONE,
    "it": TagKind.STANDALONE,
    "ut": TagKind.STANDALONE,
}
"""Elements whose content is native markup, no text; but a `sub` in them is text again."""
_SAID = r"(?:/|\s[^<>]*)?"
_COMMON = late(
    rf"(<(?:(?:bpt|ept|ph|it|ut){_SAID}(?:(?<=/)>|(?<!/)>[^<]*</(?:bpt|ept|ph|it|ut)>)|hi(?:\s[^<>]*[^<>/])?>|/hi>))"
)
"""One inline tag of the common shape: native markup without `sub`, or the start or end of a `hi`."""
_TAG = rf"<(/?[a-z]+)({_SAID})>"
_BALANCE = {TagKind.OPEN: 1, TagKind.CLOSE: -1, TagKind.STANDALONE: 0}


@value
class Vocabulary:
    """The inline elements of a format. Those that are not native mark up the text between their start and their end."""

    native: Mapping[str, TagKind]
    """Elements that are one tag with all that is in them, but for what is in a `sub`."""
    ids: Mapping[str, tuple[str, ...]]
    """Which attributes may name a tag, the first that is there counts; under the empty name, those of all others."""
    strict: bool = False
    """Pairs and names are looked at, and what is wrong with them is said."""


_TMX = Vocabulary(_NATIVE, {"bpt": ("i",), "ept": ("i",), "": ("x",)}, strict=True)


class TooDeepError(ValueError):
    """Elements are nested deeper than any real file nests them."""


def segment(raw: str, vocabulary: Vocabulary = _TMX) -> tuple[Segment, list[str]]:
    """Read a segment as the file has it; also say in words what is wrong with its tags.

    Raises `UndeclaredEntityError` and `TooDeepError`.
    """
    reader = _Reader(raw, vocabulary)
    for token in tokens(raw, strict=True):
        if token.text is not None:
            reader.text(token.text)
        elif token.opens:
            reader.start(token)
        else:
            reader.end(token)
    return reader.segment(), reader.faults()


def common_segment(raw: str) -> tuple[str, tuple[InlineTag, ...]] | None:
    """Read a well-formed segment whose tags are all of the common shape and in good order; None for all others.

    Gives its plain text and its tags. Raises `UndeclaredEntityError`.
    """
    text, *parts = _COMMON.split(raw)
    if "<" in text:
        return None
    texts = [unescape(text)]
    tags: list[InlineTag] = []
    length = len(texts[0])
    balance: dict[str, int] = {}
    highlights: list[str] = []
    pieces = iter(parts)
    for markup, raw_after in zip(pieces, pieces, strict=True):
        kind, identity, step = _tag(markup)
        if step:
            balance[identity] = balance.get(identity, 0) + step
        elif kind is TagKind.OPEN:
            highlights.append(identity)
        elif kind is TagKind.CLOSE:
            if not highlights:
                return None
            identity = highlights.pop()
        if "<" in raw_after or len(highlights) > DEEPEST:
            return None
        tag = InlineTagDraft()
        tag.position = length
        tag.kind = kind
        tag.id = identity
        tag.markup = markup
        tag.__class__ = InlineTag
        tags.append(tag)
        after = unescape(raw_after) if "&" in raw_after else raw_after
        texts.append(after)
        length += len(after)
    return None if highlights or any(balance.values()) else ("".join(texts), tuple(tags))


@lru_cache(maxsize=4096)
def _tag(markup: str) -> tuple[TagKind, str, int]:
    """Give the kind and the id of a tag of the common shape, and for `bpt` and `ept` what it adds to their balance."""
    found = re.match(_TAG, markup)
    assert found
    name, said = found.groups()
    if name in ("hi", "/hi"):
        return TagKind.OPEN if name == "hi" else TagKind.CLOSE, dict(attributes(said)).get("x", ""), 0
    kind = _NATIVE[name]
    return kind, dict(attributes(said)).get("x" if kind is TagKind.STANDALONE else "i", ""), _BALANCE[kind]


@record
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

    def __init__(self, raw: str, vocabulary: Vocabulary) -> None:
        self._raw = raw
        self._vocabulary = vocabulary
        self._kinds = vocabulary.native
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
        strict, in_native = self._vocabulary.strict, self._from >= 0
        name = token.name if strict else token.name.rpartition(":")[2]
        identity = self._identity(name, token.attributes)
        if strict:
            self._count(name, identity, in_native=in_native)
        if token.closes:
            if not in_native:
                self._add(self._kinds.get(name, TagKind.STANDALONE), identity, token.start, token.end)
            return
        self._open.append(_Open(name, identity, in_native))
        if len(self._open) > DEEPEST:
            raise TooDeepError
        if in_native:
            if name == "sub":
                self._cut(token.end)
        elif name in self._kinds:
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
        elif element.name in self._kinds:
            self._native.pop()
            kind = TagKind.CLOSE if element.cut else self._kinds[element.name]
            self._add(kind, element.id, self._from, token.end)
            self._from = -1
        else:
            self._add(TagKind.CLOSE, element.id, token.start, token.end)

    def _identity(self, name: str, said: str) -> str:
        """Give what names a tag among those of its segment."""
        names = self._vocabulary.ids.get(name) or self._vocabulary.ids[""]
        pairs = dict(attributes(said))
        return next((pairs[key] for key in names if key in pairs), "")

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
        elif name not in self._kinds and name not in ("hi", "sub") and not in_native:
            self._unknown.add(name)
