"""Make the inline elements of a segment valid, and leave its text as it is."""

from __future__ import annotations

from itertools import count
from typing import Any

from ftzterms.formats._tmx_repair_parts import Changes, local, serialized

_CODES = ("bpt", "ept", "it", "ph", "ut")
_POSITIONS = {"close": "end", "e": "end"}
"""How others say where an isolated tag belongs."""
_ALLOWED = {
    "bpt": {"i", "x", "type"},
    "ept": {"i"},
    "it": {"pos", "x", "type"},
    "ph": {"x", "type", "assoc"},
    "hi": {"x", "type"},
    "ut": {"x"},
    "sub": {"datatype", "type"},
}


def repair_segment(segment: Any, changes: Changes) -> None:
    """Make a `seg` valid."""
    _repair_content(segment, changes)
    _repair_pairs(segment, changes)
    for element in segment.iter(*_ALLOWED):
        _repair_attributes(element, changes)


def _repair_content(owner: Any, changes: Changes) -> None:
    """Make the content of a `seg`, `hi` or `sub` valid: foreign elements become native codes round the same text."""
    for child in list(owner):
        if not isinstance(child.tag, str):
            continue
        if child.tag in _CODES:
            _repair_code(child, changes)
        elif child.tag == "hi":
            _repair_content(child, changes)
        else:
            _repair_content(child, changes)
            _as_codes(child, owner, changes)


def _repair_code(code: Any, changes: Changes) -> None:
    """Make native content valid: text and `sub`; other elements in it are written as text."""
    for child in list(code):
        if not isinstance(child.tag, str):
            continue
        if child.tag == "sub":
            _repair_content(child, changes)
            continue
        changes.tell(child, f"<{local(child)}> in <{code.tag}> is written as text")
        _append(child, serialized(child) + (child.tail or ""))
        child.tail = None
        code.remove(child)


def _as_codes(element: Any, owner: Any, changes: Changes) -> None:
    """Put native codes in the place of an element's tags."""
    from lxml import etree

    whole = serialized(element)
    start = whole[: whole.index(">") + 1] if element.text or len(element) else whole
    changes.tell(element, f"<{local(element)}> is none of TMX; its tags are native codes now")
    place = list(owner).index(element)
    if not (element.text or len(element)):
        first = etree.Element("ph")
        first.text, first.tail = start, element.tail
        owner[place] = first
        return
    number = _free_number(owner)
    first, last = etree.Element("bpt", i=number), etree.Element("ept", i=number)
    first.text, first.tail = start, element.text
    name = whole[1:].split(">", 1)[0].split(maxsplit=1)[0].rstrip("/")
    last.text, last.tail = f"</{name}>", element.tail
    owner[place : place + 1] = [first, *list(element), last]


def _free_number(owner: Any) -> str:
    segment = owner
    while segment.tag != "seg" and segment.getparent() is not None:
        segment = segment.getparent()
    taken = {element.get("i") for element in segment.iter("bpt", "ept")}
    return next(str(number) for number in count(1) if str(number) not in taken)


def _repair_pairs(segment: Any, changes: Changes) -> None:
    """Make `it` of every `bpt` and `ept` that is no half of a pair (TMX 1.4b: an isolated tag)."""
    open_ones: dict[str, list[Any]] = {}
    isolated: list[Any] = []
    for element in segment.iter("bpt", "ept"):
        number = element.get("i", "")
        if element.tag == "bpt":
            open_ones.setdefault(number, []).append(element)
        elif open_ones.get(number) and (number or len(open_ones[number]) == 1):
            begin = open_ones[number].pop()
            if not number:
                _number_pair(begin, element, segment, changes)
        else:
            isolated.append(element)
    isolated += [element for some in open_ones.values() for element in some]
    for element in isolated:
        pos = "begin" if element.tag == "bpt" else "end"
        changes.tell(element, f"<{element.tag}> with i={element.get('i', '')!r} has no partner; it becomes <it>")
        number = element.attrib.pop("i", "")
        element.tag = "it"
        element.set("pos", pos)
        if number and "x" not in element.attrib:
            element.set("x", number)


def _number_pair(begin: Any, end: Any, segment: Any, changes: Changes) -> None:
    taken = {element.get("i") for element in segment.iter("bpt", "ept")}
    number = next(str(each) for each in count(1) if str(each) not in taken)
    for element in (begin, end):
        element.set("i", number)
        changes.tell(element, f"<{element.tag}> without i gets i={number!r}")


def _repair_attributes(element: Any, changes: Changes) -> None:
    """Keep the attributes that an inline element may have; `id` serves as `x`."""
    allowed = _ALLOWED[element.tag]
    if "id" in element.attrib and "x" in allowed and "x" not in element.attrib:
        element.set("x", element.attrib.pop("id"))
        changes.tell(element, f"id of <{element.tag}> becomes x")
    if element.tag == "it" and element.get("pos") not in ("begin", "end"):
        old = element.get("pos")
        pos = {"open": "begin", "close": "end", "start": "begin", "b": "begin", "e": "end"}.get(
            str(old).lower(), "begin"
        )
        element.set("pos", pos)
        changes.tell(element, f"pos {old!r} of <it> becomes {pos!r}" if old else f"<it> without pos gets {pos!r}")
    if element.tag == "ph" and element.get("assoc", "p") not in ("p", "f", "b"):
        changes.tell(element, f"assoc {element.attrib.pop('assoc')!r} of <ph> is left out")
    for key in [key for key in element.attrib if key not in allowed]:
        changes.tell(element, f"{key}={element.attrib.pop(key)!r} has no place on <{element.tag}> and is left out")


def _append(child: Any, text: str) -> None:
    """Add text where a child stands."""
    before, parent = child.getprevious(), child.getparent()
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text
