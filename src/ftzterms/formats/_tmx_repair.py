"""Make a foreign TMX valid against the schema of TMX 1.4, and list every change; no text is lost.

What has no place in TMX 1.4 is kept where there is one: attributes and values as `prop`, elements as `note`, foreign
inline tags as `bpt`, `ept` and `ph` round the same text.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from ftzterms.formats._choose import PathName
from ftzterms.formats._open import opened
from ftzterms.formats._recover import recover
from ftzterms.formats._tmx_repair_parts import HEADER, Changes, local, note, prop, put_aside, serialized
from ftzterms.formats._tmx_repair_unit import gather_text, repair_remarks, repair_unit
from ftzterms.formats._tmx_repair_values import repair_attributes
from ftzterms.formats._tmx_schema import violations
from ftzterms.formats._xml import document, open_xml
from ftzterms.model import FtzTermsError, Unreadable, UnreadableFileError, value

_VERSION = "1.4"
_LOOSE = "text between the units is a note of the header"
_OF_MAP = frozenset({"unicode", "code", "ent", "subst"})
_NAMES = frozenset("tmx header body tu tuv seg note prop ude map bpt ept it ph hi sub ut".split())


@value
class Repaired:
    """A TMX file that is valid."""

    data: bytes
    """In UTF-8."""
    units: int
    changes: tuple[FtzTermsError, ...] = ()
    """What is other than it was, with its place in the old file."""
    lost: tuple[FtzTermsError, ...] = ()
    """What could not be read, because the old file was broken, and is not in the new one."""


def repair(path: PathName) -> Repaired:
    """Read a TMX file, broken or not, and make it valid. Raises `FtzTermsError` when there is nothing to repair."""
    name = os.fspath(path)
    problems: list[Unreadable] = []
    lost: tuple[FtzTermsError, ...] = ()
    broken: tuple[FtzTermsError, ...] = ()
    with opened(path) as stream:
        data = stream.read()
    try:
        root = document(open_xml(BytesIO(data), name, problems))
    except UnreadableFileError as error:
        if error.code in ("empty-file", "wrong-kind"):
            raise
        saved = recover(path)
        lost, broken, problems = saved.skipped, saved.changed, []
        root = document(open_xml(BytesIO(saved.data), name, problems))
    changes = Changes(name)
    changes.told += [FtzTermsError(p.message, path=name, line=p.line, column=p.column, code=p.code) for p in problems]
    if local(root).lower() != "tmx":
        message = f"the root element is <{root.tag}>, not <tmx>"
        raise UnreadableFileError(message, path=name, line=1, column=1, hint="export it as TMX", code="wrong-kind")
    frame = _Document(root, changes)
    root = frame.repaired()
    if wrong := violations(root):
        raise FtzTermsError(
            f"could not be made valid: {wrong[0].message}",
            path=name,
            line=wrong[0].line,
            hint="please report it, with the file",
            code="invalid-tmx",
        )
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', frame.doctype, serialized(root), ""]
    written = "\n".join(line for number, line in enumerate(lines) if line or number > 1).encode()
    told = sorted((*broken, *changes.told), key=lambda change: (change.line, change.column))
    return Repaired(written, len(root[1]), tuple(told), lost)


class _Document:
    """The frame of a TMX document: root, header and body."""

    def __init__(self, root: Any, changes: Changes) -> None:
        self._root = root
        self._changes = changes
        self.doctype: str = root.getroottree().docinfo.doctype

    def repaired(self) -> Any:
        """Make all of it valid; give the root."""
        self._root = self._plain(self._root)
        self._repair_root()
        header, body = self._header(), self._body()
        for element in list(body):
            if isinstance(element.tag, str) and element.tag != "tu":
                put_aside(element, header, self._changes)
        for element in (self._root, body):
            if element.text and element.text.strip():
                note(header, element.text.strip(), self._changes, element, _LOOSE)
                element.text = "\n"
        for element in (header, body):
            self._take_tail(element, header)
        seen: set[str] = set()
        for unit in [each for each in body if each.tag == "tu"]:
            self._take_tail(unit, header)
            repair_unit(unit, header, seen, self._changes)
        return self._root

    def _plain(self, root: Any) -> Any:
        """Take the namespace off and write the names of TMX in small letters; drop what only points at a schema."""
        from lxml import etree

        foreign = False
        for element in root.iter():
            if not isinstance(element.tag, str):
                self._resolve(element)
                continue
            name = local(element)
            known = name.lower() if name.lower() in _NAMES else ""
            if known and element.tag != known:
                if not foreign:
                    self._changes.tell(element, f"<{element.tag}> is written <{known}>, as are others of its kind")
                foreign = True
                element.tag = known
        for key in [key for key in root.attrib if key.startswith("{http://www.w3.org/2001/XMLSchema-instance}")]:
            del root.attrib[key]
            self._changes.tell(root, "the place of a schema is left out")
        if self.doctype and (root.get("version") != _VERSION or root.tag != "tmx"):
            self._changes.tell(root, "the DOCTYPE is left out")
            self.doctype = ""
        etree.cleanup_namespaces(root)
        return root

    def _resolve(self, node: Any) -> None:
        """Write the character for an entity that HTML knows, and its name for any other."""
        from html import unescape

        from lxml import etree

        if node.tag is not etree.Entity:
            return
        text = unescape(node.text)
        known = "its character" if text != node.text else "its name"
        parent, before = node.getparent(), node.getprevious()
        self._changes.tell(parent, f"{node.text} is declared nowhere: {known} is written")
        text += node.tail or ""
        if before is None:
            parent.text = (parent.text or "") + text
        else:
            before.tail = (before.tail or "") + text
        node.tail = None
        parent.remove(node)

    def _repair_root(self) -> None:
        root = self._root
        version = root.get("version", "")
        if version != _VERSION:
            self._changes.tell(root, f"version {version!r} becomes {_VERSION}")
        attributes = {key: content for key, content in root.attrib.items() if key != "version"}
        root.attrib.clear()
        root.set("version", _VERSION)
        if attributes:
            header = self._header()
            for key, content in attributes.items():
                prop(header, f"x-tmx-{key}", content, self._changes, root, f"{key} of <tmx> is a prop of the header")

    def _header(self) -> Any:
        """Give the one header, in its place."""
        from lxml import etree

        headers = self._root.findall("header") + self._root.findall("body/header")
        if not headers:
            header = etree.Element("header")
            header.tail = "\n"
            self._changes.tell(self._root, "a header was added")
        else:
            header = headers[0]
        for other in headers[1:]:
            put_aside(other, header, self._changes)
        if not len(self._root) or self._root[0] is not header:
            self._root.insert(0, header)
        for child in list(header):
            if isinstance(child.tag, str) and not (child.tag in ("note", "prop") or _is_sound(child)):
                put_aside(child, header, self._changes)
        gather_text(header, self._changes)
        repair_remarks(header, self._changes)
        repair_attributes(header, header, self._changes)
        for key, usual in HEADER.items():
            if key not in header.attrib:
                header.set(key, usual)
                self._changes.tell(header, f"the header has no {key}: {usual} is written")
        return header

    def _body(self) -> Any:
        """Give the one body, with all units of the document."""
        from lxml import etree

        bodies = self._root.findall("body")
        body = bodies[0] if bodies else etree.SubElement(self._root, "body")
        if not bodies:
            self._changes.tell(self._root, "a body was added")
        strays = [unit for unit in self._root.iter("tu") if unit.getparent() is not body]
        for unit in strays:
            self._changes.tell(unit, "a unit stood outside the body")
            body.append(unit)
        header = self._root[0]
        for element in self._others(header, body):
            put_aside(element, header, self._changes)
        for attribute in list(body.attrib):
            content = str(body.attrib.pop(attribute))
            prop(header, f"x-body-{attribute}", content, self._changes, body, f"{attribute} of <body> is a prop")
        return body

    def _others(self, header: Any, body: Any) -> Iterator[Any]:
        for element in list(self._root):
            if isinstance(element.tag, str) and element is not header and element is not body:
                yield element

    def _take_tail(self, unit: Any, header: Any) -> None:
        if unit.tail and unit.tail.strip():
            note(header, unit.tail.strip(), self._changes, unit, _LOOSE)
            unit.tail = "\n"


def _is_sound(element: Any) -> bool:
    """Say whether a definition of characters is one of TMX."""
    maps = list(element)
    return (
        element.tag == "ude"
        and {"name"} <= set(element.attrib) <= {"name", "base"}
        and bool(maps)
        and all(each.tag == "map" and {"unicode"} <= set(each.attrib) <= _OF_MAP and not len(each) for each in maps)
    )
