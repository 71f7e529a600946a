"""What the attributes of XLIFF 2 may say (XLIFF 2.1 §4.3 and the modules of §5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ftzterms.formats._xliff2_schema import CODES, FOREIGN, MODULES, Fault, kind
from ftzterms.formats._xliff_nodes import Node
from ftzterms.text.late import late

NMTOKEN = late(r"[\w.:\-\u00b7]+")
_LANGUAGE = late(r"(?:[A-Za-z]{2,8}|[xi])(?:-[A-Za-z0-9]{1,8})*")
_PREFIXED = late(r"[^\s:]+:\S.*", re.DOTALL)
_YES_NO = late(r"yes|no")
_DIRECTION = late(r"ltr|rtl|auto")
_SCORE = late(r"(?:100(?:\.0+)?|[0-9]{1,2}(?:\.[0-9]+)?)")
_VALUES = {
    "version": late(r"2\.[0-2]"),
    "srcLang": _LANGUAGE,
    "trgLang": _LANGUAGE,
    "xml:lang": _LANGUAGE,
    "xml:space": late(r"default|preserve"),
    "srcDir": _DIRECTION,
    "trgDir": _DIRECTION,
    "dir": _DIRECTION,
    "canResegment": _YES_NO,
    "translate": _YES_NO,
    "canCopy": _YES_NO,
    "canDelete": _YES_NO,
    "canOverlap": _YES_NO,
    "isolated": _YES_NO,
    "canReorder": late(r"yes|firstNo|no"),
    "state": late(r"initial|translated|reviewed|final"),
    "subState": _PREFIXED,
    "subType": _PREFIXED,
    "appliesTo": late(r"source|target"),
    "priority": late(r"[1-9]|10"),
    "order": late(r"0*[1-9][0-9]*"),
    "dataRef": NMTOKEN,
    "startRef": NMTOKEN,
}
_OF_MODULES = {
    ("mda:metaGroup", "appliesTo"): late(r"source|target|ignorable"),
    ("mtc:match", "type"): late(r"am|ebm|idm|ice|mt|tb|tm|other"),
    ("mtc:match", "subType"): _PREFIXED,
    ("mtc:match", "similarity"): _SCORE,
    ("mtc:match", "matchQuality"): _SCORE,
    ("mtc:match", "matchSuitability"): _SCORE,
    ("mtc:match", "reference"): _YES_NO,
    ("res:resourceItem", "context"): _YES_NO,
    ("val:rule", "caseSensitive"): _YES_NO,
    ("val:rule", "existsInSource"): _YES_NO,
    ("val:rule", "disabled"): _YES_NO,
    ("val:rule", "normalization"): late(r"none|nfc|nfd"),
    ("val:rule", "occurs"): late(r"0*[1-9][0-9]*"),
    ("slr:normalization", "general"): late(r"none|nfc|nfd"),
    ("slr:normalization", "storage"): late(r"none|nfc|nfd"),
}
_CODE_TYPE = late(r"fmt|ui|quote|link|image|other")
_MARK_TYPE = late(r"generic|comment|term")
_SUBTYPES = {"xlf:lb": "fmt", "xlf:pb": "fmt", "xlf:b": "fmt", "xlf:i": "fmt", "xlf:u": "fmt", "xlf:var": "ui"}
_FORBIDDEN_IN_XML = (*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
_HEX = late(r"[0-9A-Fa-f]{4,6}")
_HTML = frozenset(
    "a b bdo big blockquote body br button caption center cite code col colgroup dd del div dl dt em h1 h2 h3 h4 h5 h6 "
    "head hr html i img label legend li ol p pre q s samp select small span strike strong sub sup table tbody td tfoot "
    "th thead title tr tt u ul".split()
)
"""The names that `fs:fs` may have (XLIFF 2.1 §5.3, fs)."""


def value_faults(node: Node) -> Iterator[Fault]:
    """Yield what is wrong with the values of an element's attributes."""
    name, said = kind(node), node.attributes
    if name == FOREIGN:
        return
    for key, value in said.items():
        allowed = _OF_MODULES.get((name, key)) or (None if ":" in name else _VALUES.get(key))
        if key == "trgLang" and not value:
            continue
        if allowed and not allowed.fullmatch(value.strip()):
            fatal = not (key == "translate" and name == "unit")
            yield Fault(node, f"{key} of <{node.name}> is {value!r}", _clause(name, key), fatal=fatal)
    if "id" in said and (":" in name or name in _IDS) and not NMTOKEN.fullmatch(said["id"]):
        fatal = name not in ("file", "group", "unit") or not said["id"]
        yield Fault(node, f"the id {said['id']!r} is no NMTOKEN", _clause(name, "id"), fatal=fatal)
    if ":" not in name:
        yield from _types(node, name, said)
        yield from _format_style(node, name, said)
        yield from _sizes(node, name, said)
    if name == "cp":
        yield from _code_point(node, said)


