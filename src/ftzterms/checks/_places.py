"""Places in a document, for remarks that speak of several."""

from __future__ import annotations

from collections.abc import Sequence

from ftzterms.model import AnnotatedUnit, Related, Side, Span

Place = tuple[AnnotatedUnit, Span]
"""A unit and a stretch of its target."""

_SHOWN = 10


def related(places: Sequence[Place]) -> tuple[Related, ...]:
    """Point at the first ten of these places."""
    return tuple(Related(unit.unit.id, Side.TARGET, span, span.of(unit.target_text)) for unit, span in places[:_SHOWN])


def times(places: Sequence[Place]) -> str:
    """Say how often, in words."""
    return {1: "once", 2: "twice"}.get(len(places), f"{len(places)} times")
