"""What the elements of XLIFF 2 and of its modules may contain (XLIFF 2.1 §4.2, §4.3 and the modules of §5).

A content is written as in a schema: names in their order, `?` for at most one, `!` for exactly one, `+` for at least
one, `|` between names that may stand in any order, `*` alone for elements of other namespaces, `#` for text, `inline`
for text with codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ftzterms.formats._xliff_nodes import Node
from ftzterms.text.late import late

CORE = (
    "urn:oasis:names:tc:xliff:document:2.0",
    "urn:oasis:names:tc:xliff:document:2.1",
    "urn:oasis:names:tc:xliff:document:2.2",
)
MODULES = {
    "urn:oasis:names:tc:xliff:matches:2.0": "mtc",
    "urn:oasis:names:tc:xliff:glossary:2.0": "gls",
    "urn:oasis:names:tc:xliff:metadata:2.0": "mda",
    "urn:oasis:names:tc:xliff:resourcedata:2.0": "res",
    "urn:oasis:names:tc:xliff:sizerestriction:2.0": "slr",
    "urn:oasis:names:tc:xliff:validation:2.0": "val",
    "urn:oasis:names:tc:xliff:changetracking:2.0": "ctr",
    "urn:oasis:names:tc:xliff:fs:2.0": "fs",
}
INLINE = ("cp", "ph", "pc", "sc", "ec", "mrk", "sm", "em")
CODES = ("ph", "pc", "sc", "ec")
FOREIGN = "*"


@dataclass(frozen=True, slots=True)
class Fault:
    """A constraint that a file breaks."""

    node: Node
    message: str
    clause: str
    """Where the specification asks for it."""
    fatal: bool = True
    """False for what tools are known to write, and does not harm what is read."""

    @property
    def words(self) -> str:
        """Say what is wrong, and by which clause."""
        return f"{self.message} (XLIFF 2.1, {self.clause})"


@dataclass(slots=True)
class Element:
    """What an element may have."""

    required: frozenset[str]
    optional: frozenset[str]
    open: bool
    """It may have attributes of other namespaces."""
    ranks: dict[str, int] = field(default_factory=dict)
    single: set[str] = field(default_factory=set)
    needed: list[frozenset[str]] = field(default_factory=list)
    text: bool = False
    anything: bool = False


def _element(required: str, optional: str, content: str, *, others: bool = False) -> Element:
    made = Element(frozenset(required.split()), frozenset(optional.split()), others)
    for rank, part in enumerate(content.split()):
        if part == "any":
            made.anything = made.text = True
        elif part in ("#", "inline"):
            made.text = True
            made.ranks.update(dict.fromkeys(INLINE if part == "inline" else (), rank))
        else:
            names = part.rstrip("?!+") if part != FOREIGN else part
            made.ranks.update(dict.fromkeys(names.split("|"), rank))
            if part.endswith(("?", "!")):
                made.single |= {names}
            if part.endswith(("+", "!")):
                made.needed.append(frozenset(names.split("|")))
    return made


_EDITS = "canCopy canDelete canReorder copyOf subType type"
_ELEMENTS = {
    "xliff": _element("version srcLang", "trgLang xml:space", "* file+", others=True),
    "file": _element(
        "id", "canResegment original translate srcDir trgDir xml:space", "skeleton? * notes? unit|group+", others=True
    ),
    "skeleton": _element("", "href", "any"),
    "group": _element(
        "id", "name canResegment translate srcDir trgDir type xml:space", "* notes? unit|group", others=True
    ),
    "unit": _element(
        "id",
        "name canResegment translate srcDir trgDir xml:space type",
        "* notes? originalData? segment|ignorable",
        others=True,
    ),
    "segment": _element("", "id canResegment state subState", "source! target?"),
    "ignorable": _element("", "id", "source! target?"),
    "notes": _element("", "", "note+"),
    "note": _element("", "id appliesTo category priority", "#", others=True),
    "originalData": _element("", "", "data+"),
    "data": _element("id", "dir xml:space", "# cp"),
    "source": _element("", "xml:lang xml:space", "inline"),
    "target": _element("", "xml:lang xml:space order", "inline"),
    "cp": _element("hex", "", ""),
    "ph": _element("id", f"{_EDITS} disp equiv dataRef subFlows", "", others=True),
    "pc": _element(
        "id",
        f"{_EDITS} canOverlap dispEnd dispStart equivEnd equivStart dataRefEnd dataRefStart subFlowsEnd subFlowsStart "
        "dir",
        "inline",
        others=True,
    ),
    "sc": _element("id", f"{_EDITS} canOverlap dataRef dir disp equiv isolated subFlows", "", others=True),
    "ec": _element("", f"{_EDITS} canOverlap dataRef dir disp equiv id isolated startRef subFlows", "", others=True),
    "mrk": _element("id", "translate type ref value", "inline", others=True),
    "sm": _element("id", "translate type ref value", "", others=True),
    "em": _element("startRef", "", ""),
    "mtc:matches": _element("", "", "mtc:match+"),
    "mtc:match": _element(
        "ref",
        "id matchQuality matchSuitability origin reference similarity subType type",
        "mda:metadata? originalData? source! target! *",
        others=True,
    ),
    "gls:glossary": _element("", "", "gls:glossEntry+"),
    "gls:glossEntry": _element("", "id ref", "gls:term! gls:translation gls:definition? *", others=True),
    "gls:term": _element("", "source", "#", others=True),
    "gls:translation": _element("", "id ref source", "#", others=True),
    "gls:definition": _element("", "source", "#", others=True),
    "mda:metadata": _element("", "id", "mda:metaGroup+"),
    "mda:metaGroup": _element("", "id category appliesTo", "mda:metaGroup|mda:meta+"),
    "mda:meta": _element("type", "", "#"),
    "res:resourceData": _element("", "id", "res:resourceItem|res:resourceItemRef+"),
    "res:resourceItem": _element("", "id mimeType context", "res:source? res:target? res:reference", others=True),
    "res:resourceItemRef": _element("ref", "id", "", others=True),
    "res:source": _element("", "href xml:lang", "any", others=True),
    "res:target": _element("", "href xml:lang", "any", others=True),
    "res:reference": _element("href", "xml:lang", "", others=True),
    "slr:profiles": _element("", "generalProfile storageProfile", "slr:normalization?", others=True),
    "slr:normalization": _element("", "general storage", ""),
    "slr:data": _element("profile", "", "*", others=True),
    "val:validation": _element("", "", "val:rule+", others=True),
    "val:rule": _element(
        "",
        "isPresent isNotPresent startsWith endsWith occurs existsInSource caseSensitive normalization disabled mustLoc "
        "noLoc",
        "",
        others=True,
    ),
}
_SILENT = late(r"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_LOOSE = {("unit", "notes"), ("unit", FOREIGN)}
"""Children that tools put in the wrong place."""


def kind(node: Node) -> str:
    """Name an element: those of the core by their name, those of a module with its usual prefix, others `*`."""
    if not node.kind:
        module = MODULES.get(node.namespace)
        node.kind = node.local if node.namespace in CORE else f"{module}:{node.local}" if module else FOREIGN
    return node.kind


def attribute_faults(node: Node) -> Iterator[Fault]:
    """Yield what is wrong with the names of an element's attributes."""
    name = kind(node)
    known = _ELEMENTS.get(name)
    if known is None:
        return
    said = node.attributes
    clause = f"{_section(name)} {node.local}"
    for missing in sorted(known.required - said.keys()):
        yield Fault(node, f"<{node.name}> has no {missing}", clause, fatal=name != "group")
    for key in said:
        prefix, colon, _ = key.partition(":")
        if prefix == "xmlns" or key in known.required or key in known.optional:
            continue
        if not colon:
            yield Fault(node, f"<{node.name}> has no attribute {key}", clause, fatal=_is_of_module(name))
        elif prefix == "xml" or not known.open:
            yield Fault(node, f"<{node.name}> may not have the attribute {key}", clause)


