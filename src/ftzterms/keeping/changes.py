"""What changed between two editions of a glossary, in the words of release notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from enum import StrEnum
from operator import attrgetter

from ftzterms.keeping._particulars import particulars, told_source
from ftzterms.model import AdministrativeStatus, ConceptEntry, Source, Term, primary, value
from ftzterms.text.fold import fold

_content = attrgetter(*(field.name for field in fields(ConceptEntry) if field.name not in ("file", "line")))
"""All that an entry says, wherever it stands."""


class ChangeKind(StrEnum):
    """What sort of change it is; in this order release notes tell them."""

    PREFERRED = "preferred changed"
    DEPRECATED = "newly deprecated"
    STATUS = "status changed"
    NEW_CONCEPT = "new concept"
    RENAMED = "renamed"
    TAKEN_IN = "taken into another concept"
    WITHDRAWN_CONCEPT = "concept withdrawn"
    TERM_ADDED = "term added"
    TERM_WITHDRAWN = "term withdrawn"
    TERM_CHANGED = "term changed"
    SOURCE_ADDED = "source added"
    SOURCE_WITHDRAWN = "source withdrawn"
    ENTRY_CHANGED = "entry changed"


@value
class Change:
    """One change of one concept."""

    kind: ChangeKind
    concept: str
    """The id in the newer edition; of a concept that is only in the older one, its id there."""
    title: str
    """The concept for a reader: its Chinese term, else its id."""
    language: str = ""
    """Of the term that changed."""
    term: str = ""
    """The term that it is about, if it is about one."""
    part: str = ""
    """Which particular changed: `note`, `valid until`."""
    before: str = ""
    after: str = ""
    remark: str = ""
    """What a reader should know besides: whose usage it is, what to write instead."""


@value
class Changes:
    """All changes between two editions, concept by concept in the order of the newer one."""

    changes: tuple[Change, ...]
    before: int
    """Concepts of the older edition."""
    after: int

    def of(self, kind: ChangeKind) -> list[Change]:
        """Give the changes of one kind."""
        return [change for change in self.changes if change.kind is kind]

    @property
    def concepts(self) -> frozenset[str]:
        """Give the ids of the concepts that changed."""
        return frozenset(change.concept for change in self.changes)


def compared(old: Sequence[ConceptEntry], new: Sequence[ConceptEntry]) -> Changes:
    """Compare two editions; concepts are the same by their ids, or by the former ids that they record."""
    before = {entry.id: entry for entry in old}
    after = {entry.id: entry for entry in new}
    ancestors = _ancestors(before, after)
    found: list[Change] = []
    taken: set[str] = set()
    for entry in after.values():
        ancestor = ancestors.get(entry.id)
        if ancestor is None:
            found.append(_whole(ChangeKind.NEW_CONCEPT, entry))
            continue
        taken.add(ancestor)
        if _content(before[ancestor]) != _content(entry):
            found += _concept(before[ancestor], entry)
    heirs = {former: entry for entry in after.values() for former in entry.formerly}
    for entry in before.values():
        if entry.id in taken:
            continue
        heir = heirs.get(entry.id)
        if heir:
            found.append(Change(ChangeKind.TAKEN_IN, heir.id, title(entry), before=entry.id, after=heir.id))
        else:
            found.append(_whole(ChangeKind.WITHDRAWN_CONCEPT, entry))
    return Changes(tuple(found), len(before), len(after))


def title(entry: ConceptEntry) -> str:
    """Name a concept for a reader."""
    term = entry.preferred("zh") or entry.preferred("en") or next(entry.terms(), None)
    return term.text if term else entry.id


def _ancestors(before: Mapping[str, ConceptEntry], after: Mapping[str, ConceptEntry]) -> dict[str, str]:
    """Say which older concept each newer one continues: by id, by a recorded former id, by the same names."""
    found = {name: name for name in after if name in before}
    gone = {name: entry for name, entry in before.items() if name not in after}
    by_names = {_names(entry): name for name, entry in gone.items()}
    for entry in after.values():
        if entry.id not in found:
            former = next((name for name in entry.formerly if name in gone), "") or by_names.get(_names(entry), "")
            if former in gone:
                found[entry.id] = former
                del gone[former]
    return found


def _names(entry: ConceptEntry) -> tuple[str, str]:
    """Give the folded names that tell a concept from all others, as far as names can."""
    chinese, english = (entry.preferred(language) for language in ("zh", "en"))
    return (fold(chinese.text).text if chinese else entry.id, fold(english.text).text if english else "")


def _whole(kind: ChangeKind, entry: ConceptEntry) -> Change:
    english = entry.preferred("en")
    said = english.text if english else ""
    is_new = kind is ChangeKind.NEW_CONCEPT
    return Change(
        kind, entry.id, title(entry), before="" if is_new else said, after=said * is_new, remark=entry.subject_field
    )


def _concept(old: ConceptEntry, new: ConceptEntry) -> Iterator[Change]:
    if old.id != new.id:
        recorded = "" if old.id in new.formerly else f'not recorded: formerly = ["{old.id}"]'
        yield Change(ChangeKind.RENAMED, new.id, title(new), before=old.id, after=new.id, remark=recorded)
    for language in dict.fromkeys(primary(term.language) for entry in (old, new) for term in entry.terms()):
        yield from _terms(old, new, language)
    yield from _sources(new, old.sources, new.sources)
    for part, before, after in particulars(old, new):
        yield Change(ChangeKind.ENTRY_CHANGED, new.id, title(new), part=part, before=before, after=after)


def _terms(old: ConceptEntry, new: ConceptEntry, language: str) -> Iterator[Change]:
    """Tell what became of the terms of one language."""
    before, after = (_by_text(entry, language) for entry in (old, new))
    was, is_now = (entry.preferred(language) for entry in (old, new))
    told: set[tuple[str, str]] = set()
    if was and is_now and was.text != is_now.text:
        told = {_key(was), _key(is_now)}
        yield Change(ChangeKind.PREFERRED, new.id, title(new), is_now.language, is_now.text, "", was.text, is_now.text)
    for key, term in after.items():
        former = before.get(key)
        about = (new.id, title(new), term.language, term.text)
        if term.status.forbidden and not (former and former.status.forbidden):
            yield Change(ChangeKind.DEPRECATED, *about, "", _status(former), str(term.status), _instead(term, is_now))
        elif former is None and key not in told:
            yield Change(ChangeKind.TERM_ADDED, *about, after=str(term.status), remark=_whose(term))
        elif former is not None and former.status is not term.status and key not in told:
            yield Change(ChangeKind.STATUS, *about, "", str(former.status), str(term.status))
        if former is not None:
            yield from _term(about, former, term)
            yield from _sources(new, former.sources, term.sources, term)
    for key, term in before.items():
        if key not in after:
            about = (new.id, title(new), term.language, term.text)
            yield Change(ChangeKind.TERM_WITHDRAWN, *about, before=str(term.status), remark=_whose(term))


def _term(about: tuple[str, str, str, str], old: Term, new: Term) -> Iterator[Change]:
    for part, before, after in particulars(old, new):
        yield Change(ChangeKind.TERM_CHANGED, *about, part, before, after)


def _by_text(entry: ConceptEntry, language: str) -> dict[tuple[str, str], Term]:
    return {_key(term): term for term in reversed(list(entry.terms(language)))}


def _key(term: Term) -> tuple[str, str]:
    return term.language, term.text


def _status(term: Term | None) -> str:
    return str(term.status) if term else ""


def _whose(term: Term) -> str:
    return term.authority or term.note


def _instead(term: Term, better: Term | None) -> str:
    """Say what to write in place of a deprecated term, and whose wording it is."""
    whose = _whose(term)
    instead = f"write “{better.text}”" if better and better.status is not AdministrativeStatus.DEPRECATED else ""
    return "; ".join(filter(None, (instead, whose)))


def _sources(
    entry: ConceptEntry, old: Iterable[Source], new: Iterable[Source], term: Term | None = None
) -> Iterator[Change]:
    about = (entry.id, title(entry), term.language if term else "", term.text if term else "")
    before, after = dict.fromkeys(old), dict.fromkeys(new)
    for source in after:
        if source not in before:
            yield Change(ChangeKind.SOURCE_ADDED, *about, after=told_source(source))
    for source in before:
        if source not in after:
            yield Change(ChangeKind.SOURCE_WITHDRAWN, *about, before=told_source(source))
