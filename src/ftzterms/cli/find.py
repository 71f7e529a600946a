"""`ftzterms find`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from ftzterms.cli._card import Found, found_card
from ftzterms.cli._options import GlossaryChoice, glossary_options
from ftzterms.cli._status import Status, say
from ftzterms.model import FtzTermsError
from ftzterms.reporters import Screen, Style, count, safe, screen


@click.command(short_help="Show the terms in a text, and the rendering to use.")
@click.argument("text", nargs=-1, required=True, metavar="TEXT|FILE|-")
@glossary_options
def find(*, text: tuple[str, ...], glossary: GlossaryChoice) -> Status:
    """Show the glossary terms that stand in a text: the rendering to use, those to avoid, and the source.

    The text is given as words, as a file, or on standard input (-).

    \b
    Examples:
      ftzterms find 加快发展新质生产力
      ftzterms find notice.md
      pbpaste | ftzterms find -
    """  # noqa: D301  click reads the mark as "do not fill"
    known = glossary.read()
    found: dict[str, list[Found]] = {}
    read = 0
    for passage in _passages(text):
        read += not passage.isspace()
        for hit in known.find(passage):
            found.setdefault(hit.entry.id, []).append((hit, hit.span.of(passage)))
    if not read:
        say("nothing was looked at: there is no text in what was given")
        return Status.NOTHING_CHECKED
    page = screen(sys.stdout)
    for line in _lines(page, list(found.values()), len(known.entries)):
        page.line(line)
    return Status.CLEAN


def _lines(page: Screen, found: list[list[Found]], known: int) -> Iterator[str]:
    for hits in found:
        yield from found_card(page, hits)
        yield ""
    yield f"{count(len(found), 'concept')} found, of {known:,} in the glossary"
    if found:
        first = safe(found[0][0][0].entry.id)
        yield f"All about one: {page.paint(f'ftzterms glossary show {first}', Style.BOLD)}"


def _passages(text: tuple[str, ...]) -> Iterator[str]:
    """Give the texts to look at: both sides of a file's units, standard input, or the words themselves."""
    given = " ".join(text)
    if given == "-":
        yield _standard_input()
    elif Path(given).exists():
        yield from _of_files(given)
    else:
        yield given


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FtzTermsError(
            f"byte {error.start + 1} is not UTF-8",
            path="<standard input>",
            hint="convert it, or give the file",
        ) from error


def _of_files(path: str) -> Iterator[str]:
    from ftzterms.cli._reading import Reading, files

    for bitext in Reading(files([path])).bitexts():
        for unit in bitext.units:
            yield from (side.text for side in (unit.source, unit.target) if side and side.text)
