"""A foreign TMX becomes valid, by two schemas; its texts stay, and every change is listed."""

# ruff: noqa: E501  the lines of a table of cases
from __future__ import annotations

import random
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from lxml import etree

from cli_samples import RIGHT, WRONG, Program, tmx
from ftzterms.formats import recover, repair
from ftzterms.formats._tmx_schema import violations
from ftzterms.model import FtzTermsError

_RNG = etree.RelaxNG(etree.parse(Path(__file__).with_name("tmx14.rng")))
_FILES = sorted((Path(__file__).parents[1] / ".." / "shared" / "corpora" / "cat-files" / "tmx").glob("*.tmx"))
_TMX = tmx(RIGHT, WRONG)
_NATIVE = ("bpt", "ept", "it", "ph", "ut")


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _text(element: ET.Element) -> str:
    """Give the text of a seg, read without our code: native codes have none but that of their `sub`."""
    native = _name(element) in _NATIVE
    parts = ["" if native else element.text or ""]
    for child in element:
        if not native or _name(child) == "sub":
            parts.append(_text(child))
        parts.append("" if native else child.tail or "")
    return "".join(parts)


def _texts(root: ET.Element) -> list[str]:
    return [_text(element) for element in root.iter() if _name(element) == "seg"]


def _repaired(tmp_path: Path, text: str | bytes) -> tuple[ET.Element, list[str]]:
    """Repair a file; hold what comes out to both schemas."""
    (tmp_path / "a.tmx").write_bytes(text if isinstance(text, bytes) else text.encode())
    found = repair(tmp_path / "a.tmx")
    tree = etree.fromstring(found.data)
    assert not violations(tree)
    assert _RNG.validate(tree), _RNG.error_log
    (tmp_path / "b.tmx").write_bytes(found.data)
    again = repair(tmp_path / "b.tmx")
    assert (again.data, again.changes, again.lost) == (found.data, (), ()), "what is valid stays as it is"
    return ET.fromstring(found.data), [f"{change.line}: {change.message}" for change in (*found.lost, *found.changes)]


