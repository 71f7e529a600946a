"""A compiled glossary as bytes, and back. Values that are not met are never made.

The bytes are a magic line, the lengths of the parts, the parts (where the entries end in the next part; the entries,
each as `marshal` writes it; what `Compiled` holds; the automaton), and a checksum of all before it. Numbers have 32
bits each, as this machine orders them. Anything else is refused.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Sequence
from io import SEEK_END
from itertools import accumulate

from ftzterms.matcher._pattern import Compiled
from ftzterms.matcher.term_matcher import TermMatcher
from ftzterms.model import (
    AdministrativeStatus,
    ConceptEntry,
    LanguageSection,
    PartOfSpeech,
    Source,
    Term,
    TermKind,
    TermMatch,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import Any, BinaryIO, overload

_MAGIC = b"ftzterms compiled glossary 8\n"
_LENGTHS = 9 * 4
_CHECKSUM = 4


class StoredEntries(Sequence[ConceptEntry]):
    """Entries that are made when they are asked for."""

    def __init__(self, stored: bytes, ends: Sequence[int]) -> None:
        self._stored = memoryview(stored)
        self._ends = ends
        self._made: dict[int, ConceptEntry] = {}

    def __len__(self) -> int:
        return len(self._ends)

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, index: int) -> ConceptEntry: ...
        @overload
        def __getitem__(self, index: slice) -> Sequence[ConceptEntry]: ...

    def __getitem__(self, index: int | slice) -> ConceptEntry | Sequence[ConceptEntry]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        if index not in self._made:
            start = self._ends[index - 1] if index else 0
            self._made[index] = _entry(marshal.loads(self._stored[start : self._ends[index]]))  # noqa: S302  ours
        return self._made[index]


def store(entries: Sequence[ConceptEntry], matcher: TermMatcher) -> bytes:
    """Give the bytes of a compiled glossary."""
    import zlib

    compiled = matcher.compiled
    stored = [marshal.dumps(_plain_entry(entry)) for entry in entries]
    parts = (
        _bytes(accumulate(map(len, stored))),
        b"".join(stored),
        compiled.flags,
        _bytes(compiled.starts),
        _bytes(compiled.rows),
        _bytes(compiled.longer),
        compiled.tails,
        compiled.short,
        matcher.automaton.serialize(),
    )
    body = b"".join((_MAGIC, _bytes(map(len, parts)), *parts))
    return body + _bytes([zlib.crc32(body)])


def is_whole(stream: BinaryIO) -> bool:
    """Say whether a file holds what `store` wrote, by its checksum; it is read from end to end for it."""
    import zlib

    stream.seek(0)
    data = stream.read()
    return data.startswith(_MAGIC) and data[-_CHECKSUM:] == _bytes([zlib.crc32(memoryview(data)[:-_CHECKSUM])])


def restore(stream: BinaryIO) -> tuple[StoredEntries, TermMatcher] | None:
    """Give the entries and the matcher that `store` wrote; None for a file of another kind or length.

    Whether each byte is as it was written is for `is_whole` to say.
    """
    stream.seek(0)
    head = stream.read(len(_MAGIC) + _LENGTHS)
    if not head.startswith(_MAGIC) or len(head) < len(_MAGIC) + _LENGTHS:
        return None
    lengths = _numbers(head[len(_MAGIC) :])
    if len(head) + sum(lengths) + _CHECKSUM != stream.seek(0, SEEK_END):
        return None
    stream.seek(len(head))
    parts = [stream.read(length) for length in lengths]
    ends, stored, flags, starts, rows, longer, tails, short, automaton = parts
    entries = StoredEntries(stored, _numbers(ends))
    compiled = Compiled(flags, _numbers(starts), _numbers(rows), _numbers(longer), tails, short)
    return entries, TermMatcher(entries, compiled, automaton)


def _numbers(stored: bytes) -> memoryview[int]:
    return memoryview(stored).cast("I")


def _bytes(numbers: Iterable[int]) -> bytes:
    from array import array

    return array("I", numbers).tobytes()


def _plain_entry(entry: ConceptEntry) -> list[Any]:
    return [
        entry.id,
        [[s.language, s.definition, [_plain_term(term) for term in s.terms]] for s in entry.sections],
        entry.subject_field,
        entry.definition,
        entry.note,
        [_plain_source(source) for source in entry.sources],
        entry.examples,
        entry.related,
        entry.not_inside,
        entry.file,
        entry.line,
        entry.geographical_usage,
        entry.formerly,
    ]


def _plain_term(term: Term) -> list[Any]:
    return [
        term.text,
        term.language,
        term.status.value,
        term.kind.value,
        term.part_of_speech and term.part_of_speech.value,
        sorted(match.value for match in term.match),
        term.valid_from and term.valid_from.isoformat(),
        term.valid_until and term.valid_until.isoformat(),
        term.authority,
        [_plain_source(source) for source in term.sources],
        term.note,
    ]


def _plain_source(source: Source) -> list[str]:
    return [source.title, source.date, source.url, source.authority]


def _entry(stored: list[Any]) -> ConceptEntry:
    name, sections, field, definition, note, sources, examples, related, not_inside, file, line, *more = stored
    return ConceptEntry(
        name,
        tuple(LanguageSection(language, tuple(map(_term, terms)), defined) for language, defined, terms in sections),
        field,
        definition,
        note,
        tuple(Source(*source) for source in sources),
        tuple((language, sentence) for language, sentence in examples),
        tuple(related),
        tuple(not_inside),
        file,
        line,
        *map(tuple, more),
    )


def _term(stored: list[Any]) -> Term:
    text, language, status, kind, speech, match, valid_from, valid_until, authority, sources, note = stored
    return Term(
        text,
        language,
        AdministrativeStatus(status),
        TermKind(kind),
        PartOfSpeech(speech) if speech else None,
        frozenset(map(TermMatch, match)),
        valid_from and _date(valid_from),
        valid_until and _date(valid_until),
        authority,
        tuple(Source(*source) for source in sources),
        note,
    )


def _date(stored: str) -> date:
    from datetime import date

    return date.fromisoformat(stored)
