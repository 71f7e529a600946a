"""`ftzterms tm search`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from ftzterms.cli._marked import Piece, cut, side_lines
from ftzterms.cli._status import Status, say
from ftzterms.reporters import Screen, Style, count, json_page, safe, screen

if TYPE_CHECKING:
    from ftzterms.memory import Match

_TAKEN, _GIVEN = ("[-", "-]"), ("{+", "+}")
"""How word differences are marked where there are no colours (git diff --word-diff)."""


@click.command("search", short_help="Find the segments of a memory that are like a text.")
@click.argument("memory", metavar="MEMORY")
@click.argument("text", nargs=-1, required=True)
@click.option("--minimum", type=click.IntRange(1, 100), default=70, show_default=True, help="Lowest score, percent.")
@click.option("--limit", type=click.IntRange(1, 1000), default=5, show_default=True, help="How many, at most.")
@click.option("--direction", metavar="zh-en|en-zh", default="", help="Languages; by itself seen from the text.")
@click.option("--before", metavar="TEXT", help="The source segment before it, for matches in context.")
@click.option("--after", metavar="TEXT", help="The source segment after it.")
@click.option("--score", type=click.Choice(["own", "omegat"]), default="own", show_default=True, help="Whose scores.")
@click.option("--exhaustive", is_flag=True, help="Compare whatever could be alike; slower for long English texts.")
@click.option("-o", "--output", type=click.Choice(["full", "json"]), default="full", help="For people, or as JSON.")
def tm_search(  # noqa: PLR0913  one for each option
    *,
    memory: str,
    text: tuple[str, ...],
    minimum: int,
    limit: int,
    direction: str,
    before: str | None,
    after: str | None,
    score: str,
    exhaustive: bool,
    output: str,
) -> Status:
    """Find the segments of a memory that are, or are like, a text of either language, with what differs.

    Where figures alone differ, the translation is shown with those of the text.

    \b
    Examples:
      ftzterms tm search policy.db 自贸试验区部际联席会议
      ftzterms tm search policy.db "The meeting was held on June 8, 2026." --minimum 60
    """  # noqa: D301  click reads the mark as "do not fill"
    from ftzterms.memory import Context, TranslationMemory

    asked = " ".join(text)
    _check_direction(direction)
    with TranslationMemory(memory, read_only=True) as store:
        found = store.search(
            asked,
            limit=limit,
            minimum=minimum / 100,
            direction=direction,
            context=Context(before, after),
            exhaustive=exhaustive,
            omegat=score == "omegat",
        )
        size = len(store)
    page = screen(sys.stdout)
    if output == "json":
        page.stream.write(json_page(_document(asked, found)))
    else:
        for line in _lines(page, asked, found):
            page.line(line)
    say(f"{len(found):,} found in {count(size, 'unit')}")
    return Status.CLEAN


def _check_direction(direction: str) -> None:
    if direction and direction not in ("zh-en", "en-zh"):
        raise click.UsageError(f"no direction {direction!r}: zh-en or en-zh")


def _lines(page: Screen, asked: str, found: Sequence[Match]) -> Iterator[str]:
    for match in found:
        yield f"{page.paint(_score(match), Style.BOLD)}  {safe(_about(match))}"
        yield from side_lines(page, match.language, _compared(asked, match))
        yield from side_lines(page, match.other_language, cut(match.suggestion, match.replaced, Style.GREEN, _GIVEN))
        yield ""


def _score(match: Match) -> str:
    """Give the score in percent, rounded down, so that 100 is never said of what differs."""
    if match.omegat:
        return "/".join(map(str, match.omegat)) + "%"
    return f"{int(match.score * 100 + 1e-9)}%"


def _about(match: Match) -> str:
    """Name the kind of a match, what was taken off, and the unit."""
    taken = [f"{penalty.name} −{penalty.amount * 100:.3g}" for penalty in match.penalties]
    return " · ".join([str(match.kind), *taken, match.unit.id])


def _compared(asked: str, match: Match) -> list[Piece]:
    """Show the text of the memory, and at each difference what was asked for."""
    pieces, at = [], 0
    for place in match.differences:
        pieces.append(Piece(match.text[at : place.found.start]))
        pieces.append(Piece(place.found.of(match.text), Style.RED, _TAKEN))
        pieces.append(Piece(place.asked.of(asked), Style.GREEN, _GIVEN))
        at = place.found.end
    return [*pieces, Piece(match.text[at:])]


def _document(asked: str, found: Sequence[Match]) -> dict[str, Any]:
    return {"version": 1, "text": asked, "matches": [_record(match) for match in found]}


def _record(match: Match) -> dict[str, Any]:
    return {
        "number": match.number,
        "unit": match.unit.id,
        "kind": match.kind,
        "score": match.score,
        "similarity": match.similarity,
        **({"omegat": match.omegat} if match.omegat else {}),
        "language": match.language,
        "text": match.text,
        "other_language": match.other_language,
        "other": match.other,
        "suggestion": match.suggestion,
        "replaced": [[span.start, span.end] for span in match.replaced],
        "differences": [
            {"kind": one.kind, "asked": [one.asked.start, one.asked.end], "found": [one.found.start, one.found.end]}
            for one in match.differences
        ],
        "penalties": [{"name": one.name, "amount": one.amount} for one in match.penalties],
    }
