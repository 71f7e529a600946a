"""Write a PO file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from ftzterms.model import Bitext, FtzTermsError, State, TranslationUnit

HELD = frozenset({"source", "target", "state", "notes", "properties", "variant.notes"})
_HEADER = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}
_FIELD = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_SPECIAL = re.compile(r"[\x00-\x1f\x7f\"\\]")
_ESCAPES = dict(zip('\n\t\r\a\b\f\v"\\', 'ntrabfv"\\', strict=True))
Properties = tuple[tuple[str, str], ...]


def write(bitext: Bitext, stream: BinaryIO) -> None:
    """Write a bitext in UTF-8. Raises `FtzTermsError` for a unit without a source."""
    _put(_header(bitext), "the header", stream)
    seen: set[tuple[str, str]] = set()
    for unit in bitext.units:
        if unit.source is None or not unit.source.text:
            raise FtzTermsError(f"unit {unit.id!r} has no source", hint="write a format for one language, such as text")
        _put(_entry(unit, unit.source.text, seen), f"unit {unit.id!r}", stream)
    for key, raw in bitext.properties:
        if key == "obsolete":
            _put(["", *raw.split("\n")], "an obsolete entry", stream)


def _put(lines: Iterable[str], owner: str, stream: BinaryIO) -> None:
    text = "".join(f"{line}\n" for line in lines)
    try:
        stream.write(text.encode())
    except UnicodeEncodeError as error:
        character = f"U+{ord(text[error.start]):04X}"
        raise FtzTermsError(f"{owner} holds {character}, half a character", hint="delete it") from None


def _header(bitext: Bitext) -> Iterator[str]:
    said = [(key, value) for key, value in bitext.properties if _is_field(key)]
    fields = {**dict(said), **_HEADER}
    fields["Language"] = bitext.target_language or fields.get("Language", "")
    if bitext.source_language not in ("", "en"):
        fields["X-Source-Language"] = bitext.source_language
    yield from (f"# {value}".rstrip() for key, value in bitext.properties if key == "note")
    yield 'msgid ""'
    yield 'msgstr ""'
    yield from (_quoted(f"{key}: {value}\n") for key, value in fields.items())


def _is_field(key: str) -> bool:
    """Say whether a property is a field of a PO header; other formats have others, in lower case."""
    return bool(_FIELD.fullmatch(key)) and key[0].isupper()


def _entry(unit: TranslationUnit, source: str, seen: set[tuple[str, str]]) -> Iterator[str]:
    """Write a message; of a plural message, the first form begins the entry and the others follow it."""
    said = dict(unit.properties)
    number = said.get("msgstr", "") if "msgid_plural" in said else ""
    target = unit.target.text if unit.target else ""
    if number in ("", "0"):
        message = said.get("msgid", source) if number else source
        yield ""
        yield from _comments(unit)
        context = said.get("msgctxt")
        if context is None and ("", message) in seen:
            context = unit.id
        seen.add((context or "", message))
        if context is not None:
            yield from _statement("msgctxt", context)
        yield from _statement("msgid", message)
        if number:
            yield from _statement("msgid_plural", said["msgid_plural"])
    yield from _statement(f"msgstr[{number}]" if number else "msgstr", target)


def _comments(unit: TranslationUnit) -> Iterator[str]:
    for note in unit.notes:
        yield from (f"# {line}".rstrip() for line in note.split("\n"))
    for note in unit.source.notes if unit.source else ():
        yield from (f"#. {line}".rstrip() for line in note.split("\n"))
    yield from (f"#: {value}" for key, value in unit.properties if key == "reference")
    flags = [value for key, value in unit.properties if key == "flag"]
    if unit.state is State.FUZZY:
        flags.insert(0, "fuzzy")
    if flags:
        yield f"#, {', '.join(flags)}"
    yield from (f"#| {value}" for key, value in unit.properties if key == "previous")


def _statement(keyword: str, text: str) -> Iterator[str]:
    """Write a keyword with its string, a text of several lines one line a line."""
    lines = re.split(r"(?<=\n)(?=.)", text, flags=re.DOTALL)
    if len(lines) == 1:
        yield f"{keyword} {_quoted(text)}"
        return
    yield f'{keyword} ""'
    yield from map(_quoted, lines)


def _quoted(text: str) -> str:
    escaped = _SPECIAL.sub(lambda found: "\\" + _ESCAPES.get(found[0], f"{ord(found[0]):03o}"), text)
    return f'"{escaped}"'
