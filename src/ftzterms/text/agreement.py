"""Put one English wording in place of another with its number and its capitals kept."""

from __future__ import annotations

import re

from ftzterms.text.forms import PARTICLES, plural, singular


def in_place_of(term: str, found: str) -> str:
    """Give *term* in the number and the capitals in which *found* stands.

    (`joint meeting`, `Joint Conferences`) → `Joint Meetings`. A proper name takes no plural that it did not have.
    """
    words = term.split(" ")
    last, found_last = words[-1], "".join(found.lower().split()[-1:])
    if _is_plural(found_last) and _takes_plural(last, found_last):
        words[-1] = plural(last) if last.islower() else plural(last.lower()).capitalize()
    return _capitals(" ".join(words), found)


def _takes_plural(last: str, found_last: str) -> bool:
    """Say whether the last word of a term is a noun to be put in the plural."""
    if not last.isalpha() or last in PARTICLES or _is_plural(last.lower()):
        return False
    return last.islower() or singular(found_last) == last.lower()


def _is_plural(word: str) -> bool:
    return word.isalpha() and singular(word) != word


def _capitals(term: str, found: str) -> str:
    if found.isupper() and len(found) > 4:
        return term.upper()
    words = found.split()
    if len(words) > 1 and all(word[:1].isupper() or len(word) < 4 for word in words) and term.islower():
        hyphened = re.search("-[A-Z]", found) is not None
        return " ".join(_titled(word, hyphened=hyphened) for word in term.split(" "))
    if found[:1].isupper() and term[:1].islower():
        return term[0].upper() + term[1:]
    return term


def _titled(word: str, *, hyphened: bool) -> str:
    if word in {"of", "on", "the", "for", "and", "in", "to"}:
        return word
    parts = word.split("-") if hyphened else [word]
    return "-".join(part[:1].upper() + part[1:] for part in parts)
