"""What a concept says after another edition of it came: all that the other can say, and the rest as it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from typing import TypeVar

from ftzterms.model import AdministrativeStatus, ConceptEntry, LanguageSection, Source, Term, is_traditional, primary
from ftzterms.text.script import mostly_traditional

Value = TypeVar("Value", ConceptEntry, Term, Source)
_OWN = {ConceptEntry: "", Term: "term.", Source: "source."}
_NAMES = frozenset({"id", "sections", "sources", "file", "line", "text", "language", "title"})


def tags(entries: Sequence[ConceptEntry]) -> Callable[[ConceptEntry], ConceptEntry]:
    """Give what names the languages of an entry as a glossary names them: `zh` becomes its `zh-Hans`.

    Chinese in Traditional characters becomes its Traditional Chinese. A tag that the glossary has, or that nothing in
    it resembles, stays.
    """
    usual: dict[tuple[str, bool], str] = {}
    for section in reversed([section for entry in entries for section in entry.sections]):
        usual[primary(section.language), is_traditional(section.language)] = section.language
    known = {section.language for entry in entries for section in entry.sections}

    def named(section: LanguageSection) -> LanguageSection:
        text = "".join(term.text for term in section.terms)
        traditional = is_traditional(section.language) or (section.language == "zh" and mostly_traditional(text))
        tag = usual.get((primary(section.language), traditional))
        if section.language in known or not tag:
            return section
        return LanguageSection(tag, tuple(replace(term, language=tag) for term in section.terms), section.definition)

    return lambda entry: replace(entry, sections=tuple(map(named, entry.sections)))


class Update:
    """Updates concepts from a file whose format holds so much."""

    def __init__(self, held: frozenset[str], *, partly: bool) -> None:
        self._held = held
        self._partly = partly

    def updated(self, old: ConceptEntry, new: ConceptEntry) -> ConceptEntry:
        """Give the old concept with what the new one says."""
        said = self._with(old, new)
        if _sentences(old) == _sentences(new):
            said = replace(said, examples=old.examples)
        if self._holds("sources", new.sources):
            said = replace(said, sources=self._sources(old.sources, new.sources))
        return replace(said, sections=self._sections(old, new))

    def _holds(self, name: str, content: object) -> bool:
        """Say whether an attribute is to be taken: it can be said, and in part it is."""
        return name in self._held and (bool(content) or not self._partly)

    def _with(self, old: Value, new: Value) -> Value:
        """Give the old value with the plain attributes of the new one."""
        prefix = _OWN[type(new)]
        taken = {
            field.name: getattr(new, field.name)
            for field in fields(new)
            if field.name not in _NAMES and self._holds(prefix + field.name, getattr(new, field.name))
        }
        return replace(old, **taken)

    def _sections(self, old: ConceptEntry, new: ConceptEntry) -> tuple[LanguageSection, ...]:
        before = {section.language: section for section in old.sections}
        after = {section.language: section for section in new.sections}
        languages = dict.fromkeys([*before, *after]) if self._partly else after
        return tuple(self._section(tag, before.get(tag), after.get(tag)) for tag in languages)

    def _section(self, language: str, old: LanguageSection | None, new: LanguageSection | None) -> LanguageSection:
        if old is None or new is None:
            return new or old or LanguageSection(language, ())
        definition = new.definition if self._holds("section.definition", new.definition) else old.definition
        return LanguageSection(language, self._terms(old.terms, new.terms), definition)

    def _terms(self, old: Sequence[Term], new: Sequence[Term]) -> tuple[Term, ...]:
        before = {term.text: term for term in reversed(old)}
        if not self._partly:
            return tuple(self._term(before[term.text], term) if term.text in before else term for term in new)
        after = {term.text: term for term in reversed(new)}
        kept = [self._mentioned(term, after[term.text]) if term.text in after else term for term in old]
        approved = any(term.status.approved for term in old)
        return (*kept, *(_lower(term) if approved else term for term in new if term.text not in before))

    def _mentioned(self, old: Term, new: Term) -> Term:
        """Update a term that a table merely names: it says nothing of its status unless it forbids it."""
        status = new.status if new.status.forbidden else old.status
        return replace(old, status=status, note=new.note or old.note)

    def _term(self, old: Term, new: Term) -> Term:
        said = self._with(old, new)
        return replace(said, sources=self._sources(old.sources, new.sources)) if "term.sources" in self._held else said

    def _sources(self, old: Sequence[Source], new: Sequence[Source]) -> tuple[Source, ...]:
        before = {(source.title, source.url): source for source in old}
        return tuple(self._with(before.get((source.title, source.url), source), source) for source in new)


def _sentences(entry: ConceptEntry) -> list[tuple[str, str]]:
    """Give the examples, whichever script their languages name."""
    return sorted((primary(language), sentence) for language, sentence in entry.examples)


def _lower(term: Term) -> Term:
    """Admit a term where the glossary has another one already: a mere table makes no claim."""
    better = term.status is AdministrativeStatus.PREFERRED
    return replace(term, status=AdministrativeStatus.ADMITTED) if better else term
