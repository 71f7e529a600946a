"""The target has an approved term in a form that differs only by hyphen, case, quotes, spelling or number form.

A reader, and every search, takes two spellings for two things. The term is right, so this is no `missing-term`.
Plural, possessive, sentence and title case are forms of the term and no variants; capitals that a proper name has lost
are one. Hyphens that join a term before a noun (“poverty-alleviation work”) are good English: low confidence. So are
words in a unit whose source does not name the concept, because they may mean something else, and British spelling in
a unit that keeps to it.

Bad:
    zh: 有关部门正在编制“十五五”规划。
    en: The departments concerned are drawing up the ⟦15th Five Year Plan⟧.
Good:
    zh: 有关部门正在编制“十五五”规划。
    en: The departments concerned are drawing up the 15th Five-Year Plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ftzterms.checks import unit_check
from ftzterms.checks._terms import authority, concepts, same_language
from ftzterms.model import AnnotatedUnit, Category, Confidence, Fix, Form, Remark, Severity, Span, TermHit
from ftzterms.text.spelling import american

_DIFFERENCE = {
    Form.HYPHEN: "hyphens or spaces differ",
    Form.CASE: "capitals differ",
    Form.SPELLING: "the spelling differs",
    Form.NUMBER: "the number is written in another form",
}


def _with_variants(units: Sequence[AnnotatedUnit]) -> Iterator[AnnotatedUnit]:
    for unit in units:
        for hit in unit.target_terms:
            if hit.form.variant:
                yield unit
                break


@unit_check(Severity.WARNING, Category.TERMINOLOGY, _with_variants)
def variant_term(unit: AnnotatedUnit) -> Iterator[Remark]:
    told: set[Span] = set()
    for hit in unit.target_terms:
        if hit.form.variant and hit.term.status.approved and same_language(hit.term.language, unit.target_language):
            if hit.span not in told:
                yield _remark(hit, unit)
            told.add(hit.span)


def _remark(hit: TermHit, unit: AnnotatedUnit) -> Remark:
    from ftzterms.text.agreement import in_place_of  # noqa: PLC0415  where all is well it is not needed

    found = hit.span.of(unit.target_text)
    better = in_place_of(hit.term.text, found)
    known = not unit.source_text or hit.entry.id in concepts(unit.source_terms)
    sure = known and not (hit.doubtful or _attributive(hit, unit.target_text) or _house_spelling(hit, unit))
    message = f"“{found}”: write “{better}”; {_DIFFERENCE[hit.form]}{authority(hit.entry, unit.target_language)}"
    return Remark(
        hit.span,
        message,
        confidence=Confidence.HIGH if sure else Confidence.LOW,
        concept=hit.entry.id,
        fix=Fix(hit.span, better, safe=sure and hit.form is not Form.SPELLING),
    )


def _attributive(hit: TermHit, text: str) -> bool:
    """Say whether hyphens join all words of a common noun before another noun."""
    found, after = hit.span.of(text), text[hit.span.end : hit.span.end + 2]
    joined = hit.form is Form.HYPHEN and " " not in found and hit.term.text.islower() and hit.term.text.count(" ") == 1
    return joined and after[:1] == " " and after[1:].isalpha()


def _house_spelling(hit: TermHit, unit: AnnotatedUnit) -> bool:
    """Say whether the text keeps to British spelling in other words too."""
    if hit.form is not Form.SPELLING:
        return False
    rest = unit.target_text[: hit.span.start] + unit.target_text[hit.span.end :]
    return any(american(word) != word for word in re.findall("[a-z]+", rest))
