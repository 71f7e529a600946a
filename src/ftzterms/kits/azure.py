"""Azure AI Translator: a glossary for the translation of documents."""

from __future__ import annotations

from ftzterms.formats import Codes
from ftzterms.kits._folder import Folder
from ftzterms.kits._kit import Kit, Stock
from ftzterms.kits._terms import SOURCE, TARGET, TermTable, write_terms

_TABLE = TermTable("glossary.tsv", (SOURCE, TARGET))


def _write(stock: Stock, folder: Folder) -> None:
    write_terms(stock, folder, _TABLE, Codes("zh-Hans", "zh-Hant", "en").of)


azure = Kit(
    title="Azure AI Translator",
    write=_write,
    languages="none in the file; `zh-Hans`, `zh-Hant`, `en` in the request",
    files=(("glossary.tsv", "term and rendering, no header"),),
    limits=("One rendering a term, for one direction.",),
    drops=("all but the rendering to use: forbidden and further ones, definitions, notes",),
    known="read in its documentation",
)
