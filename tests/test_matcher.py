"""The matcher: which term, where, in which form. Whole sentences stand in the Markdown cases."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ftzterms import Glossary
from ftzterms.matcher import TermMatcher
from ftzterms.matcher._evidence import Evidence, lexicon
from ftzterms.model import (
    AdministrativeStatus,
    AnnotatedUnit,
    ConceptEntry,
    Form,
    LanguageSection,
    Segment,
    Span,
    Term,
    TermHit,
    TermMatch,
    TranslationUnit,
    Variant,
)
from ftzterms.text.fold import fold


def entry(name: str, *terms: Term, not_inside: tuple[str, ...] = ()) -> ConceptEntry:
    languages = dict.fromkeys(term.language for term in terms)
    sections = tuple(LanguageSection(tag, tuple(t for t in terms if t.language == tag)) for tag in languages)
    return ConceptEntry(name, sections, not_inside=not_inside)


def found(entries: list[ConceptEntry], text: str) -> list[tuple[str, str, Form]]:
    return [(hit.entry.id, hit.span.of(text), hit.form) for hit in TermMatcher(entries).find(text)]


def test_longest_term_wins_whatever_its_status() -> None:
    entries = [
        entry("zone", Term("trade zone", "en")),
        entry("pilot", Term("pilot trade zone", "en", AdministrativeStatus.DEPRECATED)),
    ]
    assert found(entries, "the pilot trade zone") == [("pilot", "pilot trade zone", Form.EXACT)]


def test_guard_blocks_without_being_a_hit() -> None:
    entries = [entry("ministry", Term("商务部", "zh-Hans"), not_inside=("商务部门",))]
    assert found(entries, "地方商务部门") == []
    assert found(entries, "商务部公告") == [("ministry", "商务部", Form.EXACT)]


def test_letters_that_name_two_concepts_give_both() -> None:
    entries = [entry("a", Term("free trade zone", "en")), entry("b", Term("free trade zone", "en"))]
    assert [name for name, _, _ in found(entries, "a free trade zone")] == ["a", "b"]


def test_exact_reading_drops_variants_of_other_names() -> None:
    entries = [entry("a", Term("opening up", "en"), Term("opening-up", "en", AdministrativeStatus.ADMITTED))]
    assert found(entries, "the opening-up drive") == [("a", "opening-up", Form.EXACT)]


def test_deprecated_spelling_is_told_from_the_approved_one() -> None:
    entries = [
        entry("a", Term("inter-ministerial", "en"), Term("inter ministerial", "en", AdministrativeStatus.DEPRECATED))
    ]
    hits = TermMatcher(entries).find("inter ministerial and inter-ministerial")
    assert [hit.term.status.forbidden for hit in hits] == [True, False]


@pytest.mark.parametrize(
    ("text", "hit"), [("AI is here", True), ("ai is here", False), ("she said", False), ("(AI)", True), ("AIs", False)]
)
def test_acronym_needs_its_capitals_and_edges(text: str, *, hit: bool) -> None:
    assert bool(found([entry("ai", Term("AI", "en", match=frozenset({TermMatch.EXACT_FORM})))], text)) is hit


def test_acronym_has_a_plural() -> None:
    assert found([entry("soe", Term("SOE", "en"))], "SOEs grew") == [("soe", "SOEs", Form.INFLECTED)]


def test_acronym_stands_between_han_characters() -> None:
    assert found([entry("rcep", Term("RCEP", "en"))], "加入RCEP后") == [("rcep", "RCEP", Form.EXACT)]


@pytest.mark.parametrize(("text", "hit"), [("West Bank", True), ("west bank", False)])
def test_exact_case_is_exact(text: str, *, hit: bool) -> None:
    assert bool(found([entry("a", Term("West Bank", "en", match=frozenset({TermMatch.EXACT_CASE})))], text)) is hit


def test_number_word_that_only_counts_is_doubtful() -> None:
    matcher = TermMatcher([entry("two-sessions", Term("two sessions", "en"))])
    assert [hit.doubtful for hit in matcher.find("held in two sessions; then the two sessions")] == [True, False]


def test_latin_and_han_may_be_spaced() -> None:
    entries = [entry("g20", Term("G20 峰会", "zh-Hans"))]
    assert [text for _, text, _ in found(entries, "出席G20峰会和G20 峰会")] == ["G20峰会", "G20 峰会"]


def test_offsets_are_those_of_the_original() -> None:
    text = "  The\u00a0 “pilot  free\ttrade zones”"
    (hit,) = TermMatcher([entry("zone", Term("pilot free trade zone", "en"))]).find(text)
    assert hit.span.of(text) == "pilot  free\ttrade zones"
    assert hit.plural


def test_glossary_finds_by_language() -> None:
    glossary = Glossary([entry("zone", Term("pilot zone", "en"), Term("试验区域", "zh-Hans"))], "small")
    text = "pilot zone 试验区域"
    assert [hit.term.language for hit in glossary.find(text)] == ["en", "zh-Hans"]
    assert [hit.term.language for hit in glossary.find(text, "zh-CN")] == ["zh-Hans"]
    assert glossary.get("zone") is glossary.entries[0]
    assert glossary.get("none") is None
    assert len(glossary) == 1
    assert len(glossary.digest) == 16


def test_bytes_restore_the_same_glossary(case_glossary: Glossary) -> None:
    restored = Glossary.from_bytes(case_glossary.to_bytes(), digest=case_glossary.digest)
    assert restored is not None
    text = "部际联席会议与15th Five Year Plan，海关，国企"
    assert restored.find(text) == case_glossary.find(text)
    assert restored.entries == case_glossary.entries


@given(st.binary(max_size=200))
def test_other_bytes_restore_nothing(data: bytes) -> None:
    assert Glossary.from_bytes(data) is None


def test_damaged_bytes_restore_nothing(case_glossary: Glossary) -> None:
    data = bytearray(case_glossary.to_bytes())
    data[len(data) // 2] ^= 1
    assert Glossary.from_bytes(bytes(data)) is None


def test_empty_glossary_finds_nothing() -> None:
    assert TermMatcher([]).find("any text") == ()


@given(st.text())
def test_any_text_is_taken(case_glossary: Glossary, text: str) -> None:
    last = 0
    for hit in case_glossary.matcher.find(text):
        assert 0 <= hit.span.start < hit.span.end <= len(text)
        assert hit.span.start >= last or hit.span.start == last
        last = hit.span.start


@given(
    st.lists(
        st.sampled_from(
            [
                "海关",
                "国企",
                "中国",
                "企业",
                "上",
                "注",
                "the",
                " ",
                "two sessions",
                "15th Five Year Plan",
                "“",
                "\u200b",
            ]
        )
    )
)
def test_any_mixture_is_taken(case_glossary: Glossary, parts: list[str]) -> None:
    text = "".join(parts)
    hits = case_glossary.matcher.find(text)
    assert [hit.span.start for hit in hits] == sorted(hit.span.start for hit in hits)


@pytest.mark.parametrize(
    "text",
    ["see https://example.org/FTZ?id=1", "write to FTZ@example.org", "{FTZ} is filled in", "详见www.example.org/FTZ。"],
)
def test_addresses_and_placeholders_hold_no_terms(text: str) -> None:
    assert found([entry("ftz", Term("FTZ", "en"))], text) == []


def test_acronym_in_small_letters_is_a_variant_where_it_can_be_nothing_else() -> None:
    entries = [entry("ndrc", Term("NDRC", "en")), entry("who", Term("WHO", "en"))]
    assert found(entries, "the ndrc, who met") == [("ndrc", "ndrc", Form.CASE)]


@pytest.mark.parametrize("text", ["第十五个五年规划", "“十五五”规划", "十五五规划"])
def test_plan_has_a_full_name_and_quotes(text: str) -> None:
    assert [span for _, span, _ in found([entry("plan", Term("十五五规划", "zh-Hans"))], text)] == [text]


@pytest.mark.parametrize("text", ["‘9+5’ measures", "'9+5' measures", "“9+5” measures", "9+5 measures"])
def test_quotation_in_an_english_term_may_have_other_marks_or_none(text: str) -> None:
    entries = [entry("measures", Term("‘9+5’ measures", "en")), entry("congress", Term("people's congress", "en"))]
    assert [span for _, span, _ in found(entries, text)] == [text]
    assert found(entries, "peoples congress") == []


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("hainan free trade port", Form.CASE),
        ("Hainan free trade port", Form.EXACT),
        ("beijing-tianjin region", Form.CASE),
        ("market risks", Form.EXACT),
    ],
)
def test_first_word_keeps_its_capital_only_as_a_name(text: str, form: Form) -> None:
    entries = [
        entry("port", Term("Hainan Free Trade Port", "en"), Term("Hainan free trade port", "en")),
        entry("region", Term("Beijing-Tianjin region", "en")),
        entry("risks", Term("Market risks", "en")),
    ]
    assert [found_form for _, _, found_form in found(entries, text)] == [form]


def test_hits_and_annotated_units_are_frozen_values() -> None:
    zone = Term("pilot zone", "en")
    matcher = TermMatcher([entry("zone", zone)])
    (hit,) = matcher.find("the pilot zones")
    assert hit == TermHit(Span(4, 15), zone, hit.entry, Form.INFLECTED, doubtful=False, plural=True)
    unit = TranslationUnit("#1", None, Variant("en", Segment("the pilot zones")))
    annotated = matcher.annotate(unit, "zh", "en", 3)
    assert annotated == AnnotatedUnit(unit, "", "the pilot zones", "zh", "en", (), (hit,), 3)
    for value, name in ((hit, "form"), (hit.span, "start"), (annotated, "order")):
        with pytest.raises(FrozenInstanceError):
            setattr(value, name, None)


def test_every_spelling_keeps_its_own_form() -> None:
    """Each of them twice, though the matcher remembers only the last one of a term."""
    matcher = TermMatcher([entry("bank", Term("West Bank", "en"))])
    spellings = ["".join(letters) for letters in product(*((c, c.upper()) for c in "west bank"))]
    wanted = [Form.CASE if s[0].islower() or (s[5].islower()) else Form.EXACT for s in spellings]
    for _ in range(2):
        assert [hit.form for s in spellings for hit in matcher.find(s)] == wanted


def test_letters_may_stand_for_two_folded_forms() -> None:
    """A Greek capital sigma folds by what stands beside it, and otherwise beside a Turkish capital."""
    matcher = TermMatcher([entry("final", Term("ας", "el")), entry("other", Term("ασ", "el"))])
    texts = ["ΑΣ", "İ ΑΣ", "ΑΣ"]
    assert [hit.entry.id for text in texts for hit in matcher.find(text)] == ["final", "other", "final"]


_PIECES = st.sampled_from(
    "海关|上海关注|two sessions|The Two Sessions|free  trade|Free Trade|-|zone| |  |\n|{free trade}|www.a.cn".split("|")
    + "a@free trade|Σ|İ|ας|\x1e|\0|發展|发展|，|“".split("|")
)


@given(st.lists(st.lists(_PIECES, max_size=6).map("".join), max_size=6))
def test_texts_together_hold_what_they_hold_alone(texts: list[str]) -> None:
    together = _SEVERAL.find_all(texts)
    assert together == [_SEVERAL.find(text) for text in texts]
    for text, hits in zip(texts, together, strict=True):
        for hit in hits:
            assert fold(hit.span.of(text)).text in {"海关", "two sessions", "free trade", "发展", "ας", "ασ", "a\x1eb"}


def test_no_term_lies_across_two_texts() -> None:
    matcher = TermMatcher([entry("odd", Term("a\x1eb", "zh"))])
    assert matcher.find_all(["a", "b"]) == [(), ()]
    assert [len(hits) for hits in matcher.find_all(["a\x1eb", "发a", "b发", "发a\x1eb"])] == [1, 0, 0, 1]


_SEVERAL = TermMatcher(
    [
        entry("customs", Term("海关", "zh")),
        entry("sessions", Term("Two Sessions", "en")),
        entry("trade", Term("free trade", "en"), Term("Free Trade", "en")),
        entry("growth", Term("发展", "zh")),
        entry("final", Term("ας", "el")),
        entry("other", Term("ασ", "el")),
    ]
)

_WORDS = st.sampled_from([*sorted(lexicon())[::40], "海关", "保税", "国企", "的", "，", "a"])


@given(st.lists(_WORDS, min_size=1, max_size=6))
def test_gathered_pairs_change_no_judgement(words: list[str]) -> None:
    text = "".join(words)
    for start in range(len(text)):
        for end in range(start + 1, min(len(text), start + 3) + 1):
            assert _PATIENT.stands(text, start, end) == _HASTY.stands(text, start, end)


_PATIENT = Evidence(["海关", "保税", "国企"], patience=10**9)
_HASTY = Evidence(["海关", "保税", "国企"], patience=0)
