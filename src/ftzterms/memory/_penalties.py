"""What is taken off a score, and for what."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC, datetime

from ftzterms.memory.difference import DifferenceKind
from ftzterms.memory.match import Penalties, Penalty
from ftzterms.model import State, TranslationUnit

_MACHINES = frozenset({"mt", "mt!", "machine", "machine translation", "deepl", "google", "gpt", "llm"})
_DAYS = 365.25


def of_unit(penalties: Penalties, unit: TranslationUnit, user: str, changed: str) -> Iterator[Penalty]:
    """Yield what the unit itself costs."""
    if penalties.fuzzy and unit.state is State.FUZZY:
        yield Penalty("fuzzy", penalties.fuzzy)
    if penalties.initial and unit.state is State.INITIAL:
        yield Penalty("initial", penalties.initial)
    if penalties.machine and _is_by_machine(unit, user):
        yield Penalty("machine", penalties.machine)
    if penalties.users and (amount := dict(penalties.users).get(user, 0.0)):
        yield Penalty(f"user {user}", amount)
    if penalties.tags and any(side and side.segment.tags for side in (unit.source, unit.target)):
        yield Penalty("tags", penalties.tags)
    if penalties.per_year and (amount := penalties.per_year * _years(changed)):
        yield Penalty("age", amount)


def of_differences(penalties: Penalties, kinds: Collection[DifferenceKind]) -> Iterator[Penalty]:
    """Yield what it costs that the texts differ in what the similarity does not see."""
    if DifferenceKind.CASE in kinds and penalties.case:
        yield Penalty("case", penalties.case)
    if DifferenceKind.PUNCTUATION in kinds and penalties.punctuation:
        yield Penalty("punctuation", penalties.punctuation)


def _is_by_machine(unit: TranslationUnit, user: str) -> bool:
    origins = [text for name, text in unit.properties if "origin" in name.lower()]
    return any(name.strip().lower() in _MACHINES for name in (user, *origins))


def _years(changed: str) -> float:
    """Give the years since a date `YYYYMMDDThhmmssZ`; none for no date."""
    try:
        then = datetime.strptime(changed, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return 0.0
    return max((datetime.now(UTC) - then).days / _DAYS, 0.0)
