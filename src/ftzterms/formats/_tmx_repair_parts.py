"""What the repair of every part of a TMX document needs: the list of changes, and places for what has none."""

from __future__ import annotations

from typing import Any

from ftzterms.model import FtzTermsError

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HEADER = {
    "creationtool": "unknown",
    "creationtoolversion": "unknown",
    "segtype": "sentence",
    "o-tmf": "unknown",
    "adminlang": "en",
    "srclang": "*all*",
    "datatype": "unknown",
}
"""What a header must say, and what is written where nobody knows."""


class Changes:
    """The list of what is other than it was."""

    def __init__(self, name: str) -> None:
        self.told: list[FtzTermsError] = []
        self._name = name

    def tell(self, element: Any, message: str) -> None:
        """Note a change at an element."""
        line = element.sourceline or 1
        self.told.append(FtzTermsError(message, path=self._name, line=line, column=1, code="changed"))


def local(element: Any) -> str:
    """Give the name of an element without its namespace."""
    tag: str = element.tag if isinstance(element.tag, str) else ""
    return tag.rpartition("}")[2]


def serialized(element: Any) -> str:
    """Write an element as XML, without what follows it."""
    from lxml import etree

    return str(etree.tostring(element, encoding="unicode", with_tail=False))


def prop(owner: Any, kind: str, text: str, changes: Changes, at: Any, message: str) -> None:
    """Keep a value as a `prop` of an element."""
    _insert(owner, "prop", text, changes, at, message).set("type", kind.rpartition("}")[2])


def note(owner: Any, text: str, changes: Changes, at: Any, message: str) -> None:
    """Keep a text as a `note` of an element."""
    _insert(owner, "note", text, changes, at, message)


def put_aside(element: Any, owner: Any, changes: Changes) -> None:
    """Take an element that has no place out of its parent; keep what it says, markup and all, as a note."""
    message = f"<{local(element)}> has no place here; it is a note of the {local(owner)}"
    tail = element.tail or ""
    note(owner, serialized(element), changes, element, message)
    _drop(element)
    if tail.strip():
        note(owner, tail.strip(), changes, element, f"text after <{local(element)}> is a note of the {local(owner)}")


def _drop(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        element.tail = None
        parent.remove(element)


def _insert(owner: Any, name: str, text: str, changes: Changes, at: Any, message: str) -> Any:
    """Put a remark behind the others of an element, before all else."""
    from lxml import etree

    made = etree.Element(name)
    made.text = text
    place = sum(1 for child in owner if child.tag in ("note", "prop", "ude"))
    owner.insert(place, made)
    changes.tell(at, message)
    return made
