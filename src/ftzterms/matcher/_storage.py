"""A compiled glossary as bytes, and back. Values that are not met are never made.

The bytes are a magic line, the length of the JSON part (8 bytes, big-endian), the JSON part, the automaton, and a
BLAKE2b digest of all before it; anything else is refused.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from hashlib import blake2b
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

_MAGIC = b"ftzterms compiled glossary 1\n"
_DIGEST = 16


class StoredEntries(Sequence[ConceptEntry]):
    """Entries that are made when they are asked for."""

    def __init__(self, stored: list[list[Any]]) -> None:
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
            self._made[index] = _entry(self._stored[index])
        return self._made[index]


def store(entries: Sequence[ConceptEntry], matcher: TermMatcher) -> bytes:
    """Give the bytes of a compiled glossary."""
    compiled = matcher.compiled
    value = [[_plain_entry(entry) for entry in entries], compiled.forms, compiled.flags, compiled.rows]
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    automaton: bytes = matcher.automaton.serialize()
    body = _MAGIC + len(text).to_bytes(8, "big") + text + automaton
    return body + blake2b(body, digest_size=_DIGEST).digest()


def restore(data: bytes) -> tuple[StoredEntries, TermMatcher] | None:
    """Give the entries and the matcher that `store` wrote; None for any other bytes."""
    body, digest = data[:-_DIGEST], data[-_DIGEST:]
    if not body.startswith(_MAGIC) or blake2b(body, digest_size=_DIGEST).digest() != digest:
        return None
    start = len(_MAGIC) + 8
    end = start + int.from_bytes(body[len(_MAGIC) : start], "big")
    stored, forms, flags, rows = json.loads(body[start:end])
    entries = StoredEntries(stored)
    return entries, TermMatcher(entries, Compiled(forms, flags, rows), body[end:])


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
    name, sections, field, definition, note, sources, examples, related, not_inside, file, line = stored
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
