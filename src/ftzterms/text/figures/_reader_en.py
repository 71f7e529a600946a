"""The state of a reading of English text."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from ftzterms.text.figures._drafts import Draft
from ftzterms.text.figures._patterns import Pattern
from ftzterms.text.figures._values import DATED, Approx, Exact, Kind
from ftzterms.text.figures.numerals_en import Numeral
from ftzterms.text.figures.numerals_zh import exact
from ftzterms.text.figures.units import MONEY

_NEAR = {
    "about": Approx.ABOUT,
    "around": Approx.ABOUT,
    "approximately": Approx.ABOUT,
    "roughly": Approx.ABOUT,
    "some": Approx.ABOUT,
    "circa": Approx.ABOUT,
    "nearly": Approx.BELOW,
    "almost": Approx.BELOW,
    "over": Approx.ABOVE,
    "above": Approx.ABOVE,
    "exceeding": Approx.ABOVE,
    "exceeds": Approx.ABOVE,
    "exceeded": Approx.ABOVE,
    "topping": Approx.ABOVE,
    "surpassed": Approx.ABOVE,
    "more than": Approx.ABOVE,
    "greater than": Approx.ABOVE,
    "higher than": Approx.ABOVE,
    "less than": Approx.BELOW,
    "fewer than": Approx.BELOW,
    "close to": Approx.BELOW,
}
_LIMIT = Pattern(r" (?:not?|cannot|never|nor) ")
RANGE = frozenset({"-", "to", "--", "through", "until", "or", "~", "and"})
_LIST = frozenset({",", ", and", "/", ", or", "&"})


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Reader:
    """Lower-case text with a space before it, the original behind the same space, and the figures found so far."""

    text: str
    original: str
    at: int = 0
    drafts: list[Draft] = field(default_factory=list)

    def add(self, draft: Draft) -> None:
        """Take a figure in, and join it to the one before when they make one expression."""
        if self.drafts:
            draft.joined = draft.joined or self._continues(self.drafts[-1], draft)
        self.drafts.append(draft)
        self.at = max(self.at, draft.end)

    def gap(self, start: int) -> str:
        """Give the words between the last figure and a place."""
        return self.text[self.drafts[-1].end : start].strip() if self.drafts else "\0"

    def last(self, *kinds: Kind) -> Draft | None:
        """Give the last figure if it is of these kinds."""
        return self.drafts[-1] if self.drafts and self.drafts[-1].kind in kinds else None

    def _continues(self, last: Draft, draft: Draft) -> bool:
        gap = self.text[last.end : draft.start].strip(" ")
        if last.kind in DATED and draft.kind in DATED:
            listed = last.kind is draft.kind or draft.kind is Kind.YEAR or last.kind is Kind.WEEKDAY
            return not gap or gap in RANGE or gap == "of" or (gap in _LIST and listed)
        return last.kind is draft.kind and gap in RANGE and gap != "and"

    def before(self, start: int) -> Approx:
        """Tell how near the number is that starts here, by the words before it; a limit says nothing of that."""
        words = self.text[max(0, start - 20) : start].split()
        if not words:
            return Approx.EXACT
        near = _NEAR.get(words[-1]) or _NEAR.get(" ".join(words[-2:]), Approx.EXACT)
        return Approx.EXACT if near and _LIMIT.search(self.text, max(0, start - 60), start) else near

    def share(self, numeral: Numeral, draft: Draft) -> None:
        """Give the unit and scale of a range's last figure to its first: 3 to 5 billion yuan, 10-12 days."""
        last = self.last(Kind.CARDINAL)
        gap = self.gap(draft.start if draft.unit else numeral.start)
        if not last or gap not in RANGE or not _may_share(last, draft):
            return
        if gap != "and" or "between" in self.text[max(0, last.start - 12) : last.start]:
            grows = last.step <= 1 and last.value * numeral.factor <= draft.value * 10
            _grow(last, draft, numeral.factor if grows else 1)


def _may_share(last: Draft, draft: Draft) -> bool:
    if last.unit:
        return draft.kind is Kind.CARDINAL and (draft.unit == last.unit or (not draft.unit and last.unit in MONEY))
    return draft.kind is not Kind.PERCENT or last.step <= 1


def _grow(last: Draft, draft: Draft, factor: Exact) -> None:
    """Make the first figure of a range what its last one is."""
    if draft.kind is Kind.PERCENT:
        last.value, last.step = _hundredth(last.value), _hundredth(last.step)
    last.value, last.step = last.value * factor, last.step * factor
    draft.unit = draft.unit or last.unit
    last.kind, last.unit, last.firm = draft.kind, draft.unit, last.firm or draft.firm
    last.ambiguous = last.ambiguous or draft.ambiguous


def _hundredth(value: Exact) -> Exact:
    return exact(Fraction(value) / 100)
