"""TBX: both versions and both styles, the words of many tools, and what is left out is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from conftest import Beside
from formats_samples import NAMES, XML_TEXT
from ftzterms.formats import formats, losses, read_entries, write_entries
from ftzterms.model import (
    AdministrativeStatus,
    ConceptEntry,
    FtzTermsError,
    GlossaryError,
    LanguageSection,
    PartOfSpeech,
    Source,
    Term,
    TermKind,
    TermMatch,
    UnreadableFileError,
)


def tbx3(body: str, style: str = "dca", dialect: str = "TBX-Basic") -> str:
    spaces = 'xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<tbx type="{dialect}" style="{style}" xml:lang="en" '
        f'xmlns="urn:iso:std:iso:30042:ed-2" {spaces}><text><body>\n{body}\n</body></text></tbx>'
    )


def tbx2(body: str) -> str:
    start = '<?xml version="1.0"?>\n<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n<martif type="TBX" xml:lang="en">'
    return f"{start}<text><body>\n{body}\n</body></text></martif>"


def read(folder: Path, text: str) -> tuple[tuple[ConceptEntry, ...], list[FtzTermsError]]:
    (folder / "a.tbx").write_text(text, "utf-8")
    warnings: list[FtzTermsError] = []
    return read_entries(folder / "a.tbx", warnings=warnings), warnings


DCA = """<conceptEntry id="c1">
<descrip type="subjectField">trade</descrip><descripGrp><descrip type="definition">a  zone
  where</descrip><admin type="source">Law</admin></descripGrp>
<ref type="crossReference" target="c2">c2</ref><xref type="externalCrossReference" target="https://example.org">Site</xref>
<note>n</note>
<langSec xml:lang="en"><descrip type="definition">in English</descrip>
<termSec><term>free <hi>trade</hi> zone</term><termNote type="partOfSpeech">noun</termNote>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote><termNote type="termType">fullForm</termNote>
<admin type="source">Plan</admin><note>t</note>
<descripGrp><descrip type="context">In a free trade zone.</descrip></descripGrp></termSec></langSec>
</conceptEntry>"""
DCT = """<conceptEntry id="c1">
<min:subjectField>trade</min:subjectField><descripGrp><basic:definition>a  zone
  where</basic:definition><basic:source>Law</basic:source></descripGrp>
