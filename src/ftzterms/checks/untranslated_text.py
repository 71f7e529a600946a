"""Text in the source language was left in the target, or the target is the source itself.

A forgotten clause is the first thing a reader sees and the last that its translator does.
A single glossary term is left to `untranslated-term`. Numbers, codes, addresses, names, units and Latin phrases are the
same in both languages; a Chinese word in brackets or quotes beside its translation, or one that is spoken of (“the
character 福”), may stand, and so may an English title in 《》 or brackets.

Bad:
    zh: 园区简化了手续，压缩了办理时间。
    en: The park simplified procedures and ⟦压缩了办理时间⟧.
Good:
    zh: 园区简化了手续，压缩了办理时间。
    en: The park simplified procedures and cut processing time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ftzterms.checks import unit_check
from ftzterms.model import AnnotatedUnit, Category, Confidence, Remark, Severity, Span, primary
from ftzterms.text.leftover import Passage, han_passages, has_words, latin_passages


def _not_ascii_for_chinese(units: Sequence[AnnotatedUnit]) -> Iterator[AnnotatedUnit]:
    for unit in units:
        if not unit.target_text.isascii() or primary(unit.source_language) != "zh":
            yield unit


@unit_check(Severity.ERROR, Category.UNTRANSLATED, _not_ascii_for_chinese)
def untranslated_text(unit: AnnotatedUnit) -> Iterator[Remark]:
    source, target = unit.source_text, unit.target_text
    languages = primary(unit.source_language), primary(unit.target_language)
    if languages not in (("zh", "en"), ("en", "zh")):
        return
    if source.strip() == target.strip():
        if has_words(source, languages[0]):
            yield Remark(Span(0, len(target)), "the target is the source text: translate it")
        return
    passages = han_passages(target) if languages[0] == "zh" else latin_passages(target, source)
    for passage in passages:
        if not _is_term(unit, passage):
            text = target[passage.start : passage.end]
            confidence = Confidence.HIGH if passage.sure else Confidence.LOW
            yield Remark(
                Span(passage.start, passage.end), f"“{text}” was left untranslated: translate it", confidence=confidence
            )


def _is_term(unit: AnnotatedUnit, passage: Passage) -> bool:
    """Say whether a passage is one term of the source language, which `untranslated-term` reports."""
    span = Span(passage.start, passage.end)
    source_language = primary(unit.source_language)
    return any(span in hit.span for hit in unit.target_terms if primary(hit.term.language) == source_language)
