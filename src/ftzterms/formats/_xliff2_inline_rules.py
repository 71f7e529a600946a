"""Constraints on the segments and inline codes of a unit of XLIFF 2 (XLIFF 2.1 §4.2.3, §4.3.1, §4.7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ftzterms.formats._xliff2_references import note_faults, reference_faults
from ftzterms.formats._xliff2_schema import INLINE, Fault, kind
from ftzterms.formats._xliff_nodes import Node

_HINTS_CLAUSE = "4.7.2 Editing Hints"
_HINTS = ("canCopy", "canDelete", "canOverlap")


class UnitView:
    """The parts of a unit that constraints speak of."""

    def __init__(self, unit: Node) -> None:
        self.unit = unit
        self.parts = [child for child in unit.children if kind(child) in ("segment", "ignorable")]
        self.data = {each.attributes.get("id", "") for each in _below(unit, "originalData", "data")}
        self.notes = {each.attributes.get("id", "") for each in _below(unit, "notes", "note")}
        self.sides = {
            side: [text for part in self.parts for text in _named(part, side)] for side in ("source", "target")
        }
        self.inline = {side: [node for text in texts for node in _inline(text)] for side, texts in self.sides.items()}


def unit_faults(view: UnitView, languages: tuple[str, str]) -> Iterator[Fault]:
    """Yield what is wrong with the segments and codes of a unit."""
    yield from _same_ids(_below(view.unit, "originalData", "data"), "data")
    yield from _same_ids(_below(view.unit, "notes", "note"), "note")
    yield from _ids(view)
    yield from _languages(view, languages)
    raw = view.unit.raw
    hinted = "canReorder" in raw or "canDelete" in raw
    if "order" in raw:
        yield from _order(view)
    for side in ("source", "target"):
        inline = view.inline[side]
        yield from pair_faults(inline)
        if hinted:
            yield from _sequences(inline)
        for node in inline:
            if "dataRef" in node.said or "canReorder" in node.said:
                yield from code_faults(node, view.data)
            if "copyOf" in node.said:
                yield from _copies(node, view)
            yield from _marks(node, view)
    for part in view.parts if hinted else ():
        yield from _reordered(part)


def code_faults(node: Node, data: set[str]) -> Iterator[Fault]:
    """Yield what is wrong with a code on its own; *data* are the ids of the original data that it may refer to."""
    said = node.attributes
    for key in ("dataRef", "dataRefStart", "dataRefEnd"):
        if key in said and said[key] not in data:
            yield Fault(node, f"{key} points to no data of its unit: {said[key]!r}", f"4.3.1 {key}")
    if said.get("canReorder") in ("no", "firstNo") and not (said.get("canDelete") == said.get("canCopy") == "no"):
        yield Fault(node, "canReorder without canCopy and canDelete set to no", _HINTS_CLAUSE)


def _ids(view: UnitView) -> Iterator[Fault]:
    """Ids are unique among segments and codes of the source; those of the target repeat their source's or are new."""
    seen: dict[str, Node] = {}
    for node in (*view.parts, *view.inline["source"]):
        name = node.attributes.get("id")
        if name is not None and seen.setdefault(name, node) is not node:
            yield Fault(node, f"the id {name!r} stands twice in its unit", "4.3.1 id")
    targets: dict[str, Node] = {}
    for node in view.inline["target"]:
        name = node.attributes.get("id")
        if name is None:
            continue
        if targets.setdefault(name, node) is not node:
            yield Fault(node, f"the id {name!r} stands twice in the targets of its unit", "4.3.1 id")
        elif name in seen and seen[name].local != node.local and {seen[name].local, node.local} != {"pc", "sc"}:
            yield Fault(node, f"the id {name!r} is that of another <{seen[name].local}> of the source", "4.3.1 id")


def _languages(view: UnitView, languages: tuple[str, str]) -> Iterator[Fault]:
    for side, language, key in zip(("source", "target"), languages, ("srcLang", "trgLang"), strict=True):
        for text in view.sides[side]:
            said = text.attributes.get("xml:lang", "")
            if said and language and not _is_of(said, language):
                yield Fault(text, f"xml:lang is {said!r}, and {key} {language!r}", f"4.2.2 {side}")
    if view.sides["target"] and not languages[1]:
        yield Fault(view.sides["target"][0], "a target, but no trgLang in <xliff>", "4.3.1 trgLang", fatal=False)


