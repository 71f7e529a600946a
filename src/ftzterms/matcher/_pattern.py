"""Compile a glossary: every folded form of every term, with what finding it means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ftzterms.model import (
    ConceptEntry,
    Form,
    PartOfSpeech,
    Term,
    TermMatch,
    primary,
)
from ftzterms.text.fold import fold
from ftzterms.text.forms import Change, folded_forms
from ftzterms.text.han import is_han

_FORM_OF = {
    Change.NONE: Form.EXACT,
    Change.INFLECTION: Form.INFLECTED,
    Change.VERBAL: Form.INFLECTED,
    Change.CLOSED: Form.HYPHEN,
    Change.SPELLING: Form.SPELLING,
    Change.NUMBER: Form.NUMBER,
}
_ACRONYM = re.compile(r"(?<![A-Za-z])(?=[A-Z0-9&]*[A-Z][A-Z0-9&]*[A-Z0-9])[A-Z0-9&]{2,}(?![a-z])")
_HYPHEN = re.compile(r"[-\u2010-\u2014\u2212]")
_COUNTING = re.compile(r"(?:two|three|four|five|six|seven|eight|nine|ten) ")
_LATIN_TO_HAN = re.compile(r"(?<=[0-9a-z]) (?=[^\x00-\u2e7f])|(?<=[^\x00-\u2e7f]) (?=[0-9a-z])")
_QUOTED_NAME = re.compile(
    "(.{2,8})(规划纲要|规划|时期|期间|倡议|战略|方针|原则|建设|理念|政策|精神|思想|布局|改革|计划|行动|工程|目标|机制|合作|格局)"
)
"""A name that Chinese quotes without the noun behind it: `“十五五”规划`."""
_QUOTES = re.compile("[\"']")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take a folded form: which term it is, and in which form."""

    term: Term
    entry: ConceptEntry
    form: Form
    doubtful: bool
    plural: bool
    acronyms: tuple[str, ...]
    """Letters of the term that must stand in capitals for it to be the term at all."""
    capitals: bool
    """The term is a proper name, or has one in it."""
    english: bool
    hyphened: bool


@dataclass(slots=True)
class Pattern:
    """A folded form with all its readings; without any it only blocks what it covers."""

    readings: list[Reading]
    left_edge: bool
    """The form starts with a Latin letter or digit, so a word must start there too."""
    right_edge: bool
    short_han: bool
    """At most three Han characters: found only with evidence that they are a word there."""
    counting: bool
    """Starts with a number word, so lower-case letters may only count things (`two sessions`)."""


def compile_patterns(entries: Iterable[ConceptEntry]) -> dict[str, Pattern]:
    """Give every folded form of every term of the entries, and the guards that block."""
    patterns: dict[str, Pattern] = {}
    for entry in entries:
        for term in entry.terms():
            for form, reading in _readings(term, entry):
                _pattern(patterns, form).readings.append(reading)
        for guard in entry.not_inside:
            _pattern(patterns, fold(guard).text)
    patterns.pop("", None)
    return patterns


def _pattern(patterns: dict[str, Pattern], form: str) -> Pattern:
    found = patterns.get(form)
    if found is None:
        han = form and all(map(is_han, form))
        found = Pattern(
            [],
            _is_latin(form[:1]),
            _is_latin(form[-1:]),
            bool(han) and len(form) < 4,
            _COUNTING.match(form) is not None,
        )
        patterns[form] = found
    return found


def _is_latin(character: str) -> bool:
    return character.isalnum() and character < "\u2e80"


def _readings(term: Term, entry: ConceptEntry) -> Iterator[tuple[str, Reading]]:
    acronyms = tuple(_ACRONYM.findall(term.text))
    capitals = any(character.isupper() for character in term.text)
    english = primary(term.language) == "en"
    if english:
        verbal = term.part_of_speech is PartOfSpeech.VERB
        forms = folded_forms(term.text, verbal=verbal, fixed=TermMatch.EXACT_FORM in term.match)
        changes = {form: (_FORM_OF[change], change is Change.VERBAL) for form, change in forms.items()}
    else:
        changes = {form: (kind, False) for form, kind in _fixed_forms(term).items()}
    base = fold(term.text).text
    for form, (kind, doubtful) in changes.items():
        plural = form != base and form.endswith("s") and not base.endswith("s")
        yield (
            form,
            Reading(
                term,
                entry,
                kind,
                doubtful,
                plural,
                acronyms,
                capitals,
                english,
                _HYPHEN.search(term.text) is not None,
            ),
        )


def _fixed_forms(term: Term) -> dict[str, Form]:
    """Give the forms of a term of a language without endings: quotation marks and spaces may be left out."""
    base = fold(term.text.strip()).text
    forms = {base: Form.EXACT}
    forms.setdefault(_QUOTES.sub("", base), Form.QUOTES)
    forms.setdefault(_LATIN_TO_HAN.sub("", base), Form.EXACT)
    if quoted := _QUOTED_NAME.fullmatch(base):
        forms.setdefault(f'"{quoted[1]}"{quoted[2]}', Form.QUOTES)
    return forms


def is_acronym(term: Term) -> bool:
    """Say whether a term is an abbreviation in capitals, which may stand in either language."""
    return term.text.isascii() and bool(_ACRONYM.fullmatch(term.text.replace("-", "")))
