"""Mentions of a thing that are not its plain name: inside a longer name, by the head noun, by a pronoun.

Patterns are kept as strings: few texts need them, and `re` compiles them then.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ftzterms.text.fold import fold

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

Places = Sequence[tuple[int, int]]


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
    head = re.escape(fold(term).text.split(" ")[-1])
    return re.search(_DETERMINED.format(head), _between(text, places)) is not None


def stands_inside(name: str, longer: str, *, named: bool) -> bool:
    """Say whether an English name stands as itself inside a longer one.

    It does where the longer name is *named* on the other side too (“customs clearance”), in brackets, where only
    prepositions join it (“founding of the Communist Party of China”), and as a proper name in front (“WTO rules”).
    """
    inner, outer = fold(name).text, fold(longer).text
    if f"({inner})" in outer:
        return True
    before, found, after = f" {outer} ".partition(f" {inner} ")
    if not found or named:
        return bool(found)
    joined = before.endswith(_JOINING) and not after.strip()
    return joined or (name[:1].isupper() and not before.strip())


def by_its_head(name: str, text: str) -> bool:
    """Say whether an English text calls a proper name by its head alone: “the Fund”, “his ministry”."""
    words = [word for word in name.split(" ") if word[:1].isupper() and word.isalpha()]
    if len(words) < 2:
        return False
    head = words[0] if " of " in name else words[-1]
    alone = rf"[Tt]he {head}s?\b(?!\s+(?:[A-Z]|of\b|for\b|on\b))"
    return re.search(rf"\b(?:{alone}|(?:his|her|its|their) {head.lower()}\b)", text) is not None


def _between(text: str, places: Places) -> str:
    """Give the text without these places."""
    starts = [start for start, _ in places] + [len(text)]
    ends = [0] + [end for _, end in places]
    return "\n".join(text[end:start] for end, start in zip(ends, starts, strict=True))