@pytest.mark.parametrize("path", _FILES or [None], ids=lambda path: path.name if path else "none")
def test_every_file_of_other_tools_becomes_valid_with_its_texts(path: Path | None, tmp_path: Path) -> None:
    if path is None:
        pytest.skip("the files of CAT tools are not here")
    new, told = _repaired(tmp_path, path.read_bytes())
    old = ET.parse(path).getroot()
    assert _texts(new) == _texts(old)
    if old.get("version") == "1.4" and _RNG.validate(etree.parse(path)):
        assert told == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('version="1.4"', 'version="1.1"', ["2: version '1.1' becomes 1.4"]),
        ("<tmx ", '<tmx lang="x" ', ["2: lang of <tmx> is a prop of the header"]),
        (' srclang="zh-CN"', "", ["3: the header has no srclang: *all* is written"]),
        ('segtype="sentence"', 'segtype="Line"', ["3: segtype 'Line' is none of its kind; it is a prop", "3: the header has no segtype: sentence is written"]),
        ("xml:lang", "lang", ["6: lang becomes xml:lang", "7: lang becomes xml:lang", "10: lang becomes xml:lang", "11: lang becomes xml:lang"]),
        ('<tuv xml:lang="en"><seg>Develop', "<tuv><seg>Develop", ["7: no language: und is written"]),
        ('xml:lang="en"><seg>Develop', 'xml:lang="EN_us"><seg>Develop', ["7: xml:lang 'EN_us' becomes 'en-US'"]),
        ('xml:lang="en"><seg>Develop', 'xml:lang="English (US)"><seg>Develop', ["7: 'English (US)' is no language tag; it is a prop", "7: xml:lang 'English (US)' becomes 'und'"]),
        ('tuid="u1"', 'tuid="u1" creationdate="2024-03-05 10:11:12"', ["5: creationdate '2024-03-05 10:11:12' becomes '20240305T101112Z'"]),
        ('tuid="u1"', 'tuid="u1" changedate="last year"', ["5: changedate 'last year' is none of its kind; it is a prop"]),
        ('tuid="u1"', 'tuid="u1" usagecount="3.0"', ["5: usagecount '3.0' becomes '3'"]),
        ('tuid="u1"', 'tuid="u1" usagecount="often"', ["5: usagecount 'often' is none of its kind; it is a prop"]),
        ('tuid="u1"', 'tuid="u1" rank="7"', ["5: rank '7' has no place on <tu>; it is a prop"]),
        ('tuid="u2"', 'tuid="u1"', ["9: an earlier unit has the tuid 'u1'; this one becomes 'u1-2'"]),
        ("</body>", "<tu><note>n</note></tu></body>", ["13: <tu> has no place here; it is a note of the header"]),
        ("<body>", "<body>between<x>y</x>after", ["4: <x> has no place here; it is a note of the header", "4: text after <x> is a note of the header", "4: text between the units is a note of the header"]),
        ("</tu>\n</body>", "<note>late</note></tu>\n</body>", ["12: <note> stands before <tuv> now"]),
        ("</tuv>\n</tu>\n</body>", "<prop type='x'>late</prop></tuv>\n</tu>\n</body>", ["11: <prop> stands before <seg> now"]),
        ("</tuv>\n</tu>\n</body>", "loose</tuv>loose\n</tu>\n</body>", ["11: text in <tu> is a note", "11: text in <tuv> is a note"]),
        ("<seg>Develop", "<note type='a' lang='en_GB'>n <b>m</b></note><seg>Develop", ["7: lang becomes xml:lang", "7: markup in a note is written as text", "7: type has no place on <note>; it stands in its text", "7: xml:lang 'en_GB' becomes 'en-GB'"]),
        ("<seg>Develop", "<prop colour='red'>n</prop><seg>Develop", ["7: a prop without a type gets x-unknown", "7: colour has no place on <prop>; it stands in its text"]),
        ("<seg>Develop", "<seg>Develop <b>new</b><br/>", ["7: <b> is none of TMX; its tags are native codes now", "7: <br> is none of TMX; its tags are native codes now"]),
        ("<seg>Develop", '<seg><bpt i="1">a</bpt>Develop', ["7: <bpt> with i='1' has no partner; it becomes <it>"]),
        ("<seg>Develop", '<seg><ept i="1">a</ept>Develop', ["7: <ept> with i='1' has no partner; it becomes <it>"]),
        ("<seg>Develop", "<seg><bpt>a</bpt>Develop<ept>b</ept>", ["7: <bpt> without i gets i='1'", "7: <ept> without i gets i='1'"]),
        ("<seg>Develop", '<seg><it>a</it><it pos="close">b</it>Develop', ["7: <it> without pos gets 'begin'", "7: pos 'close' of <it> becomes 'end'"]),
        ("<seg>Develop", '<seg><ph id="4" assoc="z" size="1">a<i>b</i></ph>Develop', ["7: <i> in <ph> is written as text", "7: assoc 'z' of <ph> is left out", "7: id of <ph> becomes x", "7: size='1' has no place on <ph> and is left out"]),
        ("<seg>Develop", "<seg lang='x'>Develop", ["7: lang has no place on <seg>; it is a note"]),
        ("<seg>Develop", "<seg>one</seg><seg>Develop", ["7: a second seg has a tuv of its own in the same language"]),
        ("</header>", "</header>", []),
        ("<body>", "<header><note>second</note></header><body>", ["4: <header> has no place here; it is a note of the header"]),
        ("\n<body>", "\n", ["2: a body was added", "5: a unit stood outside the body", "9: a unit stood outside the body"]),
    ],
)  # fmt: skip
def test_each_fault_is_mended_and_told(tmp_path: Path, old: str, new: str, told: list[str]) -> None:
    text = _TMX.replace(old, new)
    if new == "\n":
        text = text.replace("</body>", "")
    root, changes = _repaired(tmp_path, text)
    assert sorted(changes) == sorted(told)
    after = "".join(root.itertext())
    assert all(part.strip() in after for part in ET.fromstring(text).itertext()), "no text is lost"


def test_names_in_capitals_and_a_namespace_are_taken_off(tmp_path: Path) -> None:
    text = _TMX.replace("<tmx ", '<TMX xmlns="urn:x" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ')
    text = text.replace("</tmx>", "</TMX>").replace(
        'version="1.4"', 'xsi:noNamespaceSchemaLocation="x.xsd" version="1.4"'
    )
    root, changes = _repaired(tmp_path, text)
    assert _texts(root) == [RIGHT[0], RIGHT[1], WRONG[0], WRONG[1]]
    assert changes == [
        "2: <{urn:x}TMX> is written <tmx>, as are others of its kind",
        "2: the place of a schema is left out",
    ]


def test_an_entity_of_html_becomes_its_character(tmp_path: Path) -> None:
    text = _TMX.replace("<tmx", '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx').replace(
        "Develop", "R&eacute;&unheard; Develop"
    )
    root, changes = _repaired(tmp_path, text)
    assert _texts(root)[1].startswith("Ré&unheard; Develop")
    assert changes[-1] == "8: &unheard; is declared nowhere: its name is written"
    assert changes[0] == "8: &eacute; is declared nowhere: its character is written"
    assert len(changes) == 2


