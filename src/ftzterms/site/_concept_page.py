"""The page of one concept: what to write, what else is right, what to avoid, who says so, and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlencode

from ftzterms.model import (
    AdministrativeStatus,
    ConceptEntry,
    Source,
    Term,
    TermKind,
    canonical,
    is_traditional,
    primary,
)
from ftzterms.reporters._element import Markup, el, joined
from ftzterms.site._document import document
from ftzterms.site._names import PageNames

_UP = "../"
_SHORT = 24
"""A note that is no longer stands beside its term."""
_LANGUAGES = {"zh": "Chinese", "en": "English"}
_GROUPS = (
    ("Write", (AdministrativeStatus.PREFERRED,)),
    ("Also right", (AdministrativeStatus.ADMITTED,)),
    ("Avoid", (AdministrativeStatus.DEPRECATED, AdministrativeStatus.SUPERSEDED)),
)


def concept_page(entry: ConceptEntry, names: PageNames, known: Mapping[str, ConceptEntry], site: str) -> str:
    """Give the page of a concept."""
    best = [term for language in _tags(entry) if (term := entry.preferred(language))]
    title = " · ".join(term.text for term in best) or entry.id
    head = [_headline(term) for term in best] or [el("h1", entry.id)]
    about = [el("code", entry.id), *([_field(entry.subject_field)] if entry.subject_field else [])]
    parts = [
        el("nav", el("a", f"← {site}", href=f"{_UP}index.html"), class_="up"),
        el("header", *head, el("p", joined(about, " · "), class_="about")),
        *_definitions(entry),
        *(part for language in _tags(entry) for part in _terms(entry, language)),
        *_section("Examples", [_example(language, text) for language, text in entry.examples]),
        *_section("Sources", [_source(source) for source in entry.sources]),
        *_notes(entry, names, known),
    ]
    return document(f"{title} – {site}", el("main", *parts, class_="concept"), up=_UP)


def _headline(term: Term) -> Markup:
    return el("h1" if primary(term.language) == "zh" else "p", term.text, lang=_lang(term.language), class_="headword")


def _field(field: str) -> Markup:
    return el("a", field.replace("-", " "), href=f"{_UP}index.html#{urlencode({'field': field})}")


def _definitions(entry: ConceptEntry) -> Iterator[Markup]:
    if entry.definition:
        yield el("p", entry.definition, class_="definition")
    for section in entry.sections:
        if section.definition:
            yield el("p", section.definition, lang=_lang(section.language), class_="definition")


def _terms(entry: ConceptEntry, language: str) -> Iterator[Markup]:
    """Set out the terms of one language, by what is to be done with them."""
    rows: list[Markup] = []
    for label, statuses in _GROUPS:
        terms = [term for term in entry.terms(language) if term.status in statuses]
        if terms:
            marked = label.split(" ", maxsplit=1)[0].lower()
            alone = marked == "also" and not rows
            rows.append(el("dt", "Admitted" if alone else label, class_=marked))
            rows += [el("dd", _term(term), class_=marked) for term in terms]
    if rows:
        yield el("section", el("h2", _LANGUAGES.get(language, language)), el("dl", *rows), class_="terms")


def _term(term: Term) -> Markup:
    """Give a term with all that is said of it."""
    parts = [el("span", term.text, lang=_lang(term.language), class_="term")]
    parts += [el("span", word, class_="tag") for word in _tags_of(term)]
    if len(term.note) > _SHORT:
        parts.append(el("p", term.note, class_="note"))
    if term.sources:
        parts.append(el("ul", *(el("li", _source(source)) for source in term.sources), class_="sources"))
    return joined(parts)


def _tags_of(term: Term) -> Iterator[str]:
    if is_traditional(term.language):
        yield "Traditional"
    if term.kind is not TermKind.FULL_FORM:
        yield term.kind
    if term.part_of_speech:
        yield term.part_of_speech
    if term.status is AdministrativeStatus.SUPERSEDED:
        yield term.status
    yield from sorted(term.match)
    if term.valid_from:
        yield f"from {term.valid_from}"
    if term.valid_until:
        yield f"until {term.valid_until}"
    if term.authority:
        yield term.authority
    if term.note and len(term.note) <= _SHORT:
        yield term.note


def _example(language: str, text: str) -> Markup:
    return el("span", text, lang=_lang(language))


def _source(source: Source) -> Markup:
    """Name a source; only an address of the web is a link."""
    is_link = source.url.lower().startswith(("https://", "http://"))
    named: str = el("a", source.title, href=source.url, rel="noopener noreferrer") if is_link else source.title
    date = el("time", source.date) if source.date else ""
    more = [part for part in (source.authority, date, "" if is_link else source.url) if part]
    return joined([named, *more], ", ")


def _notes(entry: ConceptEntry, names: PageNames, known: Mapping[str, ConceptEntry]) -> Iterator[Markup]:
    if entry.note:
        yield from _section("Note", [Markup(el("span", entry.note))])
    related = [_related(concept, names, known) for concept in entry.related]
    yield from _section("Related", related)
    if entry.not_inside:
        yield from _section("Not found inside", [el("span", word, lang="zh") for word in entry.not_inside])
    if entry.geographical_usage:
        yield from _section("Used in", [el("span", place) for place in entry.geographical_usage])
    if entry.formerly:
        yield from _section("Formerly", [el("code", name) for name in entry.formerly])


def _related(concept: str, names: PageNames, known: Mapping[str, ConceptEntry]) -> Markup:
    entry = known.get(concept)
    if entry is None:
        return el("code", concept)
    terms = [term for language in _tags(entry) if (term := entry.preferred(language))]
    text = joined([el("span", term.text, lang=_lang(term.language)) for term in terms], " ")
    return el("a", text or entry.id, href=f"{_UP}{names.of(concept)}")


def _section(title: str, items: Sequence[Markup]) -> Iterator[Markup]:
    """Set a title over a list; nothing where the list is empty."""
    if items:
        yield el("section", el("h2", title), el("ul", *(el("li", item) for item in items)))


def _tags(entry: ConceptEntry) -> list[str]:
    """Give the languages of an entry, Chinese first."""
    found = dict.fromkeys(primary(section.language) for section in entry.sections)
    return sorted(found, key=lambda language: (language != "zh", language != "en"))


def _lang(tag: str) -> str:
    """Give a tag that browsers choose a font by."""
    spelt = canonical(tag)
    return "zh-Hans" if spelt == "zh" else spelt
