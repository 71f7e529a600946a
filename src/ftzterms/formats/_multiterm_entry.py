"""Make a concept entry of one `conceptGrp` of MultiTerm XML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ftzterms.formats._entry_draft import ConceptDraft, Datum, TermDraft, Unknown, ranked
from ftzterms.formats._field_words import role_of
from ftzterms.formats._language_names import language_named
from ftzterms.formats._table_lists import unescape
from ftzterms.model import ConceptEntry, LanguageSection, Source, Term, canonical

Element = Any
"""An lxml element; its stubs are not exact enough to check against."""
_CATEGORIES = {
    "subject_field": "subjectField",
    "example": "context",
    "origin": "source",
    "status": "administrativeStatus",
    "kind": "termType",
    "part_of_speech": "partOfSpeech",
    "case": "caseSensitive",
    "exact": "exactMatch",
    "text": "source",
}
"""Data categories of TBX, by our words for fields; `Source` is where a term comes from."""
_IDS = ("concept", "id")
_PART = re.compile(r"((?:[^\\|]|\\.)*)(?:\||\Z)")
_SYSTEM = ("language", "concept", "term", "system", "languageGrp", "termGrp")


def entry(element: Element, name: str, unknown: Unknown) -> ConceptEntry | None:
    """Read a concept; one in which no term can be read is reported and gives None."""
    draft = ConceptDraft(unknown)
    number = element.findtext("concept") or ""
    identity = ""
    for datum in _data(element):
        if datum.category.lower() in _IDS:
            identity = datum.text
        else:
            _add(draft, datum)
    for child in element.iterchildren("languageGrp"):
        draft.add_section(_section(child, draft))
    if not draft.has_terms:
        unknown.warn("a concept without a term was left out", element.sourceline or 0, "no-term")
        return None
    return draft.entry(identity or number.strip(), name, element.sourceline or 0)


def _section(element: Element, draft: ConceptDraft) -> LanguageSection:
    said = element.find("language")
    tag = canonical(said.get("lang") or "") if said is not None else ""
    language = tag or (language_named(said.get("type") or "") if said is not None else "")
    if not language:
        line = element.sourceline or 0
        draft.unknown.warn("a languageGrp names no language", line, "no-language", "give its language a lang")
    definitions = []
    for datum in _data(element):
        if datum.category == "definition":
            definitions.append(datum.text)
        else:
            _add(draft, datum)
    terms = [found for child in element.iterchildren("termGrp") if (found := _term(child, language, draft))]
    return LanguageSection(language, ranked(terms), "\n".join(definitions))


def _term(element: Element, language: str, draft: ConceptDraft) -> tuple[Term, bool] | None:
    """Read a term, with whether its status is said."""
    term = element.find("term")
    text = _text(term) if term is not None else ""
    if not text:
        draft.unknown.warn("a termGrp has no term", element.sourceline or 0, "no-term", "write its term or delete it")
        return None
    builder = TermDraft(draft.unknown)
    for datum in _data(element):
        if datum.category == "context":
            draft.examples.append((language, datum.text))
        elif datum.category == "source":
            builder.sources.append(_source(datum.text))
        else:
            builder.add(datum)
    return builder.term(text, language), builder.status is not None


def _add(draft: ConceptDraft, datum: Datum) -> None:
    if datum.category == "source":
        draft.sources.append(_source(datum.text))
    elif datum.category == "context":
        draft.examples.append(("", datum.text))
    else:
        draft.add(datum)


def _source(text: str) -> Source:
    """Read a source whose parts stand between bars, in a text whose spaces were made single."""
    return Source(*(unescape(part.strip()) for part in _PART.findall(text)[:4]))


def _data(element: Element) -> Iterator[Datum]:
    """Yield the fields of one level, also those that stand in another field."""
    for child in element:
        if child.tag in ("descripGrp", "descrip"):
            for descrip in child.iter("descrip"):
                title = descrip.get("type", "")
                role = role_of(title)
                category = _CATEGORIES.get(role, role) or title
                yield Datum(category, _text(descrip), "", descrip.sourceline or 0)
        elif child.tag not in _SYSTEM:
            yield Datum(str(child.tag), _text(child), "", child.sourceline or 0)


def _text(element: Element) -> str:
    """Give an element's text, its line breaks and indents made single spaces."""
    return " ".join("".join(element.itertext()).split())
