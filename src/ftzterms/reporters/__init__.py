"""The reporters: a report in, text for somebody out.

A reporter is one file that leaves one object named like it. What commands print to people goes through
`screen`, so that no text of a user's file reaches a terminal as a control sequence.
"""

from __future__ import annotations

from ftzterms.model import ConfigurationError, nearest
from ftzterms.registry import room, room_names
from ftzterms.reporters._cells import cells, pad, shorten, wrap
from ftzterms.reporters._reporter import Reporter
from ftzterms.reporters._safe import json_page, safe
from ftzterms.reporters._screen import Screen, Style, screen
from ftzterms.reporters._wording import count, nothing, verdict

_FILES = {"csv": "csv_table", "html": "html_page", "json": "json_document"}
"""Output names that a file cannot have, because a module of the standard library has them."""


def names() -> tuple[str, ...]:
    """List the output formats, without loading them."""
    by_file = {file: name for name, file in _FILES.items()}
    return tuple(sorted(by_file.get(file, file) for file in room_names(__name__)))


def reporter(name: str) -> Reporter:
    """Load one reporter by the name that `-o` takes; an unknown name is a `ConfigurationError`."""
    if name not in names():
        raise ConfigurationError(f"there is no output format “{safe(name)}”", hint=_suggestion(name))
    found = room(__name__, _FILES.get(name, name))
    if not isinstance(found, Reporter) or found.name != name:
        raise AssertionError(f"{__name__}.{_FILES.get(name, name)} must leave a Reporter named {name!r}")
    return found


def _suggestion(name: str) -> str:
    close = nearest(name, names())
    return f"did you mean {close}?" if close else f"choose one of {', '.join(names())}"


__all__ = [
    "Reporter",
    "Screen",
    "Style",
    "cells",
    "count",
    "json_page",
    "names",
    "nothing",
    "pad",
    "reporter",
    "safe",
    "screen",
    "shorten",
    "verdict",
    "wrap",
]
