"""HTML pages: what is read, where each character stands, and how fixes are written."""

from __future__ import annotations

import html
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ftzterms as ft
from formats_samples import read
from ftzterms.formats import Edit, patch_bitext, read_bitext
from ftzterms.model import FtzTermsError, Location, Side, TagKind, TranslationUnit


def page(body: str, head: str = '<meta charset="utf-8">', lang: str = "") -> bytes:
    said = f' lang="{lang}"' if lang else ""
    return f"<!DOCTYPE html>\n<html{said}><head>{head}</head>\n<body>{body}</body></html>".encode()


def units_of(tmp_path: Path, data: bytes, name: str = "a.html") -> list[TranslationUnit]:
    return read(tmp_path, data, name)[1]


def texts(tmp_path: Path, body: str) -> list[str]:
    return [each.target.text for each in units_of(tmp_path, page(body)) if each.target]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>一。二。</p><p>三", ["一。", "二。", "三"]),
        ("头<p>段</p>尾<div>块<section>内</section></div>", ["头", "段", "尾", "块", "内"]),
        ("<ul><li>甲<li>乙<ul><li>丙</ul></ul>", ["甲", "乙", "丙"]),
        ("<table><tr><td>甲<th>乙</table><dl><dt>丙<dd>丁</dl>", ["甲", "乙", "丙", "丁"]),
        ("<p>one\n   two <b> three</b>  four</p>", ["one two three four"]),
        ("<p>自由\n  贸易，\n区 and\n word</p>", ["自由贸易，区 and word"]),
        ("<p>一<br>二<br/><br>三<br></p><br>四", ["一\n二", "三", "四"]),
        ("<p>a&nbsp;b&amp;c&#x4e2d;&#20013;&lt;&copy</p>", ["a\xa0b&c中中<©"]),
        ("<p>&notit; &unknown; & &#0;</p>", ["¬it; &unknown; & \ufffd"]),
        ("<p>a<!-- x > y -->b<!-->c<!--->d<!x>e<?php x ?>f</ x>g</p>", ["abcdefg"]),
        ("<p>1 < 2 <3 <> a<</p>", ["1 < 2 <3 <> a<"]),
        ("<script>var a = '<p>no</p>';</script><style>p{}</style><p>yes<svg><text>no</text></svg></p>", ["yes"]),
        ("<p>用 <code>ls <b>x</b></code> 命令</p><pre><code>no</code></pre>", ["用 命令"]),
        ("<p>未闭 <code>x<p>下一段", ["未闭", "下一段"]),
        ("<pre><code>x <div>y</div> z</code></pre><div>未闭 <code>x</div>下一段", ["未闭", "下一段"]),
        ("<pre>one  two\n\n three</pre>", ["one  two", "three"]),
        ("<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>字", ["汉字"]),
        ('<p>keep <i translate="no">Brand <i>X</i></i> name</p><div translate="no"><p>no</p></div>', ["keep name"]),
        ("<textarea>no</textarea><select><option>选</select><button>按</button>", ["选", "按"]),
        ("<p>ex&shy;port<wbr>ed</p>", ["exported"]),
        ('<p title="a>b" data-x=\'<p>\' hidden>甲</p  x="y">乙', ["甲", "乙"]),
        ("<P>甲</P><SCRIPT>no</Script ><P>乙</P>", ["甲", "乙"]),
        ("<p>甲<svg/>乙</p>", ["甲乙"]),
        ("<p>unfinished <b", ["unfinished"]),
        ("<p>unfinished <b class='x", ["unfinished"]),
        ("<p =a>甲</p>", ["甲"]),
        ("&fjlig;|&#xD800;|&#x80;", ["fj|\ufffd|€"]),
    ],
)  # fmt: skip
def test_reads_what_a_reader_sees(body: str, expected: list[str], tmp_path: Path) -> None:
    assert texts(tmp_path, body) == expected


def test_names_and_kinds(tmp_path: Path) -> None:
    body = "<h2>题</h2><p>段。又。</p><ul><li>项</ul><table><td>格</table>"
    bitext, units, problems = read(tmp_path, page(body, "<title>名 &amp; 称</title>"), "a.htm")
    assert [(each.id, dict(each.properties)["kind"], each.target.text) for each in units if each.target] == [
        ("p1.s1", "heading", "名 & 称"),
        ("p2.s1", "heading", "题"),
        ("p3.s1", "paragraph", "段。"),
        ("p3.s2", "paragraph", "又。"),
        ("p4.s1", "item", "项"),
        ("p5.s1", "cell", "格"),
    ]
    assert (bitext.source_language, bitext.target_language, problems) == ("", "zh", [])


