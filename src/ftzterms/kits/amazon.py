"""Amazon Translate: a custom terminology with the forms that it would not find by itself, and parallel data."""

from __future__ import annotations

from collections.abc import Iterator

from ftzterms.formats import Pair
from ftzterms.kits._folder import Folder
from ftzterms.kits._kit import Kit, Stock
from ftzterms.kits._memories import profile, write_memories
from ftzterms.kits._terms import SOURCE, TARGET, TermTable, write_terms
from ftzterms.model import PartOfSpeech, TermMatch, primary
from ftzterms.text.forms import plural


def _forms(pair: Pair) -> Iterator[str]:
    """Yield an English term with a capital, and its plural: the service finds what is written and nothing else."""
    term = pair.source
    if primary(term.language) != "en" or TermMatch.EXACT_FORM in term.match:
        return
    forms = [term.text]
    last = term.text.split(" ")[-1]
    if last.isascii() and last.isalpha() and last.islower() and term.part_of_speech in (None, PartOfSpeech.NOUN):
        forms.append(term.text.removesuffix(last) + plural(last))
    for form in forms:
        yield form
        if TermMatch.EXACT_CASE not in term.match:
            yield form[:1].upper() + form[1:]


_TABLE = TermTable(
    "terminology.csv",
    (SOURCE, TARGET),
    separator=",",
    quoted=True,
    opening="{source},{target}",
    file_bytes=10_485_760,
    more=_forms,
)


def _write(stock: Stock, folder: Folder) -> None:
    amazon = profile("amazon")
    write_terms(stock, folder, _TABLE, amazon.codes.of)
    write_memories(stock, folder, amazon, lambda _: "parallel-data/")


amazon = Kit(
    title="Amazon Translate",
    write=_write,
    languages="`zh`, `zh-TW`, `en`",
    files=(
        ("terminology.csv", "a custom terminology for one direction (`UNI`); the first row names the languages"),
        ("parallel-data/NAME.tmx", "TMX 1.4 without inline tags, for active custom translation"),
    ),
    limits=(
        "10,485,760 bytes a terminology.",
        "Case and form must be those of the text: English terms stand there with a capital and in the plural too.",
    ),
    drops=("further and forbidden renderings, definitions, notes", "inline tags: the text stays"),
    known="read in its documentation",
)
