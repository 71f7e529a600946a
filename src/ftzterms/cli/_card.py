"""A concept entry set out for a reader: what to write, what else is right, what to avoid, and who says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ftzterms.model import AdministrativeStatus, ConceptEntry, Source, Term, TermHit, TermKind, primary
from ftzterms.reporters import Screen, Style, pad, safe, wrap

_LABEL = 10
_PLACES = 2
"""How many sources a short card names."""

Found = tuple[TermHit, str]
"""A hit with the words as the text has them."""


def found_card(page: Screen, found: Sequence[Found]) -> Iterator[str]:
    """Set out a concept found in a text: the rendering in the other language, and what was wrong here."""
    entry = found[0][0].entry
    yield _words(page, found)
    wrong = {primary(hit.term.language) for hit, _ in found if hit.term.status.forbidden}
    here = {primary(hit.term.language) for hit, _ in found}
    for language in sorted(_languages(entry), key=lambda language: language not in wrong):
        if language in wrong or language not in here or len(here) > 1:
            yield from _renderings(page, entry, language)
    for source in list({source.title: source for source in reversed(_sources(entry))}.values())[: -_PLACES - 1 : -1]:
        yield from _attested(page, source)
    if entry.note:
        yield from _row(page, "note", entry.note)


def full_card(page: Screen, entry: ConceptEntry) -> Iterator[str]:
    """Set out all that a glossary says of a concept."""
    names = (entry.preferred(language) for language in _languages(entry))
    title = " · ".join(term.text for term in names if term) or entry.id
    yield page.paint(safe(title), Style.BOLD)
    for label, text in (
        ("concept", entry.id),
        ("field", entry.subject_field),
        ("means", entry.definition),
    ):
        yield from _row(page, label, text)
    for language in _languages(entry):
        yield from _renderings(page, entry, language)
    yield from _details(page, entry)
    for source in _sources(entry):
        yield from _attested(page, source)
    for language, sentence in entry.examples:
        yield from _row(page, f"e.g. {primary(language)}", sentence)
    for label, text in (
        ("note", entry.note),
        ("related", " · ".join(entry.related)),
        ("not in", " · ".join(entry.not_inside)),
        ("file", ":".join(str(part) for part in (entry.file, entry.line) if part)),
    ):
        yield from _row(page, label, text)


def _words(page: Screen, found: Sequence[Found]) -> str:
    """Name the words found, as the text has them, and the concept."""
    words = Counter((words, hit.term.status) for hit, words in found)
    named = [
        page.paint(safe(text), Style.RED if status.forbidden else Style.BOLD)
        + (f" ({status})" if status.forbidden else "")
        + (f" ×{times}" if times > 1 else "")
        for (text, status), times in words.items()
    ]
    return f"{' · '.join(named)}  {page.paint(safe(found[0][0].entry.id), Style.FAINT)}"


def _renderings(page: Screen, entry: ConceptEntry, language: str) -> Iterator[str]:
    """Say what to write in one language, what else may stand there, and what must not."""
    best = entry.preferred(language)
    terms = list(entry.terms(language))
    if best:
        yield from _row(page, language, _list([best]), Style.GREEN)
    others = [term for term in terms if term.status.approved and term is not best]
    yield from _row(page, "also", _list(others))
    yield from _row(page, "avoid", _list(term for term in terms if term.status.forbidden), Style.RED)


def _details(page: Screen, entry: ConceptEntry) -> Iterator[str]:
    """Give the notes and the validity of single terms."""
    label = "terms"
    for term in entry.terms():
        since = f"from {term.valid_from} " if term.valid_from else ""
        until = f"until {term.valid_until} " if term.valid_until else ""
        match = ", ".join(sorted(term.match))
        said = "; ".join(filter(None, (f"{since}{until}".strip(), match, term.note)))
        if said:
            yield from _row(page, label, f"{term.text}: {said}")
            label = ""


def _list(terms: Iterable[Term]) -> str:
    """Join terms that a reader tells apart, those of one usage together: `a · b (machine translation)`."""
    once = {term.text.casefold(): term for term in reversed(list(terms))}
    by_usage: dict[str, list[str]] = {}
    for term in once.values():
        by_usage.setdefault(_usage(term), []).append(term.text)
    return "; ".join(" · ".join(names) + (f" ({usage})" if usage else "") for usage, names in sorted(by_usage.items()))


def _usage(term: Term) -> str:
    """Say what a reader must know of a term: that it is short, or old, or whose it is."""
    short = term.kind in (TermKind.ABBREVIATION, TermKind.SHORT_FORM)
    old = term.status is AdministrativeStatus.SUPERSEDED
    return ", ".join(filter(None, (str(term.kind) * short, str(term.status) * old, term.authority)))


def _attested(page: Screen, source: Source) -> Iterator[str]:
    """Name a source; its address stays whole, for terminals that make a link of it."""
    yield from _row(page, "source", ", ".join(filter(None, (source.title, source.authority, source.date))))
    if source.url:
        yield " " * _LABEL + safe(source.url)


def _sources(entry: ConceptEntry) -> list[Source]:
    own = [source for term in entry.terms() for source in term.sources]
    return list(dict.fromkeys([*entry.sources, *own]))


def _languages(entry: ConceptEntry) -> list[str]:
    return list(dict.fromkeys(primary(section.language) for section in entry.sections))


def _row(page: Screen, label: str, text: str, style: Style = Style.PLAIN) -> Iterator[str]:
    """Set a text beside its label, broken to the width of the screen; nothing where there is no text."""
    if not text:
        return
    for number, line in enumerate(wrap(safe(text), page.width - _LABEL)):
        yield "  " + pad("" if number else label, _LABEL - 2) + page.paint(line, style)
