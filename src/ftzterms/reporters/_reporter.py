"""The contract of a reporter: a report in, text for somebody out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from ftzterms.model import Report, value


@value
class Reporter:
    """An output format, by the name that `-o` takes."""

    name: str
    title: str
    write: Callable[[Report, TextIO], None]
    in_log: bool = False
    """Its lines may stand among those of another output."""
