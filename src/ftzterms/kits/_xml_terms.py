"""Write a glossary as XML of older tools: TBX 2 (`martif`), and that of MultiTerm."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import cast
from xml.sax.saxutils import escape, quoteattr

from ftzterms.formats import Codes, EntryFormat, formats, one_line
from ftzterms.kits._folder import Folder, Made
from ftzterms.kits._kit import Stock
from ftzterms.kits._terms import FURTHER, count_details, forbidden_terms, renderings
from ftzterms.model import ConceptEntry, LanguageSection, Source, Term, is_traditional, primary

Facts = Iterable[tuple[str, str]]
"""(kind, text)."""
_MARTIF = """<?xml version="1.0" encoding="UTF-8"?>
<martif type="TBX" xml:lang="en">
<martifHeader><fileDesc><sourceDesc><p>A glossary written by ftzterms.</p></sourceDesc></fileDesc></martifHeader>
<text><body>
"""
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
    """Write MultiTerm XML in the project's two languages."""
    made = folder.file(name)
    form = cast(EntryFormat, formats()["multiterm"])
    assert form.write
    form.write(_of_two_languages(stock, made), made.stream)


def _of_two_languages(stock: Stock, made: Made) -> Iterator[ConceptEntry]:
    """Yield each concept with its terms in the project's languages and scripts, counted."""
    for entry, sources, targets in renderings(stock):
        sections = []
        for tag, terms in ((stock.source, sources), (stock.target, targets)):
            mine = [
                replace(term, text=one_line(term.text), note=one_line(term.note), sources=_plain(term.sources))
                for term in (*terms, *forbidden_terms(entry, tag))
            ]
            definition = next((section.definition for section in entry.sections if terms[0] in section.terms), "")
            sections.append(LanguageSection(tag, tuple(mine), one_line(definition)))
        yield ConceptEntry(
            entry.id,
            tuple(sections),
            one_line(entry.subject_field),
            one_line(entry.definition),
            one_line(entry.note),
            _plain(entry.sources),
            tuple((tag, one_line(text)) for tag, text in _examples(entry, stock)),
        )
        made.count("concept")
        count_details(entry, stock, _HELD | {"source", "example"})


def _examples(entry: ConceptEntry, stock: Stock) -> Iterator[tuple[str, str]]:
    for language, text in entry.examples:
        for tag in (stock.source, stock.target):
            if primary(language) == primary(tag) and is_traditional(language) == is_traditional(tag):
                yield tag, text


def _plain(sources: tuple[Source, ...]) -> tuple[Source, ...]:
    return tuple(
        Source(one_line(source.title), source.date, one_line(source.url), one_line(source.authority))
        for source in sources
    )


def _said(entry: ConceptEntry) -> Iterator[tuple[str, str]]:
    if entry.subject_field:
        yield "subjectField", entry.subject_field
    if entry.definition:
        yield "definition", entry.definition


def _text(text: str) -> str:
    return escape(one_line(text))
