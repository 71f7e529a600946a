"""Tags of one format in the segments of another: the markup that a wrapping tag carries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ftzterms.formats._xml_tokens import unescape_known
from ftzterms.model import Segment
from ftzterms.text.late import late

_CARRIERS = (
    late(r"<(bpt|ept|ph|it)(?:\s[^<>]*)?>([^<]*)</\1>"),
    late(r"<(sc|ec|ph)\s[^<>]*?\bdisp=\"([^\"<]*)\"[^<>]*/>"),
)


def unwrapped(segment: Segment, is_native: Callable[[str], bool]) -> Segment | None:
    """Give a segment with the tags that its own carry, when all those are of a format; None otherwise."""
    tags = []
    for tag in segment.tags:
        markup = tag.markup if is_native(tag.markup) else carried(tag.markup)
        if not is_native(markup):
            return None
        tags.append(replace(tag, markup=markup))
    return Segment(segment.text, tuple(tags))


def carried(markup: str) -> str:
    """Give the markup of another format that a tag carries, empty for none."""
    found = next(filter(None, (carrier.fullmatch(markup) for carrier in _CARRIERS)), None)
    return unescape_known(found[2]) if found else ""
