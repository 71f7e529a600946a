"""`ftzterms explain`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from ftzterms.cli._status import Status
from ftzterms.reporters import Screen, Style, cells, pad, safe, screen, wrap

if TYPE_CHECKING:
    from ftzterms.checks import Check

_COLOURS = {"error": Style.RED, "warning": Style.YELLOW, "info": Style.CYAN}
_READABLE = 100
_MARKED = re.compile("⟦(.*?)⟧")
_LOOKS_AT = {
    "unit": "looks at one unit",
    "document": "looks at a whole document",
    "glossary": "looks at a glossary",
}


@click.command(short_help="Say what a check finds, why, and what to write instead.")
@click.argument("check", metavar="[ID]", default="")
def explain(*, check: str) -> Status:
    """Show the manual page of a check, or the list of all checks."""
    from ftzterms.checks import all_checks
    from ftzterms.config import checked_ids

    known = all_checks()
    page = screen(sys.stdout)
    if check:
        checked_ids([check], known)
    for line in _page(page, known[check]) if check else _table(page, known):
        page.line(line)
    return Status.CLEAN


def _page(page: Screen, check: Check) -> Iterator[str]:
    severity = page.paint(str(check.severity), _COLOURS[str(check.severity)])
    yield f"{page.paint(check.id, Style.BOLD)}  {severity} · {check.category} · {_LOOKS_AT[check.scope]}"
    for paragraph in check.page.split("\n\n"):
        yield ""
        yield from (
            _dressed(page, line) for line in _filled([safe(line) for line in paragraph.splitlines()], page.width)
        )
    if check.options:
        yield from ("", page.paint("Options:", Style.BOLD))
        yield from (f"    {name.replace('_', '-')} = {value!r}" for name, value in check.options.items())


def _filled(lines: list[str], width: int) -> list[str]:
    """Fill prose to the width of the screen; examples keep their lines."""
    prose = not any(line.startswith(" ") or line.endswith(":") for line in lines)
    return wrap(" ".join(lines), min(width, _READABLE)) if prose else lines


def _dressed(page: Screen, line: str) -> str:
    """Set a heading apart, and the flagged words of an example."""
    if line.endswith(":") and not line.startswith(" "):
        return page.paint(line, Style.BOLD)
    return _MARKED.sub(lambda words: page.paint(words[0], Style.RED), line)


def _table(page: Screen, known: dict[str, Check]) -> Iterator[str]:
    wide = max(map(cells, known), default=0)
    for check in known.values():
        severity = page.paint(pad(str(check.severity), 7), _COLOURS[str(check.severity)])
        margin = f"{page.paint(pad(check.id, wide), Style.BOLD)}  {severity}  "
        for line in wrap(safe(check.page.partition("\n")[0]), page.width - wide - 11):
            yield margin + line
            margin = " " * (wide + 11)
    yield ""
    yield f"{len(known)} checks. One page each: {page.paint('ftzterms explain ID', Style.BOLD)}"
