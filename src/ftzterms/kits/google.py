"""Google Cloud Translation: a glossary for one direction, and one for both."""

from __future__ import annotations

from ftzterms.formats import remark
from ftzterms.kits._folder import Folder
from ftzterms.kits._kit import Kit, Stock
from ftzterms.kits._memories import profile
from ftzterms.kits._terms import SOURCE, TARGET, Column, TermTable, write_terms

_ONE_WAY = TermTable("glossary.csv", (SOURCE, TARGET), separator=",", quoted=True, file_bytes=10 << 20)
_BOTH_WAYS = TermTable(
    "equivalent-terms.csv",
    (
        SOURCE,
        TARGET,
        Column("pos", lambda pair: pair.target.part_of_speech or ""),
        Column("description", remark),
    ),
    separator=",",
    quoted=True,
    opening="{source},{target},pos,description",
    file_bytes=10 << 20,
)


def _write(stock: Stock, folder: Folder) -> None:
    codes = profile("google").codes
    write_terms(stock, folder, _ONE_WAY, codes.of)
    write_terms(stock.quiet(), folder, _BOTH_WAYS, codes.of)


google = Kit(
    title="Google Cloud Translation",
    write=_write,
    languages="`zh-CN`, `zh-TW`, `en`",
    files=(
        ("glossary.csv", "term and rendering, no header, for one direction (`languagePair`)"),
        ("equivalent-terms.csv", "a first row of codes, `pos`, `description` (`languageCodesSet`)"),
    ),
    limits=(
        "10,485,760 bytes a file.",
        "Stop words are passed over; terms of fewer than five words are advised.",
    ),
    drops=("further and forbidden renderings; in `glossary.csv` all but the rendering to use",),
    known="read in its documentation",
)