def _is_of(tag: str, language: str) -> bool:
    """Say whether a language tag is that of a language or of a variety of it."""
    return tag.lower() == language.lower() or tag.lower().startswith(language.lower() + "-")


def _order(view: UnitView) -> Iterator[Fault]:
    """Explicit orders are places of the unit, each once, and who moves makes another move (§4.7.1 Segments Order)."""
    said = [(number, text) for number, part in enumerate(view.parts, start=1) for text in _named(part, "target")]
    orders = {number: int(text.attributes.get("order", number)) for number, text in said if _is_order(text)}
    seen: set[int] = set()
    for number, text in said:
        if "order" not in text.attributes or not _is_order(text):
            continue
        order = orders[number]
        if order > len(view.parts):
            yield Fault(text, f"the order {order} in a unit of {len(view.parts)} parts", "4.3.1 order")
        if order in seen:
            yield Fault(text, f"the order {order} stands twice in its unit", "4.3.1 order")
        seen.add(order)
    for number, text in said:
        if "order" not in text.attributes and number in seen:
            yield Fault(text, f"another target has its place, {number}", "4.3.1 order")


def _is_order(text: Node) -> bool:
    return text.attributes.get("order", "1").isdecimal()


def pair_faults(inline: Iterable[Node]) -> Iterator[Fault]:
    """Yield what lacks its other half: a start its end behind it, an end its start, unless they say so."""
    starts: dict[str, Node] = {}
    marks: dict[str, Node] = {}
    ended: set[str] = set()
    for node in inline:
        said = node.attributes
        if node.local == "sc":
            starts[said.get("id", "")] = node
        elif node.local == "sm":
            marks[said.get("id", "")] = node
        elif node.local == "ec":
            yield from _end(node, starts, ended)
        elif node.local == "em" and marks.pop(said.get("startRef", ""), None) is None:
            yield Fault(node, "an <em> without an <sm> before it in its unit", "4.2.3 em")
    for name, node in starts.items():
        if node.attributes.get("isolated") != "yes" and name not in ended:
            yield Fault(node, "an <sc> without an <ec> in its unit, and not isolated", "4.3.1 isolated")
    for node in marks.values():
        yield Fault(node, "an <sm> without an <em> in its unit", "4.2.3 sm")


def _end(node: Node, starts: dict[str, Node], ended: set[str]) -> Iterator[Fault]:
    said = node.attributes
    isolated = said.get("isolated") == "yes"
    if isolated and ("id" not in said or "startRef" in said):
        yield Fault(node, "an isolated <ec> has an id and no startRef", "4.2.3 ec")
        return
    if isolated:
        return
    if "startRef" not in said or "id" in said:
        yield Fault(node, "an <ec> that is not isolated has a startRef and no id", "4.2.3 ec")
        return
    start = starts.get(said["startRef"])
    if start is None or said["startRef"] in ended:
        yield Fault(node, "an <ec> without an <sc> of its own before it in its unit", "4.3.1 isolated")
        return
    ended.add(said["startRef"])
    if start.attributes.get("isolated") == "yes":
        yield Fault(start, "an isolated <sc> whose <ec> is in its unit", "4.3.1 isolated")
    if "dir" in said:
        yield Fault(node, "dir on an <ec> that is not isolated", "4.2.3 ec")
    for hint in _HINTS:
        if start.attributes.get(hint, "yes") != said.get(hint, "yes"):
            yield Fault(node, f"{hint} differs from that of its <sc>", "4.2.3 ec")
    first, last = start.attributes.get("canReorder", "yes"), said.get("canReorder", "yes")
    if ("no" if first == "firstNo" else first) != last:
        yield Fault(node, "canReorder does not fit that of its <sc>", "4.2.3 ec")


