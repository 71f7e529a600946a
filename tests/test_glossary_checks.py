"""Every check of a glossary finds its fault, and a good glossary has none."""

from __future__ import annotations

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
        en("black list", DEPRECATED, match=frozenset({TermMatch.BESIDE_CONCEPT})),
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


@pytest.mark.parametrize(
    ("check", "entries", "expected"),
    [
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
    ],
)
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
    assert said("script-mismatch", entry("grade", zh("Ａ級企业α", language="zh-Hant"), en("café μg, Grade Ⅲ"))) == []
