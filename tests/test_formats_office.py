"""Word documents and presentations: what is read, what is not, and how it is named and placed."""

from __future__ import annotations

import io
import time
import tracemalloc
import zipfile
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats_samples import read
from ftzterms.formats import read_bitext
from ftzterms.model import FtzTermsError, InlineTag, NumberedLocation, TagKind, TranslationUnit
from office_samples import MC, W, archive, docx, paragraph, pptx, run, shape

BADINPUT = Path(__file__).parents[1] / ".." / "shared" / "badinput"


M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'


def marks(unit: TranslationUnit) -> list[tuple[int, str]]:
    assert unit.target
    return [(tag.position, tag.markup) for tag in unit.target.segment.tags]


def texts(units: list[TranslationUnit]) -> list[tuple[str, str]]:
    return [(each.id, each.target.text) for each in units if each.target]


def of(tmp_path: Path, data: bytes, name: str = "a.docx") -> list[tuple[str, str]]:
    return texts(read(tmp_path, data, name)[1])


def test_reads_sentences_tables_notes_headers(tmp_path: Path) -> None:
    table = f"<w:tbl><w:tr><w:tc>{paragraph('甲。乙。')}</w:tc><w:tc>{paragraph()}</w:tc></w:tr></w:tbl>"
    separator = f'<w:footnote w:type="separator" w:id="-1">{paragraph("线")}</w:footnote>'
    notes = f'{separator}<w:footnote w:id="1">{paragraph("注一")}{paragraph("又")}</w:footnote>'
    parts = {
        "header1": paragraph("页眉"),
        "footer1": paragraph("页脚"),
        "footnotes": f'{notes}<w:footnote w:id="2">{paragraph("注二")}</w:footnote>',
        "endnotes": f'<w:endnote w:id="1">{paragraph("尾注")}</w:endnote>',
        "comments": f'<w:comment w:id="0">{paragraph("批注")}</w:comment>',
    }
    data = docx(paragraph(), paragraph("标题", settings="<w:numPr/>"), table, parts=parts)
    bitext, units, problems = read(tmp_path, data, "a.docx")
    assert (bitext.source_language, bitext.target_language, problems) == ("", "zh", [])
    assert texts(units) == [
        ("p2.s1", "标题"),
        ("p3.s1", "甲。"),
        ("p3.s2", "乙。"),
        ("footnote1.p1.s1", "注一"),
        ("footnote1.p2.s1", "又"),
        ("footnote2.p1.s1", "注二"),
        ("endnote1.p1.s1", "尾注"),
        ("header1.p1.s1", "页眉"),
        ("footer1.p1.s1", "页脚"),
    ]
    kinds = [dict(each.properties)["kind"] for each in units]
    assert kinds == ["item", "cell", "cell", *["footnote"] * 3, "endnote", "header", "footer"]
    assert [(each.location.line, each.location.column) for each in units if each.location] == [
        (2, 1), (3, 1), (3, 3), (5, 1), (6, 1), (7, 1), (8, 1), (9, 1), (10, 1),
    ]  # fmt: skip
    assert all(isinstance(each.location, NumberedLocation) for each in units)


def char(kind: str) -> str:
    return f'<w:fldChar w:fldCharType="{kind}"/>'


def letters(text: str, settings: str = "") -> str:
    """Make a run whose text does not ask for its blanks to be kept."""
    return f"<w:r>{settings and f'<w:rPr>{settings}</w:rPr>'}<w:t>{text}</w:t></w:r>"


RUBY = f"<w:r><w:ruby><w:rt>{letters('hàn')}</w:rt><w:rubyBase>{letters('汉')}</w:rubyBase></w:ruby></w:r>"
PAGE = f"<w:r>{char('begin')}<w:instrText> PAGE </w:instrText>{char('separate')}<w:t>3</w:t>{char('end')}</w:r>"


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (f'<w:ins w:id="1">{letters("新")}</w:ins><w:del w:id="2">{letters("旧")}</w:del>', "新"),
        (f"<w:moveFrom>{letters('旧')}</w:moveFrom><w:moveTo>{letters('新')}</w:moveTo>", "新"),
        ("<w:r><w:t> a </w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t></w:r>", "a\tb\nc\nd"),
        ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r>", "a\u2011b"),
        (f"{run(' a ')}{letters('b')}", "a b"),
        (f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t><w:tab/></w:r>{letters('y')}", "y"),
        (letters("x", '<w:vanish w:val="0"/>'), "x"),
        (RUBY, "汉"),
        (f"{letters('a')}<w:r><w:softHyphen/></w:r><w:proofErr/><w:bookmarkStart/>{letters('b')}", "ab"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent><w:smartTag>{letters('a')}</w:smartTag></w:sdtContent></w:sdt>", "a"),
        (letters("<![CDATA[a<b]]>&amp;&#x4e2d;"), "a<b&中"),
        (PAGE, "3"),
        (f"<w:r>{char('begin')}<w:t>in</w:t>{char('end')}<w:t>out</w:t></w:r>", "out"),
        (f'<w:fldSimple w:instr="PAGE">{letters("4")}</w:fldSimple>', "4"),
    ],
)
def test_reads_what_a_reader_sees(inner: str, expected: str, tmp_path: Path) -> None:
    assert of(tmp_path, docx(f"<w:p>{inner}</w:p>")) == [("p1.s1", expected)]


