"""What the program says to people, in Chinese: the messages of findings, and the manual pages of checks.

A message is told by its English pattern (`messages.txt`), so that a check knows nothing of languages; tests hold that
every message of the checks has one. What has none stays in English.
"""

from __future__ import annotations

import os
import re
from functools import cache

_HOLE = re.compile(r"\{(\w+)\}")
_AUTHORITY = re.compile(r" \((.*)\)", re.DOTALL)
_SEEN = "; seen in "
_SPECIAL = {
    "authority": r"(?: \(.*\))?",
    "seen": r"(?:; seen in .*)?",
    "degree": r"(?:: .* times too (?:much|little))?",
}
_LISTS = {"fewer": ", ", "parts": " and "}
"""Holes that hold several phrases, and what stands between these."""


def message(check: str, english: str) -> str:
    """Give the message of a finding of a check in Chinese; in English where it is not known."""
    for pattern, chinese in _rules().get(check, ()):
        if found := pattern.fullmatch(english):
            said = found.groupdict(default="")
            return _HOLE.sub(lambda hole: _filled(hole[1], said[hole[1]]), chinese)  # noqa: B023  used at once
    return english


def page(check: str) -> str:
    """Give the manual page of a check in Chinese; empty where there is none."""
    return _pages().get(check, "")


def _filled(name: str, said: str) -> str:
    """Put what stands in a hole into Chinese where it is a phrase of ours."""
    if name == "authority":
        return _AUTHORITY.sub(lambda found: f"（{found[1].replace(', ', '，')}）", said)
    if name == "seen":
        return f"；见于{_phrase(said.removeprefix(_SEEN))}" if said else ""
    if name in _LISTS:
        return "、".join(map(_phrase, said.split(_LISTS[name])))
    return _phrase(said).replace("” or “", "”或“").replace("” and “", "”和“")


def _phrase(said: str) -> str:
    for pattern, chinese in _phrases():
        if found := pattern.fullmatch(said):
            return _HOLE.sub(lambda hole: _phrase(found[hole[1]]), chinese)
    return said


@cache
def _rules() -> dict[str, list[tuple[re.Pattern[str], str]]]:
    rules: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    named: list[str] = []
    for line in _lines("messages.txt"):
        if line.startswith("["):
            named = re.findall(r"\[([\w-]+)\]", line)
        else:
            english, chinese = line.split(" = ", 1)
            for check in named:
                rules.setdefault(check, []).append((_compiled(english), chinese))
    return rules


@cache
def _phrases() -> list[tuple[re.Pattern[str], str]]:
    pairs = (line.split(" = ", 1) for line in _lines("phrases.txt"))
    return [(_compiled(english), chinese) for english, chinese in pairs]


def _compiled(english: str) -> re.Pattern[str]:
    """Make a pattern of a message with holes."""
    parts = _HOLE.split(english)
    made = [re.escape(text) if place % 2 == 0 else _hole(text) for place, text in enumerate(parts)]
    return re.compile("".join(made), re.DOTALL)


def _hole(name: str) -> str:
    if name == "number":
        return r"(?P<number>\d[\d,.]*)"
    return f"(?P<{name}>{_SPECIAL.get(name, '.*?')})"


@cache
def _pages() -> dict[str, str]:
    """Read the pages: each begins with a line `= ID`."""
    pages = _text("pages.txt").split("\n= ")[1:]
    return {head.strip(): body.strip() for head, _, body in (page.partition("\n") for page in pages)}


def _lines(name: str) -> list[str]:
    return [line for line in _text(name).split("\n") if line.strip() and not line.startswith("# ")]


def _text(name: str) -> str:
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as stream:
        return stream.read()
