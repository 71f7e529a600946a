"""Make translation units of a `unit` of XLIFF 2: one for each of its segments.

What only XLIFF has a word for stands among the attributes, named by where it stands (`unit/@name`, `segment/@subState`,
`target/@order`); elements that are kept as they are written by their names (`unit/mtc:matches`). The first segment of a
unit has all that is kept of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ftzterms.formats._tmx_segment import TooDeepError
from ftzterms.formats._tmx_walker import plain
from ftzterms.formats._xliff1_unit import has_stray_text, note_details, said_of
from ftzterms.formats._xliff_nodes import Node
from ftzterms.formats._xliff_ours import OURS, Ours
from ftzterms.formats._xliff_states import state_of_2
from ftzterms.formats._xliff_tags import XLIFF_2, content
from ftzterms.formats._xml_tokens import UndeclaredEntityError
from ftzterms.model import Segment, TranslationUnit, Variant

Pairs = tuple[tuple[str, str], ...]
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
BEFORE, END = "unit/before", "unit/end"
"""What stands, as written, before a unit, and behind the last unit of all."""
SEGMENT = "unit/segment"
"""The number of a segment in its unit, from 1."""
LEAD, TAIL = "segment/before", "segment/after"
"""The `ignorable` elements before a segment, and behind the last one of its unit."""


class UnitMaker:
    """Makes the units of one file."""

    def __init__(self, warn: Callable[..., None]) -> None:
        self.count = 0
        self._warn = warn

    def units(self, node: Node, languages: tuple[str, str], before: str, *, fixed: bool) -> Iterator[TranslationUnit]:
        """Yield the segments of a `unit`; *before* stands before it, *fixed* when it is not to be translated."""
        self.count += 1
        name = node.attributes.get("id") or f"#{self.count}"
        if has_stray_text(node):
            self._warn("text between the elements of a unit is no part of it", node.place, name)
        reader = _Reader(node, languages)
        lead: Pairs = ((BEFORE, before),) if before.strip() else ()
        kept = reader.kept()
        general = tuple((f"unit/xmlns:{prefix}", uri) for prefix, uri in node.prefixes().items())
        general += said_of(node, "unit") + (() if "id" in node.attributes else (("unit/@id", ""),))
        told: Pairs = (("translate", "no"),) if fixed else ()
        segments = node.own("segment")
        for number, segment in enumerate(segments, start=1):
            around = _between(node, segments, number - 1)
            own = (*lead, *general, (SEGMENT, str(number)), *said_of(segment, "segment"), *around)
            title = segment.attributes.get("id", "" if len(segments) == 1 else str(number))
            full = f"{name}:{title}" if title else name
            try:
                unit = reader.unit(full, segment, own, kept, told)
            except UndeclaredEntityError as error:
                self._warn(
                    f"the entity {error} is defined nowhere, so it cannot be read",
                    segment.place,
                    full,
                    lost=True,
                    code="unknown-entity",
                )
                continue
            except TooDeepError:
                self._warn(
                    "tags nested deeper than in any real file, so it cannot be read",
                    segment.place,
                    full,
                    lost=True,
                    code="too-deep",
                )
                continue
            if unit is None:
                self._warn("a segment without a source is left out", segment.place, full, lost=True, code="no-segment")
                continue
            yield unit
            lead, kept = (), ()


class _Reader:
    """Reads one `unit`."""

    def __init__(self, node: Node, languages: tuple[str, str]) -> None:
        self._node = node
        self._languages = languages
        self._notes: list[str] = []
        self._note_attributes: list[tuple[str, str]] = []
        self._ours = Ours()
        self._others: list[tuple[str, str]] = []
        for child in node.children:
            if not node.is_like(child):
                self._foreign(child)
            elif child.local == "notes":
                for note in child.children:
                    self._note(note)
            elif child.local not in ("segment", "ignorable"):
                self._others.append((f"unit/{child.name}", child.raw))

    def kept(self) -> Pairs:
        """Give the elements that stay as they are written."""
        return tuple(self._others)

    def unit(self, name: str, segment: Node, own: Pairs, kept: Pairs, told: Pairs) -> TranslationUnit | None:
        """Make a unit of a segment, None when it has no source."""
        source, target = (next(iter(segment.own(kind)), None) for kind in ("source", "target"))
        if source is None:
            return None
        sides = (
            self._variant(source, "source", self._languages[0]),
            self._variant(target, "target", self._languages[1]),
        )
        filled = bool(sides[1].text.strip() or sides[1].segment.tags)
        ours = self._ours.pairs("attributes")
        return TranslationUnit(
            dict(ours).get("id", name),
            *sides,
            state_of_2(dict(own), filled=filled),
            segment.place,
            tuple(self._notes),
            (*told, *self._ours.pairs("properties")),
            attributes=(*own, *self._note_attributes, *kept, *(pair for pair in ours if pair[0] != "id")),
        )

    def _variant(self, node: Node | None, side: str, language: str) -> Variant:
        if node is None:
            return self._ours.variant(side, Variant(language, Segment("")))
        said = said_of(node, side)
        language = dict(said).get(f"{side}/@xml:lang") or language
        text = content(node.inner, XLIFF_2)
        return self._ours.variant(side, Variant(language, text, node.chunk.at(node.content), attributes=said))

    def _note(self, node: Node) -> None:
        self._notes.append(plain(node.inner))
        number = len(self._notes)
        self._note_attributes += note_details(node, number, "unit/")

    def _foreign(self, node: Node) -> None:
        """Keep an element of a module or an extension; of metadata take what we wrote."""
        mine = [child for child in node.children if child.attributes.get("category", "").startswith(OURS)]
        if node.namespace != METADATA or not mine or len(mine) < len(node.children):
            self._others.append((f"unit/{node.name}", node.raw))
            return
        for group in mine:
            pairs = ((meta.attributes.get("type", ""), plain(meta.inner)) for meta in group.children)
            self._ours.add(group.attributes["category"], pairs)


def _between(node: Node, segments: list[Node], index: int) -> Pairs:
    """Give the `ignorable` elements before a segment, and behind the last one."""
    start = segments[index - 1].end if index else 0
    here = segments[index]
    ignorable = node.own("ignorable")
    before = "".join(each.raw for each in ignorable if start <= each.start < here.start)
    after = "" if index < len(segments) - 1 else "".join(each.raw for each in ignorable if each.start > here.start)
    return tuple(pair for pair in ((LEAD, before), (TAIL, after)) if pair[1])