def test_stands_tags_off_the_text(tmp_path: Path) -> None:
    body = '见 <a href="x?a=1&b">门<em>户</em></a><img src=i.png alt="图"> 网 <code>y</code>站'
    (unit,) = units_of(tmp_path, page(f"<p>{body}</p>"))
    assert unit.target
    assert unit.target.text == "见 门户 网 站"
    assert [(tag.position, tag.kind, tag.id, tag.markup) for tag in unit.target.segment.tags] == [
        (1, TagKind.OPEN, "a", '<a href="x?a=1&b">'),
        (3, TagKind.OPEN, "em", "<em>"),
        (4, TagKind.CLOSE, "em", "</em>"),
        (4, TagKind.CLOSE, "a", "</a>"),
        (4, TagKind.STANDALONE, "img", '<img src=i.png alt="图">'),
        (6, TagKind.STANDALONE, "code", "<code>y</code>"),
    ]


def test_follows_what_elements_say_of_their_language(tmp_path: Path) -> None:
    body = (
        '<p>甲繁體</p><div lang="en-GB"><p>one</p><div>two</div><p lang=zh-TW>三<p>four</div><p>五</p>'
        '<p lang="fr">six</p><blockquote xml:lang="en"><div>seven</blockquote>八'
    )
    bitext, units, _ = read(tmp_path, page(body, lang="zh-Hant"), "a.html")
    assert bitext.target_language == "zh-Hant"
    assert [(each.target.text, each.target.language) for each in units if each.target] == [
        ("甲繁體", "zh-Hant"), ("one", "en-GB"), ("two", "en-GB"), ("三", "zh-TW"), ("four", "en-GB"),
        ("五", "zh-Hant"), ("six", "zh-Hant"), ("seven", "en"), ("八", "zh-Hant"),
    ]  # fmt: skip


def test_keeps_a_comment_that_speaks_to_us(tmp_path: Path) -> None:
    body = (
        "<!-- ftzterms: ignore[doubled-word] quoted --><p>The the port. It is.</p><p>The the end.</p><!-- other --><p>x"
    )
    units = units_of(tmp_path, page(body))
    assert [each.notes for each in units] == [("ftzterms: ignore[doubled-word] quoted",)] * 2 + [()] * 2


def test_believes_letters_more_than_labels(tmp_path: Path) -> None:
    bitext, _, _ = read(tmp_path, page("<p>中文网页的内容</p>", lang="en"), "a.html")
    assert bitext.target_language == "zh"


@pytest.mark.parametrize(
    ("codec", "head", "warned"),
    [
        ("gb18030", '<meta charset="gb2312">', False),
        ("big5", '<meta http-equiv="Content-Type" content="text/html; charset=big5">', False),
        ("utf-8", "<META CHARSET=gbk>", True),
        ("gb18030", "", True),
        ("utf-16", '<meta charset="utf-16">', False),
        ("utf-8-sig", "", False),
    ],
)  # fmt: skip
def test_finds_the_encoding(codec: str, head: str, warned: bool, tmp_path: Path) -> None:  # noqa: FBT001
    data = page("<p>中文網頁內容，五個字</p>", head).decode().encode(codec)
    _, units, problems = read(tmp_path, data, "a.html")
    assert [each.target.text for each in units if each.target] == ["中文網頁內容，五個字"]
    assert bool(problems) == warned


def test_reads_xhtml(tmp_path: Path) -> None:
    head = '<?xml version="1.0" encoding="gbk"?>\n<html><head><script src="x"/><title/></head>'
    text = f"{head}<body><p>正文</p></body></html>"
    (unit,) = units_of(tmp_path, text.encode("gbk"), "a.xhtml")
    assert unit.target
    assert unit.target.text == "正文"


def test_tells_what_is_never_closed(tmp_path: Path) -> None:
    _, units, problems = read(tmp_path, page("<p>甲</p>\n<svg><p>乙</p>"), "a.html")
    assert [each.target.text for each in units if each.target] == ["甲"]
    assert [(each.message, each.line, each.column) for each in problems] == [
        ("<svg> is never closed: nothing after it is read", 4, 1)
    ]


@pytest.mark.parametrize(("data", "message"), [(b"\x89PNG\r\n", "a PNG image"), (b"<p>a\0b", "a NUL character")])
def test_refuses_what_is_no_page(data: bytes, message: str, tmp_path: Path) -> None:
    with pytest.raises(FtzTermsError, match=message):
        read(tmp_path, data, "a.html")


def test_a_page_is_known_by_its_beginning(tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_bytes(page("<p>正文</p>"))
    assert len(list(read_bitext(path).units)) == 1


PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<b>", "</b>", "<br>", "<li>", "<pre>", "</pre>", "<code>", "</code>", "<td>", "<!-- c -->",
        "&amp;", "&lt;", "&nbsp;", "&#x4e2d;", "&", "<", ">", '"', "'", "=", "\n", "  ", "\r\n", "a", "b. C", "中",
        "文。", "“", "”",
        '<a href="x">', "</a>",
        "<title>", "</title>", "<svg>", "</svg>", '<p lang="en">', "<i", "<!--", "&fjlig;", "\t",
    ]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(pieces=st.lists(PIECES, max_size=25))
