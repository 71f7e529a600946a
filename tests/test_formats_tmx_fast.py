"""The quick way of reading TMX gives the very values of the exact way, whatever the file looks like."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formats_samples import HEADER, read, tmx, unit
from ftzterms.formats._tmx_ids import IdLedger
from ftzterms.formats._tmx_markup import first_opening, next_opening
from ftzterms.formats._tmx_segment import common_segment
from ftzterms.model import Location, Segment, TranslationUnit, Variant

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


def test_gives_up_on_markup_that_it_cannot_read() -> None:
    assert first_opening('<tu x><tuv xml:lang="a"><seg>', tuid_varies=False, plain_lang=False) is None
    assert next_opening(b"</tuv><tuv x><seg>", plain_lang=False) is None
    assert next_opening(b"</tuv><tuv lang='en'><seg>", plain_lang=False) is None
    assert common_segment("a</hi>b") is None


def test_values_are_frozen(tmp_path: Path) -> None:
    _, [found], _ = read(tmp_path, tmx(unit("一", "one")))
    assert found.source
    segment = found.source.segment
    for value, name in ((found, "id"), (found.source, "language"), (segment, "text"), (found.location, "line")):
        with pytest.raises(AttributeError):
            setattr(value, name, "x")
    assert hash(found.source.segment) == hash(Segment("一"))


def test_reads_units_of_many_shapes(tmp_path: Path) -> None:
    rows = [unit("一", "one", f' x="{number}"') for number in range(2100)]
    _, found, _ = read(tmp_path, tmx(*rows, header=HEADER))
    assert [each.attributes for each in found[:2]] == [(("x", "0"),), (("x", "1"),)]
    assert len(found) == 2100


def test_finds_repeated_ids_among_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ftzterms.formats._tmx_ids._AT_ONCE", 8)
    ledger = IdLedger()
    ledger.add([f"{number}" for number in range(50, 0, -1)], list(range(1, 51)))
    assert not list(ledger.problems())
    ledger.add(["7", "x", "7"], [51, 52, 53])
    told = [(problem.line, problem.message) for problem in ledger.problems()]
    assert told == [(line, "the tuid is that of the unit in line 44; both are read") for line in (51, 53)]


def test_finds_ids_that_repeat_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ftzterms.formats._tmx_ids._AT_ONCE", 8)
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
