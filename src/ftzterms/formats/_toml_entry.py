"""Make concept entries of the tables of a glossary file, and gather every fault."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from ftzterms.formats._toml_lines import TomlLines
from ftzterms.model import (
    AdministrativeStatus,
    ConceptEntry,
    FtzTermsError,
    LanguageSection,
    PartOfSpeech,
    Source,
    Term,
    TermKind,
    TermMatch,
    nearest,
)

Word = TypeVar("Word", bound=StrEnum)
_CONCEPT = frozenset(
    {
        "id",
        "subject_field",
        "definition",
        "note",
        "related",
        "not_inside",
        "geographical_usage",
        "formerly",
        "sources",
        "examples",
        "definitions",
    }
)
_TERM = frozenset(
    {
        "text",
        "status",
        "kind",
        "part_of_speech",
        "match",
        "valid_from",
        "valid_until",
        "authority",
        "sources",
        "note",
    }
)
_SOURCE = frozenset({"title", "date", "url", "authority"})
_USUAL_LANGUAGES = ("zh-Hans", "zh-Hant", "en")
_LANGUAGE = re.compile(r"(?:[a-z]{2}|[a-z]{3}(?=-))(?:-[A-Za-z0-9]{2,8})*")
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
EVERYTHING = frozenset(
    {key for key in _CONCEPT if key != "definitions"}
    | {"section.definition"}
    | {f"term.{key}" for key in _TERM}
    | {f"source.{key}" for key in _SOURCE}
)


class EntryReader:
    """Reads the tables of one file; *faults* lists all that is wrong with them."""

    def __init__(self, name: str, lines: TomlLines) -> None:
        self.faults: list[FtzTermsError] = []
        self._name = name
        self._lines = lines
        self._number = -1
        self._language = ""

    def entries(self, tables: dict[str, Any]) -> list[ConceptEntry]:
        """Read all concepts; what is at fault is left out and listed."""
        self._known(tables, frozenset({"concept"}), "the file")
        concepts = tables.get("concept", [])
        if not isinstance(concepts, list) or not all(isinstance(table, dict) for table in concepts):
            self._fault("concept must be a list of tables", "concept", hint="write [[concept]] above each")
            return []
        found: dict[str, ConceptEntry] = {}
        for self._number, table in enumerate(concepts):
            entry = self._entry(table)
            if entry.id in found and entry.id:
                first = found[entry.id].line
                self._fault(
                    f"the id {entry.id!r} is taken by the concept of line {first}",
                    "id",
                    hint="choose another",
                )
            found.setdefault(entry.id, entry)
        return list(found.values())

    def _entry(self, table: dict[str, Any]) -> ConceptEntry:
        languages = [key for key in table if key not in _CONCEPT and _LANGUAGE.fullmatch(key)]
        self._known(table, _CONCEPT | frozenset(languages), "a concept", _USUAL_LANGUAGES)
        if not languages:
            self._fault("the concept has no term", "id", hint='write zh-Hans = ["…"] and en = ["…"]')
        definitions = self._texts_by_language(table, "definitions")
        return ConceptEntry(
            id=self._text(table, "id", required=True),
            sections=self._sections(table, languages, dict(definitions)),
            subject_field=self._text(table, "subject_field"),
            definition=self._text(table, "definition"),
            note=self._text(table, "note"),
            sources=self._sources(table),
            examples=self._texts_by_language(table, "examples"),
            related=tuple(self._strings(table, "related")),
            not_inside=tuple(self._strings(table, "not_inside")),
            file=self._name,
            line=self._lines.concept(self._number),
            geographical_usage=tuple(self._strings(table, "geographical_usage")),
            formerly=tuple(self._strings(table, "formerly")),
        )

    def _sections(
        self, table: dict[str, Any], languages: list[str], definitions: dict[str, str]
    ) -> tuple[LanguageSection, ...]:
        sections = []
        for language in languages:
            self._language = language
            terms = table[language] if isinstance(table[language], list) else [table[language]]
            read = [self._term(term, language, first=not index) for index, term in enumerate(terms)]
            kept = tuple(term for term in read if term)
            sections.append(LanguageSection(language, kept, definitions.pop(language, "")))
        self._language = ""
        for language, definition in definitions.items():
            sections.append(LanguageSection(language, (), definition))
        return tuple(sections)

    def _term(self, table: Any, language: str, *, first: bool) -> Term | None:
        if isinstance(table, str):
            table = {"text": table}
        if not isinstance(table, dict):
            self._fault(f"a term must be a string or a table, not {table!r}", language, hint='write "…"')
            return None
        self._known(table, _TERM, "a term")
        text = self._text(table, "text", required=True)
        usual = AdministrativeStatus.PREFERRED if first else AdministrativeStatus.ADMITTED
        return Term(
            text,
            language,
            self._word(table, "status", AdministrativeStatus, text) or usual,
            self._word(table, "kind", TermKind, text) or TermKind.FULL_FORM,
            self._word(table, "part_of_speech", PartOfSpeech, text),
            frozenset(
                filter(
                    None,
                    (self._one_of(word, "match", TermMatch, text) for word in self._strings(table, "match")),
                )
            ),
            self._day(table, "valid_from"),
            self._day(table, "valid_until"),
            self._text(table, "authority"),
            self._sources(table),
            self._text(table, "note"),
        )

    def _sources(self, table: dict[str, Any]) -> tuple[Source, ...]:
        sources = table.get("sources", [])
        if not isinstance(sources, list) or not all(isinstance(source, dict) for source in sources):
            self._fault(
                "sources must be a list of tables",
                "sources",
                hint='write [{ title = "…", date = 2024-01-31 }]',
            )
            return ()
        return tuple(self._source(source) for source in sources)

    def _source(self, table: dict[str, Any]) -> Source:
        self._known(table, _SOURCE, "a source")
        day = table.get("date", "")
        if isinstance(day, date):
            day = day.isoformat()[:10]
        if not isinstance(day, str) or (day and not _DATE.fullmatch(day)):
            self._fault(f"{day!r} is no date", "date", hint='write 2024-01-31, "2024-01" or "2024"')
            day = ""
        return Source(
            self._text(table, "title", required=True),
            day,
            self._text(table, "url"),
            self._text(table, "authority"),
        )

    def _texts_by_language(self, table: dict[str, Any], key: str) -> tuple[tuple[str, str], ...]:
        texts = table.get(key, {})
        if not isinstance(texts, dict):
            self._fault(f"{key} must be a table", key, hint=f'write {key} = {{ en = "…" }}')
            return ()
        return tuple((language, text) for language in texts for text in self._strings(texts, language))

    def _strings(self, table: dict[str, Any], key: str) -> list[str]:
        """Give a list of strings; one string stands for a list of one."""
        values = table.get(key, [])
        values = values if isinstance(values, list) else [values]
        if not all(isinstance(value, str) for value in values):
            self._fault(f"{key} must be a list of strings", key, hint=f'write {key} = ["…"]')
        return [value for value in values if isinstance(value, str)]

    def _text(self, table: dict[str, Any], key: str, *, required: bool = False) -> str:
        value = table.get(key, "")
        if not isinstance(value, str):
            self._fault(f"{key} must be a string, not {value!r}", key, hint="put it in quotation marks")
            return ""
        if required and not value.strip():
            self._fault(f"{key} is missing", key, hint=f'write {key} = "…"')
        return value

    def _day(self, table: dict[str, Any], key: str) -> date | None:
        value = table.get(key)
        if isinstance(value, datetime):
            return value.date()
        if value is None or isinstance(value, date):
            return value
        self._fault(f"{key} must be a date, not {value!r}", key, hint="write 2024-01-31, without quotation marks")
        return None

    def _word(self, table: dict[str, Any], key: str, words: type[Word], owner: str) -> Word | None:
        value = table.get(key)
        return None if value is None else self._one_of(value, key, words, owner)

    def _one_of(self, value: Any, key: str, words: type[Word], owner: str) -> Word | None:
        allowed = [word.value for word in words]
        if value in allowed:
            return words(value)
        line = self._lines.value(self._number, str(value)) if isinstance(value, str) else 0
        self._fault(
            f"{key} of {owner!r} cannot be {value!r}",
            key,
            hint=_suggestion(str(value), allowed) or f"write one of {', '.join(allowed)}",
            line=line,
        )
        return None

    def _known(self, table: dict[str, Any], keys: frozenset[str], owner: str, more: Iterable[str] = ()) -> None:
        for key in table:
            if key not in keys:
                hint = _suggestion(key, [*keys, *more]) or f"known are {', '.join(sorted({*keys, *more}))}"
                self._fault(f"{owner} has no key {key!r}", key, hint=hint)

    def _fault(self, message: str, key: str, *, hint: str, line: int = 0) -> None:
        line = line or self._lines.key(self._number, key, self._language)
        self.faults.append(FtzTermsError(message, path=self._name, line=line, hint=hint, code="bad-entry"))


def _suggestion(word: str, known: Iterable[str]) -> str:
    """Say which known word was probably meant."""
    near = nearest(word, known)
    return f"did you mean {near!r}?" if near else ""
