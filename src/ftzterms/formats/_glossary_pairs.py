"""A glossary as pairs of a term and its rendering, with a comment for people: what tools without statuses take."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ftzterms.model import AdministrativeStatus, ConceptEntry, Term, is_traditional, primary

BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")
"""Characters that no term has: controls, line ends, halves of characters."""
_AVOID, _APART, _ALSO = "✗ not: ", " · ", "also right"
_REMARK = re.compile(rf"(?:{_AVOID}(?P<avoid>[^;]*))?(?:(?:^|; )(?P<rest>.*))?", re.DOTALL)


class Pair(NamedTuple):
    """A term of the source language with one rendering."""

    source: Term
    target: Term
    entry: ConceptEntry
    first: bool
    """The rendering to use; others are right too."""
    avoid: tuple[str, ...]
    """Renderings that must not stand."""


def one_line(text: str) -> str:
    """Put a text on one line, without controls."""
    return BREAKS.sub(" ", text)


def remark(pair: Pair) -> str:
    """Say in one line what a translator must know: at the rendering to use all, at another that it is right too."""
    if not pair.first:
        return one_line("; ".join(filter(None, (_ALSO, pair.target.note))))
    avoid = f"{_AVOID}{_APART.join(pair.avoid)}" if pair.avoid else ""
    return one_line("; ".join(filter(None, (avoid, pair.entry.definition, pair.target.note, pair.entry.note))))


def read_remark(text: str) -> tuple[list[str], bool, str]:
    """Read what `remark` wrote: the renderings to avoid, whether it is a further one, and the rest."""
    if text == _ALSO or text.startswith(f"{_ALSO}; "):
        return [], True, text.removeprefix(_ALSO).removeprefix("; ")
    found = _REMARK.fullmatch(text)
    avoid = found["avoid"] if found else None
    return (avoid.split(_APART) if avoid else []), False, (found["rest"] or "" if found else text)


def languages_of(entries: Iterable[ConceptEntry]) -> tuple[str, str]:
    """Give the languages of the pairs: Chinese and English where both are there, else the first two."""
    found = {
        primary(section.language): section.language for entry in entries for section in entry.sections if section.terms
    }
    if {"zh", "en"} <= found.keys():
        return found["zh"], found["en"]
    first, second, *_ = (*found.values(), "", "")
    return first, second


def left_out(entries: Sequence[ConceptEntry]) -> Iterator[str]:
    """Name what pairs have no place for: further languages, what is to avoid of the source language, what is alone."""
    source, target = languages_of(entries)
    for entry in entries:
        if any(section.language not in (source, target) for section in entry.sections if section.terms):
            yield "terms in further languages"
        if any(term.status.forbidden for term in entry.terms(source)):
            yield f"terms to avoid in {source}"
        if next(pairs_of(entry, source, target), None) is None:
            yield f"concepts without a term in {source} and {target}"


def pairs_of(entry: ConceptEntry, source: str, target: str) -> Iterator[Pair]:
    """Yield every approved source term with every approved rendering, the best first."""
    sources, targets = (_approved(entry, tag) for tag in (source, target))
    avoid = tuple(
        dict.fromkeys(
            one_line(term.text)
            for term in entry.terms(target)
            if term.status.forbidden and is_traditional(term.language) == is_traditional(target)
        )
    )
    for term in sources:
        for rendering in targets:
            yield Pair(term, rendering, entry, rendering is targets[0], avoid)


def _approved(entry: ConceptEntry, tag: str) -> list[Term]:
    found = [
        term
        for term in entry.terms(tag)
        if term.status.approved and is_traditional(term.language) == is_traditional(tag) and one_line(term.text).strip()
    ]
    return sorted(found, key=lambda term: term.status is not AdministrativeStatus.PREFERRED)
