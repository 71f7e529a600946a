"""What a tool will drop, counted before it drops it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Drop:
    """One thing that a file cannot hold or a tool will not take, and how often it occurs."""

    noun: str
    """What is counted, in the singular: `unit`, `term`, `note`."""
    why: str
    """What becomes of it: `left out: no translation`."""
    number: int
    examples: tuple[str, ...]
    """The first few, by unit id, concept id or term."""
    whole: bool
    """True when a unit or a term is lost, false for a detail of it."""


class Drops:
    """Counts what is dropped, by reason; holds little however much that is."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str, bool], int] = {}
        self._examples: dict[tuple[str, str, bool], list[str]] = {}

    def add(self, noun: str, why: str, example: str = "", *, whole: bool = False, number: int = 1) -> None:
        """Count one, or several of one kind."""
        key = noun, why, whole
        self._numbers[key] = self._numbers.get(key, 0) + number
        examples = self._examples.setdefault(key, [])
        if example and len(examples) < _EXAMPLES and example not in examples:
            examples.append(example)

    def __iter__(self) -> Iterator[Drop]:
        """Yield the reasons as they first occurred, those that cost a unit or a term before the others."""
        for key in sorted(self._numbers, key=lambda key: not key[2]):
            noun, why, whole = key
            yield Drop(noun, why, self._numbers[key], tuple(self._examples[key]), whole)

    @property
    def lost(self) -> int:
        """How many units and terms are dropped whole."""
        return sum(number for (_, _, whole), number in self._numbers.items() if whole)
