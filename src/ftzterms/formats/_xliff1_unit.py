"""Make translation units of a `trans-unit` of XLIFF 1.2: one, or one for each segment that its `seg-source` marks.

What only XLIFF has a word for stands among the attributes, named by where it stands: `trans-unit/@approved`,
`target/@state`, `mrk/@mid`; elements that are kept as they are written by their names: `trans-unit/alt-trans`. The
first segment of a unit has all that is kept of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator

from ftzterms.formats._tmx_segment import TooDeepError
from ftzterms.formats._tmx_walker import plain
from ftzterms.formats._xliff_nodes import Node
from ftzterms.formats._xliff_ours import OURS, Ours
from ftzterms.formats._xliff_states import origin, state_of_1
from ftzterms.formats._xliff_tags import XLIFF_1, content
from ftzterms.formats._xml_tokens import UndeclaredEntityError
from ftzterms.model import Segment, TranslationUnit, Variant
from ftzterms.text.late import late

Pairs = tuple[tuple[str, str], ...]
BEFORE, END = "trans-unit/before", "trans-unit/end"
"""What stands, as written, before a unit, and behind the last unit of all."""
SEGMENT = "trans-unit/segment"
"""The number of a segment in its unit, from 1."""
_SILENT = late(r"<!--.*?-->|<\?.*?\?>", re.DOTALL)
TEXTS = ("source", "seg-source", "target")


class UnitMaker:
    """Makes the units of one file."""

    def __init__(self, warn: Callable[..., None]) -> None:
        self.count = 0
        self.braced = False
        """Tags stand in the text as `{1>`."""
        self._warn = warn

    def units(self, node: Node, languages: tuple[str, str], before: str, *, fixed: bool) -> Iterator[TranslationUnit]:
        """Yield the units of a `trans-unit`; *before* stands before it, *fixed* when it is not to be translated."""
        self.count += 1
        name = node.attributes.get("id") or f"#{self.count}"
        source, seg_source, target = (next(iter(node.own(kind)), None) for kind in TEXTS)
        if source is None:
            self._warn("a trans-unit without a source is left out", node.place, name, lost=True, code="no-segment")
            return
        if has_stray_text(node):
            self._warn("text between the elements of a trans-unit is no part of it", node.place, name)
        reader = _Reader(node, languages, braced=self.braced)
        lead: Pairs = ((BEFORE, before),) if before.strip() else ()
        lead += tuple((f"trans-unit/xmlns:{prefix}", uri) for prefix, uri in node.prefixes().items())
        lead += said_of(node, "trans-unit") + (() if "id" in node.attributes else (("trans-unit/@id", ""),))
        told: Pairs = (("translate", "no"),) if fixed else ()
        marks = marked(seg_source) if seg_source else []
        whole = bool(target and target.inner.strip() and not marked(target))
        try:
            if not marks or whole:
                kept = reader.kept([seg_source] if seg_source else [])
                yield reader.unit(name, source, target, lead, kept, told)
                return
            yield from self._segments(name, reader, (source, seg_source, target), lead, told)
        except UndeclaredEntityError as error:
            self._warn(
                f"the entity {error} is defined nowhere, so the unit cannot be read",
                node.place,
                name,
                lost=True,
                code="unknown-entity",
            )
        except TooDeepError:
            self._warn(
                "tags nested deeper than in any real file, so the unit cannot be read",
                node.place,
                name,
                lost=True,
                code="too-deep",
            )

    def _segments(
        self, name: str, reader: _Reader, texts: tuple[Node, Node | None, Node | None], lead: Pairs, told: Pairs
    ) -> Iterator[TranslationUnit]:
        source, seg_source, target = texts
        assert seg_source
        waiting: dict[str, list[Node]] = defaultdict(list)
        for mark in marked(target) if target else []:
            waiting[mark.attributes.get("mid", "")].append(mark)
        pairs = [
            (mark, waiting[mid].pop(0) if waiting[mid] else None)
            for mark in marked(seg_source)
            for mid in [mark.attributes.get("mid", "")]
        ]
        for mark in (mark for marks in waiting.values() for mark in marks):
            self._warn("the target has a segment that the source lacks", mark.place, name)
        kept: Pairs = ((f"trans-unit/{source.name}", source.raw),)
        kept += (("trans-unit/seg-source", emptied(seg_source, [mark for mark, _ in pairs])),)
        if target:
            kept += (("trans-unit/target", emptied(target, [mark for _, mark in pairs])),)
        kept += reader.kept([])
        of_target = said_of(target, "target") if target else ()
        for number, (mark, other) in enumerate(pairs, start=1):
            mid = mark.attributes.get("mid", "") or str(number)
            own = (*lead, (SEGMENT, str(number)), *reader.of_trados(mid))
            yield reader.unit(f"{name}:{mid}", mark, other, own, kept, told, of_target)
            lead, kept = tuple(pair for pair in lead if pair[0] != BEFORE), ()


class _Reader:
    """Reads one `trans-unit`."""

    def __init__(self, node: Node, languages: tuple[str, str], *, braced: bool) -> None:
        self._node = node
        self._languages = languages
        self._braced = braced
        self._notes: list[str] = []
        self._note_attributes: list[tuple[str, str]] = []
        self._ours = Ours()
        self._others: list[Node] = []
        self._trados: dict[str, Pairs] = {}
        for child in node.children:
            own = node.is_like(child)
            if own and child.local == "note":
                self._note(child)
            elif own and child.local == "prop-group" and child.attributes.get("name", "").startswith(OURS):
                group = child.attributes["name"]
                self._ours.add(group, ((p.attributes.get("prop-type", ""), plain(p.inner)) for p in child.children))
            elif not own or child.local not in TEXTS:
                self._others.append(child)
                if child.local == "seg-defs":
                    self._seg_defs(child)

    def kept(self, also: list[Node]) -> Pairs:
        """Give the elements that stay as they are written."""
        return tuple((f"trans-unit/{node.name}", node.raw) for node in [*also, *self._others])

    def of_trados(self, mid: str) -> Pairs:
        """Give what Trados Studio says of a segment."""
        return self._trados.get(mid, ())

    def unit(
        self,
        name: str,
        source: Node,
        target: Node | None,
        lead: Pairs,
        kept: Pairs,
        told: Pairs,
        of_target: Pairs = (),
    ) -> TranslationUnit:
        """Make a unit of two elements. Raises `UndeclaredEntityError` and `TooDeepError`."""
        sides = (
            self._variant(source, "source", self._languages[0]),
            self._variant(target, "target", self._languages[1], of_target),
        )
        said = dict(lead + sides[1].attributes)
        ours = self._ours
        return TranslationUnit(
            name,
            *sides,
            state_of_1(said, filled=bool(sides[1].text.strip() or sides[1].segment.tags)),
            self._node.place,
            tuple(self._notes),
            (*told, *origin(said), *ours.pairs("properties")),
            attributes=(*lead, *self._note_attributes, *kept, *ours.pairs("attributes")),
        )

    def _variant(self, node: Node | None, side: str, language: str, more: Pairs = ()) -> Variant:
        said = more + (said_of(node, "mrk" if node.local == "mrk" else side) if node else ())
        named = dict(said)
        language = named.get("mrk/@xml:lang") or named.get(f"{side}/@xml:lang") or language
        if node is None:
            return self._ours.variant(side, Variant(language, Segment(""), attributes=said))
        text = content(node.inner, XLIFF_1, braced=self._braced)
        return self._ours.variant(side, Variant(language, text, node.chunk.at(node.content), attributes=said))

    def _note(self, node: Node) -> None:
        self._notes.append(plain(node.inner))
        number = len(self._notes)
        self._note_attributes += note_details(node, number, "trans-unit/")

    def _seg_defs(self, node: Node) -> None:
        for child in node.children:
            if child.local == "seg":
                self._trados[child.attributes.get("id", "")] = said_of(child, "sdl:seg")


def note_details(node: Node, number: int, element: str) -> Iterator[tuple[str, str]]:
    """Yield the attributes of a note, and its content where that is markup; `xml:lang` is one of TMX too."""
    for key, value in node.attributes.items():
        yield f"{'' if key == 'xml:lang' else element}note[{number}]/@{key}", value
    if node.children:
        yield f"{element}note[{number}]/markup", node.inner


def said_of(node: Node, name: str) -> Pairs:
    """Give the attributes of an element, named by where they stand."""
    return tuple((f"{name}/@{key}", value) for key, value in node.attributes.items())


def marked(node: Node) -> list[Node]:
    """Give the parts of an element that are marked as segments, the outermost ones, in their order."""
    found: list[Node] = []
    waiting = node.children[::-1]
    while waiting:
        child = waiting.pop()
        if child.local == "mrk" and child.attributes.get("mtype") == "seg":
            found.append(child)
        else:
            waiting += child.children[::-1]
    return found


def has_stray_text(node: Node) -> bool:
    """Say whether text stands between the children of an element."""
    text, at, parts = node.chunk.text, node.content, list[str]()
    for child in node.children:
        parts.append(text[at : child.start])
        at = child.end
    between = "".join([*parts, text[at : node.content_end]])
    return bool(between.strip()) and bool(_SILENT.sub("", between).strip())


def emptied(node: Node, marks: list[Node | None]) -> str:
    """Give an element as written, with `<?ftzterms N?>` for the content of the parts that are the segments 1 to N."""
    text, at, parts = node.chunk.text, node.start, list[str]()
    numbered = [(mark, number) for number, mark in enumerate(marks, start=1) if mark]
    for mark, number in sorted(numbered, key=lambda pair: pair[0].start):
        start = text[at : mark.content]
        if start.endswith("/>"):
            parts.append(f"{start[:-2].rstrip()}>{place_of(number)}</{mark.name}>")
        else:
            parts += [start, place_of(number)]
        at = mark.content_end
    return "".join([*parts, text[at : node.end]])


def place_of(number: int) -> str:
    """Give what stands for the content of a segment."""
    return f"<?ftzterms {number}?>"
