"""For a person at a terminal: every finding with both languages' text, and a marker under the words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from ftzterms.model import Finding, Report, Severity, Side, Span, primary
from ftzterms.reporters._cells import cells, pad, shorten, wrap
from ftzterms.reporters._frame import Frame, frame
from ftzterms.reporters._reporter import Reporter
from ftzterms.reporters._safe import safe
from ftzterms.reporters._screen import Screen, Style, screen
from ftzterms.reporters._wording import TIED, by_check, count, next_command, nothing, place, verdict, why

_COLOURS = {Severity.ERROR: Style.RED, Severity.WARNING: Style.YELLOW, Severity.INFO: Style.CYAN}
_BAR = "│"
_WIDEST_LABEL = 10
_PLACES = 3
"""How many of the other places of a finding are named."""
_ONE_SCREEN = 10
"""So many findings can be counted by looking at them."""


def _write(report: Report, stream: TextIO) -> None:
    page = screen(stream)
    for finding in report.findings:
        for line in _finding(page, finding):
            page.line(line)
        page.line()
    for line in wrap(verdict(report), page.width):
        page.line(page.paint(line, Style.GREEN if _clean(report) else Style.BOLD))
    if len(report.findings) > _ONE_SCREEN:
        for line in wrap(by_check(report), page.width):
            page.line(line.replace(TIED, " "))
    command = next_command(report)
    if command:
        page.line(f"{why(report)}{page.paint(command, Style.BOLD)}")


def _clean(report: Report) -> bool:
    return not report.findings and not nothing(report)


def _finding(page: Screen, finding: Finding) -> Iterator[str]:
    yield from _header(page, finding)
    sides = [side for side in (Side.SOURCE, Side.TARGET) if _text(finding, side) or _untranslated(finding, side)]
    labels = {side: _label(finding, side) for side in sides}
    margin = max((cells(label) for label in labels.values()), default=0) + 2
    for side in sides:
        yield from _side(page, finding, side, pad("  " + labels[side], margin))
    for there in _elsewhere(finding):
        yield f"{' ' * margin} {page.paint(_BAR, Style.BLUE)} {shorten(there, page.width - margin - 3)}"


def _header(page: Screen, finding: Finding) -> Iterator[str]:
    """Put place, verdict and message on one line, or the message below where that is too long."""
    where, message = place(finding), safe(finding.message)
    colour = _COLOURS[finding.severity]
    label = f"{page.paint(f'{finding.severity}[{finding.check}]', colour)}"
    head = f"{page.paint(where, Style.BOLD)}  {label}"
    taken = cells(f"{where}  {finding.severity}[{finding.check}]  ")
    if taken + cells(message) <= page.width:
        yield f"{head}  {message}"
    else:
        yield head
        yield from (f"  {line}" for line in wrap(message, page.width - 2))


def _text(finding: Finding, side: Side) -> str:
    return finding.source if side is Side.SOURCE else finding.target


def _untranslated(finding: Finding, side: Side) -> bool:
    """Say whether an empty side is worth showing: the translation that is not there."""
    return side is Side.TARGET and bool(finding.source)


def _label(finding: Finding, side: Side) -> str:
    language = finding.source_language if side is Side.SOURCE else finding.target_language
    return shorten(safe(primary(language)), _WIDEST_LABEL) or str(side)


def _side(page: Screen, finding: Finding, side: Side, label: str) -> Iterator[str]:
    text, bar = _text(finding, side), page.paint(_BAR, Style.BLUE)
    gutter = f"{page.paint(label, Style.BLUE)} {bar} "
    if not text:
        yield gutter + page.paint("(empty)", Style.FAINT)
        return
    room = page.width - cells(label) - 3
    focus = _focus(finding, side)
    window = frame(text, focus or _same_place(finding, side), room)
    yield gutter + window.text
    if focus:
        below = f"{' ' * cells(label)} {bar} "
        yield from (below + line for line in _marker(page, finding, side, window, room))


def _marker(page: Screen, finding: Finding, side: Side, window: Frame, room: int) -> Iterator[str]:
    """Mark the words, and say behind the mark, or below where there is no room, what to write instead."""
    flagged = finding.side is side
    mark, style = ("^", _COLOURS[finding.severity]) if flagged else ("-", Style.BLUE)
    marker = " " * window.start + page.paint(mark * (window.end - window.start), style)
    if not flagged or finding.fix is None:
        yield marker
        return
    better = f"→ {safe(finding.fix.replacement) or '(delete)'}"
    if window.end + cells(better) < room:
        yield f"{marker} {page.paint(better, Style.GREEN)}"
    else:
        yield marker
        yield page.paint(shorten(better, room), Style.GREEN)


def _focus(finding: Finding, side: Side) -> Span | None:
    """Give the words to mark on one side: the flagged ones, or those of the same unit that they relate to."""
    if finding.side is side:
        return Span(finding.start, finding.end)
    return next((r.span for r in finding.related if r.unit == finding.unit and r.side is side), None)


def _same_place(finding: Finding, side: Side) -> Span:
    """Guess where the other language speaks of the flagged words: as far into the text as they are."""
    here, there = _text(finding, finding.side), _text(finding, side)
    position = finding.start * len(there) // max(len(here), 1)
    return Span(position, position)


def _elsewhere(finding: Finding) -> Iterator[str]:
    """Name the other units that a finding speaks of, the first of them where there are many."""
    places = [related for related in finding.related if related.unit != finding.unit]
    for related in places[:_PLACES]:
        yield f"see {safe(related.unit)} ({_label(finding, related.side)}): “{safe(related.text)}”"
    if len(places) > _PLACES:
        yield f"and {count(len(places) - _PLACES, 'more place')}"


full = Reporter("full", "for people: the text of both languages with the words marked", _write, in_log=True)
