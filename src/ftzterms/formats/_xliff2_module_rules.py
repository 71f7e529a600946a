"""Constraints on the modules of XLIFF 2 and on extensions (XLIFF 2.1 §5; change tracking as of XLIFF 2.0 §5.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ftzterms.formats._xliff2_inline_rules import code_faults, pair_faults
from ftzterms.formats._xliff2_references import selectors
from ftzterms.formats._xliff2_schema import INLINE, MODULES, Fault, has_text, kind
from ftzterms.formats._xliff2_values import of_module
from ftzterms.formats._xliff_nodes import Node

_CUSTOM = ("isPresent", "isNotPresent", "startsWith", "endsWith")


def module_faults(element: Node, holder: Node, languages: tuple[str, str], resources: set[str]) -> Iterator[Fault]:
    """Yield what is wrong with an element that is not of the core.

    *holder* is the file, group or unit that it is a child of, *resources* are the ids of the file's resources.
    """
    name = kind(element)
    if name == "mtc:matches":
        yield from _matches(element, holder)
    elif name == "gls:glossary":
        yield from _glossary(element, holder)
    elif name == "mda:metadata":
        yield from _unique(element, ("mda:metadata", "mda:metaGroup"), "5.4 Metadata: id")
    elif name == "res:resourceData":
        yield from _resources(element, languages, resources)
    elif name == "val:validation":
        for rule in element.children:
            yield from _rule(rule, holder)
    elif name == "ctr:changeTrack":
        yield from _changes(element, holder)


def extension_faults(holder: Node) -> Iterator[Fault]:
    """Yield the ids that stand twice among the elements of one extension in one holder."""
    seen: set[tuple[str, str]] = set()
    for child in holder.children:
        if not _is_extension(child):
            continue
        for node in (child, *child.below()):
            said = node.attributes
            name = said.get("id") or said.get("xml:id")
            if name and (node.namespace, name) in seen:
                yield Fault(node, f"the id {name!r} stands twice in an extension", "4.3.1 id", fatal=True)
            seen.add((node.namespace, name or ""))


def _is_extension(node: Node) -> bool:
    return not node.namespace.startswith("urn:oasis:names:tc:xliff:")


def _matches(element: Node, unit: Node) -> Iterator[Fault]:
    module = "5.1 Translation Candidates:"
    yield from _unique(element, ("mtc:match",), f"{module} id")
    ids = _referable(unit)
    for match in element.children:
        said = match.attributes
        found = selectors(said.get("ref", "")) or [("", "")]
        prefix, name = found[-1]
        if prefix not in ("", "t") or name not in ids:
            yield Fault(match, f"ref points to no text of its unit: {said.get('ref', '')!r}", f"{module} ref")
        if "subType" in said and "type" not in said:
            yield Fault(match, "subType without type", f"{module} subType")
        originals = [node for node in match.below() if kind(node) == "data"]
        yield from _unique_ids(originals, f"{module} id")
        data = {node.attributes.get("id", "") for node in originals}
        for side in ("source", "target"):
            inline = [node for node in match.below() if node.local in INLINE and _stands_in(node, side)]
            yield from _unique_ids(inline, f"{module} id")
            yield from pair_faults(inline)
            for node in inline:
                yield from code_faults(node, data)


def _referable(unit: Node) -> set[str | None]:
    """Give the ids of the segments of a unit and of all that is in them."""
    return {node.attributes.get("id") for node in unit.below() if _in_segment(node)}


def _in_segment(node: Node) -> bool:
    above: Node | None = node
    while above:
        if kind(above) in ("segment", "ignorable"):
            return True
        above = above.parent
    return False


def _stands_in(node: Node, side: str) -> bool:
    above = node.parent
    while above:
        if kind(above) == side:
            return True
        above = above.parent
    return False


def _glossary(element: Node, unit: Node) -> Iterator[Fault]:
    module = "5.2 Glossary:"
    ids = _referable(unit)
    for node in element.below():
        ref = node.attributes.get("ref")
        if ref is not None and kind(node) != "*" and re.split("[#=/]", ref)[-1] not in ids:
            yield Fault(node, f"ref points to no text of its unit: {ref!r}", f"{module} ref")
    yield from _unique(element, ("gls:glossEntry", "gls:translation"), f"{module} id")
    for entry in element.children:
        if not {"gls:translation", "gls:definition"} & {kind(child) for child in entry.children}:
            yield Fault(entry, "an entry without a translation or a definition", f"{module} glossEntry")


def _resources(element: Node, languages: tuple[str, str], resources: set[str]) -> Iterator[Fault]:
    module = "5.5 Resource Data:"
    yield from _unique(element, ("res:resourceItem", "res:resourceItemRef"), f"{module} id")
    own = {child.attributes.get("id") for child in element.children if kind(child) == "res:resourceItem"}
    for child in element.children:
        if kind(child) == "res:resourceItemRef" and child.attributes.get("ref") not in own | resources:
            yield Fault(child, f"ref points to no resourceItem: {child.attributes.get('ref')!r}", f"{module} ref")
        for side, language in zip(("res:source", "res:target"), languages, strict=True):
            for each in (node for node in child.children if kind(node) == side):
                yield from _resource(each, language)
        full = [node for node in child.children if kind(node) in ("res:source", "res:target") and node.children]
        if kind(child) == "res:resourceItem" and not child.children:
            yield Fault(child, "a resourceItem without anything", f"{module} resourceItem")
        if kind(child) == "res:resourceItem" and "mimeType" not in child.attributes and not full:
            yield Fault(child, "a resourceItem without content has a mimeType", f"{module} mimeType")


def _resource(node: Node, language: str) -> Iterator[Fault]:
    module = f"5.5 Resource Data: {node.local}"
    empty = not node.children and not has_text(node)
    if empty != ("href" in node.attributes):
        yield Fault(node, "href stands where there is no content, and only there", module)
    said = node.attributes.get("xml:lang", "")
    if said and language and said.lower() != language.lower() and not said.lower().startswith(f"{language.lower()}-"):
        yield Fault(node, f"xml:lang is {said!r}, and the document's language {language!r}", module)


def _rule(rule: Node, holder: Node) -> Iterator[Fault]:
    module = "Validation: rule"
    said = rule.attributes
    own = [key for key in _CUSTOM if key in said]
    custom = [key for key in said if ":" in key and not key.startswith(("xmlns:", "xml:"))]
    if len(own) + len(custom[:1]) != 1:
        yield Fault(rule, f"a rule says exactly one of {', '.join(_CUSTOM)} or a rule of its own", module)
    if "existsInSource" in said and not {"isPresent", "startsWith", "endsWith"} & set(own):
        yield Fault(rule, "existsInSource without isPresent, startsWith or endsWith", "Validation: existsInSource")
    if said.get("disabled") == "yes" and kind(holder) == "file":
        yield Fault(rule, "a rule of a file that is disabled", "Validation: disabled")


def _changes(element: Node, holder: Node) -> Iterator[Fault]:
    module = "2.0 5.6 Change Tracking:"
    for revisions in (node for node in element.below() if node.local == "revisions"):
        said = revisions.attributes
        tracked = said.get("appliesTo", "")
        named = [node for node in holder.below() if node.local == tracked and kind(node) != "*"]
        versions = [node.attributes.get("version") for node in revisions.below() if node.local == "revision"]
        if "currentVersion" in said and said["currentVersion"] not in versions:
            yield Fault(revisions, f"there is no version {said['currentVersion']!r}", f"{module} currentVersion")
        if "ref" in said:
            named = [node for node in holder.below() if node.attributes.get("id") == said["ref"]]
            if not named:
                yield Fault(revisions, f"ref points to nothing there: {said['ref']!r}", f"{module} ref")
        elif len(named) > 1 and any("id" in node.attributes for node in named):
            yield Fault(revisions, f"no ref, but there are {len(named)} <{tracked}>", f"{module} revisions")
        for item in (node for node in revisions.below() if node.local == "item"):
            key = item.attributes.get("property", "")
            if key != "content" and len(named) == 1 and key not in named[0].attributes:
                yield Fault(item, f"property is {key!r}, no attribute of what has changed", f"{module} property")


def _unique(element: Node, kinds: tuple[str, ...], clause: str) -> Iterator[Fault]:
    yield from _unique_ids([node for node in (element, *element.below()) if kind(node) in kinds], clause)


def _unique_ids(nodes: list[Node], clause: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for node in nodes:
        name = node.attributes.get("id")
        if name is not None and name in seen:
            yield Fault(node, f"the id {name!r} stands twice", clause)
        seen.add(name or "")


def size_faults(node: Node, ids: set[str]) -> Iterator[Fault]:
    """Yield whether a size refers to no data beside the element or beside one that it stands in."""
    ref = of_module(node, "slr", "sizeInfoRef")
    if ref is not None and ref not in ids:
        yield Fault(node, f"sizeInfoRef points to no data: {ref!r}", "Size and Length Restriction: sizeInfoRef")


def sizes(element: Node) -> set[str]:
    """Give the ids of the sizes in a `data` of the size restriction module."""
    if MODULES.get(element.namespace) != "slr" or element.local != "data":
        return set()
    return {node.attributes["id"] for node in element.below() if "id" in node.attributes}