def test_goes_on_after_a_field_that_never_ends(tmp_path: Path) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert of(tmp_path, docx(paragraph("甲", begin), paragraph("乙"))) == [("p1.s1", "甲"), ("p2.s1", "乙")]


def test_joins_paragraphs_whose_mark_is_deleted(tmp_path: Path) -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    table = f"<w:tbl><w:tr><w:tc>{paragraph('丙', settings=gone)}</w:tc></w:tr></w:tbl>"
    data = docx(paragraph("甲", settings=gone), paragraph("乙"), table, paragraph("丁", settings=gone))
    assert of(tmp_path, data) == [("p1.s1", "甲乙"), ("p3.s1", "丙"), ("p4.s1", "丁")]


def test_reads_a_text_box_once_and_after_its_paragraph(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('框')}</w:txbxContent>"
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert of(tmp_path, docx(paragraph(both, "外"), paragraph("后"))) == [
        ("p1.s1", "外"),
        ("p2.s1", "框"),
        ("p3.s1", "后"),
    ]


def test_stands_looks_links_and_notes_off_the_text(tmp_path: Path) -> None:
    link = f'<w:hyperlink r:id="r1">{run("网站", "b")}</w:hyperlink>'
    field = f"<w:r>{char('begin')}<w:instrText>HYPERLINK x</w:instrText>{char('separate')}</w:r>"
    raised = letters("2", '<w:vertAlign w:val="superscript"/><w:u w:val="none"/>')
    body = paragraph(
        run("甲", "b"), run(" "), run("乙", "b", "i"), run("丙"), link, field, run("址"), f"<w:r>{char('end')}</w:r>",
        NOTE, f'<m:oMath xmlns:m="{M}"><m:r/></m:oMath>', raised,
    )  # fmt: skip
    (unit,) = read(tmp_path, docx(body), "a.docx")[1]
    assert unit.target
    assert unit.target.text == "甲 乙丙网站址2"
    assert marks(unit) == [
        (0, "<b>"), (2, "<i>"), (3, "</i>"), (3, "</b>"), (4, "<link>"), (4, "<b>"), (6, "</b>"), (6, "</link>"),
        (6, "<link>"), (7, "</link>"), (7, "<footnote/>"), (7, "<formula/>"), (7, "<sup>"), (8, "</sup>"),
    ]  # fmt: skip
    assert unit.target.segment.tags[0] == InlineTag(0, TagKind.OPEN, "b", "<b>")


def test_reads_diagrams_and_titles_of_charts(tmp_path: Path) -> None:
    inner = "<a:p><a:r><a:t> 一。 </a:t></a:r></a:p>"
    data = docx(paragraph("文"), parts={"diagramData1": inner, "chart1": inner, "header1": paragraph("眉")})
    assert of(tmp_path, data) == [
        ("p1.s1", "文"),
        ("diagram1.p1.s1", "一。"),
        ("chart1.p1.s1", "一。"),
        ("header1.p1.s1", "眉"),
    ]


def test_gives_each_sentence_its_tags(tmp_path: Path) -> None:
    body = paragraph(run("甲。", "b"), NOTE, run("  乙", "i"), run("丙。"), NOTE)
    first, second = read(tmp_path, docx(body), "a.docx")[1]
    assert marks(first) == [(0, "<b>"), (2, "</b>"), (2, "<footnote/>")]
    assert marks(second) == [(0, "<i>"), (1, "</i>"), (3, "<footnote/>")]