def is_language(tag: str) -> bool:
    """Say whether a language tag has the form of BCP 47."""
    return bool(_LANGUAGE.fullmatch(tag))


_IDS = frozenset({"file", "group", "unit", "segment", "ignorable", "note", "data", "mrk", "sm", *CODES})


def _types(node: Node, name: str, said: dict[str, str]) -> Iterator[Fault]:
    value, finer = said.get("type"), said.get("subType")
    if value is not None:
        own = _CODE_TYPE if name in CODES else _MARK_TYPE if name in ("mrk", "sm") else None
        if not (own and own.fullmatch(value)) and not (_PREFIXED.fullmatch(value) and name not in CODES):
            yield Fault(node, f"the type {value!r} of <{node.name}>", "4.3.1 type")
    if name in ("unit", "group") and (value or "").startswith("xlf:"):
        yield Fault(node, f"the prefix xlf of the type {value!r} is reserved", "4.3.1 type")
    if said.get("subState", "").startswith("xlf:"):
        yield Fault(node, "the prefix xlf of a subState is reserved", "4.3.1 subState")
    if finer is not None and value is None:
        yield Fault(node, "subType without type", "4.3.1 subType")
    if finer and finer.startswith("xlf:") and _SUBTYPES.get(finer) != value:
        yield Fault(node, f"the subType {finer!r} with the type {value!r}", "4.3.1 subType")
    if name == "segment" and "subState" in said and "state" not in said:
        yield Fault(node, "subState without state", "4.3.1 subState")


def _format_style(node: Node, name: str, said: dict[str, str]) -> Iterator[Fault]:
    style, finer = (_of_module(node, said, "fs", key) for key in ("fs", "subFs"))
    if style is not None and style not in _HTML:
        yield Fault(node, f"fs is {style!r}, no element of HTML that it may name", "5.3 Format Style: fs")
    if finer is not None and style is None:
        yield Fault(node, "subFs without fs", "5.3 Format Style: subFs")
    if (style is not None or finer is not None) and name == "ec" and said.get("isolated") != "yes":
        yield Fault(node, "fs on an <ec> that is not isolated", "5.3 Format Style: fs")


def _sizes(node: Node, name: str, said: dict[str, str]) -> Iterator[Fault]:
    module = "Size and Length Restriction:"
    info, ref, storage = (_of_module(node, said, "slr", key) for key in ("sizeInfo", "sizeInfoRef", "equivStorage"))
    if info is not None and ref is not None:
        yield Fault(node, "sizeInfo and sizeInfoRef on one element", f"{module} sizeInfo")
    for key, value in (("sizeInfo", info), ("equivStorage", storage)):
        if value is not None and not value.strip().isdecimal():
            yield Fault(node, f"{key} is {value!r}, no whole number", f"{module} {key}")
    if name == "ec" and said.get("isolated") != "yes" and any(value is not None for value in (info, ref, storage)):
        yield Fault(node, "a size on an <ec> that is not isolated", f"{module} sizeInfo")


def _code_point(node: Node, said: dict[str, str]) -> Iterator[Fault]:
    value = said.get("hex", "")
    if not _HEX.fullmatch(value) or int(value, 16) not in _FORBIDDEN_IN_XML:
        yield Fault(node, f"hex is {value!r}, no character that XML cannot hold", "4.2.3 cp")


def of_module(node: Node, module: str, key: str) -> str | None:
    """Give an attribute of a module, whatever its prefix."""
    return _of_module(node, node.attributes, module, key)


def _of_module(node: Node, said: dict[str, str], module: str, key: str) -> str | None:
    for name, value in said.items():
        prefix, colon, local = name.partition(":")
        if colon and local == key and MODULES.get(node.scope.get(prefix, "")) == module:
            return value
    return None


def _clause(name: str, key: str) -> str:
    titles = {
        "mda": "5.4 Metadata",
        "mtc": "5.1 Translation Candidates",
        "res": "5.5 Resource Data",
        "val": "Validation",
    }
    module = name.partition(":")[0] if ":" in name else ""
    return f"{titles[module]}: {key}" if module in titles else f"4.3 {key}"
