"""Reading TMX: languages, metadata, inline tags, places, and the faults of single units."""

from __future__ import annotations

from pathlib import Path

import pytest

from formats_samples import HEADER, read, tmx, unit
from ftzterms.formats import read_bitext
from ftzterms.model import FtzTermsError, Location, TagKind, UnreadableFileError


def test_reads_a_unit_with_all_that_is_said_of_it(tmp_path: Path) -> None:
    meta = "<note>seen &amp; kept</note><prop type='domain'>policy</prop>"
    text = (
        f'<tu tuid="7" creationdate="20260101T000000Z" x-own="1">{meta}'
        '<tuv xml:lang="ZH_cn" creationid="li" changedate="20260102T000000Z" changeid="wang" usagecount="3" '
        'datatype="html"><note>n</note><seg>自贸区</seg></tuv><tuv xml:lang="en"><seg>FTZ</seg></tuv></tu>'
    )
    bitext, [found], problems = read(tmp_path, tmx(text))
    assert not problems
    assert (bitext.source_language, bitext.target_language) == ("zh-CN", "en")
    assert dict(bitext.properties)["creationtool"] == "t"
    assert (found.id, found.notes, found.properties) == ("7", ("seen & kept",), (("domain", "policy"),))
    assert found.attributes == (("creationdate", "20260101T000000Z"), ("x-own", "1"))
    assert found.source
    assert found.target
    assert (found.source.language, found.source.text, found.target.text) == ("ZH_cn", "自贸区", "FTZ")
    assert (found.source.created_by, found.source.changed_by, found.source.usage_count) == ("li", "wang", "3")
    assert found.source.changed_at == "20260102T000000Z"
    assert (found.source.notes, found.source.attributes) == (("n",), (("datatype", "html"),))


def test_numbers_units_without_an_id_by_their_place(tmp_path: Path) -> None:
    _, found, _ = read(tmp_path, tmx(unit("一", "one"), unit("二", "two", ' tuid="b"'), unit("三", "three")))
    assert [each.id for each in found] == ["#1", "b", "#3"]


@pytest.mark.parametrize(
    ("header", "languages", "expected"),
    [
        (HEADER, ["zh-CN", "en"], ("zh-CN", "en", "zh-CN", "en")),
        (HEADER, ["en", "zh-CN"], ("zh-CN", "en", "zh-CN", "en")),
        (HEADER, ["ja", "fr", "zh-CN", "en"], ("zh-CN", "en", "zh-CN", "en")),
        (HEADER, ["zh", "en-GB"], ("zh-CN", "en-GB", "zh", "en-GB")),
        (HEADER, ["zh-CN", "zh-TW"], ("zh-CN", "zh-TW", "zh-CN", "zh-TW")),
        (HEADER.replace("zh-CN", "*all*"), ["fr", "en", "zh"], ("en", "zh", "en", "zh")),
        (HEADER.replace("zh-CN", "*all*"), ["fr", "de"], ("fr", "de", "fr", "de")),
        (HEADER.replace(' srclang="zh-CN"', ""), ["zh", "en"], ("zh", "en", "zh", "en")),
        ("", ["en", "zh"], ("en", "zh", "en", "zh")),
        (HEADER, ["eng", "ZHO_Hans"], ("zh-CN", "eng", "ZHO_Hans", "eng")),
    ],
)
def test_chooses_the_languages(
    tmp_path: Path, header: str, languages: list[str], expected: tuple[str, str, str, str]
) -> None:
    text = "".join(f'<tuv xml:lang="{tag}"><seg>{tag}</seg></tuv>' for tag in languages)
    bitext, [found], _ = read(tmp_path, tmx(f"<tu>{text}</tu>", header=header))
    assert found.source
    assert found.target
    chosen = (bitext.source_language, bitext.target_language, found.source.language, found.target.language)
    assert chosen == expected
    assert len(found.others) == len(languages) - 2


def test_takes_the_source_language_that_a_unit_names(tmp_path: Path) -> None:
    _, found, problems = read(tmp_path, tmx(unit("一", "one"), unit("二", "two", ' srclang="en"')))
    assert [each.source.text for each in found if each.source] == ["一", "two"]
    assert not problems


def test_says_when_the_source_language_is_absent(tmp_path: Path) -> None:
    text = '<tu><tuv xml:lang="fr"><seg>un</seg></tuv><tuv xml:lang="en"><seg>one</seg></tuv></tu>'
    _, found, [problem] = read(tmp_path, tmx(unit("一", "one"), text))
    assert found[1].source
    assert found[1].source.language == "fr"
    assert "no variant in zh-CN" in problem.message
    assert not problem.lost


