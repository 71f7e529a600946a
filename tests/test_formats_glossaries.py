"""The glossary as we keep it, in TOML and in tables: nothing is lost, and all faults are told at once, with lines."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Beside
from formats_samples import entries
from ftzterms.formats import formats, read_entries, write_entries
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

GLOSSARY = """# Party building
[[concept]]
id = "two-upholds"
subject_field = "party"
definition = "d"
note = "n"
related = ["two-establishes"]
not_inside = "其中国有"
zh-Hans = ["两个维护", { text = "双维护", kind = "abbreviation", status = "admitted" }]
en = [
    "Two Upholds",
    { text = "two safeguards", note = "common in the press" },
    PROTECTIONS
]
sources = [{ title = "报告", date = 2021-09-01, url = "https://example.org", authority = "State Council" }]
examples = { zh-Hans = "坚决做到“两个维护”。", en = ["Uphold the Two Upholds.", "Again."] }
definitions = { en = "in English", fr = "en français" }
""".replace(
    "PROTECTIONS",
    '{ text = "two protections", status = "deprecated", authority = "machine translation", '
    'match = ["beside concept"], part_of_speech = "noun", valid_from = 2020-01-02, valid_until = 2021-01-02T00:00:00, '
    'sources = [{ title = "t", date = "2023-03" }] },',
)


def read(
    folder: Path, text: str, name: str = "a.toml", *, warnings: list[FtzTermsError] | None = None
) -> tuple[ConceptEntry, ...]:
    (folder / name).write_bytes(text.encode())
    return read_entries(folder / name, warnings=warnings)


def test_reads_a_concept_with_all_that_is_said_of_it(tmp_path: Path) -> None:
    [entry] = read(tmp_path, GLOSSARY)
    assert entry == ConceptEntry(
        "two-upholds",
        (
            LanguageSection(
                "zh-Hans",
                (
                    Term("两个维护", "zh-Hans"),
                    Term("双维护", "zh-Hans", AdministrativeStatus.ADMITTED, TermKind.ABBREVIATION),
                ),
            ),
            LanguageSection(
                "en",
                (
                    Term("Two Upholds", "en"),
                    Term("two safeguards", "en", AdministrativeStatus.ADMITTED, note="common in the press"),
                    Term(
                        "two protections",
                        "en",
                        AdministrativeStatus.DEPRECATED,
                        part_of_speech=PartOfSpeech.NOUN,
                        match=frozenset({TermMatch.BESIDE_CONCEPT}),
                        valid_from=date(2020, 1, 2),
                        valid_until=date(2021, 1, 2),
                        authority="machine translation",
                        sources=(Source("t", "2023-03"),),
                    ),
                ),
                "in English",
            ),
            LanguageSection("fr", (), "en français"),
        ),
        "party",
        "d",
        "n",
        (Source("报告", "2021-09-01", "https://example.org", "State Council"),),
        (("zh-Hans", "坚决做到“两个维护”。"), ("en", "Uphold the Two Upholds."), ("en", "Again.")),
        ("two-establishes",),
        ("其中国有",),
        str(tmp_path / "a.toml"),
        2,
    )


FAULTS = [
    ('idd = "a"\n', "a concept has no key 'idd'", "did you mean 'id'?", 5),
    ('zh_Hans = ["甲"]\n', "no key 'zh_Hans'", "did you mean 'zh-Hans'?", 5),
    ("note = 7\n", "note must be a string, not 7", "quotation marks", 5),
    (
        'en = [{ text = "b", status = "prefered" }]\n',
        "status of 'b' cannot be 'prefered'",
        "did you mean 'preferred'?",
        5,
    ),
    ('en = [{ text = "b", kind = 7 }]\n', "kind of 'b' cannot be 7", "write one of full form", 5),
    ('en = [{ txt = "b" }]\n', "a term has no key 'txt'", "did you mean 'text'?", 5),
    ("en = [7]\n", "a term must be a string or a table", 'write "…"', 5),
    ('en = [""]\n', "text is missing", "write text", 5),
    ('en = [{ text = "b", valid_from = "2020-01-01" }]\n', "valid_from must be a date", "without quotation marks", 5),
    ('en = [{ text = "b", match = ["exact caes"] }]\n', "match of 'b' cannot be", "did you mean 'exact case'?", 5),
    ('sources = ["t"]\n', "sources must be a list of tables", "title", 5),
    ('sources = [{ title = "t", date = "May 2020" }]\n', "'May 2020' is no date", "2024-01-31", 5),
    ('sources = [{ date = "2020" }]\n', "title is missing", "write title", 4),
    ('examples = "x"\n', "examples must be a table", "write examples", 5),
    ("related = [1]\n", "related must be a list of strings", "write related", 5),
]


@pytest.mark.parametrize(("line", "message", "hint", "place"), FAULTS, ids=[fault[1] for fault in FAULTS])
def test_tells_each_fault_with_its_line(tmp_path: Path, line: str, message: str, hint: str, place: int) -> None:
    text = f'[[concept]]\nid = "ok"\nen = ["x"]\n[[concept]]\n{line}'
    if not line.startswith(("en", "idd")):
        text += 'id = "a"\nen = ["y"]\n'
    elif not line.startswith("idd"):
        text += 'id = "a"\n'
    with pytest.raises(GlossaryError) as fault:
        read(tmp_path, text)
    found = next(each for each in fault.value.faults if message in each.message)
    assert hint in found.hint
    assert (found.path, found.line) == (str(tmp_path / "a.toml"), place)


def test_tells_all_faults_at_once(tmp_path: Path) -> None:
    text = (
        'concpet = 1\n[[concept]]\nid = "a"\nnote = """\n[[concept]]\nid = "b"\n"""\n# id = "c"\nen = ["x"]\n'
        '[[concept]]\nid = "a"\nen = ["x"]\n[[concept]]\nid = "d"\n[[concept]]\nen = ["z"]\n'
    )
    with pytest.raises(GlossaryError) as fault:
        read(tmp_path, text)
    assert [(each.line, each.message) for each in fault.value.faults] == [
        (1, "the file has no key 'concpet'"),
        (11, "the id 'a' is taken by the concept of line 2"),
        (14, "the concept has no term"),
        (15, "id is missing"),
    ]
    assert "and 3 more faults" in str(fault.value)


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ('[[concept]]\nid = "a\n', "not TOML: Illegal character", 2),
        ("[[concept]]\nid = ", "not TOML: Invalid value", 2),
        ("a = 1\na = 2\n", "not TOML: Cannot overwrite a value", 2),
        ("[concept]\nid = 'a'\n", "concept must be a list of tables", 1),
        ("concept = [" + "[" * 3000, "not TOML", 1),
    ],
)
def test_places_what_is_no_toml(tmp_path: Path, text: str, message: str, line: int) -> None:
    with pytest.raises(GlossaryError, match=message) as fault:
        read(tmp_path, text)
    assert fault.value.line == line


def test_writes_a_date_that_no_calendar_has_as_it_is(tmp_path: Path) -> None:
    entry = ConceptEntry("a", (LanguageSection("en", (Term("x", "en"),)),), sources=(Source("t", "2023-02-31"),))
    write_entries([entry], tmp_path / "a.toml")
    assert read_entries(tmp_path / "a.toml")[0].sources == entry.sources


def test_finds_lines_in_tables_written_out(tmp_path: Path) -> None:
    text = '[[concept]]\nid = "a"\nen = ["x"]\n[concept.examples]\nen = 7\n[[concept.sources]]\ntitel = "t"\n'
    with pytest.raises(GlossaryError) as fault:
        read(tmp_path, text)
    assert [each.line for each in fault.value.faults if "titel" in each.message] == [7]
    with pytest.raises(GlossaryError) as fault:
        read(tmp_path, 'concept = [{ id = "a", note = 1, en = { text = "x", kind = "y" } }]\n')
    assert [each.line for each in fault.value.faults] == [0, 0]


def test_takes_a_byte_order_mark_and_refuses_other_encodings(tmp_path: Path) -> None:
    assert len(read(tmp_path, "\ufeff" + GLOSSARY.replace("\n", "\r\n"))) == 1
    (tmp_path / "b.toml").write_bytes(GLOSSARY.encode("gbk", "ignore"))
    with pytest.raises(UnreadableFileError, match="is not UTF-8"):
        read_entries(tmp_path / "b.toml")


@pytest.mark.parametrize("name", ["glossary_toml", "glossary_csv", "glossary_tsv"])
@settings(max_examples=40, deadline=None)
@given(found=st.lists(entries(), max_size=3, unique_by=lambda entry: entry.id))
def test_loses_nothing(name: str, found: list[ConceptEntry]) -> None:
    form: Any = formats()[name]
    stream = BytesIO()
    form.write(found, stream)
    warnings: list[FtzTermsError] = []
    again = list(form.read(BytesIO(stream.getvalue()), "a", warnings))
    assert [_placeless(entry) for entry in again] == found
    assert not warnings


def _placeless(entry: ConceptEntry) -> ConceptEntry:
    from dataclasses import replace

    return replace(entry, file="", line=0)


def test_writes_toml_for_people(tmp_path: Path) -> None:
    [entry] = read(tmp_path, GLOSSARY)
    write_entries([entry], tmp_path / "b.toml")
    text = (tmp_path / "b.toml").read_text("utf-8")
    assert 'zh-Hans = ["两个维护", { text = "双维护", kind = "abbreviation" }]' in text
    assert "date = 2021-09-01" in text
    assert 'date = "2023-03"' in text
    assert '    "Two Upholds",\n' in text
    assert max(map(len, text.split("\n"))) < 300


@pytest.mark.parametrize("suffix", ["toml", "csv"])
def test_refuses_half_a_character(tmp_path: Path, suffix: str) -> None:
    entry = ConceptEntry("a", (LanguageSection("en", (Term("\ud800", "en"),)),))
    with pytest.raises(FtzTermsError, match="half a character"):
        write_entries([entry], tmp_path / f"a.{suffix}")
    assert not list(tmp_path.iterdir())


def test_tells_all_faults_of_our_own_table(tmp_path: Path) -> None:
    text = (
        "concept,language,term,status,valid_from,odd\na,en,x,prefered,,\na,en,y,,2020-13-01,\n"
        "b,en,z,admitted,,\nc,,,,,\n"
    )
    warnings: list[FtzTermsError] = []
    with pytest.raises(GlossaryError) as fault:
        read(tmp_path, text, "a.csv", warnings=warnings)
    assert [each.line for each in fault.value.faults] == [2, 3]
    assert "status cannot be 'prefered'" in fault.value.faults[0].message
    assert "'odd' is unknown" in warnings[0].message


TABLES = [
    ("en,zh-CN\nfree trade zone,自贸区\n", {"en": ["free trade zone"], "zh-CN": ["自贸区"]}),
    ("source\ttarget\n自贸区\tfree trade zone\n", {"zh": ["自贸区"], "en": ["free trade zone"]}),
    ("sep=;\r\nEnglish;中文;繁體中文\r\na;一;壹\r\n", {"en": ["a"], "zh": ["一"], "zh-Hant": ["壹"]}),
    (
        "# OmegaT -*- coding: utf-8 -*-\n一带一路\tBelt and Road\tnot OBOR\n",
        {"zh": ["一带一路"], "en": ["Belt and Road"]},
    ),
    ('"en","en","zh"\n"a ""b""","c\nd","一"\n', {"en": ['a "b"', "c\nd"], "zh": ["一"]}),
]


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_reads_the_tables_of_others(tmp_path: Path, text: str, expected: dict[str, list[str]]) -> None:
    [entry] = read(tmp_path, text, "a.csv")
    assert {section.language: [term.text for term in section.terms] for section in entry.sections} == expected
    assert entry.sections[0].terms[0].status is AdministrativeStatus.PREFERRED
    assert entry.file == str(tmp_path / "a.csv")


