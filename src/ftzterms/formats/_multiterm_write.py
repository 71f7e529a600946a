"""Write MultiTerm XML: `conceptGrp`, `languageGrp`, `termGrp`; concepts are numbered, and keep their ids in a field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from ftzterms.formats._characters import escaped, quoted, refuse_what_xml_cannot_hold
from ftzterms.formats._examples import examples_by_language
from ftzterms.formats._table_lists import source_cell
from ftzterms.model import ConceptEntry, LanguageSection, Source, Term, primary

HELD = frozenset(
    {
        "subject_field",
        "definition",
        "note",
        "sources",
        "source.title",
        "source.date",
        "source.url",
        "source.authority",
        "examples",
        "section.definition",
        "term.status",
        "term.kind",
        "term.part_of_speech",
        "term.sources",
        "term.note",
    }
)
_NAMES = {
    "zh": "Chinese",
    "en": "English",
    "de": "German",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "pt": "Portuguese",
    "ru": "Russian",
}
Field = tuple[str, str]
"""(name, text)."""


def write(entries: Iterable[ConceptEntry], stream: BinaryIO) -> None:
    """Write a glossary. Raises `FtzTermsError` for a character that XML cannot hold, naming the concept."""
    stream.write(b'<?xml version="1.0" encoding="UTF-8"?>\n<mtf>\n')
    for number, entry in enumerate(entries, start=1):
        text = "".join(_concept(entry, number))
        refuse_what_xml_cannot_hold(text, f"concept {entry.id!r}")
        stream.write(text.replace("\r", "&#13;").encode())
    stream.write(b"</mtf>\n")


def _concept(entry: ConceptEntry, number: int) -> Iterator[str]:
    yield f"<conceptGrp>\n<concept>{number}</concept>\n"
    yield from _fields(("Subject", entry.subject_field), ("Definition", entry.definition))
    yield from _fields(*(("Note", line) for line in entry.note.split("\n")), *_sources(entry.sources))
    yield from _fields(("Concept", entry.id))
    examples = examples_by_language(entry)
    yield from _fields(*(("Context", text) for text in examples.get("", [])))
    for section in entry.sections:
        yield from _section(section, examples.get(section.language, []))
    yield "</conceptGrp>\n"


def _section(section: LanguageSection, examples: list[str]) -> Iterator[str]:
    """Write a language; the examples in it stand under its first term."""
    name = _NAMES.get(primary(section.language), section.language)
    yield f'<languageGrp>\n<language type="{quoted(name)}" lang="{quoted(section.language.upper())}"/>\n'
    yield from _fields(("Definition", section.definition))
    for term in section.terms:
        yield from _term(term, examples)
        examples = []
    yield "</languageGrp>\n"


def _term(term: Term, examples: list[str]) -> Iterator[str]:
    yield f"<termGrp>\n<term>{escaped(term.text)}</term>\n"
    said = [("Status", str(term.status)), ("Type", str(term.kind)), ("Part of speech", str(term.part_of_speech or ""))]
    said += [("Note", line) for line in term.note.split("\n")]
    yield from _fields(*said, *_sources(term.sources), *(("Context", text) for text in examples))
    yield "</termGrp>\n"


def _fields(*fields: Field) -> Iterator[str]:
    for name, text in fields:
        if text:
            yield f'<descripGrp><descrip type="{name}">{escaped(text)}</descrip></descripGrp>\n'


def _sources(sources: Iterable[Source]) -> Iterator[Field]:
    return (("Source", source_cell(source)) for source in sources)
