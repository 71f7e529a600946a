"""The memories of the kits: valid TMX 1.4 in both directions, every text intact, and what is dropped counted."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ftzterms as ft
from formats_samples import bitexts
from ftzterms.formats import PROFILES, Drops
from ftzterms.model import Bitext, InlineTag, Segment, State, TagKind, TranslationUnit, Variant
from kits_samples import NASTY, SCHEMA, made, one, parsed, plain, segments, stock, told, unit

WITH_MEMORY = ("omegat", "trados", "memoq", "phrase", "wordfast", "weblate", "amazon")
CODES = {
    "omegat": ("zh-CN", "en-US"),
    "trados": ("zh-CN", "en-US"),
    "memoq": ("zh-CN", "en-US"),
    "phrase": ("zh_cn", "en_us"),
    "wordfast": ("ZH-CN", "EN-US"),
    "weblate": ("zh_Hans", "en"),
    "amazon": ("zh", "en"),
}


@pytest.mark.parametrize("name", WITH_MEMORY)
@pytest.mark.parametrize("direction", ["zh-en", "en-zh"])
def test_a_memory_is_valid_and_names_its_languages(name: str, direction: str, tmp_path: Path) -> None:
    folder = made(
        name, stock([unit("a", "政策 & <法>", "Policy"), unit("b", "二", "two\r\n2")], (), direction), tmp_path
    )
    (file,) = folder.rglob("news.tmx")
    zh, en = CODES[name]
    source, target = (zh, en) if direction == "zh-en" else (en, zh)
    root = parsed(file)
    assert one(root, "header").get("srclang") == source
    assert one(root, "header").get("segtype") == "sentence"
    spelt = [tuv.get("{http://www.w3.org/XML/1998/namespace}lang") for tuv in root.iter("tuv")]
    assert spelt == [source, target] * 2
    pairs = [("政策 & <法>", "Policy"), ("二", "two\r\n2")]
    assert list(segments(file)) == (pairs if direction == "zh-en" else [pair[::-1] for pair in pairs])


@pytest.mark.parametrize(("name", "spelt"), [("trados", "zh-TW"), ("phrase", "zh_tw"), ("weblate", "zh_Hant")])
def test_a_project_in_traditional_characters_takes_only_those(name: str, spelt: str, tmp_path: Path) -> None:
    mine = TranslationUnit("t", Variant("zh-Hant", Segment("政策檔")), Variant("en-GB", Segment("policy file")))
    given_ = stock([unit("s", "政策", "policy"), mine], locales=("zh-TW", "en-GB"))
    (file,) = made(name, given_, tmp_path).rglob("news.tmx")
    assert [pair[0] for pair in segments(file)] == ["政策檔"]
    assert one(parsed(file), "header").get("srclang") == spelt
    assert told(given_, whole=True) == ["1 unit left out: zh-CN is another script than the project's zh-TW"]


def test_a_unit_that_cannot_be_used_is_left_out_and_named(tmp_path: Path) -> None:
    given_ = stock(
        [
            unit("good", "好", "good"),
            unit("empty", "空", " "),
            unit("bell", "铃\x07", "bell"),
            replace(unit("half", "半", "half"), target=None),
        ]
    )
    folder = made("phrase", given_, tmp_path)
    assert list(segments(folder / "tm" / "news.tmx")) == [("好", "good")]
    assert told(given_, whole=True) == [
        "2 unit left out: no translation",
        "1 unit left out: it holds U+0007, which XML cannot hold",
    ]
    assert [drop.examples for drop in given_.drops if drop.whole] == [("empty", "half"), ("bell",)]


def test_other_languages_are_counted(tmp_path: Path) -> None:
    french = replace(unit("a", "一", "one"), others=(Variant("fr", Segment("un")),))
    given_ = stock([french])
    (file,) = made("omegat", given_, tmp_path).rglob("news.tmx")
    assert list(segments(file)) == [("一", "one")]
    assert told(given_) == ["1 text in a further language not held"]


@given(bitexts(), st.sampled_from(sorted(PROFILES)), st.booleans())
def test_any_bitext_is_valid_under_any_profile(bitext: Bitext, profile: str, turned: bool) -> None:  # noqa: FBT001
    units = list(bitext.units)
    languages = (bitext.target_language, bitext.source_language)
    given_ = replace(bitext, units=units)
    if turned:
        given_ = replace(given_, source_language=languages[0], target_language=languages[1])
    drops = Drops()
    with TemporaryDirectory() as folder:
        path = Path(folder, "out.tmx")
        ft.write(given_, path, profile=profile, drops=drops)
        kept = [
            (some.source.text, some.target.text)
            for some in units
            if some.source and some.target and some.source.text.strip() and some.target.text.strip()
        ]
        wanted = [pair[::-1] for pair in kept] if turned else kept
        assert list(segments(path)) == wanted
    assert drops.lost == len(units) - len(kept)


@given(NASTY, NASTY)
def test_texts_of_any_kind_survive_or_are_counted(zh: str, en: str) -> None:
    given_ = stock([unit("a", zh, en)])
    with TemporaryDirectory() as folder:
        files = list(made("weblate", given_, Path(folder)).rglob("*"))
        (document,) = (json.loads(file.read_text("utf-8")) for file in files if file.name == "memory.json")
        written = [pair for file in files if file.suffix == ".tmx" for pair in segments(file)]
    assert [(entry["source"], entry["target"]) for entry in document] == written
    assert written in ([(zh, en)], [])
    assert given_.drops.lost == 1 - len(written)


def test_weblate_gets_what_its_schema_asks_for(tmp_path: Path) -> None:
    folder = made("weblate", stock([unit("a", "一", "one"), unit("b", "二", "two")]), tmp_path)
    document = json.loads((folder / "memory.json").read_text("utf-8"))
    assert document[0] == {
        "source": "一",
        "target": "one",
        "source_language": "zh_Hans",
        "target_language": "en",
        "origin": "ftzterms",
        "category": 1,
    }
    assert len(document) == 2


def test_omegat_finds_each_unit_in_the_folder_of_its_state(tmp_path: Path) -> None:
    folder = made(
        "omegat",
        stock(
            [
                unit("1", "一", "one"),
                unit("2", "二", "two", State.REVIEWED),
                unit("3", "三", "three", State.FINAL),
                unit("4", "四", "four", State.FUZZY),
                unit("5", "五", "five", State.INITIAL),
                unit("6", "六", "six", x_origin="MT"),
                unit("7", "七", "seven", x_ConfirmationLevel="ApprovedSignOff"),
                unit("8", "八", "eight", x_ConfirmationLevel="Draft"),
            ]
        ),
        tmp_path,
    )
    found = {
        file.relative_to(folder).as_posix(): [pair[1] for pair in segments(file)] for file in folder.rglob("news.tmx")
    }
    assert found == {
        "tm/news.tmx": ["one"],
        "tm/auto/news.tmx": ["two", "seven"],
        "tm/enforce/news.tmx": ["three"],
        "tm/penalty-20/news.tmx": ["four", "eight"],
        "tm/penalty-40/news.tmx": ["five"],
        "tm/mt/news.tmx": ["six"],
    }


def test_omegat_reads_what_is_highlighted_as_plain_text(tmp_path: Path) -> None:
    tags = (
        InlineTag(0, TagKind.OPEN, "1", '<hi type="bold">'),
        InlineTag(2, TagKind.CLOSE, "1", "</hi>"),
        InlineTag(2, TagKind.STANDALONE, "2", '<ph x="2">&lt;br/&gt;</ph>'),
        InlineTag(2, TagKind.STANDALONE, "3", '<it x="3">&lt;i&gt;</it>'),
    )
    marked = unit("a", "政策", "policy")
    given_ = stock([replace(marked, source=Variant("zh-CN", Segment("政策", tags)))])
    (file,) = made("omegat", given_, tmp_path).rglob("news.tmx")
    (segment, _) = parsed(file).iter("seg")
    assert [child.tag for child in segment] == ["ph"]
    assert plain(segment) == "政策"
    assert told(given_) == ["3 inline tag taken out, the text stays"]


def test_trados_gets_long_units_apart(tmp_path: Path) -> None:
    given_ = stock([unit("short", "政" * 2000, "x"), unit("long", "x", "y" * 2001)])
    folder = made("trados", given_, tmp_path)
    assert [pair[1] for pair in segments(folder / "tm" / "news.tmx")] == ["x"]
    assert [pair[0] for pair in segments(folder / "longer-than-2000" / "news.tmx")] == ["x"]
    (drop,) = given_.drops
    assert (drop.number, drop.examples, drop.whole) == (1, ("long",), True)


def test_the_library_writes_a_profile_and_counts_what_it_drops(tmp_path: Path) -> None:
    drops = Drops()
    bitext = Bitext("b", "zh-CN", "en", [unit("a", "一", "one"), unit("b", "二", "2" * 2001)])
    ft.write(bitext, tmp_path / "out.tmx", profile="trados", drops=drops)
    assert list(segments(tmp_path / "out.tmx")) == [("一", "one")]
    assert [(drop.number, drop.why) for drop in drops] == [(1, "left out: longer than 2,000 characters a side")]


@pytest.mark.parametrize(
    ("value", "name", "profile", "said"),
    [
        (Bitext("b", "zh", "en", []), "out.tmx", "tradoss", "did you mean 'trados'?"),
        (Bitext("b", "zh", "en", []), "out.tmx", "9", "choose one of amazon, google"),
        (Bitext("b", "zh", "en", []), "out.po", "trados", "ends in .tmx"),
        ([], "out.tbx", "trados", "this is a glossary"),
    ],
)
def test_a_profile_that_does_not_fit_is_refused(
    value: object, name: str, profile: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(ft.FtzTermsError) as raised:
        ft.write(value, tmp_path / name, profile=profile)  # type: ignore[arg-type]
    assert said in str(raised.value)
    assert not any(tmp_path.iterdir())


def test_memoq_reads_its_context(tmp_path: Path) -> None:
    omegat = unit("a", "一", "one", prev="零 & <0>", next="二")
    own = unit("b", "三", "three")
    written = (("x-context-pre", "<seg>二</seg>"), ("note", "stays"))
    own = replace(own, source=Variant("zh-CN", Segment("三"), properties=written))
    (file,) = made("memoq", stock([omegat, own]), tmp_path).rglob("news.tmx")
    first, second = parsed(file).iter("tu")
    assert [(prop.get("type"), prop.text) for prop in one(first, "tuv").findall("prop")] == [
        ("x-context-pre", "<seg>零 &amp; &lt;0&gt;</seg>"),
        ("x-context-post", "<seg>二</seg>"),
    ]
    assert first.findall("prop") == []
    assert [(prop.get("type"), prop.text) for prop in one(second, "tuv").findall("prop")] == [
        ("note", "stays"),
        ("x-context-pre", "<seg>二</seg>"),
    ]


def test_metadata_that_the_schema_refuses_is_left_out(tmp_path: Path) -> None:
    variant = Variant(
        "en",
        Segment("one"),
        created_at="2026-11-24",
        created_by="Li\x01",
        changed_at="20261124T000000Z",
        usage_count="many",
        notes=("good", "bad\x02"),
        properties=(("x-a", "b\x03"),),
        attributes=(("lastusagedate", "today"), ("datatype", "html"), ("colour", "red")),
    )
    given_ = stock([replace(unit("a\x04", "一", "one"), target=variant)])
    (file,) = made("omegat", given_, tmp_path).rglob("news.tmx")
    (_, tuv) = parsed(file).iter("tuv")
    assert {key: tuv.get(key) for key in tuv.attrib} == {
        "{http://www.w3.org/XML/1998/namespace}lang": "en-US",
        "changedate": "20261124T000000Z",
        "datatype": "html",
    }
    assert [note.text for note in tuv.findall("note")] == ["good"]
    assert told(given_, whole=False) == [
        "1 note not held",
        "1 prop not held",
        "1 date not written as TMX wants, not held",
        "2 name not held, for XML cannot",
        "1 attribute not valid in TMX 1.4, not held",
    ]


def test_files_get_names_that_every_system_takes(tmp_path: Path) -> None:
    names = ["a/con.tmx", "b\\con.tmx", "penalty-50 draft.tmx", "..tmx", "新闻稿.tmx", "x" * 200 + ".tmx"]
    given_ = replace(stock(), bitexts=[Bitext(name, "zh", "en", [unit("a", "一", "one")]) for name in names])
    folder = made("omegat", given_, tmp_path)
    assert sorted(file.name for file in folder.rglob("*.tmx")) == sorted(
        ["memory-con.tmx", "memory-con-2.tmx", "penalty_50-draft.tmx", "memory.tmx", "新闻稿.tmx", "x" * 80 + ".tmx"]
    )


def test_the_schema_refuses_what_omegat_refuses(tmp_path: Path) -> None:
    from lxml import etree

    (file,) = made("omegat", stock([unit("a", "一", "one")]), tmp_path).rglob("news.tmx")
    good = file.read_text("utf-8")
    assert SCHEMA.validate(etree.fromstring(good.encode()))
    for old, new in (
        ('version="1.4"', 'version="1.4b"'),
        (' o-tmf="ftzterms"', ""),
        ("</tuv>\n</tu>", '</tuv>\n<prop type="x">y</prop></tu>'),
        (' xml:lang="en-US"', ""),
        ("<seg>one</seg>", '<seg><it x="1"/>one</seg>'),
    ):
        assert old in good
        assert not SCHEMA.validate(etree.fromstring(good.replace(old, new).encode())), new


def test_every_real_memory_becomes_valid(shared, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    read = 0
    for file in sorted((shared / "corpora/cat-files/tmx").glob("*.tmx")):
        bitext = ft.read_bitext(file)
        units = list(bitext.units)
        for profile in PROFILES:
            drops = Drops()
            ft.write(replace(bitext, units=units), tmp_path / "out.tmx", profile=profile, drops=drops)
            read += len(list(segments(tmp_path / "out.tmx"))) + drops.lost
            assert len(list(segments(tmp_path / "out.tmx"))) + drops.lost == len(units), file
    assert read > 1000
