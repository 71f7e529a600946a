"""Findings in a file: written and read piece by piece, and seen as one sequence."""

from __future__ import annotations

import marshal
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any, TypeVar, overload

from ftzterms.model import Category, Confidence, Finding, Fix, Related, Severity, Side, Span, value

if TYPE_CHECKING:
    from ftzterms.shelf import Piece

_Row = tuple[Any, ...]
Given = TypeVar("Given")


@value
class Stretch:
    """Some findings in a file."""

    path: str
    start: int
    size: int
    """In bytes."""
    number: int

    def __len__(self) -> int:
        return self.number

    def __iter__(self) -> Iterator[Finding]:
        with open(self.path, "rb") as stream:
            stream.seek(self.start)
            rows = marshal.loads(stream.read(self.size))  # noqa: S302  written by this run
        return map(_finding, rows)


class Findings(Sequence[Finding]):
    """Findings on a shelf, which is kept as long as they are; every round reads them anew."""

    def __init__(self, pieces: Sequence[Piece], shelf: object) -> None:
        self._pieces = pieces
        self._shelf = shelf
        self._at_hand: tuple[int, Sequence[Finding]] = (-1, ())

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate(map(len, self._pieces), initial=0))

    def __len__(self) -> int:
        return self._starts[-1]

    def __iter__(self) -> Iterator[Finding]:
        return chain.from_iterable(self._pieces)

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Finding]: ...
    def __getitem__(self, index: int | slice) -> Finding | Sequence[Finding]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        index = range(len(self))[index]
        number = bisect_right(self._starts, index) - 1
        if self._at_hand[0] != number:
            self._at_hand = number, tuple(self._pieces[number])
        return self._at_hand[1][index - self._starts[number]]


def write(path: str, start: int, findings: Sequence[Finding]) -> Stretch:
    """Add findings to a file that is so long already."""
    data = marshal.dumps([_row(finding) for finding in findings])
    with open(path, "ab") as stream:
        stream.write(data)
    return Stretch(path, start, len(data), len(findings))


def _row(finding: Finding) -> _Row:
    """Take a finding to pieces that `marshal` writes, which is ten times as fast as `pickle`."""
    fix = finding.fix
    return (
        finding.check,
        int(finding.severity),
        int(finding.confidence),
        finding.category.value,
        finding.message,
        finding.path,
        finding.line,
        finding.column,
        finding.unit,
        finding.side.value,
        finding.start,
        finding.end,
        finding.text,
        finding.concept,
        (fix.span.start, fix.span.end, fix.replacement, fix.safe) if fix else None,
        tuple([(one.unit, one.side.value, one.span.start, one.span.end, one.text) for one in finding.related]),
        finding.fingerprint,
        finding.source,
        finding.target,
        finding.source_language,
        finding.target_language,
        finding.order,
    )


def _finding(row: _Row) -> Finding:
    check, severity, confidence, category, message, path, line, column, unit, side = row[:10]
    start, end, text, concept, fix, related = row[10:16]
    return Finding(
        check,
        _SEVERITIES(severity),
        _CONFIDENCES(confidence),
        _CATEGORIES(category),
        message,
        path,
        line,
        column,
        unit,
        _SIDES(side),
        start,
        end,
        text,
        concept,
        Fix(Span(*fix[:2]), *fix[2:]) if fix else None,
        tuple([Related(unit, _SIDES(side), Span(*span), text) for unit, side, *span, text in related]),
        *row[16:],
    )


def _known(members: Iterable[Given]) -> Callable[[Any], Given]:
    """Look up the members of an enumeration by their values, faster than it does itself."""
    by_value: dict[Any, Given] = {member.value: member for member in members}  # type: ignore[attr-defined]
    return by_value.__getitem__


_SEVERITIES, _CONFIDENCES = _known(Severity), _known(Confidence)
_CATEGORIES, _SIDES = _known(Category), _known(Side)
