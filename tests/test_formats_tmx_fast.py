"""The quick way of reading TMX gives the very values of the exact way, whatever the file looks like."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formats_samples import HEADER, read, tmx, unit
from ftzterms.formats._tmx_ids import IdLedger
from ftzterms.formats._tmx_sample import sample
from ftzterms.formats._tmx_segment import common_segment
from ftzterms.formats._xml import Parse
from ftzterms.model import Location, Segment, TranslationUnit, UnreadableFileError, Variant


@pytest.fixture(autouse=True, scope="module")
def no_file_is_short() -> Iterator[None]:
    """Learn templates from files of a few units too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ftzterms.formats._tmx_fast._FEW", -1)
        yield


def test_a_short_file_is_read_without_templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tmx(*(unit("好", f"good {n}") for n in range(40)))
    monkeypatch.setattr("ftzterms.formats._tmx_fast._FEW", 1 << 20)
    monkeypatch.setattr("ftzterms.formats._tmx_book.TemplateBook.__init__", None)
    short = read(tmp_path, data)[1:]
    monkeypatch.undo()
    assert short == read(tmp_path, data)[1:]


TEXTS = st.lists(
    st.sampled_from(
        [
            "自贸试验区",
            "free trade zone",
            " ",
            "\n",
            "&amp;",
            "&#x4e00;",
            "&gt;",
            "𠮷",
            '<bpt i="1" x="1">&lt;b&gt;</bpt>b<ept i="1">&lt;/b&gt;</ept>',
            "<hi>h</hi>",
            '<ph x="2"/>',
            "<ph>{0}</ph>",
            "<ph>a<sub>s</sub>b</ph>",
            '<it pos="begin">&lt;i></it>',
            '<ept i="9"/>',
            "<!-- </seg> -->",
            "<![CDATA[<&]]>",
        ]
    ),
    max_size=4,
).map("".join)
GAPS = st.sampled_from(["", "\n", "\n  ", " "])
META = st.sampled_from(
    [
        "",
        "<note>n</note>",
        '<prop type="domain">政策</prop>',
        "<note>a\nb</note>",
        "<note>&lt;</note>",
        "<prop>a<b/></prop>",
        "<prop type='p'>&amp;</prop>",
    ]
)
OWN = st.sampled_from(
    [
        "",
        ' creationdate="20260101T000000Z"',
        ' creationdate="20260202T000000Z" changeid="甲"',
        " usagecount='1'",
        ' changedate="20261345T000000Z"',
        ' x="a>b"',
        ' x="&lt;"',
        ' srclang="en"',
    ]
)
OF_VARIANT = st.sampled_from(
    [
        "",
        ' changedate="20260101T000000Z"',
        ' lastusagedate="20260202T000000Z" changedate="20260303T010203Z" changeid="b"',
        ' creationdate="20260404T000000Z"',
    ]
)
LANGUAGES = st.sampled_from(["zh-CN", "zh-CN", "zh-CN", "zh", "en", "fr", ""])


