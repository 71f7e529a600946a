"""Patterns that are compiled when they are first used: to compile one takes as long as to search a hundred texts."""

from __future__ import annotations

import re
from typing import Any, cast


class _Late:
    """A pattern that becomes a compiled one, method by method, as its methods are asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        method = getattr(re.compile(self.pattern, self.flags), name)
        setattr(self, name, method)
        return method


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Give a pattern to be used like one that `re.compile` gave, but compiled when it is first used."""
    return cast("re.Pattern[str]", _Late(pattern, flags))
