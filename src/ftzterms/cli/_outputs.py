"""Where reports go: `-o FORMAT[:FILE]`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from io import TextIOWrapper
from typing import TYPE_CHECKING

from ftzterms.model import Report, value
from ftzterms.reporters import Reporter, reporter

if TYPE_CHECKING:
    import click


@value
class Output:
    """A format, and the file that it goes to; empty or `-` for standard output."""

    reporter: Reporter
    file: str = ""

    @property
    def on_screen(self) -> bool:
        return self.file in ("", "-")

    def write(self, report: Report) -> None:
        """Write a report; a file holds its old content until the new one is complete."""
        if self.on_screen:
            self.reporter.write(report, sys.stdout)
            return
        from ftzterms.formats import atomic_write

        with atomic_write(self.file) as stream:
            text = TextIOWrapper(stream, encoding="utf-8", errors="backslashreplace", newline="\n")
            self.reporter.write(report, text)
            text.detach()


def outputs(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[Output, ...]:
    """Read `FORMAT[:FILE]`; an unknown format is a `ConfigurationError` that lists them."""
    parts = (value.partition(":") for value in values)
    return tuple(Output(reporter(name), file) for name, _, file in parts)


def write(report: Report, wanted: Sequence[Output]) -> None:
    """Write a report everywhere it was asked for: for people on the screen when nothing was said."""
    from ftzterms.checks import all_checks

    known = all_checks()
    report = replace(report, pages={check: known[check].page for check in report.signature.checks})
    for output in wanted or [Output(reporter("full"))]:
        output.write(report)
