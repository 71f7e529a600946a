"""TBX, the terminology exchange format: ISO 30042:2019 (TBX 3) and the older TBX 2 (`martif`).

Reads Core, Min and Basic in both styles (DCA: `<termNote type="…">`, DCT: `<min:partOfSpeech>`) and the habits of
CAT tools; writes TBX-Basic in DCT style.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from ftzterms.formats._entry_draft import Unknown
from ftzterms.formats._format import EntryFormat
from ftzterms.formats._ids import distinct
from ftzterms.formats._tbx_entry import entry
from ftzterms.formats._tbx_write import HELD, write
from ftzterms.formats._xml import elements, open_xml
from ftzterms.model import ConceptEntry, FtzTermsError, Unreadable, UnreadableFileError

_ROOTS = ("tbx", "martif")


def _read(stream: BinaryIO, name: str, warnings: list[FtzTermsError]) -> Iterator[ConceptEntry]:
    """Yield the concepts in file order; one that repeats an id gets another, with a warning."""
    problems: list[Unreadable] = []
    file = open_xml(stream, name, problems)
    warnings += [FtzTermsError(p.message, path=name, line=p.line, column=p.column, code=p.code) for p in problems]
    root = file.root.rpartition(":")[2]
    if root not in _ROOTS and root:
        raise UnreadableFileError(
            f"the root element is <{file.root}>, not <tbx> or <martif>",
            path=name,
            line=file.line,
            column=file.column,
            hint="export it as TBX",
            code="wrong-kind",
        )
    unknown = Unknown(name, warnings)
    found = (entry(element, name, unknown) for element in elements(file, "conceptEntry", "termEntry"))
    yield from distinct((concept for concept in found if concept), warnings)
    unknown.report()


def _sniff(head: bytes) -> bool:
    return b"<tbx" in head or b"<martif" in head


tbx = EntryFormat(
    title="TBX (ISO 30042), versions 2 and 3",
    suffixes=(".tbx",),
    read=_read,
    write=write,
    sniff=_sniff,
    holds=HELD,
)
