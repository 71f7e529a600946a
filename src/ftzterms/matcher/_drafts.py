"""Drafts of what the matcher gives (see `Draft`)."""

from __future__ import annotations

from ftzterms.model import AnnotatedUnit, Draft, Span, TermHit


class SpanDraft(Draft, Span):
    """A `Span` in the making."""

    __slots__ = ()


class HitDraft(Draft, TermHit):
    """A `TermHit` in the making."""

    __slots__ = ()


class AnnotatedDraft(Draft, AnnotatedUnit):
    """An `AnnotatedUnit` in the making."""

    __slots__ = ()
