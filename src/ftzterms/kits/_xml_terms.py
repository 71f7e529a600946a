"""Write a glossary as XML of older tools: TBX 2 (`martif`), and MultiTerm's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from ftzterms.formats import Codes
from ftzterms.kits._folder import Folder
from ftzterms.kits._kit import Stock
from ftzterms.kits._terms import FURTHER, count_details, forbidden_terms, one_line, renderings
from ftzterms.model import ConceptEntry, Term, primary

Facts = Iterable[tuple[str, str]]
"""(kind, text)."""
_MARTIF = """<?xml version="1.0" encoding="UTF-8"?>
<martif type="TBX" xml:lang="en">
<martifHeader><fileDesc><sourceDesc><p>A glossary written by ftzterms.</p></sourceDesc></fileDesc></martifHeader>
<text><body>
"""
_NAMES = {"zh": "Chinese", "en": "English"}
_HELD = frozenset({"definition", "note", "subject field", "forbidden term", FURTHER})


@dataclass(frozen=True, slots=True)
class Martif:
    """How a tool wants TBX 2."""

    file: str
    codes: Codes
    facts: Callable[[Term], Facts]
    """What it is told of a term, as kinds of `termNote`."""


def write_martif(stock: Stock, folder: Folder, form: Martif) -> None:
    """Write TBX 2: each concept a `termEntry`, each term a `tig`."""
    made = folder.file(form.file)
    made.stream.write(_MARTIF.encode())
    for entry, sources, targets in renderings(stock):
        parts = [f"<termEntry id={quoteattr(one_line(entry.id))}>\n"]
        parts += [f"<descrip type={quoteattr(kind)}>{_text(text)}</descrip>\n" for kind, text in _said(entry)]
        parts += [f"<note>{_text(entry.note)}</note>\n" if entry.note else ""]
        for tag, terms in ((stock.source, sources), (stock.target, targets)):
            parts.append(f"<langSet xml:lang={quoteattr(form.codes.of(tag))}>\n")
            for term in (*terms, *forbidden_terms(entry, tag)):
                notes = "".join(
                    f"<termNote type={quoteattr(kind)}>{_text(text)}</termNote>" for kind, text in form.facts(term)
                )
                parts.append(f"<tig><term>{_text(term.text)}</term>{notes}</tig>\n")
            parts.append("</langSet>\n")
        made.stream.write("".join([*parts, "</termEntry>\n"]).encode())
        made.count("concept")
        count_details(entry, stock, _HELD)
    made.stream.write(b"</body></text>\n</martif>\n")


def write_multiterm(stock: Stock, folder: Folder, name: str) -> None:
    """Write MultiTerm XML: `conceptGrp`, `languageGrp`, `termGrp`; concepts are numbered."""
    made = folder.file(name)
    made.stream.write(b'<?xml version="1.0" encoding="UTF-8"?>\n<mtf>\n')
    for number, (entry, sources, targets) in enumerate(renderings(stock), 1):
        said = [("Subject", entry.subject_field), ("Definition", entry.definition), ("Note", entry.note)]
        parts = [f"<conceptGrp>\n<concept>{number}</concept>\n", *_descriptions([*said, ("Concept", entry.id)])]
        for tag, terms in ((stock.source, sources), (stock.target, targets)):
            language = quoteattr(_NAMES[primary(tag)])
            parts.append(f"<languageGrp>\n<language type={language} lang={quoteattr(tag.upper())}/>\n")
            for term in (*terms, *forbidden_terms(entry, tag)):
                facts = [("Status", str(term.status)), ("Type", str(term.kind)), ("Note", term.note)]
                descriptions = "".join(_descriptions(facts))
                parts.append(f"<termGrp>\n<term>{_text(term.text)}</term>\n{descriptions}</termGrp>\n")
            parts.append("</languageGrp>\n")
        made.stream.write("".join([*parts, "</conceptGrp>\n"]).encode())
        made.count("concept")
        count_details(entry, stock, _HELD)
    made.stream.write(b"</mtf>\n")


def _descriptions(facts: Facts) -> Iterator[str]:
    for kind, text in facts:
        if text:
            yield f"<descripGrp><descrip type={quoteattr(kind)}>{_text(text)}</descrip></descripGrp>\n"


def _said(entry: ConceptEntry) -> Iterator[tuple[str, str]]:
    if entry.subject_field:
        yield "subjectField", entry.subject_field
    if entry.definition:
        yield "definition", entry.definition


def _text(text: str) -> str:
    return escape(one_line(text))
