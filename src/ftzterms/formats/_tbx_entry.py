"""Make a concept entry of one `conceptEntry` (TBX 3) or `termEntry` (TBX 2) element."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ftzterms.formats._entry_draft import ConceptDraft, Datum, TermDraft, Unknown, ranked
from ftzterms.model import ConceptEntry, LanguageSection, Term

Element = Any
"""An lxml element; its stubs are not exact enough to check against."""
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LANGUAGES = ("langSec", "langSet")
_TERMS = ("termSec", "tig", "ntig")
_GROUPS = ("descripGrp", "adminGrp", "termNoteGrp", "termGrp")
_TYPED = ("descrip", "admin", "termNote", "ref", "xref", "transac", "transacNote")


def entry(element: Element, name: str, unknown: Unknown) -> ConceptEntry | None:
    """Read a concept; one in which no term can be read is reported and gives None."""
    concept = ConceptDraft(unknown)
    for datum in _data(element):
        concept.add(datum)
    for child in element:
        if _local(child) in _LANGUAGES:
            concept.add_section(_section(child, concept))
    line = element.sourceline or 0
    if not concept.has_terms:
        unknown.warn("a concept without a term was left out", line, "no-term")
        return None
    return concept.entry(element.get("id", ""), name, line)


def _section(element: Element, concept: ConceptDraft) -> LanguageSection:
    language = element.get(_XML_LANG) or element.get("lang") or ""
    if not language:
        concept.unknown.warn(
            "a language section has no xml:lang", element.sourceline or 0, "no-language", "name its language"
        )
    definitions = []
    for datum in _data(element):
        if datum.category == "definition":
            definitions.append(datum.text)
        else:
            concept.add(datum)
    terms = [term for child in element if _local(child) in _TERMS and (term := _term(child, language, concept))]
    return LanguageSection(language, ranked(terms), "\n".join(definitions))


def _term(element: Element, language: str, concept: ConceptDraft) -> tuple[Term, bool] | None:
    """Read a term, with whether its status is said."""
    line = element.sourceline or 0
    term = next((child for child in element.iter() if _local(child) == "term"), None)
    text = _text(term) if term is not None else ""
    if not text:
        concept.unknown.warn(f"a {_local(element)} has no term", line, "no-term", "write its term or delete it")
        return None
    builder = TermDraft(concept.unknown)
    for datum in _data(element):
        if datum.category == "context":
            concept.examples.append((language, datum.text))
        elif datum.category != "term":
            builder.add(datum)
    return builder.term(text, language), builder.status is not None


def _data(element: Element) -> Iterator[Datum]:
    """Yield the data categories of one level, through the groups, not those of the levels below."""
    for child in element:
        local = _local(child)
        if local in _GROUPS:
            yield from _data(child)
        elif local not in _LANGUAGES and local not in _TERMS:
            category = child.get("type", local) if local in _TYPED else local
            yield Datum(category, _text(child), child.get("target", ""), child.sourceline or 0)


def _local(element: Element) -> str:
    """Give an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _text(element: Element) -> str:
    """Give an element's text, its line breaks and indents made single spaces."""
    return " ".join("".join(element.itertext()).split())
