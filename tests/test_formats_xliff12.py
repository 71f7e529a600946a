"""XLIFF 1.2 and its dialects: read as units, written as they were, patched in place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats_samples import XML_TEXT
from ftzterms.formats import Edit, format_of, formats, losses, patch_bitext, read_bitext, write_bitext
from ftzterms.glossary import read_glossary
from ftzterms.model import Bitext, FtzTermsError, Location, Side, State, TagKind, TranslationUnit
from ftzterms.validator import Validator
from xliff_samples import any_units, files, is_well_formed, picture, plain, units_of, written, xliff1

FOLDERS = ("xliff-matecat", "xliff-okapi", "xliff-omegat", "sdlxliff")
SDL = ' xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0"'
MQ = ' xmlns:mq="MQXliff"'
PHRASE = ' xmlns:m="http://www.memsource.com/mxlf/2.0"'


def first_versions() -> list[Path]:
    """Give the corpus files of XLIFF 1."""
    return [path for path in files(*FOLDERS) if b"xliff:document:2" not in path.read_bytes()[:3000]]


@pytest.mark.parametrize("path", first_versions() or [None], ids=lambda path: path.name if path else "none")
def test_writes_real_files_as_they_were(path: Path | None) -> None:
    if path is None:
        pytest.skip("the corpora are not here")
    data = path.read_bytes()
    if not is_well_formed(data):
        with pytest.raises(FtzTermsError) as caught:
            list(read_bitext(path).units)
        assert caught.value.line
        assert caught.value.hint
        return
    bitext = read_bitext(path)
    again = written(replace(bitext, units=list(bitext.units)))
    assert picture(again) == picture(data)
    assert patch_bitext(path, []).data == data


@pytest.mark.parametrize("path", first_versions() or [None], ids=lambda path: path.name if path else "none")
def test_changes_one_target_of_a_real_file_and_nothing_else(path: Path | None) -> None:
    if path is None:
        pytest.skip("the corpora are not here")
    data = path.read_bytes()
    if not is_well_formed(data):
        return
    units = list(read_bitext(path).units)
    texts = [(order, unit.target.text) for order, unit in enumerate(units) if unit.target]
    order = next((order for order, text in texts if text.strip() and text.isascii()), None)
    if order is None or b"<![CDATA[" in data:
        return
    text = dict(texts)[order]
    at = next(at for at, character in enumerate(text) if not character.isspace())
    made = patch_bitext(path, [Edit(order, Side.TARGET, at, at + 1, "Ω")])
    assert not made.refused
    changed = list(read_bitext(path, data=made.data).units)
    assert [unit.target.text for unit in changed[order : order + 1] if unit.target] == [f"{text[:at]}Ω{text[at + 1 :]}"]
    same = next(i for i, (old, new) in enumerate(zip(data, made.data, strict=False)) if old != new)
    after = next(i for i in range(1, len(data)) if data[-i] != made.data[-i])
    assert same + after > len(data) - len(text[at].encode("utf-16")) - 8


def test_reads_a_unit_with_all_that_it_says() -> None:
    data = xliff1(
        '<group id="g" translate="no"><trans-unit id="a" approved="yes" resname="k">'
        '<source xml:lang="zh">甲<x id="1"/></source>'
        '<target state="final" state-qualifier="leveraged-tm">A<x id="1"/> &amp; b</target>'
        '<note from="me">n &lt; m</note><alt-trans><source>甲</source><target>never</target></alt-trans>'
        "</trans-unit></group>",
        '<trans-unit id="b"><source>乙</source></trans-unit>',
    )
    bitext, (first, second) = units_of(data)
    assert (bitext.source_language, bitext.target_language, bitext.unreadable) == ("zh-CN", "en", [])
    assert first.source
    assert first.target
    assert second.target
    assert (first.id, first.source.language, first.source.text, first.target.text) == ("a", "zh", "甲", "A & b")
    assert [(tag.position, tag.kind, tag.id, tag.markup) for tag in first.target.segment.tags] == [
        (1, TagKind.STANDALONE, "1", '<x id="1"/>')
    ]
    assert (first.state, first.notes) == (State.FINAL, ("n < m",))
    assert first.properties == (("translate", "no"), ("origin", "leveraged-tm"))
    said = dict(first.attributes)
    assert (said["trans-unit/@resname"], said["trans-unit/note[1]/@from"]) == ("k", "me")
    assert said["trans-unit/alt-trans"].startswith("<alt-trans><source>甲")
    assert first.location == Location(5, 30)
    assert (second.state, second.target.text, second.target.location) == (State.INITIAL, "", None)


def test_reads_each_marked_segment_as_a_unit() -> None:
    data = xliff1(
        '<trans-unit id="p"><source>一。二。三。</source>'
        '<seg-source><mrk mtype="seg" mid="1">一。</mrk> <g id="5"><mrk mtype="seg" mid="2">二。</mrk></g>'
        '<mrk mtype="seg" mid="3">三。</mrk></seg-source>'
        '<target><mrk mtype="seg" mid="2">Two <mrk mtype="x-term">b</mrk>.</mrk><mrk mtype="seg" mid="1">One.</mrk>'
        '<mrk mtype="seg" mid="9">Nine.</mrk></target></trans-unit>'
    )
    bitext, units = units_of(data)
    assert [(unit.id, unit.source.text, unit.target.text) for unit in units if unit.source and unit.target] == [
        ("p:1", "一。", "One."),
        ("p:2", "二。", "Two b."),
        ("p:3", "三。", ""),
    ]
    assert [problem.message for problem in bitext.unreadable] == ["the target has a segment that the source lacks"]
    assert picture(written(replace(bitext, units=units))) == picture(data)
    assert units[2].target
    third = replace(units[2], target=replace(units[2].target, segment=replace(units[2].target.segment, text="Three.")))
    again = written(replace(bitext, units=[*units[:2], third]))
    assert '<mrk mtype="seg" mid="3">Three.</mrk></target>' in again.decode()
    alone = units_of(written(replace(bitext, units=units[1:2])))[1]
    assert [(unit.id, unit.target.text) for unit in alone if unit.target] == [("p:2", "Two b.")]


def test_segments_of_a_unit_share_a_state_that_has_changed() -> None:
    marks = '<mrk mtype="seg" mid="1">{}</mrk><mrk mtype="seg" mid="2"/>'
    source = f"<source>a</source><seg-source>{marks.format('甲')}</seg-source>"
    for target in (f'<target state="new" xml:lang="en">{marks.format("A")}</target>', "<target/>", ""):
        bitext, units = units_of(xliff1(f'<trans-unit id="u">{source}{target}</trans-unit>'))
        changed = [replace(unit, state=State.REVIEWED) for unit in units]
        again = units_of(written(replace(bitext, units=changed)))[1]
        assert [unit.state for unit in again] == [State.REVIEWED] * 2
        assert [plain(unit) for unit in again] == [plain(unit) for unit in changed]


def test_reads_a_target_without_segments_whole() -> None:
    data = xliff1(
        '<trans-unit id="p"><source>一。二。</source><seg-source><mrk mtype="seg" mid="1">一。</mrk>'
        '<mrk mtype="seg" mid="2">二。</mrk></seg-source><target>One. Two.</target></trans-unit>'
    )
    bitext, units = units_of(data)
    assert [(unit.id, unit.target.text) for unit in units if unit.target] == [("p", "One. Two.")]
    assert picture(written(replace(bitext, units=units))) == picture(data)


def test_tells_of_ids_that_stand_twice_in_a_file_and_keeps_both() -> None:
    unit = '<trans-unit id="a"><source>甲</source><target>A</target></trans-unit>'
    other = '</body></file><file original="b" source-language="zh-CN" target-language="en" datatype="x"><body>'
    bitext, units = units_of(xliff1(unit, unit, other, unit))
    assert len(units) == 3
    assert [(problem.line, problem.lost) for problem in bitext.unreadable] == [(6, False)]
    assert picture(written(replace(bitext, units=units))) == picture(xliff1(unit, unit, other, unit))


def test_leaves_out_what_has_no_source_and_says_so() -> None:
    bitext, units = units_of(xliff1('<trans-unit id="a"><target>A</target></trans-unit>'))
    assert not units
    assert [(problem.unit, problem.lost) for problem in bitext.unreadable] == [("a", True)]


@pytest.mark.parametrize(
    ("attributes", "target", "state"),
    [
        ("", "", State.INITIAL),
        ("", "<target>A</target>", State.TRANSLATED),
        (' approved="yes"', "<target>A</target>", State.FINAL),
        ("", '<target state="new">A</target>', State.INITIAL),
        ("", '<target state="needs-review-translation">A</target>', State.FUZZY),
        ("", '<target state="signed-off">A</target>', State.REVIEWED),
        ("", '<target state="x-own">A</target>', State.TRANSLATED),
        (' mq:status="ManuallyConfirmed"', "<target>A</target>", State.TRANSLATED),
        (' mq:status="Proofread"', "<target>A</target>", State.FINAL),
        (' m:confirmed="0"', "<target>A</target>", State.FUZZY),
        (' m:confirmed="1"', "<target>A</target>", State.TRANSLATED),
        (' m:confirmed="1" m:level="2"', "<target>A</target>", State.REVIEWED),
    ],
)
def test_maps_states_and_writes_another_where_it_changed(attributes: str, target: str, state: State) -> None:
    data = xliff1(f'<trans-unit id="a"{attributes}><source>甲</source>{target}</trans-unit>', more=MQ + PHRASE)
    bitext, units = units_of(data)
    assert [unit.state for unit in units] == [state]
    in_phrase = (State.FUZZY, State.REVIEWED)
    for wanted in in_phrase if "m:" in attributes else (State.INITIAL, State.TRANSLATED, State.REVIEWED):
        changed = [replace(unit, state=wanted) for unit in units]
        assert [unit.state for unit in units_of(written(replace(bitext, units=changed)))[1]] == [wanted]


def test_reads_what_trados_studio_says_of_segments() -> None:
    data = xliff1(
        '<trans-unit id="u"><source>一。二。</source><seg-source><mrk mtype="seg" mid="1">一。</mrk>'
        '<mrk mtype="seg" mid="2">二。</mrk></seg-source><target><mrk mtype="seg" mid="1">One.</mrk>'
        '<mrk mtype="seg" mid="2">Two.</mrk></target><sdl:seg-defs>'
        '<sdl:seg id="1" conf="ApprovedTranslation" origin="tm" origin-system="big" percent="98" locked="true"/>'
        '<sdl:seg id="2" conf="Draft"><sdl:value key="x">y</sdl:value></sdl:seg></sdl:seg-defs></trans-unit>',
        more=SDL,
    )
    bitext, units = units_of(data, "sdlxliff")
    assert [unit.state for unit in units] == [State.REVIEWED, State.FUZZY]
    origin = (("origin", "tm"), ("origin-system", "big"), ("percent", "98"), ("locked", "true"))
    assert [unit.properties for unit in units] == [origin, ()]
    assert picture(written(replace(bitext, units=units), "sdlxliff")) == picture(data)
    changed = [units[0], replace(units[1], state=State.FINAL)]
    again = written(replace(bitext, units=changed), "sdlxliff").decode()
    assert '<sdl:seg id="2" conf="ApprovedSignOff">' in again
    assert 'id="1" conf="ApprovedTranslation"' in again


CONFIRMED = st.sampled_from(["", ' conf="Draft"', ' conf="Translated"', ' conf="ApprovedSignOff"'])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(XML_TEXT, XML_TEXT, CONFIRMED), min_size=1, max_size=4), st.sampled_from(State))
def test_any_file_of_trados_studio_is_written_as_it_was(segments: list[tuple[str, str, str]], state: State) -> None:
    marks = [
        "".join(f'<mrk mtype="seg" mid="{n}">{escaped(pair[side])}</mrk> ' for n, pair in enumerate(segments, 1))
        for side in (0, 1)
    ]
    defs = "".join(f'<sdl:seg id="{n}"{pair[2]}/>' for n, pair in enumerate(segments, 1))
    data = xliff1(
        f'<trans-unit id="u"><source>x</source><seg-source>{marks[0]}</seg-source>'
        f'<target><g id="9">{marks[1]}</g></target>'
        f"<sdl:seg-defs>{defs}</sdl:seg-defs></trans-unit>",
        more=SDL,
    )
    bitext, units = units_of(data, "sdlxliff")
    assert [(unit.source.text, unit.target.text) for unit in units if unit.source and unit.target] == [
        pair[:2] for pair in segments
    ]
    assert picture(written(replace(bitext, units=units), "sdlxliff")) == picture(data)
    changed = [replace(unit, state=state) for unit in units if unit.target and unit.target.text]
    again = units_of(written(replace(bitext, units=changed), "sdlxliff"), "sdlxliff")[1]
    assert [unit.state for unit in again if unit.target and unit.target.text] == [state] * len(changed)


def escaped(text: str) -> str:
    """Write a text as XML, line ends too."""
    for character, written_as in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#13;")):
        text = text.replace(character, written_as)
    return text


def test_takes_the_tags_of_phrase_out_of_the_text() -> None:
    data = xliff1(
        '<trans-unit id="u" m:confirmed="1" m:score="0.98" m:locked="false"><source>{1}甲{b&gt;乙&lt;b}</source>'
        "<target>{1}A {b&gt;b&lt;b} {x}</target></trans-unit>",
        more=PHRASE,
    )
    bitext, (unit,) = units_of(data)
    assert unit.target
    assert unit.target.text == "A b {x}"
    assert [(tag.position, tag.kind, tag.id, tag.markup) for tag in unit.target.segment.tags] == [
        (0, TagKind.STANDALONE, "1", "{1}"),
        (2, TagKind.OPEN, "b", "{b&gt;"),
        (3, TagKind.CLOSE, "b", "&lt;b}"),
    ]
    assert unit.properties == (("percent", "0.98"),)
    assert picture(written(replace(bitext, units=[unit]))) == picture(data)


@pytest.mark.parametrize(("more", "name"), [("", "xliff12"), (SDL, "sdlxliff"), (MQ, "mqxliff"), (PHRASE, "mxliff")])
def test_is_told_by_its_content(tmp_path: Path, more: str, name: str) -> None:
    path = tmp_path / "page.unknown"
    path.write_bytes(xliff1('<trans-unit id="u"><source>甲</source></trans-unit>', more=more))
    assert format_of(path) is formats()[name]


def test_makes_no_file_of_a_tool_out_of_nothing(tmp_path: Path) -> None:
    bitext, _ = units_of(xliff1('<trans-unit id="u"><source>甲</source></trans-unit>'))
    with pytest.raises(FtzTermsError, match="made by its tool"):
        write_bitext(bitext, tmp_path / "a.sdlxliff")
    assert not (tmp_path / "a.sdlxliff").exists()


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (xliff1("<trans-unit><source>a</target></trans-unit>"), 5, "</target> stands where </source> is due"),
        (xliff1("<trans-unit><foo:bar/><source>a</source></trans-unit>"), 5, "foo:bar stands for no namespace"),
        (b"<html><body/></html>", 1, "this is an HTML page"),
        (b"<xliff version='3.0'><file/></xliff>", 1, "XLIFF 3.0 is not read"),
        (
            b"<xliff version='1.2'><file><body>" + b"<group>" * 300 + b"</group>" * 300 + b"</body></file></xliff>",
            1,
            "deeper",
        ),
        (
            b"<xliff version='1.2'><file><body><trans-unit>"
            + b"<g>" * 300
            + b"</g>" * 300
            + b"</trans-unit></body></file></xliff>",
            1,
            "deeper",
        ),
    ],
)
def test_refuses_what_is_no_xliff_in_one_clear_line(data: bytes, line: int, words: str) -> None:
    with pytest.raises(FtzTermsError) as caught:
        units_of(data)
    assert caught.value.line == line
    assert words in caught.value.message
    assert caught.value.hint


def test_edits_no_source_and_no_text_across_tags(tmp_path: Path) -> None:
    path = tmp_path / "a.xlf"
    path.write_bytes(
        xliff1('<trans-unit id="u"><source>甲</source><target>One <g id="1">two</g>.</target></trans-unit>')
    )
    source, across = Edit(0, Side.SOURCE, 0, 1, "乙"), Edit(0, Side.TARGET, 2, 6, "x")
    good = Edit(0, Side.TARGET, 4, 7, "2 & 3")
    made = patch_bitext(path, [source, across])
    assert set(made.refused) == {source, across}
    assert made.data == path.read_bytes()
    assert b'One <g id="1">2 &amp; 3</g>.' in patch_bitext(path, [good]).data


def test_checks_no_unit_that_is_not_to_be_translated() -> None:
    data = xliff1(
        '<trans-unit id="a" translate="no"><source>ABC甲乙丙</source></trans-unit>',
        '<trans-unit id="b"><source>甲乙丙</source></trans-unit>',
    )
    bitext, units = units_of(data)
    report = Validator(read_glossary()).validate(replace(bitext, units=units))
    assert {finding.unit for finding in report.findings} == {"b"}


def test_tells_the_target_language_by_its_script_where_no_file_names_it() -> None:
    unit = '<trans-unit id="u"><source>发展</source><target>development</target></trans-unit>'
    bitext, units = units_of(xliff1(unit, said='source-language="zh"'))
    assert bitext.target_language == "en"
    assert [unit.target.language for unit in units if unit.target] == ["en"]


def test_streams(tmp_path: Path) -> None:
    path = tmp_path / "long.xlf"
    one = (
        '<trans-unit id="{}"><source>发展&lt;</source><target>development <!-- </trans-unit> --> </target></trans-unit>'
    )
    path.write_bytes(xliff1(*(one.format(number) for number in range(9000))))
    units = iter(read_bitext(path).units)
    assert next(units).id == "0"
    assert [unit.location.line for unit in units if unit.location][-1] == 9004


def test_writes_no_attributes_of_xliff_into_tmx() -> None:
    data = xliff1(
        '<trans-unit id="u" resname="k"><source>甲</source><note from="me" xml:lang="en">n</note></trans-unit>'
    )
    bitext, units = units_of(data)
    again = written(replace(bitext, units=units), "tmx").decode()
    assert '<note xml:lang="en">n</note>' in again
    assert "from=" not in again
    assert "resname" not in again


def test_names_what_other_formats_cannot_hold() -> None:
    data = xliff1('<trans-unit id="u" resname="k"><source>甲</source><target>A</target></trans-unit>')
    units = units_of(data)[1]
    assert losses(units, formats()["tmx"]) == ["what only XLIFF 1 has a place for"]
    assert losses(units, formats()["xliff12"]) == []
    assert losses(units_of(xliff1('<trans-unit id="u"><source>甲</source></trans-unit>'))[1], formats()["po"]) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(any_units(), max_size=3, unique_by=lambda unit: unit.id))
def test_any_units_survive_writing_and_reading(units: list[TranslationUnit]) -> None:
    data = written(Bitext("a.tmx", "zh-CN", "en", units))
    bitext, again = units_of(data)
    assert [plain(unit) for unit in again] == [plain(unit) for unit in units]
    assert bitext.unreadable == []
    assert picture(written(replace(bitext, units=again))) == picture(data)


@settings(max_examples=40, deadline=None)
@given(st.lists(any_units(), min_size=1, max_size=3, unique_by=lambda unit: unit.id))
def test_tags_of_tmx_come_back_as_they_were(units: list[TranslationUnit]) -> None:
    through = units_of(written(Bitext("a.tmx", "zh-CN", "en", units)))[1]
    assert written(Bitext("a", "zh-CN", "en", through), "tmx") == written(Bitext("a", "zh-CN", "en", units), "tmx")


@pytest.mark.parametrize(
    ("said", "lacks"),
    [
        ('original="a" source-language="zh" datatype="plaintext"', None),
        ('original="a" source-language="zh"', "datatype"),
        ("", "original, source-language, datatype"),
    ],
)
def test_tells_the_attributes_that_a_file_must_have(said: str, lacks: str | None, tmp_path: Path) -> None:
    path = tmp_path / "a.xlf"
    unit = '<trans-unit id="1"><source>好</source><target>good</target></trans-unit>'
    path.write_text(f'<xliff version="1.2">\n<file {said}>\n<body>{unit}</body></file></xliff>', encoding="utf-8")
    bitext = read_bitext(path)
    assert len(list(bitext.units)) == 1
    told = [(one.code, one.line, one.lost, one.message) for one in bitext.unreadable]
    message = f"a file without {lacks}, which XLIFF 1 asks for; it is read all the same"
    assert told == ([("invalid-xliff", 2, False, message)] if lacks else [])
