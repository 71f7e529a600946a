"""Mentions of a thing that are not its plain name: inside a longer name, turned around, by the head noun, by a pronoun.

Patterns are kept as strings: few texts need them, and `re` compiles them then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ftzterms.text.fold import Folded, fold
from ftzterms.text.late import late

_PRONOUNS = {
    "en": r"(?i)\b(?:it|its|itself|they|them|theirs?|these|those|this|such|ones?|both|which|where|former|latter)\b",
    "zh": "[其它该此这]|上述|前者|后者|两者|二者",
}
_DETERMINED = (
    r"(?i)\b(?:the|this|that|these|those|each|our|his|her|its|their|all|both|said|such|two|three)\s+(?:\w+\s+)?{}s?\b"
)
_SHARED_MODIFIER = r"\s+[A-Za-z]+s?(?:,\s+[A-Za-z]+s?)*,?\s+(?:and|or)\s+[A-Za-z]+s\b"
"""After an English modifier: two plural nouns that share it (`bonded warehouses and factories`)."""
_SHARED_HEAD = (
    r"[、和与及][\u4e00-\u9fff]{2,4}[等各]?(?:[两三四五六七八九十]|\d+)[个家项]$"
    r"|(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,3}[、和与及][\u4e00-\u9fff]{2,3}$"
)
"""Before a Chinese name: other names that share its head (`江苏、浙江两个`)."""

_JOINING = (" of", " of the", " from the", " for", " on the", " in the")
_NO_DETERMINER = "(?!(?:the|an?|its?|their|this|these|other|all) )"
_PREPOSITION = " (?:of|for|in|on|to|by|with|against|among|between) (?:the )?"
_ANY_PREPOSITION = late(_PREPOSITION)

Places = Sequence[tuple[int, int]]


@lru_cache(maxsize=8192)
def _folded(text: str) -> Folded:
    """Fold a name or a text once, which is asked about many names."""
    return fold(text)


def may_be_fewer(text: str, language: str, term: str, places: Places) -> bool:
    """Say whether a text that names a term at these places may mean it once more without the name.

    By a pronoun, by the head noun alone (“the zone”), or because another name shares the head or the modifier.
    """
    pronouns = _PRONOUNS.get(language)
    if pronouns is None or re.search(pronouns, text):
        return True
    if language == "zh":
        return any(re.search(_SHARED_HEAD, text[:start]) for start, _ in places)
    if any(re.compile(_SHARED_MODIFIER).match(text, end) for _, end in places):
        return True
    head = re.escape(_folded(term).text.split(" ")[-1])
    return re.search(_DETERMINED.format(head), _between(text, places)) is not None


def stands_inside(name: str, longer: str, *, named: bool) -> bool:
    """Say whether an English name stands as itself inside a longer one.

    It does where the longer name is *named* on the other side too (“customs clearance”), in brackets, where only
    prepositions join it (“founding of the Communist Party of China”), as a proper name in front (“WTO rules”), and as
    letters anywhere (“weak-side CU”).
    """
    inner, outer = _folded(name).text, _folded(longer).text
    if inner not in outer:
        return False
    if f"({inner})" in outer:
        return True
    before, found, after = f" {outer} ".partition(f" {inner} ")
    if not found or named or (name.isupper() and len(name) > 1):
        return bool(found)
    joined = before.endswith(_JOINING) and not after.strip()
    return joined or (name[:1].isupper() and not before.strip())


def is_head(name: str, longer: str) -> bool:
    """Say whether an English name is the head of a longer one: “prudent fiscal framework”, “banknotes in circulation”.

    Before a preposition a common noun is enough; at the end it must be several words.
    """
    inner, outer = _folded(name).text, _folded(longer).text
    if " " in inner and outer.endswith(f" {inner}"):
        return True
    return name.islower() and outer.startswith((f"{inner} in ", f"{inner} for ", f"{inner} on ", f"{inner} by "))


def reordered(name: str, text: str) -> bool:
    """Say whether an English text has the words of a name in another order that grammar allows.

    Turned around a preposition (“management of credit risk”, “HKMA Chief Executive”), or with another word that shares
    the head (“operational and cyber resilience”).
    """
    folded = _folded(text).text
    return any(re.search(rf"\b{pattern}\b", folded) for pattern in _orders(_folded(name).text, folded))


def _orders(name: str, text: str) -> Iterator[str]:
    """Give patterns of the other orders of a folded name; none where the text plainly has not all of its words."""
    parts, around = _parts(name)
    for part in parts:
        if part not in text:
            return
    if around:
        head, other = parts
        yield f"{re.escape(other)}(?:'s?)? {re.escape(head)}s?"
        return
    words = list(map(re.escape, name.split(" ")))
    for at in range(1, len(words)):
        modifier, head = " ".join(words[:at]).removesuffix("'s"), " ".join(words[at:])
        yield f"{head}s?{_PREPOSITION}{modifier}s?"
        yield rf"{modifier}(?:, [\w ]+)?,? (?:and|or) {_NO_DETERMINER}\w+(?: \w+)? {head}s?"


@lru_cache(maxsize=8192)
def _parts(name: str) -> tuple[list[str], bool]:
    """Give what every other order of a folded name has, and whether that stands around a preposition."""
    if preposition := _ANY_PREPOSITION.search(name):
        return [name[: preposition.start()], name[preposition.end() :]], True
    return [word.removesuffix("'s") for word in name.split(" ")], False


def places(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Give where an English name stands as words of a text, as original offsets."""
    inner, folded = _folded(name).text, _folded(text)
    if inner not in folded.text:
        return
    for match in re.finditer(rf"(?<!\w){re.escape(inner)}(?!\w)", folded.text):
        yield folded.original(match.start(), match.end())


def by_its_head(name: str, text: str) -> bool:
    """Say whether an English text calls a proper name by its head alone: “the Fund”, “his ministry”."""
    head = _head(name)
    if not head:
        return False
    if head not in text and head.lower() not in text:
        return False
    alone = rf"[Tt]he {head}s?\b(?!\s+(?:[A-Z]|of\b|for\b|on\b))"
    return re.search(rf"\b(?:{alone}|(?:his|her|its|their) {head.lower()}\b)", text) is not None


@lru_cache(maxsize=8192)
def _head(name: str) -> str:
    """Give the head of a proper name of several words; nothing for any other name."""
    words = [word for word in name.split(" ") if word[:1].isupper() and word.isalpha()]
    if len(words) < 2:
        return ""
    return words[0] if " of " in name else words[-1]


def _between(text: str, places: Places) -> str:
    """Give the text without these places."""
    starts = [start for start, _ in places] + [len(text)]
    ends = [0] + [end for _, end in places]
    return "\n".join(text[end:start] for end, start in zip(ends, starts, strict=True))
