"""Which figures of a text and its translation differ."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ftzterms.text.figures._drafts import Draft, finish
from ftzterms.text.figures._values import (
    ABOVE,
    ARTICLE,
    BELOW,
    CALENDAR,
    CARDINAL,
    CODE,
    MONTH,
    ORDINAL,
    PERCENT,
    POINTS,
    VAGUE,
    YEAR,
    Fault,
    Figure,
    Mismatch,
)
from ftzterms.text.figures.agreeing import PERIODS, agree, akin, is_family, months, rule_of, units_fit

_Figures = Sequence[Figure]
_Pair = tuple[Figure, Figure]
_OPPOSITE = {BELOW, ABOVE}
_RATES = frozenset({PERCENT, POINTS})
_MANY = 40
"""So many figures of one text cannot be told apart by their values alone."""
_FAR = 0.05
"""Of the text's length in figures."""


def compare(source: _Figures, target: _Figures) -> list[Mismatch]:
    """Pair the figures of two texts and give those that differ, in the order of the source.

    A figure is paired with one that says the same, wherever it stands; what is left over is paired with what may be
    its wrong rendering. What is left after that was dropped, which only a large or exact figure makes likely to be a
    fault, since a translation may say a small one in another way.
    """
    left, right, pairs = _pair_off(source, target)
    if left and right:
        left, right = _unlike(left, right)
    if left and right:
        if _have_periods(left) or _have_periods(right):
            left, right = _without_spelt_out(left, right, target), _without_spelt_out(right, left, source)
        pairs += _clashes(left, right)
        pairs += _likest(left, right, source, target)
    found = _mismatches(pairs, source, target) if pairs else []
    if left:
        told = {one.whole for one, _ in pairs}
        found += _dropped([figure for figure in left if figure.whole not in told], target)
    return found


def are_alike(source: Sequence[Draft], target: Sequence[Draft]) -> bool:
    """Say whether each figure has its equal, or what says the same, so that `compare` would find nothing."""
    rest, left = list(target), []
    for draft in source:
        kind, value, unit = draft.kind, draft.value, draft.unit
        for place, other in enumerate(rest):
            if other.kind is kind and other.unit == unit and (other.value is value or other.value == value):
                if draft.approx and kind not in CALENDAR and {draft.approx, other.approx} == _OPPOSITE:
                    return False
                del rest[place]
                break
        else:
            if not rest:
                return False
            left.append(draft)
    return not left or not _unlike(finish(left), finish(rest))[0]


def _pair_off(source: _Figures, target: _Figures) -> tuple[list[Figure], list[Figure], list[_Pair]]:
    """Take away what is equal on both sides, which is most; the pairs are those that say nearly for more than."""
    left, right = [], list(target)
    contrary = []
    for figure in source:
        kind, value, unit = figure[2], figure[3], figure[5]
        for place, other in enumerate(right):
            if other[2] is kind and other[5] == unit and (other[3] is value or other[3] == value):
                del right[place]
                if figure.approx and {figure.approx, other.approx} == _OPPOSITE and kind not in CALENDAR:
                    contrary.append((figure, other))
                break
        else:
            left.append(figure)
    return left, right, contrary


def _unlike(left: _Figures, right: _Figures) -> tuple[list[Figure], list[Figure]]:
    """Take away what says the same in another way."""
    rest, others = [], list(right)
    for figure in left:
        kind = figure[2]
        for place, other in enumerate(others):
            rule = rule_of(kind, other[2])
            if rule and rule(figure, other):
                del others[place]
                break
        else:
            rest.append(figure)
    return rest, others


def _have_periods(figures: list[Figure]) -> bool:
    for figure in figures:  # noqa: SIM110  (a generator takes twice as long)
        if figure[2] in PERIODS:
            return True
    return False


def _without_spelt_out(figures: list[Figure], others: list[Figure], opposite: _Figures) -> list[Figure]:
    """Take away January to May where the other side says the first five months, and the reverse."""
    spans = [span for figure in others if (span := months(figure))]
    ranges = {(one.value, two.value) for one, two in pairwise(opposite) if one.kind is two.kind is MONTH}
    return [
        figure
        for figure in figures
        if months(figure) not in ranges and not (figure.kind is MONTH and any(figure.value in span for span in spans))
    ]


def _clashes(left: list[Figure], right: list[Figure]) -> list[_Pair]:
    """Pair the same number with another currency or measure."""
    pairs = []
    for one in list(left):
        kind, unit = one[2], one[5]
        for other in right if unit and kind is not CODE else ():
            if other[2] is kind and not units_fit(unit, other[5]) and one.value == other.value:
                left.remove(one)
                right.remove(other)
                pairs.append((one, other))
                break
    return pairs


def _likest(left: list[Figure], right: list[Figure], source: _Figures, target: _Figures) -> list[_Pair]:
    """Pair what is left with what may be its wrong rendering, the likest first."""
    candidates = [(one, other) for one in left for other in right if akin(one, other)]
    if len(candidates) > 1:
        candidates.sort(key=lambda pair: _distance(pair[0], pair[1], source, target))
    pairs = []
    for one, other in candidates:
        if one in left and other in right:
            left.remove(one)
            right.remove(other)
            pairs.append((one, other))
    return pairs