@st.composite
def styles(draw: st.DrawFn) -> tuple[str, ...]:
    """Draw the layout that most units of a file share."""
    return tuple(draw(GAPS) for _ in range(5))


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Draw a TMX file whose units are alike, but for a few."""
    gaps, attributes, meta, of_variant = draw(styles()), draw(OWN), draw(META), draw(OF_VARIANT)
    quoted = draw(st.sampled_from(['"', '"', '"', "'"]))
    numbers = count(1)
    rows = []
    for _ in range(draw(st.integers(1, 12))):
        odd = draw(st.integers(0, 5)) == 0
        number = draw(st.sampled_from([str(next(numbers)), "same", "a&amp;b", "中 文", ""]))
        tuid = f" tuid={quoted}{number}{quoted}" if draw(st.integers(0, 3)) else ""
        if odd:
            gaps, attributes, meta = draw(styles()), draw(OWN), draw(META)
        elif draw(st.booleans()):
            attributes, of_variant = draw(OWN), draw(OF_VARIANT)
        first = draw(LANGUAGES) if odd else "zh-CN"
        before = draw(st.booleans())
        own = tuid + attributes if before else attributes + tuid
        tuvs = [
            f'<tuv xml:lang="{language}"{of_variant}>{gaps[1]}{meta if odd else ""}'
            f"<seg>{draw(TEXTS)}</seg>{gaps[2]}</tuv>"
            for language in ([first, "en", "en-GB"] if odd and draw(st.booleans()) else [first, "en"])
        ]
        end = draw(st.sampled_from(["</tu>", "</tu>", "</tu>", "</tu >", "</tu><tu/>"]))
        rows.append(f"{gaps[0]}<tu{own}>{gaps[3]}{meta}{gaps[4]}{gaps[3].join(tuvs)}{gaps[3]}{end}")
    line_end = draw(st.sampled_from(["\n", "\r\n"]))
    return tmx("".join(rows)).replace(b"\n", line_end.encode())


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=files(), block=st.sampled_from([97, 400, 1 << 16]))
def test_reads_quickly_what_it_reads_exactly(tmp_path: Path, data: bytes, block: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ftzterms.formats._tmx_cuts.is_odd", lambda _: True)
        exact, units, problems = read(tmp_path, data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ftzterms.formats._tmx_book._OFTEN", 2)
        patch.setattr("ftzterms.formats._xml.HEAD", block)
        patch.setattr("ftzterms.formats._xml._BLOCK", block)
        quick, found, same = read(tmp_path, data)
    if (exact.source_language, exact.target_language) != (quick.source_language, quick.target_language):
        return
    assert found == units
    assert sorted(same, key=str) == sorted(problems, key=str)


@pytest.mark.parametrize("gap", ["", "\n", "\n  "])
@pytest.mark.parametrize("tuid", [' tuid="{}"', ' x="1" tuid="{}"', ""])
@pytest.mark.parametrize("closing", ["</tuv></tu>", "\n</tuv>\n </tu>"])
def test_reads_many_like_units(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gap: str, tuid: str, closing: str
) -> None:
    rows = [
        gap + unit(f"第{number}条", f"article\n{number}", tuid.format(number)).replace("</tuv></tu>", closing)
        for number in range(300)
    ]
    rows[200] = gap + unit("缺&amp;", "an <ept i='1'/>")
    data = tmx("".join(rows))
    monkeypatch.setattr("ftzterms.formats._xml.HEAD", 3000)
    monkeypatch.setattr("ftzterms.formats._xml._BLOCK", 3000)
    _, found, problems = read(tmp_path, data)
    monkeypatch.setattr("ftzterms.formats._tmx_cuts.is_odd", lambda _: True)
    _, exact, same = read(tmp_path, data)
    assert found == exact
    assert problems == same
    assert len(found) == 300
    assert isinstance(found[150], TranslationUnit)
    assert {type(found[150].source), type(found[150].location)} == {Variant, Location}


ALIKE = (
    '<tu tuid="{0}" creationdate="{date}" changeid="{who}"><note>n{0}</note><prop type="x">{prop}</prop>'
    '<tuv xml:lang="zh-CN" usagecount="{count}"><note>{note}</note><seg>{zh}</seg></tuv>'
    '<tuv xml:lang="en" changedate="{date}" x="{x}"><seg>{en}</seg></tuv></tu>'
)
USUAL = {
    "date": "20260101T000000Z",
    "who": "me",
    "prop": "a",
    "count": "1",
    "note": "b",
    "zh": "第{0}条",
    "en": "article {0}",
    "x": "1",
}


def alike(number: int, **values: str) -> str:
    """Make a unit like all others, but for some values."""
    texts = {key: value.format(number) for key, value in {**USUAL, **values}.items()}
    return ALIKE.format(number, **texts)


def both_ways(tmp_path: Path, data: bytes, monkeypatch: pytest.MonkeyPatch) -> tuple[object, object]:
    """Read a file quickly in small blocks, and exactly; give what came out: units and problems, or the fault."""
    monkeypatch.setattr("ftzterms.formats._xml.HEAD", 3000)
    monkeypatch.setattr("ftzterms.formats._xml._BLOCK", 3000)
    quick = outcome(tmp_path, data)
    monkeypatch.setattr("ftzterms.formats._tmx_cuts.is_odd", lambda _: True)
    return quick, outcome(tmp_path, data)


def outcome(tmp_path: Path, data: bytes) -> object:
    try:
        return read(tmp_path, data)[1:]
    except UnreadableFileError as error:
        return str(error), error.line, error.column


DAMAGED = [
    alike(1, en="a\x01b"),
    alike(1, en="a\0b"),
    alike(1, en="a\uffffb"),
    alike(1, zh="中\ufffe"),
    alike(1, who="中\uffff"),
    alike(1, prop="a\ufffe"),
    alike(1, en="a ]]> b"),
    alike(1, prop="]]>"),
    alike(1, en="a & b"),
    alike(1, en="a &foo; b"),
    alike(1, en="a &#1; b"),
    alike(1, prop="a & b"),
    alike(1, en="a < b"),
    alike(1, en="a <hi>b"),
    alike(1, en="a </hi>b"),
    alike(1, en='a <hi x="1>b</hi>'),
    alike(1, en='<hi x="1">b<bpt i="1"></hi></bpt>'),
    alike(1, en="<hi>" * 260 + "</hi>" * 260),
    alike(1).replace("</tuv></tu>", "</tu></tuv>"),
    alike(1).replace("</tuv></tu>", "</tu>"),
    "<x>",
    "</body>",
    "</body></tmx>",
    "</tmx>",
    '<x y="',
]
ODD = [
    alike(1, date="20261301T000000Z"),
    alike(1, date="2026-01-01"),
    alike(1, count="x"),
    alike(1, who="R&amp;D"),
    alike(1, prop="a&lt;b"),
    alike(1, prop="a\nb"),
    alike(1, note="a\nb"),
    alike(1, en="a\rb"),
    alike(1, en="a\nb\n c", zh="\n"),
    alike(1, en="<hi x='1'>b</hi> <ph/>"),
    alike(1, en="<hi></hi>" * 300),
    alike(1, en="<x:b/>"),
    alike(1, en="<!-- </tu> -->"),
    alike(1, zh=""),
    alike(1).replace('tuid="1"', 'tuid="a&amp;b"'),
    alike(1).replace('tuid="1"', 'tuid="#7"'),
    alike(1).replace("<note>", '<note xml:lang="en">'),
    alike(1).replace('type="x"', 'type="x" o-encoding="y"'),
    alike(1).replace("<seg>", '<seg x="1">'),
    alike(1).replace("</tuv></tu>", "</tuv > </tu >"),
    alike(1).replace("en", "fr"),
    alike(1).replace("zh-CN", "en"),
    alike(1).replace("</tu>", '<tuv xml:lang="fr"><seg>x</seg></tuv></tu>'),
    alike(1).replace("<tu ", '<tu srclang="en" '),
    "<tu/><tu></tu>",
    " stray ",
    "</body><body>",
    "<x><y></y></x>",
]


@pytest.mark.parametrize("line_end", ["", "\n", "\r\n"])
@pytest.mark.parametrize("place", [2, 90])
@pytest.mark.parametrize("odd", [*DAMAGED, *ODD])
def test_meets_the_same_faults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, odd: str, place: int, line_end: str
) -> None:
    rows = [alike(number) for number in range(120)]
    rows[place] = odd
    quick, exact = both_ways(tmp_path, tmx(*rows, body=line_end), monkeypatch)
    assert quick == exact
    assert (type(quick[0]) is str) == (odd in DAMAGED)  # type: ignore[index]


@pytest.mark.parametrize("fault", [b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xe4\xb8"])
@pytest.mark.parametrize("place", ["第90条", "n90"])
def test_meets_the_same_broken_characters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: bytes, place: str
) -> None:
    data = tmx(*(alike(number) for number in range(120))).replace(place.encode(), fault)
    quick, exact = both_ways(tmp_path, data, monkeypatch)
    assert quick == exact
    assert len(quick) == 3  # type: ignore[arg-type]


@pytest.mark.parametrize("header", [HEADER, HEADER.replace("zh-CN", "en")])
@pytest.mark.parametrize("line_end", ["", "\n", "\r\n"])
def test_learns_what_differs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line_end: str, header: str) -> None:
    rows = []
    for number in range(600):
        values: dict[str, str] = {}
        for step, name, letters in (
            (100, "date", "2026{0:04}T000000Z"),
            (150, "who", "甲"),
            (200, "prop", "p"),
            (250, "note", "乙"),
            (300, "count", "{0}"),
            (350, "x", "（丙）"),
        ):
            if number > step:
                values[name] = (letters * (1 + number % 3)) if "{" not in letters else letters.format(101 + number % 28)
        rows.append(alike(number, **values))
        if number > 400:
            shape = number % 40
            rows[-1] = rows[-1].replace("<seg>", " " * (shape % 20) + "<seg>").replace("<tu ", f'<tu a{shape % 2}="" ')
    quick, exact = both_ways(tmp_path, tmx(*rows, header=header, body=line_end), monkeypatch)
    assert quick == exact


def test_does_not_parse_what_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise all this would be slower than a parse, and nothing else would tell."""
    read_by_libxml2: list[int] = []
    feed = Parse.feed

    def noticed(parse: Parse, data: bytes, **more: int) -> None:
        read_by_libxml2.append(len(data))
        feed(parse, data, **more)

    monkeypatch.setattr(Parse, "feed", noticed)
    rows = [alike(number, en="a <hi>b</hi> &amp; c") for number in range(3000)]
    data = tmx(*rows, body="\n")
    _, found, problems = read(tmp_path, data)
    assert (len(found), problems) == (3000, [])
    assert sum(read_by_libxml2) < len(data) / 2


