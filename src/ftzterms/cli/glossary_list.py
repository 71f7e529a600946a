"""`ftzterms glossary list`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

import click

from ftzterms.cli._options import GlossaryChoice, glossary_options
from ftzterms.cli._status import Status, say
from ftzterms.model import AdministrativeStatus, ConceptEntry
from ftzterms.reporters import Screen, Style, cells, count, pad, safe, screen, shorten

_ANY = "any"
_GAP = 2

Row = tuple[str, str, str, str]
"""Id, Chinese, English, status."""


@click.command("list", short_help="List the concepts of the glossary.")
@click.option("--field", "fields", multiple=True, metavar="NAME", help="Only of this subject field; repeatable.")
@click.option(
    "--status",
    type=click.Choice([*map(str, AdministrativeStatus), _ANY]),
    help="Show all terms of this status; by itself the ones to write.",
)
@glossary_options
def glossary_list(*, fields: tuple[str, ...], status: str | None, glossary: GlossaryChoice) -> Status:
    """List concepts: id, Chinese, English and status, one a line, with tabs between them in a pipe."""
    entries = glossary.read().entries
    chosen = [entry for entry in entries if not fields or entry.subject_field in fields]
    rows = list(_rows(chosen, status))
    page = screen(sys.stdout)
    for line in _table(page, rows) if sys.stdout.isatty() else map("\t".join, rows):
        page.line(line)
    say(f"{count(len(rows), 'line')}, from {len(entries):,} concepts")
    if not chosen and fields:
        say(f"subject fields are: {', '.join(sorted({entry.subject_field for entry in entries}))}")
    return Status.CLEAN


def _rows(entries: Iterable[ConceptEntry], wanted: str | None) -> Iterator[Row]:
    """Give what to write for each concept, or all its terms of a status."""
    for entry in entries:
        if not wanted:
            yield _to_write(entry)
        for status in (status for status in AdministrativeStatus if wanted in (status, _ANY)):
            chinese, english = (_terms(entry, language, status) for language in ("zh", "en"))
            if chinese or english:
                yield safe(entry.id), chinese, english, str(status)


def _to_write(entry: ConceptEntry) -> Row:
    best = [entry.preferred(language) for language in ("zh", "en")]
    admitted = any(term and term.status is not AdministrativeStatus.PREFERRED for term in best)
    status = AdministrativeStatus.ADMITTED if admitted else AdministrativeStatus.PREFERRED
    chinese, english = (safe(term.text) if term else "" for term in best)
    return safe(entry.id), chinese, english, str(status) if any(best) else ""


def _terms(entry: ConceptEntry, language: str, status: AdministrativeStatus) -> str:
    return safe(" · ".join(term.text for term in entry.terms(language) if term.status is status))


def _table(page: Screen, rows: list[Row]) -> Iterator[str]:
    """Set rows in columns cut to the screen; the status stands there only where it differs."""
    status = max((len(row[3]) for row in rows), default=0) if len({row[3] for row in rows}) > 1 else 0
    names = min(max((cells(row[0]) for row in rows), default=0), page.width // 3)
    chinese = min(max((cells(row[1]) for row in rows), default=0), page.width // 4)
    english = page.width - names - chinese - status - 3 * _GAP
    for row in rows:
        yield "  ".join(
            (
                page.paint(pad(shorten(row[0], names), names), Style.FAINT),
                pad(shorten(row[1], chinese), chinese),
                pad(shorten(row[2], english), english),
                row[3][:status],
            )
        ).rstrip()
