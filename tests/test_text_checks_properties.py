"""Whatever string comes in: no check raises, every span lies in its text, and a safe fix leaves nothing to fix."""

from __future__ import annotations

import dataclasses
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ftzterms.model import AnnotatedUnit, Confidence, Remark, Side, Span
from text_samples import check_of, unit

CHECKS = (
    "untranslated-text empty-target omitted-text tag-mismatch placeholder-mismatch mixed-script punctuation-width "
    "unbalanced-punctuation end-punctuation doubled-word whitespace hidden-character name-romanization"
).split()
PIECES = st.sampled_from(
    [
        *"王海燕 港口 的 了 在 企业 报告 報告 西安 三 ， 。 （ ） “ ” 《 》 、 ？ ’ ‘ , . ; : ? ! % ( ) [ ]".split(),
        *"the The port Wang Haiyan that had {n} %s https://a.org/x a@b.org <br/> 5 1,500 10)".split(),
        *'"\u200b\u202e\u3000\u00a0\ufffd\ud800👍\n',
    ]
)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=12).map("".join),
    st.lists(PIECES, max_size=12).map(" ".join),
    st.text(max_size=40),
)
DIRECTIONS = st.sampled_from(["zh-en", "en-zh", "hant-en", "en-hant"])


def found(check: str, given_unit: AnnotatedUnit) -> list[Remark]:
    return list(check_of(check).function(given_unit))


@settings(max_examples=150, deadline=None)
@given(source=st.one_of(st.none(), TEXTS), target=TEXTS, direction=DIRECTIONS)
def test_never_raises_and_spans_are_exact(source: str | None, target: str, direction: str) -> None:
    made = unit(source, target, direction)
    for check in CHECKS:
        for remark in found(check, made):
            text = made.source_text if remark.side is Side.SOURCE else made.target_text
            assert 0 <= remark.span.start <= remark.span.end <= len(text)
            assert remark.message
            if remark.fix:
                assert 0 <= remark.fix.span.start <= remark.fix.span.end <= len(text)


@settings(max_examples=150, deadline=None)
@given(target=TEXTS, direction=DIRECTIONS)
@pytest.mark.parametrize(
    "check", ["doubled-word", "mixed-script", "hidden-character", "whitespace", "punctuation-width"]
)
def test_safe_fixes_leave_nothing_to_fix(check: str, target: str, direction: str) -> None:
    source = "港口。" if direction.startswith(("zh", "hant")) else "Port."
    text = target
    for _ in range(4):
        fixes = [r.fix for r in found(check, unit(source, text, direction)) if r.fix and r.fix.safe and _shown(r)]
        if not fixes:
            break
        text = _applied(text, [(fix.span, fix.replacement) for fix in fixes])
    else:
        pytest.fail(f"still to fix: {text!r}")


def _shown(remark: Remark) -> bool:
    return remark.confidence > Confidence.LOW and remark.side is Side.TARGET


def _applied(text: str, patches: list[tuple[Span, str]]) -> str:
    """Apply patches from the end, leaving out what overlaps one already applied."""
    start = len(text) + 1
    for span, replacement in sorted(patches, key=lambda patch: -patch[0].start):
        if span.end <= start:
            text = text[: span.start] + replacement + text[span.end :]
            start = span.start
    return text


@given(text=st.text(alphabet="港口开放企业的了在王李，。 ", max_size=60))
@settings(max_examples=100, deadline=None)
def test_a_monolingual_text_is_judged_without_its_source(text: str) -> None:
    alone = unit(None, text, "en-zh")
    for check in ("untranslated-text", "empty-target", "omitted-text", "tag-mismatch", "end-punctuation"):
        assert found(check, alone) == []


def test_checks_look_at_nothing_but_the_unit() -> None:
    made = unit("港口开放。", "The port is open.")
    again = dataclasses.replace(made, order=7)
    assert all(not found(check, made) and not found(check, again) for check in CHECKS)
    assert not re.search(r"\d", "".join(CHECKS))
