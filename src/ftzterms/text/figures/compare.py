"""Which figures of a text and its translation differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ftzterms.text.figures._values import CALENDAR, Approx, Fault, Figure, Kind, Mismatch
from ftzterms.text.figures.agreeing import agree, akin, is_family, months, units_fit

_Figures = Sequence[Figure]
_Pair = tuple[Figure, Figure]
_OPPOSITE = {Approx.BELOW, Approx.ABOVE}
_RATES = frozenset({Kind.PERCENT, Kind.POINTS})
_MANY = 40
"""So many figures of one text cannot be told apart by their values alone."""
_FAR = 0.05
"""Of the text's length in figures."""


def compare(source: _Figures, target: _Figures) -> Iterator[Mismatch]:
    """Pair the figures of two texts and give those that differ, in the order of the source.

    A figure is paired with one that says the same, wherever it stands; what is left over is paired with what may be
    its wrong rendering. What is left after that was dropped, which only a large or exact figure makes likely to be a
    fault, since a translation may say a small one in another way.
    """
    if not source and not target:
        return
    left, right, pairs = _unmatched(source, target)
    if left and right:
        left, right = _without_spelt_out(left, right, target), _without_spelt_out(right, left, source)
        pairs += _clashes(left, right)
        pairs += _likest(left, right, source, target)
    yield from _mismatches(pairs, source, target)
    told = {one.whole for one, _ in pairs}
    yield from _dropped([figure for figure in left if figure.whole not in told], target)


def _unmatched(source: _Figures, target: _Figures) -> tuple[list[Figure], list[Figure], list[_Pair]]:
    """Take away what is the same on both sides; the pairs are those that say nearly for more than."""
    right, left, contrary = list(target), [], []
    for figure in source:
        twin = next((other for other in right if other[2:4] == figure[2:4] and other.unit == figure.unit), None)
        if twin is None:
            left.append(figure)
        else:
            right.remove(twin)
            if figure.approx and {figure.approx, twin.approx} == _OPPOSITE and figure.kind not in CALENDAR:
                contrary.append((figure, twin))
    if not left or not right:
        return left, right, contrary
    rest = []
    for figure in left:
        twin = next((other for other in right if agree(figure, other)), None)
        if twin is None:
            rest.append(figure)
        else:
            right.remove(twin)
    return rest, right, contrary


def _without_spelt_out(figures: list[Figure], others: list[Figure], opposite: _Figures) -> list[Figure]:
    """Take away January to May where the other side says the first five months, and the reverse."""
    spans = [span for figure in others if (span := months(figure))]
    ranges = {(one.value, two.value) for one, two in pairwise(opposite) if one.kind is two.kind is Kind.MONTH}
    return [
        figure
        for figure in figures
        if months(figure) not in ranges
        and not (figure.kind is Kind.MONTH and any(figure.value in span for span in spans))
    ]


def _clashes(left: list[Figure], right: list[Figure]) -> list[_Pair]:
    """Pair the same number with another currency or measure."""
    pairs = []
    for one in list(left):
        for other in right:
            if (
                one.value == other.value
                and one.kind is other.kind
                and one.kind is not Kind.CODE
                and not units_fit(one.unit, other.unit)
            ):
                left.remove(one)
                right.remove(other)
                pairs.append((one, other))
                break
    return pairs


def _likest(left: list[Figure], right: list[Figure], source: _Figures, target: _Figures) -> list[_Pair]:
    """Pair what is left with what may be its wrong rendering, the likest first."""
    candidates = sorted(
        (_distance(one, other, source, target), i, j)
        for i, one in enumerate(left)
        for j, other in enumerate(right)
        if akin(one, other)
    )
    used: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for _, i, j in candidates:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            pairs.append((left[i], right[j]))
    left[:] = [one for i, one in enumerate(left) if i not in used[0]]
    return pairs


def _distance(one: Figure, other: Figure, source: _Figures, target: _Figures) -> tuple[bool, bool, bool, float]:
    """Tell how unlike two figures are: in kind, unit, digits and place."""
    place = abs(_place(one, source) - _place(other, target))
    return one.kind is not other.kind, one.unit != other.unit, _digits(one) != _digits(other), place


