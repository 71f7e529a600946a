"""Give the attributes of TMX elements the forms that the schema asks for; what has none is kept as a prop."""

from __future__ import annotations

import re
from typing import Any

from ftzterms.formats._tmx_repair_parts import LANG, Changes, local, prop
from ftzterms.model import canonical

_HISTORY = ("creationdate", "creationid", "changedate", "changeid")
_FACTS = ("o-encoding", "datatype", "usagecount", "lastusagedate", "creationtool", "creationtoolversion", "o-tmf")
_KNOWN = {
    "header": frozenset(
        ("creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype", "o-encoding")
    ).union(_HISTORY),
    "tu": frozenset(("tuid", "segtype", "srclang")).union(_FACTS, _HISTORY),
    "tuv": frozenset((LANG,)).union(_FACTS, _HISTORY),
}
_DATES = frozenset({"creationdate", "changedate", "lastusagedate"})
_SEGTYPES = ("block", "paragraph", "sentence", "phrase")
_DATE = re.compile(
    r"(\d{4})[-./]?(0[1-9]|1[0-2])[-./]?(0[1-9]|[12]\d|3[01])"
    r"(?:[T ]?([01]\d|2[0-3]):?([0-5]\d)(?::?([0-5]\d))?(?:[.,]\d+)?)?\s*(Z|[+-]00:?00)?"
)
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")


def repair_attributes(element: Any, owner: Any, changes: Changes) -> None:
    """Make the attributes of a header, `tu` or `tuv` valid; *owner* takes as a prop what cannot stay one."""
    name = local(element)
    _name_language(element, changes)
    for key, content in list(element.attrib.items()):
        wanted = _wanted(key, content) if key in _KNOWN[name] else None
        if wanted == content:
            continue
        said = key.rpartition("}")[2]
        if wanted is not None:
            element.set(key, wanted)
            changes.tell(element, f"{said} {content[:60]!r} becomes {wanted!r}")
        else:
            del element.attrib[key]
            what = "is none of its kind" if key in _KNOWN[name] else f"has no place on <{name}>"
            prop(owner, f"x-{said}", content, changes, element, f"{said} {content[:60]!r} {what}; it is a prop")


def _name_language(element: Any, changes: Changes) -> None:
    """Write `xml:lang` for `lang`, and a tag in the form of BCP 47; `und` where a variant names no language."""
    if local(element) != "tuv":
        return
    if LANG not in element.attrib and "lang" in element.attrib:
        element.set(LANG, element.attrib.pop("lang"))
        changes.tell(element, "lang becomes xml:lang")
    elif element.get("lang") == element.get(LANG) and "lang" in element.attrib:
        del element.attrib["lang"]
        changes.tell(element, "lang is left out beside the same xml:lang")
    language = element.get(LANG, "")
    if not _LANGUAGE.fullmatch(language):
        spelt = canonical(language)
        if not _LANGUAGE.fullmatch(spelt):
            spelt = "und"
            if language:
                prop(
                    element, "x-lang", language, changes, element, f"{language[:60]!r} is no language tag; it is a prop"
                )
        element.set(LANG, spelt)
        changes.tell(
            element, f"xml:lang {language[:60]!r} becomes {spelt!r}" if language else "no language: und is written"
        )


def _wanted(key: str, content: str) -> str | None:
    """Give the valid form of a value; None when there is none."""
    plain = content.strip()
    if key in _DATES:
        return _date(plain)
    if key == "usagecount":
        number = plain.removesuffix(".0")
        return number if number.isascii() and number.isdigit() else None
    if key == "segtype":
        return plain.lower() if plain.lower() in _SEGTYPES else None
    if key == "srclang" and plain == "*all*":
        return plain
    if key in ("srclang", "adminlang"):
        return next((tag for tag in (content, canonical(content)) if _LANGUAGE.fullmatch(tag)), None)
    return content


def _date(content: str) -> str | None:
    """Write a date as TMX does, `YYYYMMDDThhmmssZ`, where it says which it is."""
    found = _DATE.fullmatch(content)
    if not found:
        return None
    year, month, day, hour, minute, second, _ = found.groups()
    return f"{year}{month}{day}T{hour or '00'}{minute or '00'}{second or '00'}Z"
