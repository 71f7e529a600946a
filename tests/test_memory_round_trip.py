"""TMX goes into a memory and comes out again with nothing changed, as another parser sees it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from conftest import Beside
from ftzterms import Bitext, FtzTermsError, TranslationMemory, read_bitext, write
from ftzterms.importing import import_file
from ftzterms.model import InlineTag, Segment, State, TagKind, TranslationUnit, Variant
from memory_samples import full, pair

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def content(path: Path) -> tuple[object, list[str]]:
    """Give what a TMX file says, by lxml alone: its header, and its units without their order of variants."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(path.read_bytes(), parser)
    header = root.find("header")
    units = [
        repr((sorted(tu.attrib.items()), _meta(tu), sorted(_variant(tuv) for tuv in tu.iter("tuv"))))
        for tu in root.iter("tu")
    ]
    assert header is not None
    return (sorted(header.attrib.items()), _meta(header)), list(dict.fromkeys(units))


def _variant(tuv: etree._Element) -> str:
    said = {str(key): str(value) for key, value in tuv.attrib.items()}
    language = said.pop(LANGUAGE, "") or said.pop("lang", "")
    [segment] = tuv.findall("seg")
    text = etree.tostring(segment, method="c14n", with_tail=False, with_comments=False)
    return repr((language, sorted(said.items()), _meta(tuv), text))


def _meta(element: etree._Element) -> list[object]:
    notes = [("note", sorted(each.attrib.items()), each.text or "") for each in element.findall("note")]
    props = [("prop", sorted(each.attrib.items()), each.text or "") for each in element.findall("prop")]
    encodings = [etree.tostring(each, method="c14n", with_tail=False) for each in element.findall("ude")]
    return [*notes, *props, *encodings]


def test_every_tmx_of_the_corpora_comes_out_as_it_went_in(shared: Beside, tmp_path: Path) -> None:
    corpora = shared / "corpora"
    seen = 0
    for path in sorted([*(corpora / "cat-files/tmx").glob("*.tmx"), *(corpora / "tico19").glob("*.tmx")]):
        memory = TranslationMemory()
        try:
            import_file(memory, path)
            before = content(path)
        except (FtzTermsError, etree.XMLSyntaxError):
            continue
        write(memory.bitext(), tmp_path / "out.tmx")
        after = content(tmp_path / "out.tmx")
        assert after[1] == before[1], path.name
        if 'type2="' not in path.read_bytes().decode("utf-16" if path.read_bytes()[:2] == b"\xff\xfe" else "latin-1"):
            assert after[0] == before[0], path.name
        seen += 1
    assert seen > 70


def test_units_of_the_bundled_memory(tmp_path: Path) -> None:
    for path in sorted((Path(__file__).parents[1] / "tmx").glob("*.tmx")):
        memory = TranslationMemory()
        import_file(memory, path)
        write(memory.bitext(), tmp_path / "out.tmx")
        assert content(tmp_path / "out.tmx") == content(path), path.name


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
PAIRS = st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple)
TAGS = st.lists(st.builds(InlineTag, st.integers(0, 12), st.sampled_from(TagKind), TEXT, TEXT), max_size=2).map(tuple)
VARIANTS = st.builds(
    Variant,
    st.sampled_from(["zh", "zh-Hans-CN", "en_US", ""]),
    st.builds(Segment, TEXT, TAGS),
    created_at=TEXT,
    created_by=TEXT,
    changed_at=TEXT,
    changed_by=TEXT,
    usage_count=TEXT,
    notes=st.lists(TEXT, max_size=2).map(tuple),
    properties=PAIRS,
    attributes=PAIRS,
)
UNITS = st.builds(
    TranslationUnit,
    TEXT.filter(lambda name: name and not name.startswith("#")),
    st.none() | VARIANTS,
    st.none() | VARIANTS,
    st.sampled_from(State),
    notes=st.lists(TEXT, max_size=2).map(tuple),
    properties=PAIRS,
    others=st.lists(VARIANTS, max_size=2).map(tuple),
    attributes=PAIRS,
)


@settings(deadline=None)
@given(st.lists(UNITS, max_size=5))
def test_any_unit_comes_back(units: list[TranslationUnit]) -> None:
    with TranslationMemory() as memory:
        added = memory.add(units)
        assert list(memory) == list(dict.fromkeys(units))
        assert added.new == len(memory)
        memory.add(reversed(units))
        memory.verify()
        assert list(memory) == list(dict.fromkeys(units))


def test_is_read_like_a_file(tmp_path: Path) -> None:
    path = tmp_path / "policy.db"
    with TranslationMemory(path) as memory:
        memory.add(Bitext("a", "zh-CN", "en", [full(), pair("一", "one")]), digest="a")
    bitext = read_bitext(path)
    assert (bitext.name, bitext.source_language, bitext.target_language) == (str(path), "zh-CN", "en")
    assert [unit.id for unit in bitext.units] == ["tu/1", "#2"]
    with pytest.raises(FtzTermsError, match="a memory is not changed as a file is"):
        read_bitext(path, data=path.read_bytes())
