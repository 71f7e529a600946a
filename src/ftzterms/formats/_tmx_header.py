"""Read what stands before the units of a TMX file."""

from __future__ import annotations

import re
from collections import Counter

from ftzterms.formats._tmx_walker import inner, plain
from ftzterms.formats._xml_tokens import attributes, tokens
from ftzterms.model import Unreadable, value
from ftzterms.text.late import late

_VERSIONS = ("1.0", "1.1", "1.2", "1.3", "1.4", "1.4a", "1.4b")
_BODY = late(rb"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)|<(body|tu)[\s/>]", re.DOTALL)
_ELEMENT = late(
    r"<!--.*?-->|<\?.*?\?>|<(prop|note|ude)\b((?:[^>\"'/]++|/(?!>)|\"[^\"]*\"|'[^']*')*)(?:/>|>(.*?)</\1\s*>)",
    re.DOTALL,
)


@value
class Header:
    """What a TMX file says of itself."""

    version: str
    source_language: str
    """`srclang` as written; empty when it is not there."""
    properties: tuple[tuple[str, str], ...]
    """The version and the attributes by their names, each note as `note`, each prop as `prop:` and its type.

    An `ude` stands there as written after its name; other attributes of notes and props as `note[1]/@xml:lang`."""


def body_start(data: bytes) -> int:
    """Give the offset of the `body` tag, or of the first unit when there is no body; -1 when it has not come yet."""
    found = next((found for found in _BODY.finditer(data) if found[1]), None)
    return found.start() if found else -1


def header(text: str, problems: list[Unreadable]) -> Header:
    """Read the text before the body; warn of what is missing."""
    properties: list[tuple[str, str]] = []
    version = ""
    seen = False
    for token in tokens(text):
        if token.opens and token.name == "tmx":
            version = dict(attributes(token.attributes)).get("version", "")
            properties.append(("version", version))
            if version not in _VERSIONS:
                what = f"the version {version[:40]!r} is unknown" if version else "no version"
                problems.append(_problem(f"{what}; read as 1.4", text, token.start, "unknown-version"))
        elif token.opens and token.name == "header":
            if seen:
                problems.append(_problem("a second <header> is left out", text, token.start, "stray-element"))
                break
            seen = True
            properties += attributes(token.attributes)
            properties += _elements(text[token.end :])
            _warn_of_srclang(dict(properties), text, token.start, problems)
    if not seen:
        problems.append(
            _problem("no <header>: the first language of each unit is its source", text, len(text), "missing-header")
        )
    return Header(version, dict(properties).get("srclang", ""), tuple(properties))


def _elements(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    more: list[tuple[str, str]] = []
    numbers: Counter[str] = Counter()
    for name, said, content in _ELEMENT.findall(text):
        numbers[name] += 1
        kind = dict(attributes(said)).get("type", "")
        if name == "prop":
            found.append((f"prop:{kind}", plain(content)))
        elif name:
            found.append((name, plain(content) if name == "note" else f"{said.strip()}>{content}"))
        if name in ("prop", "note"):
            more += inner(name, numbers[name], said)
    return found + more


def _warn_of_srclang(said: dict[str, str], text: str, offset: int, problems: list[Unreadable]) -> None:
    if not said.get("srclang"):
        problems.append(
            _problem("no srclang: the first language of each unit is its source", text, offset, "missing-srclang")
        )


def _problem(message: str, text: str, offset: int, code: str) -> Unreadable:
    line = text.count("\n", 0, offset) + 1
    return Unreadable(message, line, offset - text.rfind("\n", 0, offset), lost=False, code=code)