def _distance(one: Figure, other: Figure, source: _Figures, target: _Figures) -> tuple[bool, bool, bool, float]:
    """Tell how unlike two figures are: in kind, unit, digits and place."""
    place = abs(_place(one, source) - _place(other, target))
    return one.kind is not other.kind, one.unit != other.unit, _digits(one) != _digits(other), place


def _digits(figure: Figure) -> str:
    return str(figure.value * 10**6).rstrip("0")


def _mismatches(pairs: list[_Pair], source: _Figures, target: _Figures) -> list[Mismatch]:
    """Make one mismatch of the pairs that stand in the same expression of the source."""
    grouped: dict[tuple[int, int], list[_Pair]] = {}
    for pair in sorted(pairs):
        grouped.setdefault(pair[0].whole, []).append(pair)
    found = []
    for group in grouped.values():
        one, other = group[0]
        parts = tuple([figure for figure in source if figure.whole == one.whole])
        others = tuple([figure for figure in target if figure.whole == other.whole])
        sure = max([_certainty(*pair, source, target) for pair in group])
        found.append(Mismatch(_fault(one, other), parts, others, sure))
    return found


def _dropped(left: list[Figure], target: _Figures) -> list[Mismatch]:
    """Make one mismatch of what was dropped of an expression."""
    dropped = [figure for figure in left if figure.firm and figure.value != 1 and not _echoes(figure, target)]
    found = []
    for whole in dict.fromkeys([figure.whole for figure in dropped]):
        parts = tuple([figure for figure in dropped if figure.whole == whole])
        found.append(Mismatch(_fault(parts[0]), parts, (), 2 if any(map(_is_weighty, parts)) else 1))
    return found


def _fault(one: Figure, other: Figure | None = None) -> Fault:
    if other and one.value == other.value and one.kind is CARDINAL and not units_fit(one.unit, other.unit):
        return Fault.UNIT
    return Fault.DATE if one.kind in CALENDAR or (other and other.kind in CALENDAR) else Fault.NUMBER


def _echoes(figure: Figure, others: _Figures) -> bool:
    for other in others:  # noqa: SIM110  (a generator takes twice as long)
        if agree(figure, other):
            return True
    return False


def _is_weighty(figure: Figure) -> bool:
    """Say whether a translation can hardly do without a figure: a rate, an amount, a number of three digits."""
    return figure.kind in _RATES or (figure.kind is CARDINAL and (bool(figure.unit) or figure.value >= 100))


def _certainty(one: Figure, other: Figure, source: _Figures, target: _Figures) -> int:
    """Say how sure a difference is: least where a word for a small number may stand for something else."""
    both = one.firm and other.firm
    echoes = _echoes(one, target) + _echoes(other, source)
    if (echoes == 2 and one.kind is ARTICLE) or _may_be_no_pair(one, other, source, target):
        return 1
    echo = one.value != other.value and echoes > 0
    if echo or not is_family(one.kind, other.kind):
        return 2 if both else 1
    if not both and one.kind in {CARDINAL, ORDINAL} and _is_small(one, other):
        return 2 if _stand_alike(one, other, source, target) else 1
    if not both and (one.kind is YEAR or (1 in {one.value, other.value} and one.unit != other.unit)):
        return 1
    return 2 if _is_debatable(one, other) else 3


def _may_be_no_pair(one: Figure, other: Figure, source: _Figures, target: _Figures) -> bool:
    return _are_remote(one, other, source, target) or _complete_each_other(one, other) or _is_label(one, other)


def _are_remote(one: Figure, other: Figure, source: _Figures, target: _Figures) -> bool:
    """Say whether two figures of a long text stand in different parts of it."""
    return len(source) > _MANY and abs(_place(one, source) - _place(other, target)) > _FAR


def _place(figure: Figure, figures: _Figures) -> float:
    return figures.index(figure) / len(figures)


def _complete_each_other(one: Figure, other: Figure) -> bool:
    """Say whether one share is what the other leaves: 80 percent paid, 20 percent deducted."""
    return one.kind is other.kind is PERCENT and one.value + other.value == 1


def _is_label(one: Figure, other: Figure) -> bool:
    """Say whether one of two ordinals may be part of a name, or have the mark of a note stuck to it."""
    return one.kind is other.kind is ORDINAL and (one.ambiguous or other.ambiguous)


def _is_small(one: Figure, other: Figure) -> bool:
    """Say whether one of two figures may be no more than a word: any small number, or a first."""
    return one.kind is CARDINAL or 1 in {one.value, other.value}


def _is_debatable(one: Figure, other: Figure) -> bool:
    """Say whether only the magnitude differs, or the nearness, or percent from points, or a bare dollar from 元."""
    if one.unit != other.unit and "dollar" in {one.unit, other.unit}:
        return True
    if {one.kind, other.kind} == _RATES:
        return one.value * 100 == other.value or other.value * 100 == one.value
    return one.kind is VAGUE or (one.unit == other.unit and one.value == other.value)


def _stand_alike(one: Figure, other: Figure, source: _Figures, target: _Figures) -> bool:
    """Say whether two words for small numbers stand in the same place among as many figures."""
    if one.ambiguous or other.ambiguous or len(source) != len(target):
        return False
    if one.kind is CARDINAL and 1 in {one.value, other.value}:
        return False
    return source.index(one) == target.index(other)
