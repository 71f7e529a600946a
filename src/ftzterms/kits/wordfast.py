"""Wordfast: its own text memory, TMX, and a glossary."""

from __future__ import annotations

import re
from dataclasses import replace

from ftzterms.formats import WordfastWriter
from ftzterms.kits._folder import Folder
from ftzterms.kits._kit import Kit, Stock
from ftzterms.kits._memories import profile, write_memories
from ftzterms.kits._terms import COMMENT, IN_COMMENT, SOURCE, TARGET, TermTable, write_terms
from ftzterms.model import TranslationUnit, Variant

_MISREAD = re.compile(r"\\[nt]")
_GLOSSARY = TermTable(
    file="glossary.txt",
    columns=(SOURCE, TARGET, COMMENT),
    encoding="utf-16-le",
    line_end="\r\n",
    one_rendering=False,
    holds=IN_COMMENT,
)


def _write(stock: Stock, folder: Folder) -> None:
    wordfast = profile("wordfast")
    memory = folder.file("memory.txt")
    writer = WordfastWriter(memory.stream, *(wordfast.codes.of(tag) for tag in (stock.source, stock.target)), user="FT")

    def add(unit: TranslationUnit) -> None:
        if unit.source and unit.target and _fits(unit, unit.source, unit.target, stock):
            writer.add(replace(unit, source=_with_line_feeds(unit.source), target=_with_line_feeds(unit.target)))
            memory.count("unit")

    write_memories(stock, folder, wordfast, lambda _: "tmx/", add)
    writer.end()
    folder.file("glossary.txt").stream.write("\ufeff".encode(_GLOSSARY.encoding))
    write_terms(stock, folder, _GLOSSARY, str)


def _fits(unit: TranslationUnit, source: Variant, target: Variant, stock: Stock) -> bool:
    if _MISREAD.search(source.text + target.text):
        why = "left out of memory.txt: a backslash before n or t would be read as a line end or a tab"
        stock.drops.add("unit", why, unit.id, whole=True)
        return False
    if source.segment.tags or target.segment.tags:
        number = len(source.segment.tags) + len(target.segment.tags)
        stock.drops.add("inline tag", "not in memory.txt, the text stays", unit.id, number=number)
    return True


def _with_line_feeds(variant: Variant) -> Variant:
    """Give a text with the only line end that Wordfast writes."""
    segment = variant.segment
    return replace(variant, segment=replace(segment, text=segment.text.replace("\r\n", "\n").replace("\r", "\n")))


wordfast = Kit(
    title="Wordfast",
    write=_write,
    languages="`ZH-CN`, `EN-US`",
    files=(
        ("memory.txt", "all units in Wordfast's own table: 12 columns, UTF-16, a first line with `%`"),
        ("tmx/NAME.tmx", "the same as TMX 1.4, a file for each memory"),
        ("glossary.txt", "source, rendering, comment, UTF-16"),
    ),
    limits=(r"A backslash before n or t cannot stand in `memory.txt`.",),
    drops=("inline tags, notes and properties, in `memory.txt`", "statuses of terms: the comment says what to avoid"),
    known="read in the source of a program that writes its table; those of the glossary are from memory",
)
