"""Say what is wrong, or unsafe, in a file of a kind that is not read: YAML and JSON, which people take for glossaries.

Nothing is loaded: the text is looked through, line by line, for what a loader would run, swell or guess.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ftzterms.formats._encoding import decode
from ftzterms.model import UnknownFormatError, Unreadable, UnreadableFileError

LARGEST = 1 << 20
"""Bytes that are looked through."""
_DEEPEST = 64
_WRITE = "write the glossary as TOML (docs/glossary.md), TBX or CSV"


class _Fault(NamedTuple):
    offset: int
    message: str
    code: str


def refusal(data: bytes, path: str, suffix: str) -> UnknownFormatError | UnreadableFileError | None:
    """Give the error for the first bytes of a file by its suffix; None when nothing is known of such files."""
    find = _KINDS.get(suffix)
    if not find:
        return None
    kind = "JSON" if suffix == ".json" else "YAML"
    problems: list[Unreadable] = []
    try:
        text = decode(data[:LARGEST], path, problems)
    except UnreadableFileError as error:
        return error
    fault = find(text) or _Fault(0, f"{kind} files are not read as glossaries", "unknown-format")
    at = min(fault.offset, len(text))
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    return UnknownFormatError(fault.message, path=path, line=line, column=column, hint=_WRITE, code=fault.code)


def is_damaged(path: str | os.PathLike[str]) -> bool:
    """Say whether the pages of an SQLite database do not fit together; the file is only read."""
    import sqlite3
    from pathlib import Path

    try:
        base = sqlite3.connect(f"{Path(path).resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            base.set_progress_handler(lambda: True, _STEPS)
            return bool(base.execute("PRAGMA quick_check(1)").fetchone() != ("ok",))
        finally:
            base.close()
    except sqlite3.Error as error:
        return "interrupt" not in str(error)


_STEPS = 50_000_000
"""Of SQLite's machine: a few seconds; a database that is still sound then is taken for a sound one."""
_QUOTED = r"\"(?:\\.|[^\"\\])*\"|'(?:''|[^'])*'"
_YAML = re.compile(
    rf"""(?P<quoted>{_QUOTED}) | (?:(?<=\s)|^)\#[^\n]*
      | (?:(?<=[\s,:\[{{-])|^)(?:(?P<tag>!(?:[^\s,\[\]{{}}]+|(?=\s)))|(?P<anchor>[&*][^\s,\[\]{{}}]+))
      | (?P<tab>^[ ]*\t) | (?P<open>[\[{{]) | (?P<close>[\]}}])""",
    re.MULTILINE | re.VERBOSE,
)
_KEY = re.compile(rf"^([ ]*(?:-[ ]+)*)({_QUOTED}|[^\s#&*!\[\]{{}}\"',|>%@`-][^\n#:]*):(?=\s|$)")
_FLOW = re.compile(r"\{[^{}]*\}")
_FLOW_KEY = re.compile(rf"[{{,]\s*({_QUOTED}|[^\s,:{{}}\[\]\"']+)\s*:")
_GUESSED = re.compile(
    r"(?:y|n|yes|no|on|off|true|false|null|~|[-+]?\.(?:inf|nan)|[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?"
    r"|0[xob][0-9a-f_]+|[-+]?[0-9]+(?::[0-5]?[0-9])+(?:\.[0-9]*)?|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
    r"(?:[Tt ][0-9:.+Zz -]+)?)",
    re.IGNORECASE,
)
"""What YAML 1.1 does not take for a text though it is not quoted otherwise (yaml.org/type)."""
_VALUE = re.compile(r"(?:(?<=:[ ])|(?<=-[ ]))[ ]*(?=([^\s,\[\]{}\"'#&*!|>][^,\[\]{}#\n]{0,60}))")
_LONGEST_GUESS = 40
_HALF = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\[^u]|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})"
)


def _yaml(text: str) -> _Fault | None:
    """Find the first thing in a YAML file that a loader would run, repeat or guess."""
    faults = [*_dangers(text), *_doubled_keys(text), *_guessed(text)]
    return min(faults, default=None)


