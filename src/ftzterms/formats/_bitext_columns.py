"""Understand the columns of a bilingual table: where the two texts stand, and what else is said of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ftzterms.formats._column_choice import ColumnChoice, column_of, names_a_title
from ftzterms.formats._language_names import language_named
from ftzterms.formats._script import language_of
from ftzterms.formats._table import Row, title_of
from ftzterms.formats._table_cells import marked_as_guarded
from ftzterms.model import ConfigurationError, FtzTermsError, primary

OWN = ("id", "state", "notes", "properties", "others")
"""What stands in our own layout beside the two texts."""
_ROLES = {
    "source": "source source_text source_string source_segment src original 原文 源文 源语",
    "target": "target target_text target_string target_segment tgt translation translated 译文 目标 译语",
    "id": "id key identifier string_id segment_id tuid unit 编号",
    "state": "state status 状态",
    "fuzzy": "fuzzy",
    "source_language": "source_language source_lang sourcelanguage",
    "target_language": "target_language target_lang targetlanguage",
    "note": "note notes comment comments description translator_comments developer_comments remark remarks 备注 说明",
}
_ROLE_OF = {name: role for role, names in _ROLES.items() for name in names.split()}
_CHOSEN = frozenset(_ROLES)


@dataclass(slots=True)
class Roles:
    """What each column of a bilingual table is."""

    source: int
    target: int
    source_language: str
    target_language: str
    single: dict[str, int] = field(default_factory=dict)
    """The column of `id`, `state`, `fuzzy`, `source_language`, `target_language`."""
    notes: list[int] = field(default_factory=list)
    others: dict[int, str] = field(default_factory=dict)
    """Further languages, by column."""
    rest: dict[int, str] = field(default_factory=dict)
    """Titles of what else there is, by column."""
    header: bool = True
    """False when the first row is data already."""
    guarded: frozenset[int] = frozenset()
    width: int = 0
    """How many columns have a meaning; 0 for not all of any."""
    own: bool = False
    """Whether it is our own layout, whose notes and properties are lists."""


def roles(rows: Sequence[Row], choice: ColumnChoice, name: str) -> Roles:
    """Read the titles and, for languages that they do not name, the script of the texts.

    Raises `FtzTermsError` when the two texts, or their languages, cannot be told.
    """
    titles = [title_of(cell) for cell in rows[0].cells]
    chosen = _chosen(choice, titles) if choice else {}
    told = _told(titles)
    header = not choice or names_a_title(choice, titles) or bool(told)
    sides, languages = _sides(chosen or told, titles)
    if len(sides) < 2 and not choice:
        header, sides, told, languages = False, [0, 1], {}, {}
    if len(sides) < 2 or max(sides) >= max(len(row.cells) for row in rows):
        raise _unnamed(rows[0], name)
    data = rows[1:] if header else rows
    named = _languages(sides, languages, data)
    if not named or not (header or choice or _all_differ(sides, data)):
        raise _unnamed(rows[0], name)
    found = Roles(sides[0], sides[1], *named, header=header)
    _add_rest(found, told | chosen, titles)
    found.width = len(titles) if header else 0
    found.own = set(OWN) <= set(titles)
    found.guarded = frozenset(column for column, cell in enumerate(rows[0].cells) if marked_as_guarded(cell) and header)
    return found


def titles_tell(cells: Sequence[str]) -> bool:
    """Say whether the first row of a table names the columns of two texts."""
    titles = [title_of(cell) for cell in cells]
    return len(_sides(_told(titles), titles)[0]) == 2


def _told(titles: Sequence[str]) -> dict[int, str]:
    """Give what the titles say, by column: a role, or a language."""
    found = {}
    for column, title in enumerate(titles):
        role = _ROLE_OF.get(title.lower().replace(" ", "_").replace("-", "_")) or language_named(title)
        if role:
            found[column] = role
    return found


def _chosen(choice: ColumnChoice, titles: Sequence[str]) -> dict[int, str]:
    found = {}
    for role, reference in choice:
        known = role if role in _CHOSEN else language_named(role)
        if not known:
            hint = f"known are {', '.join(sorted(_CHOSEN))}, and codes of languages"
            raise ConfigurationError(f"a column cannot be {role!r}", hint=hint)
        found[column_of(reference, titles)] = known
    return found


def _sides(roles_: dict[int, str], titles: Sequence[str]) -> tuple[list[int], dict[int, str]]:
    """Give the columns of the two texts, and the languages of columns that name one."""
    languages = {column: role for column, role in roles_.items() if role not in _CHOSEN}
    sides = [column for wanted in ("source", "target") for column, role in roles_.items() if role == wanted]
    named = {roles_[column] for column in sides}
    if named == {"source", "target"}:
        return [next(column for column in sides if roles_[column] == role) for role in ("source", "target")], {}
    if len(languages) < 2:
        return [], {}
    of_ours = {primary(language): column for column, language in reversed(languages.items())}
    pair = sorted(of_ours[code] for code in ("zh", "en")) if {"zh", "en"} <= of_ours.keys() else sorted(languages)[:2]
    return (pair if len(titles) > 1 else []), languages


def _languages(sides: Sequence[int], named: dict[int, str], rows: Sequence[Row]) -> tuple[str, str] | None:
    """Give the two languages; one that neither title nor script tells is the other one of ours."""
    first, second = (named.get(side) or _by_script(rows, side) for side in sides)
    if not rows and not (first or second):
        return "zh", "en"
    first = first or {"zh": "en", "en": "zh"}.get(primary(second), "")
    second = second or {"zh": "en", "en": "zh"}.get(primary(first), "")
    return (first, second) if first and second and first != second else None


def _by_script(rows: Sequence[Row], column: int) -> str:
    return language_of(" ".join(row.cells[column] for row in rows if column < len(row.cells)))


def _all_differ(sides: Sequence[int], rows: Sequence[Row]) -> bool:
    """Say whether the very first row of a table without titles already has the two languages."""
    first = [language_of(rows[0].cells[side]) if side < len(rows[0].cells) else "" for side in sides]
    return len(set(first)) == len(first)


def _add_rest(found: Roles, told: dict[int, str], titles: Sequence[str]) -> None:
    for column, title in enumerate(titles) if found.header else ():
        role = told.get(column, "")
        if column in (found.source, found.target):
            continue
        if role == "note":
            found.notes.append(column)
        elif role in _CHOSEN and role not in found.single and role not in ("source", "target"):
            found.single[role] = column
        elif role and role not in _CHOSEN:
            found.others[column] = role
        else:
            found.rest[column] = title


def _unnamed(row: Row, name: str) -> FtzTermsError:
    return FtzTermsError(
        "the first row does not say which columns hold the source and the target, and in which languages",
        path=name,
        line=row.line,
        column=1,
        hint="write source,target or zh-CN,en there, or name them with --columns source=A,target=B",
        code="unknown-column",
    )
