"""Drafts of what the matcher gives: filled in by plain assignment, then turned into the frozen values.

A frozen dataclass pays a function call for every attribute; a matcher that meets terms in a million texts cannot. A
draft has the same slots, so that `draft.__class__ = TermHit` turns it into a `TermHit` like any other.
"""

from __future__ import annotations

from ftzterms.model import AnnotatedUnit, Span, TermHit


class SpanDraft(Span):
    """A `Span` in the making."""

    __slots__ = ()
    __init__ = object.__init__
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


class HitDraft(TermHit):
    """A `TermHit` in the making."""

    __slots__ = ()
    __init__ = object.__init__
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


class AnnotatedDraft(AnnotatedUnit):
    """An `AnnotatedUnit` in the making."""

    __slots__ = ()
    __init__ = object.__init__
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__
