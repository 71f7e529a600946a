"""Write the glossary as we keep it: nothing that is usual is spelt out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import BinaryIO

from ftzterms.model import AdministrativeStatus, ConceptEntry, FtzTermsError, Source, Term, TermKind

_LINE = 110


def write(entries: Iterable[ConceptEntry], stream: BinaryIO) -> None:
    """Write a glossary without loss. Raises `FtzTermsError` for text that UTF-8 cannot hold."""
    stream.write(b"# A glossary for ftzterms: https://toml.io, one [[concept]] a concept.\n")
    for entry in entries:
        text = "\n[[concept]]\n" + "".join(f"{line}\n" for line in _concept(entry))
        try:
            stream.write(text.encode())
        except UnicodeEncodeError as error:
            character = f"U+{ord(text[error.start]):04X}"
            raise FtzTermsError(f"concept {entry.id!r} holds {character}, half a character", hint="delete it") from None


def _concept(entry: ConceptEntry) -> Iterator[str]:
    yield f"id = {_string(entry.id)}"
    for key in ("subject_field", "definition", "note"):
        if value := getattr(entry, key):
            yield f"{key} = {_string(value)}"
    for key in ("related", "not_inside", "geographical_usage", "formerly"):
        if values := getattr(entry, key):
            yield f"{key} = {_list([_string(value) for value in values])}"
    for section in entry.sections:
        if section.terms:
            terms = [_term(term, first=not index) for index, term in enumerate(section.terms)]
            yield f"{section.language} = {_list(terms)}"
    definitions = [(section.language, section.definition) for section in entry.sections if section.definition]
    if definitions:
        yield f"definitions = {_by_language(definitions)}"
    if entry.sources:
        yield f"sources = {_list([_source(source) for source in entry.sources])}"
    if entry.examples:
        yield f"examples = {_by_language(entry.examples)}"


def _term(term: Term, *, first: bool) -> str:
    """Write a bare string when all is usual, else a table with what is not."""
    usual = AdministrativeStatus.PREFERRED if first else AdministrativeStatus.ADMITTED
    more = {
        "status": "" if term.status is usual else _string(term.status),
        "kind": "" if term.kind is TermKind.FULL_FORM else _string(term.kind),
        "part_of_speech": _string(term.part_of_speech) if term.part_of_speech else "",
        "match": f"[{', '.join(sorted(map(_string, term.match)))}]" if term.match else "",
        "valid_from": _day(term.valid_from),
        "valid_until": _day(term.valid_until),
        "authority": _string(term.authority) if term.authority else "",
        "sources": f"[{', '.join(map(_source, term.sources))}]" if term.sources else "",
        "note": _string(term.note) if term.note else "",
    }
    said = [f"{key} = {value}" for key, value in more.items() if value]
    text = _string(term.text)
    return f"{{ {', '.join([f'text = {text}', *said])} }}" if said else text


def _source(source: Source) -> str:
    day = source.date if _is_day(source.date) else _string(source.date)
    said = {
        "title": _string(source.title),
        "date": day if source.date else "",
        "url": _string(source.url) if source.url else "",
        "authority": _string(source.authority) if source.authority else "",
    }
    return f"{{ {', '.join(f'{key} = {value}' for key, value in said.items() if value)} }}"


def _by_language(texts: Iterable[tuple[str, str]]) -> str:
    """Write texts by language, in the order given; several of one language become a list."""
    found: dict[str, list[str]] = {}
    for language, text in texts:
        found.setdefault(language, []).append(_string(text))
    pairs = (f"{key} = {_one_or_list(same)}" for key, same in found.items())
    return f"{{ {', '.join(pairs)} }}"


def _one_or_list(values: list[str]) -> str:
    return values[0] if len(values) == 1 else f"[{', '.join(values)}]"


def _list(values: list[str]) -> str:
    """Write a list on one line, or one value a line when it would be too long."""
    line = f"[{', '.join(values)}]"
    return line if len(line) <= _LINE else "[\n" + "".join(f"    {value},\n" for value in values) + "]"


def _string(text: str) -> str:
    """Write a TOML basic string; JSON's escapes are TOML's, but for U+007F."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _is_day(text: str) -> bool:
    try:
        return len(text) == len("2024-01-31") and bool(date.fromisoformat(text))
    except ValueError:
        return False
