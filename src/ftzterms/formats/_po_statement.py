"""Cut a PO file into statements: a comment, or a keyword with its strings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ftzterms.model import Location, UnreadableFileError

_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d+)\])?[ \t]*(?=\"|\Z)")
_STRING = re.compile(r"\"((?:[^\"\\]|\\.)*)\"[ \t]*\Z")
_OBSOLETE = re.compile(r"[ \t]*#~[ \t]*")
_ESCAPE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|(.))")
_ESCAPES = dict(zip("ntrabfv\"\\'?", "\n\t\r\a\b\f\v\"\\'?", strict=True))
_SIGNS = (".", ":", ",", "|")


@dataclass(slots=True)
class PoStatement:
    """A comment line, or a keyword with the string that its lines make."""

    keyword: str
    """`msgid`, `msgstr` …, or `#` with the sign that follows it."""
    text: str
    line: int
    location: Location
    """Where the first letter of its text stands."""
    index: int | None = None
    """The number in `msgstr[N]`."""
    obsolete: bool = False
    raw: list[str] = field(default_factory=list)


def statements(text: str, name: str) -> Iterator[PoStatement]:
    """Yield the statements in file order. Raises `UnreadableFileError` at the first line that is none."""
    current: PoStatement | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        raw = line.rstrip("\r")
        mark = _OBSOLETE.match(raw)
        start = mark.end() if mark else len(raw) - len(raw.lstrip())
        content = raw[start:]
        if not content:
            continue
        if content.startswith('"'):
            if current is None:
                raise _fault("a string without a keyword", name, number, start, "write msgid or msgstr before it")
            _extend(current, content, name, number, start)
            current.raw.append(raw)
            continue
        if current:
            yield current
            current = None
        if content.startswith("#") or (mark and content.startswith("|")):
            yield _comment(content.removeprefix("#"), raw, number)
        else:
            current = _keyword(content, name, number, start, obsolete=bool(mark))
            current.raw.append(raw)
    if current:
        yield current


def _comment(content: str, raw: str, number: int) -> PoStatement:
    sign = content[0] if content.startswith(_SIGNS) else ""
    text = content.removeprefix(sign).removeprefix(" ")
    return PoStatement(f"#{sign}", text, number, Location(number, 1), raw=[raw])


def _keyword(content: str, name: str, number: int, start: int, *, obsolete: bool) -> PoStatement:
    found = _KEYWORD.match(content)
    if not found:
        raise _fault("neither a comment nor a keyword of PO", name, number, start, "begin it with msgid, msgstr or #")
    index = int(found[2]) if found[2] else None
    statement = PoStatement(found[1], "", number, Location(number, start + 1), index, obsolete)
    _extend(statement, content[found.end() :], name, number, start + found.end())
    return statement


def _extend(statement: PoStatement, quoted: str, name: str, number: int, start: int) -> None:
    """Add a quoted string to a statement."""
    found = _STRING.match(quoted)
    if not found:
        raise _fault("the closing quotation mark is missing", name, number, start, 'end the string with "')
    if found[1] and not statement.text:
        statement.location = Location(number, start + 2)
    try:
        statement.text += _ESCAPE.sub(_character, found[1]) if "\\" in found[1] else found[1]
    except KeyError as error:
        raise _fault(f"\\{error.args[0]} is no escape", name, number, start, "write \\\\ for a backslash") from None


def _character(found: re.Match[str]) -> str:
    octal, hexadecimal, letter = found.groups()
    if octal:
        return chr(int(octal, 8))
    return chr(int(hexadecimal, 16)) if hexadecimal else _ESCAPES[letter]


def _fault(message: str, name: str, line: int, start: int, hint: str) -> UnreadableFileError:
    return UnreadableFileError(message, path=name, line=line, column=start + 1, hint=hint)
