"""Read the inline markup of a Markdown paragraph: its plain text, and the markup standing off."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ftzterms.model import InlineTag, Segment, TagKind

_DESTINATION = r"(?:<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)"
_TITLE = r"(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?"
_TOKEN = re.compile(
    rf"""(?P<escape>\\[!-/:-@\[-`{{-~])
      | (?P<code>(?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`))
      | (?P<comment><!--.*?-->)
      | (?P<math>(?<![\\$])\$(?![\s$])[^$]*?(?<!\s)\$(?![\d$]))
      | (?P<address><?(?:https?|ftp|mailto):[\w.~:/?\#\[\]@!$&'()*+,;=%-]+>?)
      | (?P<footnote>\[\^[^\[\]]+\])
      | (?P<html></?[A-Za-z][^<>]*>)
      | (?P<open>!?\[)
      | (?P<close>\](?:\(\s*{_DESTINATION}{_TITLE}\s*\)|\[[^\[\]]*\]|(?![(\[])))
      | (?P<mark>\*{{1,3}}|_{{1,3}}|~~)""",
    re.DOTALL | re.VERBOSE | re.ASCII,
)
_AFTER_ADDRESS = ".,;:!?'\")*_"
_VOID = frozenset({"br", "img", "hr", "wbr", "input"})
_TAG_NAME = re.compile(r"[A-Za-z][\w-]*")


@dataclass(slots=True)
class _Mark:
    """A stretch of markup."""

    start: int
    end: int
    kind: TagKind | None
    """None for an escape, which leaves no tag."""
    id: str = ""


def inline(raw: str) -> Segment:
    """Read a paragraph's inline markup. What opens and never closes is text."""
    reader = _Reader(raw)
    for found in _TOKEN.finditer(raw):
        reader.take(found)
    return reader.segment()


class _Reader:
    """Collects the marks of a paragraph in the order in which they stand."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._marks: list[_Mark] = []
        self._brackets: list[_Mark] = []
        self._emphases: list[_Mark] = []

    def take(self, found: re.Match[str]) -> None:
        """Take a token."""
        start, end = found.span()
        match found.lastgroup:
            case "escape":
                self._marks.append(_Mark(start, start + 1, None))
            case "address":
                end -= len(found[0]) - len(found[0].rstrip(_AFTER_ADDRESS)) if found[0][0] != "<" else 0
                self._marks.append(_Mark(start, end, TagKind.STANDALONE, self._raw[start:end]))
            case "html":
                self._html(found[0], start, end)
            case "open":
                self._brackets.append(_Mark(start, end, TagKind.OPEN, "image" if found[0][0] == "!" else "link"))
            case "close":
                self._close(found[0], start, end)
            case "mark":
                self._emphasis(found[0], start, end)
            case _:
                self._marks.append(_Mark(start, end, TagKind.STANDALONE, found[0]))

    def segment(self) -> Segment:
        """Give the text between the marks, and the marks as tags."""
        texts: list[str] = []
        tags: list[InlineTag] = []
        length = end = 0
        for mark in sorted(self._marks, key=lambda mark: mark.start):
            texts.append(self._raw[end : mark.start])
            length += mark.start - end
            end = mark.end
            if mark.kind:
                tags.append(InlineTag(length, mark.kind, mark.id, self._raw[mark.start : mark.end]))
        return Segment("".join([*texts, self._raw[end:]]), tuple(tags))

    def _html(self, markup: str, start: int, end: int) -> None:
        found = _TAG_NAME.search(markup)
        name = found[0].lower() if found else ""
        if markup.startswith("</"):
            kind = TagKind.CLOSE
        elif markup.endswith("/>") or name in _VOID:
            kind = TagKind.STANDALONE
        else:
            kind = TagKind.OPEN
        self._marks.append(_Mark(start, end, kind, name))

    def _close(self, markup: str, start: int, end: int) -> None:
        """End a link, when the bracket leads anywhere; brackets alone are text."""
        if self._brackets:
            opened = self._brackets.pop()
            if markup != "]":
                self._marks += [opened, _Mark(start, end, TagKind.CLOSE, opened.id)]

    def _emphasis(self, markup: str, start: int, end: int) -> None:
        before, after = self._raw[start - 1 : start], self._raw[end : end + 1]
        inside_word = before.isdigit() and after.isdigit()
        inside_word |= markup[0] == "_" and before.isalnum() and after.isalnum()
        opened = next((mark for mark in reversed(self._emphases) if mark.id == markup), None)
        if opened and before and not before.isspace() and not inside_word:
            del self._emphases[self._emphases.index(opened) :]
            self._marks += [opened, _Mark(start, end, TagKind.CLOSE, markup)]
        elif after and not after.isspace() and not inside_word:
            self._emphases.append(_Mark(start, end, TagKind.OPEN, markup))
