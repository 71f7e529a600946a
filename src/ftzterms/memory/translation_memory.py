"""A translation memory: units with all they say, in one SQLite file that many programs may use at once.

The search index lives in the same file (`_search_index`). `_insert` and `_delete` are the only places where units come
and go; the index hears of new ones there, in the same transaction, so that it is never behind.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain, groupby, islice
from operator import itemgetter
from types import TracebackType
from typing import Any, Self

from ftzterms.memory._concordance import Wanted, occurrences
from ftzterms.memory._connection import IN_MEMORY, WAY_OUT, check_pages, connected, is_old, told
from ftzterms.memory._groups import SAME_SOURCE, SAME_TEXTS
from ftzterms.memory._matches import matches
from ftzterms.memory._neighbours import with_neighbours
from ftzterms.memory._rescue import rescued
from ftzterms.memory._rows import COLUMNS, READ, Row, row_of, source_key, unit_of
from ftzterms.memory._search import Question, Searcher, language_of
from ftzterms.memory._search_index import MOST_WAITING, SearchIndex
from ftzterms.memory.counts import Counts, counted
from ftzterms.memory.match import DEFAULT_PENALTIES, NO_CONTEXT, Context, Match, Occurrence, Penalties
from ftzterms.memory.unit_filter import UnitFilter
from ftzterms.model import Bitext, FtzTermsError, TranslationUnit, UnreadableFileError

BATCH = 4000
"""Units that are written together: all of them are there afterwards, or none."""
_PAGE = 1000
_MOST_IN_A_PAGE = 100
"""More units than this do not stand in a page of the file."""
_MOST_VALUES = 500
"""Values in one question to SQLite."""
_VALUES = ", ".join("?" * (len(Row._fields) + 2))


@dataclass(frozen=True, slots=True)
class Added:
    """What became of units that were given to a memory."""

    read: int = 0
    """How many were given, without those that an earlier import had taken."""
    new: int = 0
    """How many were not there before."""
    before: int = 0
    """How many an earlier import of the same file had taken."""


class TranslationMemory:
    """A memory in a file, or one that is gone with the program (`:memory:`).

    A unit is kept once: what says the same in every respect is the same unit. What `add` and the other methods have
    done when they return is on the disk. A memory belongs to the thread that opened it; processes may share its file.
    """

    def __init__(
        self, path: str | os.PathLike[str] = IN_MEMORY, *, read_only: bool = False, damaged: bool = False
    ) -> None:
        """Open a memory, or make one. Raises `FtzTermsError` for a file that is none, is damaged, or is too new.

        One that is *damaged* can be opened to `rescue` its units.
        """
        self.path = os.fspath(path)
        self._connection = connected(self.path, read_only=read_only, damaged=damaged)
        self._index = SearchIndex(self._connection, is_old=read_only and is_old(self._connection))
        self._searcher = Searcher(self._connection, self._index)
        self._tags: dict[int, str] = {}
        self._numbers: dict[str, int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def __len__(self) -> int:
        """Count the units."""
        return self._ask("SELECT count(*) FROM unit")

    def __iter__(self) -> Iterator[TranslationUnit]:
        """Yield all units, in the order in which they came; may go on while units are added or removed."""
        return (unit for _, unit in self.items())

    def close(self) -> None:
        """Close the file; what was added is in it already."""
        self._connection.close()

    def items(self, wanted: UnitFilter | None = None) -> Iterator[tuple[int, TranslationUnit]]:
        """Yield all units, or those that are *wanted*, with their numbers in this memory."""
        where, values = self._where(wanted)
        last = 0
        while page := self._fetch(f"WHERE id > ?{where} ORDER BY id LIMIT ?", (last, *values, _PAGE)):
            yield from (item for item in page if wanted is None or wanted.takes(item[1]))
            last = page[-1][0]

    def rescue(self) -> Iterator[TranslationUnit]:
        """Yield every unit that a damaged memory still holds just as it was added."""
        try:
            highest = self.highest()
        except FtzTermsError:
            highest = self._ask("PRAGMA page_count") * _MOST_IN_A_PAGE
        return rescued(lambda first, last: list(self._sound(first, last)), highest)

    def verify(self) -> None:
        """Look at every page and every unit. Raises `FtzTermsError` where the memory is damaged."""
        with told(self.path):
            check_pages(self._connection)
        for first in range(1, self.highest() + 1, _PAGE):
            read = self._ask(f"SELECT count(*) FROM unit WHERE id BETWEEN {first} AND {first + _PAGE - 1}")
            if sum(1 for _ in self._sound(first, first + _PAGE - 1)) < read:
                raise UnreadableFileError("the memory is damaged: a text has changed", path=self.path, hint=WAY_OUT)

    def _sound(self, first: int, last: int) -> Iterator[tuple[int, TranslationUnit]]:
        """Yield the units of a stretch that say what was added."""
        items = self._fetch("WHERE id BETWEEN ? AND ?", (first, last))
        with told(self.path):
            digests = dict(
                self._connection.execute("SELECT id, digest FROM unit WHERE id BETWEEN ? AND ?", (first, last))
            )
        return (item for item in items if row_of(item[1]).digest == digests[item[0]])

    def _ask(self, question: str) -> int:
        """Ask for one number."""
        with told(self.path):
            return int(self._connection.execute(question).fetchone()[0] or 0)

    def same_texts(self) -> Iterator[list[int]]:
        """Yield the numbers of units whose two texts are the same: changed last first, then most used, then oldest."""
        return self._groups(SAME_TEXTS)

    def same_source(self) -> Iterator[list[int]]:
        """Yield the numbers of units that have one source text and several targets: changed last first."""
        return self._groups(SAME_SOURCE)

    def counts(self) -> Counts:
        """Count what is there."""
        with told(self.path):
            return counted(self._connection, has_file=self.path != IN_MEMORY)

    def digests(self) -> Iterator[tuple[bytes, int]]:
        """Yield the digests of all units, in their own order, with the units' numbers."""
        with told(self.path):
            yield from self._connection.execute("SELECT digest, id FROM unit ORDER BY digest")

    def highest(self) -> int:
        """Give the highest number of a unit; those that are added later have higher ones."""
        return self._ask("SELECT max(id) FROM unit")

    def _groups(self, question: str) -> Iterator[list[int]]:
        with told(self.path):
            rows = self._connection.execute(question)
            for _, group in groupby(rows, itemgetter(1, 2)):
                yield [number for number, *_ in group]

    def units(self, numbers: Iterable[int]) -> dict[int, TranslationUnit]:
        """Give the units with these numbers, as far as they are there."""
        found: dict[int, TranslationUnit] = {}
        asked = iter(numbers)
        while some := list(islice(asked, _MOST_VALUES)):
            found.update(self._fetch(f"WHERE id IN ({', '.join('?' * len(some))})", some))
        return {number: found[number] for number in sorted(found)}

    def bitext(self, wanted: UnitFilter | None = None) -> Bitext:
        """Give all units, or those that are *wanted*, as a bitext, read as they are asked for.

        It has the header of the file that they come from, if that is one alone.
        """
        with told(self.path):
            files = self._connection.execute("SELECT name, source_language, target_language, properties FROM file")
            chosen = [said for name, *said in files if not (wanted and wanted.file) or wanted.takes_file(name)]
        pairs = {(source, target) for source, target, _ in chosen}
        source, target = pairs.pop() if len(pairs) == 1 else ("", "")
        properties = json.loads(chosen[0][2]) if len(chosen) == 1 else ()
        units = Replayed(lambda: (unit for _, unit in self.items(wanted)))
        return Bitext(self.path, source, target, units, properties=tuple(map(tuple, properties)))

    def _where(self, wanted: UnitFilter | None) -> tuple[str, list[object]]:
        """Give what SQLite can choose by, and its values."""
        if wanted is None:
            return "", []
        where, values = wanted.where
        if not wanted.file:
            return where, [*values]
        with told(self.path):
            files = self._connection.execute("SELECT id, name FROM file").fetchall()
        numbers = [str(number) for number, name in files if wanted.takes_file(name)]
        return f"{where} AND file IN ({', '.join(numbers)})", [*values]

    def add(
        self,
        units: Bitext | Iterable[TranslationUnit],
        *,
        digest: str = "",
        acknowledge: Callable[[Added], None] | None = None,
    ) -> Added:
        """Add units; after each batch *acknowledge* is told what is safely there.

        With the *digest* of the file that they come from, the memory knows how far it got: what was taken by an earlier
        call, even one that was killed, is passed over.
        """
        bitext = units if isinstance(units, Bitext) else Bitext("", "", "", units)
        file, taken = self._begin(bitext, digest) if digest else (None, 0)
        added = Added(before=taken)
        if file and self._is_complete(file):
            return added
        waiting = with_neighbours(bitext.units, source_key)
        for _ in islice(waiting, taken):
            pass
        while batch := list(islice(waiting, BATCH)):
            rows = [row_of(unit, *context) for unit, *context in batch]
            with self._writing():
                new = self._insert(rows, file)
                self._took(file, taken + added.read + len(batch), complete=False)
            added = Added(added.read + len(batch), added.new + new, taken)
            if acknowledge:
                acknowledge(added)
        with self._writing():
            self._took(file, taken + added.read, complete=True)
            self._index.finish()
        return added

    def forget(self, digest: str) -> None:
        """Forget how far the import of a file got, so that it is taken again; its units stay."""
        with self._writing():
            self._connection.execute("UPDATE file SET taken = 0, complete = 0 WHERE digest = ?", (digest,))

    def search(
        self,
        text: str,
        *,
        limit: int = 5,
        minimum: float = 0.7,
        direction: str = "",
        context: Context = NO_CONTEXT,
        penalties: Penalties = DEFAULT_PENALTIES,
        exhaustive: bool = False,
        omegat: bool = False,
    ) -> list[Match]:
        """Find the units with a side that is, or is like, a text; the best first. Any text is taken.

        The text may be of either side: its language is that of *direction* (`zh-en`, `en-zh`), else seen from the text.
        *minimum* is a score, 0–1. A translation unit in the same *context* comes before all others. Long texts that are
        not in Chinese are found by what they have in common first; *exhaustive* compares all that could be alike.
        *omegat* adds OmegaT's three scores, and puts the matches in their order.
        """
        source, _, target = direction.partition("-")
        language = source or language_of(text)
        question = Question(text, language, target, limit, minimum, context, penalties, exhaustive, omegat)
        with told(self.path):
            self._settle()
            return matches(question, self._unit_in, self._searcher.best(question))

    def concordance(
        self, text: str, *, regex: bool = False, limit: int = 20, seconds: float = 2.0
    ) -> Iterator[Occurrence]:
        """Yield the units that have a text, of any length, in one of their sides, in the order in which they came.

        Case, width, quotation marks and Traditional characters do not count; with *regex* the text is a regular
        expression, which is given up for a unit after *seconds*. Raises `FtzTermsError` for one that is none.
        """
        with told(self.path):
            self._settle()
        return occurrences(self, self._index, Wanted(text, regex=regex, limit=limit, seconds=seconds))

    def _settle(self) -> None:
        """Index what came in since, when it is much, or all in a file of an older make, if it may be written."""
        if self._index.is_old:
            with suppress(FtzTermsError):
                connected(self.path).close()
            self._index.is_old = is_old(self._connection)
            self._index.forget()
        if self._index.waiting() > MOST_WAITING:
            with suppress(FtzTermsError), self._writing():
                self._index.settle()

    def remove(self, numbers: Iterable[int]) -> int:
        """Remove the units with these numbers; give how many there were."""
        with self._writing():
            return self._delete(list(numbers))

    def update(self, number: int, unit: TranslationUnit) -> None:
        """Put a unit in the place of another; its context stays. Raises `KeyError` when there is none to replace."""
        with self._writing():
            old = self._connection.execute("SELECT file, before, after FROM unit WHERE id = ?", (number,)).fetchone()
            if old is None:
                raise KeyError(number)
            file, *context = old
            self._delete([number])
            self._insert([row_of(unit, *context)], file, number)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Do all of it or nothing; wait for other writers first."""
        with told(self.path):
            self._searcher.forget()
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._numbers.clear()
                self._index.forget()
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _insert(self, rows: Sequence[Row], file: int | None, number: int = 0) -> int:
        """Write the rows that are not there yet, numbered from the highest on or from *number*; give how many."""
        new = {row.digest: row for row in rows}
        for known in self._known(list(new)):
            del new[known]
        first = number or self._connection.execute("SELECT coalesce(max(id), 0) + 1 FROM unit").fetchone()[0]
        numbered = [
            (id_, file, *row[:2], self._number(row.source_language), self._number(row.target_language), *row[4:])
            for id_, row in enumerate(new.values(), first)
        ]
        self._connection.executemany(f"INSERT INTO unit (id, file, {COLUMNS}) VALUES ({_VALUES})", numbered)
        self._index.add([(id_, *row.sides) for id_, row in enumerate(new.values(), first)])
        return len(numbered)

    def _delete(self, numbers: Sequence[int]) -> int:
        return self._connection.executemany("DELETE FROM unit WHERE id = ?", [(one,) for one in numbers]).rowcount

    def _known(self, digests: Sequence[bytes]) -> Iterator[bytes]:
        """Yield the digests that are there."""
        for start in range(0, len(digests), _MOST_VALUES):
            some = digests[start : start + _MOST_VALUES]
            asked = f"SELECT digest FROM unit WHERE digest IN ({', '.join('?' * len(some))})"
            yield from chain.from_iterable(self._connection.execute(asked, some).fetchall())

    def _fetch(self, where: str, values: Sequence[object]) -> list[tuple[int, TranslationUnit]]:
        with told(self.path):
            rows = self._connection.execute(f"SELECT {READ} FROM unit {where}", values).fetchall()
            return [(row[0], self._unit_in(row)) for row in rows]

    def _unit_in(self, row: Sequence[Any]) -> TranslationUnit:
        """Make the unit of a row of the columns `READ`."""
        number, name, source, target, *rest = row
        try:
            return unit_of(number, name, self._tag(source), self._tag(target), *rest)
        except (ValueError, KeyError, TypeError) as error:
            raise UnreadableFileError(f"the memory is damaged ({error})", path=self.path, hint=WAY_OUT) from error

    def _tag(self, number: int | None) -> str | None:
        """Give the tag of a language."""
        if number is None:
            return None
        if number not in self._tags:
            self._tags = dict(self._connection.execute("SELECT id, tag FROM language").fetchall())
        return self._tags[number]

    def _number(self, tag: str | None) -> int | None:
        """Give the number of a language, a new one where it has none."""
        if tag is None:
            return None
        if tag not in self._numbers:
            self._connection.execute("INSERT OR IGNORE INTO language (tag) VALUES (?)", (tag,))
            asked = self._connection.execute("SELECT id FROM language WHERE tag = ?", (tag,))
            self._numbers[tag] = asked.fetchone()[0]
        return self._numbers[tag]

    def _begin(self, bitext: Bitext, digest: str) -> tuple[int, int]:
        """Enter a file, or find it; give its number and how many of its units were taken."""
        properties = json.dumps(bitext.properties, ensure_ascii=False)
        with self._writing():
            self._connection.execute(
                "INSERT OR IGNORE INTO file (name, digest, source_language, target_language, properties) "
                "VALUES (?, ?, ?, ?, ?)",
                (bitext.name, digest, bitext.source_language, bitext.target_language, properties),
            )
            asked = self._connection.execute("SELECT id, taken FROM file WHERE digest = ?", (digest,))
            number, taken = asked.fetchone()
        return number, taken

    def _is_complete(self, file: int) -> bool:
        return bool(self._connection.execute("SELECT complete FROM file WHERE id = ?", (file,)).fetchone()[0])

    def _took(self, file: int | None, taken: int, *, complete: bool) -> None:
        """Note how far the import of a file got."""
        if file:
            self._connection.execute(
                "UPDATE file SET taken = max(taken, ?), complete = max(complete, ?) WHERE id = ?",
                (taken, complete, file),
            )


class Replayed:
    """Units that are made anew each time they are asked for."""

    def __init__(self, play: Callable[[], Iterator[TranslationUnit]]) -> None:
        self._play = play

    def __iter__(self) -> Iterator[TranslationUnit]:
        return self._play()
