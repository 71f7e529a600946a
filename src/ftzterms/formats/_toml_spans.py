"""Where the parts of a TOML glossary stand in its text: concepts, their keys, the elements of lists and tables.

The text has been read by `tomllib` before, so that nothing here need be doubted; only the places are wanted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_CONCEPT = re.compile(r"\[\[[ \t]*[\"']?concept[\"']?[ \t]*\]\]")
_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r"[A-Za-z0-9_-]+|\"(?:\\.|[^\"\\])*\"|'[^']*'")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{1,2})?|\'\'\'.*?\'\'\'(?:\'{1,2})?|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'', re.DOTALL
)
_COMMENT = re.compile(rf"{_STRING.pattern}|(#[^\r\n]*)", re.DOTALL)
_SCALAR = re.compile(r"\d{4}-\d\d-\d\d[ Tt]\d\d:\d\d[^\s,\]}#]*|[^\s,\]}#]+")
_HEADER = re.compile(r"\[+[^\]]*\]+")


@dataclass(slots=True)
class Node:
    """A value: a half-open stretch of the text, with what is in it."""

    start: int
    end: int
    elements: list[Node] | None = None
    """Of a list."""
    pairs: dict[str, Pair] | None = None
    """Of an inline table, by key."""


@dataclass(slots=True)
class Pair:
    """A key with its value; `start` is where the key begins."""

    start: int
    value: Node


@dataclass(slots=True)
class ConceptSpan:
    """A concept: from its header to the next one, or to the end of the file."""

    start: int
    header_end: int
    end: int
    keys: dict[str, Pair] = field(default_factory=dict)
    elsewhere: set[str] = field(default_factory=set)
    """Keys that are written as tables of their own, or with dots."""


def concept_spans(text: str) -> list[ConceptSpan]:
    """Find the concepts of a glossary, in the order of the file."""
    found: list[ConceptSpan] = []
    inside = ""
    at = _skipped(text, 0)
    while at < len(text):
        if text[at] == "[":
            header = _HEADER.match(text, at)
            assert header
            if _CONCEPT.fullmatch(header[0]):
                if found:
                    found[-1].end = at
                found.append(ConceptSpan(at, header.end(), len(text)))
                inside = ""
            else:
                inside = header[0].strip("[] \t").partition(".")[2].split(".")[0].strip("\"' \t")
                found[-1].elsewhere.add(inside)
            at = _skipped(text, header.end())
            continue
        start = at
        key, dotted, at = _key(text, at)
        value = _value(text, _skipped(text, at))
        if found and not inside:
            if dotted:
                found[-1].elsewhere.add(key)
            else:
                found[-1].keys[key] = Pair(start, value)
        at = _skipped(text, value.end)
    return found


def comments(text: str, start: int, end: int) -> list[str]:
    """Give the comments in a half-open stretch that begins outside of strings."""
    return [found[1] for found in _COMMENT.finditer(text, start, end) if found[1]]


def _key(text: str, at: int) -> tuple[str, bool, int]:
    """Read a key and the `=` after it; give its first part, and whether there are more."""
    found = _KEY.match(text, at)
    assert found
    first, dotted = found[0].strip("\"'"), False
    at = _skipped(text, found.end())
    while text[at] == ".":
        dotted = True
        more = _KEY.match(text, _skipped(text, at + 1))
        assert more
        at = _skipped(text, more.end())
    return first, dotted, at + 1


def _value(text: str, at: int) -> Node:
    if text[at] == "[":
        return _list(text, at)
    if text[at] == "{":
        return _table(text, at)
    found = _STRING.match(text, at) or _SCALAR.match(text, at)
    assert found
    return Node(at, found.end())


def _list(text: str, start: int) -> Node:
    elements: list[Node] = []
    at = _skipped(text, start + 1)
    while text[at] != "]":
        elements.append(_value(text, at))
        at = _skipped(text, elements[-1].end)
        if text[at] == ",":
            at = _skipped(text, at + 1)
    return Node(start, at + 1, elements=elements)


def _table(text: str, start: int) -> Node:
    pairs: dict[str, Pair] = {}
    at = _skipped(text, start + 1)
    while text[at] != "}":
        begin = at
        key, _, at = _key(text, at)
        value = _value(text, _skipped(text, at))
        pairs[key] = Pair(begin, value)
        at = _skipped(text, value.end)
        if text[at] == ",":
            at = _skipped(text, at + 1)
    return Node(start, at + 1, pairs=pairs)


def _skipped(text: str, at: int) -> int:
    """Pass over spaces, line ends and comments."""
    found = _SPACE.match(text, at)
    assert found
    return found.end()
