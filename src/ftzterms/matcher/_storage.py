"""A compiled glossary as bytes, and back. Values that are not met are never made.

The bytes are a magic line, the lengths of the parts (8 bytes each, little-endian), the parts (entries as JSON, one a
line; forms, one a line; their flags, starts and rows; the automaton), and a checksum of all before it. Anything else is
refused.
"""

from __future__ import annotations

import json
import struct
import zlib
from array import array
from collections.abc import Sequence
from datetime import date
from typing import Any, overload

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

_MAGIC = b"ftzterms compiled glossary 3\n"
_LENGTHS = struct.Struct("<6Q")
_CHECKSUM = struct.Struct("<I")


class StoredEntries(Sequence[ConceptEntry]):
    """Entries that are made when they are asked for."""

    def __init__(self, stored: list[str]) -> None:
        self._stored = stored
        self._made: dict[int, ConceptEntry] = {}

    def __len__(self) -> int:
        return len(self._stored)

    @overload
    def __getitem__(self, index: int) -> ConceptEntry: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[ConceptEntry]: ...
    def __getitem__(self, index: int | slice) -> ConceptEntry | Sequence[ConceptEntry]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        if index not in self._made:
            self._made[index] = _entry(json.loads(self._stored[index]))
        return self._made[index]


def store(entries: Sequence[ConceptEntry], matcher: TermMatcher) -> bytes:
    """Give the bytes of a compiled glossary."""
    compiled = matcher.compiled
    stored = "\n".join(json.dumps(_plain_entry(entry), ensure_ascii=False) for entry in entries)
    parts = (
        stored.encode(),
        compiled.text.encode(),
        compiled.flags,
        compiled.starts.tobytes(),
        compiled.rows.tobytes(),
        matcher.automaton.serialize(),
    )
    body = b"".join((_MAGIC, _LENGTHS.pack(*map(len, parts)), *parts))
    return body + _CHECKSUM.pack(zlib.crc32(body))


def restore(data: bytes) -> tuple[StoredEntries, TermMatcher] | None:
    """Give the entries and the matcher that `store` wrote; None for any other bytes."""
    body = memoryview(data)[: -_CHECKSUM.size]
    if not data.startswith(_MAGIC) or _CHECKSUM.pack(zlib.crc32(body)) != data[-_CHECKSUM.size :]:
        return None
    parts = []
    at = len(_MAGIC) + _LENGTHS.size
    for length in _LENGTHS.unpack_from(body, len(_MAGIC)):
        parts.append(bytes(body[at : at + length]))
        at += length
    stored, forms, flags, starts, rows, automaton = parts
    entries = StoredEntries(stored.decode().split("\n"))
    compiled = Compiled(flags, array("I", starts), array("I", rows), forms.decode())
    return entries, TermMatcher(entries, compiled, automaton)


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
    ]


def _plain_term(term: Term) -> list[Any]:
    return [
        term.text,
        term.language,
        term.status,
        term.kind,
        term.part_of_speech,
        sorted(term.match),
        term.valid_from and term.valid_from.isoformat(),
        term.valid_until and term.valid_until.isoformat(),
        term.authority,
        [_plain_source(source) for source in term.sources],
        term.note,
    ]


def _plain_source(source: Source) -> list[str]:
    return [source.title, source.date, source.url, source.authority]


def _entry(stored: list[Any]) -> ConceptEntry:
    name, sections, field, definition, note, sources, examples, related, not_inside, file, line, usage = stored
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
        tuple(usage),
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
        date.fromisoformat(valid_from) if valid_from else None,
        date.fromisoformat(valid_until) if valid_until else None,
        authority,
        tuple(Source(*source) for source in sources),
        note,
    )
