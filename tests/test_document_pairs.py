"""Documents beside their sources: paragraph by paragraph, and sentence by sentence where nothing else can be meant."""

from __future__ import annotations

from pathlib import Path

import pytest

import ftzterms as ft
from ftzterms.formats import Edit, patch_bitext
from ftzterms.model import FtzTermsError, Side
from office_samples import docx, paragraph, run

ZH = "会议指出，要加快发展新质生产力。货物贸易进出口总值达3.5万亿元。"
EN = (
    "The meeting called for faster development of new quality productive forces. Goods trade reached 3.5 trillion yuan."
)


def pair(folder: Path, source: list[str], target: list[str]) -> list[tuple[str, str, str]]:
    (folder / "zh.docx").write_bytes(docx(*map(paragraph, source)))
    (folder / "en.docx").write_bytes(docx(*map(paragraph, target)))
    bitext = ft.read_bitext(folder / "en.docx", source=folder / "zh.docx")
    assert (bitext.source_language, bitext.target_language) == ("zh", "en")
    return [(each.id, each.source.text, each.target.text) for each in bitext.units if each.source and each.target]


def test_pairs_sentences_that_go_together(tmp_path: Path) -> None:
    zh, en = ZH.split("。"), EN.partition(". ")
    assert pair(tmp_path, ["", ZH, "　　关于印发方案的通知"], [EN, "Notice on the plan"]) == [
        ("p1.s1", f"{zh[0]}。", f"{en[0]}."),
        ("p1.s2", f"{zh[1]}。", en[2]),
        ("p2.s1", "关于印发方案的通知", "Notice on the plan"),
    ]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (ZH, "The meeting called for it; goods trade reached 3.5 trillion yuan."),
        ("要稳。" + ZH, EN + " And so on."),
        (ZH, "Goods trade reached 3.5 trillion yuan. " + EN.partition(". ")[0] + "."),
    ],
)
def test_keeps_paragraphs_whole_where_sentences_may_be_mixed(source: str, target: str, tmp_path: Path) -> None:
    assert pair(tmp_path, ["标题", source], ["Title", target]) == [("p1.s1", "标题", "Title"), ("p2", source, target)]


def test_says_where_two_documents_part(tmp_path: Path) -> None:
    long = "本办法自2026年3月5日起施行，由主管部门负责解释，各地区应当认真贯彻执行。"
    with pytest.raises(
        FtzTermsError, match=r"zh\.docx has 3 paragraphs and .*en\.docx has 2; they part at p2 of"
    ) as fault:
        pair(tmp_path, ["标题", long, "末"], ["Title", "End"])
    assert (fault.value.line, fault.value.path) == (2, str(tmp_path / "en.docx"))
    assert "align" in fault.value.hint


def test_reads_headers_alone_that_are_not_as_many(tmp_path: Path) -> None:
    parts = {"header1": paragraph("眉一"), "header2": paragraph("眉二")}
    (tmp_path / "zh.docx").write_bytes(docx(paragraph("标题"), parts=parts))
    (tmp_path / "en.docx").write_bytes(docx(paragraph("Title"), parts={"footer1": paragraph("Page foot.")}))
    bitext = ft.read_bitext(tmp_path / "en.docx", source=tmp_path / "zh.docx")
    assert [(each.id, each.source.text if each.source else None) for each in bitext.units] == [
        ("p1.s1", "标题"),
        ("footer1.p1.s1", None),
    ]
    (told,) = bitext.unreadable
    assert ("headers and footers" in told.message, told.line, told.lost) == (True, 2, False)


def test_doubts_documents_that_are_shifted(tmp_path: Path) -> None:
    long = "各地区各部门要认真贯彻执行本办法，结合实际制定实施细则，并于年底前报送主管部门备案。"
    short = "总则"
    source, target = [long, short] * 4, ["General provisions", "All regions and departments should act on it. " * 3] * 4
    pair(tmp_path, source, target[::-1])
    bitext = ft.read_bitext(tmp_path / "en.docx", source=tmp_path / "zh.docx")
    assert not bitext.unreadable
    pair(tmp_path, source, target)
    (told,) = ft.read_bitext(tmp_path / "en.docx", source=tmp_path / "zh.docx").unreadable
    assert "hardly translate those down to p5 of" in told.message
    assert (told.line, told.code) == (5, "unequal-documents")


def test_does_not_compare_how_letters_look(tmp_path: Path) -> None:
    link = f'<w:hyperlink r:id="x">{run("门户")}</w:hyperlink>'
    (tmp_path / "zh.docx").write_bytes(docx(paragraph(run("参见", "b"), link, run("网站。"))))
    (tmp_path / "en.docx").write_bytes(docx(paragraph(run("See the "), run("portal", "i"), run(" site."))))
    findings = ft.Validator(ft.read_glossary()).validate(
        ft.read_bitext(tmp_path / "en.docx", source=tmp_path / "zh.docx")
    )
    assert [each.message for each in findings.findings if each.check == "tag-mismatch"] == [
        "the target lacks <link>, </link>: put it where the source has it"
    ]


def test_pairs_a_document_with_markdown(tmp_path: Path) -> None:
    (tmp_path / "zh.md").write_text("# 标题\n\n第一**段**。\n", "utf-8")
    (tmp_path / "en.docx").write_bytes(docx(paragraph("Title"), paragraph("First paragraph.")))
    units = list(ft.read_bitext(tmp_path / "en.docx", source=tmp_path / "zh.md").units)
    assert [(each.id, each.source.text if each.source else "") for each in units] == [
        ("p1.s1", "标题"),
        ("p2.s1", "第一段。"),
    ]
    assert all(not each.source.segment.tags for each in units if each.source)


def test_patches_the_sentences_of_a_pair(tmp_path: Path) -> None:
    pair(tmp_path, ["标题", ZH, ZH], ["Title", "It is one. It is two. Three.", EN])
    edits = [Edit(1, Side.TARGET, 17, 20, "2"), Edit(3, Side.TARGET, 0, 5, "Cargo")]
    made = patch_bitext(tmp_path / "en.docx", edits, source=tmp_path / "zh.docx")
    assert not made.refused
    (tmp_path / "en.docx").write_bytes(made.data)
    texts = [each.target.text for each in ft.read_bitext(tmp_path / "en.docx").units if each.target]
    assert texts == [
        "Title",
        "It is one.",
        "It is 2.",
        "Three.",
        EN.partition(". ")[0] + ".",
        "Cargo trade reached 3.5 trillion yuan.",
    ]


def test_tells_what_is_wrong_with_the_source(tmp_path: Path) -> None:
    (tmp_path / "zh.html").write_text("<p>标题</p>\n<svg>", "utf-8")
    (tmp_path / "en.html").write_text("<p>Title</p>", "utf-8")
    (told,) = ft.read_bitext(tmp_path / "en.html", source=tmp_path / "zh.html").unreadable
    assert told.message == f"{tmp_path / 'zh.html'}:2: <svg> is never closed: nothing after it is read"
