"""XLIFF 2.0 to 2.2: read as units, judged by its constraints, written as it was, patched in place."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ftzterms.formats import Edit, UnitFormat, format_of, formats, losses, patch_bitext, read_bitext, write_bitext
from ftzterms.model import Bitext, FtzTermsError, InlineTag, Segment, Side, State, TagKind, TranslationUnit, Variant
from xliff_samples import any_units, files, is_well_formed, picture, plain, unit2, units_of, written, xliff1, xliff2

TOLERATED = {"bad_InvalidNotesInUnit.xlf", "bad_NoTrgLang.xlf"}
"""Invalid files that are read with a warning, for tools write such files: docs/formats.md."""


def second_versions() -> list[Path]:
    """Give the corpus files of XLIFF 2, without those of the suite that are invalid."""
    found = files("xliff-matecat", "xliff-okapi", "xliff-omegat", "xliff21-oasis")
    return [path for path in found if path.parent.name != "invalid" and b"xliff:document:2" in path.read_bytes()[:3000]]


def invalid() -> list[Path]:
    """Give the files of the suite that a reader must refuse."""
    return [path for path in files("xliff21-oasis") if path.parent.name == "invalid"]


@pytest.mark.parametrize("path", second_versions() or [None], ids=lambda path: path.name if path else "none")
def test_writes_real_files_as_they_were(path: Path | None) -> None:
    if path is None:
        pytest.skip("the corpora are not here")
    data = path.read_bytes()
    assert is_well_formed(data)
    bitext = read_bitext(path)
    again = written(replace(bitext, units=list(bitext.units)), "xliff2")
    assert picture(again) == picture(data)
    assert patch_bitext(path, []).data == data


@pytest.mark.parametrize("path", invalid() or [None], ids=lambda path: path.name if path else "none")
def test_refuses_invalid_files_of_the_suite(path: Path | None) -> None:
    if path is None:
        pytest.skip("the corpora are not here")
    if path.name in TOLERATED:
        bitext = read_bitext(path)
        assert list(bitext.units)
        assert any("XLIFF 2.1" in problem.message and problem.line for problem in bitext.unreadable)
        return
    with pytest.raises(FtzTermsError) as caught:
        list(read_bitext(path).units)
    assert "(XLIFF 2.1, " in caught.value.message
    assert caught.value.line
    assert caught.value.hint


def test_reads_a_unit_with_all_that_it_says() -> None:
    data = xliff2(
        '<unit id="u" name="n" canResegment="no"><mda:metadata xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0">'
        '<mda:metaGroup><mda:meta type="k">v</mda:meta></mda:metaGroup></mda:metadata>'
        '<notes><note id="n1" category="c">one &lt; two</note><note>three</note></notes>'
        '<originalData><data id="d1">&lt;br/></data></originalData>'
        '<segment id="s1" state="reviewed" subState="x:y"><source>甲<ph id="1" dataRef="d1"/></source>'
        '<target xml:lang="en-GB">A<ph id="1" dataRef="d1"/></target></segment>'
        "<ignorable><source> </source></ignorable><segment><source>乙</source></segment>"
        "<ignorable><source>!</source></ignorable></unit>"
    )
    bitext, (first, second) = units_of(data, "xliff2")
    assert (bitext.source_language, bitext.target_language, bitext.unreadable) == ("zh-CN", "en", [])
    assert first.target
    assert second.target
    assert (first.id, second.id) == ("u:s1", "u:2")
    assert (first.state, second.state) == (State.REVIEWED, State.INITIAL)
    assert (first.target.language, first.target.text, second.target.location) == ("en-GB", "A", None)
    assert [(tag.kind, tag.id, tag.markup) for tag in first.target.segment.tags] == [
        (TagKind.STANDALONE, "1", '<ph id="1" dataRef="d1"/>')
    ]
    assert first.notes == second.notes == ("one < two", "three")
    said = dict(first.attributes)
    assert (said["unit/@name"], said["segment/@subState"], said["unit/note[1]/@category"]) == ("n", "x:y", "c")
    assert said["unit/originalData"].startswith("<originalData>")
    assert dict(second.attributes)["segment/before"] == "<ignorable><source> </source></ignorable>"
    assert picture(written(replace(bitext, units=[first, second]), "xliff2")) == picture(data)
    assert losses([first], formats()["tmx"]) == ["state", "what only XLIFF 2 has a place for"]
    alone = units_of(written(replace(bitext, units=[second]), "xliff2"), "xliff2")[1]
    assert [unit.source.text for unit in alone if unit.source] == ["乙"]


def test_declares_the_namespaces_of_units_without_their_file() -> None:
    more = ' xmlns:my="mine" xmlns:its="http://www.w3.org/2005/11/its"'
    old = '<trans-unit id="u" my:a="1"><source>甲<g id="1" its:term="yes">乙</g></source><my:e/></trans-unit>'
    new = unit2('甲<pc id="1" its:term="yes">乙</pc>', more=' my:a="1"', before="<my:e/>")
    for data, name in ((xliff1(old, more=more), "xliff12"), (xliff2(new, more=more), "xliff2")):
        _, units = units_of(data, name)
        alone = written(Bitext("m.db", "zh-CN", "en", units), name)
        assert is_well_formed(alone)
        again = units_of(alone, name)[1]
        assert [plain(unit) for unit in again] == [plain(unit) for unit in units]
        assert b'my:a="1"' in alone
        assert b"xmlns:my" not in written(replace(units_of(data, name)[0], units=units), name).partition(b"<file")[2]


def test_takes_no_attribute_for_an_element() -> None:
    for data, name in (
        (
            xliff2(unit2(more=' name="&lt;b/&gt;"', before='<notes><note category="&lt;i/&gt;">x</note></notes>')),
            "xliff2",
        ),
        (
            xliff1('<trans-unit id="u" resname="&lt;b/&gt;"><source>a</source><note from="&lt;i/&gt;"/></trans-unit>'),
            "xliff12",
        ),
    ):
        bitext, units = units_of(data, name)
        assert picture(written(replace(bitext, units=units), name)) == picture(data)


def test_writes_states_that_have_changed() -> None:
    bitext, units = units_of(xliff2(unit2(of_segment=' state="final" subState="a:b"')), "xliff2")
    for state in State:
        again = written(replace(bitext, units=[replace(unit, state=state) for unit in units]), "xliff2")
        assert [unit.state for unit in units_of(again, "xliff2")[1]] == [state]
        assert (b'subState="a:b"' in again) == (state is State.FINAL)


def test_reads_fixed_units_and_files_of_several_groups() -> None:
    group = '<group id="g1" translate="no"><group id="g2">'
    data = xliff2(
        group, unit2(target=""), "</group></group>", unit2().replace("u1", "u2"), '</file><file id="f2">', unit2()
    )
    bitext, units = units_of(data, "xliff2")
    assert [unit.properties for unit in units] == [(("translate", "no"),), (), ()]
    assert picture(written(replace(bitext, units=units), "xliff2")) == picture(data)
    fewer = written(replace(bitext, units=units[1:]), "xliff2")
    assert [unit.id for unit in units_of(fewer, "xliff2")[1]] == ["u2", "u1"]


def test_patches_targets_and_no_sources(tmp_path: Path) -> None:
    path = tmp_path / "a.xlf"
    path.write_bytes(xliff2(unit2('甲<pc id="1">乙</pc>', 'One <pc id="1">two</pc>.')))
    source = Edit(0, Side.SOURCE, 0, 1, "丙")
    made = patch_bitext(path, [Edit(0, Side.TARGET, 4, 7, "2 < 3"), source])
    assert made.refused == (source,)
    assert made.data == path.read_bytes().replace(b">two<", b">2 &lt; 3<")


def test_tells_the_version_by_the_content(tmp_path: Path) -> None:
    for data, name in ((xliff2(unit2()), "xliff2"), (xliff1(), "xliff12")):
        for suffix in (".xlf", ".xliff", ".unknown"):
            path = tmp_path / f"a{suffix}"
            path.write_bytes(data)
            assert format_of(path) is formats()[name]
            path.write_bytes(data.decode().replace('encoding="UTF-8"', "").encode("utf-16"))
            assert format_of(path) is formats()[name]


def test_a_suffix_writes_the_version_that_was_read(tmp_path: Path) -> None:
    old, new = (
        replace(bitext, units=units) for bitext, units in (units_of(xliff1()), units_of(xliff2(unit2()), "xliff2"))
    )
    other = Bitext("a.tmx", "zh-CN", "en", [])
    for bitext, name, start in (
        (old, "", 'version="1.2"'),
        (new, "", 'version="2.1"'),
        (other, "", 'version="2.1"'),
        (other, "xliff12", 'version="1.2"'),
        (old, "xliff2", 'version="2.1"'),
    ):
        write_bitext(bitext, tmp_path / "a.xlf", name)
        assert start in (tmp_path / "a.xlf").read_text(encoding="utf-8")
        assert len(list(read_bitext(tmp_path / "a.xlf").units)) == len(list(bitext.units))
    write_bitext(replace(new, units=[]), tmp_path / "a.xlf")
    assert not list(read_bitext(tmp_path / "a.xlf").units)


@pytest.mark.parametrize("name", ["xliff12", "xliff2"])
def test_takes_languages_from_the_units_when_a_bitext_names_none(name: str) -> None:
    units = [
        TranslationUnit("a", Variant("zh-CN", Segment("甲")), Variant("en-GB", Segment("A"))),
        TranslationUnit("b", Variant("zh", Segment("乙")), Variant("fr", Segment("B"))),
    ]
    bitext, again = units_of(written(Bitext("m.db", "", "", units), name), name)
    assert (bitext.source_language, bitext.target_language) == ("zh-CN", "en-GB")
    for _ in range(2):
        languages = [(unit.source.language, unit.target.language) for unit in again if unit.source and unit.target]
        assert languages == [("zh-CN", "en-GB"), ("zh", "fr")]
        again = units_of(written(Bitext("m.db", "", "", again), name), name)[1]


def test_names_the_language_that_the_document_does_not() -> None:
    bitext, units = units_of(xliff2(unit2(), said='srcLang="zh"'), "xliff2")
    assert bitext.target_language == "en"
    assert [unit.target.language for unit in units if unit.target] == ["en"]
    assert [problem.lost for problem in bitext.unreadable] == [False]


@pytest.mark.parametrize("named", ["", ' trgLang="en"'])
def test_yields_every_unit_before_a_fault(named: str) -> None:
    units = (unit2().replace('"u1"', f'"u{number}"') for number in range(5))
    data = xliff2(*units, said=f'srcLang="zh"{named}').partition(b'<unit id="u4"')[0] + b"<unit"
    form = formats()["xliff2"]
    assert isinstance(form, UnitFormat)
    read = iter(form.read(BytesIO(data), "a.xlf").units)
    assert [next(read).id for _ in range(4)] == ["u0", "u1", "u2", "u3"]
    with pytest.raises(FtzTermsError) as caught:
        next(read)
    assert caught.value.line == 8


def test_leaves_out_a_segment_that_cannot_be_read() -> None:
    doctype = b'<!DOCTYPE xliff SYSTEM "a.dtd">\n<xliff'
    data = xliff2(unit2("&nbsp;"), unit2().replace('"u1"', '"u2"')).replace(b"<xliff", doctype, 1)
    bitext, units = units_of(data, "xliff2")
    assert [unit.id for unit in units] == ["u2"]
    assert [(problem.unit, problem.lost, problem.code) for problem in bitext.unreadable] == [
        ("u1", True, "unknown-entity")
    ]


def test_reads_an_extension_of_one_prefix_and_a_root_of_another() -> None:
    data = (
        b'<x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="zh" trgLang="en">'
        b'<x:file id="f"><x:unit id="u"><e xmlns="other"><source>no</source></e><x:segment>'
        b'<x:source>A<x:pc id="1">B</x:pc></x:source></x:segment></x:unit></x:file></x:xliff>'
    )
    bitext, units = units_of(data, "xliff2")
    assert [unit.source.text for unit in units if unit.source] == ["AB"]
    assert picture(written(replace(bitext, units=units), "xliff2")) == picture(data)


@settings(max_examples=60, deadline=None)
@given(st.lists(any_units(), max_size=3, unique_by=lambda unit: unit.id))
def test_any_units_survive_writing_and_reading(units: list[TranslationUnit]) -> None:
    data = written(Bitext("a.tmx", "zh-CN", "en", units), "xliff2")
    bitext, again = units_of(data, "xliff2")
    assert [plain(unit) for unit in again] == [plain(unit) for unit in units]
    assert bitext.unreadable == []
    assert picture(written(replace(bitext, units=again), "xliff2")) == picture(data)


@settings(max_examples=40, deadline=None)
@given(st.lists(any_units(), min_size=1, max_size=3, unique_by=lambda unit: unit.id))
def test_tags_of_tmx_come_back_as_they_were(units: list[TranslationUnit]) -> None:
    through = units_of(written(Bitext("a.tmx", "zh-CN", "en", units), "xliff2"), "xliff2")[1]
    assert written(Bitext("a", "zh-CN", "en", through), "tmx") == written(Bitext("a", "zh-CN", "en", units), "tmx")


KINDS = st.sampled_from(TagKind)
MARKUP = st.sampled_from(
    ['<b id="1">', "<br/>", '<ph id="1"/>', '<pc id="1">', "</pc>", '<sc id="3"/>', "{0}", '<ec id="2"/>']
)


@st.composite
def tagged(draw: st.DrawFn) -> Segment:
    """Draw a segment with tags in any disorder."""
    text = draw(st.text("甲a<& ", max_size=6))
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=5)))
    tags = (InlineTag(place, draw(KINDS), draw(st.sampled_from(["", "1", "2"])), draw(MARKUP)) for place in places)
    return Segment(text, tuple(tags))


@settings(max_examples=150, deadline=None)
@given(tagged(), tagged(), st.sampled_from(["xliff2", "xliff12"]))
def test_writes_no_tags_that_it_would_refuse(source: Segment, target: Segment, name: str) -> None:
    unit = TranslationUnit("u|1", Variant("zh", source), Variant("en", target))
    bitext, units = units_of(written(Bitext("a", "zh_CN", "", [unit, unit]), name), name)
    assert len(units) == 2
    assert [unit.source.text for unit in units if unit.source] == [source.text] * 2
    assert [unit.target.text for unit in units if unit.target] == [target.text] * 2
    assert {unit.id for unit in units} == {"u|1"}
    assert [problem.message for problem in bitext.unreadable if name == "xliff2"] == []
