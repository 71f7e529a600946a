"""Read TBX, versions 2 and 3."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from ftzterms.formats._entry_draft import Unknown
from ftzterms.formats._ids import distinct
from ftzterms.formats._tbx_entry import entry
from ftzterms.formats._tbx_rules import CORE, Broken, broken_concept, broken_frame
from ftzterms.formats._xml import XmlFile, elements, open_xml
from ftzterms.model import ConceptEntry, FtzTermsError, GlossaryError, Unreadable, UnreadableFileError

_ROOTS = ("tbx", "martif")
_MOST_FAULTS = 100


def read(stream: BinaryIO, name: str, warnings: list[FtzTermsError]) -> Iterator[ConceptEntry]:
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
    broken: list[Broken] = []
    found = (entry(element, name, unknown) for element in _held_to_rules(file, broken))
    yield from distinct((concept for concept in found if concept), warnings)
    if broken:
        raise GlossaryError([_fault(each, name) for each in broken], path=name)
    unknown.report()


def _held_to_rules(file: XmlFile, broken: list[Broken]) -> Iterator[Any]:
    """Yield the concepts of a file; what breaks the rules of TBX 3 is added to *broken*."""
    dialect = ""
    for number, element in enumerate(elements(file, "conceptEntry", "termEntry")):
        if element.tag == f"{{{CORE}}}conceptEntry" and len(broken) < _MOST_FAULTS:
            if not number:
                dialect = element.getroottree().getroot().get("type", "")
                broken += broken_frame(element)
            broken += broken_concept(element, dialect)
        yield element


def _fault(broken: Broken, name: str) -> FtzTermsError:
    return FtzTermsError(
        broken.message,
        path=name,
        line=broken.line,
        hint="correct it, or let its first element declare no dialect of TBX that it does not follow",
        code="not-of-dialect",
    )
