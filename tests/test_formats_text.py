"""Plain text and Markdown: what is a unit, where it stands, and how two documents are paired."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats_samples import read
from ftzterms.formats import read_bitext, write_bitext
from ftzterms.formats._markdown_inline import inline
from ftzterms.model import (
    Bitext,
    FtzTermsError,
    Location,
    Segment,
    TagKind,
    TranslationUnit,
    UnreadableFileError,
    Variant,
)

DOCUMENT = """---
title: not read
---
# 标题 *一* #

自由贸易试验区
的**建设**。
> 引文
> 又一行

- 第一
- [ ] 任务
  续行
  1. 内层

| 甲 | 乙 \\| 丙 |
|---|:-:|
| `x|y` 丁 | |

```python
not read
```

    not read

段落
====

![图](a.png) 见[网站](https://example.org "T")[^1]与[参][r]。<br/>\\*星\\* <!-- c -->

[r]: http://example.org
[^1]: 脚注
<!-- not
read -->
<script>
not read
</script>
$$
not read
$$
***
:::note
末。
"""


def units_of(tmp_path: Path, text: str) -> list[TranslationUnit]:
    return read(tmp_path, text.encode(), "a.md")[1]


def test_cuts_a_document_into_blocks(tmp_path: Path) -> None:
    bitext, found, _ = read(tmp_path, DOCUMENT.encode(), "a.md")
    assert (bitext.source_language, bitext.target_language) == ("", "zh")
    assert [(dict(each.properties)["kind"], each.target.text) for each in found if each.target] == [
        ("heading", "标题 一"),
        ("paragraph", "自由贸易试验区\n的建设。"),
        ("paragraph", "引文\n又一行"),
        ("item", "第一"),
        ("item", "任务\n续行"),
        ("item", "内层"),
        ("cell", "甲"),
        ("cell", "乙 | 丙"),
        ("cell", " 丁"),
        ("heading", "段落"),
        ("paragraph", "图 见网站与参。*星* "),
        ("footnote", "脚注"),
        ("paragraph", "末。"),
    ]
    assert all(each.source is None for each in found)


def test_places_each_block(tmp_path: Path) -> None:
    lines = DOCUMENT.split("\n")
    for each in units_of(tmp_path, DOCUMENT):
        assert each.location
        assert each.target
        assert each.location == each.target.location
        rest = lines[each.location.line - 1][each.location.column - 1 :]
        first = each.target.segment.tags[0].markup if each.target.segment.tags else ""
        assert rest.startswith((each.target.text[:2], first + each.target.text[:1], first))


def test_stands_inline_markup_off_the_text() -> None:
    found = inline("见[网站](https://a.b/c_(d) 'T')，`code`、https://a.b/x.、**粗_体_**、<b>x</b>、![图][r]、$x+1$。")
    assert found.text == "见网站，、.、粗_体_、x、图、。"
    assert [(tag.position, tag.kind, tag.id) for tag in found.tags] == [
        (1, TagKind.OPEN, "link"),
        (3, TagKind.CLOSE, "link"),
        (4, TagKind.STANDALONE, "`code`"),
        (5, TagKind.STANDALONE, "https://a.b/x"),
        (7, TagKind.OPEN, "**"),
        (11, TagKind.CLOSE, "**"),
        (12, TagKind.OPEN, "b"),
        (13, TagKind.CLOSE, "b"),
        (14, TagKind.OPEN, "image"),
        (15, TagKind.CLOSE, "image"),
        (16, TagKind.STANDALONE, "$x+1$"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a * b",
        "5*3*2 ** ",
        "snake_case_name",
        "[brackets] only",
        "un[closed",
        "$5 and $6",
        "`tick",
        "] stray",
        "~ a",
        "a < b",
    ],
)
def test_leaves_alone_what_is_no_markup(text: str) -> None:
    assert inline(text) == Segment(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\\[a\\](b)", "[a](b)"),
        ("<https://a.b>", ""),
        ("***both***", "both"),
        ("[a[b]](c)", "a[b]"),
        ("~~old~~ new", "old new"),
        ("<img src='a>'", "'"),
    ],
)
def test_reads_odd_markup(text: str, expected: str) -> None:
    assert inline(text).text == expected


@given(text=st.text(alphabet="ab 汉*_`[]()!<>\\$~#|:/.h\n", max_size=30))
def test_loses_no_letter_of_any_text(text: str) -> None:
    found = inline(text)
    parts, start = [], 0
    for tag in found.tags:
        parts += [found.text[start : tag.position], tag.markup]
        start = tag.position
    whole = "".join([*parts, found.text[start:]])
    assert whole.replace("\\", "") == text.replace("\\", "")


@settings(max_examples=200, deadline=None)
@given(text=st.text(alphabet="ab汉 \n\t-*+>#|`~=1.)<!$[]:", max_size=60))
def test_survives_any_document(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.md"
    path.write_bytes(text.encode())
    lines = text.replace("\r", "\n").split("\n")
    for each in read_bitext(path).units:
        assert each.location
        assert each.location.line <= len(lines)
        assert each.location.column <= len(lines[each.location.line - 1])


def test_keeps_indented_text_in_lists(tmp_path: Path) -> None:
    found = units_of(tmp_path, "- 一\n\n    二\n\n三\n\n    code\n")
    assert [each.target.text for each in found if each.target] == ["一", "二", "三"]


def test_reads_a_heading_in_a_list_and_a_fence_without_end(tmp_path: Path) -> None:
    found = units_of(tmp_path, "- # 题\n- - 双\n```\nopen\n")
    assert [(dict(each.properties)["kind"], each.target.text) for each in found if each.target] == [
        ("heading", "题"),
        ("item", "双"),
    ]
    assert not units_of(tmp_path, "+++\nx = 1\n+++\n")
    assert len(units_of(tmp_path, "---\nnever closed\n")) == 1


def test_a_comment_on_a_line_of_its_own_is_no_part_of_the_paragraph(tmp_path: Path) -> None:
    first, second = units_of(tmp_path, "One.\n<!-- ftzterms: ignore[whitespace] quoted -->\nThe port.\n")
    assert [each.target.text for each in (first, second) if each.target] == ["One.", "The port."]
    assert (second.notes, first.notes) == (("ftzterms: ignore[whitespace] quoted",), ())


def test_reads_lines_of_plain_text(tmp_path: Path) -> None:
    bitext, found, problems = read(tmp_path, "\ufeff　　第一段。 \r\n\r\n第二段 with words\r\n".encode(), "a.txt")
    assert (bitext.target_language, problems) == ("zh", [])
    assert [(each.id, each.target.text) for each in found if each.target] == [
        ("#1", "第一段。"),
        ("#2", "第二段 with words"),
    ]
    assert [each.location for each in found] == [Location(1, 3), Location(3, 1)]
    assert read(tmp_path, b"Only English here.", "a.txt")[0].target_language == "en"
    assert read(tmp_path, b"123", "a.txt")[0].target_language == ""


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"\x89PNG\r\n\x1a\n", "a PNG image"), (b"a\nb\0c", "a NUL character"), (b"PK\x03\x04x", "a ZIP")],
)
def test_refuses_what_is_no_text(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(UnreadableFileError, match=message):
        read(tmp_path, data, "a.txt")


def test_writes_plain_text(tmp_path: Path) -> None:
    rows = [
        TranslationUnit("1", None, Variant("zh", Segment("一\n二"))),
        TranslationUnit("2", Variant("en", Segment("x")), None),
    ]
    write_bitext(Bitext("a", "", "zh", rows), tmp_path / "a.txt")
    assert (tmp_path / "a.txt").read_text("utf-8") == "一 二\n\n"
    with pytest.raises(FtzTermsError, match="half a character"):
        write_bitext(
            Bitext("a", "", "zh", [TranslationUnit("1", None, Variant("zh", Segment("\udfff")))]), tmp_path / "b.txt"
        )


def test_pairs_a_document_with_its_source(tmp_path: Path) -> None:
    (tmp_path / "zh.md").write_text("# 题\n\n第一段。\n", "utf-8")
    (tmp_path / "en.md").write_text("# Title\n\nFirst paragraph.\n", "utf-8")
    bitext = read_bitext(tmp_path / "en.md", source=tmp_path / "zh.md")
    assert (bitext.source_language, bitext.target_language) == ("zh", "en")
    assert [(each.source.text, each.target.text) for each in bitext.units if each.source and each.target] == [
        ("题", "Title"),
        ("第一段。", "First paragraph."),
    ]
    assert all(each.source and each.source.location is None for each in bitext.units)


@pytest.mark.parametrize(
    ("zh", "en", "part", "line"),
    [
        ("# 题\n\n一\n\n- 二\n", "# Title\n\n- two\n", "they part at line 3 of", 3),
        ("一\n\n二\n", "one\n", "they part at line 3 of", 0),
        ("一\n", "one\n\ntwo\n", "they part at the end of", 3),
    ],
)
def test_says_where_two_documents_part(tmp_path: Path, zh: str, en: str, part: str, line: int) -> None:
    (tmp_path / "zh.md").write_text(zh, "utf-8")
    (tmp_path / "en.md").write_text(en, "utf-8")
    with pytest.raises(FtzTermsError, match=part) as fault:
        read_bitext(tmp_path / "en.md", source=tmp_path / "zh.md")
    assert "paragraphs" in fault.value.message
    assert (fault.value.path, fault.value.line) == (str(tmp_path / "en.md"), line)
