"""Judge an XLIFF 2 document by the constraints of its specification while it is walked over.

The namespaces of 2.0, 2.1 and 2.2 differ little in what they ask for; clauses are those of XLIFF 2.1 (OASIS Standard,
13 February 2018), <https://docs.oasis-open.org/xliff/xliff-core/v2.1/os/xliff-core-v2.1-os.html>. What is not looked at
says the page of the formats.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ftzterms.formats._xliff2_inline_rules import UnitView, same_note_ids, unit_faults
from ftzterms.formats._xliff2_module_rules import extension_faults, module_faults, size_faults, sizes
from ftzterms.formats._xliff2_schema import (
    CORE,
    Fault,
    Siblings,
    attribute_faults,
    has_text,
    kind,
    tree_faults,
)
from ftzterms.formats._xliff2_values import value_faults
from ftzterms.formats._xliff_nodes import Node, Step

_MOST_CLEAN = 4096
_FLOWS = ("subFlows", "subFlowsStart", "subFlowsEnd")


@dataclass(slots=True)
class _Level:
    """What is known of a part of the frame that is open."""

    node: Node
    siblings: Siblings
    sizes: set[str] = field(default_factory=set)
    """Ids of the sizes that elements in it may refer to."""


class Rules:
    """The rules, with what they remember of one document."""

    def __init__(self) -> None:
        self._levels: list[_Level] = []
        self._languages = ("", "")
        self._ids: dict[str, set[str]] = {"file": set(), "group": set(), "unit": set()}
        self._resources: set[str] = set()
        self._flows: list[tuple[Node, str, str]] = []
        self._clean: set[tuple[str, str]] = set()

    def judge(self, step: Step, node: Node) -> Iterator[Fault]:
        """Yield the constraints that a step breaks."""
        if step is Step.CLOSE:
            yield from self._close(self._levels.pop())
            return
        parent = self._levels[-1] if self._levels else None
        if parent:
            yield from parent.siblings.faults(node)
        if step is Step.OPEN:
            yield from self._open(node, parent)
        else:
            yield from self._whole(node, parent)

    def _open(self, node: Node, parent: _Level | None) -> Iterator[Fault]:
        if not parent and (node.namespace not in CORE or node.local != "xliff"):
            yield Fault(node, f"<{node.name}> of the namespace {node.namespace!r}", "4.2.2 xliff")
        self._levels.append(_Level(node, Siblings(kind(node)), set(parent.sizes) if parent else set()))
        yield from self._alone(node)
        yield from self._unique(node)
        yield from size_faults(node, parent.sizes if parent else set())
        if kind(node) == "xliff":
            said = node.attributes
            self._languages = said.get("srcLang", ""), said.get("trgLang", "")
        elif kind(node) == "file":
            self._ids |= {"group": set(), "unit": set()}
            self._resources = set()

    def _close(self, level: _Level) -> Iterator[Fault]:
        yield from level.siblings.end_faults(level.node)
        yield from extension_faults(level.node)
        if kind(level.node) == "file":
            for node, key, name in self._flows:
                if name not in self._ids["unit"]:
                    yield Fault(node, f"{key} points to no unit of its file: {name!r}", f"4.3.1 {key}")
            self._flows.clear()

    def _whole(self, node: Node, parent: _Level | None) -> Iterator[Fault]:
        name = kind(node)
        nodes = [node, *node.below()]
        yield from tree_faults(nodes)
        for each in nodes:
            yield from self._alone(each)
        if name == "unit":
            yield from self._unit(node, nodes, parent)
        elif name == "notes":
            yield from same_note_ids(node)
        elif name == "skeleton" and ("href" in node.attributes) == bool(node.children or has_text(node)):
            yield Fault(node, "href stands where a skeleton is empty, and only there", "4.2.2 skeleton")
        elif node.namespace not in CORE and parent:
            yield from module_faults(node, parent.node, self._languages, self._resources)
            parent.sizes |= sizes(node)
            parent.node.children.append(node)
            if name == "res:resourceData":
                self._resources |= {child.attributes.get("id", "") for child in node.children}

    def _unit(self, node: Node, nodes: list[Node], parent: _Level | None) -> Iterator[Fault]:
        yield from self._unique(node)
        yield from unit_faults(UnitView(node), self._languages)
        known = set(parent.sizes) if parent else set()
        for child in node.children:
            known |= sizes(child)
            if kind(child) not in ("segment", "ignorable", "notes", "originalData"):
                yield from module_faults(child, node, self._languages, self._resources)
        yield from extension_faults(node)
        for each in nodes:
            if "sizeInfoRef" in each.said:
                yield from size_faults(each, known)
            for key in _FLOWS if "subFlows" in each.said else ():
                self._flows += [(each, key, name) for name in each.attributes.get(key, "").split()]

    def _alone(self, node: Node) -> Iterator[Fault]:
        """Judge the attributes of an element; what was in order needs no second look."""
        seen = kind(node), node.said
        if seen in self._clean:
            return
        faults = [*attribute_faults(node), *value_faults(node)]
        yield from faults
        if not faults and ":" not in node.said and len(self._clean) < _MOST_CLEAN:
            self._clean.add(seen)

    def _unique(self, node: Node) -> Iterator[Fault]:
        """Ids are unique: of files in a document, of groups and of units in a file."""
        name = node.attributes.get("id")
        seen = self._ids.get(kind(node))
        if name is None or seen is None:
            return
        if name in seen:
            yield Fault(
                node, f"the id {name!r} stands on two {kind(node)} elements", "4.3.1 id", fatal=kind(node) != "unit"
            )
        seen.add(name)
