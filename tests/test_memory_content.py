"""The bundled memory holds to TMX 1.4b and to what its README promises."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from ftzterms import read_glossary
from ftzterms.model import AdministrativeStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ftzterms import Glossary
    from ftzterms.model import ConceptEntry

MEMORY = Path(__file__).parents[1] / "tmx"
FILES = sorted(MEMORY.glob("*.tmx"))
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
REQUIRED_HEADER = {
    "creationtool": "ftzterms",
    "segtype": "sentence",
    "o-tmf": "ftzterms",
    "adminlang": "en",
    "srclang": "zh-CN",
    "datatype": "plaintext",
}
"""TMX 1.4b, section 3.2, <header>: the required attributes, but for creationtoolversion, which moves."""

USED_FIELDS = {
    "customs",
    "ftz-opening-up",
    "institutions",
    "planning",
    "titles-meetings",
    "trade-customs-investment",
}
"""The subject fields whose concepts all occur in the memory, but for those that no source bears out yet."""

DOCUMENTS = ("measures-bonded-zone", "news-foreign-trade", "news-joint-meeting", "notice-customs-clearance")
"""Files that are one text from beginning to end."""

HAN = re.compile(r"[\u4e00-\u9fff]")


def parse(path: Path) -> etree._Element:
    return etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()


def units() -> Iterator[tuple[Path, etree._Element]]:
    return ((path, unit) for path in FILES for unit in parse(path).iter("tu"))


def plain_text(segment: etree._Element) -> str:
    """Give the text of a <seg> without the native codes inside its inline tags."""
    return (segment.text or "") + "".join(tag.tail or "" for tag in segment)


def pairs() -> list[tuple[str, str, str]]:
    """Give (tuid, source text, target text) for every unit of every file."""
    return [(unit.get("tuid", ""), *map(plain_text, unit.iter("seg"))) for _, unit in units()]  # type: ignore[misc]


def repeated(texts: list[str]) -> list[str]:
    return [text for text, count in Counter(texts).items() if count > 1]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_header_names_what_tmx_requires(path: Path) -> None:
    root = parse(path)
    header = root.find("header")
    assert root.tag == "tmx"
    assert root.get("version") == "1.4"
    assert header is not None
    assert header.get("creationtoolversion")
    assert {name: header.get(name) for name in REQUIRED_HEADER} == REQUIRED_HEADER


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_file_is_utf8_without_doctype(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<tmx ')
    assert "<!DOCTYPE" not in text
    assert "\r" not in text


def test_memory_is_large_enough_to_be_useful() -> None:
    assert len(pairs()) >= 600


def test_tuids_are_unique_and_named_after_their_file() -> None:
    assert repeated([unit.get("tuid", "") for _, unit in units()]) == []
    strays = [
        unit.get("tuid") for path, unit in units() if not re.fullmatch(rf"{path.stem}-\d{{3}}", unit.get("tuid", ""))
    ]
    assert strays == []


def test_each_unit_has_one_chinese_and_one_english_side_in_that_order() -> None:
    odd = [unit.get("tuid") for _, unit in units() if [v.get(XML_LANG) for v in unit.iter("tuv")] != ["zh-CN", "en-US"]]
    assert odd == []


def test_each_side_is_written_in_its_language() -> None:
    odd = [
        tuid for tuid, source, target in pairs() if not HAN.search(source) or HAN.search(target) or not target.strip()
    ]
    assert odd == []


def test_each_unit_says_where_it_comes_from_before_its_variants() -> None:
    odd = [
        unit.get("tuid")
        for _, unit in units()
        if [child.tag for child in unit] != ["prop", "tuv", "tuv"]
        or unit[0].get("type") != "x-origin"
        or unit[0].text != "ftzterms"
    ]
    assert odd == []


def test_no_source_and_no_target_is_repeated() -> None:
    assert repeated([source for _, source, _ in pairs()]) == []
    assert repeated([target for _, _, target in pairs()]) == []


def test_inline_tags_pair_and_agree_on_both_sides() -> None:
    tagged = [[[(tag.tag, tag.get("i"), tag.text) for tag in seg] for seg in unit.iter("seg")] for _, unit in units()]
    assert any(source for source, _ in tagged)
    for source, target in tagged:
        assert source == target
        assert [i for name, i, _ in source if name == "bpt"] == [i for name, i, _ in source if name == "ept"]


def test_every_sourced_concept_of_the_fields_of_the_house_is_used_on_both_sides() -> None:
    glossary = read_glossary()
    used: set[str] = set()
    for _, source, target in pairs():
        used |= approved(glossary, source, "zh") & approved(glossary, target, "en")
    asked = {entry.id for entry in glossary.entries if entry.subject_field in USED_FIELDS and has_preferred(entry)}
    assert len(asked) > 250
    assert sorted(asked - used) == []


def has_preferred(entry: ConceptEntry) -> bool:
    """Say whether a concept has a name that is preferred, for which it needs a dated source."""
    return any(term.status is AdministrativeStatus.PREFERRED for code in ("zh", "en") for term in entry.terms(code))


def approved(glossary: Glossary, text: str, language: str) -> set[str]:
    """Give the ids of the concepts that a text names by an approved term of a language."""
    return {hit.entry.id for hit in glossary.find(text, language) if hit.term.status.approved}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document_is_a_whole_text(name: str) -> None:
    texts = [source for tuid, source, _ in pairs() if tuid.startswith(f"{name}-")]
    assert len(texts) >= 12
    assert not texts[0].endswith("。"), "a document begins with its title"
