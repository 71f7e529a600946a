"""The contract of a reporter: a report in, text for somebody out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO

from ftzterms.model import Report


@dataclass(frozen=True, slots=True)
class Reporter:
    """An output format, by the name that `-o` takes."""

    name: str
    title: str
    write: Callable[[Report, TextIO], None]
