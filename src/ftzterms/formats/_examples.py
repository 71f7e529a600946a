"""Find the language under which an example of a concept stands in a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ftzterms.model import ConceptEntry, primary


def examples_by_language(entry: ConceptEntry) -> dict[str, list[str]]:
    """Give the examples by the languages of the sections they belong to; those of no section under the empty name."""
    found: dict[str, list[str]] = {}
    for language, text in entry.examples:
        found.setdefault(_home(language, entry), []).append(text)
    return found


def _home(language: str, entry: ConceptEntry) -> str:
    """Give the language under which an example stands: its own, or of its kin the first that has terms."""
    tags = [section.language for section in entry.sections if section.terms]
    return language if language in tags else next((tag for tag in tags if primary(tag) == primary(language)), "")


def homeless_examples(entries: Iterable[ConceptEntry]) -> Iterator[str]:
    """Name the examples that belong to no section, for a format that has no other place for them."""
    for entry in entries:
        if examples_by_language(entry).get(""):
            yield "examples in a language without terms"
