"""The forms in which a term may stand in English text, as folded strings (see `fold`).

Hyphen against space needs no form of its own, because folding makes both a space; what is generated here are plurals,
verb forms, closed compounds, the other spelling (American or British), the other writing of an ordinal, and commas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache

from ftzterms.text.fold import fold
from ftzterms.text.late import late
from ftzterms.text.spelling import respell


class Change(Enum):
    """What was done to a term to get a form; the order is that of trust."""

    NONE = "none"
    INFLECTION = "inflection"
    VERBAL = "verbal"
    """A phrasal gerund read as a verb (`opening up` → `opened up`): it may be another verb's sense."""
    CLOSED = "closed"
    SPELLING = "spelling"
    NUMBER = "number"


_PREPOSITIONS = frozenset(
    "of for on in at to with between among by from under over against through within without".split()
)
_NO_SINGULAR = frozenset(
    "customs futures goods affairs economics politics statistics logistics news series means premises works"
    " headquarters proceeds earnings savings arms species ethics mathematics physics sports".split()
)
_IRREGULAR_PLURALS = {
    "man": "men", "woman": "women", "person": "people", "child": "children", "basis": "bases", "crisis": "crises",
    "analysis": "analyses", "criterion": "criteria", "phenomenon": "phenomena", "medium": "media", "datum": "data",
    "life": "lives", "shelf": "shelves", "half": "halves", "thesis": "theses", "axis": "axes", "plenum": "plenums",
    "memorandum": "memoranda", "symposium": "symposiums", "hub": "hubs",
}  # fmt: skip
_IRREGULAR_VERBS = {
    "be": "was", "begin": "began begun", "break": "broke broken", "bring": "brought", "build": "built",
    "choose": "chose chosen", "draw": "drew drawn", "drive": "drove driven", "fall": "fell fallen", "get": "got",
    "give": "gave given", "go": "went gone", "grow": "grew grown", "have": "had", "hold": "held", "keep": "kept",
    "know": "knew known", "lead": "led", "leave": "left", "lend": "lent", "lose": "lost", "make": "made",
    "meet": "met", "pay": "paid", "put": "put", "rise": "rose risen", "run": "ran", "see": "saw seen",
    "seek": "sought", "send": "sent", "set": "set", "speak": "spoke spoken", "spend": "spent", "stand": "stood",
    "take": "took taken", "teach": "taught", "tell": "told", "think": "thought", "understand": "understood",
    "uphold": "upheld", "win": "won", "write": "wrote written",
}  # fmt: skip
_DOUBLING = late(r"(?:^[^aeiou]*[aeiou][bdgmnprt]|refer|occur|commit|permit|transfer|plan)$")
_SEVERAL_LETTERS = late(r"\b[A-Z]{2,}s$")
"""The plural of an abbreviation (`AIs`), which small letters would hide."""
_VOWELS = frozenset("aeiouy")
PARTICLES = frozenset("up out in off down on over away back".split())
_PREFIX = late(r"co(?=operat|ordinat|exist)|(?:inter|multi|micro|macro|anti|non|pre|sub)(?=[a-z]{4})")
_UNITS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_TENS = {20: "twentieth", 30: "thirtieth", 40: "fortieth", 50: "fiftieth"}


def _ordinals() -> dict[str, str]:
    words = {number: word for number, word in enumerate(_UNITS) if number} | _TENS
    for ten, stem in ((20, "twenty"), (30, "thirty"), (40, "forty")):
        words |= {ten + unit: f"{stem} {_UNITS[unit]}" for unit in range(1, 10)}
    return {f"{number}{_suffix(number)}": word for number, word in words.items()}


def _suffix(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


ORDINALS = _ordinals()
"""`15th` → `fifteenth`, from 1st to 50th; compounds with a space (`twenty first`), as folding leaves them."""
_ORDINAL_WORDS = {word: digits for digits, word in ORDINALS.items()}
_ORDINAL_WORD = late(rf"\b(?:{'|'.join(sorted(_ORDINAL_WORDS, key=len, reverse=True))})\b")
_CARDINALS = {word: str(n) for n, word in enumerate("two three four five six seven eight nine ten".split(), 2)}
_CARDINAL_WORD = late(rf"\b(?:{'|'.join(_CARDINALS)})\b")
_ORDINAL_DIGITS = late(r"\b\d{1,2}(?:st|nd|rd|th)\b")


@lru_cache(maxsize=16384)
def plural(word: str) -> str:
    """Give the plural of a lower-case English noun."""
    if word in _IRREGULAR_PLURALS:
        return _IRREGULAR_PLURALS[word]
    if not _VOWELS & set(word):
        return word + "s"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and len(word) > 1 and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith("man"):
        return word[:-2] + "en"
    return word + "s"


@lru_cache(maxsize=16384)
def singular(word: str) -> str:
    """Give the singular of a lower-case English plural; the word itself where it has none."""
    if word in _NO_SINGULAR or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    return word[:-1]


@lru_cache(maxsize=16384)
def verb_forms(verb: str) -> tuple[str, ...]:
    """Give the third person, the past forms and the gerund of a lower-case English verb."""
    third = "has" if verb == "have" else plural(verb) if verb not in _IRREGULAR_PLURALS else verb + "s"
    doubled = verb + verb[-1] if _DOUBLING.search(verb) else verb
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return third, *_IRREGULAR_VERBS.get(verb, verb + "d").split(), verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2:-1] not in tuple("aeiou"):
        return third, verb[:-1] + "ied", verb + "ing"
    return third, *_IRREGULAR_VERBS.get(verb, doubled + "ed").split(), doubled + "ing"


