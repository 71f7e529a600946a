"""Wordfast: its own text memory, TMX, and a glossary."""

from __future__ import annotations

import re

from ftzterms.kits._folder import Folder, Made
from ftzterms.kits._kit import Kit, Stock
from ftzterms.kits._memories import profile, write_memories
from ftzterms.kits._terms import COMMENT, IN_COMMENT, SOURCE, TARGET, TermTable, one_line, write_terms
from ftzterms.model import TranslationUnit, Variant

_CODEC = "utf-16-le"
_MARK = "\ufeff".encode(_CODEC)
_STAMP = re.compile(r"(\d{8})T(\d{6})Z")
_NO_DATE = "19000101~000000"
_MISREAD = re.compile(r"\\[nt]")
_GLOSSARY = TermTable(
    file="glossary.txt",
    columns=(SOURCE, TARGET, COMMENT),
    encoding=_CODEC,
    line_end="\r\n",
    one_rendering=False,
    holds=IN_COMMENT,
)


def _write(stock: Stock, folder: Folder) -> None:
    wordfast = profile("wordfast")
    source, target = (wordfast.codes.of(tag) for tag in (stock.source, stock.target))
    memory = folder.file("memory.txt")
    memory.stream.write(_MARK + _header(source, target, 0))

    def add(unit: TranslationUnit) -> None:
        if unit.source and unit.target:
            _add(unit, unit.source, unit.target, memory, stock)

    write_memories(stock, folder, wordfast, lambda _: "tmx/", add)
    memory.stream.seek(len(_MARK))
    memory.stream.write(_header(source, target, memory.counts.get("unit", 0)))
    folder.file("glossary.txt").stream.write(_MARK)
    write_terms(stock, folder, _GLOSSARY, str)


def _header(source: str, target: str, number: int) -> bytes:
    """Give the first line, as long for every number of units."""
    cells = [
        "%19000101~000000",
        "%User ID,FT,FT ftzterms",
        f"%TU={number:08}",
        f"%{source}",
        "%Wordfast TM v.5.51w9/00",
    ]
    return "\t".join([*cells, f"%{target}", "%---00000001", *[""] * 5, "\r\n"]).replace("\t\r", "\r").encode(_CODEC)


def _add(unit: TranslationUnit, source: Variant, target: Variant, memory: Made, stock: Stock) -> None:
    if _MISREAD.search(source.text + target.text):
        why = "left out of memory.txt: a backslash before n or t would be read as a line end or a tab"
        stock.drops.add("unit", why, unit.id, whole=True)
        return
    if source.segment.tags or target.segment.tags:
        number = len(source.segment.tags) + len(target.segment.tags)
        stock.drops.add("inline tag", "not in memory.txt, the text stays", unit.id, number=number)
    stamp = _STAMP.fullmatch(target.changed_at or target.created_at or source.changed_at or source.created_at)
    user = one_line(target.changed_by or target.created_by or source.created_by) or "FT"
    used = target.usage_count or source.usage_count or "0"
    date = f"{stamp[1]}~{stamp[2]}" if stamp else _NO_DATE
    cells = [date, user, used, source.language, _cell(source.text), target.language, _cell(target.text), *[""] * 5]
    memory.stream.write(("\t".join(cells) + "\r\n").encode(_CODEC))
    memory.count("unit")


def _cell(text: str) -> str:
    r"""Write a text as Wordfast does: `&` as `&'26;`, a line end as `\n`, a tab as `\t`."""
    return (
        text.replace("&", "&'26;").replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n").replace("\t", "\\t")
    )


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