def _digits(figure: Figure) -> str:
    return str(figure.value * 10**6).rstrip("0")


def _mismatches(pairs: list[_Pair], source: _Figures, target: _Figures) -> Iterator[Mismatch]:
    """Make one mismatch of the pairs that stand in the same expression of the source."""
    grouped: dict[tuple[int, int], list[_Pair]] = {}
    for pair in sorted(pairs):
        grouped.setdefault(pair[0].whole, []).append(pair)
    for group in grouped.values():
        one, other = group[0]
        yield Mismatch(
            _fault(one, other),
            tuple(figure for figure in source if figure.whole == one.whole),
            tuple(figure for figure in target if figure.whole == other.whole),
            max(_certainty(*pair, source, target) for pair in group),
        )


def _dropped(left: list[Figure], target: _Figures) -> Iterator[Mismatch]:
    """Make one mismatch of what was dropped of an expression."""
    dropped = [figure for figure in left if figure.firm and figure.value != 1 and not _echoes(figure, target)]
    for whole in dict.fromkeys(figure.whole for figure in dropped):
        parts = tuple(figure for figure in dropped if figure.whole == whole)
        yield Mismatch(_fault(parts[0]), parts, (), 2 if any(map(_is_weighty, parts)) else 1)


def _fault(one: Figure, other: Figure | None = None) -> Fault:
    if other and one.value == other.value and one.kind is Kind.CARDINAL and not units_fit(one.unit, other.unit):
        return Fault.UNIT
    return Fault.DATE if one.kind in CALENDAR or (other and other.kind in CALENDAR) else Fault.NUMBER


def _echoes(figure: Figure, others: _Figures) -> bool:
    return any(agree(figure, other) for other in others)


def _is_weighty(figure: Figure) -> bool:
    """Say whether a translation can hardly do without a figure: a rate, an amount, a number of three digits."""
    return figure.kind in _RATES or (figure.kind is Kind.CARDINAL and (bool(figure.unit) or figure.value >= 100))


def _certainty(one: Figure, other: Figure, source: _Figures, target: _Figures) -> int:
    """Say how sure a difference is: least where a word for a small number may stand for something else."""
    both = one.firm and other.firm
    echoes = _echoes(one, target) + _echoes(other, source)
    if (echoes == 2 and one.kind is Kind.ARTICLE) or _may_be_no_pair(one, other, source, target):
        return 1
    echo = one.value != other.value and echoes > 0
    if echo or not is_family(one.kind, other.kind):
        return 2 if both else 1
    if not both and one.kind in {Kind.CARDINAL, Kind.ORDINAL} and _is_small(one, other):
        return 2 if _stand_alike(one, other, source, target) else 1
    if not both and (one.kind is Kind.YEAR or (1 in {one.value, other.value} and one.unit != other.unit)):
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
    return one.kind is other.kind is Kind.PERCENT and one.value + other.value == 1


def _is_label(one: Figure, other: Figure) -> bool:
    """Say whether one of two ordinals may be part of a name, or have the mark of a note stuck to it."""
    return one.kind is other.kind is Kind.ORDINAL and (one.ambiguous or other.ambiguous)


def _is_small(one: Figure, other: Figure) -> bool:
    """Say whether one of two figures may be no more than a word: any small number, or a first."""
    return one.kind is Kind.CARDINAL or 1 in {one.value, other.value}


def _is_debatable(one: Figure, other: Figure) -> bool:
    """Say whether only the magnitude differs, or the nearness, or percent from points, or a bare dollar from 元."""
    if one.unit != other.unit and "dollar" in {one.unit, other.unit}:
        return True
    if {one.kind, other.kind} == _RATES:
        return one.value * 100 == other.value or other.value * 100 == one.value
    return one.kind is Kind.VAGUE or (one.unit == other.unit and one.value == other.value)


def _stand_alike(one: Figure, other: Figure, source: _Figures, target: _Figures) -> bool:
    """Say whether two words for small numbers stand in the same place among as many figures."""
    if one.ambiguous or other.ambiguous or len(source) != len(target):
        return False
    if one.kind is Kind.CARDINAL and 1 in {one.value, other.value}:
        return False
    return source.index(one) == target.index(other)
