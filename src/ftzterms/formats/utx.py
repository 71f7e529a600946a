"""UTX, the terminology exchange format of AAMT: a table with tabs, two lines of header that begin with `#`.

The first names the version and the languages, the second the columns: `src`, `tgt`, `src:pos`, `term status` …
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import BinaryIO

from ftzterms.formats._field_words import role_of
from ftzterms.formats._format import EntryFormat
from ftzterms.formats._glossary_pairs import languages_of, left_out, one_line, pairs_of
from ftzterms.formats._table import read_table
from ftzterms.formats._table_columns import Column, Columns
from ftzterms.formats._table_entry import foreign_entries
from ftzterms.model import (
    AdministrativeStatus,
    ConceptEntry,
    FtzTermsError,
    Term,
    Unreadable,
    UnreadableFileError,
    canonical,
)

_FIRST = re.compile(r"#\s*UTX(?:-S)?\s+[\d.]+\s*;?\s*([A-Za-z][\w-]*)\s*/\s*([A-Za-z][\w-]*)", re.IGNORECASE)
_COLUMNS = ("src", "tgt", "src:pos", "tgt:pos", "term status", "concept ID", "subject", "definition", "comment")
_STATUSES = {
    AdministrativeStatus.PREFERRED: "approved",
    AdministrativeStatus.ADMITTED: "non-standard",
    AdministrativeStatus.DEPRECATED: "forbidden",
    AdministrativeStatus.SUPERSEDED: "forbidden",
}


def _read(stream: BinaryIO, name: str, warnings: list[FtzTermsError]) -> Iterator[ConceptEntry]:
    """Yield the concepts; rows that share a concept ID are one."""
    problems: list[Unreadable] = []
    table = read_table(stream, name, problems, separator="\t")
    warnings += [FtzTermsError(p.message, path=name, line=p.line, column=p.column, code=p.code) for p in problems]
    first = next((found for line in table.comments if (found := _FIRST.match(line))), None)
    titles = next((line for line in table.comments if "src" in line.lower().lstrip("# ").split("\t")), "")
    if not first or not titles:
        raise UnreadableFileError(
            "the two first lines are no header of UTX",
            path=name,
            line=1,
            column=1,
            hint="write #UTX 1.11; zh-CN/en-US and then #src, tgt with a tab between",
            code="missing-header",
        )
    rows = list(table.rows)
    columns = _columns(titles.lstrip("# ").split("\t"), canonical(first[1]), canonical(first[2]))
    yield from foreign_entries(rows, columns, name, warnings) if rows else ()


def _columns(titles: list[str], source: str, target: str) -> Columns:
    known: dict[int, Column] = {}
    unknown: dict[int, str] = {}
    for at, title in enumerate(titles):
        side, colon, field = title.strip().lower().rpartition(":")
        if not colon and field in ("src", "tgt"):
            known[at] = Column("term", source if field == "src" else target)
        elif role := role_of(field):
            language = {"src": source, "tgt": target, "": ""}.get(side, "")
            known[at] = Column(role, target if role == "status" else language)
        elif title.strip():
            unknown[at] = title.strip()
    return Columns(known, unknown, header=False)


def _write(entries: Iterable[ConceptEntry], stream: BinaryIO) -> None:
    """Write a line for each term with each rendering, right ones and forbidden ones."""
    known = list(entries)
    source, target = languages_of(known)
    today = date.today().isoformat()  # noqa: DTZ011  the day of whoever writes
    stream.write(f"#UTX 1.11; {source}/{target}; {today}; copyright: see the glossary\r\n".encode())
    stream.write(("#" + "\t".join(_COLUMNS) + "\r\n").encode())
    for entry in known:
        stream.writelines(("\t".join(map(one_line, cells)) + "\r\n").encode() for cells in _rows(entry, source, target))


def _rows(entry: ConceptEntry, source: str, target: str) -> Iterator[tuple[str, ...]]:
    pairs = list(pairs_of(entry, source, target))
    told = entry.subject_field, entry.definition
    for pair in pairs:
        yield (*_terms(pair.source, pair.target), entry.id, *told, pair.target.note)
        told = "", ""
    for term in entry.terms(target) if pairs else ():
        if term.status.forbidden:
            yield (*_terms(pairs[0].source, term), entry.id, "", "", term.note)


def _terms(source: Term, target: Term) -> tuple[str, ...]:
    parts = (str(term.part_of_speech or "") for term in (source, target))
    return (source.text, target.text, *parts, _STATUSES[target.status])


def _sniff(head: bytes) -> bool:
    start = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")[:100].upper()
    return start.startswith((b"#UTX", b"# UTX"))


utx = EntryFormat(
    title="UTX (AAMT)",
    suffixes=(".utx",),
    read=_read,
    write=_write,
    sniff=_sniff,
    holds=frozenset({"subject_field", "definition", "term.status", "term.part_of_speech", "term.note"}),
    leaves_out=left_out,
)
