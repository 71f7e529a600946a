"""A character that nobody sees stands in the text.

Zero-width characters, bidirectional controls, soft hyphens, byte order marks, control and private-use characters, and
the U+FFFD that stands where a character was lost: they come in with copy and paste, break every search for the word
they stand in, and can make a text read otherwise than it is stored. Both sides are looked at.
No-break and ideographic spaces are not hidden. Joiners and variation selectors inside an emoji, joiners beside the
letters of a script that needs them, and direction marks in a text with Arabic or Hebrew letters belong there.

Bad:
    zh: 货物须经检疫。
    en: The goods are subject to⟦\u200b⟧ quarantine.
Good:
    zh: 货物须经检疫。
    en: The goods are subject to quarantine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ftzterms.checks import unit_check
from ftzterms.model import AnnotatedUnit, Category, Fix, Remark, Severity, Side, Span

_HIDDEN = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd\ud800-\udfff\ue000-\uf8ff"
    "\U000e0001\U000e0020-\U000e007f\U000f0000-\U0010ffff]+"
)
"""Compiled when the first text that cannot be printed as it is comes along."""
_JOINERS = "\u200c\u200d"
_JOINING = "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\u203c-\u3299\ufe0f\U0001f000-\U0001faff]"
_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
_RIGHT_TO_LEFT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_FLAG = "\U0001f3f4[\U000e0020-\U000e007f]+"
_NOTHING = "\u00ad\u200b\u2060\ufeff"
_NAMES = {
    0xAD: "soft hyphen",
    0x200B: "zero-width space",
    0x200C: "zero-width non-joiner",
    0x200D: "zero-width joiner",
    0x2028: "line separator",
    0x2029: "paragraph separator",
    0x061C: "bidirectional control",
    0x2060: "word joiner",
    0xFEFF: "byte order mark",
    0xFFFD: "replacement character, where a character was lost",
}
_RANGES = (
    (range(0xA0), "control character"),
    (range(0x200E, 0x206A), "bidirectional control"),
    (range(0xD800, 0xE000), "half of a broken character"),
    (range(0xE000, 0xF900), "private-use character"),
    (range(0xF0000, 0x110000), "private-use character"),
)


def _not_printable(units: Sequence[AnnotatedUnit]) -> Sequence[AnnotatedUnit]:
    everything = "".join([unit.source_text + unit.target_text for unit in units])
    return () if everything.isprintable() and "\ufffd" not in everything else units


@unit_check(Severity.WARNING, Category.CHARACTERS, _not_printable)
def hidden_character(unit: AnnotatedUnit) -> Iterator[Remark]:
    source, target = unit.source_text, unit.target_text
    if not target.isprintable() or "\ufffd" in target:
        yield from _remarks(target, Side.TARGET)
    if not source.isprintable() or "\ufffd" in source:
        yield from _remarks(source, Side.SOURCE)


def _remarks(text: str, side: Side) -> Iterator[Remark]:
    for found in re.finditer(_HIDDEN, text):
        if not _at_home(text, found):
            span = Span(*found.span())
            yield Remark(span, _message(found[0]), side, fix=Fix(span, "", safe=_removable(text, span)))


def _at_home(text: str, found: re.Match[str]) -> bool:
    start, end = found.span()
    if not found[0].strip(_JOINERS):
        return any(
            re.match(_JOINING, neighbour) for neighbour in (text[end : end + 1], text[max(0, start - 1) : start])
        )
    if not found[0].strip(_DIRECTIONS):
        return re.search(_RIGHT_TO_LEFT, text) is not None
    return bool(start) and re.fullmatch(_FLAG, text[start - 1 : end]) is not None


def _message(characters: str) -> str:
    names = ", ".join(dict.fromkeys(f"U+{ord(c):04X} ({_name(ord(c))})" for c in characters))
    lost = "\ufffd" in characters
    return f"{names}: restore the lost character" if lost else f"{names} is hidden in the text: remove it"


def _name(point: int) -> str:
    return _NAMES.get(point) or next((name for points, name in _RANGES if point in points), "invisible character")


def _removable(text: str, span: Span) -> bool:
    """Say whether removing changes nothing that a reader sees, and joins no two English words."""
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    joined = before.isascii() and before.isalpha() and after.isascii() and after.isalpha()
    return not span.of(text).strip(_NOTHING) and not (joined and "\u200b" in span.of(text))
