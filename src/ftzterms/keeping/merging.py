"""Two glossaries become one; where they contradict each other somebody must choose, and nothing is chosen silently."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import Field, dataclass, fields, replace
from enum import StrEnum
from typing import Any, TypeVar

from ftzterms.keeping._particulars import told_content
from ftzterms.keeping.changes import title
from ftzterms.model import AdministrativeStatus, ConceptEntry, LanguageSection, Term, value

Item = TypeVar("Item")
_PLACES = frozenset({"id", "sections", "file", "line", "text", "language"})
About = tuple[str, str]
"""The id and the title of a concept."""
_WHOLE = "the concept"
_WITHDRAWN = "(withdrawn)"


class Side(StrEnum):
    """Whose word counts."""

    OURS = "ours"
    THEIRS = "theirs"


@value
class Conflict:
    """A contradiction between two glossaries on one part of one concept."""

    concept: str
    title: str
    part: str
    """What they contradict each other in: `note`, `preferred term (en)`, `status of “…”`."""
    ours: str
    theirs: str
    base: str = ""
    """What both had once, where that is known."""


Choice = Callable[[Conflict], Side | None]
"""Chooses, or leaves a conflict open."""


@dataclass(frozen=True, slots=True)
class Merged:
    """Two glossaries in one."""

    entries: tuple[ConceptEntry, ...]
    """Those of ours in their order, then those that only the other has. Open conflicts are as in ours."""
    open: tuple[Conflict, ...]
    settled: int
    """Conflicts that were decided by choice."""


def merged(
    ours: Sequence[ConceptEntry],
    theirs: Sequence[ConceptEntry],
    base: Sequence[ConceptEntry] | None = None,
    choose: Choice = lambda _: None,
) -> Merged:
    """Merge two glossaries, with their common *base* three ways: what only one of them changed is taken from it.

    Concepts are the same by their ids or recorded former ids. Without a base all that only one says is taken.
    """
    return _Merge(base, choose).done(ours, theirs)


class _Merge:
    """One merge, with what is still open."""

    def __init__(self, base: Sequence[ConceptEntry] | None, choose: Choice) -> None:
        self._base = {entry.id: entry for entry in base or ()}
        self._choose = choose
        self._open: list[Conflict] = []
        self._settled = 0

    def done(self, ours: Sequence[ConceptEntry], theirs: Sequence[ConceptEntry]) -> Merged:
        others = {entry.id: entry for entry in theirs}
        heirs = {former: entry for entry in theirs for former in entry.formerly}
        found: list[ConceptEntry] = []
        taken: set[str] = set()
        for entry in ours:
            other = next((others[name] for name in (entry.id, *entry.formerly) if name in others), None)
            other = other or heirs.get(entry.id)
            if other is not None:
                taken.add(other.id)
                found.append(self._entry(entry, other, self._ancestor(entry, other)))
            elif not self._gone(entry, Side.THEIRS):
                found.append(entry)
        found += [entry for entry in theirs if entry.id not in taken and not self._gone(entry, Side.OURS)]
        return Merged(tuple(found), tuple(self._open), self._settled)

    def _ancestor(self, *entries: ConceptEntry) -> ConceptEntry | None:
        names = (name for entry in entries for name in (entry.id, *entry.formerly))
        return next((self._base[name] for name in names if name in self._base), None)

    def _gone(self, entry: ConceptEntry, by: Side) -> bool:
        """Say whether a concept that one side lacks is to go: it stood in the base, and the other left it as it was."""
        old = self._ancestor(entry)
        if old is None:
            return False
        if _same(old, entry):
            return True
        said = {by: _WITHDRAWN, _other(by): "(changed)"}
        chosen = self._chosen(Conflict(entry.id, title(entry), _WHOLE, said[Side.OURS], said[Side.THEIRS]))
        return (chosen or Side.OURS) is by

    def _entry(self, ours: ConceptEntry, theirs: ConceptEntry, base: ConceptEntry | None) -> ConceptEntry:
        about = ours.id, title(ours)
        parts = {field.name: self._part(about, field, "", ours, theirs, base) for field in _parts(ConceptEntry)}
        if ours.id != theirs.id:
            name, former = (theirs.id, ours.id) if ours.id in theirs.formerly else (ours.id, theirs.id)
            parts |= {"id": name, "formerly": tuple(dict.fromkeys((*parts["formerly"], former)))}
        tags = dict.fromkeys(section.language for entry in (ours, theirs) for section in entry.sections)
        made = (self._section(about, *(_section(entry, tag) for entry in (ours, theirs, base))) for tag in tags)
        return replace(
            ours, **parts, sections=tuple(section for section in made if section.terms or section.definition)
        )

    def _section(
        self, about: About, ours: LanguageSection, theirs: LanguageSection, old: LanguageSection
    ) -> LanguageSection:
        said = (section.definition for section in (ours, theirs, old))
        definition = self._merged(about, f"definition ({ours.language})", *said)
        return LanguageSection(ours.language, self._terms(about, ours, theirs, old), definition)

    def _part(self, about: About, field: Field[Any], of: str, ours: Any, theirs: Any, base: Any) -> Any:
        """Merge one attribute of two entries or terms."""
        mine, other = getattr(ours, field.name), getattr(theirs, field.name)
        if base is None and field.name != "status" and field.default in (mine, other):
            return other if mine == field.default else mine
        label = field.name.replace("_", " ") + of
        return self._merged(about, label, mine, other, None if base is None else getattr(base, field.name))

    def _merged(self, about: About, label: str, ours: Any, theirs: Any, old: Any) -> Any:
        if ours == theirs or (theirs == old and old is not None):
            return ours
        if ours == old and old is not None:
            return theirs
        if isinstance(ours, tuple):
            return _joined(ours, theirs, old or ())
        if old is None and not (ours and theirs):
            return ours or theirs
        mine, other, was = (told_content(content) or "–" for content in (ours, theirs, old))
        chosen = self._chosen(Conflict(*about, label, mine, other, "" if old is None else was))
        return theirs if chosen is Side.THEIRS else ours

    def _terms(
        self, about: About, ours: LanguageSection, theirs: LanguageSection, old: LanguageSection
    ) -> tuple[Term, ...]:
        """Merge the terms of a language; that both prefer another one is a conflict of its own."""
        mine, others, was = ({term.text: term for term in section.terms} for section in (ours, theirs, old))
        chosen = self._preferred(about, ours, theirs, old)
        found: list[Term] = []
        for text in dict.fromkeys((*mine, *others)):
            one, other, before = mine.get(text), others.get(text), was.get(text)
            if one and other:
                found.append(self._term(about, one, other, before, chosen))
            elif not before or self._stays(about, before, one, other):
                found += filter(None, (one, other))
        if chosen is None:
            return tuple(found)
        first = [term for term in found if term.text == chosen.first]
        rest = (_lowered(term) if term.text == chosen.second else term for term in found if term.text != chosen.first)
        return (*first, *rest)

    def _stays(self, about: About, before: Term, ours: Term | None, theirs: Term | None) -> bool:
        """Say whether a term that one side has withdrawn stays, because the other has changed it."""
        if before in (ours, theirs):
            return False
        said = ("(changed)", _WITHDRAWN) if ours else (_WITHDRAWN, "(changed)")
        side = self._chosen(Conflict(*about, f"term “{before.text}”", *said))
        return (side or Side.OURS) is (Side.OURS if ours else Side.THEIRS)

    def _term(self, about: About, ours: Term, theirs: Term, base: Term | None, chosen: _Preferred | None) -> Term:
        of = f" of “{ours.text}”"
        merging = _parts(Term, chosen, ours, theirs)
        parts = {field.name: self._part(about, field, of, ours, theirs, base) for field in merging}
        if "status" not in parts and chosen:
            parts["status"] = (ours if chosen.side is Side.OURS else theirs).status
        return replace(ours, **parts)

    def _preferred(
        self, about: About, ours: LanguageSection, theirs: LanguageSection, old: LanguageSection
    ) -> _Preferred | None:
        """Settle which term is preferred, where the two glossaries differ in it; None where they do not."""
        mine, other, was = map(_first, (ours, theirs, old))
        if not mine or not other or mine == other:
            return None
        if was in (mine, other):
            side: Side | None = Side.THEIRS if was == mine else Side.OURS
        else:
            side = self._chosen(Conflict(*about, f"preferred term ({ours.language})", mine, other, was))
        return _Preferred(Side.THEIRS, other, mine) if side is Side.THEIRS else _Preferred(Side.OURS, mine, other)

    def _chosen(self, conflict: Conflict) -> Side | None:
        side = self._choose(conflict)
        if side is None:
            self._open.append(conflict)
        else:
            self._settled += 1
        return side


@value
class _Preferred:
    """Which of the terms that two glossaries prefer is preferred; the second is admitted beside it."""

    side: Side
    first: str
    second: str


def _parts(kind: type[ConceptEntry | Term], chosen: _Preferred | None = None, *terms: Term) -> Iterator[Field[Any]]:
    """Give the attributes that are merged one by one; not the status of terms whose preference was just settled."""
    settled = chosen and all(term.status.approved and term.text in (chosen.first, chosen.second) for term in terms)
    return (part for part in fields(kind) if part.name not in _PLACES and not (settled and part.name == "status"))


def _joined(ours: tuple[Item, ...], theirs: tuple[Item, ...], base: tuple[Item, ...]) -> tuple[Item, ...]:
    """Put two lists together; what one of them has taken away since the base is gone."""
    both = dict.fromkeys((*ours, *theirs))
    return tuple(item for item in both if item not in base or (item in ours and item in theirs))


def _section(entry: ConceptEntry | None, language: str) -> LanguageSection:
    sections = entry.sections if entry else ()
    return next((part for part in sections if part.language == language), LanguageSection(language, ()))


def _first(section: LanguageSection) -> str:
    """Give the term that a section prefers."""
    return next((term.text for term in section.terms if term.status is AdministrativeStatus.PREFERRED), "")


def _lowered(term: Term) -> Term:
    better = term.status is AdministrativeStatus.PREFERRED
    return replace(term, status=AdministrativeStatus.ADMITTED) if better else term


def _same(one: ConceptEntry, other: ConceptEntry) -> bool:
    return replace(one, file="", line=0) == replace(other, file="", line=0)


def _other(side: Side) -> Side:
    return Side.OURS if side is Side.THEIRS else Side.THEIRS
