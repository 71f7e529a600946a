"""What letters name that stand for a folded form: which concepts, by which term, in which form."""

from __future__ import annotations

from collections.abc import Iterable

from ftzterms.matcher._pattern import Reading
from ftzterms.model import ConceptEntry, Form, Term, TermMatch
from ftzterms.text.late import late

Naming = tuple[Term, ConceptEntry, Form, bool, bool]
"""A term that letters name: itself, its entry, in which form, whether doubtful, whether in the plural."""

_SEPARATOR = late(r"[\s\u00a0\u2007\u202f]+|[-\u2010-\u2014\u2212]")
_NAMED = late(r"(?:\b(?:the|these|those|of|our|its|their|both|all|annual|this year's)|'s|[\"'(])\s*$")


def namings(letters: str, readings: list[Reading]) -> tuple[Naming, ...]:
    """Give a naming for each concept that the letters may stand for, nearest form first."""
    return tuple(
        (reading.term, reading.entry, form, reading.doubtful, reading.plural)
        for form, reading in _forms(letters, readings)
    )


def heeds_letters(reading: Reading) -> bool:
    """Say whether letters that fold to one form may name a term in several forms, or not at all, as in English."""
    return reading.english or bool(reading.acronyms) or TermMatch.EXACT_CASE in reading.term.match


def only_counts(text: str, start: int) -> bool:
    """Say whether a lower-case number word at *start* counts things (`in two sessions`) and names none."""
    return text[start].islower() and not _NAMED.search(text[:start].lower().replace("’", "'").replace("“", '"'))


def _forms(found: str, readings: list[Reading]) -> Iterable[tuple[Form, Reading]]:
    """Give the best reading of each concept; where some reading is exact, mere variants of other names are dropped."""
    if len(readings) == 1:
        form = _form(found, readings[0])
        return ((form, readings[0]),) if form is not None else ()
    judged = [(form, reading) for reading in readings if (form := _form(found, reading)) is not None]
    if any(not form.variant for form, _ in judged):
        judged = [(form, reading) for form, reading in judged if not form.variant]
    best: dict[str, tuple[Form, Reading]] = {}
    for form, trusted in sorted(judged, key=_trust):
        best.setdefault(trusted.entry.id, (form, trusted))
    return best.values()


def _trust(judged: tuple[Form, Reading]) -> tuple[bool, bool]:
    form, reading = judged
    return form is not Form.EXACT, reading.doubtful


def _form(found: str, reading: Reading) -> Form | None:
    """Say in which form the original letters are the term; None where capitals make them another word."""
    if reading.text == found:
        return reading.form
    if any(acronym not in found for acronym in reading.acronyms):
        return _small_acronym(found, reading)
    if TermMatch.EXACT_CASE in reading.term.match and reading.text not in found:
        return None
    if reading.form.variant or not reading.english:
        return reading.form
    return _spelt(found, reading)


def _small_acronym(found: str, reading: Reading) -> Form | None:
    """Judge letters that are an acronym but for its capitals."""
    if found.islower() and reading.term.status.approved and all(map(_no_other_word, reading.acronyms)):
        return Form.CASE
    return None


def _spelt(found: str, reading: Reading) -> Form:
    """Compare hyphens and capitals with those of the term."""
    if (reading.hyphened or not found.isascii() or "-" in found) and _hyphens(found) != _hyphens(reading.text):
        return Form.HYPHEN
    if reading.capitals and not found.isupper() and _lost_capitals(found, reading.text):
        return Form.CASE
    return reading.form


def _no_other_word(acronym: str) -> bool:
    """Say whether an acronym in small letters can be nothing else: `ndrc` can not, `ai` and `who` can."""
    return acronym.isalpha() and len(acronym) > 2 and (len(acronym) > 4 or not set("AEIOUY") & set(acronym))


def _hyphens(text: str) -> list[bool]:
    """Say of each gap between words whether it is a hyphen."""
    return [not gap[0].isspace() for gap in _SEPARATOR.findall(text)]


def _lost_capitals(found: str, term: str) -> bool:
    """Say whether a word that the term writes with a capital stands without."""
    pairs = zip(_SEPARATOR.split(found), _SEPARATOR.split(term), strict=False)
    return any(right[:1].isupper() and left[:1].islower() for left, right in pairs)
