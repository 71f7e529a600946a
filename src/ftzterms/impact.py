"""What a change of the glossary makes wrong: units that were right before it, and what they should say now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice

from ftzterms.config import Config
from ftzterms.fixing import Fixer
from ftzterms.formats import Item, format_of, formats, read_bitext
from ftzterms.keeping import ChangeKind, Changes, compared
from ftzterms.matcher import Glossary
from ftzterms.memory import TranslationMemory
from ftzterms.model import (
    AdministrativeStatus,
    Bitext,
    ConceptEntry,
    Finding,
    FtzTermsError,
    LanguageSection,
    Location,
    Report,
    Scope,
    Segment,
    State,
    Term,
    TermMatch,
    TranslationUnit,
    primary,
    value,
)
from ftzterms.validator import Validator

TERM_CHECKS = frozenset({"missing-term", "variant-term", "forbidden-term", "untranslated-term"})
"""The checks of single units that judge by the glossary."""
_WITHDRAWN = "an earlier edition of the glossary"
_MOVED = (ChangeKind.RENAMED, ChangeKind.TAKEN_IN)
_BLOCK = 500


@value
class Proposal:
    """What the target of a unit should say."""

    path: str
    order: int
    """The unit's position in its file or memory, from 0."""
    unit: TranslationUnit
    target: Segment

    def made(self, now: str) -> TranslationUnit:
        """Give the unit as it should be, with the time of the change."""
        assert self.unit.target
        return replace(self.unit, target=replace(self.unit.target, segment=self.target, changed_at=now))


class Impact:
    """Finds the units that a change of the glossary makes wrong.

    Only units that name a concept that changed are checked, against both editions. A term that was withdrawn counts as
    a wrong name of its concept, so that what to write in its place is known.
    """

    def __init__(
        self, before: Sequence[ConceptEntry], after: Sequence[ConceptEntry], config: Config | None = None
    ) -> None:
        config = config or Config()
        wanted = config if config.select else replace(config, select=TERM_CHECKS - config.ignore)
        self.changes: Changes = compared(before, after)
        self._old = Validator(Glossary(before), wanted)
        self._new = Validator(Glossary(_with_withdrawn(before, after, self.changes)), wanted)
        self._now = {change.before: change.after for kind in _MOVED for change in self.changes.of(kind)}
        changed = self.changes.concepts.union(self._now)
        touched = [entry for entries in (before, after) for entry in entries if entry.id in changed]
        self._touched = Glossary([replace(entry, id=f"{number}") for number, entry in enumerate(touched)])
        self._fixer = Fixer(self._new.glossary, wanted, unsafe=True, only=self._is_found)
        self._found: set[tuple[str, int, str]] = set()
        self.compared = Scope()
        self.examined = 0
        """Units that name a concept that changed."""

    def run(self, bitexts: Iterable[Bitext]) -> Iterator[Finding]:
        """Yield what is wrong now and was not before, as the files are read."""
        for bitext in bitexts:
            self.compared += Scope(files=1)
            units = enumerate(bitext.units)
            while block := list(islice(units, _BLOCK)):
                self.compared += Scope(units=len(block))
                named = [(order, unit) for order, unit in block if self._names(unit)]
                self.examined += len(named)
                yield from self._made_wrong(bitext, named)

    def report(self, findings: Iterable[Finding]) -> Report:
        """Make a report of what `run` gave."""
        listed = tuple(findings)
        return Report(listed, self.compared, self._new.signature)

    def proposals(self, path: str, findings: Iterable[Finding]) -> Iterator[Proposal]:
        """Read a file or memory again, and yield the units for whose findings something can be proposed."""
        own: dict[int, list[Finding]] = {}
        for finding in findings:
            if finding.path == path:
                own.setdefault(finding.order, []).append(finding)
        bitext = read_bitext(path)
        for order, unit in enumerate(bitext.units):
            if order in own and unit.target:
                new = self._fixer.proposed(bitext, _located(unit), own[order]).target
                if new and new.segment != unit.target.segment:
                    yield Proposal(path, order, unit, new.segment)

    def write(self, path: str, proposals: Sequence[Proposal]) -> list[Finding]:
        """Put proposals into their file or memory, and nothing else; give what is left of what was found there."""
        if is_memory(path):
            now = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
            _replace(path, {proposal.order: (proposal.unit, proposal.made(now)) for proposal in proposals})
        elif proposals:
            self._fixer.fix(path).write()
        units = self._found_in(path)
        found = self._new.run([replace(read_bitext(path), units=list(units.values()))])
        orders = list(units)
        placed = (replace(finding, order=orders[finding.order]) for finding in found)
        return [finding for finding in placed if self._is_found(finding)]

    def mark(self, path: str, findings: Iterable[Finding]) -> int:
        """Mark the units of findings in a memory as in need of review, so that other matches come first; count them."""
        orders = {finding.order for finding in findings if finding.path == path}
        units = {order: unit for order, unit in self._found_in(path).items() if order in orders}
        _replace(path, {order: (unit, replace(unit, state=State.FUZZY)) for order, unit in units.items()})
        return len(units)

    def _found_in(self, path: str) -> dict[int, TranslationUnit]:
        """Read again the units of a file or memory in which something was found, by their positions."""
        orders = {order for name, order, _ in self._found if name == path}
        return {order: unit for order, unit in enumerate(read_bitext(path).units) if order in orders}

    def _names(self, unit: TranslationUnit) -> bool:
        """Say whether a unit names a concept that changed, on either side, under any of its old and new names."""
        return any(side and self._touched.matcher.find(side.text) for side in (unit.source, unit.target))

    def _made_wrong(self, bitext: Bitext, named: Sequence[tuple[int, TranslationUnit]]) -> Iterator[Finding]:
        if not named:
            return
        some = replace(bitext, units=[unit for _, unit in named])
        found = self._old.run([some])
        wrong_before = {(finding.order, self._now.get(finding.concept, finding.concept)) for finding in found}
        for finding in self._new.run([some]):
            if (finding.order, finding.concept) not in wrong_before:
                order = named[finding.order][0]
                self._found.add((finding.path, order, finding.concept))
                yield replace(finding, order=order)
        self.compared += Scope(characters=self._new.compared.characters, terms=self._new.compared.terms)

    def _is_found(self, finding: Finding) -> bool:
        return (finding.path, finding.order, finding.concept) in self._found


