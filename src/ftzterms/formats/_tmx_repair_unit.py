"""Make one `tu` valid: the order of its parts, its variants, its segments."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from ftzterms.formats._tmx_repair_parts import LANG, Changes, local, note, put_aside
from ftzterms.formats._tmx_repair_segment import repair_segment
from ftzterms.formats._tmx_repair_values import repair_attributes

_REMARKS = ("note", "prop")


def repair_unit(unit: Any, header: Any, seen: set[str], changes: Changes) -> None:
    """Make a unit valid; one without any variant is left out, and what it says is a note of the header."""
    for child in list(unit):
        if isinstance(child.tag, str) and child.tag not in (*_REMARKS, "tuv"):
            put_aside(child, unit, changes)
    gather_text(unit, changes)
    repair_attributes(unit, unit, changes)
    _distinct(unit, seen, changes)
    for variant in unit.findall("tuv"):
        _repair_variant(variant, changes)
    repair_remarks(unit, changes)
    _in_order(unit, "tuv", changes)
    if unit.find("tuv") is None:
        put_aside(unit, header, changes)


def _distinct(unit: Any, seen: set[str], changes: Changes) -> None:
    """Give a unit an id that no earlier one has."""
    identity = unit.get("tuid")
    if identity is None:
        return
    new, number = identity, 1
    while new in seen:
        number += 1
        new = f"{identity}-{number}"
    seen.add(new)
    if new != identity:
        unit.set("tuid", new)
        changes.tell(unit, f"an earlier unit has the tuid {identity!r}; this one becomes {new!r}")


def _repair_variant(variant: Any, changes: Changes) -> None:
    from lxml import etree

    for child in list(variant):
        if isinstance(child.tag, str) and child.tag not in (*_REMARKS, "seg"):
            put_aside(child, variant, changes)
    gather_text(variant, changes)
    repair_attributes(variant, variant, changes)
    repair_remarks(variant, changes)
    segments = variant.findall("seg")
    if not segments:
        segments = [etree.SubElement(variant, "seg")]
        changes.tell(variant, "a tuv without seg gets an empty one")
    for other in reversed(segments[1:]):
        _variant_of_its_own(other, variant, changes)
    _in_order(variant, "seg", changes)
    for key in list(segments[0].attrib):
        content = segments[0].attrib.pop(key)
        note(variant, f"{key}={content}", changes, segments[0], f"{key} has no place on <seg>; it is a note")
    repair_segment(segments[0], changes)


def _variant_of_its_own(segment: Any, variant: Any, changes: Changes) -> None:
    """Give a second segment a variant in the same language."""
    from lxml import etree

    changes.tell(segment, "a second seg has a tuv of its own in the same language")
    made = etree.Element("tuv", {LANG: variant.get(LANG, "und")})
    made.tail, segment.tail = variant.tail, None
    made.append(segment)
    variant.addnext(made)
    repair_segment(segment, changes)


def repair_remarks(owner: Any, changes: Changes) -> None:
    """Make notes and props valid: no elements in them, a type on each prop, no other attributes."""
    from ftzterms.formats._tmx_repair_parts import serialized

    for remark in [child for child in owner if child.tag in _REMARKS]:
        if any(isinstance(child.tag, str) for child in remark):
            inside = serialized(remark)
            remark_text = inside[inside.index(">") + 1 : inside.rindex("</")]
            for child in list(remark):
                remark.remove(child)
            remark.text = remark_text
            changes.tell(remark, f"markup in a {remark.tag} is written as text")
        if remark.tag == "prop" and not remark.get("type"):
            remark.set("type", "x-unknown")
            changes.tell(remark, "a prop without a type gets x-unknown")
        if "lang" in remark.attrib and LANG not in remark.attrib:
            remark.set(LANG, remark.attrib.pop("lang"))
            changes.tell(remark, "lang becomes xml:lang")
        for key in [key for key in remark.attrib if key not in ("type", "o-encoding", LANG)]:
            remark.text = f"{remark.text or ''} [{key}={remark.attrib.pop(key)}]"
            changes.tell(remark, f"{key} has no place on <{remark.tag}>; it stands in its text")
        if remark.tag == "note" and "type" in remark.attrib:
            remark.text = f"{remark.text or ''} [type={remark.attrib.pop('type')}]"
            changes.tell(remark, "type has no place on <note>; it stands in its text")
        _repair_language(remark, changes)


def _repair_language(remark: Any, changes: Changes) -> None:
    from ftzterms.model import canonical, is_well_formed

    language = remark.get(LANG)
    if language is None or (is_well_formed(language) and "_" not in language):
        return
    spelt = canonical(language) if is_well_formed(language) else ""
    if spelt:
        remark.set(LANG, spelt)
    else:
        del remark.attrib[LANG]
        remark.text = f"{remark.text or ''} [xml:lang={language}]"
    changes.tell(remark, f"xml:lang {language!r} becomes {spelt!r}" if spelt else f"{language!r} is no language tag")


def gather_text(element: Any, changes: Changes) -> None:
    """Keep text that stands between the parts of a `tu` or `tuv` as a note."""
    if element.text and element.text.strip():
        text, element.text = element.text.strip(), None
        note(element, text, changes, element, f"text in <{local(element)}> is a note")
    for child in list(element):
        if child.tail and child.tail.strip():
            text, child.tail = child.tail.strip(), None
            note(element, text, changes, child, f"text in <{local(element)}> is a note")


def _in_order(owner: Any, last: str, changes: Changes) -> None:
    """Put notes and props before the variants, or before the segment."""
    children = [child for child in owner if isinstance(child.tag, str)]
    first = next((number for number, child in enumerate(children) if child.tag == last), len(children))
    late = [child for child in children[first:] if child.tag in _REMARKS]
    for child in late:
        changes.tell(child, f"<{child.tag}> stands before <{last}> now")
        moved = deepcopy(child)
        moved.tail = None
        owner.remove(child)
        owner.insert(list(owner).index(next(each for each in owner if each.tag == last)), moved)
