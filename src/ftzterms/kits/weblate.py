"""Weblate: memories as TMX and as JSON, and a glossary."""

from __future__ import annotations

from collections.abc import Iterator

from ftzterms.formats import memory_object
from ftzterms.kits._folder import Folder
from ftzterms.kits._kit import Kit, Stock
from ftzterms.kits._memories import profile, write_memories
from ftzterms.kits._xml_terms import Martif, write_martif
from ftzterms.model import AdministrativeStatus, Term, TranslationUnit

_FROM_A_FILE = 1
"""Weblate's category of what was imported."""


def _facts(term: Term) -> Iterator[tuple[str, str]]:
    if term.status is AdministrativeStatus.SUPERSEDED:
        yield "administrativeStatus", "obsolete"
    elif term.status.forbidden:
        yield "administrativeStatus", "forbidden"


def _write(stock: Stock, folder: Folder) -> None:
    weblate = profile("weblate")
    document = folder.file("memory.json")
    document.stream.write(b"[")

    def add(unit: TranslationUnit) -> None:
        if not (unit.source and unit.target):
            return
        comma = b",\n" if document.counts else b"\n"
        document.stream.write(comma + memory_object(unit, origin="ftzterms", category=_FROM_A_FILE))
        document.count("unit")

    write_memories(stock, folder, weblate, lambda _: "tmx/", add)
    document.stream.write(b"\n]\n")
    write_martif(stock, folder, Martif("glossary.tbx", weblate.codes, _facts))


weblate = Kit(
    title="Weblate",
    write=_write,
    languages="`zh_Hans`, `en`",
    files=(
        ("memory.json", "all units; texts, languages, origin, category, and nothing else"),
        ("tmx/NAME.tmx", "the same as TMX 1.4; `srclang` names the language, never `*all*`"),
        ("glossary.tbx", "TBX 2, for a glossary component; forbidden and obsolete terms marked"),
    ),
    limits=(
        "A language that Weblate does not know aborts the import of a TMX file, and is passed over in JSON.",
        "A text must not be empty.",
    ),
    drops=("inline tags: the text stays", "notes, properties, dates and users", "further languages"),
    known="read in its source",
)