def test_gives_up_on_markup_that_it_cannot_read() -> None:
    assert sample('<tu x><tuv xml:lang="a"><seg/></tuv></tu>') is None
    assert common_segment("a</hi>b") is None
    assert common_segment("a<b/>b") is None
    assert common_segment("a<hi>b") is None


def test_values_are_frozen(tmp_path: Path) -> None:
    _, [found], _ = read(tmp_path, tmx(unit("一", "one")))
    assert found.source
    segment = found.source.segment
    for value, name in ((found, "id"), (found.source, "language"), (segment, "text"), (found.location, "line")):
        with pytest.raises(AttributeError):
            setattr(value, name, "x")
    assert hash(found.source.segment) == hash(Segment("一"))


def test_reads_units_of_many_shapes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ftzterms.formats._tmx_book._REMEMBERED", 100)
    rows = [unit("一", "one", f' x{number}="{number}"') for number in range(600)]
    rows += [unit("一", "one", f' x="{number}"', meta="<note/>" * (number % 2)) for number in range(600)]
    _, found, _ = read(tmp_path, tmx(*rows, header=HEADER))
    assert [each.attributes for each in found[:2]] == [(("x0", "0"),), (("x1", "1"),)]
    assert [each.attributes[0][1] for each in found[600:]] == [str(number) for number in range(600)]