def test_stands_tags_off_the_text(tmp_path: Path) -> None:
    raw = '<hi type="b">见<ph x="1">&lt;fn&gt;<sub>注<hi>释</hi></sub>&lt;/fn&gt;</ph></hi>。'
    raw += '<bpt i="1">&lt;b></bpt>完<ept i="1"/>'
    _, [found], problems = read(tmp_path, tmx(unit(raw, "x")))
    assert not problems
    assert found.source
    segment = found.source.segment
    assert segment.text == "见注释。完"
    assert [(tag.position, tag.kind) for tag in segment.tags] == [
        (0, TagKind.OPEN),
        (1, TagKind.OPEN),
        (2, TagKind.OPEN),
        (3, TagKind.CLOSE),
        (3, TagKind.CLOSE),
        (3, TagKind.CLOSE),
        (4, TagKind.OPEN),
        (5, TagKind.CLOSE),
    ]
    assert segment.tags[1].markup == '<ph x="1">&lt;fn&gt;<sub>'
    assert segment.tags[4].markup == "</sub>&lt;/fn&gt;</ph>"
    assert "".join(tag.markup for tag in segment.tags[-2:]) == '<bpt i="1">&lt;b></bpt><ept i="1"/>'


def test_keeps_unknown_inline_elements_and_says_so(tmp_path: Path) -> None:
    zh, en = "一<g id='1'>二</g><x/>", "one<ph><x/></ph><ut>t</ut><it pos='begin'/>"
    _, [found], problems = read(tmp_path, tmx(unit(zh, en)))
    assert found.source
    assert found.source.text == "一二"
    assert [tag.markup for tag in found.source.segment.tags] == ["<g id='1'>", "</g>", "<x/>"]
    assert [problem.message[:19] for problem in problems] == ["<g> is no element o", "<x> is no element o"]


@pytest.mark.parametrize(
    ("text", "message", "lost", "line"),
    [
        ("<tu>\n<tuv xml:lang='zh'><seg>一</seg></tuv></tu>", "a unit in zh only", True, 7),
        ("<tu>\n<tuv xml:lang='fr'><seg>un</seg></tuv></tu>", "a unit in fr only", True, 7),
        ("<tu/>", "an empty unit", True, 7),
        ("<tu>\n<tuv><seg>一</seg></tuv><tuv xml:lang='en'><seg>one</seg></tuv></tu>", "names no language", False, 8),
        ("<tu><tuv xml:lang='zh'/>\n<tuv xml:lang='en'><seg>a</seg></tuv></tu>", "without seg", False, 7),
        (unit("一</seg><seg>二", "one"), "several seg", False, 7),
        (unit("一<bpt i='1'/>", "one"), "do not make a pair", False, 7),
        (unit("一", "one", " usagecount='many'"), "no number", False, 7),
        (unit("一", "one", " lastusagedate='20261301T000000Z'"), "no date", False, 7),
        (unit("一", "one", meta="<odd><seg>x</seg></odd>"), "has no place here", False, 7),
        (unit("一", "one</seg></tuv><tuv xml:lang='EN'><seg>uno"), "a second variant in EN", False, 7),
    ],
)
def test_reports_the_faults_of_a_unit(tmp_path: Path, text: str, message: str, lost: bool, line: int) -> None:  # noqa: FBT001
    _, found, problems = read(tmp_path, tmx(unit("零", "zero"), "\n" + text, unit("末", "last"), body=""))
    problem = next(problem for problem in problems if message in problem.message)
    assert (problem.lost, problem.line) == (lost, line - 2)
    assert [each.source.text for each in found if each.source][:: len(found) - 1] == ["零", "末"]


def test_tells_lang_for_xml_lang_once_and_never_in_tmx_1_1(tmp_path: Path) -> None:
    text = unit("一", "one").replace("xml:lang", "lang")
    _, found, problems = read(tmp_path, tmx(text, text))
    assert (len(found), len(problems)) == (2, 1)
    _, found, problems = read(tmp_path, tmx(text, text, version="1.1"))
    assert (len(found), problems) == (2, [])


