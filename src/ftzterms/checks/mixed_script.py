"""Traditional characters stand in a Simplified text, or Simplified ones in a Traditional text.

They come in with a match from another memory, and one 報 in a text of 报 shows that nobody read it.
The script of a text is that of its language tag; where the tag only says `zh`, that of most of its characters.
Characters that both scripts write (后, 里, 台, 干) are no evidence. A title or quotation whose characters are all of
the other script (《紅樓夢》 in a Simplified text) is taken as quoted, and so is a passage with Japanese kana.

Bad:
    en: Customs brokers keep the documents for five years.
    zh: 报关企业应当将⟦單證⟧保存五年。
Good:
    en: Customs brokers keep the documents for five years.
    zh: 报关企业应当将单证保存五年。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ftzterms.checks import unit_check
from ftzterms.model import (
    AnnotatedUnit,
    Category,
    Confidence,
    Fix,
    Remark,
    Severity,
    Span,
    canonical,
    is_traditional,
    primary,
)
from ftzterms.text.late import late
from ftzterms.text.script import (
    KANA,
    foreign_runs,
    mostly_traditional,
    only_simplified,
    only_traditional,
    plainly_simplified,
    simplifying,
)

_QUOTED = late(r"《[^》]+》|〈[^〉]+〉|「[^」]+」|『[^』]+』|“[^”]+”|（[^）]+）|\([^)]+\)")
_MANY = 5


def _chinese(units: Sequence[AnnotatedUnit]) -> Sequence[AnnotatedUnit]:
    return [unit for unit in units if not unit.target_text.isascii() and primary(unit.target_language) == "zh"]


@unit_check(Severity.WARNING, Category.CHARACTERS, _chinese)
def mixed_script(unit: AnnotatedUnit) -> Iterator[Remark]:
    text = unit.target_text
    if text.isascii() or primary(unit.target_language) != "zh":
        return
    if plainly_simplified(text) and not is_traditional(unit.target_language):
        return
    traditional = _traditional(unit.target_language, text)
    if (only_simplified() if traditional else only_traditional()).isdisjoint(text) or KANA.search(text):
        return
    runs = foreign_runs(text, traditional=traditional)
    own = only_traditional() if traditional else only_simplified()
    if sum(end - start for start, end in runs) >= _MANY and own.isdisjoint(text):
        yield Remark(Span(runs[0][0], runs[-1][1]), _message(text, traditional=traditional, whole=True))
        return
    for start, end in runs:
        confidence = Confidence.LOW if _quoted(text, start, traditional=traditional) else Confidence.HIGH
        span = Span(start, end)
        message = _message(span.of(text), traditional=traditional, whole=False)
        yield Remark(span, message, confidence=confidence, fix=_fix(span, text, traditional=traditional))


def _traditional(tag: str, text: str) -> bool:
    return mostly_traditional(text) if canonical(tag) == "zh" else is_traditional(tag)


def _message(flagged: str, *, traditional: bool, whole: bool) -> str:
    this, other = ("Traditional", "Simplified") if traditional else ("Simplified", "Traditional")
    if whole:
        return f"this text is in {other} characters: write it in {this}, or correct its language tag"
    if traditional:
        return f"“{flagged}” is {other}: the text is {this}"
    simplified = flagged.translate(simplifying())
    return f"“{flagged}” is {other}: write “{simplified}”"


def _fix(span: Span, text: str, *, traditional: bool) -> Fix | None:
    """Offer the Simplified characters; a Simplified character may stand for several Traditional ones."""
    if traditional:
        return None
    old = span.of(text)
    return Fix(span, old.translate(simplifying()), safe="於" not in old)  # a surname too


def _quoted(text: str, position: int, *, traditional: bool) -> bool:
    """Say whether a character stands in a quotation that is wholly in the other script."""
    own, foreign = only_traditional(), only_simplified()
    if not traditional:
        own, foreign = foreign, own
    return any(
        quote.start() < position < quote.end()
        and own.isdisjoint(quote[0])
        and (quote[0][0] in "《〈「『" or len(foreign.intersection(quote[0])) > 1)
        for quote in _QUOTED.finditer(text)
    )