def test_reads_the_columns_of_cat_tools(tmp_path: Path) -> None:
    text = (
        "Forbidden,Domain,Subdomain,Definition,en-US,Notes,Example of use,zh-CN,id\n"
        "TRUE,trade,zones,what,zone,formal,In the zone.,区,\n,,,,zone,,,地带,z7\n,,,,,,,,\nx\n,,,,---,,,甲,\n"
    )
    warnings: list[FtzTermsError] = []
    first, second, third = read(tmp_path, text, "a.csv", warnings=warnings)
    assert (first.id, first.subject_field, first.definition) == ("zone", "trade; zones", "what")
    assert first.examples == (("en-US", "In the zone."),)
    en, zh = (next(first.terms(language)) for language in ("en", "zh"))
    assert (en.status, en.note) == (AdministrativeStatus.PREFERRED, "formal")
    assert zh.status is AdministrativeStatus.DEPRECATED
    assert (second.id, second.line, third.id) == ("z7", 3, "row-6")
    assert [warning.line for warning in warnings] == [5, 5]


@pytest.mark.parametrize(
    ("data", "message", "line"),
    [
        (b"a,b\nc,d\n", "does not name the languages", 1),
        (b"source,target\nfree,zone\n", "does not name the languages", 1),
        (b"one\ntwo\n", "does not name the languages", 1),
        (b"\n\n", "the table is empty", 1),
        (b'en,zh\n"a,b\nc,d\n', "never closed", 2),
        (b'en,zh\n"a"b,c\n', "behind a closing quotation mark", 2),
        (b"PK\x03\x04", "not a table of text", 1),
    ],
)
def test_places_the_faults_of_a_table(tmp_path: Path, data: bytes, message: str, line: int) -> None:
    (tmp_path / "a.csv").write_bytes(data)
    with pytest.raises(FtzTermsError, match=message) as fault:
        read_entries(tmp_path / "a.csv")
    assert (fault.value.path, fault.value.line) == (str(tmp_path / "a.csv"), line)
    assert fault.value.hint


