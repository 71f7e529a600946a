"""A term is written so that it never stands in a text, and so is never found.

Lists made for readers have room for words that no sentence has: a gap (…), two terms in one (a / b, a; b), “sb.” and
“sth.”, a letter for a number. A checker that looks for them finds nothing and reports a clean file. Write each wording
as a term of its own, without the gap. The same holds for a term that is one of its own `not_inside` guards, and for one
without any letter or figure.

Bad:
    a: zh 从⟦…⟧到⟦…⟧ · en from … to …
Good:
    a: zh 从无到有 · en start from scratch
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ftzterms.checks import glossary_check
from ftzterms.checks.glossary._entries import remark
from ftzterms.model import Category, ConceptEntry, Remark, Severity, Term
from ftzterms.text.fold import fold

_GAP = re.compile(r"…|\.{3}|[〜～|]|×{2,}|\b(?:sb|sth)\b\.?| / |／|；|;(?!.*;? (?:and|or) )|\n")
"""A sentence of several clauses has “; and” at last; a list of terms has not."""


@glossary_check(Severity.ERROR, Category.TERMINOLOGY)
def unfindable_term(entries: Sequence[ConceptEntry]) -> Iterator[tuple[ConceptEntry, Remark]]:
    for entry in entries:
        guards = {fold(word).text for word in entry.not_inside}
        for term in entry.terms():
            wrong = _wrong(term, guards)
            if wrong:
                yield remark(f"“{term.text}” {wrong}", entry, term.text)


def _wrong(term: Term, guards: set[str]) -> str:
    text = term.text.strip()
    if not any(map(str.isalnum, text)):
        return "has no letter and no figure: no text has it as a term"
    gap = _GAP.search(text)
    if gap:
        said = "a line end" if gap[0] == "\n" else f"“{gap[0].strip()}”"
        return f"has {said} in it, which no text has there: write each wording as a term of its own"
    return "is one of its own not_inside guards, so it is never found" if fold(text).text in guards else ""
