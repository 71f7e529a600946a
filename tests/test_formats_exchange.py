"""Memories and files of CAT tools in formats of their own: Weblate's JSON, Wordfast's text, SDLTM, TXML, TTX."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cli_samples import Program
from conftest import Beside
from formats_samples import ANY_TEXT, read
from ftzterms.formats import Edit, format_of, formats, losses, patch_bitext, read_bitext, write_bitext
from ftzterms.model import (
    Bitext,
    FtzTermsError,
    InlineTag,
    Location,
    Segment,
    Side,
    State,
    TagKind,
    TranslationUnit,
    UnknownFormatError,
    UnreadableFileError,
    Variant,
)

MEMORY: list[dict[str, Any]] = [
    {"source": "办法", "target": "measures", "source_language": "zh_Hans", "target_language": "en", "origin": "x.po",
     "category": 2, "context": "", "status": 1},
    {"source": "law", "target": "loi", "source_language": "en", "target_language": "fr", "origin": "", "category": 1},
    {"source": "税", "target": None, "source_language": "zh_Hans", "target_language": "en"},
    {"source": "区", "target": "", "source_language": "zh_Hans", "target_language": "en"},
]  # fmt: skip


def bare(unit: TranslationUnit) -> TranslationUnit:
    """Take away where a unit stands."""
    sides = (side and replace(side, location=None) for side in (unit.source, unit.target))
    source, target = sides
    return replace(unit, location=None, source=source, target=target)


def test_reads_the_memory_of_weblate(tmp_path: Path) -> None:
    bitext, found, problems = read(tmp_path, json.dumps(MEMORY, indent=1).encode(), "m.json")
    assert (bitext.source_language, bitext.target_language) == ("zh_Hans", "en")
    first, last = found
    assert first == TranslationUnit(
        "#1",
        Variant("zh_Hans", Segment("办法"), Location(2, 2)),
        Variant("en", Segment("measures"), Location(2, 2)),
        location=Location(2, 2),
        properties=(("origin", "x.po"), ("category", "2"), ("status", "1")),
    )
    assert (last.id, last.state) == ("#4", State.INITIAL)
    assert [(problem.line, problem.message) for problem in problems] == [
        (12, "en into fr, where the file is of zh_Hans into en"),
        (20, "there is no text for target"),
    ]
    whole = list(read_bitext(tmp_path / "m.json", whole=True).units)
    assert [other.text for other in whole[1].others] == ["law", "loi"]


def test_reads_what_the_interface_of_weblate_pages(tmp_path: Path) -> None:
    pages = {"count": 1, "next": None, "results": [{"id": 7, **MEMORY[0]}]}
    assert [unit.id for unit in read(tmp_path, json.dumps(pages).encode(), "m.json")[1]] == ["7"]


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ('[{"source_language": "a", "target_language": "b"},\n{"x" 1}]', "not JSON", 2),
        ('[{"source_language": "a", "target_language": "b"},\n{"x": "', "not JSON", 2),
        ('{"source_language": "a", "target_language": "b"}', "no list of translations", 1),
        ('[\n{"source_language": 1, "source_language": 2, "target_language": 3}]', "'source_language' stands twice", 2),
        ('[{"source_language": "a", "target_language": "b", "x": ' + "[" * 9000, "nested deeper", 1),
        ('[["source_language", "target_language", {"source_language": 1, "target_language": 2}]]', "objects is due", 1),
    ],
)
def test_places_the_faults_of_json(tmp_path: Path, text: str, message: str, line: int) -> None:
    path = tmp_path / "m.json"
    path.write_text(text)
    with pytest.raises(UnreadableFileError, match=message) as fault:
        list(read_bitext(path).units)
    assert fault.value.line == line


def test_refuses_json_of_another_kind_as_before(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"terms": []}')
    with pytest.raises(UnknownFormatError, match="JSON files are not read"):
        read_bitext(tmp_path / "a.json")
    (tmp_path / "m.json").write_text("[]")
    with pytest.raises(UnknownFormatError):
        read_bitext(tmp_path / "m.json")


def test_tells_half_a_character(tmp_path: Path) -> None:
    text = '[{"source": "\\ud800", "target": "x", "source_language": "zh", "target_language": "en"}]'
    _, found, [problem] = read(tmp_path, text.encode(), "m.json")
    assert not found
    assert problem.message == "U+D800 is half a character, which no text can hold"


@settings(max_examples=50)
@given(texts=st.lists(st.tuples(ANY_TEXT, ANY_TEXT), min_size=1, max_size=4), number=st.integers(1, 3))
def test_weblate_reads_back_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[str, str]], number: int
) -> None:
    units = [
        TranslationUnit(
            f"#{at}",
            Variant("zh_Hans", Segment(source)),
            Variant("en", Segment(target)),
            State.TRANSLATED if target else State.INITIAL,
            properties=(("origin", "o"), ("category", str(number))),
        )
        for at, (source, target) in enumerate(texts, start=1)
    ]
    path = tmp_path_factory.getbasetemp() / "round.json"
    write_bitext(Bitext("", "zh_Hans", "en", units), path)
    assert [bare(unit) for unit in read_bitext(path).units] == units
    theirs = json.loads(path.read_text("utf-8"))
    assert [(said["source"], said["target"]) for said in theirs] == texts
    assert not set(losses(units, formats()["weblate_json"])) - {"state"}


WORDFAST = (
    "%20240101~000000\t%User ID,LI,LI Ming\t%TU=00000003\t%ZH-CN\t%Wordfast TM v.5.51w9/00\t%EN-US\t%---1\t\t\t\t\t\r\n"
    "20240305~101112\tLI\t3\tZH-CN\t办法&'26;规定\tEN-US\t&tA;measures&tB; &'26; rules\\nnow\tnews\t\t\t\t\r\n"
    "\r\nbroken\tline\r\n20240306~000000\tLI\t0\tZH-CN\t税\tEN-US\t\r\n"
)


def test_reads_the_memory_of_wordfast(tmp_path: Path) -> None:
    for encoding in ("utf-16", "utf-8"):
        bitext, [first, last], problems = read(tmp_path, WORDFAST.encode(encoding), "m.txt")
        assert (bitext.source_language, bitext.target_language) == ("ZH-CN", "EN-US")
        assert first.source == Variant("ZH-CN", Segment("办法&规定"), Location(2, 28))
        assert first.target
        assert first.target.segment == Segment(
            "measures & rules\nnow",
            (InlineTag(0, TagKind.STANDALONE, "A", "&tA;"), InlineTag(8, TagKind.STANDALONE, "B", "&tB;")),
        )
        assert (first.target.changed_at, first.target.changed_by, first.target.usage_count) == (
            "20240305T101112Z",
            "LI",
            "3",
        )
        assert first.properties == (("attribute1", "news"),)
        assert (last.state, last.id) == (State.INITIAL, "#3")
        assert [(problem.line, problem.code) for problem in problems if problem.lost] == [(4, "ragged-row")]
    assert format_of(tmp_path / "m.txt") is formats()["wordfast_txt"]
    (tmp_path / "a.txt").write_text("办法\n")
    assert format_of(tmp_path / "a.txt") is formats()["plain_text"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%TU=1\tx\n", "the first line is none"),
        (b"%Wordfast TM\n", "the first line is none"),
        (WORDFAST.encode() + b"x" * 5_000_000, "a line longer"),
    ],
)
def test_refuses_what_is_no_memory_of_wordfast(tmp_path: Path, data: bytes, message: str) -> None:
    (tmp_path / "m.txt").write_bytes(data)
    with pytest.raises(UnreadableFileError, match=message):
        list(read_bitext(tmp_path / "m.txt").units)


def test_fixes_a_memory_of_wordfast(tmp_path: Path) -> None:
    (tmp_path / "m.txt").write_bytes(WORDFAST.encode("utf-16"))
    edits = [Edit(0, Side.TARGET, 9, 17, "& norms\n"), Edit(0, Side.SOURCE, 0, 2, "通知")]
    made = patch_bitext(tmp_path / "m.txt", edits)
    expected = WORDFAST.replace("&'26; rules\\n", "&'26; norms\\n").replace("办法&", "通知&")
    assert made.data == expected.encode("utf-16")
    assert not made.refused


NASTY = st.text(st.sampled_from("a法&'\\nt\t\n\r;26%"), max_size=12)


@settings(max_examples=100)
@given(source=NASTY, target=NASTY, user=NASTY, attribute=NASTY)
def test_wordfast_reads_back_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, source: str, target: str, user: str, attribute: str
) -> None:
    unit = TranslationUnit(
        "#1",
        Variant("ZH-CN", Segment(source)),
        Variant(
            "EN-US",
            Segment(target, (InlineTag(0, TagKind.STANDALONE, "A", "&tA;"),)),
            changed_at="20240305T101112Z",
            changed_by=user,
            usage_count="7",
        ),
        State.TRANSLATED if target else State.INITIAL,
        properties=(("attribute1", attribute),) if attribute else (),
    )
    path = tmp_path_factory.getbasetemp() / "round.txt"
    write_bitext(Bitext("", "ZH-CN", "EN-US", [unit]), path, "wordfast_txt")
    assert path.read_bytes().decode("utf-16").startswith("%19000101~000000\t%User ID,FT,FT ftzterms\t%TU=00000001")
    assert [bare(again) for again in read_bitext(path).units] == [unit]


def test_wordfast_refuses_half_a_character(tmp_path: Path) -> None:
    unit = TranslationUnit("a", Variant("zh", Segment("\ud800")), Variant("en", Segment("x")))
    for name in ("wordfast_txt", "weblate_json"):
        with pytest.raises(FtzTermsError, match="half a character"):
            write_bitext(Bitext("", "zh", "en", [unit]), tmp_path / "m", name)


TXML = """<?xml version="1.0" encoding="UTF-8"?>
<txml version="1.0" locale="ZH-CN" targetlocale="EN-US"><translatable blockId="3">
<segment segmentId="1"><ws> </ws><source>办法<ut type="b" x="1">&lt;b&gt;</ut>条</source>
<target><ut type="b" x="1">&lt;b&gt;</ut>measures  here</target>
<comments><comment creationid="li">check &amp; mend</comment></comments></segment>
<segment segmentId="2" gtmt="true"><source>税</source><target score="0">tax</target></segment>
<segment segmentId="4"><source>区</source></segment><segment/></translatable></txml>
"""


def test_reads_and_fixes_txml(tmp_path: Path) -> None:
    bitext, [first, second, third], [problem] = read(tmp_path, TXML.encode(), "a.txml")
    assert (bitext.source_language, bitext.target_language) == ("ZH-CN", "EN-US")
    assert (first.id, first.notes, first.state) == ("3.1", ("check & mend",), State.TRANSLATED)
    assert first.source
    assert first.source.segment.tags == (InlineTag(2, TagKind.STANDALONE, "1", '<ut type="b" x="1">&lt;b&gt;</ut>'),)
    assert (second.state, second.properties, third.state, third.target) == (
        State.FUZZY,
        (("origin", "mt"),),
        State.INITIAL,
        None,
    )
    assert (problem.line, problem.code, problem.message) == (7, "no-segment", "a segment without its two texts")
    made = patch_bitext(tmp_path / "a.txml", [Edit(0, Side.TARGET, 8, 10, " "), Edit(0, Side.SOURCE, 0, 1, "x")])
    assert made.data == TXML.replace("measures  here", "measures here").encode()
    assert len(made.refused) == 1


TTX = """<?xml version='1.0'?>
<TRADOStag Version="2.0"><FrontMatter><ToolSettings CreationTool="SDL TRADOS TagEditor"/>
<UserSettings SourceLanguage="ZH-CN" TargetLanguage="EN-US"/></FrontMatter><Body><Raw>
<df Size="16"><ut Type="start" Style="external">&lt;p&gt;</ut><Tu Origin="manual" MatchPercent="75"><Tuv Lang="ZH-CN">
办法<df Bold="on"><ut Type="start">&lt;b&gt;</ut>条</df></Tuv><Tuv Lang="EN-US">the  measures</Tuv></Tu></df>
<Tu><Tuv Lang="ZH-CN">x</Tuv></Tu>not segmented</Raw></Body></TRADOStag>
"""


def test_reads_and_fixes_ttx(tmp_path: Path) -> None:
    bitext, [unit], [problem] = read(tmp_path, TTX.encode("utf-16"), "a.ttx")
    assert (bitext.source_language, bitext.target_language) == ("ZH-CN", "EN-US")
    assert unit.source
    assert (unit.source.text, [tag.kind.value for tag in unit.source.segment.tags]) == (
        "\n办法条",
        ["open", "standalone", "close"],
    )
    assert unit.properties == (("origin", "manual"), ("percent", "75"))
    assert problem.message == "a Tu without its two texts"
    made = patch_bitext(tmp_path / "a.ttx", [Edit(0, Side.TARGET, 3, 5, " ")])
    assert made.data == TTX.replace("the  measures", "the measures").encode("utf-16")
    _, found, [problem] = read(tmp_path, TTX[: TTX.index("<df Size")].encode() + b"t</Raw></Body></TRADOStag>", "b.ttx")
    assert (found, problem.lost) == ([], False)


def test_reads_ttx_without_its_front_matter(tmp_path: Path) -> None:
    text = f"<TRADOStag><Body>{TTX.partition('<Body>')[2]}"
    bitext, [unit], _ = read(tmp_path, text.encode(), "a.ttx")
    assert (bitext.source_language, bitext.target_language) == ("ZH-CN", "EN-US")
    assert unit.target
    assert unit.target.text == "the  measures"


def test_refuses_other_roots(tmp_path: Path) -> None:
    (tmp_path / "a.ttx").write_text(TXML)
    with pytest.raises(UnreadableFileError, match="the root element is <txml>, not <TRADOStag>"):
        read_bitext(tmp_path / "a.ttx")
    (tmp_path / "a.dat").write_text(TXML)
    assert format_of(tmp_path / "a.dat") is formats()["txml"]
    deep = TXML.replace("税", "<g>" * 200 + "税" + "</g>" * 200)
    assert len(read(tmp_path, deep.encode(), "a.txml")[1]) == 3
    _, found, problems = read(
        tmp_path,
        TXML.replace("税", "&nbsp;").replace("\n<txml", '\n<!DOCTYPE txml SYSTEM "t.dtd"><txml').encode(),
        "a.txml",
    )
    assert [unit.id for unit in found] == ["3.1", "3.4"]
    assert problems[0].code == "unknown-entity"


def sdltm(path: Path, *, tables: bool = True) -> Path:
    """Make a small memory of Trados, as its own files are built."""
    base = sqlite3.connect(path)
    base.executescript(
        """CREATE TABLE translation_memories(id INTEGER PRIMARY KEY, name, source_language, target_language);
        CREATE TABLE translation_units(id INTEGER PRIMARY KEY, translation_memory_id INT, source_segment TEXT,
            target_segment TEXT, creation_date DATETIME, creation_user TEXT, change_date DATETIME, change_user TEXT,
            last_used_date DATETIME, usage_counter INT);
        INSERT INTO translation_memories VALUES (1, 'policy', 'zh-CN', 'en-US');"""
    )
    if tables:
        base.executescript(
            """CREATE TABLE attributes(id INTEGER PRIMARY KEY, name TEXT, type INT, tm_id INT);
            CREATE TABLE string_attributes(translation_unit_id INT, attribute_id INT, value TEXT);
            CREATE TABLE picklist_values(id INTEGER PRIMARY KEY, attribute_id INT, value TEXT);
            CREATE TABLE picklist_attributes(translation_unit_id INT, picklist_value_id INT);
            CREATE TABLE translation_unit_contexts(translation_unit_id INT, left_source_context, left_target_context);
            INSERT INTO attributes VALUES (1, 'Client', 1, 1), (2, 'Field', 4, 1);
            INSERT INTO string_attributes VALUES (1, 1, 'ministry');
            INSERT INTO picklist_values VALUES (5, 2, 'trade');
            INSERT INTO picklist_attributes VALUES (1, 5);
            INSERT INTO translation_unit_contexts VALUES (1, 11, -22);"""
        )
    tagged = (
        "<Segment><Elements><Text><Value>办法 </Value></Text><Tag><Type>Start</Type><Anchor>1</Anchor>"
        "<TagID>b&amp;</TagID></Tag><Text><Value>&amp; x</Value></Text><Tag><Type>End</Type><Anchor>1</Anchor></Tag>"
        "<Tag><Type>Standalone</Type><Anchor>2</Anchor></Tag></Elements><CultureName>zh-CN</CultureName></Segment>"
    )
    said = ("2021-03-01 09:27:49", "li", "2022-03-01 09:27:49", "wang", "2023-01-02 03:04:05", 4)
    base.execute(
        "INSERT INTO translation_units VALUES (1, 1, ?, ?, ?, ?, ?, ?, ?, ?)",
        (tagged, "<Segment><Elements><Text><Value>measures</Value></Text></Elements></Segment>", *said),
    )
    base.execute("INSERT INTO translation_units VALUES (2, 1, ?, NULL, ?, ?, ?, ?, NULL, NULL)", ("<broken", *said[:4]))
    base.execute("INSERT INTO translation_units VALUES (3, 1, ?, NULL, ?, ?, ?, ?, NULL, NULL)", ("", *said[:4]))
    base.commit()
    base.close()
    return path


def test_reads_a_memory_of_trados_and_changes_nothing(tmp_path: Path) -> None:
    path = sdltm(tmp_path / "a b#.sdltm")
    before = path.read_bytes()
    bitext = read_bitext(path)
    first, last = bitext.units
    assert (bitext.source_language, bitext.target_language, bitext.properties) == (
        "zh-CN",
        "en-US",
        (("name", "policy"),),
    )
    assert first == TranslationUnit(
        "#1",
        Variant(
            "zh-CN",
            Segment(
                "办法 & x",
                (
                    InlineTag(3, TagKind.OPEN, "1", '<bpt i="1" type="b&amp;"/>'),
                    InlineTag(6, TagKind.CLOSE, "1", '<ept i="1"/>'),
                    InlineTag(6, TagKind.STANDALONE, "2", '<ph x="2"/>'),
                ),
            ),
        ),
        Variant(
            "en-US",
            Segment("measures"),
            created_at="20210301T092749Z",
            created_by="li",
            changed_at="20220301T092749Z",
            changed_by="wang",
            usage_count="4",
        ),
        properties=(("x-Client", "ministry"), ("x-Field", "trade"), ("x-Context", "11, -22")),
        attributes=(("lastusagedate", "20230102T030405Z"),),
    )
    assert last.state is State.INITIAL
    assert [(problem.unit, problem.lost) for problem in bitext.unreadable] == [("#2", True)]
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    write_bitext(read_bitext(path), tmp_path / "a.tmx")
    [again, _] = read_bitext(tmp_path / "a.tmx", whole=True).units
    assert again.source
    assert first.source
    assert again.source.segment == first.source.segment


def test_says_what_is_wrong_with_a_memory_of_trados(tmp_path: Path) -> None:
    assert len(list(read_bitext(sdltm(tmp_path / "plain.sdltm", tables=False)).units)) == 2
    (tmp_path / "a.sdltm").write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    with pytest.raises(UnreadableFileError, match="the database cannot be read"):
        read_bitext(tmp_path / "a.sdltm")
    base = sqlite3.connect(tmp_path / "b.sdltm")
    base.execute("CREATE TABLE translation_memories(name, source_language, target_language)")
    base.close()
    with pytest.raises(UnreadableFileError, match="there is no memory in it"):
        read_bitext(tmp_path / "b.sdltm")
    with pytest.raises(FtzTermsError, match="is not changed as a file is"):
        read_bitext(tmp_path / "b.sdltm", data=b"")


def test_checks_files_of_cat_tools(program: Program) -> None:
    program.write("m.json", json.dumps(MEMORY))
    program.write("m.txt", WORDFAST)
    program.write("a.txml", TXML)
    sdltm(program.folder / "m.sdltm")
    ran = program(
        "check", "m.json", "m.txt", "a.txml", "m.sdltm", "--no-builtin", "--select", "whitespace", "-o", "concise"
    )
    assert ran.status == 0, ran.err
    assert "a.txml:4" in ran.out
    assert "internal error" not in ran.err
    assert program("convert", "m.sdltm", "m2.json").status == 0


def texts_of(path: Path) -> list[str]:
    """Read the source texts of a file of TXML or TTX without our reader."""
    root: Any = etree.parse(path).getroot()
    name = "source" if root.tag == "txml" else "Tuv"
    found = root.iter(name)
    texts = []
    for node in found:
        for code in list(node.iter("ut")):
            for child in list(code):
                code.remove(child)
            code.text = ""
        texts.append("".join(node.itertext()))
    return texts if name == "source" else texts[::2]


def test_reads_every_file_of_other_tools(shared: Beside) -> None:
    for path in sorted((shared / "corpora/cat-files/other-bilingual").iterdir()):
        bitext = read_bitext(path)
        found = [unit.source.text for unit in bitext.units if unit.source]
        assert found == texts_of(path), path.name
        assert found or bitext.unreadable
    for path in (shared / "corpora/cat-files/sdltm").iterdir():
        assert list(read_bitext(path).units) == []