def test_refuses_a_table_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ftzterms.formats._table._LARGEST_TABLE", 10)
    with pytest.raises(FtzTermsError, match="a table of more than"):
        read(tmp_path, "en,zh\nzone,区\n", "a.csv")


def test_names_concepts_apart(tmp_path: Path) -> None:
    found = read(tmp_path, "en,zh\nzone,区\nZone!,地带\n", "a.csv")
    assert [entry.id for entry in found] == ["zone", "zone-row-3"]


def test_reads_the_tables_of_the_corpus(shared: Beside) -> None:
    read_whole = refused = 0
    for path in sorted((shared / "corpora/cat-files/glossary-tables").iterdir()):
        if path.suffix not in (".csv", ".tsv", ".tab"):
            continue
        fault: FtzTermsError | None = None
        try:
            read_whole += bool(read_entries(path))
        except FtzTermsError as error:
            fault = error
        refused += fault is not None
        assert fault is None or fault.line, path.name
    assert read_whole > refused


MEMOQ = (
    "Entry_ID,Entry_Subject,Entry_Note,Chinese_PRC_Def,Chinese_PRC,Term_Info,Term_Example,"
    "English_United_States_Def,English_United_States,Term_Info,Term_Example,English_United_States,Term_Info,Term_Example\n"
    "7,trade,n,定义,自贸区,CasePermissive;Exact,,what,free trade zone,CaseSense;HalfPrefix,An example.,"
    "free port,CasePermissive;Exact;Forbidden,\n"
)


