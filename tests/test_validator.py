"""The validator says who and where: order, places, fingerprints, confidence, direction, windows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ftzterms as ft
from formats_samples import tmx
from formats_samples import unit as row
from ftzterms.config import checked_ids
from ftzterms.model import (
    Bitext,
    Confidence,
    ConfigurationError,
    Location,
    Segment,
    Severity,
    Side,
    TranslationUnit,
    Variant,
)


def unit(number: int, source: str, target: str, languages: tuple[str, str] = ("zh-CN", "en-US")) -> TranslationUnit:
    return TranslationUnit(
        f"tu-{number}",
        Variant(languages[0], Segment(source), Location(number * 10, 5)) if source else None,
        Variant(languages[1], Segment(target), Location(number * 10 + 1, 5)),
        location=Location(number * 10, 1),
    )


def bitext(*units: TranslationUnit) -> Bitext:
    return Bitext("news.tmx", "zh-CN", "en-US", list(units))


def terms(**changes: object) -> ft.Config:
    checks = frozenset(
        {"missing-term", "variant-term", "forbidden-term", "untranslated-term", "inconsistent-translation"}
    )
    return replace(ft.Config(select=checks), **changes)  # type: ignore[arg-type]


BAD = unit(1, "部际联席会议昨日召开。", "The inter-ministerial joint conference met yesterday.")
CLEAN = unit(2, "部际联席会议昨日召开。", "The inter-ministerial joint meeting met yesterday.")


def test_finding_says_who_and_where(case_glossary: ft.Glossary) -> None:
    report = ft.Validator(case_glossary, terms()).validate(bitext(BAD))
    (finding,) = report.findings
    assert (finding.check, finding.severity, finding.confidence) == ("forbidden-term", Severity.ERROR, Confidence.HIGH)
    assert (finding.path, finding.line, finding.column) == ("news.tmx", 11, 9)
    assert (finding.unit, finding.side, finding.text) == ("tu-1", Side.TARGET, "inter-ministerial joint conference")
    assert finding.target[finding.start : finding.end] == finding.text
    assert finding.concept == "joint-meeting"
    assert finding.fix is not None
    assert finding.fix.replacement == "inter-ministerial joint meeting"
    assert not report.ok
    assert report.counts == {"forbidden-term": 1}


def test_scope_counts_what_was_compared(case_glossary: ft.Glossary) -> None:
    scope = ft.Validator(case_glossary, terms()).validate(bitext(BAD, CLEAN), bitext(CLEAN)).scope
    assert (scope.files, scope.units, scope.terms) == (2, 3, 6)
    assert scope.characters == sum(
        len(u.source.text) + len(u.target.text) for u in (BAD, CLEAN, CLEAN) if u.source and u.target
    )


def test_signature_names_what_shapes_the_result(case_glossary: ft.Glossary) -> None:
    signature = ft.Validator(case_glossary, terms()).signature
    assert signature.version == ft.__version__
    assert signature.glossary == case_glossary.digest
    assert signature.checks == tuple(sorted(terms().select))


def test_fingerprint_survives_a_move_and_tells_faults_apart(case_glossary: ft.Glossary) -> None:
    validator = ft.Validator(case_glossary, terms(ignore=frozenset({"inconsistent-translation"})))
    here = validator.validate(bitext(BAD)).findings[0]
    moved = validator.validate(bitext(CLEAN, replace(BAD, id="other", location=Location(99, 1)))).findings[0]
    other = validator.validate(bitext(unit(1, "部际联席会议。", "Inter-ministerial joint conference."))).findings[0]
    assert here.fingerprint == moved.fingerprint != other.fingerprint


def test_line_of_a_segment_with_line_ends(case_glossary: ft.Glossary) -> None:
    given_unit = unit(1, "部际联席会议", "first line\nThe inter-ministerial joint conference")
    finding = ft.Validator(case_glossary, terms()).validate(bitext(given_unit)).findings[0]
    assert (finding.line, finding.column) == (12, 5)


def test_findings_come_in_order(case_glossary: ft.Glossary) -> None:
    many = [unit(n, "部际联席会议，新质生产力。", "new quality productivity, joint conference") for n in (3, 1, 2)]
    report = ft.Validator(case_glossary, terms(ignore=frozenset({"inconsistent-translation"}))).validate(bitext(*many))
    places = [(finding.unit, finding.start) for finding in report.findings]
    assert places == [(u.id, start) for u in many for start in (0, 26)]


def test_low_confidence_is_hidden_unless_asked(case_glossary: ft.Glossary) -> None:
    free = unit(1, "进一步放宽准入。", "Entry will be easier.")
    assert ft.Validator(case_glossary, terms()).validate(bitext(free)).ok
    shown = ft.Validator(case_glossary, terms(confidence=Confidence.LOW)).validate(bitext(free))
    assert [finding.confidence for finding in shown.findings] == [Confidence.LOW]


def test_direction_turns_a_file(case_glossary: ft.Glossary) -> None:
    turned = unit(1, "Improve the business environment.", "优化商业气候。", ("en", "zh"))
    assert not ft.Validator(case_glossary, terms()).validate(bitext(turned)).ok
    finding = ft.Validator(case_glossary, terms(direction="zh-en")).validate(bitext(turned))
    assert finding.ok
    assert ft.Validator(case_glossary, terms(direction="en-zh")).validate(bitext(turned)).findings


def test_document_is_judged_in_windows(case_glossary: ft.Glossary) -> None:
    pair = [unit(1, "请填写下列信息。", "Please fill it in."), unit(2, "请填写下列信息。", "Enter the data below.")]
    assert ft.Validator(case_glossary, terms()).validate(bitext(*pair)).counts == {"inconsistent-translation": 1}
    assert ft.Validator(case_glossary, terms(window=1)).validate(bitext(*pair)).ok


def test_a_window_of_long_units_holds_fewer(case_glossary: ft.Glossary, monkeypatch: pytest.MonkeyPatch) -> None:
    lone = [TranslationUnit("#0", None, None), unit(3, "好。", "Good.")]
    pair = [unit(1, "请填写下列信息。", "Please fill it in."), unit(2, "请填写下列信息。", "Enter the data below.")]
    monkeypatch.setattr("ftzterms.validator._LONGEST", 27)
    assert ft.Validator(case_glossary, terms()).validate(bitext(*pair)).counts == {"inconsistent-translation": 1}
    monkeypatch.setattr("ftzterms.validator._LONGEST", 26)
    report = ft.Validator(case_glossary, terms()).validate(bitext(*pair, *lone))
    assert (report.counts, report.scope.units) == ({}, 4)


def test_unit_without_a_place(case_glossary: ft.Glossary) -> None:
    placeless = TranslationUnit("x", Variant("zh", Segment("部际联席会议")), Variant("en", Segment("joint conference")))
    finding = ft.Validator(case_glossary, terms()).validate(bitext(placeless)).findings[0]
    assert (finding.line, finding.column) == (0, 0)


def test_unknown_check_is_refused_with_a_suggestion(case_glossary: ft.Glossary) -> None:
    with pytest.raises(ConfigurationError, match="did you mean 'missing-term'"):
        ft.Validator(case_glossary, ft.Config(select=frozenset({"mising-term"})))
    with pytest.raises(ConfigurationError, match="lists them"):
        checked_ids(["qqq"], ["missing-term"])


def test_one_pair_needs_no_setting_up() -> None:
    assert [finding.check for finding in ft.check("发展新质生产力", "develop new quality productivity")] == [
        "forbidden-term"
    ]
    assert ft.check("发展新质生产力", "develop new quality productive forces") == []


def test_pair_may_run_the_other_way(case_glossary: ft.Glossary) -> None:
    findings = ft.check("Improve the business environment.", "优化商业气候。", glossary=case_glossary)
    assert [(finding.check, finding.source_language) for finding in findings] == [("missing-term", "en")]


def test_text_without_a_source(case_glossary: ft.Glossary) -> None:
    findings = ft.check("", "The 15th Five Year Plan and new quality productivity", glossary=case_glossary)
    assert [finding.check for finding in findings] == ["variant-term", "forbidden-term"]


@settings(max_examples=200)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_pair_is_taken(case_glossary: ft.Glossary, source: str, target: str) -> None:
    for finding in ft.check(source, target, glossary=case_glossary):
        text = source if finding.side is Side.SOURCE else target
        assert text[finding.start : finding.end] == finding.text


def test_places_a_word_behind_inline_tags_where_the_file_has_it(tmp_path: Path) -> None:
    en = 'The <bpt i="1">&lt;b&gt;</bpt>port<ept i="1"/>\nuses <ph x="2"/>the the crane.'
    path = tmp_path / "a.tmx"
    path.write_bytes(tmx(row("港口使用起重机。", en)))
    found = [each for each in ft.Validator(ft.read_glossary()).validate(ft.read_bitext(path)).findings
             if each.check == "doubled-word"]  # fmt: skip
    lines = path.read_text("utf-8").split("\n")
    assert [lines[each.line - 1][each.column - 1 :][:7] for each in found] == ["the the"]


@pytest.mark.parametrize("half", ["\udcff", "\ud83d\udcff"])
def test_half_characters_anywhere_change_nothing_of_what_is_found(half: str) -> None:
    source, target = (
        "部际联席会议办公室设在商务部。",
        "The co-operation of the “joint conference” and Co-operation, cooperation.",
    )
    glossary = ft.read_glossary()
    for at in (0, len(source)):
        torn = source[:at] + half + source[at:]
        assert {hit.entry.id for hit in glossary.find(torn)} == {hit.entry.id for hit in glossary.find(source)}
        assert {found.check for found in ft.check(torn, target)} >= {"missing-term"}
    for at in range(len(target)):
        torn = target[:at] + half + target[at:]
        ft.check(source, torn)
        ft.check(torn, source)
    units = [unit(number, source + half, half + target) for number in range(2)]
    checks = {found.check for found in ft.Validator(glossary).validate(bitext(*units)).findings}
    assert checks >= {"missing-term", "spelling-variant"}
