"""Cut a PO file into lines, strictly, and spell them as polib reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from ftzterms.model import UnreadableFileError

_MARK = re.compile(r"\s*(#~\||#~|#\||)[ \t]*")
_PARTS = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]+\])?|)[ \t]*(?:\"((?:[^\"\\]|\\.)*)\"[ \t]*\Z)?")
_ESCAPE = re.compile(r"\\(?:([ntrbfv\"\\])|([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|(.))")
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
_ESCAPES = {"a": "\a", "'": "'", "?": "?"}
"""Those that polib does not know, nor numbers."""
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


class PoText(str):
    """A text whose lines end at line feeds alone; polib asks it, and `str` would end them at U+2028 and others too."""

    __slots__ = ()

    def splitlines(self, keepends: bool = False) -> list[str]:  # noqa: FBT001, FBT002 - as in str
        lines = _LINE.findall(self)
        return lines if keepends else [line.removesuffix("\n") for line in lines]


class PoLine(NamedTuple):
    """A comment, or a string with or without a keyword before it."""

    number: int
    column: int
    """That of the first letter in the string."""
    mark: str
    """`#~` before what is obsolete, `#|` before what a message was."""
    keyword: str
    """`msgid`, `msgstr[0]` …; empty before a string that goes on, `#` for a comment."""
    string: str
    spelt: str
    """As polib reads it."""


def po_lines(text: str, name: str) -> Iterator[PoLine]:
    """Yield the lines that are not empty. Raises `UnreadableFileError` at the first that is none of PO."""
    last: str | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        found = _MARK.match(line)
        assert found
        mark, start = found[1], found.end()
        if "\0\0" in line:
            at = line.index("\0")
            raise fault(
                "the character U+0000", name, number, at, "the file is damaged: restore it", "illegal-character"
            )
        if content := line[start:].rstrip("\r"):
            said = None if content.startswith("#") else _string(content, mark, last, name, number, start)
            last = mark if said else None
            yield said or PoLine(number, 1, "", "#", "", _comment(content, mark))


def _comment(content: str, mark: str) -> str:
    if not content.startswith("#"):
        return f"# {mark[-1]} {content}"
    sign = content[: 2 if content[1:2] in tuple(".:,") else 1]
    return f"{sign} {content.removeprefix(sign).removeprefix(' ')}".rstrip()


def _string(content: str, mark: str, last: str | None, name: str, number: int, start: int) -> PoLine | None:
    """Read a line that is no comment, *last* being the mark of a string before it; none if it is one after all."""
    parts = _PARTS.match(content)
    assert parts
    keyword, string = parts.groups()
    lost = string is not None and not keyword and last != mark
    if "|" in mark and (string is None or lost or keyword.startswith("msgstr")):
        return None
    if lost:
        raise fault("a string without a keyword", name, number, start, "write msgid or msgstr before it")
    if string is None and _CONFLICT.match(content):
        raise fault("a merge conflict was left in the file", name, number, start, "resolve it", "merge-conflict")
    if string is None and content[parts.end() :][:1] != '"' and (not keyword or parts.end() < len(content)):
        raise fault("neither a comment nor a keyword of PO", name, number, start, "begin it with msgid, msgstr or #")
    if string is None:
        raise fault("the closing quotation mark is missing", name, number, start + parts.end(), 'end the string with "')
    try:
        spelt = _ESCAPE.sub(_known, string) if "\\" in string else string
    except KeyError as error:
        raise fault(f"\\{error.args[0]} is no escape", name, number, start, "write \\\\ for a backslash") from None
    spelt = " ".join(filter(None, (mark, keyword, f'"{spelt}"')))
    return PoLine(number, start + (parts.start(2) if string else 0) + 1, mark, keyword, string, spelt)


def _known(found: re.Match[str]) -> Any:
    """Give an escape that polib knows, or the character."""
    from polib import escape

    known, octal, hexadecimal, letter = found.groups()
    if known:
        return found[0]
    return _ESCAPES[letter] if letter else escape(chr(int(octal, 8) if octal else int(hexadecimal, 16)))


def fault(message: str, name: str, line: int, start: int, hint: str, code: str = "bad-syntax") -> UnreadableFileError:
    """Make the error for the character that *start* others precede in its line."""
    return UnreadableFileError(message, path=name, line=line, column=start + 1, hint=hint, code=code)
