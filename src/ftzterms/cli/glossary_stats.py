"""`ftzterms glossary stats`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import click

from ftzterms.cli._options import GlossaryChoice, glossary_options
from ftzterms.cli._status import Status
from ftzterms.model import AdministrativeStatus
from ftzterms.reporters import Screen, Style, cells, json_page, pad, safe, screen, shorten

if TYPE_CHECKING:
    from ftzterms.keeping import GlossaryCounts

_MOST = 10
"""So many rows of a table are shown."""
_FEW = 3
"""So many ids of concepts that lack something are named."""
_LABEL = 12


@click.command("stats", short_help="Count what a glossary holds, and what it lacks.")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option("--all", "everything", is_flag=True, help="All rows of long tables.")
@click.option("--json", "as_json", is_flag=True, help="Give the counts as JSON, all rows and ids of them.")
@glossary_options
def glossary_stats(*, paths: tuple[str, ...], everything: bool, as_json: bool, glossary: GlossaryChoice) -> Status:
    """Count the concepts and terms of a glossary by status, subject field, source and authority, and what is missing.

    PATH is a glossary file or a folder of them, all counted together; without PATH the built-in one.
    """
    from ftzterms.keeping import counted

    chosen = replace(glossary, glossaries=paths, builtin=False) if paths else glossary
    counts = counted(chosen.read().entries)
    page = screen(sys.stdout)
    if as_json:
        page.stream.write(json_page({"version": 1, **_document(counts)}))
    else:
        for line in _lines(page, counts, most=sys.maxsize if everything else _MOST):
            page.line(line)
    return Status.CLEAN


def _document(counts: GlossaryCounts) -> dict[str, object]:
    said = asdict(counts)
    said["fields"] = [
        {"field": field.field, "concepts": field.concepts, **dict(zip(AdministrativeStatus, field.terms, strict=True))}
        for field in counts.fields
    ]
    return said


def _lines(page: Screen, counts: GlossaryCounts, *, most: int) -> Iterator[str]:
    yield f"{counts.concepts:,} concepts, {counts.terms:,} terms; {counts.with_preferred:,} with a preferred term"
    yield f"{counts.dated:,} of {counts.preferred:,} preferred terms have a dated source"
    yield ""
    yield from _fields(page, counts)
    for label, table in (
        ("languages", counts.languages),
        ("sources", counts.sources),
        ("authorities", counts.authorities),
    ):
        yield from _table(page, label, table, most)
    yield from _missing(page, counts)


def _fields(page: Screen, counts: GlossaryCounts) -> Iterator[str]:
    """Set the subject fields beside the statuses of their terms."""
    total = [sum(field.terms[place] for field in counts.fields) for place, _ in enumerate(AdministrativeStatus)]
    rows = [(safe(field.field or "–"), (field.concepts, *field.terms)) for field in counts.fields]
    width = min(max((cells(name) for name, _ in rows), default=len("all")), page.width - 55)
    heads = ("concepts", *map(str, AdministrativeStatus))
    yield page.paint(pad("", width) + "".join(f"{head:>11}" for head in heads), Style.FAINT)
    for name, numbers in (*rows, ("all", (counts.concepts, *total))):
        yield pad(shorten(name, width), width) + "".join(f"{number:>11,}" for number in numbers)


def _table(page: Screen, label: str, table: Mapping[str, int], most: int) -> Iterator[str]:
    """Set out the rows of a table, the first of many."""
    rows = list(table.items())
    if not rows:
        return
    yield ""
    width = min(max(cells(safe(name)) for name, _ in rows[:most]), page.width - _LABEL - 10)
    for number, (name, value) in enumerate(rows[:most]):
        yield _row(page, "" if number else label, f"{pad(shorten(safe(name), width), width)}{value:>8,}")
    if len(rows) > most:
        yield _row(page, "", page.paint(f"and {len(rows) - most:,} more (--all)", Style.FAINT))


def _missing(page: Screen, counts: GlossaryCounts) -> Iterator[str]:
    """Say how many concepts lack what, and name some of those few that do."""
    if counts.missing:
        yield ""
    width = max(map(len, counts.missing), default=0)
    for number, (name, ids) in enumerate(counts.missing.items()):
        named = ", ".join(map(safe, ids[:_FEW])) + (", …" if len(ids) > _FEW else "")
        text = f"{name:<{width}}{len(ids):>8,}  "
        said = page.paint(shorten(named, page.width - _LABEL - len(text)), Style.FAINT)
        yield _row(page, "" if number else "without", text + said)


def _row(page: Screen, label: str, text: str) -> str:
    return page.paint(pad(label, _LABEL), Style.FAINT) + text
