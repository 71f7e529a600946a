"""Texts searched together give what each gives alone."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from ftzterms.text import repetition_en
from ftzterms.text.together import joined, numbers

TEXTS = st.lists(st.text(alphabet="ab .(“;\n", max_size=12), max_size=6)


@given(texts=TEXTS)
def test_what_is_found_together_is_what_is_found_in_each(texts: list[str]) -> None:
    pattern = re.compile("(?<=[\x1e ])a|b[.]?")
    alone = {number for number, text in enumerate(texts) if pattern.search(joined([text]))}
    assert numbers(texts, pattern.finditer(joined(texts))) == alone


@given(texts=TEXTS)
def test_suspects_of_several_texts_are_those_of_each(texts: list[str]) -> None:
    alone = {number for number, text in enumerate(texts) if repetition_en.suspects([text])}
    assert repetition_en.suspects(texts) == alone
