"""A clause or a sentence of the source seems to have no counterpart in the target.

Machine translation drops clauses silently, and the target alone reads well.
Only what cannot be short style is reported: a target far below the usual length for such a source, or one that is short
and lacks figures, sentences, clauses or abbreviations of the source as well. Labels and headings (fewer than 15 Chinese
characters or 60 English ones) are not judged.

Bad:
    zh: 口岸部门简化了查验手续，取消了三项收费，并将办理时间压缩到两天。
    en: ⟦Port authorities simplified inspections.⟧
Good:
    zh: 口岸部门简化了查验手续，取消了三项收费，并将办理时间压缩到两天。
    en: Port authorities simplified inspections, waived three charges and cut processing time to two days.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ftzterms.checks import unit_check
from ftzterms.model import AnnotatedUnit, Category, Confidence, Remark, Severity, Span, primary
from ftzterms.text.coverage import Lost, lost, share, too_short

_LEAST = {"zh": 15, "en": 60}
_CUT = {"zh": 0.4, "en": 0.3}
"""Below this share of the usual length, by the source's language, no style is so short."""
_MISSING = {"zh": 60, "en": 25}
"""Characters that must be missing at least, so that no terse label is taken for a cut sentence."""
_SHORT = {"zh": 0.6, "en": 0.44}


def _short(units: Sequence[AnnotatedUnit]) -> Sequence[AnnotatedUnit]:
    return [unit for unit in units if too_short(unit.source_text, unit.target_text, primary(unit.source_language))]


@unit_check(Severity.WARNING, Category.OMISSION, _short)
def omitted_text(unit: AnnotatedUnit) -> Iterator[Remark]:
    source, target = unit.source_text, unit.target_text
    languages = primary(unit.source_language), primary(unit.target_language)
    if languages not in (("zh", "en"), ("en", "zh")) or not too_short(source, target, languages[0]):
        return
    language = languages[0]
    if len(source) < _LEAST[language] or not target.strip():
        return
    part = share(source, target, language)
    if part >= _SHORT[language] or len(target) * (1 / max(part, 0.01) - 1) < _MISSING[language]:
        return
    cut, pieces = part < _CUT[language], lost(source, target, language)
    if cut or any(pieces):
        message = f"the target has {part:.0%} of the usual length{_told(pieces)}: look for what was left out"
        confidence = Confidence.HIGH if cut and any(pieces) else Confidence.MEDIUM
        yield Remark(Span(0, len(target)), message, confidence=confidence)


def _told(pieces: Lost) -> str:
    """Tell what the source has more of."""
    names = ("figure", "sentence", "clause", "abbreviation")
    parts = [
        f"{count} {name}{'s' if count > 1 else ''} fewer" for name, count in zip(names, pieces, strict=True) if count
    ]
    return f" and {', '.join(parts)}" if parts else ""
