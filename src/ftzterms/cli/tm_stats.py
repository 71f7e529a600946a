"""`ftzterms tm stats`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from ftzterms.cli._status import Status
from ftzterms.reporters import Screen, Style, cells, count, json_page, pad, safe, screen, shorten

if TYPE_CHECKING:
    from ftzterms.memory import Band, Counts, Share

_MOST = 10
"""So many rows of a table are shown."""
_LABEL = 11


@click.command("stats", short_help="Count what a memory holds.")
@click.argument("memory", metavar="MEMORY")
@click.option("--json", "as_json", is_flag=True, help="Give the counts as JSON, all rows of them.")
@click.option("--verify", is_flag=True, help="First look for damage, on every page and in every text.")
@click.option("--leverage", "document", metavar="FILE", help="How much of a new document the memory knows.")
def tm_stats(*, memory: str, as_json: bool, verify: bool, document: str | None) -> Status:
    """Count what a memory holds: by language, file, year and user, and how much is said twice.

    With --leverage a document is counted instead, in the bands that CAT tools show: a bilingual file by its sources, a
    text in one language as it is.
    """
    from ftzterms.formats import read_bitext
    from ftzterms.memory import TranslationMemory, leverage

    with TranslationMemory(memory, read_only=True) as store:
        if verify:
            store.verify()
        known = leverage(store, read_bitext(document).units) if document else None
        counts = None if known else store.counts()
    page = screen(sys.stdout)
    if as_json:
        said: dict[str, object] = (
            asdict(counts) if counts else {band: asdict(share) for band, share in (known or {}).items()}
        )
        page.stream.write(json_page({"version": 1, **said}))
    else:
        for line in _lines(page, counts) if counts else _bands(page, known or {}):
            page.line(line)
    return Status.CLEAN


def _bands(page: Screen, known: Mapping[Band, Share]) -> Iterator[str]:
    """Set out how much of a document is in each band."""
    total = sum(known.values(), next(iter(known.values())).__class__())
    yield page.paint(f"{'match':<{_LABEL}}{'segments':>9}{'words':>9}{'':>8}{'characters':>12}", Style.FAINT)
    for band, share in (*known.items(), ("all", total)):
        part = f"{share.words / max(total.words, 1):.1%}"
        yield f"{band:<{_LABEL}}{share.segments:>9,}{share.words:>9,}{part:>8}{share.characters:>12,}"


def _lines(page: Screen, counts: Counts) -> Iterator[str]:
    characters = f"{counts.source_characters:,} and {counts.target_characters:,} characters"
    yield f"{count(counts.units, 'unit')}, {characters}, {counts.bytes / 1e6:,.1f} MB"
    for label, table in (
        ("languages", counts.languages),
        ("files", counts.files),
        ("changed in", counts.years),
        ("users", counts.users),
        ("states", counts.states),
    ):
        yield from _table(page, label, table, counts.units)
    share = counts.repeating_units / max(counts.units, 1)
    yield _row(page, "repetition", f"{share:.1%} of the units have a source that an earlier one has")
    several = f"{count(counts.several_targets, 'source')} with several translations"
    yield _row(page, "", f"{count(counts.repeated_sources, 'source')} in several units, {several}")


def _table(page: Screen, label: str, table: Mapping[str, int], units: int) -> Iterator[str]:
    """Set out the rows of a table, the first of many; nothing where it does not tell units apart."""
    if not any(table):
        return
    rows = list(table.items())
    shown = rows if label == "changed in" else rows[:_MOST]
    width = min(max(cells(safe(name or "–")) for name, _ in shown), page.width - 30)
    for number, (name, value) in enumerate(shown):
        text = pad(shorten(safe(name or "–"), width), width)
        yield _row(page, "" if number else label, f"{text}  {value:>9,}  {value / max(units, 1):>6.1%}")
    if len(shown) < len(rows):
        yield _row(page, "", f"and {len(rows) - len(shown):,} more")


def _row(page: Screen, label: str, text: str) -> str:
    return page.paint(pad(label, _LABEL), Style.FAINT) + text
