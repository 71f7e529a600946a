"""What `re` compiles a pattern to: a list of numbers, the program of its engine.

`re` is written in Python, and to compile the patterns of a small check takes as long as all else that it does. Programs
are CPython's own business: one is only kept when the engine makes the very same pattern of it, and where anything is
not as expected there is none, and patterns are compiled as ever.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

Program = tuple[int, bytes, dict[str, int], list[str | None]]
"""All flags, the numbers (32 bits each, as this machine orders them), the groups by name, and the names by group."""


def program_of(pattern: str | bytes, flags: int) -> Program | None:
    """Give the program of a pattern; None where it cannot be told."""
    from array import array  # noqa: PLC0415  needed to keep, not to restore

    made: re.Pattern[Any] = re.compile(pattern, flags)
    try:
        parsed = import_module("re._parser").parse(pattern, flags)
        numbers = array("I", import_module("re._compiler")._code(parsed, flags)).tobytes()  # noqa: SLF001
        names: list[str | None] = [None] * (made.groups + 1)
        for name, group in made.groupindex.items():
            names[group] = name
        program = made.flags, numbers, dict(made.groupindex), names
    except (ImportError, AttributeError, TypeError, ValueError, OverflowError):
        return None
    return program if pattern_of(pattern, program) == made else None


def pattern_of(pattern: str | bytes, program: Program) -> re.Pattern[Any] | None:
    """Give the pattern that a program was made of; None where this Python cannot."""
    try:
        flags, numbers, groups, names = program
        made: re.Pattern[Any] = import_module("_sre").compile(
            pattern, flags, memoryview(numbers).cast("I").tolist(), len(names) - 1, groups, tuple(names)
        )
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError, OverflowError):
        return None
    return made
