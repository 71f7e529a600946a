"""Cut an HTML page into the blocks that people read: paragraphs, headings, list items, table cells."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import overload

from ftzterms.formats._html_tokens import COMMENT, Token, runs, tokens
from ftzterms.formats._raw_text import SEALED, Place
from ftzterms.model import InlineTag, Segment, TagKind
from ftzterms.text.han import is_han

_KINDS = (
    ("heading", "h1 h2 h3 h4 h5 h6 title"),
    ("item", "li dt dd option"),
    ("cell", "td th"),
    ("paragraph", "address article aside blockquote body button caption center details dialog dir div dl fieldset"),
    ("paragraph", "figcaption figure footer form frameset head header hgroup hr html legend main menu nav noscript"),
    ("paragraph", "ol optgroup p pre search section select summary table tbody template tfoot thead tr ul"),
)
_BLOCKS = {name: kind for kind, names in _KINDS for name in names.split()}
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_UNREAD = frozenset(
    "script style xmp iframe noembed noframes textarea svg math code kbd samp rt rp object audio video canvas".split()
)
_INLINE_UNREAD = frozenset("code kbd samp rt rp".split())
"""Those that end with the block they stand in, for someone forgot to."""
_IN_CODE = frozenset({"div", "details", "summary"})
_SILENT = frozenset("script style noembed noframes link meta base param source track col wbr input".split())
"""Elements that leave no tag in a text."""
_DEEPEST = 64
"""Elements inside one another that say their language."""
_SPACE = " \t\n\r\f"
_TO_US = re.compile(r"<!--\s*(ftzterms:.*?)\s*-->", re.DOTALL)
_WIDE = re.compile(r"[\u3000-\u303f\uff00-\uff60\ufe30-\ufe4f]")


class Places(Sequence[Place]):
    """Where the characters of a text stand in the page, kept by runs."""

    def __init__(self) -> None:
        self._ends: list[int] = []
        self._runs: list[tuple[int, int]] = []

    def add(self, length: int, start: int, end: int) -> None:
        """Add so many characters: each stands for itself, or one for a stretch of the page."""
        self._ends.append(len(self) + length)
        self._runs.append((start, end))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, at: int) -> Place: ...
    @overload
    def __getitem__(self, at: slice) -> list[Place]: ...
    def __getitem__(self, at: int | slice) -> Place | list[Place]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        number = bisect_right(self._ends, at)
        start, end = self._runs[number]
        before = self._ends[number - 1] if number else 0
        length = self._ends[number] - before
        if length == end - start:
            return start + at - before, start + at - before + 1
        return (start, end) if length == 1 else SEALED


@dataclass(slots=True)
class Block:
    """A stretch of text that is translated as one."""

    kind: str
    language: str
    """What the page says it is in (`lang`)."""
    parts: list[str] = field(default_factory=list)
    places: Places = field(default_factory=Places)
    tags: list[InlineTag] = field(default_factory=list)
    note: str = ""
    """A comment above it that speaks to us."""

    @property
    def last(self) -> str:
        """The last character, empty at the beginning."""
        return self.parts[-1][-1] if self.parts else ""

    def segment(self) -> Segment:
        """Give its text and tags, without the space at its end."""
        text = "".join(self.parts).rstrip(_SPACE)
        tags = (InlineTag(min(tag.position, len(text)), tag.kind, tag.id, tag.markup) for tag in self.tags)
        return Segment(text, tuple(tags))


def blocks(text: str, problems: Callable[[str, int], None]) -> Iterator[Block]:
    """Yield the blocks of a page that hold text; *problems* is told what is wrong, and at which offset."""
    reader = _Reader(text)
    for token in tokens(text):
        reader.take(token)
        yield from reader.done
        reader.done.clear()
    reader.finish()
    yield from reader.done
    if reader.unread:
        problems(f"<{reader.unread.name}> is never closed: nothing after it is read", reader.unread.start)


@dataclass(slots=True)
class _Unread:
    """An element that is not read."""

    name: str
    start: int
    depth: int = 1
    """How many of its name are open in it, and itself."""
    divisions: int = 0
    """How many blocks are open in it that may stand in code."""

    def ends_before(self, token: Token) -> bool:
        """Say whether a tag shows that its own end was forgotten."""
        if self.name not in _INLINE_UNREAD or token.name not in _BLOCKS:
            return False
        if token.name not in _IN_CODE:
            return True
        self.divisions += -1 if token.closes else 1
        return self.divisions < 0


class _Reader:
    """Walks over the tags and texts of a page; the blocks that have ended stand in `done`."""

    def __init__(self, page: str) -> None:
        self.done: list[Block] = []
        self.unread: _Unread | None = None
        self._page = page
        self._kind = "paragraph"
        self._languages: list[tuple[str, str, int]] = []
        """(element, language, how many of its name are open in it, and itself)."""
        self._block = Block("paragraph", "")
        self._pre = 0
        self._note = ""
        self._break = False
        self._space: tuple[int, int] | None = None
        """Where white space stands that is not written yet, and whether a line ends in it."""
        self._wrapped = False

    def take(self, token: Token) -> None:
        """Take a token."""
        if self.unread and not self._passes(token):
            return
        if not token.name:
            self._text(token)
        elif self._is_unread(token):
            self.unread = _Unread(token.name, token.start)
        elif token.name == COMMENT:
            self._comment(self._page[token.start : token.end])
        elif token.name == "br":
            self._line_break()
        elif token.name in _BLOCKS:
            self._border(token)
        else:
            self._language(token)
            self._tag(token)

    def finish(self) -> None:
        """End the block; it is done, if it holds text."""
        block, self._block = self._block, Block(self._kind, self._languages[-1][1] if self._languages else "")
        self._space, self._wrapped, self._break = None, False, False
        if any(each.strip(_SPACE) for each in block.parts):
            self.done.append(block)

    def _is_unread(self, token: Token) -> bool:
        if token.closes or token.name in _VOID or self._page.startswith("/>", token.end - 2):
            return False
        return token.name in _UNREAD or token.get("translate") == "no"

    def _passes(self, token: Token) -> bool:
        """Pass over what is not read; give true for what ends it and is itself read."""
        assert self.unread
        if self.unread.ends_before(token):
            self.unread = None
            return True
        if token.name == self.unread.name:
            self.unread.depth += -1 if token.closes else 1
        if not self.unread.depth:
            if self.unread.name not in _SILENT and self.unread.name not in _BLOCKS:
                self._mark(TagKind.STANDALONE, self.unread.name, self._page[self.unread.start : token.end])
            self.unread = None
        return False

    def _border(self, token: Token) -> None:
        """End a block at the beginning or end of an element that is one."""
        if not token.closes and self._languages and self._languages[-1][0] == "p":
            self._languages.pop()
        self._language(token)
        self._kind = "paragraph" if token.closes else _BLOCKS[token.name]
        if token.name == "pre":
            self._pre = max(self._pre + (-1 if token.closes else 1), 0)
        self.finish()

    def _language(self, token: Token) -> None:
        """Follow what elements say of their language."""
        if token.name in _VOID:
            return
        said = token.get("lang") or token.get("xml:lang")
        if said and not token.closes:
            self._languages = [*self._languages, (token.name, said, 1)][-_DEEPEST:]
            return
        at = next((at for at, each in reversed(list(enumerate(self._languages))) if each[0] == token.name), -1)
        if at >= 0:
            name, language, depth = self._languages[at]
            depth += -1 if token.closes else 1
            self._languages[at:] = [(name, language, depth), *self._languages[at + 1 :]] if depth else []

    def _comment(self, markup: str) -> None:
        if found := _TO_US.fullmatch(markup):
            self._note = found[1]

    def _line_break(self) -> None:
        """Take a line break; two of them part two paragraphs."""
        self._space, self._wrapped = None, False
        if self._break or not self._block.parts:
            self.finish()
        else:
            self._break = True

    def _text(self, token: Token) -> None:
        for text, start, end in runs(self._page, token.start, token.end):
            if text[0] not in _SPACE:
                self._write_space(text[0])
                self._add(text, start, end)
            elif self._pre:
                self._lines(text, start)
            else:
                self._blank(start, end, text)

    def _lines(self, text: str, start: int) -> None:
        """Take white space that counts: each line is a block."""
        for offset, character in enumerate(text, start=start):
            if character == "\n":
                self.finish()
            elif character != "\r":
                self._add(character, offset, offset + 1)

    def _blank(self, start: int, end: int, text: str) -> None:
        """Take white space; behind markup it belongs to the space before that, but has another place."""
        if self._space is None or self._space[1] == start:
            self._space = (self._space[0] if self._space else start, end)
        self._wrapped |= "\n" in text

    def _write_space(self, following: str) -> None:
        """Write the space before a character: one for any number, none for a line end between Han characters."""
        before = self._block.last
        if self._break:
            self._add("\n", *SEALED)
        elif self._space and before and before not in _SPACE and not self._joins(before, following):
            self._add(" ", *self._space)
        self._space, self._wrapped, self._break = None, False, False

    def _joins(self, before: str, following: str) -> bool:
        return self._wrapped and _is_wide(before) and _is_wide(following)

    def _add(self, text: str, start: int, end: int) -> None:
        if not self._block.parts:
            self._block.note, self._note = self._note, ""
        self._block.parts.append(text)
        self._block.places.add(len(text), start, end)

    def _tag(self, token: Token) -> None:
        if token.name not in _SILENT:
            kind = TagKind.CLOSE if token.closes else TagKind.STANDALONE if token.name in _VOID else TagKind.OPEN
            self._mark(kind, token.name, self._page[token.start : token.end])

    def _mark(self, kind: TagKind, name: str, markup: str) -> None:
        self._block.tags.append(InlineTag(len(self._block.places), kind, name, markup))


def _is_wide(character: str) -> bool:
    """Say whether a character is Han or a mark as wide: between two such a line end is no space (CSS Text 3)."""
    return is_han(character[0]) or bool(_WIDE.match(character))
