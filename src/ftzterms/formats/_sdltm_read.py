"""Read the units of an SDLTM database.

A text is XML: `Segment/Elements` with `Text/Value` and `Tag`, of which `Type`, `Anchor` and `TagID` say what it is.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from typing import Any

from ftzterms.formats._characters import quoted
from ftzterms.formats._problems import Problems
from ftzterms.model import (
    Bitext,
    FtzTermsError,
    InlineTag,
    Segment,
    State,
    TagKind,
    TranslationUnit,
    Unreadable,
    UnreadableFileError,
    Variant,
)

_KINDS = {"Start": TagKind.OPEN, "End": TagKind.CLOSE}
_NAMES = {TagKind.OPEN: "bpt", TagKind.CLOSE: "ept", TagKind.STANDALONE: "ph"}
_NO_DIGIT = re.compile(r"\D")
_UNITS = """
    SELECT u.id, u.source_segment, u.target_segment, u.creation_date, u.creation_user, u.change_date, u.change_user,
           u.last_used_date, u.usage_counter, m.source_language, m.target_language
    FROM translation_units u JOIN translation_memories m ON m.id = u.translation_memory_id ORDER BY u.id
"""
_FIELDS = """
    SELECT a.name, v.value FROM {table} v JOIN attributes a ON a.id = v.attribute_id WHERE v.translation_unit_id = ?
"""
_PICKED = """
    SELECT a.name, v.value FROM picklist_attributes p JOIN picklist_values v ON v.id = p.picklist_value_id
    JOIN attributes a ON a.id = v.attribute_id WHERE p.translation_unit_id = ?
"""
_QUERIES = (
    *(_FIELDS.format(table=f"{kind}_attributes") for kind in ("string", "numeric", "date")),
    _PICKED,
    """SELECT 'x-Context', left_source_context || ', ' || left_target_context FROM translation_unit_contexts
    WHERE translation_unit_id = ?""",
    "SELECT 'x-idContext', idcontext FROM translation_unit_idcontexts WHERE translation_unit_id = ?",
)


def read(path: str | os.PathLike[str], name: str) -> Bitext:
    """Open a memory; units are read as they are asked for. Raises `UnreadableFileError` for a damaged one."""
    import sqlite3

    problems = Problems()
    base = _opened(path)
    try:
        memories = base.execute("SELECT name, source_language, target_language FROM translation_memories").fetchall()
    except sqlite3.Error as error:
        base.close()
        raise _damaged(name, error) from None
    if not memories:
        base.close()
        raise UnreadableFileError("there is no memory in it", path=name, hint="export it again", code="no-element")
    title, source, target = memories[0]
    return Bitext(name, source, target, _units(base, name, problems), problems, (("name", title),))


def _opened(path: str | os.PathLike[str]) -> Any:
    import sqlite3
    from pathlib import Path

    return sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def _damaged(name: str, error: Exception) -> UnreadableFileError:
    return UnreadableFileError(
        f"the database cannot be read: {error}", path=name, hint="restore it from a copy, or export it to TMX"
    )


def _units(base: Any, name: str, problems: list[Unreadable]) -> Iterator[TranslationUnit]:
    import sqlite3

    with closing(base):
        tables = {table for (table,) in base.execute("SELECT name FROM sqlite_master")}
        queries = [query for query in _QUERIES if _table(query) in tables]
        try:
            for number, row in enumerate(base.execute(_UNITS), start=1):
                try:
                    yield _unit(row, tuple(_said(base, queries, row[0])), number)
                except FtzTermsError as error:
                    problems.append(Unreadable(error.message, 0, 0, f"#{number}", code=error.code))
        except sqlite3.Error as error:
            raise _damaged(name, error) from None


def _table(query: str) -> str:
    found = re.search(r"FROM (\w+)", query)
    assert found
    return found[1]


def _said(base: Any, queries: list[str], unit: int) -> Iterator[tuple[str, str]]:
    """Yield what fields and contexts say of a unit."""
    for query in queries:
        for key, content in base.execute(query, (unit,)):
            yield (key if key.startswith("x-") else f"x-{key}"), str(content)


def _unit(row: tuple[Any, ...], properties: tuple[tuple[str, str], ...], number: int) -> TranslationUnit:
    _, source, target, created_at, created_by, changed_at, changed_by, used_at, used, first, second = row
    translation = _segment(target or "")
    return TranslationUnit(
        f"#{number}",
        Variant(first, _segment(source or "")),
        Variant(
            second,
            translation,
            created_at=_stamp(created_at),
            created_by=created_by or "",
            changed_at=_stamp(changed_at),
            changed_by=changed_by or "",
            usage_count=str(used or 0),
        ),
        State.TRANSLATED if translation.text else State.INITIAL,
        properties=properties,
        attributes=(("lastusagedate", _stamp(used_at)),) if used_at else (),
    )


def _stamp(moment: str | None) -> str:
    """Write a moment as TMX does: `20210301T092749Z`."""
    digits = _NO_DIGIT.sub("", moment or "")[:14]
    return f"{digits[:8]}T{digits[8:].ljust(6, '0')}Z" if digits else ""


def _segment(xml: str) -> Segment:
    """Read a text with its tags. Raises `FtzTermsError` for what is no segment."""
    from ftzterms.formats._xml import elements, open_xml

    if not xml.strip():
        return Segment("")
    parts: list[str] = []
    tags: list[InlineTag] = []
    for element in elements(open_xml(BytesIO(xml.encode()), "", []), "Text", "Tag"):
        said = {str(child.tag).rpartition("}")[2]: child.text or "" for child in element}
        if str(element.tag).rpartition("}")[2] == "Text":
            parts.append(said.get("Value", ""))
            continue
        kind = _KINDS.get(said.get("Type", ""), TagKind.STANDALONE)
        tags.append(_tag(sum(map(len, parts)), kind, said))
    return Segment("".join(parts), tuple(tags))


def _tag(position: int, kind: TagKind, said: dict[str, str]) -> InlineTag:
    """Make a tag as Trados writes it in TMX."""
    number, name = said.get("Anchor", ""), said.get("TagID", "")
    key = "x" if kind is TagKind.STANDALONE else "i"
    kinds = f' type="{quoted(name)}"' if name else ""
    return InlineTag(position, kind, number, f'<{_NAMES[kind]} {key}="{quoted(number)}"{kinds}/>')
