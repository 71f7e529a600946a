"""One word or phrase is spelt in two ways in one language of the document.

“co-operation” and “cooperation”, “Five Year Plan” and “Five-Year Plan”, “labour” and “labor”: each may be right, both
together are not. An open compound counts as the same word as a hyphenated one only before the same noun (“high quality
development” beside “high-quality development”), because “of high quality” needs no hyphen. British spelling throughout,
or American throughout, is no fault.

Bad:
    zh: 国际合作不断深化。
    en: International cooperation has continued to deepen.
    zh: 双方将开展更多务实合作。
    en: The two sides will carry out more practical ⟦co-operation⟧.
Good:
    zh: 国际合作不断深化。
    en: International cooperation has continued to deepen.
    zh: 双方将开展更多务实合作。
    en: The two sides will carry out more practical cooperation.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ftzterms.checks import document_check
from ftzterms.checks._places import Place, related, times
from ftzterms.model import AnnotatedUnit, Category, Form, Remark, Severity, Span, primary
from ftzterms.text.fold import fold
from ftzterms.text.spelling import american, respell

_COMPOUND = re.compile(r"(?<![\w-])([a-z]{2,})[-‐‑]([a-z]{2,})(?![\w-])(?:\s+([a-z]{3,}))?", re.I)
_WORD = re.compile(r"[a-z]+(?:[-‐‑][a-z]+)*", re.I)
_NOT_ONE_WORD = frozenset("re-cover re-form re-sign re-create re-sort re-lease un-ionized".split())
_NO_NOUN = frozenset(
    "and are but can does for from had has have into its may not nor off out over shall should than that the their them"
    " then these they this those through under was were when where which while who will with would".split()
)
Spellings = dict[str, list[Place]]


@document_check(Severity.WARNING, Category.INCONSISTENCY)
def spelling_variant(document: Sequence[AnnotatedUnit]) -> Iterator[tuple[AnnotatedUnit, Remark]]:
    english = [unit for unit in document if primary(unit.target_language) == "en"]
    for spellings in _families(english):
        usual = max(spellings, key=lambda spelt: (len(spellings[spelt]), -spellings[spelt][0][0].order))
        for spelt, places in spellings.items():
            if spelt != usual:
                unit, span = places[0]
                found = span.of(unit.target_text)
                message = f"“{found}” ({times(places)}) is spelt “{usual}” elsewhere ({times(spellings[usual])}); keep to one"
                yield unit, Remark(span, message, related=related(places[1:] + spellings[usual]))


def _families(document: Sequence[AnnotatedUnit]) -> Iterator[Spellings]:
    """Yield the words that stand in two or more spellings, each spelling with its places."""
    found: dict[str, Spellings] = defaultdict(lambda: defaultdict(list))
    compounds = [match for unit in document for match in _COMPOUND.finditer(unit.target_text)]
    closed = {(match[1] + match[2]).lower() for match in compounds if match[0].lower() not in _NOT_ONE_WORD}
    before = {
        (match[1].lower(), match[2].lower(), match[3].lower())
        for match in compounds
        if match[3] and match[3].lower() not in _NO_NOUN
    }
    for unit in document:
        for key, spelt, span in (*_words(unit, closed), *_phrases(unit, before), *_terms(unit)):
            found[key][spelt].append((unit, span))
    yield from (spellings for spellings in found.values() if len(spellings) > 1)


def _words(unit: AnnotatedUnit, closed: set[str]) -> Iterator[tuple[str, str, Span]]:
    """Yield words that stand closed and hyphenated, or in American and British spelling."""
    for match in _WORD.finditer(unit.target_text):
        word = match[0].lower().replace("‐", "-").replace("‑", "-")
        letters = word.replace("-", "")
        if letters in closed or respell(letters) != letters:
            yield american(letters), word, Span(*match.span())


def _phrases(unit: AnnotatedUnit, before: set[tuple[str, str, str]]) -> Iterator[tuple[str, str, Span]]:
    """Yield compounds before a noun, open or hyphenated, where the document has the hyphenated one."""
    words = list(_WORD.finditer(unit.target_text)) if before else []
    for place, match in enumerate(words[:-1]):
        first, hyphen, second = match[0].lower().replace("‑", "-").partition("-")
        width = 2 if hyphen else 3
        if place + width > len(words):
            continue
        last = words[place + width - 1]
        if not hyphen:
            second = words[place + 1][0].lower()
        if (first, second, last[0].lower()) in before:
            span = Span(match.start(), last.end())
            yield f"{first} {second} {last[0].lower()}", span.of(unit.target_text).lower(), span


def _terms(unit: AnnotatedUnit) -> Iterator[tuple[str, str, Span]]:
    """Yield glossary terms that are approved in more than one hyphenation (`opening up`, `opening-up`)."""
    for hit in unit.target_terms:
        if hit.form is Form.EXACT and hit.term.status.approved and primary(hit.term.language) == "en":
            found = hit.span.of(unit.target_text)
            yield f"{hit.entry.id} {fold(found).text}", found.lower(), hit.span
