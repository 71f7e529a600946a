"""Write a segment with its inline tags: those of TMX verbatim, those of other formats wrapped."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count

from ftzterms.formats._characters import escaped, quoted
from ftzterms.formats._tag_wrapping import unwrapped
from ftzterms.formats._xml_tokens import tokens
from ftzterms.model import InlineTag, Segment, TagKind

_VALUE = r"\s*=\s*(?:\"[^\"<]*\"|'[^'<]*')"
_NATIVE = re.compile(
    rf"<(?:bpt|ept)(?=[^<>]*\si{_VALUE})(?:\s+(?:i|x|type){_VALUE})*\s*/?>"
    rf"|<(?:ph|it|ut|hi)(?:\s+(?:x|type|assoc|pos){_VALUE})*\s*/?>|</(?:hi|sub)\s*>"
)


def tagged(segment: Segment) -> str:
    """Give a segment as XML; tags stand in the order in which the segment lists them."""
    native = unwrapped(segment, lambda markup: bool(_NATIVE.match(markup)))
    if native and _balanced(text := _joined(native, lambda tag: tag.markup)):
        return text
    return _joined(segment, _Wrapper().wrapped)


def _joined(segment: Segment, markup: Callable[[InlineTag], str]) -> str:
    parts, start = [], 0
    for tag in sorted(segment.tags, key=lambda tag: tag.position):
        parts += [escaped(segment.text[start : tag.position]), markup(tag)]
        start = max(start, tag.position)
    return "".join(parts) + escaped(segment.text[start:])


class _Wrapper:
    """Makes native elements of the tags of other formats: `bpt` and `ept` for pairs, `ph` for what stands alone."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._open: dict[str, list[int]] = {}

    def wrapped(self, tag: InlineTag) -> str:
        """Give one tag."""
        content = escaped(tag.markup)
        if tag.kind is TagKind.OPEN:
            number = next(self._numbers)
            self._open.setdefault(tag.id, []).append(number)
            return f'<bpt i="{number}">{content}</bpt>'
        if tag.kind is TagKind.CLOSE and self._open.get(tag.id):
            return f'<ept i="{self._open[tag.id].pop()}">{content}</ept>'
        name = f' type="{quoted(tag.id)}"' if tag.id else ""
        return f"<ph{name}>{content}</ph>"


def _balanced(text: str) -> bool:
    """Say whether a segment is well-formed as it stands."""
    open_names: list[str] = []
    end = 0
    for token in tokens(text):
        if token.start != end:
            return False
        end = token.end
        if token.opens and not token.closes:
            open_names.append(token.name)
        elif token.closes and not token.opens and (not open_names or open_names.pop() != token.name):
            return False
    return end == len(text) and not open_names
