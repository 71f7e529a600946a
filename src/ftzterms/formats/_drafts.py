"""Drafts of the frozen values: they are filled in by plain assignment and then become the real thing.

A frozen dataclass pays a function call for every attribute; a reader of a million units cannot. A draft has the same
slots, so that `draft.__class__ = Variant` turns it into a `Variant` like any other, frozen from then on.
"""

from __future__ import annotations

from ftzterms.model import InlineTag, Location, Segment, TranslationUnit, Variant


class LocationDraft(Location):
    """A `Location` in the making."""

    __slots__ = ()
    __init__ = object.__init__
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


class InlineTagDraft(InlineTag):
    """An `InlineTag` in the making."""

    __slots__ = ()
    __init__ = object.__init__
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


class SegmentDraft(Segment):
    """A `Segment` in the making."""

    __slots__ = ()
    __init__ = object.__init__
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


class VariantDraft(Variant):
    """A `Variant` in the making."""

    __slots__ = ()
    __init__ = object.__init__
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


class UnitDraft(TranslationUnit):
    """A `TranslationUnit` in the making."""

    __slots__ = ()
    __init__ = object.__init__
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__
