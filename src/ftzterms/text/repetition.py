"""What stands twice in a row by mistake."""

from __future__ import annotations

from ftzterms.text.tuples import NamedTuple


class Repetition(NamedTuple):
    """A word written twice: the whole stretch, what is left when it is written once, and how sure that is a fault."""

    start: int
    end: int
    once: str
    certain: bool
    doubtful: bool = False
