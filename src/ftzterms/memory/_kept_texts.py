"""The folded texts of a memory that searches compared, kept for the next ones: those of the languages asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ftzterms.memory._search_index import Side
from ftzterms.model import primary
from ftzterms.text.fold import fold

COLUMNS = ("source", "target")
_ASKED_AT_ONCE = 50
_ALL = [
    f"SELECT id, {column}, source_language, target_language, {other}_key FROM unit"
    for column, other in (COLUMNS, COLUMNS[::-1])
]
_QUESTIONS = [f"{asked} WHERE id IN ({', '.join('?' * _ASKED_AT_ONCE)})" for asked in _ALL]
_MANY = 4000
"""So many texts are read one by one before all are, if they can be kept."""
_MOST = 128 << 20
"""Bytes of texts that are kept, about."""
_A_TEXT = 200
"""Bytes that a text takes beside its characters, about."""

_Row = tuple[int, str | None, int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Languages:
    """The texts of one direction of search."""

    own: set[int | None]
    """The numbers of the languages that may be compared."""
    others: set[int | None]
    """Those that the other side may be in."""
    texts: dict[Side, str | None] = field(default_factory=dict)
    """What was read: the folded text of a side, None for one that is not there or in another language."""

    def take(self, own: int | None, other: int | None) -> bool:
        """Say whether a text in a language is compared, with one in the other on its other side."""
        return own in self.own and other in self.others


class KeptTexts:
    """The texts behind a connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.forget()

    def forget(self) -> None:
        """Drop what was kept; it may have changed."""
        self._directions: dict[tuple[str, str], Languages] = {}
        self._others: dict[Side, int | None] = {}
        self._bytes = 0
        self._read_singly = [0, 0]

    @property
    def is_full(self) -> bool:
        """Say whether more is kept than should be."""
        return self._bytes > _MOST

    def direction(self, language: str, other: str) -> Languages:
        """Give the texts that are in a language, and whose other side is in the *other*, if that is named."""
        if (language, other) not in self._directions:
            tags = self._connection.execute("SELECT id, tag FROM language").fetchall()
            own: set[int | None] = {id_ for id_, tag in tags if primary(tag) == language}
            others: set[int | None] = {id_ for id_, tag in tags if other in ("", primary(tag))}
            self._directions[language, other] = Languages(own, others if other else {*others, None})
        return self._directions[language, other]

    def other_key(self, side: Side) -> int | None:
        """Give the key of the text on the other side of one that was read."""
        return self._others[side]

    def folded(self, sides: Sequence[Side], languages: Languages) -> list[str | None]:
        """Give the folded texts of sides, None for what is not there or in another language."""
        texts = languages.texts
        try:
            return [texts[side] for side in sides]
        except KeyError:
            missing = [side for side in sides if side not in texts]
            texts.update(dict.fromkeys(missing))
            self._read(missing, languages)
        return [texts[side] for side in sides]

    def _read(self, sides: Sequence[Side], languages: Languages) -> None:
        """Read the texts of sides; all others too, when many were read and all can be kept."""
        for is_target in (0, 1):
            numbers = [side >> 1 for side in sides if side & 1 == is_target]
            self._read_singly[is_target] += len(numbers)
            for start in range(0, len(numbers), _ASKED_AT_ONCE):
                some = numbers[start : start + _ASKED_AT_ONCE]
                some += some[-1:] * (-len(some) % _ASKED_AT_ONCE)  # one question of one length, prepared once
                self._keep(is_target, languages, self._connection.execute(_QUESTIONS[is_target], some))
            if self._read_singly[is_target] >= _MANY:
                self._read_all(is_target, languages)

    def _read_all(self, is_target: int, languages: Languages) -> None:
        """Read one side of all units, which takes less time than to go on one by one."""
        self._read_singly[is_target] = 0
        units = self._connection.execute("SELECT max(id) FROM unit").fetchone()[0] or 0
        if self._bytes + self._bytes / len(self._others) * units <= _MOST:
            self._keep(is_target, languages, self._connection.execute(_ALL[is_target]))

    def _keep(self, is_target: int, languages: Languages, rows: Iterable[_Row]) -> None:
        texts, others = languages.texts, self._others
        read = 0
        for number, text, *tags, other in rows:
            if text and languages.take(tags[is_target], tags[1 - is_target]):
                side = number * 2 + is_target
                texts[side] = folded = fold(text).text
                others[side] = other
                read += _A_TEXT + len(folded) * (1 if folded.isascii() else 2)
        self._bytes += read
