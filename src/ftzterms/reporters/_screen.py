"""A stream that people read: its width, its colours, its lines."""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import StrEnum
from typing import TextIO

from ftzterms.model import value
from ftzterms.reporters._safe import safe_line

_NARROWEST, _WIDEST, _IN_A_FILE = 40, 140, 100
_COLOUR_ON_WINDOWS = frozenset({"WT_SESSION", "TERM_PROGRAM", "TERM", "ANSICON"})


class Style(StrEnum):
    """Select graphic rendition parameters (ECMA-48 §8.3.117)."""

    PLAIN = ""
    BOLD = "1"
    FAINT = "2"
    RED = "1;31"
    GREEN = "32"
    YELLOW = "1;33"
    BLUE = "34"
    CYAN = "1;36"


@value
class Screen:
    """Where lines for people go; *width* in cells."""

    stream: TextIO
    width: int
    colour: bool

    def line(self, text: str = "") -> None:
        """Write one line that no log reader takes for a command."""
        self.stream.write(safe_line(text) + "\n")

    def paint(self, text: str, style: Style) -> str:
        """Give a text in a style, where the stream shows colours."""
        return f"\x1b[{style.value}m{text}\x1b[0m" if self.colour and style and text else text


def screen(stream: TextIO, environ: Mapping[str, str] = os.environ) -> Screen:
    """Look at a stream and the environment: `COLUMNS`, `NO_COLOR`, `FORCE_COLOR`, `TERM`."""
    terminal = stream.isatty()
    return Screen(stream, _width(stream, environ, terminal=terminal), _colour(environ, terminal=terminal))


def _width(stream: TextIO, environ: Mapping[str, str], *, terminal: bool) -> int:
    asked = environ.get("COLUMNS", "")
    columns = int(asked) if asked.isdecimal() else _columns(stream) if terminal else _IN_A_FILE
    return min(max(columns, _NARROWEST), _WIDEST)


def _columns(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns or _IN_A_FILE
    except OSError:
        return _IN_A_FILE


def _colour(environ: Mapping[str, str], *, terminal: bool) -> bool:
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return environ["FORCE_COLOR"] != "0"
    if os.name == "nt" and not _COLOUR_ON_WINDOWS & environ.keys():
        return False
    return terminal and environ.get("TERM") != "dumb"