<basic:crossReference target="c2">c2</basic:crossReference>
<basic:externalCrossReference target="https://example.org">Site</basic:externalCrossReference>
<note>n</note><langSec xml:lang="en"><basic:definition>in English</basic:definition>
<termSec><term>free trade zone</term><min:partOfSpeech>noun</min:partOfSpeech>
<min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus><basic:termType>fullForm</basic:termType>
<basic:source>Plan</basic:source><note>t</note><basic:context>In a free trade zone.</basic:context></termSec></langSec>
</conceptEntry>"""
TWO = (
    (DCA.replace("conceptEntry", "termEntry").replace("langSec", "langSet").replace("<termSec>", "<ntig><termGrp>"))
    .replace("</termNote>\n<admin", "</termNote></termGrp>\n<admin")
    .replace("</termSec>", "</ntig>")
)


@pytest.mark.parametrize("text", [tbx3(DCA), tbx3(DCT, "dct"), tbx2(TWO), tbx2(TWO.replace("xml:lang", "lang"))])
def test_reads_both_versions_and_styles(tmp_path: Path, text: str) -> None:
    [entry], warnings = read(tmp_path, text)
    assert not warnings
    term = Term("free trade zone", "en", part_of_speech=PartOfSpeech.NOUN, sources=(Source("Plan"),), note="t")
    assert entry == ConceptEntry(
        "c1",
        (LanguageSection("en", (term,), "in English"),),
        "trade",
        "a zone where",
        "n",
        (Source("Law"), Source("Site", url="https://example.org")),
        (("en", "In a free trade zone."),),
        ("c2",),
        file=str(tmp_path / "a.tbx"),
        line=4 if "martif" in text else 3,
    )


def terms_of(tmp_path: Path, *notes: str) -> list[Term]:
    secs = "".join(f"<termSec><term>t{number}</term>{note}</termSec>" for number, note in enumerate(notes))
    [entry], _ = read(tmp_path, tbx3(f'<conceptEntry id="a"><langSec xml:lang="en">{secs}</langSec></conceptEntry>'))
    return list(entry.terms())


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("preferredTerm-admn-sts", "preferred"),
        ("admittedTerm-admn-sts", "admitted"),
        ("deprecatedTermAdmnSts", "deprecated"),
        ("forbidden", "deprecated"),
        ("supersededTerm-admn-sts", "superseded"),
        ("obsolete", "superseded"),
        ("standardizedTerm-admn-sts", "preferred"),
    ],
)
def test_knows_the_words_for_a_status(tmp_path: Path, said: str, status: str) -> None:
    for kind in ("administrativeStatus", "normativeAuthorization"):
        [term] = terms_of(tmp_path, f'<termNote type="{kind}">{said}</termNote>')
        assert term.status.value == status


def test_ranks_terms_whose_status_is_not_said(tmp_path: Path) -> None:
    preferred = '<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>'
    assert [term.status.value for term in terms_of(tmp_path, "", "")] == ["preferred", "admitted"]
    assert [term.status.value for term in terms_of(tmp_path, "", preferred)] == ["admitted", "preferred"]


def test_knows_the_flags_of_phrase(tmp_path: Path) -> None:
    forbidden, exact = terms_of(
        tmp_path,
        '<termNote type="forbidden">true</termNote><termNote type="preferred">false</termNote>',
        '<termNote type="caseSensitive">true</termNote><termNote type="exactMatch">true</termNote>'
        '<termNote type="termType">acronym</termNote><termNote type="partOfSpeech">Adverb</termNote>'
        '<termNote type="usageNote">u</termNote>',
    )
    assert forbidden.status is AdministrativeStatus.DEPRECATED
    assert exact.match == {TermMatch.EXACT_CASE, TermMatch.EXACT_FORM}
    assert (exact.kind, exact.part_of_speech, exact.note) == (TermKind.ABBREVIATION, PartOfSpeech.OTHER, "u")


def test_joins_two_sections_of_one_language(tmp_path: Path) -> None:
    section = (
        '<langSec xml:lang="en"><descrip type="definition">d</descrip><termSec><term>{}</term></termSec></langSec>'
    )
    body = f'<conceptEntry id="a">{section.format("x")}{section.format("y")}</conceptEntry>'
    [entry], _ = read(tmp_path, tbx3(body))
    assert [(term.text, term.status.value) for term in entry.terms()] == [("x", "preferred"), ("y", "admitted")]
    assert entry.sections[0].definition == "d\nd"


def test_tells_what_is_wrong_and_what_is_left_out(tmp_path: Path) -> None:
    body = """<conceptEntry id="a"><transacGrp/><langSec xml:lang="en"><termSec><term>x</term>
