"""The folded view of a text: one spelling for what readers take as one, with the way back to the original offsets.

Folded are: case; full-width letters, digits and signs; hyphens and dashes, tabs, line ends and no-break spaces (all to
a space); quotation marks of every kind (to `"` and `'`); Traditional characters (to Simplified, one to one). Runs of
spaces become one. Everything else stays as it is, Chinese commas and stops among it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache

from ftzterms.text.han import traditional_and_simplified
from ftzterms.text.late import late
from ftzterms.text.tuples import NamedTuple

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
_SIGNS = frozenset(_TABLE)
SIGMA = "Σ"
"""The one letter whose lower case depends on its neighbours."""
_FOLDABLE = late("[" + "".join(_TABLE).replace("-", "\\-") + "]")
_RUN = late("  +")
_FOREIGN = "A-Z\u0080-\u2e7f\ua000-\uff0b\uff0d-\uff19\uff1c-\uff1e\uff20-\U0010ffff"
"""Capitals, all other scripts, and signs; not the commas, colons and stops of Chinese."""
_PATIENCE = 1000
"""So many texts take as long as to compile classes of all Traditional characters."""
_MANY = 12
"""So many replacements of one character take as long as to put a text in lower case."""
_KEPT = 4096
SEPARATOR = "\x1e"
"""What stands before, between and after texts that are joined: white space that folding leaves alone."""


class Folded(NamedTuple):
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
    if not text.isascii():
        return _beyond_ascii.fold(text)
    folded = text.lower()
    if "-" in folded:
        folded = folded.replace("-", " ")
    if "\n" in folded or "\t" in folded or "\r" in folded:
        folded = folded.replace("\n", " ").replace("\t", " ").replace("\r", " ")
    return folded


def fold_joined(texts: Sequence[str]) -> tuple[str, str]:
    """Join texts, all ASCII or none, with separators, and give them as they are and folded in place."""
    joined = SEPARATOR.join(("", *texts, ""))
    return joined, fold_in_place(joined) if joined.isascii() else _beyond_ascii.fold_joined(texts, joined)


def has_traditional(text: str) -> bool:
    """Say whether any Traditional character stands in a text."""
    return _beyond_ascii.has_traditional(text)


class BeyondAscii:
    """Folds texts that are not all ASCII: *patience* of them with what is at hand, the others with compiled classes."""

    def __init__(self, patience: int = _PATIENCE) -> None:
        self.fold: Callable[[str], str] = self._fold_one_of_few
        self._patience = patience
        self._find_changing: Callable[[str], list[str]] | None = None
        self._find_traditional: Callable[[str], object] | None = None

    @cached_property
    def _traditional(self) -> frozenset[str]:
        return frozenset(traditional_and_simplified()[0])

    @cached_property
    def _simplified(self) -> dict[int, int]:
        return str.maketrans(*traditional_and_simplified())

    def has_traditional(self, text: str) -> bool:
        """Say so with what is at hand."""
        if self._find_traditional:
            return self._find_traditional(text) is not None
        return not self._traditional.isdisjoint(text)

    def fold_joined(self, texts: Sequence[str], joined: str) -> str:
        """Fold texts that are joined already: each character that changes is replaced everywhere at once."""
        if self._find_changing is None or SIGMA in joined:
            return SEPARATOR.join(("", *[self.fold(text) for text in texts], ""))
        changing = set(self._find_changing(joined))
        if len(changing) > _MANY and len(lower := joined.lower()) == len(joined):
            joined = lower
            changing = set(self._find_changing(joined))
        for character in changing:
            joined = joined.replace(character, self._fold_character(character))
        return joined

    @cached_property
    def _fold_character(self) -> Callable[[str], str]:
        """The same few characters come again in every block."""
        return lru_cache(_KEPT)(self.fold)

    def _fold_one_of_few(self, text: str) -> str:
        self._patience -= 1
        if self._patience < 0:
            self.fold = self._compiled()
            return self.fold(text)
        folded = _in_small_letters(text)
        if not _SIGNS.isdisjoint(folded):
            folded = _without_signs(folded)
        return folded if self._traditional.isdisjoint(folded) else folded.translate(self._simplified)

    def _compiled(self) -> Callable[[str], str]:
        import re  # noqa: PLC0415  few texts do without

        traditional, _ = traditional_and_simplified()
        has_traditional = re.compile(f"[{traditional}]").search
        changing = re.compile(f"[{_FOREIGN}{_FOLDABLE.pattern[1:-1]}{traditional}]")
        may_change = changing.search
        self._find_changing = changing.findall
        self._find_traditional = has_traditional
        simplified = self._simplified

        def fold_one_of_many(text: str) -> str:
            if not may_change(text):
                return text
            folded = _without_signs(_in_small_letters(text))
            return folded.translate(simplified) if has_traditional(folded) else folded

        return fold_one_of_many


_beyond_ascii = BeyondAscii()


def _without_signs(lower: str) -> str:
    """Fold all but capitals and Traditional characters."""
    return _FOLDABLE.sub(lambda match: _TABLE[match[0]], lower)


def _in_small_letters(text: str) -> str:
    """Put a text in lower case, each character for itself."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(small if len(small := c.lower()) == 1 else c for c in text)


def squeeze(folded: str) -> Folded:
    """Make runs of spaces one space."""
    parts: list[str] = []
    kept: list[int] = []
    at = 0
    for run in _RUN.finditer(folded):
        end = run.start() + 1
        parts.append(folded[at:end])
        kept.extend(range(at, end))
        at = run.end()
    parts.append(folded[at:])
    kept.extend(range(at, len(folded) + 1))
    return Folded("".join(parts), tuple(kept))
