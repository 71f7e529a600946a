"""Find the line of a concept and of a key in it; `tomllib` does not tell."""

from __future__ import annotations

import re
from bisect import bisect_left

_TOKENS = re.compile(r"#[^\n]*|\"\"\"(?:\\.|[^\\])*?\"\"\"|'''.*?'''|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'", re.DOTALL)
_LINE_END = re.compile(r"\n")
_CONCEPT = re.compile(r"^[ \t]*\[\[[ \t]*[\"']?concept[\"']?[ \t]*\]\]", re.MULTILINE)


class TomlLines:
    """The text of a glossary, with the places of its concepts."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._keys = _TOKENS.sub(lambda found: _hidden(found[0]), text)
        self._starts = [found.start() for found in _CONCEPT.finditer(self._keys)]
        self._ends = [*self._starts[1:], len(text)]
        self._line_ends = [found.start() for found in _LINE_END.finditer(text)]

    def concept(self, number: int) -> int:
        """Give the line of the concept's header, counted from 0 in the file; 0 when it has none."""
        return self._line(self._starts[number]) if number < len(self._starts) else 0

    def key(self, number: int, *keys: str) -> int:
        """Give the line of the first of the keys that a concept has (number -1: the file), else of its header."""
        if number >= len(self._starts):
            return 0
        start, end = (self._starts[number], self._ends[number]) if number >= 0 else (0, len(self._text))
        for key in filter(None, keys):
            quoted = re.escape(key)
            found = re.compile(rf"(?:^[ \t]*|[{{,.\[][ \t]*)[\"']?{quoted}[\"']?[ \t]*[=.\]]", re.MULTILINE)
            if place := found.search(self._keys, start, end):
                return self._line(place.end() - 1)
        return self._line(start)

    def value(self, number: int, text: str) -> int:
        """Give the line on which a string of a concept stands, else that of its header."""
        if number >= len(self._starts):
            return 0
        place = self._text.find(text, self._starts[number], self._ends[number])
        return self._line(place if place >= 0 else self._starts[number])

    def _line(self, offset: int) -> int:
        return bisect_left(self._line_ends, offset) + 1


def _hidden(token: str) -> str:
    """Blank a comment or a string of several lines; keep what may be a quoted key."""
    if token.startswith(("#", '"""', "'''")):
        return re.sub(r"[^\n]", " ", token)
    return token
