"""Drafts of what a reader makes (see `Draft`)."""

from __future__ import annotations

from ftzterms.model import Draft, InlineTag, Location, Segment, TranslationUnit, Variant


class LocationDraft(Draft, Location):
    """A `Location` in the making."""

    __slots__ = ()


class InlineTagDraft(Draft, InlineTag):
    """An `InlineTag` in the making."""

    __slots__ = ()


class SegmentDraft(Draft, Segment):
    """A `Segment` in the making."""

    __slots__ = ()


class VariantDraft(Draft, Variant):
    """A `Variant` in the making."""

    __slots__ = ()


class UnitDraft(Draft, TranslationUnit):
    """A `TranslationUnit` in the making."""

    __slots__ = ()
