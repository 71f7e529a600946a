"""`ftzterms find`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

import click

from ftzterms.cli._card import Found, found_card
from ftzterms.cli._options import GlossaryChoice, glossary_options
from ftzterms.cli._status import Status, say
from ftzterms.cli._unit_lines import unit_lines
from ftzterms.kept_patterns import kept_patterns
from ftzterms.model import FtzTermsError
from ftzterms.reporters import Screen, Style, count, safe, screen

if TYPE_CHECKING:
    from ftzterms.cli._reading import Reading
    from ftzterms.memory import TranslationMemory

_EXAMPLES = 2
"""Units of a memory that are shown for a concept."""


@click.command(short_help="Show the terms in a text, and the rendering to use.")
@click.argument("text", nargs=-1, required=True, metavar="TEXT|FILE|-")
@click.option("--tm", "memory", metavar="MEMORY", help="A translation memory, for examples of each term.")
@glossary_options
@kept_patterns()
def find(*, text: tuple[str, ...], memory: str | None, glossary: GlossaryChoice) -> Status:
    """Show the glossary terms that stand in a text: the rendering to use, those to avoid, and the source.

    The text is given as words, as a file, or on standard input (-).

    \b
    Examples:
      ftzterms find 加快发展新质生产力
      ftzterms find notice.md --tm policy.db
      pbpaste | ftzterms find -
    """  # noqa: D301  click reads the mark as "do not fill"
    known = glossary.read()
    reading, passages = _passages(text)
    found: dict[str, list[Found]] = {}
    read = 0
    for passage in passages:
        read += bool(passage.strip())
        for hit in known.find(passage):
            found.setdefault(hit.entry.id, []).append((hit, hit.span.of(passage)))
    page = screen(sys.stdout)
    with _examples(memory) as store:
        for line in _lines(page, list(found.values()), len(known), store) if read else ():
            page.line(line)
    return _status(read, reading.failed)


def _status(read: int, failed: int) -> Status:
    if failed:
        return Status.WRONG_USAGE
    if not read:
        say("nothing was looked at: there is no text in what was given")
        return Status.NOTHING_CHECKED
    return Status.CLEAN


def _passages(text: tuple[str, ...]) -> tuple[Reading, Iterable[str]]:
    """Give the texts to look at: those of a file or a folder, standard input, or the words themselves."""
    from ftzterms.cli._reading import Reading, claimed, files

    given = " ".join(text)
    exists = os.path.exists(given)
    if exists or (claimed(given) and not any(map(str.isspace, given))):
        reading = Reading(files([given]))
        return reading, reading.texts()
    return Reading([]), [_standard_input() if given == "-" else given]


def _examples(memory: str | None) -> AbstractContextManager[TranslationMemory | None]:
    """Open the memory that examples come from, if any."""
    if memory is None:
        return nullcontext()
    from ftzterms.memory import TranslationMemory

    return TranslationMemory(memory, read_only=True)


def _lines(page: Screen, found: list[list[Found]], known: int, memory: TranslationMemory | None) -> Iterator[str]:
    for hits in found:
        yield from found_card(page, hits)
        yield from _in_memory(page, memory, hits) if memory else ()
        yield ""
    yield f"{count(len(found), 'concept')} found, of the {known:,} in the glossary"
    if found:
        first = safe(found[0][0][0].entry.id)
        yield f"All about one: {page.paint(f'ftzterms glossary show {first}', Style.BOLD)}"


def _in_memory(page: Screen, memory: TranslationMemory, hits: list[Found]) -> Iterator[str]:
    """Show units of a memory in which the words that were found stand."""
    for occurrence in memory.concordance(hits[0][1], limit=_EXAMPLES):
        yield ""
        yield from unit_lines(page, occurrence.unit)


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FtzTermsError(
            f"byte {error.start + 1} is not UTF-8",
            path="<standard input>",
            hint="convert it, or give the file",
        ) from error
