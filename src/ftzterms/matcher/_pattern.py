"""A compiled glossary: of every folded form of every term, what finding it means.

These are plain numbers and strings, so that they can be stored; `Reading` values are made of them when a form is met.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from ftzterms.model import ConceptEntry, Form, Term, primary, value
from ftzterms.text.late import late

LEFT_EDGE = 1
"""The form starts with a Latin letter or digit, so a word must start there too."""
RIGHT_EDGE = 2
SHORT_HAN = 4
"""At most three Han characters: found only with evidence that they are a word there."""
COUNTING = 8
"""Starts with a number word, so lower-case letters may only count things (`two sessions`)."""
BEGINNING = 16
"""No form, but the beginning of long ones (see `_beginnings`)."""

FORMS = tuple(Form)
DOUBTFUL = 1
PLURAL = 2

_ACRONYM = late(r"(?<![A-Za-z])(?=[A-Z0-9&]*[A-Z][A-Z0-9&]*[A-Z0-9])[A-Z0-9&]{2,}(?![a-z])")
_HYPHENS = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
_NATION = ("ese", "ean", "ian", "ican", "ish", "China", "Hong", "Macao", "Taiwan", "Beijing", "Shanghai")
_ROW = 4
"""Numbers in a row: index of the entry, index of the term in it, index of the form, flags."""


@value
class Compiled:
    """Folded forms with what each may mean, as plain numbers; a form that means nothing only blocks what it covers."""

    flags: bytes
    """Of each form, `LEFT_EDGE` … `COUNTING`; of the beginning of long forms, `BEGINNING`."""
    starts: Sequence[int]
    """Where the rows of each form start in `rows`, and where the last ones end."""
    rows: Sequence[int]
    longer: Sequence[int]
    """Of each beginning, the number of its first form and where its line in `tails` starts; then where all end."""
    tails: bytes
    """How the forms of each beginning go on, the shortest first, each with a line end behind it."""
    short: bytes
    """The forms of two to four characters, each with a line end behind it."""

    @property
    def words(self) -> list[str]:
        """The forms that are as short as a Chinese word."""
        return _lines(self.short)

    def rows_of(self, number: int) -> list[Sequence[int]]:
        """Give the rows of a form."""
        start, end = self.starts[number], self.starts[number + 1]
        return [self.rows[at : at + _ROW] for at in range(start, end, _ROW)]

    @property
    def beginnings(self) -> int:
        """How many beginnings of long forms there are."""
        return len(self.longer) // 2 - 1

    def forms_of(self, place: int) -> tuple[int, list[str]]:
        """Give the number of the first form of a beginning, and how its forms go on, the shortest first."""
        first, start, _, end = self.longer[2 * place : 2 * place + 4]
        return first, _lines(self.tails[start:end])


@value
class Reading:
    """One way to take a folded form: which term it is, and in which form."""

    term: Term
    text: str
    """The term without its article."""
    entry: ConceptEntry
    form: Form
    doubtful: bool
    plural: bool
    acronyms: tuple[str, ...]
    """Letters of the term that must stand in capitals for it to be the term at all."""
    capitals: bool
    """The term is a proper name of several words, or has one in it."""
    english: bool
    hyphened: bool


def reading(row: Sequence[int], entries: Sequence[ConceptEntry]) -> Reading:
    """Make the value that a row stands for."""
    index, place, form, flags = row
    entry = entries[index]
    term = next(islice(entry.terms(), place, None))
    text = term.text[4:] if term.text.startswith(("the ", "The ")) else term.text
    return Reading(
        term,
        text,
        entry,
        FORMS[form],
        bool(flags & DOUBTFUL),
        bool(flags & PLURAL),
        tuple(_ACRONYM.findall(text)) if text != text.lower() else (),
        _proper(text, entry),
        primary(term.language) == "en",
        not _HYPHENS.isdisjoint(text),
    )


def _proper(text: str, entry: ConceptEntry) -> bool:
    """Say whether a term has a capital that it must keep: not that of a first word which may be sentence case.

    A first word is a name where it has several capitals, or stands before other capitals in a term of the entry.
    """
    first, _, rest = text.partition(" ")
    if not rest or not rest.islower():
        return bool(rest)
    if sum(map(str.isupper, first)) > 1 or first.endswith(_NATION):
        return True
    others = (term.text.partition(" ") for term in entry.terms("en"))
    return first[:1].isupper() and any(start == first and not more.islower() for start, _, more in others if more)


def _lines(stored: bytes) -> list[str]:
    return stored.decode("utf-8", "surrogatepass").split("\n")[:-1]