def _copies(node: Node, view: UnitView) -> Iterator[Fault]:
    said = node.attributes
    clause = "4.3.1 copyOf"
    if said.keys() & {"dataRef", "dataRefStart", "dataRefEnd"}:
        yield Fault(node, "copyOf beside a reference to original data", clause)
    bases = [each for texts in view.inline.values() for each in texts if each.attributes.get("id") == said["copyOf"]]
    if not bases:
        yield Fault(node, f"copyOf points to no code of its unit: {said['copyOf']!r}", clause)
    elif any(base.attributes.get("canCopy") == "no" for base in bases):
        yield Fault(node, "a copy of a code that says canCopy no", clause)


def _marks(node: Node, view: UnitView) -> Iterator[Fault]:
    if node.local not in ("mrk", "sm"):
        return
    said = node.attributes
    mark = said.get("type", "generic")
    if mark == "comment" and ("value" in said) == ("ref" in said):
        yield Fault(node, "a comment has either a value or a ref", "4.7.3 Comment Annotation")
    elif mark == "comment" and "ref" in said:
        yield from note_faults(node, view.unit, view.notes)
    elif mark == "mtc:match" and "ref" in said:
        yield Fault(node, "a ref on the annotation of a match", "5.1 Translation Candidate Annotation")
    if "ref" in said:
        yield from reference_faults(node)


def _sequences(inline: Iterable[Node]) -> Iterator[Fault]:
    """A sequence of codes that keep their order begins with one that says so (§4.7.2 Editing Hints)."""
    for node in inline:
        said = node.attributes.get("canReorder", "yes")
        if said == "firstNo":
            return
        if said == "no":
            yield Fault(node, "canReorder no without a firstNo before it", _HINTS_CLAUSE)
            return


def _reordered(part: Node) -> Iterator[Fault]:
    """Sequences of codes that may not be reordered keep their order and their nesting in the target."""
    sources, targets = _named(part, "source"), _named(part, "target")
    if not sources or not targets:
        return
    known = _fixed(sources[0])
    for first, kept in _fixed(targets[0]).items():
        names = [name for name, _ in kept]
        if first in known and [entry for entry in known[first] if entry[0] in names] != kept:
            yield Fault(targets[0], "codes that say canReorder no in another order or nested otherwise", _HINTS_CLAUSE)
    if part.attributes.get("state") == "final":
        yield from _deleted(sources[0], targets[0])


def _deleted(source: Node, target: Node) -> Iterator[Fault]:
    """A final translation has all codes that say that they must not be deleted."""
    kept = {(node.local, _name(node)) for node in _inline(target)}
    for node in _inline(source):
        if node.attributes.get("canDelete") == "no" and (node.local, _name(node)) not in kept:
            yield Fault(target, f"the code {_name(node)!r} must not be deleted", _HINTS_CLAUSE)


def _fixed(text: Node) -> dict[str, list[tuple[str, str]]]:
    """Give the sequences of codes that keep their order, by their first; each code with the one that it stands in."""
    sequences: dict[str, list[tuple[str, str]]] = {}
    first = ""
    for node in _inline(text):
        said = node.attributes.get("canReorder")
        if said == "firstNo":
            first = _name(node)
        if said in ("no", "firstNo"):
            sequences.setdefault(first, []).append((_name(node), _holder(node)))
    return sequences


def _name(node: Node) -> str:
    return node.attributes.get("id") or node.attributes.get("startRef", "")


def _holder(node: Node) -> str:
    above = node.parent
    while above and above.local == "mrk":
        above = above.parent
    return above.attributes.get("id", "") if above and above.local == "pc" else ""


def _same_ids(nodes: Iterable[Node], what: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for node in nodes:
        name = node.attributes.get("id")
        if name is not None and name in seen:
            yield Fault(node, f"the id {name!r} stands on two {what} elements", "4.3.1 id")
        seen.add(name or "")


def same_note_ids(notes: Node) -> Iterator[Fault]:
    """Yield the notes whose id another one of their `notes` has."""
    yield from _same_ids(notes.children, "note")


def _inline(text: Node) -> list[Node]:
    return [node for node in text.below() if node.local in INLINE and node.namespace == text.namespace]


def _named(part: Node, name: str) -> list[Node]:
    return [child for child in part.children if kind(child) == name]


def _below(unit: Node, holder: str, name: str) -> list[Node]:
    return [each for child in unit.children if kind(child) == holder for each in child.children if kind(each) == name]
