"""Tell a regular expression that can take for ever: repeated, and in it something repeats or can be read twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

_PART = re.compile(
    r"""(?P<escape>\\.) | (?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])
      | (?P<open>\((?:\?(?:[:=!>|]|<[=!]|P?<\w+>|[a-zA-Z-]+:?))?)
      | (?P<close>\)) | (?P<or>\|) | (?P<repeat>(?:[*+?]|\{[0-9]*,?[0-9]*\})[?+]?) | (?P<other>.)""",
    re.DOTALL | re.VERBOSE,
)
_OFTEN = 10
"""A group that may stand so many times counts as one repeated without end."""


@dataclass(slots=True)
class _Group:
    repeats: bool = False
    """Something in it may stand any number of times."""
    branches: list[str] = field(default_factory=lambda: [""])

    @property
    def ambiguous(self) -> bool:
        """One of its branches begins with another, so that one text can be read in several ways."""
        words = sorted(self.branches)
        return any(longer.startswith(word) for word, longer in pairwise(words))


def hostile(pattern: str) -> bool:
    """Say whether a search for a pattern can take a time that doubles with each character of a text."""
    open_groups, last = [_Group()], _Group()
    for part in _PART.finditer(pattern):
        if part["open"]:
            open_groups.append(_Group())
        elif part["close"]:
            if len(open_groups) < 2:
                return False
            last = open_groups.pop()
            open_groups[-1].repeats |= last.repeats
            open_groups[-1].branches[-1] += "()"
            continue
        elif part["or"]:
            open_groups[-1].branches.append("")
        elif part["repeat"] and _often(part["repeat"]):
            if last.repeats or (len(last.branches) > 1 and last.ambiguous):
                return True
            open_groups[-1].repeats = True
        else:
            open_groups[-1].branches[-1] += part[0]
        last = _Group()
    return False


def _often(repeat: str) -> bool:
    if repeat[0] in "*+":
        return True
    numbers = re.findall(r"\d+", repeat)
    return repeat[0] == "{" and (",}" in repeat or bool(numbers and int(numbers[-1]) >= _OFTEN))


def patterns(tables: Any, owner: str = "") -> Iterator[tuple[str, str]]:
    """Yield the strings under the key `pattern`, at any depth, as (the `id` beside it, pattern), in file order."""
    if isinstance(tables, dict):
        name = str(tables.get("id", owner))
        for key, content in tables.items():
            if key == "pattern" and isinstance(content, str):
                yield name, content
            else:
                yield from patterns(content, name)
    elif isinstance(tables, list):
        for content in tables:
            yield from patterns(content, owner)
