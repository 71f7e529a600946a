"""Read a bilingual table, whatever it was cut from: one unit a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from ftzterms.formats._bitext_columns import Roles, roles
from ftzterms.formats._column_choice import ColumnChoice
from ftzterms.formats._table import Row, odd_titles, without_nul
from ftzterms.formats._table_cells import unguarded
from ftzterms.formats._table_lists import items, parts_of, unescape
from ftzterms.model import (
    Bitext,
    FtzTermsError,
    Location,
    Segment,
    State,
    TranslationUnit,
    Unreadable,
    Variant,
    canonical,
)

_SAMPLE = 200
"""Rows from whose script the languages are told."""
_STATES = {
    "new": State.INITIAL,
    "untranslated": State.INITIAL,
    "needs translation": State.INITIAL,
    "draft": State.FUZZY,
    "needs review": State.FUZZY,
    "needs editing": State.FUZZY,
    "approved": State.FINAL,
    "proofread": State.REVIEWED,
} | {state.value: state for state in State}
_TRUE = frozenset({"true", "yes", "1", "x", "fuzzy", "是"})


def table_bitext(
    rows: Iterator[Row], name: str, problems: list[Unreadable], choice: ColumnChoice, *, whole: bool = False
) -> Bitext:
    """Give the units of a table, read as they are asked for; with *whole* also those without a target.

    Raises `FtzTermsError` when the columns cannot be told.
    """
    first = list(islice(rows, _SAMPLE))
    if not first:
        raise FtzTermsError(
            "the table is empty", path=name, line=1, hint="write source,target in the first row", code="empty-file"
        )
    found = roles(first, choice, name)
    if found.header:
        problems += odd_titles(first[0])
    data = chain(first[1:] if found.header else first, rows)
    units = units_of(data if found.own else without_nul(data, name), found, len(first[0].cells), problems, whole=whole)
    return Bitext(name, found.source_language, found.target_language, units, problems)


def units_of(
    rows: Iterable[Row], columns: Roles, width: int, problems: list[Unreadable], *, whole: bool
) -> Iterator[TranslationUnit]:
    """Yield a unit for every row; a row that has no target is told."""
    for number, row in enumerate(rows, start=1):
        size = len(row.cells)
        lacks = size <= max(columns.source, columns.target)
        if lacks or size > width:
            message = f"{size} {'cell' if size == 1 else 'cells'} where the first row has {width}"
            missing = "; a text is missing" if whole else "; a text is missing, so this row is no unit"
            message += missing if lacks else "; the others are kept as properties"
            problems.append(Unreadable(message, row.line, 1, f"#{number}", lost=lacks and not whole, code="ragged-row"))
        if not lacks or whole:
            yield _unit(row, columns, number)


def _unit(row: Row, columns: Roles, number: int) -> TranslationUnit:
    cells = dict(enumerate(row.cells))
    for column in columns.guarded & cells.keys():
        cells[column] = unguarded(cells[column])
    single = columns.single

    def said(role: str) -> str:
        return cells.get(single[role], "") if role in single else ""

    source = _variant(row, cells, columns.source, canonical(said("source_language").strip()) or columns.source_language)
    target = _variant(row, cells, columns.target, canonical(said("target_language").strip()) or columns.target_language)
    properties = _properties(cells, columns)
    others = _others(row, cells, columns)
    if columns.own and others and not (cells.get(columns.source) or cells.get(columns.target)):
        source = target = None
    return TranslationUnit(
        said("id") or f"#{number}",
        source,
        target,
        _state(said("state"), said("fuzzy"), properties, target),
        Location(row.line, 1),
        _notes(cells, columns) if columns.notes else (),
        tuple(properties),
        others,
    )


def _others(row: Row, cells: dict[int, str], columns: Roles) -> tuple[Variant, ...]:
    """Give the further languages: those of columns of their own, and in our layout those that one cell lists."""
    found = [
        other
        for column, language in columns.others.items()
        if cells.get(column) and (other := _variant(row, cells, column, language))
    ]
    for column, title in columns.rest.items() if columns.own else ():
        if title == "others":
            place = row.place(column) if column in cells else None
            for item in items(cells.get(column, "")):
                language, text, *_ = (*parts_of(item), "")
                found.append(Variant(language, Segment(text), place))
    return tuple(found)


def _variant(row: Row, cells: dict[int, str], column: int, language: str) -> Variant | None:
    if column not in cells:
        return None
    text, place = cells[column], row.place(column)
    shift = len(row.cells[column]) - len(text)
    return Variant(language, Segment(text), Location(place.line, place.column + shift) if shift else place)


def _state(said: str, fuzzy: str, properties: list[tuple[str, str]], target: Variant | None) -> State:
    """Read a state; a word that is none of ours stays as a property."""
    if said.strip():
        known = _STATES.get(said.strip().lower().replace("-", " ").replace("_", " "))
        if known:
            return known
        properties.append(("state", said))
    if fuzzy.strip().lower() in _TRUE:
        return State.FUZZY
    return State.TRANSLATED if target and target.text else State.INITIAL


def _notes(cells: dict[int, str], columns: Roles) -> tuple[str, ...]:
    if columns.own:
        return tuple(unescape(item) for column in columns.notes for item in items(cells.get(column, "")))
    return tuple(cells[column] for column in columns.notes if cells.get(column, "").strip())


def _properties(cells: dict[int, str], columns: Roles) -> list[tuple[str, str]]:
    """Give what stands in columns that have no other meaning, by their titles."""
    found: list[tuple[str, str]] = []
    for column, title in columns.rest.items():
        cell = cells.get(column, "")
        if columns.own and title == "properties":
            found += [(key, value) for key, value, *_ in ((*parts_of(item), "") for item in items(cell))]
        elif cell and not (columns.own and title == "others"):
            found.append((title or f"column {column + 1}", cell))
    if len(cells) > columns.width:
        known = {
            columns.source,
            columns.target,
            *columns.single.values(),
            *columns.notes,
            *columns.others,
            *columns.rest,
        }
        found += [(f"column {column + 1}", cell) for column, cell in cells.items() if column not in known and cell]
    return found