def test_reads_the_table_of_memoq(tmp_path: Path) -> None:
    [entry] = read(tmp_path, MEMOQ, "a.csv")
    assert (entry.id, entry.subject_field, entry.note) == ("7", "trade", "n")
    zh, en = entry.sections
    assert (zh.language, zh.definition, en.language, en.definition) == ("zh-CN", "定义", "en-US", "what")
    assert [(term.text, term.status.value, set(term.match)) for term in entry.terms()] == [
        ("自贸区", "preferred", set()),
        ("free trade zone", "preferred", {TermMatch.EXACT_CASE}),
        ("free port", "deprecated", {TermMatch.EXACT_FORM}),
    ]
    assert entry.examples == (("en-US", "An example."),)


def test_reads_the_table_of_phrase_whose_rows_share_a_concept(tmp_path: Path) -> None:
    text = (
        "CID,concept_domain,concept_definition,TID,zh_cn,forbidden,preferred,TID,en_us,forbidden,preferred,case\n"
        "c1,trade,what,1,自贸区,,TRUE,2,free trade zone,,TRUE,TRUE\n"
        "c1,trade,what,,,,,3,free port,TRUE,,\n"
        "c2,,,4,税,,,5,tax,,,\n"
    )
    warnings: list[FtzTermsError] = []
    first, second = read(tmp_path, text, "a.csv", warnings=warnings)
    assert (first.id, first.subject_field, first.definition, second.id) == ("c1", "trade", "what", "c2")
    assert [(term.text, term.status.value) for term in first.terms("en")] == [
        ("free trade zone", "preferred"),
        ("free port", "deprecated"),
    ]
    assert "columns TID" in warnings[0].message


