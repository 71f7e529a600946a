"""Searching a memory: exact, in context, fuzzy with reasons; the index against looking at everything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ftzterms.memory import Context, DifferenceKind, Match, MatchKind, Penalties, TranslationMemory, _search_index
from ftzterms.memory._columns import columns_of
from ftzterms.memory._search import Question
from ftzterms.memory._signature import features_of, lane_of
from ftzterms.memory._similarity import folded_similarity, similarity
from ftzterms.model import InlineTag, Segment, State, TagKind, TranslationUnit, Variant
from ftzterms.text.fold import fold

PAIRS = (
    ("国务院召开部际联席会议。", "The State Council convened an inter-ministerial joint meeting."),
    ("项目总投资达53亿元。", "The total investment in the project has reached 5.3 billion yuan."),
    ("会议于2025年6月8日召开。", "The meeting was held on June 8, 2025."),
    ("加快发展新质生产力", "Develop new quality productive forces faster"),
)


def unit(zh: str, en: str, name: str = "", **more: object) -> TranslationUnit:
    return TranslationUnit(
        name or "#1",
        Variant("zh-CN", Segment(zh)),
        Variant("en", Segment(en)),
        **more,  # type: ignore[arg-type]
    )


def memory_of(*pairs: tuple[str, str]) -> TranslationMemory:
    memory = TranslationMemory()
    memory.add([unit(zh, en, f"u{number}") for number, (zh, en) in enumerate(pairs, 1)])
    return memory


def best(memory: TranslationMemory, text: str, **options: object) -> Match:
    return memory.search(text, **options)[0]  # type: ignore[arg-type]


def test_the_same_text_is_exact_in_both_directions() -> None:
    memory = memory_of(*PAIRS)
    for zh, en in PAIRS:
        for text, other in ((zh, en), (en, zh)):
            match = best(memory, text)
            assert (match.kind, match.score, match.similarity) == (MatchKind.EXACT, 1.0, 1.0)
            assert (match.text, match.other, match.suggestion, match.differences) == (text, other, other, ())


@pytest.mark.parametrize(
    ("context", "score"),
    [
        (Context(), 1.0),
        (Context("甲", "乙"), 1.0),
        (Context("一。", "乙"), 1.01),
        (Context(after="三。"), 1.01),
        (Context("一。", "三。"), 1.02),
        (Context(id="u2"), 1.02),
        (Context(id="u1"), 1.0),
    ],
)
def test_neighbours_and_ids_make_a_context(context: Context, score: float) -> None:
    memory = memory_of(("一。", "One."), ("二。", "Two."), ("三。", "Three."))
    match = best(memory, "二。", context=context)
    assert match.score == score
    assert match.kind is (MatchKind.CONTEXT if score > 1 else MatchKind.EXACT)


def test_the_unit_in_its_context_comes_first() -> None:
    memory = memory_of(
        ("一。", "One."), ("好。", "Good."), ("二。", "Two."), ("好。", "All right."), ("三。", "Three.")
    )
    assert [match.other for match in memory.search("好。", context=Context("二。", "三。"))] == ["All right.", "Good."]


def test_a_fuzzy_match_says_what_differs() -> None:
    memory = memory_of(*PAIRS)
    match = best(memory, "国务院召开了联席会议。")
    assert match.similarity == pytest.approx(1 - 2 / 12)
    assert match.score == pytest.approx(match.similarity)
    said = [
        (place.kind, place.asked.of("国务院召开了联席会议。"), place.found.of(match.text))
        for place in match.differences
    ]
    assert said == [(DifferenceKind.WORDS, "了", "部际")]


def test_english_differs_by_words() -> None:
    asked = "The State Council convened an interministerial joint meeting."
    match = best(memory_of(*PAIRS), asked)
    assert [place.asked.of(asked) for place in match.differences] == ["interministerial"]
    assert [place.found.of(match.text) for place in match.differences] == ["inter-ministerial"]


@pytest.mark.parametrize(
    ("asked", "kind", "penalty"),
    [
        ("The state council convened an inter-ministerial joint meeting.", DifferenceKind.CASE, "case"),
        ("The State Council convened an inter-ministerial joint meeting", DifferenceKind.PUNCTUATION, "punctuation"),
        ("The State Council convened an inter‑ministerial joint meeting.", DifferenceKind.PUNCTUATION, "punctuation"),
    ],
)
def test_case_and_punctuation_cost_little(asked: str, kind: DifferenceKind, penalty: str) -> None:
    match = best(memory_of(*PAIRS), asked)
    assert {place.kind for place in match.differences} == {kind}
    assert [(taken.name, taken.amount) for taken in match.penalties] == [(penalty, 0.01)]
    assert match.score == 0.99


@pytest.mark.parametrize(
    ("asked", "suggestion"),
    [
        ("项目总投资达61亿元。", "The total investment in the project has reached 6.1 billion yuan."),
        ("项目总投资达3.2万亿元。", "The total investment in the project has reached 3.2 trillion yuan."),
        ("The total investment in the project has reached 830 million yuan.", "项目总投资达8.3亿元。"),
        ("会议于2026年12月3日召开。", "The meeting was held on December 3, 2026."),
        ("The meeting was held on January 31, 2024.", "会议于2024年1月31日召开。"),
    ],
)
def test_figures_alone_are_put_into_the_translation(asked: str, suggestion: str) -> None:
    match = best(memory_of(*PAIRS), asked, minimum=0.5)
    assert match.suggestion == suggestion
    assert match.score == 0.99
    assert [span.of(match.suggestion) for span in match.replaced]


@pytest.mark.parametrize(
    ("pair", "asked"),
    [
        (("共有3个项目。", "There are 3 projects."), "共有1个项目。"),
        (("增长8%。", "There was an 8 percent increase."), "增长5%。"),
        (("其中5个在京，5个在沪。", "Of these 5 are in Beijing and 5 in Shanghai."), "其中6个在京，5个在沪。"),
        (("投资53亿元。", "The investment was large."), "投资61亿元。"),
        (("会议于2025年6月8日召开。", "It took place on 8 June 2025."), "会议于2025年7月9日召开。"),
        (("投资53亿元。", "53亿元 were invested."), "投资61亿美元。"),
    ],
)
def test_a_doubtful_figure_is_left_alone(pair: tuple[str, str], asked: str) -> None:
    match = best(memory_of(pair), asked, minimum=0.5)
    assert match.suggestion == match.other == pair[1]
    assert not match.replaced


def test_units_pay_for_their_state_origin_and_tags() -> None:
    memory = TranslationMemory()
    tagged = Segment("好。", (InlineTag(0, TagKind.STANDALONE, "1", '<ph x="1"/>'),))
    memory.add(
        [
            unit("好。", "Good.", "a"),
            unit("好。", "Fine.", "b", state=State.FUZZY),
            unit("好。", "Nice.", "c", properties=(("x-origin", "MT"),)),
            TranslationUnit("d", Variant("zh", tagged), Variant("en", Segment("Well."), created_by="Li")),
            TranslationUnit(
                "e", Variant("zh", Segment("好。")), Variant("en", Segment("Old."), changed_at="20000101T000000Z")
            ),
        ]
    )
    found = {match.unit.id: match for match in memory.search("好。")}
    scores = {name: match.score for name, match in found.items()}
    assert scores == {"a": 1.0, "b": 0.9, "c": 0.9, "d": 0.99, "e": 1.0}
    assert [penalty.name for penalty in found["d"].penalties] == ["tags"]
    assert all(match.kind is MatchKind.EXACT for match in found.values())
    strict = Penalties(users=(("Li", 0.2),), per_year=0.001)
    found = {match.unit.id: match for match in memory.search("好。", penalties=strict)}
    assert found["d"].score == 0.79
    assert 0.9 < found["e"].score < 0.98


def test_the_direction_chooses_the_languages() -> None:
    memory = TranslationMemory()
    french = TranslationUnit("f", Variant("fr", Segment("Bonjour le monde")), Variant("en", Segment("Hello world")))
    memory.add([unit("你好世界", "Hello world", "z"), french])
    assert [match.unit.id for match in memory.search("Hello world")] == ["z", "f"]
    assert [match.unit.id for match in memory.search("Hello world", direction="en-zh")] == ["z"]
    assert [match.unit.id for match in memory.search("Hello world!", direction="en-fr")] == ["f"]
    assert [match.unit.id for match in memory.search("Bonjour le mond", direction="fr-en")] == ["f"]
    assert memory.search("Bonjour le monde", direction="zh-en") == []


def test_limit_and_minimum() -> None:
    memory = memory_of(*((f"第{sign}号文件已经印发。", f"Document {sign} was issued.") for sign in "甲乙丙丁戊己"))
    assert len(memory.search("第庚号文件已经印发。")) == 5
    assert len(memory.search("第庚号文件已经印发。", limit=2)) == 2
    assert memory.search("第庚号文件已经印发。", minimum=0.95) == []
    assert memory.search("第庚号文件已经印发。", limit=0) == []


def test_the_same_letters_are_found_among_many_that_differ_in_case() -> None:
    asked = "Opening up further."
    others = [("".join(c.swapcase() if n >> i & 1 else c for i, c in enumerate(asked)), f"其{n}") for n in range(1, 64)]
    memory = memory_of(*((zh, en) for en, zh in others), ("进一步开放。", asked), ("再开放。", asked))
    found = memory.search(asked, minimum=1.0)
    assert [(match.kind, match.other) for match in found] == [
        (MatchKind.EXACT, "进一步开放。"),
        (MatchKind.EXACT, "再开放。"),
    ]
    assert memory.search(asked, minimum=1.02, context=Context(id="u65"))[0].other == "再开放。"


def test_a_search_never_reads_all_units() -> None:
    memory = memory_of(*PAIRS)
    asked: list[str] = []
    memory._connection.set_trace_callback(asked.append)
    for text in ("国务院召开会议。", PAIRS[1][1]):
        memory.search(text, context=Context("甲", "乙", "u1"))
    memory._connection.set_trace_callback(None)
    chosen = [question for question in asked if "FROM unit" in question]
    assert len(chosen) > 3
    for question in chosen:
        assert not any("SCAN unit" in plan for *_, plan in memory._connection.execute(f"EXPLAIN QUERY PLAN {question}"))


def test_two_translations_of_one_text_are_both_given_and_one_pair_once() -> None:
    memory = TranslationMemory()
    memory.add([unit("好。", "Good.", "a"), unit("好。", "Good.", "b"), unit("好。", "Fine.", "c")])
    assert [match.unit.id for match in memory.search("好。")] == ["a", "c"]


def test_what_was_removed_or_changed_is_not_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_search_index, "_AT_ONCE", 2)
    memory = memory_of(*PAIRS)
    numbers = [number for number, _ in memory.items()]
    assert memory.search(PAIRS[0][0])
    assert memory.search(PAIRS[2][0] + "了")
    memory.remove(numbers[:1])
    memory.update(numbers[2], unit("完全不同的一句话在这里。", "Something else."))
    assert memory.search(PAIRS[0][0]) == []
    assert memory.search(PAIRS[2][0] + "了") == []
    assert best(memory, "完全不同的一句话在这里").similarity > 0.9


def test_another_process_may_write_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with TranslationMemory(path) as one, TranslationMemory(path) as other:
        one.add([unit("国务院召开会议。", "A.", "a")])
        assert [match.score for match in other.search("国务院召开会议。")] == [1.0]
        one.add([unit("国务院召开会议了。", "B.", "b")])
        assert len(other.search("国务院召开会议。")) == 2
        one.remove([1])
        assert len(other.search("国务院召开会议。")) == 1


TEXTS = st.text(st.sampled_from("国务院召开会议的了ab cdefgé，.1"), max_size=24)


@given(TEXTS, TEXTS)
def test_similarity_is_symmetric_and_one_for_the_same(one: str, other: str) -> None:
    assert similarity(one, other) == similarity(other, one)
    assert (similarity(one, other) == 1.0) == (fold(one).text == fold(other).text)
    assert 0.0 <= similarity(one, other) <= 1.0


@given(st.text(max_size=40), st.text(max_size=40))
@settings(max_examples=50, deadline=None)
def test_no_text_raises(stored: str, asked: str) -> None:
    stored = stored.encode("utf-8", "replace").decode()
    with memory_of((stored, stored[::-1])) as memory:
        for match in memory.search(asked, minimum=0.1):
            assert 0 <= match.score <= 1.02


@given(
    st.lists(TEXTS, min_size=1, max_size=30), TEXTS, st.sampled_from(["zh", "en"]), st.sampled_from([0.5, 0.7, 0.85])
)
@settings(max_examples=150, deadline=None)
def test_the_index_finds_what_looking_at_everything_finds(
    texts: list[str], asked: str, language: str, minimum: float
) -> None:
    memory = TranslationMemory()
    memory.add([TranslationUnit("#1", Variant(language, Segment(text)), None) for text in texts])
    with memory._writing():
        memory._index.settle()
    assert memory._index.waiting() == 0
    similar = memory._searcher.similar(Question(asked, language, minimum=minimum, exhaustive=True))
    sides = memory._searcher.most_alike(similar)
    folded = fold(asked).text
    scores = sorted(
        {fold(text).text: folded_similarity(folded, fold(text).text) for text in texts}.items(),
        key=lambda pair: -pair[1],
    )
    expected = [score for text, score in scores if score >= minimum and text][:5] if folded else []
    found = {one.folded: one.similarity for one in sides.values()}
    assert sorted(found.values(), reverse=True)[: len(expected)] == expected
    assert len(found) >= len(expected)
    assert similar.proved


@given(st.lists(st.text("etaoin shrdlu", min_size=60, max_size=200), min_size=1, max_size=8), st.data())
@settings(max_examples=60, deadline=None)
def test_long_texts_are_found_when_asked_for_exhaustively(texts: list[str], data: st.DataObject) -> None:
    memory = TranslationMemory()
    memory.add([TranslationUnit("#1", Variant("en", Segment(text)), None) for text in texts])
    with memory._writing():
        memory._index.settle()
    base = data.draw(st.sampled_from(texts))
    at = data.draw(st.integers(0, len(base)))
    asked = base[:at] + data.draw(st.text("xyz", max_size=15)) + base[at + data.draw(st.integers(0, 15)) :]
    sides = memory._searcher.most_alike(memory._searcher.similar(Question(asked, "en", exhaustive=True)))
    expected = max(folded_similarity(fold(asked).text, fold(text).text) for text in texts)
    if expected >= 0.7:
        assert max(one.similarity for one in sides.values()) == expected


def test_an_index_of_many_blocks_is_the_same_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_search_index, "_AT_ONCE", 50)
    monkeypatch.setattr(_search_index, "LARGEST", 64)
    monkeypatch.setattr(_search_index, "_SMALL", 32)
    monkeypatch.setattr(_search_index, "MOST_WAITING", 10)
    monkeypatch.setattr(_search_index, "_CACHED", 2000)
    memory = TranslationMemory()
    texts = [f"第{number}号文件于{number % 12 + 1}月印发各部门。" for number in range(400)]
    for start in range(0, 400, 30):
        memory.add([unit(text, f"Text {text}", text) for text in texts[start : start + 30]])
    assert memory._index.waiting() <= 50
    blocks = [block for blocks in memory._index.blocks().values() for block in blocks]
    assert all(block.size <= 64 for block in blocks)
    for text in texts[::17]:
        assert best(memory, text.replace("印发", "转发")).text == text
    before = [match.text for match in memory.search("第77号文件于5月转发各部门")]
    with memory._writing():
        memory._index.rebuild()
    assert memory._index.waiting() == 0
    assert [match.text for match in memory.search("第77号文件于5月转发各部门")] == before


def test_much_that_waits_is_indexed_by_the_first_search(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with TranslationMemory(path) as memory:
        monkeypatch.setattr(_search_index.SearchIndex, "finish", lambda _: None)
        memory.add([unit(f"第{number}条规定", f"Article {number}", str(number)) for number in range(600)])
        assert memory._index.waiting() == 600
    with TranslationMemory(path, read_only=True) as memory:
        assert best(memory, "第599条的规定").text == "第599条规定"
        assert memory._index.waiting() == 600
    with TranslationMemory(path) as memory:
        assert best(memory, "第599条的规定").text == "第599条规定"
        assert memory._index.waiting() == 0


def bits_at(columns: Sequence[int], place: int) -> set[int]:
    return {bit for bit, column in enumerate(columns) if column >> place & 1}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("ab 中国。", min_size=1, max_size=190), min_size=1, max_size=20), st.sampled_from(["zh", "en"]))
def test_the_columns_of_the_index_hold_the_bits_of_each_text(texts: list[str], language: str) -> None:
    for lane in {lane_of(len(text), language) for text in texts}:
        here = [text for text in texts if lane_of(len(text), language) == lane]
        columns = columns_of(here, lane)
        assert [bits_at(columns, place) for place in range(len(here))] == [features_of(text, lane) for text in here]


@pytest.mark.parametrize(("length", "language"), [(3, "zh"), (40, "en"), (90, "en"), (5000, "en")])
def test_columns_go_on_where_a_strip_of_texts_ends(length: int, language: str) -> None:
    lane, number = lane_of(length, language), 10_000 if length < 1000 else 3
    texts = [(f"{place:04} 甲乙 {place * place} sdf " * length)[:length] for place in range(number)]
    columns = columns_of(texts, lane)
    for place in {0, 1, 2, *(place for place in (4095, 4096, 8191, 8192, 9999) if place < number)}:
        assert bits_at(columns, place) == features_of(texts[place], lane)


@given(st.lists(st.text("abc", min_size=70, max_size=90), min_size=1, max_size=5))
def test_repeated_features_find_the_next_free_bit_past_the_last_one(texts: list[str]) -> None:
    lane = replace(lane_of(80, "en"), width=128)
    assert lane.repeats
    columns = columns_of(texts, lane)
    for place, text in enumerate(texts):
        assert bits_at(columns, place) == features_of(text, lane)
        assert len(features_of(text, lane)) == len(text) - 3
