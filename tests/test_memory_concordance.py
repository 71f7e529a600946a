"""Words inside the texts of a memory."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ftzterms.memory import TranslationMemory
from ftzterms.model import FtzTermsError, Segment, Span, TranslationUnit, Variant


def memory_of(*pairs: tuple[str, str]) -> TranslationMemory:
    memory = TranslationMemory()
    memory.add(
        [
            TranslationUnit(f"u{number}", Variant("zh-CN", Segment(zh)), Variant("en", Segment(en)))
            for number, (zh, en) in enumerate(pairs, 1)
        ]
    )
    return memory


PAIRS = (
    ("部际聯席会议研究新规。", "The Joint  Meeting studied new rules."),
    ("联席会议的联席主任", "Co-directors of the joint meeting"),
    ("没有关系", "Nothing of the kind"),
)


@pytest.mark.parametrize("indexed", [False, True])
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("联席", [("聯席", ()), (("联席", "联席"), ())]),
        ("会", [("会", ()), ("会", ())]),
        ("joint meeting", [((), "Joint  Meeting"), ((), "joint meeting")]),
        ("of", [((), "of"), ((), "of")]),
        ("o", [((), "o"), ((), ("o", "o", "o", "o")), ((), ("o", "o"))]),
        ("CO DIRECTORS", [((), "Co-directors")]),
        ("  ", []),
        ("missing", []),
    ],
)
def test_any_stretch_is_found(*, indexed: bool, words: str, found: list[tuple[object, object]]) -> None:
    memory = memory_of(*PAIRS)
    if indexed:
        with memory._writing():
            memory._index.settle()
    said = []
    for one in memory.concordance(words):
        assert one.unit.source
        assert one.unit.target
        sides = [
            [span.of(text) for span in spans]
            for text, spans in ((one.unit.source.text, one.source), (one.unit.target.text, one.target))
        ]
        said.append(tuple(side[0] if len(side) == 1 else tuple(side) for side in sides))
    assert said == found


def test_no_more_than_asked_for() -> None:
    memory = memory_of(*(("会", str(number)) for number in range(30)))
    assert len(list(memory.concordance("会"))) == 20
    assert [one.number for one in memory.concordance("会", limit=3)] == [1, 2, 3]


def test_a_regular_expression() -> None:
    memory = memory_of(("第12条规定", "Article 12"), ("第三条规定", "Article 3"))
    assert [one.source for one in memory.concordance(r"第\d+条", regex=True)] == [(Span(0, 4),)]
    assert [one.number for one in memory.concordance("article [0-9]$", regex=True)] == [2]


@pytest.mark.parametrize("pattern", ["(", "a{1,99999999999999999999}", "[z-a]", "(?P<n>a)(?P<n"])
def test_one_that_is_none(pattern: str) -> None:
    with pytest.raises(FtzTermsError, match="regular expression"):
        list(memory_of(*PAIRS).concordance(pattern, regex=True))


def test_one_that_takes_too_long() -> None:
    memory = memory_of(("a" * 60 + "!", "x"))
    with pytest.raises(FtzTermsError, match="takes more than"):
        list(memory.concordance("(a|a)*(a|a)*b|(.*)*c$", regex=True, seconds=0.01))


def test_a_side_that_is_missing() -> None:
    memory = TranslationMemory()
    memory.add([TranslationUnit("#1", None, Variant("en", Segment("Only one")))])
    assert [one.target for one in memory.concordance("only")] == [(Span(0, 4),)]
    assert [one.target for one in memory.concordance("only", regex=True)] == [(Span(0, 4),)]


@given(
    st.lists(st.text("会议联席ab c", min_size=1, max_size=20), min_size=1, max_size=12),
    st.text("会议联席ab c", min_size=1, max_size=4),
)
@settings(max_examples=100, deadline=None)
def test_the_index_leaves_no_unit_out(texts: list[str], words: str) -> None:
    memory = memory_of(*((text, text) for text in texts))
    waiting = [one.number for one in memory.concordance(words, limit=100)]
    with memory._writing():
        memory._index.settle()
    assert [one.number for one in memory.concordance(words, limit=100)] == waiting
