"""`ftzterms tm stats`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import click

from ftzterms.cli._status import Status
from ftzterms.reporters import Screen, Style, cells, count, pad, safe, screen, shorten

if TYPE_CHECKING:
    from ftzterms.memory import Counts

_MOST = 10
"""So many rows of a table are shown."""
_LABEL = 11


@click.command("stats", short_help="Count what a memory holds.")
@click.argument("memory", metavar="MEMORY")
@click.option("--json", "as_json", is_flag=True, help="Give the counts as JSON, all rows of them.")
@click.option("--verify", is_flag=True, help="First look for damage, on every page and in every text.")
def tm_stats(*, memory: str, as_json: bool, verify: bool) -> Status:
    """Count what a memory holds: by language, file, year and user, and how much is said twice."""
    from ftzterms.memory import TranslationMemory

    with TranslationMemory(memory, read_only=True) as store:
        if verify:
            store.verify()
        counts = store.counts()
    page = screen(sys.stdout)
    if as_json:
        import json
        from dataclasses import asdict

        page.stream.write(json.dumps({"version": 1, **asdict(counts)}, ensure_ascii=False, indent=2) + "\n")
    else:
        for line in _lines(page, counts):
            page.line(line)
    return Status.CLEAN


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
