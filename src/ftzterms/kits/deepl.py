"""DeepL: a glossary as a table, and the same as the body of a request that makes it."""

from __future__ import annotations

import json

from ftzterms.formats import Codes
from ftzterms.kits._folder import Folder
from ftzterms.kits._kit import Kit, Stock
from ftzterms.kits._terms import SOURCE, TARGET, TermTable, lines

_CODES = Codes("zh", "zh", "en")
_TABLE = TermTable("glossary.tsv", (SOURCE, TARGET), term_bytes=1024, file_bytes=10 << 20)


def _write(stock: Stock, folder: Folder) -> None:
    rows = list(lines(stock, _TABLE))
    made = folder.file(_TABLE.file)
    made.stream.write(b"".join(rows))
    made.count("term", len(rows))
    source, target = _CODES.of(stock.source), _CODES.of(stock.target)
    dictionary = {
        "source_lang": source,
        "target_lang": target,
        "entries": b"".join(rows).decode().removesuffix("\n"),
        "entries_format": "tsv",
    }
    body = {"name": f"ftzterms {source}-{target}", "dictionaries": [dictionary]}
    request = folder.file("request.json")
    request.stream.write((json.dumps(body, ensure_ascii=False) + "\n").encode())
    request.count("term", len(rows))


deepl = Kit(
    title="DeepL",
    write=_write,
    languages="`zh`, `en`; Simplified and Traditional are one",
    files=(
        ("glossary.tsv", "term and rendering, no header"),
        ("request.json", "the body of `POST /v3/glossaries` that makes this glossary"),
    ),
    limits=(
        "1,024 bytes a term (about 340 hanzi).",
        "10 MiB a glossary.",
        "One rendering a term, no control characters.",
    ),
    drops=("all but the rendering to use: forbidden and further ones, definitions, notes",),
    known="read in its specification; those of duplicates and controls are from memory",
)
