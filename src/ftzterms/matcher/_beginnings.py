"""Keep an automaton small: of long forms only the beginning is searched, and how they go on is compared afterwards.

English terms have a dozen forms that differ somewhere in a long name. Each of them would take a state of the automaton
for every letter behind the difference; so a beginning that few forms share stands for them.
"""

from __future__ import annotations

from collections.abc import Iterable

from ftzterms.model import value

_SHORTEST = 14
"""Characters of a beginning, at least: shorter ones stand in too many texts."""
_STEP = 2
_MOST = 8
"""Forms that share a beginning, at most: they are compared one by one."""
_WORTH = 10
"""Characters that each form must save on average."""


@value
class Arranged:
    """What an automaton is to search for."""

    whole: list[str]
    beginnings: dict[str, list[str]]
    """The forms of each beginning, the shortest first."""


def arranged(forms: Iterable[str]) -> Arranged:
    """Divide forms into those that are searched whole and those of which a beginning is."""
    whole: list[str] = []
    beginnings: dict[str, list[str]] = {}
    left = [(_SHORTEST, list(forms))]
    while left:
        length, together = left.pop()
        sharing: dict[str, list[str]] = {}
        for form in together:
            if len(form) <= length:
                whole.append(form)
            else:
                sharing.setdefault(form[:length], []).append(form)
        for beginning, long in sharing.items():
            if len(long) <= _MOST and sum(map(len, long)) >= (length + _WORTH) * len(long):
                beginnings[beginning] = sorted(long, key=len)
            else:
                left.append((length + _STEP, long))
    return Arranged(whole, beginnings)
