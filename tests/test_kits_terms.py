"""The glossaries of the kits, read back by other code: cells, limits, collisions, and what has no place."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats_samples import entries
from ftzterms.kits import names
from ftzterms.model import ConceptEntry, PartOfSpeech, TermMatch
from kits_samples import NASTY, concept, made, one, parsed, stock, term, told

MEETING = concept(
    "joint-meeting",
    term("部际联席会议", "zh-Hans"),
    term("联席会议", "zh-Hans", "admitted"),
    term("部際聯席會議", "zh-Hant"),
    term("inter-ministerial joint meeting", "en"),
    term("joint meeting", "en", "admitted", "from the second mention on"),
    term("joint conference", "en", "deprecated"),
    definition="A standing mechanism.\nOf ministries.",
    note="Capitals in a name.",
)
FTZ = concept("ftz", term("自贸区", "zh-Hans"), term("FTZ, “pilot”", "en"))


def table(file: Path, separator: str = "\t", encoding: str = "utf-8") -> list[list[str]]:
    """Read a table without quotation marks."""
    text = file.read_bytes().decode(encoding)
    return [line.removesuffix("\r").split(separator) for line in text.removesuffix("\n").split("\n")] if text else []


def omegat_glossary(file: Path) -> list[list[str]]:
    """Read a glossary as OmegaT does: UTF-8, `#` lines skipped, three cells of those that tabs part."""
    lines = file.read_bytes().decode("utf-8").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [row[:3] for row in rows if len(row) >= 2 and row[0]]


def test_omegat_reads_all_renderings_and_what_to_avoid(tmp_path: Path) -> None:
    file = made("omegat", stock((), [MEETING]), tmp_path) / "glossary" / "ftzterms.txt"
    assert file.read_text("utf-8").startswith("# Glossary in tab-separated format -*- coding: utf-8 -*-\n部际")
    assert omegat_glossary(file) == [
        [
            "部际联席会议",
            "inter-ministerial joint meeting",
            "✗ not: joint conference; A standing mechanism. Of ministries.; Capitals in a name.",
        ],
        ["部际联席会议", "joint meeting", "also right; from the second mention on"],
        [
            "联席会议",
            "inter-ministerial joint meeting",
            "✗ not: joint conference; A standing mechanism. Of ministries.; Capitals in a name.",
        ],
        ["联席会议", "joint meeting", "also right; from the second mention on"],
    ]


def test_the_other_direction_and_the_other_script(tmp_path: Path) -> None:
    file = made("azure", stock((), [MEETING], "en-zh", ("zh-TW", "en-GB")), tmp_path) / "glossary.tsv"
    assert table(file) == [["inter-ministerial joint meeting", "部際聯席會議"], ["joint meeting", "部際聯席會議"]]


def test_a_concept_without_one_of_the_languages_is_left_out(tmp_path: Path) -> None:
    given_ = stock((), [FTZ, concept("half", term("半", "zh-Hans")), concept("none", term("x", "en", "superseded"))])
    assert table(made("azure", given_, tmp_path) / "glossary.tsv") == [["自贸区", "FTZ, “pilot”"]]
    assert told(given_, whole=True) == [
        "1 concept left out: no term in en-US",
        "1 concept left out: no term in zh-CN",
    ]


def test_two_renderings_of_one_term_collide_where_there_is_room_for_one(tmp_path: Path) -> None:
    both = [
        concept("plan", term("规划", "zh-Hans"), term("plan", "en")),
        concept("planning", term("规划", "zh-Hans"), term("planning", "en")),
        concept("same", term("规划", "zh-Hans"), term("plan", "en")),
    ]
    given_ = stock((), both)
    assert table(made("deepl", given_, tmp_path) / "glossary.tsv") == [["规划", "plan"]]
    (collision,) = (drop for drop in given_.drops if drop.whole)
    assert (collision.number, collision.examples) == (1, ("规划: plan / planning",))
    free = stock((), both)
    rows = omegat_glossary(made("omegat", free, tmp_path) / "glossary" / "ftzterms.txt")
    assert [row[:2] for row in rows] == [["规划", "plan"], ["规划", "planning"]]
    assert free.drops.lost == 0


def test_what_has_no_place_is_counted(tmp_path: Path) -> None:
    given_ = stock((), [replace(MEETING, examples=(("zh-Hans", "部际联席会议召开。"),)), FTZ])
    made("azure", given_, tmp_path)
    assert told(given_) == [
        "1 further rendering not held",
        "1 forbidden term not held",
        "1 definition not held",
        "2 note not held",
        "2 subject field not held",
        "1 example not held",
    ]


def test_deepl_limits_terms_and_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import ftzterms.kits.deepl as room

    fits, long = "政" * 341, "政" * 342
    given_ = stock(
        (), [concept("a", term(fits, "zh-Hans"), term("a", "en")), concept("b", term(long, "zh-Hans"), term("b", "en"))]
    )
    assert table(made("deepl", given_, tmp_path) / "glossary.tsv") == [[fits, "a"]]
    assert told(given_, whole=True) == ["1 term left out: longer than 1,024 bytes"]
    monkeypatch.setattr(room, "_TABLE", replace(room._TABLE, file_bytes=20))
    full = stock((), [concept(f"c{n}", term(f"第{n}", "zh-Hans"), term(f"no. {n}", "en")) for n in range(3)])
    folder = made("deepl", full, tmp_path / "full")
    assert (folder / "glossary.tsv").stat().st_size <= 20
    assert told(full, whole=True) == ["2 term left out: the file is full at 20 bytes"]


def test_deepl_gets_a_request_that_makes_the_glossary(tmp_path: Path) -> None:
    folder = made("deepl", stock((), [MEETING, FTZ]), tmp_path)
    body = json.loads((folder / "request.json").read_text("utf-8"))
    (dictionary,) = body["dictionaries"]
    assert set(body) == {"name", "dictionaries"}
    assert (dictionary["source_lang"], dictionary["target_lang"]) == ("zh", "en")
    assert dictionary["entries_format"] == "tsv"
    assert dictionary["entries"] == (folder / "glossary.tsv").read_text("utf-8").removesuffix("\n")


def test_google_gets_one_table_for_each_kind_of_glossary(tmp_path: Path) -> None:
    folder = made("google", stock((), [MEETING, FTZ]), tmp_path)
    with (folder / "glossary.csv").open(encoding="utf-8", newline="") as stream:
        assert list(csv.reader(stream)) == [
            ["部际联席会议", "inter-ministerial joint meeting"],
            ["联席会议", "inter-ministerial joint meeting"],
            ["自贸区", "FTZ, “pilot”"],
        ]
    with (folder / "equivalent-terms.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert list(rows[0]) == ["zh-CN", "en", "pos", "description"]
    assert rows[0]["description"].startswith("✗ not: joint conference; ")


def test_amazon_gets_english_terms_in_the_forms_it_would_miss(tmp_path: Path) -> None:
    exact = concept("ai", term("AI", "en"), term("人工智能", "zh-Hans"))
    cased = replace(term("free port", "en"), match=frozenset({TermMatch.EXACT_CASE}))
    verb = replace(term("open up", "en"), part_of_speech=PartOfSpeech.VERB)
    fixed = replace(term("news", "en"), match=frozenset({TermMatch.EXACT_FORM}))
    given_ = stock(
        (),
        [
            concept("policy", term("trade policy", "en"), term("贸易政策", "zh-Hans")),
            exact,
            concept("port", cased, term("自由港", "zh-Hans")),
            concept("open", verb, term("开放", "zh-Hans")),
            concept("news", fixed, term("新闻", "zh-Hans")),
        ],
        "en-zh",
    )
    with (made("amazon", given_, tmp_path) / "terminology.csv").open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    assert header == ["en", "zh"]
    assert rows == [
        ["trade policy", "贸易政策"],
        ["Trade policy", "贸易政策"],
        ["trade policies", "贸易政策"],
        ["Trade policies", "贸易政策"],
        ["AI", "人工智能"],
        ["free port", "自由港"],
        ["free ports", "自由港"],
        ["open up", "开放"],
        ["Open up", "开放"],
        ["news", "新闻"],
    ]
    chinese = made("amazon", stock((), [FTZ]), tmp_path / "zh") / "terminology.csv"
    assert table(chinese, "\n") == [["zh,en"], ['自贸区,"FTZ, “pilot”"']]


@given(NASTY, NASTY, NASTY)
def test_cells_of_any_kind_come_back_or_are_counted(zh: str, en: str, note: str) -> None:
    given_ = stock((), [concept("a", term(zh, "zh-Hans"), term(en, "en"), note=note)])
    with TemporaryDirectory() as folder:
        glossary = omegat_glossary(made("omegat", given_, Path(folder)) / "glossary" / "ftzterms.txt")
        azure = stock((), given_.entries)
        cells = table(made("azure", azure, Path(folder)) / "glossary.tsv")
        google = stock((), given_.entries)
        with (made("google", google, Path(folder)) / "glossary.csv").open(encoding="utf-8", newline="") as stream:
            rows = list(csv.reader(stream))
    assert [row[:2] for row in glossary] in ([[zh, en]], [])
    assert len(glossary) == 1 - bool(given_.drops.lost)
    assert cells in ([[zh, en]], [])
    assert len(cells) == 1 - bool(azure.drops.lost)
    assert rows == cells
    if zh.isprintable() and en.isprintable() and zh.strip() and en.strip():
        assert cells == [[zh, en]]


@given(st.lists(entries(), max_size=4, unique_by=lambda entry: entry.id), st.sampled_from(names()), st.booleans())
def test_any_glossary_makes_every_kit(given_entries: list[ConceptEntry], name: str, turned: bool) -> None:  # noqa: FBT001
    direction = "en-zh" if turned else "zh-en"
    with TemporaryDirectory() as folder:
        first, second = (
            made(name, stock((), given_entries, direction), Path(folder, place)) for place in ("first", "second")
        )
        files = [file.relative_to(first) for file in first.rglob("*") if file.is_file()]
        assert files
        for file in files:
            assert (first / file).read_bytes() == (second / file).read_bytes()
            if file.suffix in {".xml", ".tbx", ".tmx"}:
                parsed(first / file)


def test_multiterm_holds_every_term_with_its_status(tmp_path: Path) -> None:
    root = parsed(made("trados", stock((), [MEETING, FTZ]), tmp_path) / "termbase" / "multiterm.xml")
    assert root.tag == "mtf"
    assert [concept_.findtext("concept") for concept_ in root.findall("conceptGrp")] == ["1", "2"]
    first = one(root, "conceptGrp")
    said = {descrip.get("type"): descrip.text for descrip in first.findall("descripGrp/descrip")}
    assert said == {
        "Subject": "trade",
        "Definition": "A standing mechanism. Of ministries.",
        "Note": "Capitals in a name.",
        "Concept": "joint-meeting",
    }
    languages = [(language.get("type"), language.get("lang")) for language in first.iter("language")]
    assert languages == [("Chinese", "ZH-CN"), ("English", "EN-US")]
    terms = [
        (group.findtext("term"), group.findtext("descripGrp/descrip[@type='Status']"))
        for group in first.iter("termGrp")
    ]
    assert terms == [
        ("部际联席会议", "preferred"),
        ("联席会议", "admitted"),
        ("inter-ministerial joint meeting", "preferred"),
        ("joint meeting", "admitted"),
        ("joint conference", "deprecated"),
    ]


def test_phrase_is_told_what_is_preferred_and_forbidden(tmp_path: Path) -> None:
    root = parsed(made("phrase", stock((), [MEETING]), tmp_path) / "termbase" / "phrase.tbx")
    assert root.tag == "martif"
    assert [langset.get("{http://www.w3.org/XML/1998/namespace}lang") for langset in root.iter("langSet")] == [
        "zh_cn",
        "en_us",
    ]
    facts = {
        tig.findtext("term"): {note.get("type"): note.text for note in tig.findall("termNote")}
        for tig in root.iter("tig")
    }
    assert facts["joint meeting"] == {
        "status": "Approved",
        "preferred": "false",
        "forbidden": "false",
        "caseSensitive": "false",
        "exactMatch": "false",
        "usageNote": "from the second mention on",
    }
    assert facts["joint conference"]["forbidden"] == "true"
    assert facts["inter-ministerial joint meeting"]["preferred"] == "true"


def test_weblate_marks_forbidden_and_obsolete_terms_only(tmp_path: Path) -> None:
    old = concept("old", term("旧", "zh-Hans"), term("new", "en"), term("old", "en", "superseded"))
    root = parsed(made("weblate", stock((), [MEETING, old]), tmp_path) / "glossary.tbx")
    marked = {
        tig.findtext("term"): tig.findtext("termNote[@type='administrativeStatus']")
        for tig in root.iter("tig")
        if tig.find("termNote") is not None
    }
    assert marked == {"joint conference": "forbidden", "old": "obsolete"}


def test_memoq_gets_its_own_columns(tmp_path: Path) -> None:
    file = made("memoq", stock((), [FTZ, MEETING]), tmp_path) / "termbase" / "memoq.csv"
    with file.open(encoding="utf-8-sig", newline="") as stream:
        header, first, second = csv.reader(stream)
    assert header == [
        *("Entry_ID", "Entry_Subject", "Entry_Note", "Chinese_PRC_Def"),
        *("Chinese_PRC", "Term_Info", "Term_Example") * 2,
        "English_United_States_Def",
        *("English_United_States", "Term_Info", "Term_Example") * 3,
    ]
    assert len(first) == len(second) == len(header)
    assert first[:3] == ["1", "trade", "ftz"]
    assert second[4:10] == ["部际联席会议", "CasePermissive;Exact", "", "联席会议", "CasePermissive;Exact", ""]
    assert second[-3:] == ["joint conference", "CasePermissive;HalfPrefix;Forbidden", ""]


def test_memoq_names_a_region_that_it_may_not_know(tmp_path: Path) -> None:
    folder = made("memoq", stock((), [FTZ], locales=("zh-SG", "en-AU")), tmp_path)
    header = (folder / "termbase" / "memoq.csv").read_text("utf-8-sig").split("\n")[0]
    assert "Chinese_Singapore" in header
    assert "English_AU" in header
