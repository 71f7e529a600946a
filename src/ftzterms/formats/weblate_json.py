"""The translation memory of Weblate in JSON: a list of objects, as it exports them, or as its API pages them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any, BinaryIO

from ftzterms.formats._format import UnitFormat
from ftzterms.formats._json_list import json_objects
from ftzterms.formats._problems import Problems
from ftzterms.formats._tmx_languages import pair_of
from ftzterms.model import (
    Bitext,
    FtzTermsError,
    Location,
    Segment,
    State,
    TranslationUnit,
    Unreadable,
    Variant,
    primary,
)

_SAMPLE = 64
_TEXTS = ("source", "target", "source_language", "target_language")
_PROPERTIES = ("origin", "category", "context", "status")
_HALF = range(0xD800, 0xE000)
_FROM_A_FILE = 1
"""Weblate's category of what was imported."""
_LISTS = ("results", "memory", "units")


def _read(stream: BinaryIO, name: str) -> Bitext:
    return _opened(stream, name, whole=False)


def _read_whole(stream: BinaryIO, name: str) -> Bitext:
    return _opened(stream, name, whole=True)


def _opened(stream: BinaryIO, name: str, *, whole: bool) -> Bitext:
    problems = Problems()
    found = json_objects(stream, name, problems, _LISTS)
    sample = list(islice(found, _SAMPLE))
    languages = [tag for _, said in sample for tag in (said.get("source_language"), said.get("target_language")) if tag]
    source, target = pair_of([str(tag) for tag in languages], "")
    units = _units(chain(sample, found), (source, target), problems, whole=whole)
    return Bitext(name, source, target, units, problems)


def _units(
    found: Iterable[tuple[Location, dict[str, Any]]], pair: tuple[str, str], problems: list[Unreadable], *, whole: bool
) -> Iterator[TranslationUnit]:
    wanted = [primary(tag) for tag in pair]
    for number, (place, said) in enumerate(found, start=1):
        name = str(said.get("id") or "") or f"#{number}"
        texts = [said.get(key) for key in _TEXTS]
        message = _fault(texts)
        if message:
            problems.append(Unreadable(message, place.line, place.column, name, code="odd-unit"))
            continue
        source, target = (Variant(str(texts[side + 2]), Segment(str(texts[side])), place) for side in (0, 1))
        is_pair = [primary(source.language), primary(target.language)] == wanted
        if not is_pair:
            message = f"{source.language} into {target.language}, where the file is of {pair[0]} into {pair[1]}"
            problems.append(Unreadable(message, place.line, place.column, name, lost=not whole, code="no-pair"))
            if not whole:
                continue
        yield TranslationUnit(
            name,
            source if is_pair else None,
            target if is_pair else None,
            State.TRANSLATED if target.text else State.INITIAL,
            place,
            properties=tuple(
                (key, str(said[key])) for key in said if key not in (*_TEXTS, "id") and _is_said(said[key])
            ),
            others=() if is_pair else (source, target),
        )


def _fault(texts: list[Any]) -> str:
    """Say why the texts of an object make no unit; empty when they do."""
    missing = [key for key, text in zip(_TEXTS, texts, strict=True) if not isinstance(text, str)]
    if missing:
        return f"there is no text for {', '.join(missing)}"
    half = next((letter for text in texts[:2] for letter in text if ord(letter) in _HALF), "")
    return f"U+{ord(half):04X} is half a character, which no text can hold" if half else ""


def _is_said(content: Any) -> bool:
    return isinstance(content, (str, int)) and content != ""


def _write(bitext: Bitext, stream: BinaryIO) -> None:
    """Write a list, one object a line. Raises `FtzTermsError` for half a character."""
    stream.write(b"[")
    stream.writelines((b",\n" if number else b"\n") + memory_object(unit) for number, unit in enumerate(bitext.units))
    stream.write(b"\n]\n")


def memory_object(unit: TranslationUnit, **said: str | int) -> bytes:
    """Write a unit as Weblate's memory has it; *said* stands for what the unit says itself."""
    sides = [unit.source or Variant("", Segment("")), unit.target or Variant("", Segment(""))]
    content: dict[str, str | int] = dict(zip(_TEXTS, [side.text for side in sides], strict=False))
    content |= {key: side.language for key, side in zip(_TEXTS[2:], sides, strict=True)}
    content |= {"origin": "ftzterms", "category": _FROM_A_FILE}
    content |= {key: int(text) if text.isdecimal() else text for key, text in unit.properties if key in _PROPERTIES}
    try:
        return json.dumps(content | said, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        character = f"U+{ord(error.object[error.start]):04X}"
        raise FtzTermsError(f"unit {unit.id!r} holds {character}, half a character", hint="delete it") from None


def _sniff(head: bytes) -> bool:
    return b'"source_language"' in head and b'"target_language"' in head


weblate_json = UnitFormat(
    title="translation memory of Weblate (JSON)",
    suffixes=(".json",),
    read=_read,
    write=_write,
    sniff=_sniff,
    holds=frozenset({"source", "target", *(f"properties.{key}" for key in _PROPERTIES)}),
    read_whole=_read_whole,
    common=True,
)
