"""The glossary of OmegaT: a term, its rendering and a comment, with tabs between; lines that begin with `#` are none.

What the comment says of renderings to avoid, and of further ones, is read back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from ftzterms.formats._column_choice import ColumnChoice, parsed
from ftzterms.formats._format import EntryFormat
from ftzterms.formats._glossary_pairs import languages_of, left_out, one_line, pairs_of, remark
from ftzterms.formats._table import read_table
from ftzterms.formats._table_glossary import table_entries
from ftzterms.model import ConceptEntry, FtzTermsError, Unreadable

OMEGAT_OPENING = "# Glossary in tab-separated format -*- coding: utf-8 -*-"
"""Tells OmegaT the encoding."""


def _write(entries: Iterable[ConceptEntry], stream: BinaryIO) -> None:
    """Write a line for each term with each of its renderings; Chinese into English where there is both."""
    known = list(entries)
    source, target = languages_of(known)
    stream.write(f"{OMEGAT_OPENING}\n".encode())
    for entry in known:
        for pair in pairs_of(entry, source, target):
            cells = one_line(pair.source.text), one_line(pair.target.text), remark(pair)
            if not cells[0].startswith("#"):
                stream.write(("\t".join(cells) + "\n").encode())


def _sniff(head: bytes) -> bool:
    start = head.replace(b"\0", b"")[:200].lower()
    return start.lstrip(b"\xef\xbb\xbf\xff\xfe").startswith(b"#") and b"glossary" in start and b"\t" in head


def _format(choice: ColumnChoice = ()) -> EntryFormat:
    def read(stream: BinaryIO, name: str, warnings: list[FtzTermsError]) -> Iterator[ConceptEntry]:
        problems: list[Unreadable] = []
        rows = list(read_table(stream, name, problems, separator="" if choice else "\t").rows)
        if rows and not choice and len(rows[0].cells) == 1:
            raise FtzTermsError(
                "there is no tab between a term and its rendering",
                path=name,
                line=rows[0].line,
                column=1,
                hint="put one there, or name the columns with --columns source=A,target=B",
                code="unknown-column",
            )
        return table_entries(rows, name, problems, warnings, choice, may_be_empty=True)

    return EntryFormat(
        title="glossary of OmegaT",
        suffixes=(".txt", ".utf8"),
        read=read,
        write=_write,
        sniff=_sniff,
        holds=frozenset({"term.status"}),
        common=True,
        leaves_out=left_out,
        with_columns=lambda text: _format(parsed(text)),
    )


omegat_glossary = _format()
