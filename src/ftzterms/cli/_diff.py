"""Show what changes in a file as a unified diff, which `git apply` and `patch -p1` take."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import PurePath
from typing import NamedTuple, TextIO

from ftzterms.reporters import Screen, Style, safe, screen

_CONTEXT = 3
_SEARCHED = 40
"""So many lines or words further on, two texts that part are expected to meet again."""
_LONG, _SHOWN = 400, 120
"""A terminal shows the edges of an unchanged stretch that is longer than the first, so long as the second."""
_STYLES = {"-": Style.RED, "+": Style.GREEN, "@": Style.CYAN}
_WORD = re.compile(r"\s*(?:[A-Za-z0-9]+|.)|\s+", re.DOTALL)
"""With the space before it: spaces are everywhere, and two texts would meet at the first of them."""


class Change(NamedTuple):
    """Items [old, old_end) of one sequence became [new, new_end) of another."""

    old: int
    old_end: int
    new: int
    new_end: int


class Line(NamedTuple):
    """A line of a diff: its sign, its text with the line end, and the line that it replaces or that replaces it."""

    sign: str
    text: str
    other: str = ""

    def __str__(self) -> str:
        end = "" if self.text.endswith("\n") else "\n\\ No newline at end of file\n"
        return f"{self.sign}{self.text}{end}"


def show(path: str, before: str, after: str, stream: TextIO) -> None:
    """Write the diff of a file: on a terminal for people, with the changed words in colour, else byte for byte."""
    page = screen(stream)
    for line in unified(path, before, after):
        if page.colour or stream.isatty():
            page.line(_painted(page, line))
        else:
            stream.write(str(line))


def unified(path: str, before: str, after: str) -> Iterator[Line]:
    """Yield the lines of the diff, none when nothing changes."""
    old, new = (re.findall(r"[^\n]*\n|[^\n]+\Z", text) for text in (before, after))
    changes = list(_changes(old, new))
    if changes:
        name = PurePath(path).as_posix().lstrip("/")
        yield Line("---", f" a/{name}\n")
        yield Line("+++", f" b/{name}\n")
    for hunk in _hunks(changes):
        yield from _hunk(hunk, old, new)


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """Walk over two sequences and yield where they part, each time until they meet again."""
    at_old = at_new = 0
    while at_old < len(old) or at_new < len(new):
        if old[at_old : at_old + 1] == new[at_new : at_new + 1]:
            at_old, at_new = at_old + 1, at_new + 1
            continue
        end_old, end_new = _meeting(old, new, at_old, at_new)
        yield Change(at_old, end_old, at_new, end_new)
        at_old, at_new = end_old, end_new


def _meeting(old: Sequence[str], new: Sequence[str], at_old: int, at_new: int) -> tuple[int, int]:
    """Find the nearest items after two that differ at which the sequences are the same again; else their ends."""
    for steps in range(1, _SEARCHED):
        for step in sorted(range(steps + 1), key=lambda step: abs(2 * step - steps)):
            there_old, there_new = at_old + step, at_new + steps - step
            inside = there_old < len(old) and there_new < len(new)
            if inside and old[there_old] == new[there_new]:
                return there_old, there_new
    return len(old), len(new)


def _hunks(changes: Sequence[Change]) -> Iterator[list[Change]]:
    """Put changes together whose context would overlap."""
    hunk: list[Change] = []
    for change in changes:
        if hunk and change.old - hunk[-1].old_end > 2 * _CONTEXT:
            yield hunk
            hunk = []
        hunk.append(change)
    if hunk:
        yield hunk


def _hunk(changes: Sequence[Change], old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    first, last = changes[0], changes[-1]
    lead, tail = min(_CONTEXT, first.old), min(_CONTEXT, len(old) - last.old_end)
    numbers = _range(first.old - lead, last.old_end + tail), _range(first.new - lead, last.new_end + tail)
    yield Line("@@", f" -{numbers[0]} +{numbers[1]} @@\n")
    at = first.old - lead
    for change in changes:
        were, are = old[change.old : change.old_end], new[change.new : change.new_end]
        yield from (Line(" ", line) for line in old[at : change.old])
        yield from (Line("-", were, other) for were, other in zip_longest(were, are[: len(were)], fillvalue=""))
        yield from (Line("+", line, other) for line, other in zip_longest(are, were[: len(are)], fillvalue=""))
        at = change.old_end
    yield from (Line(" ", line) for line in old[at : last.old_end + tail])


def _range(start: int, end: int) -> str:
    return f"{start + 1 if end > start else start},{end - start}"


def _painted(page: Screen, line: Line) -> str:
    """Give a line for people: no control characters, the changed words in colour, long stretches cut short."""
    style = _STYLES.get(line.sign[0], Style.PLAIN)
    if line.sign not in _STYLES or not line.other:
        return page.paint(line.sign + safe(_shortened(line.text.rstrip("\r\n"))), style)
    words, others = _WORD.findall(line.text.rstrip("\r\n")), _WORD.findall(line.other.rstrip("\r\n"))
    parts, at = [page.paint(line.sign, style)], 0
    for change in _changes(words, others):
        parts.append(safe(_shortened("".join(words[at : change.old]))))
        parts.append(page.paint(safe("".join(words[change.old : change.old_end])), style))
        at = change.old_end
    return "".join([*parts, safe(_shortened("".join(words[at:])))])


def _shortened(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_SHOWN]} … {text[-_SHOWN:]}"
