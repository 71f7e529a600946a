"""How much of a source text its translation can hold, told by lengths, figures, sentences and Latin names.

The usual lengths are those of published translations: into English about four characters for each Chinese one, into
Chinese one character for each three of English. Figures, sentences and clauses are counted strictly in the source and
generously in the target, so that a surplus of the source means something.
"""

from __future__ import annotations

import re
from itertools import islice

from ftzterms.text.late import late
from ftzterms.text.tuples import NamedTuple

_HAN = late(r"[〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")
_LATIN = late(r"[A-Za-z0-9]+")
_LETTERS_A_HAN = 3.5
_ENGLISH_PER_HAN = {"zh": 3.9, "en": 3.1}
"""English characters for each Chinese one, by the language of the source."""
_NUMERALS = "〇零一二三四五六七八九十百千万亿两萬億兩"
_FIGURE = {
    "zh": late(
        rf"\d[\d,.]*|[二三四五六七八九十百千两兩][{_NUMERALS}]*"
        "(?=[个個名位项項条條次届屆年月日号號家件艘辆架座所吨噸元亩畝米公美国國方倍批季])|百分之[一二三四五六七八九十百]+"
    ),
    "en": late(
        r"(?<!\()\d[\d,.]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
        r"(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|"
        r"(?:hundred|thousand|million|billion|trillion|dozen)s?)\b"
    ),
}
"""Certain figures of a source without capitals."""
_ANY_FIGURE = {
    "zh": late(rf"\d[\d,.]*|[{_NUMERALS}双雙半倍翻首初季]+|百分之|周[一-六日]"),
    "en": late(
        r"\d[\d,.]*|\b(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundreds?|thousands?|"
        r"(?:m|b|tr)illions?|dozens?|half|both|double[ds]?|twice|single|once|quarters?|january|february|march|april|may|"
        r"june|july|august|september|october|november|december|pair|couple|decades?|century|centuries|"
        r"\w++(?:(?<=\wteen)|(?<=\wty)|(?<=st)|(?<=nd)|(?<=rd)|(?<=th)))\b"
    ),
}
"""Whatever may stand for a figure in a target without capitals."""
_SENTENCE = {"zh": late(r"[。！？]+"), "en": late(r"(?<=[a-z0-9)”\"])[.!?]+(?=[\s”\"’)]+[A-Z“\"]|$)")}
_ANY_SENTENCE = {"zh": late(r"[。！？；，：\n]+"), "en": late(r"[.!?;,:\n](?=[\s”\"’)]|$)")}
_CLAUSE = {"zh": late(r"[^，；。！？：\n]{4,}(?=[，；。！？：\n]|$)"), "en": late(r"[^,;.!?:]{14,}(?=[,;.!?:]|$)")}
_ANY_CLAUSE = {
    "zh": late(r"[，；。！？：、\n并而且和与及将使由对以为让后前时如因在被把向从]"),
    "en": late(
        r"[.,;:!?—–(]|\b(?:and|or|but|which|that|who|whose|where|while|when|to|by|with|as|for|after|before|if|so|because|"
        r"from|through|since|in|on|\w+(?:ing|ed))\b"
    ),
}
"""Marks and words that may join a clause to what stands before it."""
_STOPS = ("。", "！", "？", "；", ".", "!", "?", ";")
_NAME = late(r"\b[A-Z][A-Z0-9&-]+\b")


class Lost(NamedTuple):
    """What a source has more of than its target."""

    figures: int
    sentences: int
    clauses: int
    """Clauses of a sentence (a heading has none): more than the target has marks and words to join them."""
    names: int
    """Latin abbreviations of the source that do not stand in the target."""


def too_short(source: str, target: str, language: str) -> bool:
    """Say quickly whether a look is worth while; *language* is that of the source."""
    if language == "en":
        return len(source) > 5.5 * len(target)
    return len(target) < 2.35 * len(source) and len(target) < 2.35 * _longest(source)


def _longest(text: str) -> float:
    """Give quickly what `han_length` cannot exceed: in UTF-8 a Latin letter is one byte, a Han character three."""
    beyond_latin = (len(text.encode("utf-8", "surrogatepass")) - len(text)) / 2
    return beyond_latin + (len(text) - beyond_latin) / _LETTERS_A_HAN


def share(source: str, target: str, language: str) -> float:
    """Give the length of a target against the usual length for such a source (`zh` or `en`), 1 being usual."""
    chinese, english = (source, target) if language == "zh" else (target, source)
    ratio = len(english) / max(han_length(chinese), 1.0) / _ENGLISH_PER_HAN[language]
    return ratio if language == "zh" else 1 / max(ratio, 0.01)


def lost(source: str, target: str, language: str) -> Lost:
    """Count what a source (`zh` or `en`) has more of than its translation into the other language."""
    other = "en" if language == "zh" else "zh"
    sentence = source.rstrip("\"'”’」』)） ")[-1:] in _STOPS
    return Lost(
        _surplus(_FIGURE[language], source.lower(), _ANY_FIGURE[other], target.lower()),
        _surplus(_SENTENCE[language], source, _ANY_SENTENCE[other], target, least=1),
        _surplus(_CLAUSE[language], source, _ANY_CLAUSE[other], target) if sentence else 0,
        len({name for name in _NAME.findall(source) if name not in target}) if language == "zh" else 0,
    )


def _surplus(certain: re.Pattern[str], source: str, possible: re.Pattern[str], target: str, *, least: int = 0) -> int:
    """Count the matches of a source beyond those of its target, which is taken to have *least* at least."""
    wanted = len(certain.findall(source))
    if wanted <= least:
        return 0
    found = sum(1 for _ in islice(possible.finditer(target), wanted))
    return wanted - max(found, least)


def han_length(text: str) -> float:
    """Give the length of a Chinese text in characters, its Latin words counted as what they would be in Chinese."""
    rest = _HAN.sub("", text)
    bare = _LATIN.sub("", rest)
    return len(text) - len(rest) + (len(rest) - len(bare)) / _LETTERS_A_HAN