def folded_forms(text: str, *, verbal: bool = False, fixed: bool = False) -> dict[str, Change]:
    """Give every folded form of an English term with what was changed to get it.

    *verbal*: the term is a verb phrase. *fixed*: only the term as it is written.
    """
    base = fold(text.strip()).text.removeprefix("the ").strip()
    forms = {base: Change.NONE}
    if not base or fixed:
        return forms
    for form in _with_commas(base):
        forms.setdefault(form, Change.NONE)
    for form in tuple(forms):
        for inflected in _verbs(form) if verbal else _numbers(form):
            forms.setdefault(inflected, Change.INFLECTION)
    if _SEVERAL_LETTERS.search(text.strip()):
        forms.setdefault(base[:-1], Change.INFLECTION)
    for form in _phrasal(base):
        forms.setdefault(form, Change.VERBAL)
    _add(forms, _closed(text, base, tuple(forms)), Change.CLOSED)
    _add(forms, (_respelt(form) for form in tuple(forms)), Change.SPELLING)
    _add(forms, (other for form in tuple(forms) for other in _renumbered(form)), Change.NUMBER)
    return forms


def _add(forms: dict[str, Change], more: Iterator[str], change: Change) -> None:
    for form in more:
        forms.setdefault(form, change)


def _with_commas(base: str) -> Iterator[str]:
    if ", and " in base:
        yield base.replace(", and ", " and ")
    elif base.count(", ") and " and " in base:
        head, _, tail = base.rpartition(" and ")
        yield f"{head}, and {tail}"
    if " & " in base:
        yield base.replace(" & ", " and ")
    elif " and " in base:
        yield base.replace(" and ", " & ")


def _numbers(base: str) -> Iterator[str]:
    """Give plural and singular forms of the head noun and of the last word."""
    words = base.split(" ")
    head = next((i - 1 for i, word in enumerate(words) if i and word in _PREPOSITIONS), len(words) - 1)
    for place in {head, len(words) - 1}:
        word = words[place]
        if not word.isalpha() or word in PARTICLES:
            continue
        lone = len(words) == 1
        other = word if lone else singular(word)
        if other == word and word not in _NO_SINGULAR:
            other = plural(word)
        if other != word:
            yield " ".join((*words[:place], other, *words[place + 1 :]))


def _verbs(base: str) -> Iterator[str]:
    verb, space, rest = base.removeprefix("to ").partition(" ")
    if verb.isalpha():
        yield verb + space + rest
        yield from (form + space + rest for form in verb_forms(verb))


def _phrasal(base: str) -> Iterator[str]:
    """Read a gerund with a particle as the verb it comes from: `opening up` → `open up`, `opened up`."""
    gerund, _, particle = base.partition(" ")
    if particle in PARTICLES and gerund.endswith("ing") and len(gerund) > 5:
        verb = gerund[:-3]
        yield f"{verb} {particle}"
        yield from (f"{form} {particle}" for form in verb_forms(verb) if form != gerund)


def _closed(text: str, base: str, forms: tuple[str, ...]) -> Iterator[str]:
    """Close hyphenated compounds, and open closed ones after a prefix."""
    compounds = [fold(word).text for word in re.findall(r"[^\W_]+(?:[-‐‑–][^\W_]+)+", text)]
    for form in forms:
        for compound in compounds:
            if compound in form:
                yield form.replace(compound, compound.replace(" ", ""))
        for word in base.split(" "):
            if (prefix := _PREFIX.match(word)) and word in form:
                yield form.replace(word, f"{prefix[0]} {word[prefix.end() :]}", 1)


def _respelt(form: str) -> str:
    return " ".join(map(respell, form.split(" ")))


def _renumbered(form: str) -> Iterator[str]:
    """Write an ordinal or a small cardinal the other way: in figures or in words."""
    if match := _ORDINAL_DIGITS.search(form):
        word = ORDINALS.get(match[0])
        if word:
            yield form[: match.start()] + word + form[match.end() :]
    yield _ORDINAL_WORD.sub(lambda word: _ORDINAL_WORDS[word[0]], form, count=1)
    yield _CARDINAL_WORD.sub(lambda word: _CARDINALS[word[0]], form, count=1)
