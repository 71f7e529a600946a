"""House styles: which of the renderings that a glossary admits a house demands.

A style is a TOML file. `demand` names, for the id of a concept, the rendering to use: it becomes preferred, and what
stands in its place elsewhere becomes superseded, to be judged where the other side names the concept. That is what
`not` lists; without it, every other approved term of the language and of the same part of speech, but abbreviations.
`admit` names renderings that may stand too. A wording that the glossary does not have is added. `base` is a style to
go on from.

    base = "press"
    [demand]
    two-upholds = "two safeguards"
    opening-up = { use = "opening-up", not = ["opening up"] }
    [admit]
    chinese-modernization = ["Chinese path to modernization"]
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from ftzterms.model import (
    AdministrativeStatus,
    ConceptEntry,
    ConfigurationError,
    LanguageSection,
    Source,
    Term,
    TermKind,
    TermMatch,
    nearest,
    primary,
    value,
)
from ftzterms.text.han import has_han

OFFICIAL = "official"
_KEYS = ("title", "base", "demand", "admit")
_MOST = 8
"""Styles that go on from one another."""


@value
class Demand:
    """The rendering to use of a concept, and those that it stands in place of; of all others, where none is named."""

    use: str
    instead: tuple[str, ...] = ()

    def supersedes(self, term: Term, used: Term) -> bool:
        """Say whether a term must give way to the one to use."""
        if self.instead:
            return term.text in self.instead
        alike = primary(term.language) == primary(used.language) and term.part_of_speech == used.part_of_speech
        return alike and term.kind is not TermKind.ABBREVIATION


@value
class HouseStyle:
    """What a house demands and admits, by the ids of concepts."""

    name: str
    path: str
    ours: bool
    """One that comes with the program."""
    demand: Mapping[str, Demand]
    admit: Mapping[str, tuple[str, ...]]

    def applied(self, entries: Iterable[ConceptEntry]) -> Iterator[ConceptEntry]:
        """Yield the entries as this house has them."""
        for entry in entries:
            demanded, admitted = self.demand.get(entry.id), self.admit.get(entry.id, ())
            yield self._fitted(entry, demanded, admitted) if demanded or admitted else entry

    def check(self, ids: Collection[str]) -> None:
        """Refuse a style that speaks of a concept that there is not; one of ours may be more than a glossary has."""
        for concept in () if self.ours else (*self.demand, *self.admit):
            if concept not in ids:
                hint = _meant(concept, ids)
                raise ConfigurationError(f"there is no concept “{concept}”", path=self.path, hint=hint)

    def _fitted(self, entry: ConceptEntry, demanded: Demand | None, admitted: Collection[str]) -> ConceptEntry:
        sections = list(entry.sections)
        for text in (*((demanded.use,) if demanded else ()), *admitted):
            sections = _with(sections, text)
        terms = [term for section in sections for term in section.terms]
        used = next((term for term in terms if demanded and term.text == demanded.use), None)
        fitted = [
            replace(section, terms=tuple(self._term(term, demanded, used, admitted) for term in section.terms))
            for section in sections
        ]
        return replace(entry, sections=tuple(fitted))

    def _term(self, term: Term, demanded: Demand | None, used: Term | None, admitted: Collection[str]) -> Term:
        if term is used:
            demanding = Source(f"house style “{self.name}”")
            return replace(term, status=AdministrativeStatus.PREFERRED, sources=(demanding, *term.sources))
        if term.text in admitted:
            return replace(term, status=AdministrativeStatus.ADMITTED) if term.status.forbidden else term
        if demanded and used and term.status.approved and demanded.supersedes(term, used):
            return replace(
                term,
                status=AdministrativeStatus.SUPERSEDED,
                match=term.match | {TermMatch.BESIDE_CONCEPT},
                note=f"write “{used.text}”",
            )
        return term


def read_style(name: str, folder: str) -> HouseStyle | None:
    """Read a style: one of those in a folder by its name, or a file; None for `official`, which changes nothing."""
    demand: dict[str, Demand] = {}
    admit: dict[str, tuple[str, ...]] = {}
    first, base = "", name
    for _ in range(_MOST):
        if base in ("", OFFICIAL):
            break
        path = style_file(base, folder)
        first = first or path
        table = _parsed(path)
        demand = {key: _demand(key, given, path) for key, given in table.get("demand", {}).items()} | demand
        admit = {key: _texts(key, given, path) for key, given in table.get("admit", {}).items()} | admit
        base = str(table.get("base", OFFICIAL))
    else:
        raise ConfigurationError(f"house style “{name}” goes on from too many others", path=first)
    if not first:
        return None
    ours = os.path.dirname(first) == folder
    return HouseStyle(os.path.basename(name).removesuffix(".toml"), first, ours, demand, admit)


def style_file(name: str, folder: str) -> str:
    """Give the file of a style."""
    ours = os.path.join(folder, f"{name}.toml")
    if os.path.isfile(ours) and os.path.basename(name) == name:
        return ours
    if os.path.isfile(name):
        return name
    known = [OFFICIAL, *sorted(file.removesuffix(".toml") for file in os.listdir(folder) if file.endswith(".toml"))]
    close = nearest(name, known)
    hint = f"did you mean “{close}”?" if close else f"known are {', '.join(known)}, and files of your own"
    raise ConfigurationError(f"there is no house style “{name}”", hint=hint)


def _parsed(path: str) -> Mapping[str, Any]:
    try:
        with open(path, "rb") as stream:
            table = tomllib.loads(stream.read().decode("utf-8-sig"))
    except OSError as error:
        raise ConfigurationError(error.strerror or str(error), path=path) from None
    except (ValueError, RecursionError) as error:
        raise ConfigurationError(f"not TOML: {error}", path=path) from None
    for key in table:
        if key not in _KEYS:
            close = nearest(key, _KEYS)
            hint = f"did you mean “{close}”?" if close else f"known are {', '.join(_KEYS)}"
            raise ConfigurationError(f"there is no key “{key}” in a house style", path=path, hint=hint)
    for key in ("demand", "admit"):
        if not isinstance(table.get(key, {}), dict):
            raise ConfigurationError(f"“{key}” must be a table of concepts", path=path)
    return table


def _demand(key: str, given: object, path: str) -> Demand:
    match given:
        case str() if given.strip():
            return Demand(given)
        case {"use": str(use), **rest} if use.strip() and rest.keys() <= {"not"}:
            return Demand(use, _texts(key, rest["not"], path) if rest else ())
    raise ConfigurationError(
        f"“{key}” must name a rendering", path=path, hint='write “two safeguards” or { use = "…", not = ["…"] }'
    )


def _texts(key: str, given: object, path: str) -> tuple[str, ...]:
    texts = (given,) if isinstance(given, str) else tuple(given) if isinstance(given, list) else ()
    if not texts or not all(isinstance(text, str) and text.strip() for text in texts):
        raise ConfigurationError(f"“{key}” must name a rendering, or a list of some", path=path)
    return tuple(map(str, texts))


def _with(sections: list[LanguageSection], text: str) -> list[LanguageSection]:
    """Add a wording that no section has to the first section of its language."""
    if any(_has(section, (text,)) for section in sections):
        return sections
    language = "zh" if has_han(text) else "en"
    found = next((section for section in sections if primary(section.language) == language), None)
    if found is None:
        return [*sections, LanguageSection(language, (Term(text, language, AdministrativeStatus.ADMITTED),))]
    added = replace(found, terms=(*found.terms, Term(text, found.language, AdministrativeStatus.ADMITTED)))
    return [added if section is found else section for section in sections]


def _has(section: LanguageSection, texts: Collection[str]) -> bool:
    return any(term.text in texts for term in section.terms)


def _meant(concept: str, ids: Collection[str]) -> str:
    close = nearest(concept, ids)
    return f"did you mean “{close}”?" if close else "`ftzterms glossary list` has the ids"
