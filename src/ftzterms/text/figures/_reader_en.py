"""The state of a reading of English text."""

from __future__ import annotations

from ftzterms.text.figures._drafts import Draft
from ftzterms.text.figures._patterns import Pattern
from ftzterms.text.figures._ratio import Amount
from ftzterms.text.figures._values import (
    ABOUT,
    ABOVE,
    BELOW,
    CARDINAL,
    DATED,
    EXACT,
    PERCENT,
    WEEKDAY,
    YEAR,
    Approx,
    Kind,
)
from ftzterms.text.figures.numerals_en import Numeral
from ftzterms.text.figures.numerals_zh import part_of
from ftzterms.text.figures.units import MONEY

_NEAR = {
    "about": ABOUT,
    "around": ABOUT,
    "approximately": ABOUT,
    "roughly": ABOUT,
    "some": ABOUT,
    "circa": ABOUT,
    "nearly": BELOW,
    "almost": BELOW,
    "over": ABOVE,
    "above": ABOVE,
    "exceeding": ABOVE,
    "exceeds": ABOVE,
    "exceeded": ABOVE,
    "topping": ABOVE,
    "surpassed": ABOVE,
    "more than": ABOVE,
    "greater than": ABOVE,
    "higher than": ABOVE,
    "less than": BELOW,
    "fewer than": BELOW,
    "close to": BELOW,
}
NEAR_WORDS = frozenset(phrase.rpartition(" ")[2] for phrase in _NEAR)
"""The words before a number that may say how near it is."""
_LIMIT = Pattern(r" (?:not?|cannot|never|nor) ")
RANGE = frozenset({"-", "to", "--", "through", "until", "or", "~", "and"})
_LIST = frozenset({",", ", and", "/", ", or", "&"})


class Reader:
    """Lower-case text with a space before it, the original behind the same space, and the figures found so far."""

    __slots__ = ("at", "drafts", "original", "text")

    def __init__(self, text: str, original: str) -> None:
        self.text = text
        self.original = original
        self.at = 0
        self.drafts: list[Draft] = []

    def add(self, draft: Draft) -> None:
        """Take a figure in, and join it to the one before when they make one expression."""
        drafts = self.drafts
        if drafts and not draft.joined:
            draft.joined = self._continues(drafts[-1], draft)
        drafts.append(draft)
        self.at = max(self.at, draft.end)

    def gap(self, start: int) -> str:
        """Give the words between the last figure and a place."""
        return self.text[self.drafts[-1].end : start].strip() if self.drafts else "\0"

    def last(self, *kinds: Kind) -> Draft | None:
        """Give the last figure if it is of these kinds."""
        return self.drafts[-1] if self.drafts and self.drafts[-1].kind in kinds else None

    def _continues(self, last: Draft, draft: Draft) -> bool:
        dated = last.kind in DATED and draft.kind in DATED
        if not dated and last.kind is not draft.kind:
            return False
        gap = self.text[last.end : draft.start].strip(" ")
        if not dated:
            return gap in RANGE and gap != "and"
        listed = last.kind is draft.kind or draft.kind is YEAR or last.kind is WEEKDAY
        return not gap or gap in RANGE or gap == "of" or (gap in _LIST and listed)

    def before(self, start: int) -> Approx:
        """Tell how near the number is that starts here, by the words before it; a limit says nothing of that."""
        words = self.text[max(0, start - 20) : start].split()
        if not words:
            return EXACT
        near = _NEAR.get(words[-1]) or _NEAR.get(" ".join(words[-2:]), EXACT)
        return EXACT if near and _LIMIT.search(self.text, max(0, start - 60), start) else near

    def share(self, numeral: Numeral, draft: Draft) -> None:
        """Give the unit and scale of a range's last figure to its first: 3 to 5 billion yuan, 10-12 days."""
        last = self.last(CARDINAL)
        gap = self.gap(draft.start if draft.unit else numeral.start)
        if not last or gap not in RANGE or not _may_share(last, draft):
            return
        if gap != "and" or "between" in self.text[max(0, last.start - 12) : last.start]:
            grows = last.step <= 1 and last.value * numeral.factor <= draft.value * 10
            _grow(last, draft, numeral.factor if grows else 1)


def _may_share(last: Draft, draft: Draft) -> bool:
    if last.unit:
        return draft.kind is CARDINAL and (draft.unit == last.unit or (not draft.unit and last.unit in MONEY))
    return draft.kind is not PERCENT or last.step <= 1


def _grow(last: Draft, draft: Draft, factor: Amount) -> None:
    """Make the first figure of a range what its last one is."""
    if draft.kind is PERCENT:
        last.value, last.step = part_of(last.value, 100), part_of(last.step, 100)
    last.value, last.step = last.value * factor, last.step * factor
    draft.unit = draft.unit or last.unit
    last.kind, last.unit, last.firm = draft.kind, draft.unit, last.firm or draft.firm
    last.ambiguous = last.ambiguous or draft.ambiguous
