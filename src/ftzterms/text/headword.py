"""How a Chinese headword is read, to find and to order it by pinyin: words of everyday use, not names.

`pinyin` knows the readings of characters and puts first what is usual in names; here stand first those of words.
"""

from __future__ import annotations

from functools import cache
from itertools import islice, product

from ftzterms.text.pinyin import readings
from ftzterms.text.script import simplifying

_MOST = 16
"""So many ways to read a headword are given, at most."""
_IN_WORDS = {
    "区": "qu", "员": "yuan", "单": "dan", "重": "zhong", "率": "lv", "查": "cha", "参": "can", "种": "zhong",
    "着": "zhe", "还": "hai", "称": "cheng", "解": "jie", "召": "zhao", "折": "zhe",
    "崛": "jue", "锂": "li", "阱": "jing", "禀": "bing",
}  # fmt: skip
_WORDS = {
    "重庆": "chong", "重申": "chong", "重新": "chong", "重组": "chong", "重启": "chong", "重塑": "chong",
    "行业": "hang", "行情": "hang", "会计": "kuai", "调查": "diao", "调研": "diao", "调度": "diao", "调任": "diao",
    "长老": "zhang", "长官": "zhang", "参差": "cen", "还款": "huan", "还贷": "huan",
}  # fmt: skip
"""Words whose first character is read otherwise."""


def spoken(text: str) -> list[tuple[str, ...]]:
    """Give the ways to read a headword as syllables, the usual one first; `v` stands for ü.

    Latin letters and digits stand for themselves, in lower case; other signs and unknown characters are passed over.
    """
    plain = text.translate(simplifying())
    known = [_readings(character, plain[place : place + 2]) for place, character in enumerate(plain)]
    return list(dict.fromkeys(islice(product(*filter(None, known)), _MOST)))


@cache
def _readings(character: str, word: str) -> tuple[str, ...]:
    if character.isascii():
        return (character.lower(),) if character.isalnum() else ()
    usual = _WORDS.get(word) or _IN_WORDS.get(character)
    found = readings(character)
    return tuple(dict.fromkeys((usual, *found))) if usual else found
