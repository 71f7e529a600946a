"""Write the glossary as we keep it: nothing that is usual is spelt out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import BinaryIO

from ftzterms.model import AdministrativeStatus, ConceptEntry, FtzTermsError, Source, Term, TermKind

_LINE = 110


def write(entries: Iterable[ConceptEntry], stream: BinaryIO) -> None:
    """Write a glossary without loss. Raises `FtzTermsError` for text that UTF-8 cannot hold."""
    stream.write(b"# A glossary for ftzterms: https://toml.io, one [[concept]] a concept.\n")
    stream.writelines(encoded(f"\n{concept_text(entry)}", entry.id) for entry in entries)


def encoded(text: str, concept: str) -> bytes:
    """Give the bytes of a text of a concept. Raises `FtzTermsError` for text that UTF-8 cannot hold."""
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        character = f"U+{ord(text[error.start]):04X}"
        raise FtzTermsError(f"concept {concept!r} holds {character}, half a character", hint="delete it") from None


def concept_text(entry: ConceptEntry) -> str:
    """Write a concept, its header first."""
    return "[[concept]]\n" + "".join(f"{key} = {said}\n" for key, said in concept_keys(entry).items())


def concept_keys(entry: ConceptEntry) -> dict[str, str]:
    """Give the keys of a concept that say something, with their values as TOML, in the order in which they stand."""
    said = {"id": string(entry.id)}
    for key in ("subject_field", "definition", "note"):
        if value := getattr(entry, key):
            said[key] = string(value)
    for key in ("related", "not_inside", "geographical_usage", "formerly"):
        if values := getattr(entry, key):
            said[key] = listed([string(value) for value in values])
    for section in entry.sections:
        if section.terms:
            terms = [term_text(term, first=not index) for index, term in enumerate(section.terms)]
            said[section.language] = listed(terms)
    definitions = [(section.language, section.definition) for section in entry.sections if section.definition]
    if definitions:
        said["definitions"] = by_language(definitions)
    if entry.sources:
        said["sources"] = listed([source_text(source) for source in entry.sources])
    if entry.examples:
        said["examples"] = by_language(entry.examples)
    return said


def term_text(term: Term, *, first: bool) -> str:
    """Write a bare string when all is usual, else a table with what is not."""
    said = term_keys(term, first=first)
    return said["text"] if len(said) == 1 else table(said)


def term_keys(term: Term, *, first: bool) -> dict[str, str]:
    """Give the keys of a term that say something, with their values as TOML."""
    more = {
        "text": string(term.text),
        "status": "" if term.status is usual_status(first=first) else string(term.status),
        "kind": "" if term.kind is TermKind.FULL_FORM else string(term.kind),
        "part_of_speech": string(term.part_of_speech) if term.part_of_speech else "",
        "match": f"[{', '.join(sorted(map(string, term.match)))}]" if term.match else "",
        "valid_from": _day(term.valid_from),
        "valid_until": _day(term.valid_until),
        "authority": string(term.authority) if term.authority else "",
        "sources": f"[{', '.join(map(source_text, term.sources))}]" if term.sources else "",
        "note": string(term.note) if term.note else "",
    }
    return {key: value for key, value in more.items() if value}


def usual_status(*, first: bool) -> AdministrativeStatus:
    """Give the status of a term that states none, by its place in the list."""
    return AdministrativeStatus.PREFERRED if first else AdministrativeStatus.ADMITTED


def source_text(source: Source) -> str:
    """Write a source."""
    day = source.date if _is_day(source.date) else string(source.date)
    said = {
        "title": string(source.title),
        "date": day if source.date else "",
        "url": string(source.url) if source.url else "",
        "authority": string(source.authority) if source.authority else "",
    }
    return table({key: value for key, value in said.items() if value})


def table(said: Mapping[str, str]) -> str:
    """Write an inline table."""
    return f"{{ {', '.join(f'{key} = {value}' for key, value in said.items())} }}"


def by_language(texts: Iterable[tuple[str, str]]) -> str:
    """Write texts by language, in the order given; several of one language become a list."""
    found: dict[str, list[str]] = {}
    for language, text in texts:
        found.setdefault(language, []).append(string(text))
    return table({key: one_or_list(same) for key, same in found.items()})


def one_or_list(values: list[str]) -> str:
    """Write one string, or a list of several, none of which is long."""
    return values[0] if len(values) == 1 else f"[{', '.join(values)}]"


def listed(values: list[str]) -> str:
    """Write a list on one line, or one value a line when it would be too long."""
    line = f"[{', '.join(values)}]"
    return line if len(line) <= _LINE else "[\n" + "".join(f"    {value},\n" for value in values) + "]"


def string(text: str) -> str:
    """Write a TOML basic string; JSON's escapes are TOML's, but for U+007F."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _is_day(text: str) -> bool:
    try:
        return len(text) == len("2024-01-31") and bool(date.fromisoformat(text))
    except ValueError:
        return False
