"""The folded view of a text: one spelling for what readers take as one, with the way back to the original offsets.

Folded are: case; full-width letters, digits and signs; hyphens and dashes, tabs, line ends and no-break spaces (all to
a space); quotation marks of every kind (to `"` and `'`); Traditional characters (to Simplified, one to one). Runs of
spaces become one. Everything else stays as it is, Chinese commas and stops among it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ftzterms.text.han import traditional_to_simplified

SPACES = "\t\n\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d"
DOUBLE_QUOTES = "“”„‟«»「」『』〝〞〟＂"
SINGLE_QUOTES = "‘’‚‛‹›＇\u02bc"
WIDE_SIGNS = "％＆＋．／＠＃＄（）"


def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for characters, stands_for in ((SPACES, " "), (HYPHENS, " "), (DOUBLE_QUOTES, '"'), (SINGLE_QUOTES, "'")):
        table.update(dict.fromkeys(characters, stands_for))
    wide = [chr(code) for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()] + list(WIDE_SIGNS)
    table.update({character: chr(ord(character) - 0xFEE0).lower() for character in wide})
    return table


_TABLE = _table()
_FOLDABLE = re.compile(f"[{re.escape(''.join(_TABLE))}]")
_MAY_BE_HAN = re.compile(r"[^\W\x00-\u02ff]")
"""A letter that is not Latin; a class of all Han characters takes milliseconds to compile."""


@cache
def _simplified() -> tuple[frozenset[str], dict[int, str]]:
    """Give the Traditional characters, and the table that turns them into Simplified ones."""
    pairs = traditional_to_simplified()
    return frozenset(pairs), {ord(old): new for old, new in pairs.items()}


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `offsets` is None where every folded character stands at its original offset."""

    text: str
    offsets: tuple[int, ...] | None = None
    """The original offset of each folded character, and of the end."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Give the original offsets of a half-open folded stretch."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1 if end > start else self.offsets[start]


def fold(text: str) -> Folded:
    """Fold a text for comparison; never raises."""
    folded = fold_in_place(text)
    return squeeze(folded) if "  " in folded else Folded(folded)


def fold_in_place(text: str) -> str:
    """Fold character by character: the result is as long as the text, and runs of spaces are left."""
    folded = text.lower()
    if text.isascii():
        if "-" in folded:
            folded = folded.replace("-", " ")
        if "\n" in folded or "\t" in folded or "\r" in folded:
            folded = folded.replace("\n", " ").replace("\t", " ").replace("\r", " ")
        return folded
    if len(folded) != len(text):
        folded = "".join(lower if len(lower := c.lower()) == 1 else c for c in text)
    folded = _FOLDABLE.sub(lambda match: _TABLE[match[0]], folded)
    if _MAY_BE_HAN.search(folded):
        traditional, table = _simplified()
        if not traditional.isdisjoint(folded):
            return folded.translate(table)
    return folded


def squeeze(folded: str) -> Folded:
    """Make runs of spaces one space."""
    kept = [i for i, c in enumerate(folded) if c != " " or i == 0 or folded[i - 1] != " "]
    return Folded("".join(folded[i] for i in kept), (*kept, len(folded)))
