"""Every check of a glossary finds its fault, and a good glossary has none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ftzterms.checks import all_checks
from ftzterms.model import (
    AdministrativeStatus,
    ConceptEntry,
    LanguageSection,
    PartOfSpeech,
    Source,
    Term,
    TermKind,
    TermMatch,
)

PREFERRED, ADMITTED, DEPRECATED = (
    AdministrativeStatus.PREFERRED,
    AdministrativeStatus.ADMITTED,
    AdministrativeStatus.DEPRECATED,
)
SOURCE = Source("Report on the Work of the Government", "2023-03-05", "https://example.org/report", "State Council")


def entry(name: str, *terms: Term, **more: object) -> ConceptEntry:
    languages = dict.fromkeys(term.language for term in terms)
    sections = tuple(LanguageSection(tag, tuple(t for t in terms if t.language == tag)) for tag in languages)
    return ConceptEntry(name, sections, **{"sources": (SOURCE,), **more})  # type: ignore[arg-type]


def zh(text: str, status: AdministrativeStatus = PREFERRED, language: str = "zh-Hans") -> Term:
    return Term(text, language, status)


def en(text: str, status: AdministrativeStatus = PREFERRED, **more: object) -> Term:
    return Term(text, "en", status, **more)  # type: ignore[arg-type]


GOOD = [
    entry(
        "negative-list",
        zh("负面清单"),
        en("negative list"),
        en("black list", DEPRECATED, match=frozenset({TermMatch.BESIDE_CONCEPT}), note="that is 黑名单"),
    ),
    entry("blacklist", zh("黑名单"), en("black list")),
    entry(
        "upgrade",
        zh("提升"),
        en("upgrade zones", part_of_speech=PartOfSpeech.VERB),
        examples=(("en", "It upgraded zones."), ("zh-Hans", "全面提升。")),
    ),
]


def said(check: str, *entries: ConceptEntry) -> list[str]:
    return [f"{found.id}: {remark.message}" for found, remark in all_checks()[check].function(entries)]


SHADOWING = en("Joint Meetings", DEPRECATED)
ENDED = en("old name", valid_until=date(2003, 3, 10))
BACKWARDS = en("name", ADMITTED, valid_from=date(2020, 1, 1), valid_until=date(2019, 1, 1))
AREA = [entry("a", zh("甲类"), en("area", DEPRECATED)), entry("b", zh("乙类"), en("area"))]
TWINS = [entry("a", zh("甲类"), en("zone")), entry("b", zh("甲类"), en("Zone"))]
NAMESAKES = [entry("a", zh("甲类"), en("zone")), entry("b", zh("乙类"), en("zone"))]
SAME_ID = [entry("a", zh("甲类")), entry("a", zh("乙类"), file="x.toml", line=3)]
UNDATED = [entry("a", zh("甲类"), sources=(Source("undated"),))]
OFF_TOPIC = [entry("a", zh("甲类"), examples=(("zh-Hans", "乙类货物"),))]


def sourced(url: str = "https://example.org/report", date: str = "2023-03-05") -> list[ConceptEntry]:
    return [entry("a", zh("甲类"), sources=(Source("Report", date, url),))]


TWO_SCRIPTS = [entry("a", zh("贸易港"), zh("貿易港", ADMITTED, "zh-Hant"))]
SHARED = [entry("a", zh("甲类")), entry("b", zh("乙类"), zh("甲类", ADMITTED))]
BANNED = [entry("a", en("right name"), en("wrong name", DEPRECATED))]
HEIRS = [entry("a", zh("甲类"), formerly=("old",)), entry("b", zh("乙类"), formerly=("old",))]
ALIVE = [entry("a", zh("甲类"), formerly=("b",)), entry("b", zh("乙类"))]
RENAMED = [entry("a", zh("甲类"), related=("old",)), entry("b", zh("乙类"), formerly=("old",))]


FAULTS: list[tuple[str, list[ConceptEntry], str]] = [
    ("malformed-address", sourced("www.gov.cn"), "a: the address “www.gov.cn” does not begin with https"),
    ("malformed-address", sourced("https://gov.cn/a b"), "a: the address “https://gov.cn/a b” has a space"),
    ("malformed-address", sourced("https://gov"), "a: the address “https://gov” names no public host"),
    ("malformed-address", sourced("https://[gov.cn"), "a: the address “https://[gov.cn” is none"),
    ("malformed-address", sourced("https://gov.cn:x/"), "a: the address “https://gov.cn:x/” is none"),
    (
        "malformed-address",
        sourced("javascript:alert(1.1)"),
        "a: the address “javascript:alert(1.1)” does not begin",
    ),
    ("unreal-date", sourced(date="2023-02-30"), "a: “Report” is dated 2023-02-30, a day that does not exist"),
    ("unreal-date", sourced(date="2023-13"), "a: “Report” is dated 2023-13, a day that does not exist"),
    ("unreal-date", sourced(date="5 March"), "a: “Report” is dated 5 March, which is no date"),
    ("unreal-date", sourced(date="9998"), "a: “Report” is dated 9998, which is still to come"),
    ("unstable-id", HEIRS, "b: 'old' is a former id of 'a' too"),
    ("unstable-id", ALIVE, "a: the former id 'b' is that of a concept here"),
    ("unequal-scripts", TWO_SCRIPTS, "a: “貿易港” and “贸易港” are one word, but differ in status"),
    (
        "script-mismatch",
        [entry("a", zh("贸易港", language="zh-Hant"))],
        "a: “贸易港” (zh-Hant): Simplified characters (贸)",
    ),
    (
        "misspelt-name",
        [entry("a", zh("陕西片区"), en("Shanxi area"))],
        "a: “Shanxi area”: 陕西 is “Shaanxi”, not “Shanxi”",
    ),
    (
        "misspelt-name",
        [entry("a", zh("李海燕案"), en("Li Haiyen case"))],
        "a: “Li Haiyen case”: 李海燕 is “Li Haiyan”",
    ),
    (
        "several-preferred",
        [entry("a", en("one name"), en("another name"))],
        "a: “another name” is preferred beside",
    ),
    ("unexplained-status", BANNED, "a: “wrong name” is deprecated without a reason"),
    ("broken-relation", [entry("a", zh("甲类"), related=("a",))], "a: 'a' is related to itself"),
    (
        "broken-relation",
        [entry("a", zh("甲类"), related=("x",))],
        "a: 'a' is related to 'x', which is not there: correct",
    ),
    ("broken-relation", RENAMED, "a: 'a' is related to 'old', which is not there: its id is now 'b'"),
    (
        "broken-relation",
        [GOOD[0], entry("a", zh("甲类"), related=("negative-list",) * 2)],
        "a: 'a' is related to 'negative-list' 2 times",
    ),
    ("shared-term", SHARED, "b: “甲类” also names 'a'"),
    ("unfindable-term", [entry("a", zh("从……到……"))], "a: “从……到……” has “…” in it"),
    ("unfindable-term", [entry("a", en("free zone / port"))], "a: “free zone / port” has “/” in it"),
    ("unfindable-term", [entry("a", en("zone; port"))], "a: “zone; port” has “;” in it"),
    ("unfindable-term", [entry("a", en("give sb. a hand"))], "a: “give sb. a hand” has “sb.” in it"),
    ("unfindable-term", [entry("a", en("two\nlines"))], "a: “two\nlines” has a line end in it"),
    ("unfindable-term", [entry("a", en("——"))], "a: “——” has no letter and no figure"),
    (
        "unfindable-term",
        [entry("a", zh("甲类"), not_inside=("甲类",))],
        "a: “甲类” is one of its own not_inside guards",
    ),
    ("colliding-terms", NAMESAKES, "b: “zone” is also the preferred term of 'a'"),
    ("duplicate-concept", TWINS, "b: 'b' has the names of 'a'"),
    ("duplicate-concept", SAME_ID, "a: the id 'a' stands twice"),
    ("forbidden-but-preferred", AREA, "a: “area” is deprecated here and approved in 'b'"),
    ("unsourced-term", UNDATED, "a: “甲类” is preferred without a dated source"),
    ("short-term", [entry("a", zh("税"))], "a: “税” is too short"),
    ("short-term", [entry("a", en("ai"))], "a: “ai” is too short"),
    (
        "shadowed-term",
        [entry("a", en("joint meeting"), SHADOWING)],
        "a: “Joint Meetings” is a form of the approved",
    ),
    ("shadowed-term", [entry("a", zh("会议"), zh("會議", DEPRECATED, "zh-Hant"))], "a: “會議” is a form of the"),
    ("script-mismatch", [entry("a", zh("貿易區"))], "a: “貿易區” (zh-Hans): Traditional characters (區貿)"),
    ("script-mismatch", [entry("a", en("贸易"))], "a: “贸易” (en): Han characters in an English term"),
    ("unmatched-example", OFF_TOPIC, "a: the example “乙类货物” has no approved term"),
    ("missing-language", [*GOOD, entry("a", zh("甲类"))], "a: 'a' has no approved term in en"),
    ("stale-validity", [entry("a", ENDED)], "a: “old name” is preferred, but valid only until 2003-03-10"),
    ("stale-validity", [entry("a", BACKWARDS)], "a: “name” is valid until 2019-01-01, before it begins"),
]
"""A check, a glossary with one fault, and how its message begins."""


@pytest.mark.parametrize(("check", "entries", "expected"), FAULTS)
def test_finds(check: str, entries: list[ConceptEntry], expected: str) -> None:
    messages = said(check, *entries)
    assert len(messages) == 1
    assert messages[0].startswith(expected)


@pytest.mark.parametrize("check", [check.id for check in all_checks().values() if check.scope == "glossary"])
def test_good_glossary_is_clean(check: str) -> None:
    assert said(check, *GOOD) == []


def test_hyphens_tell_a_deprecated_spelling_apart() -> None:
    assert said("shadowed-term", entry("a", en("inter-ministerial"), en("inter ministerial", DEPRECATED))) == []


def test_a_letter_that_only_looks_right_is_named() -> None:
    lookalike = said("script-mismatch", entry("free-port", zh("自由港"), en("free p\u043ert")))
    assert [said.split(": a letter")[0] for said in lookalike] == [
        "free-port: “free p\u043ert” (en): “\u043e” (U+043E CYRILLIC SMALL LETTER O)"
    ]
    assert said("script-mismatch", entry("grade", zh("Ａ級企業α", language="zh-Hant"), en("café μg, Grade Ⅲ"))) == []


def test_a_term_told_apart_may_be_shared() -> None:
    one, two = SHARED
    noted = [
        entry("a", Term("甲类", "zh", note="of goods")),
        entry("b", zh("乙类"), Term("甲类", "zh", ADMITTED, note="x")),
    ]
    assert said("shared-term", one, replace(two, related=("a",))) == []
    assert said("shared-term", *(replace(e, definition="d") for e in SHARED)) == []
    assert said("shared-term", *noted) == []
    assert said("shared-term", *NAMESAKES) == []


def test_a_sentence_with_semicolons_can_be_found() -> None:
    assert said("unfindable-term", entry("a", en("make laws; enforce them strictly; and abide by them"))) == []


def test_a_house_may_leave_out_an_apostrophe() -> None:
    assert said("misspelt-name", entry("a", zh("雄安新区"), en("Xiongan New Area"))) == []


def test_forms_and_parts_of_speech_may_each_be_preferred() -> None:
    short = en("NDRC", kind=TermKind.ABBREVIATION)
    verb = en("open up", part_of_speech=PartOfSpeech.VERB)
    assert (
        said("several-preferred", entry("a", en("opening up"), short, verb, zh("开放"), zh("開放", language="zh-Hant")))
        == []
    )


def test_ids_that_were_there_must_not_vanish() -> None:
    check = all_checks()["unstable-id"].configured(None, {"kept": ("a", "old", "gone")})
    found = [(at.id, remark.message) for at, remark in check.function([entry("a", zh("甲类"), formerly=("old",))])]
    assert found == [
        ("gone", "the id 'gone' is gone: write formerly = [\"gone\"] in the entry that has taken its place")
    ]


def test_a_relation_may_lead_into_another_glossary() -> None:
    check = all_checks()["broken-relation"].configured(None, {"known": ("x",)})
    assert list(check.function([entry("a", zh("甲类"), related=("x",))])) == []


def test_a_source_is_judged_by_the_day_that_is_named() -> None:
    check = all_checks()["unreal-date"].function
    assert list(check(sourced(date="2023-03-05"), today=date(2023, 3, 5))) == []
    assert list(check(sourced(date="2023-03"), today=date(2023, 3, 1))) == []
    assert len(list(check(sourced(date="2023-03-06"), today=date(2023, 3, 5)))) == 1