def test_knows_where_each_character_stands(pieces: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    text = "".join(pieces)
    path = tmp_path_factory.getbasetemp() / "any.html"
    path.write_bytes(text.encode())
    lines = text.replace("\r\n", "\n").split("\n")
    for unit in read_bitext(path).units:
        assert unit.target
        assert unit.target.location
        for offset, character in enumerate(unit.target.text):
            place = unit.target.location.at(offset, unit.target.segment)
            rest = lines[place.line - 1][place.column - 1 :] + "\n"
            if character not in " \nfj":
                assert rest.startswith(("&", character)), (text, unit.target.text, offset)
                assert html.unescape(rest).startswith(character)


@settings(max_examples=150, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u00ad\ufeff"), max_size=40))
def test_gives_any_text_back(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "text.html"
    path.write_bytes(page(f"<p>{html.escape(text)}</p>"))
    found = "".join(each.target.text for each in read_bitext(path).units if each.target)
    assert found.replace(" ", "") == "".join(text.split()).replace(" ", "") or "".join(found.split()) == "".join(
        text.split()
    )


def test_takes_a_time_that_grows_with_the_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    for piece in (
        "<a b='",
        '<a "',
        "<!--",
        "<",
        "&",
        "&#",
        "<p lang=a>",
        "</",
        "<title>",
        "<svg>",
        "<i>",
        "<a =",
        "\n ",
    ):
        path.write_text(piece * (200_000 // len(piece)), "utf-8")
        started = time.process_time()
        list(read_bitext(path).units)
        assert time.process_time() - started < 10, piece


def fixed(body: str, *edits: tuple[int, int, int, str], codec: str = "utf-8", head: str = "") -> tuple[str, int]:
    data = page(body, head).decode().encode(codec)
    made = patch_bitext(
        "a.html", [Edit(unit, Side.TARGET, start, end, new) for unit, start, end, new in edits], data=data
    )
    text = made.data.decode(codec)
    return text[text.index("<body>") + 6 : text.index("</body>")], len(made.refused)


@pytest.mark.parametrize(
    ("body", "edit", "expected"),
    [
        ("<p>A &amp; the  the port</p>", (0, 4, 11, "the"), "<p>A &amp; the port</p>"),
        ("<p>It is. A <b>red</b> the\n the</p>", (1, 6, 13, "the"), "<p>It is. A <b>red</b> the</p>"),
        ("<p>a&nbsp;b &#x4e2d;&lt;</p>", (0, 4, 6, "<国&"), "<p>a&nbsp;b &lt;国&amp;</p>"),
        ("<p>自由\n  贸易区</p>", (0, 0, 4, "保税"), "<p>保税\n  区</p>"),
        ("<pre>one  two\nthree</pre>", (0, 3, 5, " "), "<pre>one two\nthree</pre>"),
        ("<p>a <!-- x --> b</p>", (0, 0, 3, "c"), "<p>c<!-- x --> </p>"),
    ],
)
def test_fixes_words_and_nothing_else(body: str, edit: tuple[int, int, int, str], expected: str) -> None:
    assert fixed(body, edit) == (expected, 0)


@pytest.mark.parametrize(
    ("body", "edit"),
    [
        ("<p>red <b>por</b>t</p>", (0, 4, 8, "dock")),
        ("<p>one<br>two</p>", (0, 0, 7, "three")),
        ("<p>a &fjlig; b</p>", (0, 2, 4, "x")),
        ("<p>a word b</p>", (0, 2, 6, "\n")),
        ("<p>a word b</p>", (0, 2, 6, "x\ny")),
        ("<p>a word b</p>", (0, 2, 6, "\x00")),
        ("<p>word</p>", (0, 0, 4, "")),
    ],
)
def test_leaves_alone_what_crosses_markup(body: str, edit: tuple[int, int, int, str]) -> None:
    assert fixed(body, edit) == (body, 1)


def test_keeps_the_encoding() -> None:
    head = '<meta charset="gbk">'
    assert fixed("<p>中国　港口</p>", (0, 0, 2, "𠮷国"), codec="gbk", head=head) == ("<p>&#134071;国　港口</p>", 0)


def test_checks_a_page_beside_its_source(tmp_path: Path) -> None:
    (tmp_path / "zh.html").write_bytes(
        page("<p>部际联席会议<b>已经</b>召开。</p><p>见<a href=x>网站</a>。</p>", lang="zh")
    )
    (tmp_path / "en.html").write_bytes(page("<p>The Joint Conference was held.</p>\n<p>See the site.</p>", lang="en"))
    bitext = read_bitext(tmp_path / "en.html", source=tmp_path / "zh.html")
    report = ft.Validator(ft.read_glossary()).validate(bitext)
    found = [(each.check, each.line, each.column, each.unit) for each in report.findings]
    assert ("tag-mismatch", 4, 4, "p2.s1") in found
    assert [each for each in found if each[0] == "tag-mismatch"] == [("tag-mismatch", 4, 4, "p2.s1")]
    assert any(each[0] in ("forbidden-term", "missing-term") and each[3] == "p1.s1" for each in found)
    assert isinstance(next(iter(bitext.units)).location, Location)
