"""A term is in another script than its language says.

A Traditional term under `zh-Hans`, or the reverse, gets the wrong rendering into somebody's text; Latin letters alone
under `zh` are an abbreviation, and Han characters under `en` a slip of the column. Letters of any other script are most
often ones that look alike (a Cyrillic а for a Latin a): such a term would never be found.

Bad:
    a: zh-Hans ⟦自由貿易試驗區⟧ · en pilot free trade zone
Good:
    a: zh-Hans 自由贸易试验区 · en pilot free trade zone
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import name

from ftzterms.checks import glossary_check
from ftzterms.checks.glossary._entries import remark
from ftzterms.model import Category, ConceptEntry, Remark, Severity, Term, canonical, is_traditional, primary
from ftzterms.text.han import has_han, traditional_to_simplified
from ftzterms.text.letters import foreign_letters
from ftzterms.text.script import only_simplified


@glossary_check(Severity.ERROR, Category.CHARACTERS)
def script_mismatch(entries: Sequence[ConceptEntry]) -> Iterator[tuple[ConceptEntry, Remark]]:
    for entry in entries:
        for term in entry.terms():
            wrong = _wrong(term)
            if wrong:
                yield remark(f"“{term.text}” ({term.language}): {wrong}", entry, term.text)


def _wrong(term: Term) -> str:
    language = primary(term.language)
    if language == "en" and has_han(term.text):
        return "Han characters in an English term: move it to its own language"
    if language == "zh" and "Hans" in canonical(term.language) and not is_traditional(term.language):
        traditional = traditional_to_simplified().keys() & set(term.text)
        if traditional:
            return f"Traditional characters ({''.join(sorted(traditional))}): write Simplified, or put it under zh-Hant"
    if is_traditional(term.language) and (simplified := only_simplified() & set(term.text)):
        return f"Simplified characters ({''.join(sorted(simplified))}): write Traditional, or put it under zh-Hans"
    return _alien(term.text, language) if language in {"en", "zh"} else ""


def _alien(text: str, language: str) -> str:
    letters = foreign_letters(text, language)
    named = ", ".join(f"“{letter}” (U+{ord(letter):04X} {name(letter, 'unknown')})" for letter in letters)
    return f"{named}: a letter of another script, so no text matches; type the term anew" if named else ""
