"""Understand the header of a foreign glossary table: which column holds the terms of which language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ftzterms.formats._script import language_of
from ftzterms.formats._table import Row
from ftzterms.model import FtzTermsError, canonical

_LANGUAGE = re.compile(r"(?:en|zh|yue|zho|chi|eng|cmn|[a-z]{2})(?:[-_][A-Za-z0-9]{2,8})*", re.IGNORECASE)
_NAMES = {
    "english": "en",
    "chinese": "zh",
    "chinese (simplified)": "zh-Hans",
    "simplified chinese": "zh-Hans",
    "chinese (traditional)": "zh-Hant",
    "traditional chinese": "zh-Hant",
    "英文": "en",
    "英语": "en",
    "中文": "zh",
    "汉语": "zh",
    "简体中文": "zh-Hans",
    "繁體中文": "zh-Hant",
}
_TEXTS = frozenset(
    {"source", "target", "source term", "target term", "term", "translation", "原文", "译文", "术语", "译名"}
)
_MEANINGS = {
    "domain": "subject_field",
    "subject": "subject_field",
    "subject field": "subject_field",
    "subdomain": "subject_field",
    "领域": "subject_field",
    "definition": "definition",
    "定义": "definition",
    "note": "note",
    "notes": "note",
    "comment": "note",
    "comments": "note",
    "备注": "note",
    "example": "example",
    "example of use": "example",
    "forbidden": "forbidden",
    "id": "id",
}


@dataclass(slots=True)
class Columns:
    """The meaning of the columns."""

    terms: dict[int, str] = field(default_factory=dict)
    """Language by column."""
    meanings: dict[int, str] = field(default_factory=dict)
    """`note`, `example` …, by column."""
    header: bool = True
    """False when the first row is data already."""

    def language_before(self, column: int) -> str:
        """Give the language whose column stands next before another, empty when there is none."""
        return next((self.terms[at] for at in range(column, -1, -1) if at in self.terms), "")


def columns(rows: Sequence[Row], name: str) -> Columns:
    """Read the header, or tell the languages by their scripts. Raises `FtzTermsError` when neither can be done."""
    found = Columns()
    unnamed: list[int] = []
    for column, cell in enumerate(rows[0].cells):
        label = cell.strip().strip("\ufeff").lower()
        if label in _MEANINGS:
            found.meanings[column] = _MEANINGS[label]
        elif label in _TEXTS:
            unnamed.append(column)
        elif language := language_named(cell.strip()):
            found.terms[column] = language
    if not found.terms and not unnamed:
        found = Columns(header=False)
        unnamed = [0, 1] if len(rows[0].cells) > 1 else []
        found.meanings = {2: "note"}
    data = rows[1:] if found.header else rows
    for column in unnamed:
        found.terms[column] = language_of(" ".join(row.cells[column] for row in data if column < len(row.cells)))
    if not _are_languages(found.terms, unnamed):
        raise FtzTermsError(
            "the header does not name the languages of the columns",
            path=name,
            line=rows[0].line,
            column=1,
            hint="write language codes in the first row, such as zh-Hans,en",
            code="unknown-column",
        )
    return found


def language_named(cell: str) -> str:
    """Give the tag of a language that a title names, by its code or in English or Chinese; empty if none."""
    named = _NAMES.get(cell.lower())
    return named or (canonical(cell) if _LANGUAGE.fullmatch(cell) else "")


def _are_languages(terms: dict[int, str], told_by_script: list[int]) -> bool:
    """Say whether every column has a language, and those told by their script one each."""
    told = [terms[column] for column in told_by_script]
    return bool(terms) and all(terms.values()) and len(set(told)) == len(told)
