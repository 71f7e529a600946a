"""Find the line of a key in a TOML file; `tomllib` does not tell."""

from __future__ import annotations

import re
from collections import Counter

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]#]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_\-\"'.]+(?:\s*\.\s*[A-Za-z0-9_\-\"']+)*)\s*=")
Path = tuple[str | int, ...]


class Places:
    """The lines of the keys of a text; of a key that is not found, those of what it stands in."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Path, int] = {}
        table: Path = ()
        numbers: Counter[Path] = Counter()
        for number, line in enumerate(text.splitlines(), start=1):
            if header := _HEADER.match(line):
                table = _names(header[2])
                if header[1] == "[[":
                    numbers[table] += 1
                    table = (*table, numbers[table] - 1)
                for names in range(1, len(table) + 1):
                    self._lines.setdefault(table[:names], number)
            elif key := _KEY.match(line):
                self._lines.setdefault((*table, *_names(key[1])), number)

    def line(self, path: Path) -> int:
        """Give the line of a key, by the names of its tables (and the numbers of those in lists) and its own."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 0)


def _names(dotted: str) -> Path:
    return tuple(name.strip().strip("\"'") for name in re.split(r"\.(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", dotted))
