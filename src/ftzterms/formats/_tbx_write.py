"""Write TBX-Basic in DCT style (ISO 30042:2019)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from ftzterms.formats._characters import escaped, quoted, refuse_what_xml_cannot_hold
from ftzterms.model import ConceptEntry, LanguageSection, Source, Term, TermKind, primary

HELD = frozenset(
    {
        "id",
        "subject_field",
        "definition",
        "note",
        "sources",
        "source.title",
        "source.url",
        "related",
        "examples",
        "section.definition",
        "term.status",
        "term.kind",
        "term.part_of_speech",
        "term.sources",
        "term.note",
    }
)
_HEADER = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
     xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
  <tbxHeader><fileDesc><sourceDesc><p>A glossary written by ftzterms.</p></sourceDesc></fileDesc></tbxHeader>
  <text>
    <body>
"""
_FOOTER = "    </body>\n  </text>\n</tbx>\n"
_KINDS = {
    TermKind.FULL_FORM: "fullForm",
    TermKind.ABBREVIATION: "abbreviation",
    TermKind.SHORT_FORM: "shortForm",
    TermKind.PHRASE: "phrase",
}


def write(entries: Iterable[ConceptEntry], stream: BinaryIO) -> None:
    """Write a glossary. Raises `FtzTermsError` for a character that XML cannot hold, naming the concept."""
    stream.write(_HEADER.encode())
    for entry in entries:
        text = "".join(f"{line}\n" for line in _concept(entry))
        refuse_what_xml_cannot_hold(text, f"concept {entry.id!r}")
        stream.write(text.replace("\r", "&#13;").encode())
    stream.write(_FOOTER.encode())


def _concept(entry: ConceptEntry) -> Iterator[str]:
    yield f'      <conceptEntry id="{quoted(entry.id)}">'
    for concept in entry.related:
        yield f'        <basic:crossReference target="{quoted(concept)}">{escaped(concept)}</basic:crossReference>'
    if entry.subject_field:
        yield f"        <min:subjectField>{escaped(entry.subject_field)}</min:subjectField>"
    yield from _plain("        ", "basic:definition", entry.definition)
    yield from _sources("        ", entry.sources)
    yield from _notes("        ", entry.note)
    examples: dict[str, list[str]] = {}
    for language, text in entry.examples:
        examples.setdefault(_home(language, entry), []).append(text)
    for section in entry.sections:
        yield from _section(section, examples.get(section.language, []))
    yield "      </conceptEntry>"


def _home(language: str, entry: ConceptEntry) -> str:
    """Give the language under which an example stands: its own, or of its kin the first that has terms."""
    tags = [section.language for section in entry.sections if section.terms]
    return language if language in tags else next((tag for tag in tags if primary(tag) == primary(language)), "")


def _section(section: LanguageSection, examples: list[str]) -> Iterator[str]:
    """Write a language; the examples in it stand under its first term."""
    yield f'        <langSec xml:lang="{quoted(section.language)}">'
    yield from _plain("          ", "basic:definition", section.definition)
    for number, term in enumerate(section.terms):
        yield from _term(term, [] if number else examples)
    yield "        </langSec>"


def _term(term: Term, examples: list[str]) -> Iterator[str]:
    yield "          <termSec>"
    yield f"            <term>{escaped(term.text)}</term>"
    if term.part_of_speech:
        yield f"            <min:partOfSpeech>{term.part_of_speech}</min:partOfSpeech>"
    yield f"            <min:administrativeStatus>{term.status}Term-admn-sts</min:administrativeStatus>"
    yield f"            <basic:termType>{_KINDS[term.kind]}</basic:termType>"
    for text in examples:
        yield from _plain("            ", "basic:context", text)
    yield from _sources("            ", term.sources)
    yield from _notes("            ", term.note)
    yield "          </termSec>"


def _plain(indent: str, tag: str, text: str) -> Iterator[str]:
    if text:
        yield f"{indent}<{tag}>{escaped(text)}</{tag}>"


def _notes(indent: str, text: str) -> Iterator[str]:
    """Write a note of several lines as several notes, for readers fold line breaks."""
    for line in text.split("\n"):
        yield from _plain(indent, "note", line)


def _sources(indent: str, sources: tuple[Source, ...]) -> Iterator[str]:
    for source in sources:
        if source.url:
            tag, target = "basic:externalCrossReference", quoted(source.url)
            yield f'{indent}<{tag} target="{target}">{escaped(source.title)}</{tag}>'
        else:
            yield from _plain(indent, "basic:source", source.title)