<termNote type="administrativeStatus">fine</termNote><termNote type="gender">f</termNote></termSec>
<termSec/></langSec><langSec><termSec><term>y</term></termSec></langSec></conceptEntry>
<conceptEntry id="b"><langSec xml:lang="en"/></conceptEntry>
<conceptEntry id="a"><langSec xml:lang="en"><termSec><term>z</term></termSec></langSec></conceptEntry>
<conceptEntry><langSec xml:lang="en"><termSec><term>w</term></termSec></langSec></conceptEntry>"""
    found, warnings = read(tmp_path, tbx3(body, dialect="Ours"))
    assert [entry.id for entry in found] == ["a", "a-2", "concept"]
    assert [(warning.line, warning.message) for warning in warnings] == [
        (4, "the status 'fine' is unknown"),
        (5, "a termSec has no term"),
        (5, "a language section has no xml:lang"),
        (6, "a concept without a term was left out"),
        (7, "the id 'a' is taken by an earlier concept; this one is read as 'a-2'"),
        (8, "a concept without an id; it is read as 'concept'"),
        (3, "not kept, for want of a place: gender, transacGrp"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<?xml version='1.0'?><html/>", "the root element is <html>"),
        ("<!DOCTYPE martif [<!ENTITY x 'y'>]><martif/>", "declares entities"),
        (tbx3(DCA).replace("</term>", ""), "stands where </term> is due"),
    ],
)
def test_refuses_what_is_no_tbx(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(UnreadableFileError, match=message) as fault:
        read(tmp_path, text)
    assert fault.value.path == str(tmp_path / "a.tbx")


LINES = XML_TEXT.map(lambda text: " ".join(text.split()))
WORDS = LINES.filter(bool)


@st.composite
def concepts(draw: st.DrawFn) -> ConceptEntry:
    """Draw a concept that TBX-Basic holds without loss."""
    languages = draw(st.lists(st.sampled_from(["zh-Hans", "en", "fr"]), min_size=1, unique=True))
    sources = st.lists(st.builds(Source, WORDS, url=st.sampled_from(["", "https://e.org/?a&b"])), max_size=2).map(tuple)
    sections = []
    for language in languages:
        terms = [
            Term(
                draw(WORDS),
                language,
                draw(st.sampled_from(AdministrativeStatus)),
                draw(st.sampled_from(TermKind)),
                draw(st.one_of(st.none(), st.sampled_from(PartOfSpeech))),
                sources=draw(sources),
                note="\n".join(draw(st.lists(WORDS, max_size=2))),
            )
            for _ in range(draw(st.integers(1, 2)))
        ]
        sections.append(LanguageSection(language, tuple(terms), draw(LINES)))
    examples = [(language, text) for language in languages for text in draw(st.lists(WORDS, max_size=2))]
    return ConceptEntry(
        draw(NAMES),
        tuple(sections),
        draw(LINES),
        draw(LINES),
        draw(LINES),
        draw(sources),
        tuple(examples),
        tuple(draw(st.lists(NAMES, max_size=2))),
    )


@settings(max_examples=40, deadline=None)
@given(found=st.lists(concepts(), max_size=3, unique_by=lambda entry: entry.id))
def test_reads_back_what_it_wrote_as_version_2(
    tmp_path_factory: pytest.TempPathFactory, found: list[ConceptEntry]
) -> None:
    from dataclasses import replace

    path = tmp_path_factory.getbasetemp() / "two.tbx"
    write_entries(found, path, "tbx2")
    assert [replace(entry, file="", line=0) for entry in read_entries(path)] == found
    root = etree.fromstring(path.read_bytes())
    assert root.tag == "martif"
    assert {str(element.tag) for element in root.iter()} <= {
        *("martif", "martifHeader", "fileDesc", "sourceDesc", "p", "text", "body", "termEntry", "langSet", "tig"),
        *("term", "termNote", "descrip", "admin", "note", "ref", "xref"),
    }


@settings(max_examples=40, deadline=None)
@given(found=st.lists(concepts(), max_size=3, unique_by=lambda entry: entry.id))
def test_reads_back_what_it_wrote(tmp_path_factory: pytest.TempPathFactory, found: list[ConceptEntry]) -> None:
    from dataclasses import replace

    path = tmp_path_factory.getbasetemp() / "b.tbx"
    write_entries(found, path)
    warnings: list[FtzTermsError] = []
    again = read_entries(path, warnings=warnings)
    assert [replace(entry, file="", line=0) for entry in again] == found
    assert not warnings
    assert not losses(found, formats()["tbx"])
    assert etree.fromstring(path.read_bytes()).get("style") == "dct"


def test_refuses_what_xml_cannot_hold(tmp_path: Path) -> None:
    entry = ConceptEntry("a", (LanguageSection("en", (Term("x\x0b", "en"),)),))
    with pytest.raises(FtzTermsError, match=r"concept 'a' holds the character U\+000B"):
        write_entries([entry], tmp_path / "a.tbx")


TERM = '<langSec xml:lang="en"><termSec><term>x</term>{}</termSec></langSec>'
BROKEN = [
    ("TBX-Core", TERM.format("<term>y</term>"), "termSec has more than one term"),
    ("TBX-Core", TERM.replace("<term>x</term>", "<note>n</note><term>x</term>").format(""), "does not stand first"),
    ("TBX-Core", TERM.format("<admin>x</admin>"), "admin has no type"),
    ("Ours", TERM.format("<langSec/>"), "langSec has no place in termSec"),
    (
        "Ours",
        TERM.format(2 * "<descripGrp><descrip type='a'>x</descrip><descrip type='b'/></descripGrp>"),
        "more than one",
    ),
    ("TBX-Min", TERM.format('<admin type="source">x</admin>'), "source is no data category of TBX-Min"),
    ("TBX-Min", TERM.format('<termNote type="usageStatus">fine</termNote>'), "usageStatus cannot be 'fine'"),
    ("TBX-Min", TERM.format("<basic:partOfSpeech>noun</basic:partOfSpeech>"), "no data category of TBX-Min"),
    ("TBX-Basic", TERM.format('<admin type="nonsense">x</admin>'), "nonsense is no data category of TBX-Basic"),
    ("TBX-Basic", TERM.format("<min:nonsense>noun</min:nonsense>"), "nonsense is no data category of TBX-Basic"),
    ("TBX-Basic", TERM.format('<termNote type="administrativeStatus">fine</termNote>'), "cannot be 'fine'"),
]


@pytest.mark.parametrize(("dialect", "body", "message"), BROKEN)
def test_holds_a_file_to_the_dialect_it_declares(tmp_path: Path, dialect: str, body: str, message: str) -> None:
    concept = f'<conceptEntry id="a">{body}</conceptEntry>'
    with pytest.raises(GlossaryError, match=message) as fault:
        read(tmp_path, tbx3(concept, dialect=dialect))
    assert {each.code for each in fault.value.faults} == {"not-of-dialect"}
    assert all(each.line and each.hint for each in fault.value.faults)


def test_holds_no_dialect_to_another(tmp_path: Path) -> None:
    for dialect in ("Ours", "TBX-Basic"):
        body = TERM.format(
            '<admin type="productSubset">x</admin><termNote type="administrativeStatus">obsolete</termNote>'
        )
        [entry], _ = read(tmp_path, tbx3(f'<conceptEntry id="a">{body}</conceptEntry>', dialect=dialect))
        assert next(entry.terms()).status is AdministrativeStatus.SUPERSEDED
    header = "<tbxHeader><fileDesc><sourceDesc>no p</sourceDesc></fileDesc></tbxHeader><text><admin type='x'/>"
    text = tbx3(f'<conceptEntry id="a">{TERM.format("")}</conceptEntry>').replace("<text>", header)
    with pytest.raises(GlossaryError, match="admin has no place in text and 1 more") as fault:
        read(tmp_path, text)
    assert "sourceDesc does not stand in a p" in fault.value.faults[1].message


def test_reads_the_files_of_many_tools(shared: Beside) -> None:
    folder = shared / "corpora/cat-files/tbx"
    found = {}
    for path in sorted(folder.glob("*.tbx")):
        if "poorly_formed" in path.name or "_bad" in path.name:
            with pytest.raises(GlossaryError if "_bad" in path.name else UnreadableFileError) as fault:
                read_entries(path)
            assert fault.value.line
            if isinstance(fault.value, GlossaryError):
                listed = re.findall(r"^\t- ", path.read_text("utf-8-sig").partition("-->")[0], re.MULTILINE)
                assert len(fault.value.faults) == len(listed), "each expected error that the file names is told once"
            continue
        found[path.name] = len(read_entries(path))
    assert found
    assert all(found.values())
    assert len(read_entries(shared / "challenge/glossary.tbx")) > 50


def test_names_examples_that_have_no_place() -> None:
    entry = ConceptEntry("a", (LanguageSection("en", (Term("x", "en"),)),), examples=(("fr", "un x"),))
    assert losses([entry], formats()["tbx"]) == ["examples in a language without terms"]
    assert losses([entry], formats()["multiterm"]) == []
