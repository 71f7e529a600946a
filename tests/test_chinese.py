"""Messages and manual pages in Chinese: every one is there, says what the English one says, and keeps our own rules."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

import ftzterms as ft
from _pairs import bitext, pairs
from cli_samples import Program
from conftest import Beside
from ftzterms.checks import Check, Scope, all_checks
from ftzterms.chinese import _rules, message, page
from ftzterms.model import Confidence, Location, Segment, TranslationUnit, Variant
from test_cases import cases
from test_glossary_checks import FAULTS, said
from test_html_page import Page
from test_pages import block

CHECKS = list(all_checks().values())
HAN = re.compile(r"[\u4e00-\u9fff]")
EVERYTHING = ft.Config(confidence=Confidence.LOW)


def translated(findings: Sequence[ft.Finding]) -> None:
    """Hold that every finding has a message in Chinese with everything in it that the English one quotes."""
    for finding in findings:
        chinese = message(finding.check, finding.message)
        assert chinese != finding.message, (finding.check, finding.message)
        for quoted in re.findall(r"“([^“”]+)”", finding.message):
            assert quoted in chinese
        words = re.sub(r"“[^“”]*”|（[^（）]*）|[^\x00-\x7f]|<[^<>]*>|U\+\w+|[A-Za-z0-9_.-]+\.\w+", " ", chinese)
        assert not re.search(r"\b(is|write|keep|take|target|source)\b", words), chinese


@pytest.mark.parametrize(
    "check", [check for check in CHECKS if check.scope is not Scope.GLOSSARY], ids=lambda check: check.id
)
def test_messages_of_the_pages(check: Check, case_glossary: ft.Glossary) -> None:
    findings = ft.Validator(case_glossary, EVERYTHING).validate(bitext(pairs(block(check, "Bad")))).findings
    assert findings
    translated(findings)


def test_messages_of_the_cases(case_glossary: ft.Glossary) -> None:
    validator = ft.Validator(case_glossary, EVERYTHING)
    for case in cases():
        translated(validator.validate(bitext(pairs(case.lines))).findings)


@pytest.mark.parametrize(
    "name", ["challenge/cases.tmx", "challenge/cases-en-zh.tmx", "challenge/cases-hant.tmx", "seed/news.en.txt"]
)
def test_messages_of_the_shared_texts(name: str, shared: Beside) -> None:
    translated(ft.Validator(ft.read_glossary(), EVERYTHING).validate(ft.read_bitext(shared / name)).findings)


def test_messages_of_the_checks_of_glossaries() -> None:
    for check, entries, *_ in FAULTS:
        for told in said(check, *entries):
            english = told.partition(": ")[2]
            assert HAN.search(re.sub(r"“[^“”]*”", "", message(check, english))), (check, english)


def test_an_unknown_message_stays_as_it_is() -> None:
    assert message("missing-term", "something else") == "something else"
    assert message("nonsense", "“a” is b") == "“a” is b"


def test_every_check_has_rules_and_a_page() -> None:
    assert set(_rules()) == {check.id for check in CHECKS}
    for check in CHECKS:
        first, _, rest = page(check.id).partition("\n\n")
        assert first.endswith("。"), check.id
        assert len(rest) > 10, check.id


def test_the_pages_pass_our_own_checks() -> None:
    """As a translation: the first line of each page beside its English one."""
    config = ft.Config(
        ignore=frozenset({"omitted-text", "untranslated-text", "punctuation-width", "placeholder-mismatch"})
    )
    units = []
    for check in CHECKS:
        english, chinese = check.page.partition("\n")[0], page(check.id).partition("\n")[0]
        sides = (Variant("en", Segment(english), Location(1, 1)), Variant("zh-CN", Segment(chinese), Location(1, 1)))
        units.append(TranslationUnit(check.id, *sides))
    report = ft.Validator(ft.read_glossary(), config).validate(ft.Bitext("pages", "en", "zh-CN", units))
    assert [
        (finding.unit, finding.message) for finding in report.findings if finding.confidence is Confidence.HIGH
    ] == []


def test_lang_zh(program: Program) -> None:
    ran = program.ours("check", "wrong.tmx", "--lang", "zh")
    assert "“inter-ministerial joint conference”：应写作“inter-ministerial joint meeting”" in ran.out
    assert "1个文件：1处错误、0处警告（已核对2个句段、4个术语、" in ran.out
    assert "原因和写法：ftzterms explain forbidden-term" in ran.out
    program.write("ftzterms.toml", 'lang = "zh"\n')
    assert "应写作" in program.ours("check", "wrong.tmx", "-o", "concise").out
    assert program("explain", "missing-term").out == program("explain", "missing-term", "--lang", "zh").out
    assert "应写作" not in program.ours("check", "wrong.tmx", "--lang", "en").out
    assert program.ours("check", "wrong.tmx", "--select", "stale-validity").status == 3


def test_explain_in_chinese(program: Program) -> None:
    out = program("explain", "forbidden-term", "--lang", "zh").out
    assert out.startswith("forbidden-term  错误 · terminology · 检查单个句段\n\n译文中有不宜使用")
    assert "\n错误：\n    zh: " in out
    listed = program("explain", "--lang", "zh").out
    assert f"共{len(CHECKS)}项检查" in listed
    for line in listed.splitlines():
        assert not line.lstrip().startswith(("，", "。", "；", "、")), "no line begins with a mark"


def test_the_page_of_a_report_in_chinese(program: Program) -> None:
    program.ours("report", "wrong.tmx", "--html", "page.html", "--lang", "zh")
    written = (program.folder / "page.html").read_text("utf-8")
    assert '<html lang="zh-Hans" class="zh">' in written
    assert "“inter-ministerial joint conference”：应写作" in "".join(Page(written).words)
