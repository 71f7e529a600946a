"""Writing TMX: what was read comes back, and the file keeps the rules of TMX 1.4."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from lxml import etree

from conftest import Beside
from formats_samples import bitexts, read, tmx, unit
from ftzterms.formats import formats, read_bitext, write_bitext
from ftzterms.model import Bitext, FtzTermsError, InlineTag, Segment, TagKind, TranslationUnit, Variant

_ORDER = {"tu": ["note", "prop", "tuv"], "tuv": ["note", "prop", "seg"]}
_REQUIRED = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"}
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def written(bitext: Bitext) -> bytes:
    stream = BytesIO()
    write: Any = formats()["tmx"].write
    write(bitext, stream)
    return stream.getvalue()


def read_again(data: bytes) -> Bitext:
    read_format: Any = formats()["tmx"].read
    bitext: Bitext = read_format(BytesIO(data), "a.tmx")
    return replace(bitext, units=[_without_places(each) for each in bitext.units])


def _without_places(each: TranslationUnit) -> TranslationUnit:
    def placeless(variant: Variant | None) -> Variant | None:
        return replace(variant, location=None) if variant else None

    others = tuple(replace(variant, location=None) for variant in each.others)
    return replace(each, source=placeless(each.source), target=placeless(each.target), others=others, location=None)


def keeps_the_rules(data: bytes) -> None:
    """Check the rules of the schema of TMX 1.4 that writers break most."""
    root = etree.fromstring(data)
    assert root.get("version") == "1.4"
    header = root.find("header")
    assert header is not None
    assert set(map(str, header.attrib)) >= _REQUIRED
    assert header.get("segtype") in {"block", "paragraph", "sentence", "phrase"}
    for element in root.iter("tu", "tuv"):
        order = [_ORDER[str(element.tag)].index(str(child.tag)) for child in element]
        assert order == sorted(order)
        assert element.tag == "tu" or element.get(_LANGUAGE)
    for element in root.iter("bpt", "ept"):
        assert element.get("i")


@settings(max_examples=50, deadline=None)
@given(bitext=bitexts())
def test_reads_back_what_it_wrote(bitext: Bitext) -> None:
    data = written(bitext)
    keeps_the_rules(data)
    again = read_again(data)
    assert again.units == bitext.units
    assert (again.source_language, again.unreadable) == ("zh-CN", [])


def test_keeps_the_header(tmp_path: Path) -> None:
    header = (
        '<header creationtool="x" creationtoolversion="9" segtype="paragraph" o-tmf="y" adminlang="zh" srclang="en" '
        'datatype="html" changeid="&quot;li&quot;" odd="1"><note>n</note><prop type="p">v</prop></header>'
    )
    bitext, units, _ = read(tmp_path, tmx(unit("一", "one"), header=header))
    data = written(replace(bitext, units=units))
    keeps_the_rules(data)
    again = read_again(data)
    assert set(bitext.properties) - set(again.properties) == {("odd", "1")}


def test_corrects_what_the_schema_forbids() -> None:
    bitext = Bitext("a", "", "en", [TranslationUnit("#1", None, Variant("", Segment("x")))], [], (("segtype", "odd"),))
    data = written(bitext)
    keeps_the_rules(data)
    assert b'srclang="*all*"' in data
    assert b'xml:lang="und"' in data


def test_writes_a_carriage_return_as_a_reference() -> None:
    bitext = Bitext(
        "a", "zh", "en", [TranslationUnit("1", Variant("zh", Segment("一\r\n")), Variant("en", Segment("\r")))]
    )
    data = written(bitext)
    assert b"\r" not in data
    assert read_again(data).units == bitext.units


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\ud800", "\ufffe"])
def test_refuses_what_xml_cannot_hold_and_names_the_unit(tmp_path: Path, character: str) -> None:
    path = tmp_path / "a.tmx"
    path.write_bytes(b"old")
    good = TranslationUnit("1", Variant("zh", Segment("一")), Variant("en", Segment("one")))
    bad = replace(good, id="tu-7", target=Variant("en", Segment(f"a{character}")))
    with pytest.raises(FtzTermsError, match=r"unit 'tu-7' holds the character U\+") as fault:
        write_bitext(Bitext("a", "zh", "en", [good, bad]), path)
    assert fault.value.path == str(path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_wraps_the_tags_of_other_formats() -> None:
    tags = (
        InlineTag(0, TagKind.OPEN, "g1", '<g id="1">'),
        InlineTag(1, TagKind.CLOSE, "g1", "</g>"),
        InlineTag(1, TagKind.CLOSE, "g2", "</g>"),
        InlineTag(2, TagKind.STANDALONE, "x", "<x/>"),
    )
    bitext = Bitext(
        "a", "zh", "en", [TranslationUnit("1", Variant("zh", Segment("一二", tags)), Variant("en", Segment("x")))]
    )
    data = written(bitext)
    keeps_the_rules(data)
    wrapped = (
        '<bpt i="1">&lt;g id="1"&gt;</bpt>一<ept i="1">&lt;/g&gt;</ept><ph type="g2">&lt;/g&gt;</ph>二<ph type="x">'
    )
    assert wrapped in data.decode()


def test_wraps_tags_that_would_not_be_well_formed() -> None:
    tags = (InlineTag(0, TagKind.OPEN, "", "<hi>"), InlineTag(1, TagKind.STANDALONE, "", "<ph/>"))
    bitext = Bitext(
        "a", "zh", "en", [TranslationUnit("1", Variant("zh", Segment("一", tags)), Variant("en", Segment("x")))]
    )
    keeps_the_rules(written(bitext))


def test_wraps_tags_that_cross_or_break_off() -> None:
    for markups in (("<hi>", "</hi>", "</hi>"), ("<hi>", "</sub>"), ("<ph> <",), ("<ph/>", "<ph/>x</y>")):
        tags = tuple(InlineTag(0, TagKind.STANDALONE, "", markup) for markup in markups)
        one = TranslationUnit("1", Variant("zh", Segment("一", tags)), Variant("en", Segment("x")))
        data = written(Bitext("a", "zh", "en", [one]))
        keeps_the_rules(data)
        [again] = read_again(data).units
        assert again.source
        assert again.source.text == "一"
        assert len(again.source.segment.tags) == len(markups)


def test_leaves_out_attributes_that_no_document_can_have() -> None:
    one = TranslationUnit(
        "1", Variant("zh", Segment("一")), Variant("en", Segment("x")), attributes=(("a:b", "1"), ("c d", "2"))
    )
    assert b'<tu tuid="1">' in written(Bitext("a", "zh", "en", [one]))


def test_writes_a_file_that_reads_the_same(shared: Beside) -> None:
    for path in sorted((shared / "corpora/cat-files/tmx").glob("*.tmx")):
        try:
            bitext = read_bitext(path)
            units = list(bitext.units)
        except FtzTermsError:
            continue
        data = written(replace(bitext, units=units))
        keeps_the_rules(data)
        again = [each if each.id[0] != "#" else replace(each, id="#") for each in read_again(data).units]
        before = [each if each.id[0] != "#" else replace(each, id="#") for each in map(_without_places, units)]
        assert again == before, path.name


_EVERYTHING = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="a" creationtoolversion="1" segtype="sentence" o-tmf="b" adminlang="en" srclang="zh" datatype="x">
<note o-encoding="gbk" xml:lang="zh">头</note>
<prop type="p" xml:lang="en">x</prop>
<ude name="MacRoman" base="Macintosh"><map unicode="#xF8FF" code="#xF0" ent="Apple" subst="[A]"/></ude>
</header>
<body>
<tu tuid="#7">
<note xml:lang="en">n</note>
<note>m</note>
<prop type="q" o-encoding="gbk">v</prop>
<tuv xml:lang="zh"><prop type="r" xml:lang="zh">w</prop>
<seg>一</seg></tuv>
<tuv xml:lang="en"><note xml:lang="fr">o</note>
<seg>one</seg></tuv>
</tu>
<tu tuid="alone">
<note>only German</note>
<tuv xml:lang="de"><seg>eins</seg></tuv>
</tu>
</body>
</tmx>
"""


def test_writes_the_attributes_of_notes_and_props_and_units_of_other_languages(tmp_path: Path) -> None:
    given, written = tmp_path / "a.tmx", tmp_path / "b.tmx"
    given.write_text(_EVERYTHING, encoding="utf-8")
    write_bitext(read_bitext(given, whole=True), written)
    assert written.read_text(encoding="utf-8") == _EVERYTHING


def test_reads_units_of_other_languages_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    path.write_text(_EVERYTHING, encoding="utf-8")
    assert [unit.id for unit in read_bitext(path).units] == ["#1"]
    bitext = read_bitext(path, whole=True)
    assert [(unit.id, unit.source, len(unit.others)) for unit in bitext.units][1] == ("alone", None, 1)
    assert [(problem.message, problem.lost) for problem in bitext.unreadable] == [("a unit in de only", False)]
