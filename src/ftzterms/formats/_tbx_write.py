"""Write TBX-Basic: of ISO 30042:2019 in DCT style, or of TBX 2."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from ftzterms.formats._characters import escaped, quoted, refuse_what_xml_cannot_hold
from ftzterms.formats._examples import examples_by_language
from ftzterms.model import ConceptEntry, LanguageSection, Source, Term, TermKind

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
_HEADER_2 = """<?xml version="1.0" encoding="UTF-8"?>
<martif type="TBX-Basic" xml:lang="en">
  <martifHeader><fileDesc><sourceDesc><p>A glossary written by ftzterms.</p></sourceDesc></fileDesc></martifHeader>
  <text>
    <body>
"""
_FOOTER_2 = "    </body>\n  </text>\n</martif>\n"
_TAG = re.compile(r"<(/?)(?:(?:min|basic):)?(\w+)((?:\s[^<>]*)?)>")
_ELEMENTS_2 = {"conceptEntry": "termEntry", "langSec": "langSet", "termSec": "tig"}
_CATEGORIES_2 = {
    "descrip": ("subjectField", "definition", "context"),
    "termNote": ("partOfSpeech", "administrativeStatus", "termType"),
    "admin": ("source",),
    "ref": ("crossReference",),
    "xref": ("externalCrossReference",),
}
_KINDS = {
    TermKind.FULL_FORM: "fullForm",
    TermKind.ABBREVIATION: "abbreviation",
    TermKind.SHORT_FORM: "shortForm",
    TermKind.PHRASE: "phrase",
}


def write(entries: Iterable[ConceptEntry], stream: BinaryIO) -> None:
    """Write a glossary. Raises `FtzTermsError` for a character that XML cannot hold, naming the concept."""
    _write(entries, stream, (_HEADER, _FOOTER), lambda text: text)


def write_2(entries: Iterable[ConceptEntry], stream: BinaryIO) -> None:
    """Write the same as TBX 2, which most CAT tools read. Raises `FtzTermsError` as `write` does."""
    _write(entries, stream, (_HEADER_2, _FOOTER_2), lambda text: _TAG.sub(_tag_2, text))


def _write(
    entries: Iterable[ConceptEntry], stream: BinaryIO, frame: tuple[str, str], spell: Callable[[str], str]
) -> None:
    stream.write(frame[0].encode())
    for entry in entries:
        text = "".join(f"{line}\n" for line in _concept(entry))
        refuse_what_xml_cannot_hold(text, f"concept {entry.id!r}")
        stream.write(spell(text).replace("\r", "&#13;").encode())
    stream.write(frame[1].encode())


def _tag_2(found: re.Match[str]) -> str:
    """Write a tag of TBX 3 in DCT style as TBX 2 does: a data category is the type of an element."""
    end, name, said = found.groups()
    if name in _ELEMENTS_2:
        return f"<{end}{_ELEMENTS_2[name]}{said}>"
    element = next((element for element, names in _CATEGORIES_2.items() if name in names), "")
    if not element:
        return found[0]
    return f"</{element}>" if end else f'<{element} type="{name}"{said}>'


def _concept(entry: ConceptEntry) -> Iterator[str]:
    yield f'      <conceptEntry id="{quoted(entry.id)}">'
    for concept in entry.related:
        yield f'        <basic:crossReference target="{quoted(concept)}">{escaped(concept)}</basic:crossReference>'
    if entry.subject_field:
        yield f"        <min:subjectField>{escaped(entry.subject_field)}</min:subjectField>"
    yield from _plain("        ", "basic:definition", entry.definition)
    yield from _sources("        ", entry.sources)
    yield from _notes("        ", entry.note)
    examples = examples_by_language(entry)
    for section in entry.sections:
        yield from _section(section, examples.get(section.language, []))
    yield "      </conceptEntry>"


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
