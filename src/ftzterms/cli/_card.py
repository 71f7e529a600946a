"""A concept entry set out for a reader: what to write, what else is right, what to avoid, and who says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

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


def full_card(page: Screen, entry: ConceptEntry, known: Callable[[str], ConceptEntry | None]) -> Iterator[str]:
    """Set out all that a glossary says of a concept; *known* gives the concepts that it is related to."""
    names = (entry.preferred(language) for language in _languages(entry))
    title = " · ".join(term.text for term in names if term) or entry.id
    yield page.paint(safe(title), Style.BOLD)
    for label, text in (
        ("concept", entry.id),
        ("field", entry.subject_field),
        ("means", entry.definition),
        *((f"def. {primary(section.language)}", section.definition) for section in entry.sections),
    ):
        yield from _row(page, label, text)
    for language in _languages(entry):
        yield from _renderings(page, entry, language, status=True)
    yield from _details(page, entry)
    for source in entry.sources:
        yield from _attested(page, source)
    for source, terms in _sources_of_terms(entry).items():
        yield from _attested(page, source, ", ".join(f"“{text}”" for text in terms))
    for language, sentence in entry.examples:
        yield from _row(page, f"e.g. {primary(language)}", sentence)
    for label, text in (
        ("note", entry.note),
        ("related", " · ".join(_related(name, known(name)) for name in entry.related)),
        ("not in", " · ".join(entry.not_inside)),
        ("used in", ", ".join(entry.geographical_usage)),
        ("was", ", ".join(entry.formerly)),
        ("file", ":".join(str(part) for part in (entry.file, entry.line) if part)),
    ):
        yield from _row(page, label, text)


def _related(name: str, entry: ConceptEntry | None) -> str:
    """Name a related concept by its Chinese term and its id."""
    term = entry and (entry.preferred("zh") or entry.preferred("en"))
    return f"{term.text} ({name})" if term else name


def _sources_of_terms(entry: ConceptEntry) -> dict[Source, list[str]]:
    """Give the sources of single terms with the terms that they attest."""
    found: dict[Source, list[str]] = {}
    for term in entry.terms():
        for source in term.sources:
            if source not in entry.sources:
                found.setdefault(source, []).append(term.text)
    return found


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


def _renderings(page: Screen, entry: ConceptEntry, language: str, *, status: bool = False) -> Iterator[str]:
    """Say what to write in one language, what else may stand there, and what must not.

    With *status* a term to write that is not preferred says so.
    """
    best = entry.preferred(language)
    terms = list(entry.terms(language))
    if best:
        admitted = status and best.status is AdministrativeStatus.ADMITTED
        yield from _row(page, language, _list([best]) + (" (admitted)" if admitted else ""), Style.GREEN)
    others = [term for term in terms if term.status.approved and term is not best]
    yield from _row(page, "also", _list(others))
    yield from _row(page, "avoid", _list(term for term in terms if term.status.forbidden), Style.RED)


def _details(page: Screen, entry: ConceptEntry) -> Iterator[str]:
    """Say what is special about single terms; those of which the same is said stand together."""
    alike: dict[str, list[str]] = {}
    for term in entry.terms():
        if said := _said(term):
            alike.setdefault(said, []).append(term.text)
    label = "terms"
    for said, names in alike.items():
        yield from _row(page, label, f"{' · '.join(names)}: {said}")
        label = ""


def _said(term: Term) -> str:
    """Say how a term is used, when it was, how it is looked for, and what its note says."""
    kind = str(term.kind) if term.kind is TermKind.PHRASE else ""
    since = f"from {term.valid_from}" if term.valid_from else ""
    until = f"until {term.valid_until}" if term.valid_until else ""
    manner = ", ".join(filter(None, (kind, term.part_of_speech, " ".join(filter(None, (since, until))))))
    return "; ".join(filter(None, (manner, ", ".join(sorted(term.match)), term.note)))


def _list(terms: Iterable[Term]) -> str:
    """Join terms that a reader tells apart, those of one usage together: `a · b (machine translation)`."""
    once: dict[str, Term] = {}
    for term in terms:
        once.setdefault(term.text.casefold(), term)
    by_usage: dict[str, list[str]] = {}
    for term in once.values():
        by_usage.setdefault(_usage(term), []).append(term.text)
    return "; ".join(" · ".join(names) + (f" ({usage})" if usage else "") for usage, names in sorted(by_usage.items()))


def _usage(term: Term) -> str:
    """Say what a reader must know of a term: that it is short, or old, or whose it is."""
    short = term.kind in (TermKind.ABBREVIATION, TermKind.SHORT_FORM)
    old = term.status is AdministrativeStatus.SUPERSEDED
    return ", ".join(filter(None, (str(term.kind) * short, str(term.status) * old, term.authority)))


def _attested(page: Screen, source: Source, what: str = "") -> Iterator[str]:
    """Name a source, and *what* alone it attests; its address stays whole, for terminals that make a link of it."""
    named = ", ".join(filter(None, (source.title, source.authority, source.date)))
    yield from _row(page, "source", f"for {what}: {named}" if what else named)
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
