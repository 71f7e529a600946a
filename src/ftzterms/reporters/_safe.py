"""Text that cannot attack a terminal, a log or a JSON reader."""

from __future__ import annotations

import re

_COMMAND = r"#(?=#(?:vso)?\[)"
"""`##[…]` and `##vso[…]` are commands to the CI services that read a log, wherever they stand in a line."""
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def safe(text: str) -> str:
    r"""Show every control, invisible or unassigned character as a visible escape: `\x1b`, `\u202e`."""
    if text.isprintable() and "##" not in text:
        return text
    return "".join(glyphs(text))


def glyphs(text: str) -> list[str]:
    """Give what is shown for each code point of a text, one string each."""
    shown = [char if _visible(char) else _escape(char) for char in text]
    for command in re.finditer(_COMMAND, text):
        shown[command.start()] = "\\x23"
    return shown


def safe_line(line: str) -> str:
    """Keep a whole line from being a workflow command, which starts with `::` after optional spaces."""
    return line.replace(":", "\\x3a", 1) if line.lstrip().startswith("::") else line


def safe_json(document: str) -> str:
    r"""Write the invisible characters in the strings of a JSON text as `\uXXXX`; it parses to the same."""
    if document.isprintable():
        return document
    return "".join(char if _visible(char) else _json_escape(char) for char in document)


def json_page(value: object) -> str:
    """Write a value as JSON for people to read too: indented, no invisible character in it, a line end after it."""
    import json

    lines = json.dumps(value, ensure_ascii=False, indent=2).split("\n")
    return "".join(safe_json(line) + "\n" for line in lines)


def _visible(char: str) -> bool:
    if char.isprintable():
        return True
    from unicodedata import category

    return category(char) == "Zs"


def _escape(char: str) -> str:
    code = ord(char)
    if char in _SHORT:
        return _SHORT[char]
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _json_escape(char: str) -> str:
    if ord(char) < 0x10000:
        return f"\\u{ord(char):04x}"
    units = char.encode("utf-16-be")
    return f"\\u{units[:2].hex()}\\u{units[2:].hex()}"
