"""MultiTerm XML: read as termbases export it, written as it is imported, and nothing that it can hold is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from conftest import Beside
from formats_samples import NAMES, XML_TEXT
from ftzterms.formats import format_of, formats, losses, read_entries, write_entries
from ftzterms.model import (
    AdministrativeStatus,
    ConceptEntry,
    FtzTermsError,
    LanguageSection,
    PartOfSpeech,
    Source,
    Term,
    TermKind,
    UnreadableFileError,
)

TERMBASE = """<?xml version="1.0" encoding="UTF-16"?><mtf><conceptGrp><concept>5</concept>
<system type="entryClass">1</system>
<descripGrp><descrip type="Domain">trade</descrip></descripGrp>
<descripGrp><descrip type="Definition">what <xref Tlink="x">it</xref> is</descrip>
<descripGrp><descrip type="Source">a law</descrip></descripGrp></descripGrp>
<transacGrp><transac type="origination">li</transac><date>2016-08-03T15:35:41</date></transacGrp>
<languageGrp><language type="Chinese (Simplified)" lang="ZH-CN"/>
<descripGrp><descrip type="Definition">定义</descrip></descripGrp>
<termGrp><term>自贸区</term><descripGrp><descrip type="Status">Preferred</descrip></descripGrp></termGrp></languageGrp>
<languageGrp><language type="English"/>
<termGrp><term>free
 trade zone</term><descripGrp><descrip type="Part of speech">noun</descrip></descripGrp>
<descripGrp><descrip type="Context">In the zone.</descrip></descripGrp></termGrp>
<termGrp><term>free port</term><descripGrp><descrip type="Forbidden">yes</descrip></descripGrp>
<descripGrp><descrip type="Note">never</descrip></descripGrp></termGrp><termGrp><term/></termGrp></languageGrp>
<languageGrp><language type="Klingon"/><termGrp><term>x</term></termGrp></languageGrp></conceptGrp>
<conceptGrp><concept>6</concept><languageGrp><language lang="EN"/></languageGrp></conceptGrp></mtf>"""


def read(folder: Path, text: str, name: str = "a.xml") -> tuple[tuple[ConceptEntry, ...], list[FtzTermsError]]:
    (folder / name).write_bytes(text.encode("utf-16" if "UTF-16" in text else "utf-8"))
    warnings: list[FtzTermsError] = []
    return read_entries(folder / name, warnings=warnings), warnings


def test_reads_a_termbase(tmp_path: Path) -> None:
    [entry], warnings = read(tmp_path, TERMBASE)
    assert (entry.id, entry.subject_field, entry.definition, entry.sources) == (
        "5",
        "trade",
        "what it is",
        (Source("a law"),),
    )
    zh, en, _ = entry.sections
    assert (zh.language, zh.definition, en.language) == ("zh-CN", "定义", "en")
    assert [(term.text, term.status.value, term.note) for term in en.terms] == [
        ("free trade zone", "preferred", ""),
        ("free port", "deprecated", "never"),
    ]
    assert en.terms[0].part_of_speech is PartOfSpeech.NOUN
    assert entry.examples == (("en", "In the zone."),)
    assert [warning.message for warning in warnings] == [
        "a termGrp has no term",
        "a languageGrp names no language",
        "a concept without a term was left out",
        "not kept, for want of a place: transacGrp",
    ]


def test_is_told_from_other_xml(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(TERMBASE.encode("utf-16"))
    assert format_of(tmp_path / "a.xml") is formats()["multiterm"]
    (tmp_path / "b.xml").write_text('<martif type="TBX"><text/></martif>')
    assert format_of(tmp_path / "b.xml") is formats()["tbx"]
    (tmp_path / "c.xml").write_text("<html/>")
    with pytest.raises(UnreadableFileError, match="the root element is <html>, not <mtf>"):
        read_entries(tmp_path / "c.xml")
    (tmp_path / "d.xml").write_text("<mtf><conceptGrp></mtf>")
    with pytest.raises(UnreadableFileError, match="stands where"):
        read_entries(tmp_path / "d.xml")
    (tmp_path / "c.xml").unlink()
    (tmp_path / "d.xml").unlink()
    assert len(read_entries(tmp_path)) == 1, "in a folder, XML of other kinds is no glossary"


LINES = XML_TEXT.map(lambda text: " ".join(text.split()))
WORDS = LINES.filter(bool)
SOURCES = st.lists(
    st.builds(Source, WORDS, st.sampled_from(["", "2023-03"]), st.sampled_from(["", "https://e.org/?a&b"]), LINES),
    max_size=2,
).map(tuple)


@st.composite
def concepts(draw: st.DrawFn) -> ConceptEntry:
    """Draw a concept that MultiTerm XML holds without loss."""
    languages = draw(st.lists(st.sampled_from(["zh-Hans", "zh-CN", "en", "fr"]), min_size=1, unique=True))
    sections = tuple(
        LanguageSection(
            language,
            tuple(
                Term(
                    draw(WORDS),
                    language,
                    draw(st.sampled_from(AdministrativeStatus)),
                    draw(st.sampled_from(TermKind)),
                    draw(st.one_of(st.none(), st.sampled_from(PartOfSpeech))),
                    sources=draw(SOURCES),
                    note="\n".join(draw(st.lists(WORDS, max_size=2))),
                )
                for _ in range(draw(st.integers(1, 2)))
            ),
            draw(LINES),
        )
        for language in languages
    )
    examples = [(language, text) for language in languages for text in draw(st.lists(WORDS, max_size=2))]
    return ConceptEntry(draw(NAMES), sections, draw(LINES), draw(LINES), draw(LINES), draw(SOURCES), tuple(examples))


@settings(max_examples=60)
@given(found=st.lists(concepts(), max_size=3, unique_by=lambda entry: entry.id))
def test_reads_back_what_it_wrote(tmp_path_factory: pytest.TempPathFactory, found: list[ConceptEntry]) -> None:
    path = tmp_path_factory.getbasetemp() / "multiterm.xml"
    write_entries(found, path, "multiterm")
    warnings: list[FtzTermsError] = []
    again = read_entries(path, warnings=warnings)
    assert [replace(entry, file="", line=0) for entry in again] == found
    assert not warnings
    assert not losses(found, formats()["multiterm"])


def test_refuses_what_xml_cannot_hold(tmp_path: Path) -> None:
    entry = ConceptEntry("a", (LanguageSection("en", (Term("x\x0b", "en"),)),))
    with pytest.raises(FtzTermsError, match=r"concept 'a' holds the character U\+000B"):
        write_entries([entry], tmp_path / "a.xml")


def terms_of(path: Path) -> list[list[tuple[str, list[str]]]]:
    """Read the terms of a file without our reader."""
    root: Any = etree.parse(path)
    return [
        [
            (group.find("language").get("lang").lower(), [" ".join(term.text.split()) for term in group.iter("term")])
            for group in concept.iter("languageGrp")
        ]
        for concept in root.iter("conceptGrp")
    ]


def test_a_real_termbase_survives(shared: Beside, tmp_path: Path) -> None:
    for path in (shared / "corpora/cat-files/multiterm-xml").glob("*.xml"):
        found = read_entries(path)
        write_entries(found, tmp_path / "a.xml", "multiterm")
        assert terms_of(tmp_path / "a.xml") == terms_of(path)
        assert [entry.id for entry in found] == [node.text for node in etree.parse(path).iter("concept")]
        assert [replace(entry, file="", line=0) for entry in read_entries(tmp_path / "a.xml")] == [
            replace(entry, file="", line=0) for entry in found
        ]
