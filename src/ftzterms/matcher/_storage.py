"""A compiled glossary as bytes, and back. Values that are not met are never made.

The bytes are a magic line, the lengths of the parts, the parts (where the entries end in the next part; the entries,
each as `marshal` writes it; what `Compiled` holds; the automaton), and a checksum of all before it. Numbers have 32
bits each, as this machine orders them. Anything else is refused.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterable, Sequence
from io import SEEK_END, BufferedReader
from itertools import accumulate

from ftzterms.matcher._pattern import Compiled
from ftzterms.matcher.term_matcher import TermMatcher
from ftzterms.model import (
    AdministrativeStatus,
    ConceptEntry,
    FtzTermsError,
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

_MAGIC = b"ftzterms compiled glossary 9\n"
_LENGTHS = 9 * 4
_CHECKSUM = 4
_UNSAID: list[Any] = ["", (), None, (), "", None, None]
"""What a term says behind its kind where nothing is stored."""


class _Part:
    """A part of a file, of which only what is asked for is read, as `bytes` would give it."""

    def __init__(self, file: int, start: int) -> None:
        self._file = os.dup(file)
        self._start = start

    def __getitem__(self, piece: slice) -> bytes:
        return os.pread(self._file, piece.stop - piece.start, self._start + piece.start)

    def __del__(self) -> None:
        os.close(self._file)


class StoredEntries(Sequence[ConceptEntry]):
    """Entries that are made when they are asked for."""

    def __init__(self, stored: bytes | _Part, ends: Sequence[int]) -> None:
        self._stored = stored
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
            self._made[index] = _entry(_loaded(self._stored[start : self._ends[index]]))
        return self._made[index]


def _loaded(stored: bytes) -> list[Any]:
    try:
        plain: list[Any] = marshal.loads(stored)  # noqa: S302  ours
    except (EOFError, ValueError, TypeError) as error:
        raise FtzTermsError(
            f"a glossary in the cache was changed while it was read ({error})", hint="run the command again"
        ) from error
    return plain


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
    ends = stream.read(lengths[0])
    stored = _part(stream, lengths[1])
    flags, starts, rows, longer, tails, short, automaton = [stream.read(length) for length in lengths[2:]]
    entries = StoredEntries(stored, _numbers(ends))
    compiled = Compiled(flags, _numbers(starts), _numbers(rows), _numbers(longer), tails, short)
    return entries, TermMatcher(entries, compiled, automaton)


def _part(stream: BinaryIO, length: int) -> bytes | _Part:
    """Give the next part of a file without reading it, where the system can read in the middle of a file."""
    start = stream.tell()
    if not hasattr(os, "pread") or not isinstance(stream, BufferedReader):
        return stream.read(length)
    stream.seek(start + length)
    return _Part(stream.fileno(), start)


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
    """Give what a term says, the rarest last; nothing of what no term says at its end."""
    said = [
        term.text,
        term.language,
        term.status.value,
        term.kind.value,
        term.note,
        [_plain_source(source) for source in term.sources],
        term.part_of_speech and term.part_of_speech.value,
        sorted(match.value for match in term.match),
        term.authority,
        term.valid_from and term.valid_from.isoformat(),
        term.valid_until and term.valid_until.isoformat(),
    ]
    while not said[-1]:
        said.pop()
    return said


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
    text, language, status, kind, *more = stored
    note, sources, speech, match, authority, valid_from, valid_until = more + _UNSAID[len(more) :]
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