def test_reads_slides_in_their_order_with_notes(tmp_path: Path) -> None:
    look = '<a:rPr b="1" u="sng"><a:hlinkClick r:id="r"/></a:rPr>'
    bold = f"<a:r>{look}<a:t> 粗 </a:t></a:r><a:br/><a:r><a:t>细</a:t></a:r>"
    number = '<a:fld type="slidenum"><a:t>9</a:t></a:fld>'
    cell = "<a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>格</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl>"
    data = pptx(shape("一。二。"), shape(bold + number) + cell, notes={1: shape("备注")})
    _, units, _ = read(tmp_path, data, "a.pptx")
    assert texts(units) == [
        ("slide1.p1.s1", "一。"),
        ("slide1.p1.s2", "二。"),
        ("slide2.p1.s1", "粗 \n细"),
        ("slide2.p2.s1", "格"),
        ("slide2.notes.p1.s1", "备注"),
    ]
    assert [each.location.line for each in units if each.location] == [1, 1, 2, 2, 2]
    assert [tag for _, tag in marks(units[2])] == ["<link>", "<b>", "<u>", "</u>", "</b>", "</link>", "<field/>"]


def independent(data: bytes) -> list[str]:
    """Read the paragraphs of the body with the standard library alone."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        root = fromstring(packed.read("word/document.xml"))
    spaces = {"w": W, "mc": MC}
    return [
        "".join(text.text or "" for text in each.findall(".//w:t", spaces)) for each in root.iterfind(".//w:p", spaces)
    ]


WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=30
)


@settings(max_examples=100, deadline=None)
@given(runs=st.lists(st.lists(WORDS, min_size=1, max_size=3), min_size=1, max_size=4))
def test_gives_any_text_back(runs: list[list[str]], tmp_path_factory: pytest.TempPathFactory) -> None:
    data = docx(*(paragraph(*map(run, each)) for each in runs))
    path = tmp_path_factory.getbasetemp() / "any.docx"
    path.write_bytes(data)
    found: dict[str, str] = {}
    for unit in read_bitext(path).units:
        assert unit.target
        name = unit.id.partition(".")[0]
        found[name] = found.get(name, "") + unit.target.text
    expected = {f"p{number}": text for number, text in enumerate(independent(data), start=1)}
    assert independent(data) == ["".join(each) for each in runs]
    squeezed = {name: "".join(text.split()) for name, text in expected.items() if text.strip()}
    assert {name: "".join(text.split()) for name, text in found.items()} == squeezed


def test_names_what_is_no_document(tmp_path: Path) -> None:
    cases = {
        b"": "not a Word document",
        b"\xd0\xcf\x11\xe0" + b"x" * 100: "an old Office document",
        b"%PDF-1.7": "a PDF document",
        b"plain": "not a Word document",
        archive({"a.txt": "x"}): "it has no main part",
        pptx(shape("x")): "its main part is <presentation>",
        docx(paragraph("x"))[:-30]: "damaged or cut off",
    }
    for data, message in cases.items():
        with pytest.raises(FtzTermsError, match=message) as fault:
            read(tmp_path, data, "a.docx")
        assert fault.value.path.endswith("a.docx")
        assert fault.value.hint


def test_places_a_fault_in_its_part(tmp_path: Path) -> None:
    with pytest.raises(FtzTermsError, match=r"word/document\.xml: </p> stands where </r> is due") as fault:
        read(tmp_path, docx("<w:p>\n<w:r></w:p>"), "a.docx")
    assert (fault.value.path, fault.value.line) == (str(tmp_path / "a.docx"), 3)


@pytest.mark.parametrize("name", ["docx_bomb_100MB.docx", "docx_xxe.docx"])
def test_refuses_what_may_do_harm(name: str) -> None:
    if not (BADINPUT / name).is_file():
        pytest.skip("the corpus of bad files is not here")
    started = time.process_time()
    with pytest.raises(FtzTermsError) as fault:
        list(read_bitext(BADINPUT / name).units)
    assert time.process_time() - started < 1
    assert "CANARY" not in str(fault.value)
    assert fault.value.hint


def test_reads_a_long_document_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "long.docx"
    filler = "".join(paragraph(f"第{number}段：加快发展新质生产力，要稳中求进。又一句话。") for number in range(6_000))
    path.write_bytes(docx(filler))
    del filler
    started = time.process_time()
    tracemalloc.start()
    number = sum(1 for _ in read_bitext(path).units)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert number == 12_000
    assert peak < 6_000_000
    assert time.process_time() - started < 60


@pytest.mark.parametrize(
    "inner",
    [
        f"<w:r>{char('begin')}{char('separate')}<w:t>§. </w:t></w:r>",
        run("§. ", "b") + run("b. ", "i"),
        f"{run('“（§')}<w:r><w:tab/></w:r>",
    ],
)
def test_takes_a_time_that_grows_with_the_paragraph(inner: str, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    whole = "".join(inner.replace("§", f"a{number * 7919 % 10_007}") for number in range(10_000))
    path.write_bytes(docx(f"<w:p>{whole}</w:p>"))
    started = time.process_time()
    list(read_bitext(path).units)
    assert time.process_time() - started < 20