def _dangers(text: str) -> Iterator[_Fault]:
    depth = 0
    for found in _YAML.finditer(text):
        at = found.start()
        if found["tag"]:
            yield _Fault(at, f"the tag {found['tag'][:60]}, by which a YAML file can run programs", "unsafe-yaml")
        elif found["anchor"]:
            yield _Fault(at, f"the anchor or alias {found['anchor'][:60]}: YAML swells by them", "unsafe-yaml")
        elif found["tab"]:
            yield _Fault(at, "a tab in the indentation, which YAML forbids", "bad-syntax")
        elif found["open"]:
            depth += 1
            if depth > _DEEPEST:
                yield _Fault(at, f"lists are nested deeper than {_DEEPEST}", "too-deep")
                return
        elif found["close"]:
            depth -= 1
    if depth > 0:
        yield _Fault(len(text), "a bracket is never closed", "bad-syntax")


def _doubled_keys(text: str) -> Iterator[_Fault]:
    """Find keys that stand twice in a mapping, in blocks and in braces."""
    levels: list[tuple[int, set[str]]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        if (found := _KEY.match(line)) and line.strip():
            indent, key = len(found[1]), found[2].strip("\"' ")
            begins = "-" in found[1]
            while levels and (levels[-1][0] > indent or (begins and levels[-1][0] >= indent)):
                levels.pop()
            if not levels or levels[-1][0] < indent:
                levels.append((indent, set()))
            if key in levels[-1][1]:
                yield _Fault(at + found.start(2), f"the key {key[:60]!r} stands twice", "duplicate-key")
            levels[-1][1].add(key)
        at += len(line)
    for braces in _FLOW.finditer(text):
        seen: set[str] = set()
        for found in _FLOW_KEY.finditer(braces[0]):
            key = found[1].strip("\"'")
            if key in seen:
                yield _Fault(braces.start() + found.start(1), f"the key {key[:60]!r} stands twice", "duplicate-key")
            seen.add(key)


def _guessed(text: str) -> Iterator[_Fault]:
    for found in _VALUE.finditer(text):
        word = found[1].rstrip()
        if len(word) <= _LONGEST_GUESS and _GUESSED.fullmatch(word):
            message = f"{word} is no text to YAML, but a number, a date or a yes and no"
            yield _Fault(found.start(1), message, "guessed-type")


def _json(text: str) -> _Fault | None:
    """Find the first thing in a JSON file that cannot be a glossary's, or is no JSON."""
    depth = _too_deep(text)
    if depth:
        return depth
    doubled: list[str] = []

    def pairs(items: list[tuple[str, object]]) -> dict[str, object]:
        seen: dict[str, object] = {}
        for key, content in items:
            if key in seen:
                doubled.append(key)
            seen[key] = content
        return seen

    def constant(name: str) -> object:
        raise ValueError(name)

    try:
        json.loads(text, object_pairs_hook=pairs, parse_constant=constant)
    except json.JSONDecodeError as error:
        return _Fault(error.pos, f"not JSON: {error.msg}", "bad-syntax")
    except ValueError as error:
        return _Fault(max(text.find(str(error)), 0), f"{error} is no number of JSON", "bad-syntax")
    half = next((found for found in _HALF.finditer(text) if found[1]), None)
    if half:
        return _Fault(half.start(), f"{half[1]} is half a character, which no text can hold", "illegal-character")
    if doubled:
        key = json.dumps(doubled[0], ensure_ascii=False)
        at = text.find(key, text.find(key) + 1)
        return _Fault(max(at, 0), f"the key {key[:60]} stands twice", "duplicate-key")
    return None


def _too_deep(text: str) -> _Fault | None:
    depth = 0
    for found in re.finditer(r"\"(?:\\.|[^\"\\])*\"|([\[{])|([\]}])", text):
        depth += bool(found[1]) - bool(found[2])
        if depth > _DEEPEST:
            return _Fault(found.start(), f"lists are nested deeper than {_DEEPEST}", "too-deep")
    return None


_KINDS: dict[str, Callable[[str], _Fault | None]] = {".yaml": _yaml, ".yml": _yaml, ".json": _json}
