"""Lay a glossary flat, as tools and services without statuses take it: a source term and its rendering a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ftzterms.formats import BREAKS, Drops, Pair, one_line, remark
from ftzterms.kits._folder import Folder
from ftzterms.kits._kit import Stock
from ftzterms.model import AdministrativeStatus, ConceptEntry, Term, is_traditional

FURTHER = "further rendering"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table of terms."""

    title: str
    value: Callable[[Pair], str]


@dataclass(frozen=True, slots=True)
class TermTable:
    """How a tool wants a table of terms."""

    file: str
    columns: tuple[Column, ...]
    separator: str = "\t"
    quoted: bool = False
    """Cells that need it stand in quotation marks, which are doubled inside (RFC 4180); else no cell may need it."""
    opening: str = ""
    """The first line; `{source}` and `{target}` become language codes."""
    encoding: str = "utf-8"
    line_end: str = "\n"
    one_rendering: bool = True
    """A source term may stand there once, with one rendering."""
    term_bytes: int = 0
    """The longest term in UTF-8; 0 for no limit."""
    file_bytes: int = 0
    comment_sign: str = ""
    """A line that starts with it is skipped by the tool."""
    more: Callable[[Pair], Iterator[str]] = lambda _: iter(())
    """Further forms of the source term, for a service that finds only what is written."""
    holds: frozenset[str] = frozenset()
    """What there is a place for, of `definition`, `note`, `subject field`, `forbidden term`."""


def renderings(stock: Stock) -> Iterator[tuple[ConceptEntry, list[Term], list[Term]]]:
    """Yield each concept with its approved terms in the project's two languages; one without is counted."""
    for entry in stock.entries:
        source, target = (approved(entry, tag, stock.drops) for tag in (stock.source, stock.target))
        if source and target:
            yield entry, source, target
        else:
            missing = stock.target if source else stock.source
            stock.drops.add("concept", f"left out: no term in {missing}", entry.id, whole=True)


def approved(entry: ConceptEntry, tag: str, drops: Drops) -> list[Term]:
    """Give the approved terms of a language in the script of a project, the best first."""
    found: list[Term] = []
    for term in entry.terms(tag):
        if not _is_approved(term, tag):
            continue
        if not term.text.strip() or BREAKS.search(term.text):
            drops.add("term", "left out: it is empty or holds a control character", entry.id, whole=True)
        elif term.text not in [other.text for other in found]:
            found.append(term)
    return sorted(found, key=lambda term: term.status is not AdministrativeStatus.PREFERRED)


def forbidden_terms(entry: ConceptEntry, tag: str) -> Iterator[Term]:
    """Yield the terms of a language that must not stand."""
    for term in entry.terms(tag):
        same = is_traditional(term.language) == is_traditional(tag)
        if term.status.forbidden and same and one_line(term.text).strip():
            yield term


def pairs(stock: Stock) -> Iterator[Pair]:
    """Yield every source term with every approved rendering, those of one term one after another."""
    for entry, sources, targets in renderings(stock):
        avoid = tuple(dict.fromkeys(one_line(term.text) for term in forbidden_terms(entry, stock.target)))
        for source in sources:
            for target in targets:
                yield Pair(source, target, entry, target is targets[0], avoid)


def write_terms(stock: Stock, folder: Folder, table: TermTable, spell: Callable[[str], str]) -> None:
    """Write a table; what it cannot hold is counted."""
    made = folder.file(table.file)
    opening = _opening(table, spell(stock.source), spell(stock.target))
    made.stream.write(opening)
    for line in lines(stock, table, len(opening)):
        made.stream.write(line)
        made.count("term")


def lines(stock: Stock, table: TermTable, size: int = 0) -> Iterator[bytes]:
    """Yield the rows of a table; *size* bytes of its file are taken already."""
    told: set[str] = set()
    for form, pair in _rows(stock, table):
        line = _line([column.value(pair) for column in table.columns], table, form)
        if table.file_bytes and size + len(line) > table.file_bytes:
            stock.drops.add("term", f"left out: the file is full at {table.file_bytes:,} bytes", form, whole=True)
            continue
        size += len(line)
        yield line
        if pair.entry.id not in told:
            told.add(pair.entry.id)
            count_details(pair.entry, stock, table.holds if table.one_rendering else table.holds | {FURTHER})


def _opening(table: TermTable, source: str, target: str) -> bytes:
    text = table.opening.format(source=source, target=target)
    return (text + table.line_end).encode(table.encoding) if text else b""


def _rows(stock: Stock, table: TermTable) -> Iterator[tuple[str, Pair]]:
    """Yield what fits, with the form of the source term."""
    taken: dict[str, Pair] = {}
    for pair in pairs(stock):
        if table.one_rendering and not pair.first:
            continue
        if not _fits(pair, table, stock.drops):
            continue
        for number, form in enumerate(dict.fromkeys((pair.source.text, *table.more(pair)))):
            before = taken.setdefault(form if table.one_rendering else f"{form}\t{pair.target.text}", pair)
            if before is pair:
                yield form, pair
            elif before.target.text != pair.target.text and not number:
                why = "left out: another concept has the same term with another rendering"
                stock.drops.add("term", why, f"{form}: {before.target.text} / {pair.target.text}", whole=True)


def _fits(pair: Pair, table: TermTable, drops: Drops) -> bool:
    for text in (pair.source.text, pair.target.text):
        if table.term_bytes and len(text.encode()) > table.term_bytes:
            why = f"left out: longer than {table.term_bytes:,} bytes"
        elif not table.quoted and table.separator in text:
            why = f"left out: it holds {table.separator!r}, which parts the cells"
        elif table.comment_sign and text is pair.source.text and text.startswith(table.comment_sign):
            why = f"left out: a line that starts with {table.comment_sign} is skipped"
        else:
            continue
        drops.add("term", why, text, whole=True)
        return False
    return True


def _line(cells: list[str], table: TermTable, form: str) -> bytes:
    """Write a row; its first cell is the source term, in the form at hand."""
    line = [form, *map(one_line, cells[1:])]
    if table.quoted:
        line = [_quoted(cell, table.separator) for cell in line]
    return (table.separator.join(line) + table.line_end).encode(table.encoding)


def _quoted(cell: str, separator: str) -> str:
    return f'"{cell.replace(chr(34), chr(34) * 2)}"' if separator in cell or '"' in cell else cell


def count_details(entry: ConceptEntry, stock: Stock, holds: frozenset[str]) -> None:
    """Count what is said of a concept and has no place."""
    terms = [*entry.terms(stock.source), *entry.terms(stock.target)]
    said = {
        FURTHER: sum(_is_approved(term, stock.target) for term in entry.terms(stock.target)) - 1,
        "forbidden term": sum(term.status.forbidden for term in terms),
        "definition": bool(entry.definition) + sum(bool(section.definition) for section in entry.sections),
        "note": bool(entry.note) + sum(bool(term.note) for term in terms),
        "subject field": bool(entry.subject_field),
        "source": len(entry.sources) + sum(len(term.sources) for term in terms),
        "example": len(entry.examples),
    }
    for noun, number in said.items():
        if number > 0 and noun not in holds:
            stock.drops.add(noun, "not held", entry.id, number=number)


def _is_approved(term: Term, tag: str) -> bool:
    return term.status.approved and is_traditional(term.language) == is_traditional(tag)


SOURCE = Column("source", lambda pair: pair.source.text)
TARGET = Column("target", lambda pair: pair.target.text)
COMMENT = Column("comment", remark)
IN_COMMENT = frozenset({"definition", "note", "forbidden term"})