def _with_withdrawn(
    before: Iterable[ConceptEntry], after: Sequence[ConceptEntry], changes: Changes
) -> Iterator[ConceptEntry]:
    """Give the newer edition, where the approved terms that a concept has lost are wrong names of it."""
    old = {entry.id: entry for entry in before}
    renamed = {change.after: change.before for change in changes.of(ChangeKind.RENAMED)}
    approved = {_key(term) for entry in after for term in entry.terms() if term.status.approved}
    for entry in after:
        former = old.get(entry.id) or old.get(renamed.get(entry.id, ""))
        known = {_key(term) for term in entry.terms()}
        gone = [term for term in former.terms() if _key(term) not in known] if former else []
        lost = [term for term in gone if term.status.approved and _key(term) not in approved]
        yield replace(entry, sections=_sections(entry, lost)) if lost else entry


def _sections(entry: ConceptEntry, lost: Sequence[Term]) -> tuple[LanguageSection, ...]:
    sections = {section.language: section for section in entry.sections}
    for term in lost:
        section = sections.get(term.language, LanguageSection(term.language, ()))
        wrong = replace(
            term,
            status=AdministrativeStatus.DEPRECATED,
            match=term.match | {TermMatch.BESIDE_CONCEPT},
            authority=_WITHDRAWN,
        )
        sections[term.language] = replace(section, terms=(*section.terms, wrong))
    return tuple(sections.values())


def _key(term: Term) -> tuple[str, str]:
    return primary(term.language), term.text


def _located(unit: TranslationUnit) -> TranslationUnit:
    """Give a unit whose sides have a place, as those of files do: a memory has none."""
    sides = (side and replace(side, location=side.location or Location(1, 1)) for side in (unit.source, unit.target))
    source, target = sides
    return replace(unit, source=source, target=target)


def is_memory(path: str) -> bool:
    """Say whether a path names a translation memory of ours, and not a file of units."""
    return format_of(path, Item.UNIT) is formats()["memory"]


def _replace(path: str, wanted: Mapping[int, tuple[TranslationUnit, TranslationUnit]]) -> None:
    """Put units in the place of others, by their positions. Raises `FtzTermsError` where another one stands by now."""
    with TranslationMemory(path) as store:
        there = [(number, unit, order) for order, (number, unit) in enumerate(store.items()) if order in wanted]
        if len(there) < len(wanted) or any(unit != wanted[order][0] for _, unit, order in there):
            raise FtzTermsError("changed meanwhile; nothing was written", path=path, hint="run it again")
        for number, _, order in there:
            store.update(number, wanted[order][1])