def test_a_definition_of_characters_stays_when_it_is_sound(tmp_path: Path) -> None:
    sound = '<ude name="a" base="b"><map unicode="#xF8FF" code="#xF0"/></ude>'
    start = _TMX.replace('datatype="plaintext"/>', f'datatype="plaintext">{sound}<ude/></header>')
    root, changes = _repaired(tmp_path, start)
    assert len(root.findall("header/ude")) == 1
    assert changes == ["3: <ude> has no place here; it is a note of the header"]


def test_a_broken_file_is_saved_first(program: Program) -> None:
    program.write("cut.tmx", _TMX[: _TMX.index("The inter-min")].replace("加快", "加\x08快&"))
    ran = program("repair", "cut.tmx", "whole.tmx")
    assert ran.status == 1
    assert "cut.tmx:9:1: left out: a unit that does not end [left-out]" in ran.err
    assert "U+0008 became U+FFFD" in ran.err
    assert ran.err.endswith("whole.tmx: valid TMX 1.4, 1 unit, 2 changes, 1 piece left out\n")
    assert not violations(etree.parse(program.folder / "whole.tmx"))


def test_what_is_valid_is_written_as_it_is(program: Program) -> None:
    ran = program("repair", "wrong.tmx", "new.tmx")
    assert (ran.status, ran.err) == (0, "new.tmx: valid TMX 1.4, 2 units, nothing to change\n")
    assert (program.folder / "new.tmx").read_bytes() == (program.folder / "wrong.tmx").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["wrong.tmx", "./wrong.tmx"], "OUT is IN itself"),
        (["missing.tmx", "b.tmx"], "cannot be read"),
        (["page.tmx", "b.tmx"], "the root element is <html>"),
        (["empty.tmx", "b.tmx"], "the file is empty"),
    ],
)
def test_says_what_it_cannot_do(program: Program, arguments: list[str], said: str) -> None:
    program.write("page.tmx", "<html><body/></html>")
    program.write("empty.tmx", "")
    ran = program("repair", *arguments)
    assert ran.status == 2
    assert said in ran.err
    assert not (program.folder / "b.tmx").exists()


def test_a_dry_run_writes_nothing(program: Program) -> None:
    ran = program("repair", "wrong.tmx", "new.tmx", "--dry-run")
    assert ran.err == "new.tmx: would be valid TMX 1.4, 2 units, nothing to change\n"
    assert not (program.folder / "new.tmx").exists()


_RICH = _TMX.replace(
    "<seg>Develop", '<seg><bpt i="1">x</bpt>De<hi>ve</hi><ept i="1">y</ept><ph>z<sub>s</sub></ph>lop'
).replace("<tu ", '<tu creationdate="20240101T000000Z" usagecount="2" ')
_WORDS = [
    "tu",
    "tuv",
    "seg",
    "note",
    "prop",
    "bpt",
    "ept",
    "it",
    "hi",
    "ph",
    "sub",
    "header",
    "body",
    "b",
    "tmx",
    "ude",
]
_KEYS = [
    "i",
    "lang",
    "{http://www.w3.org/XML/1998/namespace}lang",
    "type",
    "pos",
    "tuid",
    "creationdate",
    "usagecount",
    "srclang",
    "x",
    "y",
    "segtype",
]


def test_whatever_is_well_formed_becomes_valid(tmp_path: Path) -> None:
    chance = random.Random(7)
    for _ in range(400):
        tree = ET.fromstring(_RICH)
        for _ in range(chance.randint(1, 6)):
            element = chance.choice(list(tree.iter()))
            match chance.randrange(5):
                case 0:
                    element.tag = chance.choice(_WORDS) if element is not tree else "tmx"
                case 1:
                    element.set(chance.choice(_KEYS), chance.choice(["", "1", "en_US", "?", "x y", "20240101"]))
                case 2:
                    element.attrib.clear()
                case 3:
                    element.insert(0, ET.Element(chance.choice(_WORDS)))
                case _:
                    element.text = "loose"
        data = ET.tostring(tree)
        (tmp_path / "a.tmx").write_bytes(data)
        try:
            found = repair(tmp_path / "a.tmx")
        except FtzTermsError as error:
            raise AssertionError(data.decode()) from error
        assert _RNG.validate(etree.fromstring(found.data)), (data, _RNG.error_log)
        words = " ".join(tree.itertext()).split()
        kept = " ".join(ET.fromstring(found.data).itertext())
        assert [word for word in words if word not in kept] == [], (data, found.data)


def test_what_is_recovered_can_be_repaired(tmp_path: Path) -> None:
    chance = random.Random(3)
    data = _RICH.encode()
    for _ in range(60):
        cut = chance.randrange(data.index(b"</tu>") + 5, len(data))
        (tmp_path / "a.tmx").write_bytes(data[:cut])
        assert repair(tmp_path / "a.tmx").units == recover(tmp_path / "a.tmx").kept
