"""Where reports go: `-o FORMAT[:FILE]`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from io import TextIOWrapper

import click

from ftzterms.model import ConfigurationError, Report, replace, value
from ftzterms.reporters import Reporter, nothing, reporter
from ftzterms.shelf import shelved

_TOO_LARGE = 1 << 26
"""Bytes of a file whose lines are not looked up."""


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


class _Lines(Mapping[tuple[str, int], str]):
    """The lines of files in UTF-8, read when they are asked for; those of other files are not known."""

    def __init__(self) -> None:
        self._path = ""
        self._lines: list[str] = []

    def __getitem__(self, place: tuple[str, int]) -> str:
        path, number = place
        if path != self._path:
            self._path, self._lines = path, _read_lines(path)
        if not 0 < number <= len(self._lines):
            raise KeyError(place)
        return self._lines[number - 1]

    def __iter__(self) -> Iterator[tuple[str, int]]:
        return iter((self._path, number) for number in range(1, len(self._lines) + 1))

    def __len__(self) -> int:
        return len(self._lines)


def _read_lines(path: str) -> list[str]:
    try:
        if os.path.getsize(path) > _TOO_LARGE:
            return []
        with open(path, "rb") as stream:
            text = stream.read().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return []
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _in_chinese(report: Report) -> Report:
    from ftzterms.chinese import message

    said = (replace(finding, message=message(finding.check, finding.message)) for finding in report.findings)
    return replace(report, findings=shelved(said), language="zh")


class _Pages(Mapping[str, str]):
    """The manual pages of some checks, read when they are asked for."""

    def __init__(self, checks: Sequence[str], lang: str) -> None:
        self._checks = checks
        self._lang = lang

    def __getitem__(self, check: str) -> str:
        from ftzterms.checks import all_checks

        if check not in self._checks:
            raise KeyError(check)
        if self._lang == "zh":
            from ftzterms.chinese import page

            return page(check)
        return all_checks()[check].page

    def __iter__(self) -> Iterator[str]:
        return iter(self._checks)

    def __len__(self) -> int:
        return len(self._checks)


def outputs(values: Sequence[str]) -> tuple[Output, ...]:
    """Read `FORMAT[:FILE]`. `ConfigurationError` for an unknown format, and for several reports in one place."""
    parts = (value.partition(":") for value in values)
    wanted = tuple(Output(reporter(name), file) for name, _, file in parts)
    first: dict[str, Output] = {}
    for output in wanted:
        other = first.setdefault("" if output.on_screen else os.path.abspath(output.file), output)
        if other is not output and not (output.on_screen and output.reporter.in_log and other.reporter.in_log):
            raise _mixed(other, output)
    return wanted


def leave_the_screen(values: Sequence[str]) -> None:
    """Refuse reports on the screen where `--diff` needs it."""
    if any(output.on_screen for output in outputs(values)):
        raise click.UsageError("--diff takes the screen; send the report to a file: -o FORMAT:FILE.")


def _mixed(first: Output, second: Output) -> ConfigurationError:
    names = f"{first.reporter.name} and {second.reporter.name}"
    if not first.on_screen:
        return ConfigurationError(f"{names} would both be written to {first.file}", hint="give each a file of its own")
    to_file = first if second.reporter.in_log else second
    hint = f"give one a file: -o {to_file.reporter.name}:FILE"
    return ConfigurationError(f"{names} would run into one another on standard output", hint=hint)


def write(report: Report, wanted: Sequence[str], lang: str = "en") -> None:
    """Write a report everywhere it was asked for: for people on the screen when nothing was said.

    When nothing was checked, the status tells the reader of the screen.
    """
    report = replace(report, pages=_Pages(report.signature.checks, lang), lines=_Lines())
    if lang == "zh":
        report = _in_chinese(report)
    for output in outputs(wanted or ["full"]):
        if not (output.on_screen and output.reporter.in_log and nothing(report)):
            output.write(report)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        with suppress(OSError), open(summary, "a", encoding="utf-8", errors="backslashreplace", newline="\n") as page:
            reporter("markdown").write(report, page)
