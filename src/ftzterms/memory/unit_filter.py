"""Choose units of a memory: by date, user, file, attribute, text, and whatever else a function says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from ftzterms.model import TranslationUnit, Variant


@dataclass(frozen=True, slots=True)
class UnitFilter:
    """What a unit must be to be taken; what is empty asks nothing."""

    since: str = ""
    """Changed, or made, on this day or later: `YYYYMMDD`, any beginning of a TMX date. A unit without a date is not."""
    until: str = ""
    """Changed, or made, on this day or before."""
    user: str = ""
    """Made or changed by this user, on either side."""
    file: str = ""
    """Came from a file of this name: the name alone or the path as it was given, `*` and `?` as in a shell."""
    attributes: tuple[tuple[str, str], ...] = ()
    """Has these attributes or props, on the unit or a side, as (name, value); an empty value asks only for the name."""
    text: str = ""
    """Stands in either text, upper and lower case alike."""
    judge: Callable[[TranslationUnit], bool] | None = None
    """Says of a unit that all else takes whether it is wanted."""

    @property
    def where(self) -> tuple[str, list[str]]:
        """Give the part of the question that SQLite answers, and its values."""
        parts: list[str] = []
        values: list[str] = []
        if self.since:
            parts.append("changed >= ?")
            values.append(self.since)
        if self.until:
            parts.append("changed <> '' AND substr(changed, 1, ?) <= ?")
            values += [str(len(self.until)), self.until]
        return "".join(f" AND {part}" for part in parts), values

    def takes_file(self, name: str) -> bool:
        """Say whether units of a file are wanted."""
        plain = name.replace("\\", "/")
        return fnmatchcase(plain, self.file) or fnmatchcase(plain.rpartition("/")[2], self.file)

    def takes(self, unit: TranslationUnit) -> bool:
        """Say whether a unit of the right date and file is wanted."""
        return (
            (not self.user or self.user in users(unit))
            and all(_has(unit, name, value) for name, value in self.attributes)
            and (not self.text or any(self.text.casefold() in side.text.casefold() for side in sides(unit)))
            and (self.judge is None or self.judge(unit))
        )


def sides(unit: TranslationUnit) -> list[Variant]:
    """Give the source and the target, those that are there."""
    return [side for side in (unit.source, unit.target) if side]


def value_of(unit: TranslationUnit, name: str) -> str:
    """Give the first value of an attribute or prop of a unit or its sides; empty when there is none."""
    return next((value for key, value in _attributes(unit) if key == name), "")


def users(unit: TranslationUnit) -> set[str]:
    """Name all who made or changed a unit or a variant of it."""
    named = {value for key, value in unit.attributes if key in ("creationid", "changeid")}
    for side in (*sides(unit), *unit.others):
        named |= {side.created_by, side.changed_by}
    return named - {""}


def _has(unit: TranslationUnit, name: str, value: str) -> bool:
    return any(key == name and (not value or said == value) for key, said in _attributes(unit))


def _attributes(unit: TranslationUnit) -> Iterator[tuple[str, str]]:
    """Yield the attributes and props of a unit and its two sides."""
    yield from unit.attributes
    yield from unit.properties
    for side in sides(unit):
        yield from side.attributes
        yield from side.properties
