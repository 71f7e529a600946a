"""Trados Studio and MultiTerm: memories with exact language codes, and a termbase."""

from __future__ import annotations

from dataclasses import replace

from ftzterms.kits._folder import Folder
from ftzterms.kits._kit import Kit, Stock
from ftzterms.kits._memories import profile, write_memories
from ftzterms.kits._xml_terms import write_multiterm
from ftzterms.model import TranslationUnit

_APART = "longer-than-2000/"


def _write(stock: Stock, folder: Folder) -> None:
    trados = profile("trados")

    def place(unit: TranslationUnit) -> str:
        sides = [side.text for side in (unit.source, unit.target) if side]
        if max(map(len, sides)) <= trados.longest:
            return "tm/"
        why = f"longer than {trados.longest:,} characters a side: apart in {_APART}, which the cloud does not take"
        stock.drops.add("unit", why, unit.id, whole=True)
        return _APART

    write_memories(stock, folder, replace(trados, longest=0), place)
    write_multiterm(stock, folder, "termbase/multiterm.xml")


trados = Kit(
    title="Trados",
    write=_write,
    languages="`zh-CN`, `en-US`, exactly those of the memory in Trados",
    files=(
        ("tm/NAME.tmx", "TMX 1.4, to import into a memory of the same two languages"),
        (f"{_APART}NAME.tmx", "units of more than 2,000 characters a side, for Studio alone"),
        ("termbase/multiterm.xml", "MultiTerm XML: every term with its status, forbidden ones too"),
    ),
    limits=(
        "2,000 characters a side in the cloud.",
        "Units whose languages differ from the memory's, even by region, are passed over without a word.",
        "A termbase needs Subject, Definition, Note, Source, Context, Concept, Status, Type, Part of speech as fields.",
    ),
    drops=("`x-Context` cannot be made outside Trados: no context matches", "further languages"),
    known="read in its documentation and, for MultiTerm, in a real export; the names of fields are ours",
)
