"""Regular expressions that cost nothing until they are asked: a check of an English text needs no Chinese ones."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ftzterms.text.late import compiled

if TYPE_CHECKING:
    from re import Match
    from typing import Protocol

    class _Finder(Protocol):
        def __call__(self, text: str, start: int = 0, end: int = ..., /) -> Match[str] | None: ...


class Pattern:
    """A pattern compiled when it is first used; afterwards its methods are those of the compiled one."""

    match: _Finder
    search: _Finder

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __getattr__(self, name: str) -> _Finder:
        if name not in {"match", "search"}:
            raise AttributeError(name)
        made = compiled(self.pattern)
        self.match, self.search = made.match, made.search
        return made.match if name == "match" else made.search


def branches(words: Iterable[str], letters: int = 2) -> str:
    """Write words as alternatives of a regular expression that share their first letters, the longest first."""
    if not letters:
        return "|".join(map(_escaped, words))
    tree: dict[str, list[str]] = {}
    for word in sorted(sorted(words), key=len, reverse=True):
        tree.setdefault(word[:1], []).append(word[1:])
    return "|".join(f"{_escaped(first)}(?:{branches(rest, letters - 1)})" for first, rest in tree.items())


def _escaped(word: str) -> str:
    return word if word.isalnum() else re.escape(word)
