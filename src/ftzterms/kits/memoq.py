"""memoQ: memories with context, and a term base as the table that memoQ itself exports."""

from __future__ import annotations

from ftzterms.formats import one_line
from ftzterms.kits._folder import Folder
from ftzterms.kits._kit import Kit, Stock
from ftzterms.kits._memories import profile, write_memories
from ftzterms.kits._terms import forbidden_terms, renderings
from ftzterms.kits._xml_terms import write_multiterm
from ftzterms.model import LanguageSection, Term, TermMatch, primary, region
from ftzterms.text.segmentation import srx

_NAMES = {
    "zh-CN": "Chinese_PRC",
    "zh-TW": "Chinese_Taiwan",
    "zh-HK": "Chinese_Hong_Kong_S.A.R.",
    "zh-SG": "Chinese_Singapore",
    "en-US": "English_United_States",
    "en-GB": "English_United_Kingdom",
}
"""memoQ's names of languages, which head the columns of its tables."""


def _write(stock: Stock, folder: Folder) -> None:
    write_memories(stock, folder, profile("memoq"), lambda _: "tm/")
    _write_table(stock, folder)
    write_multiterm(stock, folder, "termbase/multiterm.xml")
    folder.file("segmentation.srx").stream.write(srx().encode())


def _write_table(stock: Stock, folder: Folder) -> None:
    """Write one concept a row; the columns of a term are repeated as often as the longest row needs."""
    import csv
    from io import StringIO

    rows = []
    for number, (entry, *languages) in enumerate(renderings(stock.quiet()), 1):
        terms = [
            [*approved, *forbidden_terms(entry, tag)]
            for tag, approved in zip((stock.source, stock.target), languages, strict=True)
        ]
        head = [str(number), entry.subject_field, "; ".join(filter(None, (entry.id, entry.note)))]
        definitions = [_definition(entry.sections, tag) or entry.definition for tag in (stock.source, stock.target)]
        rows.append((head, definitions, terms))
    widths = [max((len(terms[side]) for _, _, terms in rows), default=1) for side in (0, 1)]
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_header(stock, widths))
    for head, definitions, terms in rows:
        cells = list(head)
        for definition, mine, width in zip(definitions, terms, widths, strict=True):
            cells.append(definition)
            for term in mine:
                cells += [term.text, _info(term), ""]
            cells += ["", "", ""] * (width - len(mine))
        writer.writerow(map(one_line, cells))
    made = folder.file("termbase/memoq.csv")
    made.stream.write(text.getvalue().encode("utf-8-sig"))
    made.count("concept", len(rows))


def _header(stock: Stock, widths: list[int]) -> list[str]:
    cells = ["Entry_ID", "Entry_Subject", "Entry_Note"]
    for tag, width in zip((stock.source, stock.target), widths, strict=True):
        name = _NAMES.get(tag, f"{'Chinese' if primary(tag) == 'zh' else 'English'}_{region(tag)}")
        cells += [f"{name}_Def", *[name, "Term_Info", "Term_Example"] * width]
    return cells


def _info(term: Term) -> str:
    """Say how memoQ looks for a term, and whether it is forbidden."""
    case = "CaseSense" if TermMatch.EXACT_CASE in term.match else "CasePermissive"
    match = "Exact" if TermMatch.EXACT_FORM in term.match or primary(term.language) == "zh" else "HalfPrefix"
    return ";".join([case, match, *["Forbidden"] * term.status.forbidden])


def _definition(sections: tuple[LanguageSection, ...], tag: str) -> str:
    return next((section.definition for section in sections if primary(section.language) == primary(tag)), "")


memoq = Kit(
    title="memoQ",
    write=_write,
    languages="`zh-CN`, `en-US`; in tables `Chinese_PRC`, `English_United_States`",
    files=(
        ("tm/NAME.tmx", "TMX 1.4, UTF-8; context as `x-context-pre` and `x-context-post` on the source"),
        ("termbase/memoq.csv", "a concept a row, in the columns of memoQ's own export; forbidden terms marked"),
        ("termbase/multiterm.xml", "the same as MultiTerm XML"),
        ("segmentation.srx", "rules of segmentation (SRX 2.0), to be imported in the Resource console"),
    ),
    limits=("A table must be imported as UTF-8, with its first row as field names.",),
    drops=("examples and sources of terms", "further languages"),
    known="read in its documentation and in real files; the words of `Term_Info` are from memory",
)