def test_reads_tables_of_people(tmp_path: Path) -> None:
    text = (
        "Chinese (Simplified)|English|English Info|English Abb|English Status|Part of speech|Source reference|Colour\n"
        "新质生产力|new quality productive forces|mind it|NQPF|preferredTerm-admn-sts|noun|Report 2024|red\n"
        "区|zone||||gerund||\n税|tax|||wrong|noun||\n"
    )
    warnings: list[FtzTermsError] = []
    [first, *_] = read(tmp_path, text, "a.csv", warnings=warnings)
    term, short = first.terms("en")
    assert (term.note, term.part_of_speech, term.sources) == ("mind it", PartOfSpeech.NOUN, (Source("Report 2024"),))
    assert (short.text, short.kind, short.status) == ("NQPF", TermKind.ABBREVIATION, AdministrativeStatus.ADMITTED)
    assert [(warning.line, warning.message) for warning in warnings] == [
        (1, "not kept, for want of a place: the columns Colour"),
        (3, "the part of speech 'gerund' is unknown, and left out"),
        (4, "the status 'wrong' is unknown, and left out"),
    ]


def test_parts_the_terms_of_a_cell(tmp_path: Path) -> None:
    text = "English;German;Approved\nwrong;falsch|verkehrt| ;Approved|Not approved\n"
    [entry] = read(tmp_path, text, "a.csv")
    assert [(term.text, term.status.value) for term in entry.terms("de")] == [
        ("falsch", "preferred"),
        ("verkehrt", "admitted"),
    ]


def test_takes_the_columns_of_a_glossary_that_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("1;photo printer;照片打印机;prints\n2;mouse;鼠标;points\n", "utf-8")
    found = read_entries(tmp_path / "a.csv", columns="en-GB=B,zh-CN=C,definition=D,id=A")
    assert [(entry.id, entry.definition, [term.language for term in entry.terms()]) for entry in found] == [
        ("1", "prints", ["en-GB", "zh-CN"]),
        ("2", "points", ["en-GB", "zh-CN"]),
    ]
    with pytest.raises(FtzTermsError, match="a column cannot be 'colour'"):
        read_entries(tmp_path / "a.csv", columns="colour=A")
    assert [entry.id for entry in read_entries(tmp_path / "a.csv", columns="source=B,target=C")] == [
        "photo-printer",
        "mouse",
    ]


def test_a_glossary_for_excel_has_no_formula_and_reads_back(tmp_path: Path) -> None:
    entry = ConceptEntry("a", (LanguageSection("en", (Term("=1+1", "en", note="@x"), Term("'q", "en"))),))
    write_entries([entry], tmp_path / "a.csv", "glossary_excel")
    text = (tmp_path / "a.csv").read_text("utf-8-sig")
    assert "'=1+1" in text
    assert "'@x" in text
    [again] = read_entries(tmp_path / "a.csv")
    assert _placeless(again) == entry


def test_refuses_a_table_with_fewer_titles_than_columns(tmp_path: Path) -> None:
    text = "English (United Kingdom),en-GB;German,de-DE\n1;printer;Drucker;prints\n2;mouse;Maus;points\n"
    with pytest.raises(FtzTermsError, match="the first row has 2 titles, and most of the others have more cells"):
        read(tmp_path, text, "a.csv")
    found = read_entries(tmp_path / "a.csv", columns="en-GB=B,de-DE=C,definition=D")
    assert [entry.definition for entry in found][-2:] == ["prints", "points"]
