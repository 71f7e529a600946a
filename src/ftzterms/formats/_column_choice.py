"""Columns that a user names: `source=B,target=C`, by their letter, their number or their title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ftzterms.model import ConfigurationError, nearest

ColumnChoice = tuple[tuple[str, str], ...]
"""(what it holds, which column), in the order given."""
_LETTERS = re.compile(r"[A-Z]{1,3}")


def parsed(text: str) -> ColumnChoice:
    """Read `source=B,target=C`. Raises `ConfigurationError`."""
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    if not pairs or not all(role.strip() and column.strip() for role, _, column in pairs):
        raise ConfigurationError(f"the columns {text!r} cannot be read", hint="write source=B,target=C")
    return tuple((role.strip(), column.strip()) for role, _, column in pairs)


def column_of(reference: str, titles: Sequence[str]) -> int:
    """Give the column that a title, a letter or a number names, from 0. Raises `ConfigurationError`."""
    names = [title.strip() for title in titles]
    for known, wanted in ((names, reference), ([name.lower() for name in names], reference.lower())):
        if wanted in known:
            return known.index(wanted)
    if _LETTERS.fullmatch(reference):
        column = 0
        for letter in reference:
            column = column * 26 + ord(letter) - ord("A") + 1
        return column - 1
    if reference.isdecimal() and int(reference):
        return int(reference) - 1
    meant = nearest(reference, filter(None, names))
    hint = f"did you mean {meant!r}?" if meant else "write its letter, its number or its title"
    raise ConfigurationError(f"there is no column {reference!r}", hint=hint)


def names_a_title(choice: ColumnChoice, titles: Sequence[str]) -> bool:
    """Say whether a choice names a column by its title, which then is none of the data."""
    known = {title.strip().lower() for title in titles}
    return any(reference.lower() in known for _, reference in choice)
