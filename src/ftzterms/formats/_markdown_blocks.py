"""Cut a Markdown document into the blocks that people read: paragraphs, headings, list items, table cells."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field

_FENCE = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*(?P<fence>`{3,}(?=[^`]*$)|~{3,})")
_QUOTE = re.compile(r"[ ]{0,3}>[ ]?")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+(?:\[[ xX]\][ \t]+)?|$)")
_HEADING = re.compile(r"[ ]{0,3}#{1,6}(?:[ \t]+|$)")
_CLOSING_HASHES = re.compile(r"(?:^|[ \t]+)#+[ \t]*$")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-+)[ \t]*$")
_BREAK = re.compile(r"[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_LINK_DEFINITION = re.compile(r"[ ]{0,3}\[(?!\^)[^\]]+\]:[ \t]*\S*")
_FOOTNOTE = re.compile(r"[ ]{0,3}\[\^[^\]]+\]:[ \t]*")
_DIRECTIVE = re.compile(r"[ ]{0,3}:{3,}")
_RAW_HTML = re.compile(r"[ ]{0,3}<(script|style|pre|svg|math)\b", re.IGNORECASE)
_COMMENT = re.compile(r"[ \t]*<!--(?:(?!-->).)*-->[ \t]*$")
_CELL = re.compile(r"(?:\\.|`[^`]*`|[^|\\`]|`)+")


@dataclass(slots=True)
class Block:
    """A stretch of text that is translated as one."""

    kind: str
    """`paragraph`, `heading`, `item`, `cell` or `footnote`."""
    line: int
    column: int
    """Where its first letter stands."""
    lines: list[str] = field(default_factory=list)

    def go_on(self, text: str, line: int, column: int) -> None:
        """Take a further line; it is the first when the mark of the block stood alone on its line."""
        if self.lines == [""]:
            self.line, self.column, self.lines = line, column, [text]
        else:
            self.lines.append(text)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a document in their order; code, comments, front matter and definitions are passed over."""
    lines = text.split("\n")
    start = _after_front_matter(lines)
    return _Reader(lines).blocks(start)


def _after_front_matter(lines: list[str]) -> int:
    fence = lines[0].rstrip()
    if fence in ("---", "+++"):
        ends = (fence, "...") if fence == "---" else (fence,)
        for number, line in enumerate(lines[1:], start=2):
            if line.rstrip() in ends:
                return number
    return 0


class _Reader:
    """Walks over the lines of a document."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._open: Block | None = None
        self._open_is_quoted = False
        self._in_list = False
        self._after_blank = True

    def blocks(self, number: int) -> Iterator[Block]:
        """Yield the blocks from a line on, counted from 0."""
        while number < len(self._lines):
            skipped = self._end_of_unread(number)
            if skipped > number:
                yield from self._finish()
                self._in_list = self._in_list and self._lines[number].startswith((" ", "\t"))
                number = skipped
                self._after_blank = True
            elif self._is_table(number):
                yield from self._finish()
                number = yield from self._table(number)
            else:
                yield from self._line(number)
                number += 1
        yield from self._finish()

    def _finish(self) -> Iterator[Block]:
        if self._open:
            yield self._open
            self._open = None

    def _end_of_unread(self, number: int) -> int:
        """Give the line after a stretch that nobody reads as text and that begins here; else this line."""
        line = self._lines[number]
        if fence := _FENCE.match(line):
            mark = fence["fence"]
            return self._after(number, re.compile(rf"[ \t>]*{mark[0]}{{{len(mark)},}}[ \t]*$"))
        if line.strip().startswith("<!--") and "-->" not in line:
            return self._after(number, re.compile(r".*-->"))
        if raw := _RAW_HTML.match(line):
            return self._after(number - 1, re.compile(rf".*</{raw[1]}\s*>", re.IGNORECASE))
        if line.strip() == "$$":
            return self._after(number, re.compile(r".*\$\$"))
        indented = line.startswith(("    ", "\t")) and line.strip()
        if indented and self._after_blank and not self._in_list and not self._open:
            return number + 1
        return number

    def _after(self, number: int, end: re.Pattern[str]) -> int:
        """Give the line after the next that matches; the end of the document when none does."""
        rest = range(number + 1, len(self._lines))
        return next((at + 1 for at in rest if end.match(self._lines[at])), len(self._lines))

    def _line(self, number: int) -> Iterator[Block]:
        line = self._lines[number]
        content, quoted = line, False
        while found := _QUOTE.match(content):
            content, quoted = content[found.end() :], True
        if not content.strip():
            yield from self._finish()
            self._after_blank = True
            return
        if self._open and _UNDERLINE.match(content) and self._open.kind == "paragraph":
            self._open.kind = "heading"
            yield from self._finish()
        elif _COMMENT.match(content):
            yield from self._finish()
            yield Block("paragraph", number + 1, len(line) - len(content.lstrip()) + 1, [content.strip()])
        elif _BREAK.match(content) or _LINK_DEFINITION.match(content) or _DIRECTIVE.match(content):
            yield from self._finish()
        else:
            yield from self._text(number, line, content, quoted=quoted)
        self._after_blank = False

    def _text(self, number: int, line: str, content: str, *, quoted: bool) -> Iterator[Block]:
        """Begin a block, or go on with the open one."""
        kind, prefix = _beginning(content)
        if not kind and self._open and quoted <= self._open_is_quoted:
            self._open.go_on(content.strip(), number + 1, len(line) - len(content.lstrip()) + 1)
            return
        yield from self._finish()
        body = content[prefix:]
        while (found := _ITEM.match(body)) and kind == "item":
            prefix, body = prefix + found.end(), body[found.end() :]
        if kind == "item" and (heading := _HEADING.match(body)):
            kind, prefix, body = "heading", prefix + heading.end(), body[heading.end() :]
        if kind == "heading":
            body = _CLOSING_HASHES.sub("", body)
        self._in_list = kind == "item" or (self._in_list and line.startswith((" ", "\t")))
        column = len(line) - len(content) + prefix + len(body) - len(body.lstrip()) + 1
        block = Block(kind or "paragraph", number + 1, column, [body.strip()])
        if kind == "heading":
            yield block
        else:
            self._open, self._open_is_quoted = block, quoted

    def _is_table(self, number: int) -> bool:
        """Say whether a table begins here: a row, and a rule below it."""
        if "|" not in self._lines[number] or number + 1 >= len(self._lines):
            return False
        rule = self._lines[number + 1]
        return "-" in rule and "|" in rule and bool(_TABLE_RULE.match(rule))

    def _table(self, number: int) -> Generator[Block, None, int]:
        first = number
        while number < len(self._lines) and "|" in self._lines[number]:
            if number != first + 1:
                for cell in _CELL.finditer(self._lines[number]):
                    body = cell[0]
                    column = cell.start() + len(body) - len(body.lstrip()) + 1
                    yield Block("cell", number + 1, column, [body.strip()])
            number += 1
        self._after_blank, self._in_list = True, False
        return number


def _beginning(content: str) -> tuple[str, int]:
    """Say what a line begins, and how long its mark is; an empty kind when it begins nothing new."""
    for kind, pattern in (("heading", _HEADING), ("footnote", _FOOTNOTE), ("item", _ITEM)):
        if found := pattern.match(content):
            return kind, found.end()
    return "", 0
