"""OmegaT's three scores, reckoned by hand from their definition, and Porter's stems from his paper."""

from __future__ import annotations

import pytest

from ftzterms.memory import TranslationMemory
from ftzterms.memory._omegat import omegat_scores
from ftzterms.memory._stem import stem
from ftzterms.model import Segment, TranslationUnit, Variant


@pytest.mark.parametrize(
    ("asked", "found", "language", "scores"),
    [
        # stems meet held | meet were held: 1 of 3; words the meeting was held | the meetings were held: 2 of 4;
        # with spaces and the stop 2 of 8
        ("The meeting was held.", "The meetings were held.", "en", (66, 50, 75)),
        # all words alike; verbatim "In", " ", "2025", " ", "we", " ", "met", ".": one of 8 differs
        ("In 2025 we met.", "In 2024 we met.", "en", (100, 100, 87)),
        # tags count in the third only: 4 tokens against 3
        ("Good <b/>day", "Good day", "en", (100, 100, 75)),
        # 4 characters, one differs; the mark is no word: 3 of 4, then 4 of 5
        ("国务院会。", "国务院议。", "zh", (75, 75, 80)),
        # one word of three is left out: (3 - 1) / 3
        ("Develop productive forces", "Develop forces", "en", (66, 66, 60)),
        ("", "", "en", (0, 0, 0)),
    ],
)
def test_scores(asked: str, found: str, language: str, scores: tuple[int, int, int]) -> None:
    assert omegat_scores(asked, found, language) == scores


def test_rows_of_more_than_a_thousand_tokens_are_not_compared() -> None:
    assert omegat_scores("word " * 1001, "word " * 1001, "en")[1:] == (0, 0)


def test_a_search_may_be_put_in_their_order() -> None:
    memory = TranslationMemory()
    for number, text in enumerate(("The meeting was held.", "The meetings were held here.")):
        memory.add([TranslationUnit(str(number), Variant("en", Segment(text)), Variant("zh", Segment("会。")))])
    found = memory.search("The meeting was held here.", omegat=True)
    assert [match.omegat for match in found] == [(75, 60, 80), (66, 80, 80)]


STEMS = (
    "caresses caress|ponies poni|ties ti|cats cat|feed feed|agreed agre|plastered plaster|bled bled|motoring motor|"
    "sing sing|conflated conflat|troubled troubl|sized size|hopping hop|tanned tan|falling fall|hissing hiss|"
    "fizzed fizz|failing fail|filing file|happy happi|sky sky|relational relat|conditional condit|rational ration|"
    "digitizer digit|operator oper|feudalism feudal|decisiveness decis|hopefulness hope|callousness callous|"
    "triplicate triplic|formative form|formalize formal|electrical electr|hopeful hope|goodness good|revival reviv|"
    "allowance allow|inference infer|gyroscopic gyroscop|adjustable adjust|defensible defens|irritant irrit|"
    "replacement replac|adjustment adjust|dependent depend|adoption adopt|communism commun|activate activ|"
    "homologous homolog|effective effect|bowdlerize bowdler|probate probat|rate rate|cease ceas|"
    "controlling control|roll roll|state's state|os os|café café"
)


@pytest.mark.parametrize(
    ("word", "expected"),
    [pair.split() for pair in STEMS.split("|")],
)
def test_stems(word: str, expected: str) -> None:
    assert stem(word) == expected
