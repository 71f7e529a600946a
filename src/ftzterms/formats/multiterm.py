"""MultiTerm XML (`mtf`): termbases of Trados, with the fields that a termbase has.

Which fields there are is up to a termbase; ours are named in English, and those of others are known by usual names.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from ftzterms.formats._entry_draft import Unknown
from ftzterms.formats._format import EntryFormat
from ftzterms.formats._ids import distinct
from ftzterms.formats._multiterm_entry import entry
from ftzterms.formats._multiterm_write import HELD, write
from ftzterms.formats._xml import elements, open_xml
from ftzterms.model import ConceptEntry, FtzTermsError, Unreadable, UnreadableFileError


def _read(stream: BinaryIO, name: str, warnings: list[FtzTermsError]) -> Iterator[ConceptEntry]:
    """Yield the concepts in file order; one that repeats an id gets another, with a warning."""
    problems: list[Unreadable] = []
    file = open_xml(stream, name, problems)
    warnings += [FtzTermsError(p.message, path=name, line=p.line, column=p.column, code=p.code) for p in problems]
    if file.root not in ("mtf", ""):
        raise UnreadableFileError(
            f"the root element is <{file.root}>, not <mtf>",
            path=name,
            line=file.line,
            column=file.column,
            hint="export it as MultiTerm XML, or give it the suffix of its format",
            code="wrong-kind",
        )
    unknown = Unknown(name, warnings)
    found = (entry(element, name, unknown) for element in elements(file, "conceptGrp"))
    yield from distinct((concept for concept in found if concept), warnings)
    unknown.report()


def _sniff(head: bytes) -> bool:
    return b"<mtf" in head.replace(b"\0", b"")


multiterm = EntryFormat(
    title="MultiTerm XML",
    suffixes=(".xml",),
    read=_read,
    write=write,
    sniff=_sniff,
    holds=HELD,
    common=True,
)
