"""Change the elements of a list in the text of a TOML file; what stays, stays as it is, its comments with it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from ftzterms.formats._toml_spans import Node, comments
from ftzterms.formats._toml_write import listed

Item = TypeVar("Item")
_REST = re.compile(r"[ \t]*(,?)[ \t]*(#[^\n]*)?\r?(?:\n|\Z)")
_COMMA = re.compile(r"[ \t]*,[ \t]*")
_INDENT = re.compile(r"[ \t]*")


class Patch(NamedTuple):
    """New text for a half-open stretch."""

    start: int
    end: int
    text: str


class Lists:
    """Changes lists in one text, whose lines end with *newline*."""

    def __init__(self, text: str, newline: str) -> None:
        self._text = text
        self._newline = newline

    def patches(
        self,
        node: Node,
        old: Sequence[Item],
        new: Sequence[Item],
        key: Callable[[Item], Hashable],
        write: Callable[[Item, int, Node | None, int], str],
    ) -> list[Patch]:
        """Turn the list of *old* items into one of *new* items.

        Items are the same by their *key*. `write(item, place, node, old place)` gives the text of an item; *node* is
        None for one that is new, else where it stands now.
        """
        elements = node.elements or []
        places: dict[Hashable, list[int]] = {}
        for place, item in enumerate(old):
            places.setdefault(key(item), []).append(place)
        origin = [found.pop(0) if (found := places.get(key(item))) else -1 for item in new]
        texts = [
            write(item, place, elements[came] if came >= 0 else None, came)
            for place, (item, came) in enumerate(zip(new, origin, strict=True))
        ]
        where = self._text[node.start : node.end]
        if "\n" not in where:
            whole = listed(texts).replace("\n", self._newline)
            return [Patch(node.start, node.end, whole)] if texts != self._raw(elements) else []
        if not elements:
            return [Patch(node.start + 1, node.start + 1, ", ".join(texts))]
        kept = [came for came in origin if came >= 0]
        if kept != sorted(kept):
            origin = [place if place < len(elements) else -1 for place in range(len(new))]
        in_lines = self._has_lines(node)
        patches = (self._by_line if in_lines else self._in_line)(elements, origin, texts)
        return patches + self._saved(node, elements, texts)

    def _saved(self, node: Node, elements: Sequence[Node], texts: Sequence[str]) -> list[Patch]:
        """Give comments that stood inside of elements, and now nowhere, lines at the end of the list."""
        inside = Counter(said for element in elements for said in comments(self._text, element.start, element.end))
        inside.subtract(said for text in texts for said in comments(text, 0, len(text)))
        lost = "".join(f"{said}{self._newline}" for said in inside.elements())
        return [Patch(node.end - 1, node.end - 1, self._newline + lost)] if lost else []

    def _raw(self, elements: Sequence[Node]) -> list[str]:
        return [self._text[element.start : element.end] for element in elements]

    def _has_lines(self, node: Node) -> bool:
        """Say whether each element has lines of its own, so that comments may stand beside it."""
        starts = [self._line_start(element) for element in node.elements or []]
        return all(start > node.start for start in starts) and len(set(starts)) == len(starts)

    def _in_line(self, elements: Sequence[Node], origin: Sequence[int], texts: Sequence[str]) -> list[Patch]:
        """Change a list in whose lines several elements stand."""
        patches = self._replaced(elements, origin, texts)
        for place in set(range(len(elements))) - set(origin):
            comma = _COMMA.match(self._text, elements[place].end)
            patches.append(Patch(elements[place].start, comma.end() if comma else elements[place].end, ""))
        before = -1
        for came, text in zip(origin, texts, strict=True):
            if came >= 0:
                before = came
            elif before < 0:
                patches.append(Patch(elements[0].start, elements[0].start, f"{text}, "))
            else:
                patches.append(Patch(elements[before].end, elements[before].end, f", {text}"))
        return patches

    def _by_line(self, elements: Sequence[Node], origin: Sequence[int], texts: Sequence[str]) -> list[Patch]:
        """Change a list that has one element a line: whole lines come and go."""
        patches = self._replaced(elements, origin, texts)
        patches += [self._without(elements[place]) for place in set(range(len(elements))) - set(origin)]
        indent = self._text[self._line_start(elements[0]) : elements[0].start]
        before, commas = -1, set()
        for came, text in zip(origin, texts, strict=True):
            if came >= 0:
                before = came
                continue
            at, line = self._line_start(elements[0]), f"{indent}{text},{self._newline}"
            if before >= 0:
                element = elements[before]
                rest = _REST.match(self._text, element.end)
                at = rest.end() if rest else element.end
                if rest and not rest[1]:
                    commas.add(element.end)
                if not rest:
                    line = f",{self._newline}{indent}{text}"
            patches.append(Patch(at, at, line))
        return patches + [Patch(end, end, ",") for end in commas]

    def _replaced(self, elements: Sequence[Node], origin: Sequence[int], texts: Sequence[str]) -> list[Patch]:
        return [
            Patch(elements[came].start, elements[came].end, text)
            for came, text in zip(origin, texts, strict=True)
            if came >= 0 and self._text[elements[came].start : elements[came].end] != text
        ]

    def _without(self, element: Node) -> Patch:
        """Take an element away with its line; a comment behind it stays."""
        rest = _REST.match(self._text, element.end)
        start = self._line_start(element)
        if rest is None:
            return Patch(start, element.end, "")
        return Patch(element.start, rest.start(2), "") if rest[2] else Patch(start, rest.end(), "")

    def _line_start(self, element: Node) -> int:
        """Give where the line of an element begins; 0 where something else stands before it."""
        start = self._text.rfind("\n", 0, element.start) + 1
        indent = _INDENT.match(self._text, start)
        return start if indent and indent.end() == element.start else 0


def applied(text: str, start: int, end: int, patches: Iterable[Patch]) -> str:
    """Give a half-open stretch of a text with patches made; those of one place stand in their order."""
    parts, at = [], start
    for patch in sorted(patches, key=lambda patch: (patch.start, patch.end)):
        parts += [text[at : patch.start], patch.text]
        at = max(at, patch.end)
    return "".join([*parts, text[at:end]])
