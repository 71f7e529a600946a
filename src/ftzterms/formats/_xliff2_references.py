"""References within XLIFF 2 documents (XLIFF 2.1 §4.8 Fragment Identification)."""

from __future__ import annotations

from collections.abc import Iterator

from ftzterms.formats._xliff2_schema import Fault
from ftzterms.formats._xliff_nodes import Node
from ftzterms.text.late import late

_STEPS = ("f", "g", "u")
"""The prefixes of what is on the way: file, group, unit, in their order."""
_ENDS = frozenset({"", "n", "d", "t"})
"""Those of what is reached: a note, original data, a code of the target; none for a segment or a code of the source."""
_REGISTERED = frozenset({"mtc", "gls", "fs", "mda", "res", "ctr", "slr", "val", "its", "itsm", "tbx"})
"""The prefixes of the modules, and of the extensions whose prefix is registered."""
_NMTOKEN = r"[\w.:\-\u00b7]+"
_SELECTOR = late(rf"(?:({_NMTOKEN})=)?({_NMTOKEN})")
_CLAUSE = "4.8 Fragment Identification"


def selectors(ref: str) -> list[tuple[str, str]] | None:
    """Give the selectors of a reference into the document, as (prefix, id); None when it is not of that form."""
    parts = ref.removeprefix("#").removeprefix("/").split("/")
    found = [_SELECTOR.fullmatch(part) for part in parts]
    if not ref.startswith("#") or not all(found):
        return None
    return [(each[1] or "", each[2]) for each in found if each]


def reference_faults(node: Node) -> Iterator[Fault]:
    """Yield what is wrong with a `ref` that begins with `#`; other references lead elsewhere."""
    ref = node.attributes["ref"]
    if not ref.startswith("#"):
        return
    found = selectors(ref)
    if found is None:
        yield Fault(node, f"the reference {ref!r} is no fragment identifier", _CLAUSE)
        return
    prefixes = [prefix for prefix, _ in found]
    steps = [prefix for prefix in prefixes if prefix in _STEPS]
    for prefix in prefixes:
        if prefix not in _STEPS and prefix not in _ENDS and prefix not in _REGISTERED:
            yield Fault(node, f"the prefix {prefix!r} of a reference is not registered", _CLAUSE)
    if steps != [prefix for prefix in _STEPS if prefix in steps] or len(prefixes) - len(steps) > 1:
        yield Fault(node, f"the reference {ref!r} goes a way that there is not", _CLAUSE)
    elif len(prefixes) > len(steps) and prefixes[-1] in _STEPS:
        yield Fault(node, f"the reference {ref!r} goes on behind its end", _CLAUSE)


def note_faults(node: Node, unit: Node, notes: set[str]) -> Iterator[Fault]:
    """Yield whether a comment refers to something else than a note of its unit."""
    said = dict(selectors(node.attributes["ref"]) or ())
    steps = said.keys() - {"f", "u", "n"}
    elsewhere = said.get("u", unit.attributes.get("id")) != unit.attributes.get("id")
    if steps or elsewhere or ("f" in said and "u" not in said) or said.get("n") not in notes:
        yield Fault(
            node, f"the comment refers to no note of its unit: {node.attributes['ref']!r}", "4.7.3 Comment Annotation"
        )
