"""Compile a glossary: every folded form of every term, with what finding it means, as `_pattern` tells it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

from ftzterms.matcher._beginnings import arranged
from ftzterms.matcher._pattern import (
    BEGINNING,
    COUNTING,
    DOUBTFUL,
    FORMS,
    LEFT_EDGE,
    PLURAL,
    RIGHT_EDGE,
    SHORT_HAN,
    Compiled,
)
from ftzterms.model import ConceptEntry, Form, PartOfSpeech, Term, TermMatch, primary
from ftzterms.text.fold import fold
from ftzterms.text.forms import Change, folded_forms
from ftzterms.text.han import is_han
from ftzterms.text.late import late

_LONGEST_WORD = 4

_COUNTING_WORD = late(r"(?:two|three|four|five|six|seven|eight|nine|ten) ")
_LATIN_TO_HAN = late(r"(?<=[0-9a-z]) (?=[^\x00-\u2e7f])|(?<=[^\x00-\u2e7f]) (?=[0-9a-z])")
_QUOTED_NAME = late(
    "(.{2,8})(规划纲要|规划|时期|期间|倡议|战略|方针|原则|建设|理念|政策|精神|思想|布局|改革|计划|行动|工程|目标|机制|合作|格局)"
)
"""A name that Chinese quotes without the noun behind it: `“十五五”规划`."""
_PLAN = late("(十[一二三四五六七八九]?)五(规划|计划)")
"""The short name of a five-year plan; its full name counts the plan: `第十五个五年规划`."""
_QUOTES = late("[\"']")
_QUOTED = late(r"""(?<!\w)(["'])(.+?)\1(?!\w)""")
"""A quotation inside a term; an apostrophe has a letter before it."""


def compile_entries(entries: Sequence[ConceptEntry]) -> tuple[Compiled, list[str]]:
    """Give what the forms of the terms and the guards that block mean, and the patterns of the automaton."""
    meanings = _meanings(entries)
    order = arranged(meanings)
    starts, rows, flags = array("I", [0]), array("I"), bytearray()

    def lay(form: str) -> None:
        rows.extend(meanings[form])
        starts.append(len(rows))
        flags.append(_flags(form))

    for form in order.whole:
        lay(form)
    starts.extend([len(rows)] * len(order.beginnings))
    flags.extend([BEGINNING] * len(order.beginnings))
    longer, tails = array("I"), bytearray()
    for beginning, forms in order.beginnings.items():
        longer.extend((len(flags), len(tails)))
        for form in forms:
            tails += _line(form[len(beginning) :])
            lay(form)
    longer.extend((len(flags), len(tails)))
    short = b"".join(_line(form) for form in meanings if 1 < len(form) <= _LONGEST_WORD)
    return Compiled(bytes(flags), starts, rows, longer, bytes(tails), short), [*order.whole, *order.beginnings]


def _meanings(entries: Sequence[ConceptEntry]) -> dict[str, list[int]]:
    """Give every folded form of every term with its rows, and the guards without any."""
    meanings: dict[str, list[int]] = {}
    for index, entry in enumerate(entries):
        for place, term in enumerate(entry.terms()):
            for form, kind, flags in _term_forms(term):
                meanings.setdefault(form, []).extend((index, place, FORMS.index(kind), flags))
        for guard in entry.not_inside:
            meanings.setdefault(fold(guard).text, [])
    meanings.pop("", None)
    return meanings


def _line(text: str) -> bytes:
    return (text + "\n").encode("utf-8", "surrogatepass")


def _flags(form: str) -> int:
    short = len(form) < 4 and all(map(is_han, form))
    return (
        LEFT_EDGE * _is_latin(form[0])
        | RIGHT_EDGE * _is_latin(form[-1])
        | SHORT_HAN * short
        | COUNTING * (_COUNTING_WORD.match(form) is not None)
    )


def _is_latin(character: str) -> bool:
    return character.isalnum() and character < "\u2e80"


def _term_forms(term: Term) -> Iterator[tuple[str, Form, int]]:
    """Give each folded form of a term with its kind and flags."""
    base = fold(term.text.strip()).text
    forms = _english_forms(term) if primary(term.language) == "en" else _fixed_forms(base)
    for form, kind, doubtful in forms:
        plural = form != base and form.endswith("s") and not base.endswith("s")
        if form:
            yield form, kind, DOUBTFUL * doubtful | PLURAL * plural


def _english_forms(term: Term) -> Iterable[tuple[str, Form, bool]]:
    form_of = {
        Change.NONE: Form.EXACT,
        Change.INFLECTION: Form.INFLECTED,
        Change.VERBAL: Form.INFLECTED,
        Change.CLOSED: Form.HYPHEN,
        Change.SPELLING: Form.SPELLING,
        Change.NUMBER: Form.NUMBER,
    }
    verbal = term.part_of_speech is PartOfSpeech.VERB
    forms = folded_forms(term.text, verbal=verbal, fixed=TermMatch.EXACT_FORM in term.match)
    found = [(form, form_of[change], change is Change.VERBAL) for form, change in forms.items()]
    known = set(forms)
    return found + [(other, Form.QUOTES, False) for form in forms for other in _requoted(form) if other not in known]


def _requoted(form: str) -> tuple[str, ...]:
    """Write a quotation inside an English term with the other marks, and with none."""
    if "'" not in form and '"' not in form:
        return ()
    return tuple(_QUOTED.sub(writing, form) for writing in (r"'\2'", r'"\2"', r"\2"))


def _fixed_forms(base: str) -> Iterable[tuple[str, Form, bool]]:
    """Give the forms of a term of a language without endings: quotation marks and spaces may be left out."""
    forms = {base: Form.EXACT}
    forms.setdefault(_QUOTES.sub("", base), Form.QUOTES)
    forms.setdefault(_LATIN_TO_HAN.sub("", base), Form.EXACT)
    if plan := _PLAN.fullmatch(base):
        forms.setdefault(f"第{plan[1]}个五年{plan[2]}", Form.EXACT)
    if quoted := _QUOTED_NAME.fullmatch(base):
        forms.setdefault(f'"{quoted[1]}"{quoted[2]}', Form.QUOTES)
    return [(form, kind, False) for form, kind in forms.items()]
