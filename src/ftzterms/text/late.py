"""Patterns that are compiled when they are first used: to compile one takes as long as to search a hundred texts.

A program that is started again and again may keep in one run what was compiled (`memory.learnt`) for the next, which
asks for it (`memory.kept`) when the first pattern is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from typing import Any, TypeAlias, TypeVar

    from ftzterms.text.programs import Program

    Given = TypeVar("Given", str, bytes)

Key: TypeAlias = "tuple[Any, int]"
"""A pattern as it is written, and its flags."""


class _Memory:
    """The patterns of the process."""

    def __init__(self) -> None:
        self.kept: Callable[[], Mapping[Key, Program]] | None = None
        self.known: Mapping[Key, Program] = {}
        self.learnt: set[Key] = set()

    def recalled(self, key: Key) -> re.Pattern[Any] | None:
        """Give a pattern that an earlier run has learnt."""
        if self.kept:
            kept, self.kept = self.kept, None
            self.known = kept()
        if key not in self.known:
            return None
        from ftzterms.text.programs import pattern_of  # noqa: PLC0415  not needed where nothing is kept

        return pattern_of(key[0], self.known[key])


memory = _Memory()


class _Late:
    """A pattern that becomes a compiled one, method by method, as its methods are asked for."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        method = getattr(compiled(self.pattern, self.flags), name)
        setattr(self, name, method)
        return method


def late(pattern: Given, flags: int = 0) -> re.Pattern[Given]:
    """Give a pattern to be used like one that `re.compile` gave, but compiled when it is first used."""
    made: Any = _Late(pattern, flags)
    known: re.Pattern[Given] = made
    return known


def compiled(pattern: Given, flags: int = 0) -> re.Pattern[Given]:
    """Compile a pattern that the source names, or take it from an earlier run."""
    key = (pattern, int(flags))
    made: re.Pattern[Given] | None = memory.recalled(key)
    if made is None:
        import re  # noqa: PLC0415  not needed where each pattern is known

        made = re.compile(pattern, flags)
        memory.learnt.add(key)
    return made
