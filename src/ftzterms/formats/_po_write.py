"""Write a PO file with polib."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Any, BinaryIO

from ftzterms.formats._po_line import PoText
from ftzterms.formats._taken import Taken
from ftzterms.model import Bitext, FtzTermsError, State, TranslationUnit

_PROPERTIES = ("msgctxt", "msgid", "msgid_plural", "msgstr", "flag", "reference", "previous")
HELD = frozenset({"source", "target", "state", "notes", "source.notes", *(f"properties.{key}" for key in _PROPERTIES)})
FORMER = ("msgctxt", "msgid", "msgid_plural")
"""What polib keeps of the message that a translation was made for."""
_HEADER = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}
_FIELD = re.compile(r"[A-Z][A-Za-z0-9-]*")
"""A field of a PO header; other formats have properties in lower case."""
_FORMER = re.compile(rf'({"|".join(FORMER)}) "(.*)"')
_OCTAL = {code: f"\\{code:03o}" for code in (*range(8), *range(14, 32), 127)}
"""The control characters for which polib has no escape."""


def write(bitext: Bitext, stream: BinaryIO) -> None:
    """Write a bitext in UTF-8. Raises `FtzTermsError` for a unit without a source."""
    _put(_header(bitext), "the header", stream)
    for unit_id, entry in _entries(bitext.units):
        stream.write(b"\n")
        _put(entry, f"unit {unit_id!r}", stream)
    for key, lines in bitext.properties:
        if key == "obsolete":
            stream.write(f"\n{lines}\n".encode())


def _put(entry: Any, owner: str, stream: BinaryIO) -> None:
    """Write a `POEntry` as polib formats it, with lines broken where the text breaks them."""
    lines = entry.__unicode__(wrapwidth=0).split("\n")
    text = "\n".join(line.rstrip(" ") if line.startswith("#") else line.translate(_OCTAL) for line in lines)
    try:
        stream.write(text.encode())
    except UnicodeEncodeError as error:
        character = f"U+{ord(text[error.start]):04X}"
        raise FtzTermsError(f"{owner} holds {character}, half a character", hint="delete it") from None


def _header(bitext: Bitext) -> Any:
    from polib import POEntry

    fields = {key: value for key, value in bitext.properties if _FIELD.fullmatch(key)} | _HEADER
    fields["Language"] = bitext.target_language or fields.get("Language", "")
    if bitext.source_language not in ("", "en"):
        fields["X-Source-Language"] = bitext.source_language
    notes = "\n".join(value for key, value in bitext.properties if key == "note")
    return POEntry(msgstr=PoText("".join(f"{key}: {value}\n" for key, value in fields.items())), tcomment=notes)


def _entries(units: Iterable[TranslationUnit]) -> Iterator[tuple[str, Any]]:
    """Yield a `POEntry` with the identifier of its unit; the first form of a plural message has the others follow."""
    taken = Taken()
    unit_id, entry = "", None
    for unit in units:
        said = dict(unit.properties)
        number = int(said.get("msgstr", 0)) if "msgid_plural" in said else 0
        if not number or entry is None:
            if entry is not None:
                yield unit_id, entry
            unit_id, entry = unit.id, _entry(unit, said)
            if entry.msgctxt is None and not taken.add(entry.msgid):
                entry.msgctxt = unit.id
        target = PoText(unit.target.text if unit.target else "")
        if "msgid_plural" in said:
            entry.msgstr_plural[number] = target
        else:
            entry.msgstr = target
    if entry is not None:
        yield unit_id, entry


def _entry(unit: TranslationUnit, said: dict[str, str]) -> Any:
    """Make a `POEntry` without translations."""
    from polib import POEntry, unescape

    if unit.source is None or not unit.source.text:
        raise FtzTermsError(f"unit {unit.id!r} has no source", hint="write a format for one language, such as text")
    plural = "msgid_plural" in said
    return POEntry(
        msgctxt=PoText(said["msgctxt"]) if "msgctxt" in said else None,
        msgid=PoText(said.get("msgid", unit.source.text) if plural else unit.source.text),
        msgid_plural=PoText(said.get("msgid_plural", "")),
        tcomment="\n".join(unit.notes),
        comment="\n".join(unit.source.notes),
        occurrences=_references(unit),
        flags=["fuzzy"] * (unit.state is State.FUZZY) + [value for key, value in unit.properties if key == "flag"],
        **{
            f"previous_{found[1]}": PoText(unescape(found[2]))
            for key, value in unit.properties
            if key == "previous" and (found := _FORMER.fullmatch(value))
        },
    )


def _references(unit: TranslationUnit) -> list[tuple[str, str]]:
    """Give the references in lines, for which polib has no other width than that of the text."""
    lines = wrap(" ".join(value for key, value in unit.properties if key == "reference"), 77, break_on_hyphens=False)
    return [("\n#: ".join(lines), "")] if lines else []
