"""The folded view of a text: one spelling for what readers take as one, with the way back to the original offsets.

Folded are: case; full-width letters, digits and signs; hyphens and dashes, tabs, line ends and no-break spaces (all to a
space); quotation marks of every kind (to `"` and `'`); Traditional characters (to Simplified, one to one). Runs of spaces
become one. Everything else stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass

from ftzterms.text.han import traditional_to_simplified

SPACES = "\t\n\r\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d"
DOUBLE_QUOTES = "“”„‟«»「」『』〝〞〟＂"
SINGLE_QUOTES = "‘’‚‛‹›＇\u02bc`"


class _Table(dict[int, int]):
    """A `str.translate` table that learns the characters it leaves alone, because a miss is slow."""

    def __missing__(self, key: int) -> int:
        self[key] = key
        return key


def _table() -> _Table:
    table = _Table()
    for characters, stands_for in ((SPACES, " "), (HYPHENS, " "), (DOUBLE_QUOTES, '"'), (SINGLE_QUOTES, "'")):
        table.update(dict.fromkeys(map(ord, characters), ord(stands_for)))
    table.update({wide: ord(chr(wide - 0xFEE0).lower()) for wide in range(0xFF01, 0xFF5F) if wide not in table})
    table.update({ord(old): ord(new) for old, new in traditional_to_simplified().items()})
    return table


_TABLE = _table()
_ASCII_TABLE = {ord(character): " " for character in SPACES + HYPHENS if character.isascii()}


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
    if text.isascii():
        folded = text.lower().translate(_ASCII_TABLE)
    else:
        folded = text.lower()
        if len(folded) != len(text):
            folded = "".join(lower if len(lower := c.lower()) == 1 else c for c in text)
        folded = folded.translate(_TABLE)
    return _squeeze(folded) if "  " in folded else Folded(folded)


def _squeeze(folded: str) -> Folded:
    """Make runs of spaces one space."""
    kept = [i for i, c in enumerate(folded) if c != " " or i == 0 or folded[i - 1] != " "]
    return Folded("".join(folded[i] for i in kept), (*kept, len(folded)))
