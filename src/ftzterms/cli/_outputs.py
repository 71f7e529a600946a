"""Where reports go: `-o FORMAT[:FILE]`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from io import TextIOWrapper

from ftzterms.model import Report, replace, value
from ftzterms.reporters import Reporter, reporter

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

    said = tuple(replace(finding, message=message(finding.check, finding.message)) for finding in report.findings)
    return replace(report, findings=said, language="zh")


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
    """Read `FORMAT[:FILE]`; an unknown format is a `ConfigurationError` that lists them."""
    parts = (value.partition(":") for value in values)
    return tuple(Output(reporter(name), file) for name, _, file in parts)


def write(report: Report, wanted: Sequence[str], lang: str = "en") -> None:
    """Write a report everywhere it was asked for: for people on the screen when nothing was said."""
    report = replace(report, pages=_Pages(report.signature.checks, lang), lines=_Lines())
    if lang == "zh":
        report = _in_chinese(report)
    for output in outputs(wanted or ["full"]):
        output.write(report)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        with suppress(OSError), open(summary, "a", encoding="utf-8", errors="backslashreplace", newline="\n") as page:
            reporter("markdown").write(report, page)