def test_reads_units_of_more_shapes_than_it_tries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ftzterms.formats._tmx_book._MOST", 2)
    rows = [unit("一", f"{number}", " " * (number // 7 % 5)) for number in range(2000)]
    _, found, _ = read(tmp_path, tmx(*rows, header=HEADER))
    assert [each.target.text for each in found if each.target] == [str(number) for number in range(2000)]


def test_finds_repeated_ids_among_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ftzterms.formats._id_hashes._AT_ONCE", 8)
    ledger = IdLedger()
    ledger.add([f"{number}" for number in range(50, 0, -1)], list(range(1, 51)))
    assert not list(ledger.problems())
    ledger.add(["7", "x", "7"], [51, 52, 53])
    told = [(problem.line, problem.message) for problem in ledger.problems()]
    assert told == [(line, "the tuid is that of the unit in line 44; both are read") for line in (51, 53)]


def test_finds_ids_that_repeat_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ftzterms.formats._id_hashes._AT_ONCE", 8)
    ledger = IdLedger()
    ledger.add(["3", "4"], [1, 2])
    ledger.add([], [])
    ledger.add([str(number) for number in range(5, 40)], list(range(3, 38)))
    assert not list(ledger.problems())
    ledger.add(["x", "39", "x", "2"], [38, 39, 40, 41])
    told = [(problem.line, problem.message) for problem in ledger.problems()]
    assert told == [
        (39, "the tuid is that of an earlier unit; both are read"),
        (40, "the tuid is that of the unit in line 38; both are read"),
    ]
