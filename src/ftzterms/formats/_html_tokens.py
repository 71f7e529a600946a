"""Cut an HTML page into its tags and texts, with the place of each (HTML Standard §13.2.5, as far as text needs it)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)")
_ATTRIBUTE = re.compile(
    r"[\s/]*+(?:([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]*+)))?)?", re.DOTALL
)
_COMMENT_END = re.compile(r"--!?>")
_SEEN = r"[^ \t\n\r\f&\u00ad\ufeff]++"
_RUN = re.compile(rf"{_SEEN}(?: {_SEEN})*|[ \t\n\r\f]+|&")
_NOTHING = ("\u00ad", "\ufeff")
"""Soft hyphens, and byte order marks that strayed into a text."""
_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9A-Fa-f]+;?|[A-Za-z][A-Za-z0-9]*;?)")
COMMENT = "!--"
_RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title"})
"""Elements whose content holds no tags."""


class Token(NamedTuple):
    """A text, or a tag."""

    start: int
    end: int
    name: str
    """Of a tag, in small letters; empty for a text, `!--` for a comment."""
    closes: bool
    attributes: tuple[tuple[str, str], ...]
    """(name in small letters, value with its references resolved)."""

    def get(self, name: str) -> str:
        """Give an attribute, empty if there is none."""
        return next((value for key, value in self.attributes if key == name), "")


class Run(NamedTuple):
    """White space, words with single spaces between them, or what a reference stands for."""

    text: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """Yield the tags, texts and comments of a page; declarations and instructions are passed over."""
    at, end = 0, len(text)
    empty_ends = text.lstrip("\ufeff \t\r\n").startswith("<?xml")
    while at < end:
        sign = text.find("<", at)
        if sign < 0:
            sign = end
        found = _TAG.match(text, sign)
        if not found and sign < end and text[sign + 1 : sign + 2] not in ("!", "?", "/"):
            sign = _next_sign(text, sign + 1)
            found = _TAG.match(text, sign)
        if sign > at:
            yield Token(at, sign, "", closes=False, attributes=())
        if not found:
            at = _after_comment(text, sign) if sign < end else end
            if text.startswith("<!--", sign):
                yield Token(sign, at, COMMENT, closes=False, attributes=())
            continue
        name = found[2].lower()
        attributes, after = _attributes(text, found.end())
        closes = bool(found[1])
        yield Token(sign, after, name, closes, () if closes else attributes)
        at = after
        if name in _RAW and not closes and not (empty_ends and text.startswith("/>", after - 2)):
            at = _raw_end(text, name, after)
            if at > after:
                yield Token(after, at, "", closes=False, attributes=())


def _next_sign(text: str, at: int) -> int:
    """Give the next `<` that begins markup; the end when none does."""
    found = re.compile(r"<(?=[A-Za-z!?/])").search(text, at)
    return found.start() if found else len(text)


def _after_comment(text: str, at: int) -> int:
    """Give the end of a comment, a declaration or what the standard takes for one."""
    if text.startswith("<!--", at):
        if text.startswith((">", "->"), at + 4):
            return text.index(">", at) + 1
        found = _COMMENT_END.search(text, at + 4)
        return found.end() if found else len(text)
    end = text.find(">", at)
    return end + 1 if end >= 0 else len(text)


def _attributes(text: str, at: int) -> tuple[tuple[tuple[str, str], ...], int]:
    """Read the attributes of a tag; give them, and the end of the tag."""
    from html import unescape

    found: list[tuple[str, str]] = []
    while True:
        part = _ATTRIBUTE.match(text, at)
        assert part
        if part[1]:
            value = next((each for each in part.groups()[1:] if each is not None), "")
            found.append((part[1].lower(), unescape(value) if "&" in value else value))
        if part.end() >= len(text):
            return tuple(found), len(text)
        if text[part.end()] == ">":
            return tuple(found), part.end() + 1
        at = max(part.end(), at + 1)


@cache
def _end_tag(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)


def _raw_end(text: str, name: str, at: int) -> int:
    found = _end_tag(name).search(text, at)
    return found.start() if found else len(text)


def runs(text: str, start: int, end: int) -> Iterator[Run]:
    """Yield the runs of a text, references resolved; what a reader of the page does not see is passed over."""
    at = start
    while found := _RUN.search(text, at, end):
        at = found.end()
        if found[0] != "&":
            yield Run(found[0], found.start(), at)
        else:
            resolved, at = _reference(text, found.start(), end)
            if resolved not in _NOTHING:
                yield Run(resolved, found.start(), at)


def _reference(text: str, at: int, end: int) -> tuple[str, int]:
    """Resolve a reference; an & that begins none is itself."""
    from html import unescape
    from html.entities import html5

    found = _REFERENCE.match(text, at, end)
    if not found:
        return "&", at + 1
    name = found[0][1:]
    if name[0] == "#":
        return unescape(found[0]) or "\ufffd", found.end()
    size = next((size for size in range(len(name), 1, -1) if name[:size] in html5), 0)
    return (html5[name[:size]], at + 1 + size) if size else ("&", at + 1)
