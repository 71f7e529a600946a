"""Put one English wording in place of another with its number and its capitals kept."""

from __future__ import annotations

from ftzterms.text.forms import plural, singular


def in_place_of(term: str, found: str) -> str:
    """Give *term* in the number and the capitals in which *found* stands: (`joint meeting`, `Joint Conferences`) →
    `Joint Meetings`.
    """
    words = term.split(" ")
    last, found_last = words[-1], found.split(" ")[-1].lower()
    if _plural(found_last) and not _plural(last.lower()) and last.isalpha() and last.islower() | last.istitle():
        words[-1] = plural(last.lower()) if last.islower() else plural(last.lower()).capitalize()
    return _capitals(" ".join(words), found)


def _plural(word: str) -> bool:
    return word.isalpha() and singular(word) != word


def _capitals(term: str, found: str) -> str:
    if found.isupper() and len(found) > 4:
        return term.upper()
    words = found.replace("-", " ").split()
    if len(words) > 1 and all(word[:1].isupper() or len(word) < 4 for word in words) and term.islower():
        return " ".join(_titled(word) for word in term.split(" "))
    if found[:1].isupper() and term[:1].islower():
        return term[0].upper() + term[1:]
    return term


def _titled(word: str) -> str:
    return (
        word if len(word) < 4 and word in {"of", "on", "the", "for", "and", "in", "to"} else word[:1].upper() + word[1:]
    )
