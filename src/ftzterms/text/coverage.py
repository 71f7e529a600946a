"""How much of a source text its translation can hold, told by lengths, figures, sentences and Latin names.

The usual lengths are those of published translations: into English about four characters for each Chinese one, into
Chinese one character for each three of English. Figures, sentences and clauses are counted strictly in the source and
generously in the target, so that a surplus of the source means something.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

# Patterns are compiled when a text is short enough to be looked at, which few are.
_HAN = r"[〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+"
_LATIN = r"[A-Za-z0-9]+"
_LETTERS_A_HAN = 3.5
_ENGLISH_PER_HAN = {"zh": 3.9, "en": 3.1}
"""English characters for each Chinese one, by the language of the source."""
_NUMERALS = "〇零一二三四五六七八九十百千万亿两萬億兩"
_FIGURE = {
    "zh": (
        rf"\d[\d,.]*|[二三四五六七八九十百千两兩][{_NUMERALS}]*"
        "(?=[个個名位项項条條次届屆年月日号號家件艘辆架座所吨噸元亩畝米公美国國方倍批季])|百分之[一二三四五六七八九十百]+"
    ),
    "en": (
        r"(?i)(?<!\()\d[\d,.]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
        r"(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|"
        r"(?:hundred|thousand|million|billion|trillion|dozen)s?)\b"
    ),
}
"""Certain figures of a source."""
_ANY_FIGURE = {
    "zh": rf"\d[\d,.]*|[{_NUMERALS}双雙半倍翻首初季]+|百分之|周[一-六日]",
    "en": (
        r"(?i)\d[\d,.]*|\b(?:\w*(?:\wteen|\wty|st|nd|rd|th)|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
        r"twelve|hundreds?|thousands?|(?:m|b|tr)illions?|dozens?|half|both|double[ds]?|twice|single|once|quarters?|January|"
        r"February|March|April|May|June|July|August|September|October|November|December|pair|couple|decades?|century|"
        r"centuries)\b"
    ),
}
"""Whatever may stand for a figure in a target."""
_SENTENCE = {"zh": r"[。！？]+", "en": r"(?<=[a-z0-9)”\"])[.!?]+(?=[\s”\"’)]+[A-Z“\"]|$)"}
_ANY_SENTENCE = {"zh": r"[。！？；，：\n]+", "en": r"[.!?;,:\n](?=[\s”\"’)]|$)"}
_CLAUSE = {"zh": r"[^，；。！？：\n]{4,}(?=[，；。！？：\n]|$)", "en": r"[^,;.!?:]{14,}(?=[,;.!?:]|$)"}
_ANY_CLAUSE = {
    "zh": r"[，；。！？：、\n并而且和与及将使由对以为让后前时如因在被把向从]",
    "en": (
        r"[.,;:!?—–(]|\b(?:and|or|but|which|that|who|whose|where|while|when|to|by|with|as|for|after|before|if|so|because|"
        r"from|through|since|in|on|\w+(?:ing|ed))\b"
    ),
}
"""Marks and words that may join a clause to what stands before it."""
_STOPS = ("。", "！", "？", "；", ".", "!", "?", ";")
_NAME = r"\b[A-Z][A-Z0-9&-]+\b"


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
    return len(target) < 2.35 * len(source) if language == "zh" else len(source) > 5.5 * len(target)


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
        _surplus(_FIGURE[language], source, _ANY_FIGURE[other], target),
        _surplus(_SENTENCE[language], source, _ANY_SENTENCE[other], target, least=1),
        _surplus(_CLAUSE[language], source, _ANY_CLAUSE[other], target) if sentence else 0,
        len({name for name in re.findall(_NAME, source) if name not in target}) if language == "zh" else 0,
    )


def _surplus(certain: str, source: str, possible: str, target: str, *, least: int = 0) -> int:
    """Count the matches of a source beyond those of its target, which is taken to have *least* at least."""
    wanted = len(re.findall(certain, source))
    if wanted <= least:
        return 0
    found = sum(1 for _ in islice(re.finditer(possible, target), wanted))
    return wanted - max(found, least)


def han_length(text: str) -> float:
    """Give the length of a Chinese text in characters, its Latin words counted as what they would be in Chinese."""
    rest = re.sub(_HAN, "", text)
    bare = re.sub(_LATIN, "", rest)
    return len(text) - len(rest) + (len(rest) - len(bare)) / _LETTERS_A_HAN
