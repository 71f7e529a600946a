"""What the sieve of a check leaves out is what the check says nothing of."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ftzterms import Glossary, read_glossary
from ftzterms.checks import Scope, all_checks
from ftzterms.model import AnnotatedUnit, InlineTag, Segment, TagKind, TranslationUnit, Variant

SIEVED = [check for check in all_checks().values() if check.scope is Scope.UNIT and check.sieve]
PIECES = {
    "zh": "海关|12家|２０２５年|的的|。。| |  |\u00a0|，|,|(|“|”|%s|{a}|WTO|of the|\u200b|發展|北京|张伟|5%".split("|")
    + "\ufffd|负面清单|".split("|"),
    "en": "customs |12 |2025 |the the |. |..|  |\u00a0| ,|(|“|”|%d|{a}|WTO |海关|\u200b|free trade zone |5%".split("|")
    + "\ufffd|black list |negative list|Beijing |Zhang Wie |".split("|"),
}
LANGUAGES = [("zh-Hans", "en"), ("en", "zh-Hans"), ("zh-Hant", "en"), ("en", "zh-Hant"), ("zh", "fr"), ("en", "en-GB")]


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return read_glossary()


def side(language: str, text: str, *, tagged: bool) -> Variant:
    tags = (InlineTag(0, TagKind.OPEN, "1", "<bpt/>"),) if tagged else ()
    return Variant(language, Segment(text, tags))


def texts(language: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(PIECES["zh" if language.startswith("zh") else "en"]), max_size=7).map("".join)


@st.composite
def units(draw: st.DrawFn) -> tuple[TranslationUnit, tuple[str, str]]:
    source, target = draw(st.sampled_from(LANGUAGES))
    before = side(source, draw(texts(source)), tagged=draw(st.booleans())) if draw(st.integers(0, 9)) else None
    return TranslationUnit("#1", before, side(target, draw(texts(target)), tagged=draw(st.booleans()))), (
        source,
        target,
    )


@settings(deadline=None, max_examples=200)
@given(st.lists(units(), max_size=4))
def test_a_sieve_leaves_out_only_what_is_right(
    glossary: Glossary, given_units: list[tuple[TranslationUnit, tuple[str, str]]]
) -> None:
    block: list[AnnotatedUnit] = [
        glossary.matcher.annotate(unit, *languages, order) for order, (unit, languages) in enumerate(given_units)
    ]
    for check in SIEVED:
        assert list(check.over(block)) == [(unit, remark) for unit in block for remark in check.function(unit)]
