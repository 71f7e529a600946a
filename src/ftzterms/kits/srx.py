"""SRX: the rules by which sentences of Chinese and English are told apart, for any tool that reads them."""

from __future__ import annotations

from ftzterms.kits._folder import Folder
from ftzterms.kits._kit import Kit, Stock
from ftzterms.text import segmentation


def _write(_: Stock, folder: Folder) -> None:
    rules = segmentation.srx()
    made = folder.file("segmentation.srx")
    made.stream.write(rules.encode())
    made.count("rule", rules.count("<rule "))


srx = Kit(
    title="SRX",
    write=_write,
    languages="`zh…`, `en…`",
    files=(("segmentation.srx", "SRX 2.0: the rules by which documents are cut into sentences here"),),
    limits=(
        "Tools break inside quotations and brackets too, where a sentence ends in them; the checks here do not.",
        "Units of a memory and the glossary are no part of it.",
    ),
    known="read in the specification of SRX 2.0",
)