class Siblings:
    """The children of one element, as they come: their names are known, and the last place in the order."""

    def __init__(self, parent: str) -> None:
        self._parent = parent
        self._known = _ELEMENTS.get(parent)
        self._names: set[str] = set()
        self._last = (-1, "")

    def faults(self, child: Node) -> Iterator[Fault]:
        """Yield what is wrong with the place of the next child."""
        known, parent = self._known, self._parent
        if known is None or known.anything:
            return
        name = _as_child(kind(child), known)
        rank = known.ranks.get(name)
        if rank is None:
            yield Fault(child, f"<{child.name}> has no place in <{parent}>", self._clause)
            return
        if name in known.single and name in self._names:
            yield Fault(child, f"a second <{child.name}> in <{parent}>", self._clause)
        if rank < self._last[0]:
            loose = (parent, name) in _LOOSE and (name != FOREIGN or "segment" not in self._names)
            words = f"<{child.name}> stands behind <{self._last[1]}> in <{parent}>"
            yield Fault(child, words, self._clause, fatal=not loose)
        self._names.add(name)
        self._last = max(self._last, (rank, child.name), key=lambda place: place[0])

    def end_faults(self, node: Node) -> Iterator[Fault]:
        """Yield what the element lacks when it ends."""
        for needed in self._known.needed if self._known else ():
            if not self._names & needed:
                yield Fault(node, f"<{node.name}> has no {' or '.join(sorted(needed))}", self._clause)
        if self._parent == "unit" and "segment" not in self._names:
            yield Fault(node, "a unit without a segment", self._clause)

    @property
    def _clause(self) -> str:
        return f"{_section(self._parent)} {self._parent.rpartition(':')[2]}"


