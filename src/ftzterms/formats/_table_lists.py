"""Cells that list several values, one a line, some of them in parts between bars."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ftzterms.model import Source

_ESCAPED = re.compile(r"\\([\\n|r])")
_UNESCAPED = {"\\": "\\", "n": "\n", "|": "|", "r": "\r"}


def joined(items: Iterable[str]) -> str:
    """Write values that hold no line end, one a line."""
    return "\n".join(items)


def lines(items: Iterable[str]) -> str:
    """Write values one a line."""
    return joined(map(escape, items))


def items(cell: str) -> list[str]:
    """Read what stands on each line, still escaped."""
    return cell.replace("\r\n", "\n").split("\n") if cell else []


def bars(parts: Iterable[str]) -> str:
    """Write the parts of a value."""
    return " | ".join(map(escape, parts))


def parts_of(item: str) -> list[str]:
    """Read the parts of a value."""
    return [unescape(part) for part in re.split(r" \| ", item)]


def escape(text: str) -> str:
    """Write a text so that it holds neither a line end nor a bar."""
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("|", "\\|")


def unescape(text: str) -> str:
    """Read what `escape` wrote."""
    return _ESCAPED.sub(lambda found: _UNESCAPED[found[1]], text)


def source_cell(source: Source) -> str:
    """Write a source: its title, date, address and authority between bars."""
    parts = [source.title, source.date, source.url, source.authority]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return bars(parts)


def source_of(item: str) -> Source:
    """Read what `source_cell` wrote."""
    return Source(*parts_of(item)[:4])