def test_loses_a_segment_with_an_undeclared_entity_and_says_so(tmp_path: Path) -> None:
    doctype = '<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
    _, found, problems = read(tmp_path, tmx(unit("一", "one"), unit("二", "two&nbsp;x"), declaration=doctype))
    assert [each.id for each in found] == ["#1"]
    assert "&nbsp;" in problems[0].message
    assert problems[-1].lost


def test_keeps_an_undeclared_entity_in_what_is_no_text(tmp_path: Path) -> None:
    doctype = '<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
    header = HEADER.replace("/>", "><note>&h;</note></header>")
    meta = "<note>&nbsp;<![CDATA[&]]></note><prop type='&lt;p;'>&copy;</prop>&stray;"
    text = unit("一", "one", " x='&a;'", meta)
    bitext, [found], problems = read(tmp_path, tmx(text, header=header, declaration=doctype))
    assert not problems
    assert (found.notes, found.properties) == (("&nbsp;&",), (("<p;", "&copy;"),))
    assert (found.attributes, bitext.properties[-1]) == ((("x", "&a;"),), ("note", "&h;"))


def test_refuses_an_undeclared_entity_where_no_dtd_could_declare_it(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="&nbsp; is defined nowhere") as fault:
        read(tmp_path, tmx(unit("一", "one&nbsp;")))
    assert fault.value.line == 5


def test_refuses_what_is_nested_too_deeply(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="deeper than 256") as fault:
        read(tmp_path, tmx(unit("<hi>" * 300 + "深" + "</hi>" * 300, "deep")))
    assert fault.value.line == 5
    _, [found], _ = read(tmp_path, tmx(unit("<hi>" * 200 + "深" + "</hi>" * 200, "deep")))
    assert found.source
    assert found.source.text == "深"


def test_refuses_a_segment_that_is_no_segment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ftzterms.formats._tmx_unit.LARGEST_SEGMENT", 1000)
    monkeypatch.setattr("ftzterms.formats._tmx_fast.LARGEST_SEGMENT", 1000)
    with pytest.raises(UnreadableFileError, match="segment of 1001 characters; at most 1000 are read"):
        read(tmp_path, tmx(unit("长" * 1001, "long")))


def test_refuses_an_element_with_thousands_of_attributes(tmp_path: Path) -> None:
    many = "".join(f' a{number}="1"' for number in range(1001))
    with pytest.raises(UnreadableFileError, match="an element with 1001 attributes; at most 1000"):
        read(tmp_path, tmx(unit("一", "one", many, "<odd/>")))


def test_tells_units_that_share_an_id(tmp_path: Path) -> None:
    same = [unit(str(number), "x", ' tuid="a"') for number in range(30)]
    _, found, problems = read(tmp_path, tmx(*same, unit("末", "last", ' tuid="b"')))
    assert len(found) == 31
    assert problems[0].message == "the tuid is that of the unit in line 5; both are read"
    assert (problems[0].line, len(problems)) == (6, 21)
    assert "9 more units" in problems[-1].message


def test_reads_cdata_comments_and_instructions(tmp_path: Path) -> None:
    inside = "<!-- <tu><tuv xml:lang='zh'><seg>no</seg></tuv></tu> -->"
    text = unit("<![CDATA[<5% & </seg>]]><!-- </seg> -->税<?pi </tu> ?>率", "x", meta="<note><![CDATA[a<b]]></note>")
    _, found, problems = read(tmp_path, tmx(inside, text, inside, unit("二", "y")))
    assert not problems
    assert [each.source.text for each in found if each.source] == ["<5% & </seg>税率", "二"]
    assert found[0].notes == ("a<b",)


def test_keeps_the_markup_of_a_context_property(tmp_path: Path) -> None:
    meta = '<prop type="x-context-pre"><seg>前文</seg></prop>'
    _, [found], _ = read(tmp_path, tmx(unit("一", "one", meta=meta)))
    assert found.properties == (("x-context-pre", "<seg>前文</seg>"),)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("odd", ["", "<!-- c -->"])
