"""Passages of the source language that were left standing in a translation between Chinese and English."""

from __future__ import annotations

import re

from ftzterms.text.han import is_han
from ftzterms.text.late import late
from ftzterms.text.script import KANA, LETTER, holds_han
from ftzterms.text.tuples import NamedTuple

_HAN_PASSAGE = late(rf"{LETTER}(?:(?:{LETTER}|[0-9A-Z%，、。；：？！·《》“”‘’（）—…-])*{LETTER})?")
_QUOTES = {"“": "”", '"': '"', "‘": "’", "'": "'", "《": "》", "「": "」", "『": "』", "〈": "〉"}
_BRACKETS = late(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
_SPOKEN_OF = late(
    r"\b(?:characters?|words?|terms?|phrases?|called|named|reads?|reading|written|means|meaning|surname|names?|"
    r"hashtag|slogan|pronounced|Chinese|Mandarin|Cantonese|hanzi|radical|idiom|saying|expression|stands for|or|"
    r"i\.e\.|:|：)\s*$",
    re.I,
)
_WORD = r"[A-Za-z]+(?:[’'-][A-Za-z]+)*"
_LATIN_PASSAGE = late(rf"{_WORD}(?:,? {_WORD})+")
_CODE = late(r"[\[\]<>|={}`\\]|--")
_QUICK_LATIN = late(r"[a-z] [a-z]{2}")
_PROSE = frozenset("，。、；：！？（）“”‘’《》,.;:!?()\"'")
_LATIN_WORD = late(r"[A-Za-z]+")
_SMALL = frozenset(
    "a an the of and or for in on to at by with from de la le du des van von der et al per vs is as no".split()
)
_AT_HOME = frozenset(
    "vitro vivo situ facto jure hoc se capita rata priori posteriori versus alia cetera pro bono ad vice versa "
    "status quo kg km cm mm ml mg hz khz mhz ghz kw mw kwh gb mb kb px pt rpm dpi ppm pp vol app apps wifi "
    "email vlog blog".split()
)


class Passage(NamedTuple):
    """A half-open stretch of the target in the source's language, and how sure it is that it was forgotten there."""

    start: int
    end: int
    sure: bool


def has_words(text: str, language: str) -> bool:
    """Say whether a text has something to translate: a Han character, or two words without capitals in English."""
    if language == "zh":
        return holds_han(text)
    if _CODE.search(text):
        return False
    return sum(word.islower() and len(word) > 1 for word in text.split() if word.isalpha()) > 1


def han_passages(target: str) -> list[Passage]:
    """Give the Chinese passages of an English text; a gloss, a quoted character or a word spoken of is not sure."""
    if target.isascii() or not holds_han(target):
        return []
    brackets = [found.span() for found in _BRACKETS.finditer(target)]
    return [
        Passage(*found.span(), sure=not _spoken_of(target, *found.span(), brackets))
        for found in _HAN_PASSAGE.finditer(target)
        if holds_han(found[0])
    ]


def _spoken_of(text: str, start: int, end: int, brackets: list[tuple[int, int]]) -> bool:
    """Say whether a Chinese passage stands beside its translation or is itself the subject."""
    if any(left < start and end < right + 1 for left, right in brackets):
        return True
    if KANA.search(text) or text[start - 1 : start] in ("@", "#"):
        return True
    closer = _QUOTES.get(text[start - 1 : start])
    quoted = closer is not None and text[end : end + 1] == closer
    before, after = text[: start - quoted].rstrip(), text[end + quoted :].lstrip()
    return after[:1] in ("(", "（", "[", "=") or bool(_SPOKEN_OF.search(before))


def latin_passages(target: str, source: str) -> list[Passage]:
    """Give the English passages of a Chinese text: words without capitals that are no unit, Latin phrase or name."""
    if not _QUICK_LATIN.search(target):
        return []
    outside = [found.span() for found in _BRACKETS.finditer(target)]
    found = []
    for passage in _LATIN_PASSAGE.finditer(target):
        start, end = passage.span()
        words = _LATIN_WORD.findall(passage[0])
        plain = [word for word in words if word.islower() and len(word) > 1 and word not in _SMALL]
        if len(plain) < 2 or not _AT_HOME.isdisjoint(plain) or _code(target, start, end):
            continue
        copied = passage[0].lower() in source.lower()
        bracketed = any(left < start and end < right for left, right in outside)
        capitals = sum(word[0].isupper() for word in words[1:])
        lower = sum(map(str.islower, words))
        long = len(plain) > 2 or (copied and (lower > 3 or min(map(len, plain)) > 3))
        sure = long and capitals <= 1 and not bracketed and not _quoted(target, start, end)
        found.append(Passage(start, end, sure))
    return found


def _code(text: str, start: int, end: int) -> bool:
    """Say whether Latin words are part of an address, a path, a command, markup or a formula, not of Chinese prose."""
    line = text[text.rfind("\n", 0, start) + 1 : start], text[end:].partition("\n")[0]
    if not (holds_han(line[0]) or holds_han(line[1])):
        return True
    if line[1][:1] == "." and line[1][1:2].isalnum():
        return True
    before, after = line[0].rstrip(" ")[-1:], line[1].lstrip(" ")[:1]
    return not all(not mark or mark.isdigit() or mark in _PROSE or is_han(mark) for mark in (before, after))


def _quoted(text: str, start: int, end: int) -> bool:
    closer = _QUOTES.get(text[start - 1 : start])
    return closer is not None and closer in text[end : end + 3]