def tree_faults(nodes: Iterable[Node]) -> Iterator[Fault]:
    """Yield what is wrong with the content of elements."""
    for each in nodes:
        name = kind(each)
        known = _ELEMENTS.get(name)
        if known is None:
            if each.namespace in CORE:
                yield Fault(each, f"<{each.name}> is no element of XLIFF 2", "4.2 Elements")
            continue
        if each.children or known.needed or name == "unit":
            siblings = Siblings(name)
            for child in each.children:
                yield from siblings.faults(child)
            yield from siblings.end_faults(each)
        if not known.text and has_text(each):
            yield Fault(each, f"text in <{each.name}>", f"{_section(name)} {each.local}")


def has_text(node: Node) -> bool:
    """Say whether an element has text of its own."""
    text, at, parts = node.chunk.text, node.content, list[str]()
    if at == node.content_end:
        return False
    for child in node.children:
        parts.append(text[at : child.start])
        at = child.end
    between = "".join([*parts, text[at : node.content_end]]).strip()
    return bool(between) and bool(_SILENT.sub("", between).strip())


def _as_child(name: str, known: Element) -> str:
    """Give the name under which a child stands in a table: a module that has no place of its own is an extension."""
    return name if name in known.ranks or (name in _ELEMENTS and not _is_of_module(name)) else FOREIGN


def _is_of_module(name: str) -> bool:
    return ":" in name


def _section(name: str) -> str:
    prefix = name.partition(":")[0] if ":" in name else ""
    titles = {
        "mtc": "5.1 Translation Candidates:",
        "gls": "5.2 Glossary:",
        "mda": "5.4 Metadata:",
        "res": "5.5 Resource Data:",
        "slr": "Size and Length Restriction:",
        "val": "Validation:",
    }
    return titles.get(prefix, "4.2.3" if name in INLINE else "4.2.2")
