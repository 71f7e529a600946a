"""How much of a source text its translation can hold, told by lengths, figures, sentences and Latin names.

The usual lengths are those of published translations: into English about four characters for each Chinese one, into
Chinese one character for each three of English. Figures, sentences and clauses are counted strictly in the source and
generously in the target, so that a surplus of the source means something.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ftzterms.text.han import is_han

_LATIN = r"[A-Za-z0-9]+"
_LETTERS_A_HAN = 3.5
_ENGLISH_PER_HAN = {"zh": 3.9, "en": 3.1}
"""English characters for each Chinese one, by the language of the source."""

# Patterns are compiled when a text is short enough to be looked at, which few are.
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
        r"(?i)\d[\d,.]*|\b(?:\w+teen|\w+ty|\w*(?:st|nd|rd|th)|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
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
        r"from|through|since|in|on|\w+ing|\w+ed)\b"
    ),
}
"""Marks and words that may join a clause to what stands before it."""
_STOPS = ("。", "！", "？", "；", ".", "!", "?", ";")
_NAME = r"\b[A-Z][A-Z0-9&-]+\b"


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a target holds of its source."""

    share: float
    """Length of the target against the usual length for such a source, 1 being usual."""
    figures: int
    """Figures of the source that the target has too few of."""
    sentences: int
    """Sentences, likewise."""
    clauses: int
    """Clauses of a sentence (a heading has none), likewise: more than the target has marks and words to join them."""
    names: int
    """Latin abbreviations of the source that do not stand in the target."""

    @property
    def lost(self) -> int:
        """Pieces of evidence that something is missing."""
        return self.figures + self.sentences + self.clauses + self.names


def too_short(source: str, target: str, language: str) -> bool:
    """Say quickly whether a look is worth while; *language* is that of the source."""
    return len(target) < 2.35 * len(source) if language == "zh" else len(source) > 5.5 * len(target)


def coverage(source: str, target: str, language: str) -> Coverage:
    """Compare a source (`zh` or `en`) with its translation into the other language."""
    other = "en" if language == "zh" else "zh"
    chinese, english = (source, target) if language == "zh" else (target, source)
    ratio = len(english) / max(han_length(chinese), 1.0) / _ENGLISH_PER_HAN[language]

    sentence = source.rstrip("\"'”’」』)） ")[-1:] in _STOPS

    def surplus(certain: dict[str, str], possible: dict[str, str]) -> int:
        found = len(re.findall(possible[other], target)) or int(certain is _SENTENCE)
        return max(0, len(re.findall(certain[language], source)) - found)

    return Coverage(
        ratio if language == "zh" else 1 / max(ratio, 0.01),
        surplus(_FIGURE, _ANY_FIGURE),
        surplus(_SENTENCE, _ANY_SENTENCE),
        surplus(_CLAUSE, _ANY_CLAUSE) if sentence else 0,
        len({name for name in re.findall(_NAME, source) if name not in target}) if language == "zh" else 0,
    )


def han_length(text: str) -> float:
    """Give the length of a Chinese text in characters, its Latin words counted as what they would be in Chinese."""
    return sum(map(is_han, text)) + sum(map(len, re.findall(_LATIN, text))) / _LETTERS_A_HAN
