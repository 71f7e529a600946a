"""What a memory holds, counted."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """What a memory holds. Tables go from a name to the units that have it, the most frequent first."""

    units: int
    bytes: int
    """Size of the file; 0 for a memory without one."""
    source_characters: int
    target_characters: int
    languages: dict[str, int]
    """By source and target: `zh-CN → en`."""
    files: dict[str, int]
    """By the file that they came from; empty for units that came from none."""
    years: dict[str, int]
    """By the year in which they were changed last, in order; empty for units without a date."""
    users: dict[str, int]
    """By who changed them last, or made them."""
    states: dict[str, int]
    repeated_sources: int
    """Source texts that stand in several units."""
    repeating_units: int
    """Units that have a source text which an earlier one has."""
    several_targets: int
    """Source texts with several targets."""


_TOTALS = "SELECT count(*), coalesce(sum(length(source)), 0), coalesce(sum(length(target)), 0) FROM unit"
_LANGUAGES = """
SELECT coalesce(s.tag, '–') || ' → ' || coalesce(t.tag, '–') AS pair, count(*) AS n FROM unit
LEFT JOIN language AS s ON s.id = source_language LEFT JOIN language AS t ON t.id = target_language
GROUP BY pair ORDER BY n DESC, pair
"""
_FILES = """
SELECT coalesce(file.name, '') AS origin, count(*) AS n FROM unit LEFT JOIN file ON file.id = unit.file
GROUP BY origin ORDER BY n DESC, origin
"""
_YEARS = "SELECT substr(changed, 1, 4) AS year, count(*) FROM unit GROUP BY year ORDER BY year"
_USERS = "SELECT user, count(*) AS n FROM unit GROUP BY user ORDER BY n DESC, user"
_STATES = "SELECT state, count(*) AS n FROM unit GROUP BY state ORDER BY n DESC, state"
_REPETITION = """
SELECT count(*), coalesce(sum(n - 1), 0), coalesce(sum(t > 1), 0) FROM
(SELECT count(*) AS n, count(DISTINCT target_key) AS t FROM unit WHERE source_key IS NOT NULL
 GROUP BY source_key HAVING n > 1)
"""
_PLACE = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"


def counted(connection: sqlite3.Connection, *, has_file: bool) -> Counts:
    """Count what a memory holds."""
    ask = connection.execute
    units, source_characters, target_characters = ask(_TOTALS).fetchone()
    languages, files, years, users, states = (
        dict(ask(table).fetchall()) for table in (_LANGUAGES, _FILES, _YEARS, _USERS, _STATES)
    )
    repeated, repeating, several = ask(_REPETITION).fetchone()
    return Counts(
        units,
        ask(_PLACE).fetchone()[0] if has_file else 0,
        source_characters,
        target_characters,
        languages,
        files,
        years,
        users,
        states,
        repeated,
        repeating,
        several,
    )
