"""Phrase TMS: memories, and a term base in TBX."""

from __future__ import annotations

from collections.abc import Iterator

from ftzterms.kits._folder import Folder
from ftzterms.kits._kit import Kit, Stock
from ftzterms.kits._memories import profile, write_memories
from ftzterms.kits._xml_terms import Martif, write_martif
from ftzterms.model import AdministrativeStatus, Term, TermMatch
from ftzterms.text.segmentation import srx


def _facts(term: Term) -> Iterator[tuple[str, str]]:
    yield "status", "Approved"
    yield "preferred", str(term.status is AdministrativeStatus.PREFERRED).lower()
    yield "forbidden", str(term.status.forbidden).lower()
    yield "caseSensitive", str(TermMatch.EXACT_CASE in term.match).lower()
    yield "exactMatch", str(TermMatch.EXACT_FORM in term.match).lower()
    if term.note:
        yield "usageNote", term.note


def _write(stock: Stock, folder: Folder) -> None:
    phrase = profile("phrase")
    write_memories(stock, folder, phrase, lambda _: "tm/")
    write_martif(stock, folder, Martif("termbase/phrase.tbx", phrase.codes, _facts))
    folder.file("segmentation.srx").stream.write(srx().encode())


phrase = Kit(
    title="Phrase",
    write=_write,
    languages="`zh_cn`, `en_us`",
    files=(
        ("tm/NAME.tmx", "TMX 1.4, one rendering a unit"),
        ("termbase/phrase.tbx", "TBX 2: status, preferred, forbidden, caseSensitive, exactMatch, usageNote"),
        ("segmentation.srx", "rules of segmentation (SRX 2.0), for the source language of a project"),
    ),
    limits=("1 GB a file.", "With strict locale matching `en_us` is refused by a memory in `en`."),
    drops=("examples and sources of terms", "further languages"),
    known="read in its documentation; the spelling of languages is from memory",
)