def test_places_units_and_texts(tmp_path: Path, line_end: str, odd: str) -> None:
    text = '  <tu tuid="1">\n    <tuv xml:lang="zh-CN">\n<seg>汉字\n第二行</seg></tuv><tuv xml:lang="en"><seg>x</seg>\n'
    text += "</tuv></tu>"
    data = tmx(text, odd + unit("一&amp;", "one", ' tuid="甲"') + unit("𠮷", "two")).replace(b"\n", line_end.encode())
    _, found, _ = read(tmp_path, data)
    places = [
        (each.location, each.source.location, each.target.location) for each in found if each.source and each.target
    ]
    assert places[0] == (Location(5, 3), Location(7, 6), Location(8, 40))
    first = 1 + len(odd)
    start = first + len('<tu tuid="甲"><tuv xml:lang="zh-CN"><seg>')
    second = start + len('一&amp;</seg></tuv><tuv xml:lang="en"><seg>')
    assert places[1] == (Location(10, first), Location(10, start), Location(10, second))
    assert places[2][0] == Location(10, second + len("one</seg></tuv></tu>"))


def test_reads_a_file_of_one_line(tmp_path: Path) -> None:
    rows = [unit(f"第{number}条", f"article {number}", f' tuid="{number}"') for number in range(200)]
    _, found, _ = read(tmp_path, tmx(*rows, body=""))
    columns = [each.location.column for each in found if each.location]
    assert columns[0] == 7
    assert columns[1] == 7 + len(rows[0])
    assert columns[-1] == 7 + sum(map(len, rows[:-1]))


def test_reads_the_header(tmp_path: Path) -> None:
    header = HEADER.replace("/>", '><note>n &lt;</note><prop type="x">p</prop><ude name="u"><map/></ude></header>')
    bitext, _, _ = read(tmp_path, tmx(unit("一", "one"), header=header))
    assert bitext.properties[0] == ("version", "1.4")
    assert bitext.properties[-3:] == (("note", "n <"), ("prop:x", "p"), ("ude", 'name="u"><map/>'))


def test_reads_a_file_without_body(tmp_path: Path) -> None:
    data = tmx(unit("一", "one")).replace(b"<body>", b"").replace(b"</body>", b"")
    _, found, _ = read(tmp_path, data)
    assert len(found) == 1
    bitext, found, _ = read(tmp_path, f'<tmx version="1.4">{HEADER}</tmx>'.encode())
    assert (bitext.target_language, found) == ("", [])


@pytest.mark.parametrize("block", [1, 7, 100, 1000])
def test_does_not_mind_where_blocks_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int) -> None:
    rows = [unit(f"汉{number}<ph>&lt;</ph>", f"a{number}", f' tuid="n{number}"') for number in range(60)]
    data = tmx(*rows, "<!-- </tu> -->", *rows[:3]).replace(b"\n", b"\r\n")
    _, expected, problems = read(tmp_path, data)
    monkeypatch.setattr("ftzterms.formats._xml.HEAD", 64)
    monkeypatch.setattr("ftzterms.formats._xml._BLOCK", block)
    _, found, same = read(tmp_path, data)
    assert (found, same) == (expected, problems)


def test_refuses_a_header_and_a_unit_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ftzterms.formats.tmx._LONGEST_HEADER", 1000)
    monkeypatch.setattr("ftzterms.formats._xml.HEAD", 64)
    monkeypatch.setattr("ftzterms.formats._xml._BLOCK", 100)
    with pytest.raises(UnreadableFileError, match="no <body>"):
        read(tmp_path, tmx(unit("一", "one"), header=HEADER.replace("/>", ">" + "<note>x</note>" * 200 + "</header>")))
    monkeypatch.setattr("ftzterms.formats._tmx_cuts.LARGEST_UNIT", 1 << 10)
    with pytest.raises(UnreadableFileError, match="a unit of more than"):
        read(tmp_path, tmx(unit("一" * 2000, "one")))


def test_says_what_a_file_of_another_kind_is(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="an XLIFF file"):
        read(tmp_path, b'<?xml version="1.0"?>\n<xliff version="2.0"/>')
    with pytest.raises(UnreadableFileError, match="the root element is <TMX>"):
        read(tmp_path, b"<TMX/>")
    with pytest.raises(UnreadableFileError, match="text stands where the first element is due"):
        read(tmp_path, b"nothing at all")
    with pytest.raises(UnreadableFileError, match="no XML element"):
        read(tmp_path, b"<!-- nothing -->")


def test_closes_the_file_after_the_last_unit_and_at_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    path.write_bytes(tmx(unit("一", "one")))
    bitext = read_bitext(path)
    stream = bitext.units._stream  # type: ignore[attr-defined]
    list(bitext.units)
    assert stream.closed
    path.write_bytes(tmx(unit("一", "one")) + b"<")
    with pytest.raises(FtzTermsError) as fault:
        list(read_bitext(path).units)
    assert fault.value.path == str(path)
