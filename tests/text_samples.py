"""Units made by hand for the tests of the text checks."""

from __future__ import annotations

from ftzterms.checks import Check
from ftzterms.model import AnnotatedUnit, Confidence, InlineTag, Remark, Segment, TranslationUnit, Variant
from ftzterms.registry import room

_LANGUAGES = {"zh": "zh-CN", "hant": "zh-TW", "en": "en"}


def unit(
    source: str | None,
    target: str,
    direction: str = "zh-en",
    *,
    source_tags: tuple[InlineTag, ...] = (),
    target_tags: tuple[InlineTag, ...] = (),
) -> AnnotatedUnit:
    """Make a unit without terms; the direction is `zh-en`, `en-zh`, `hant-en` or `en-hant`."""
    source_language, target_language = (_LANGUAGES[side] for side in direction.split("-"))
    variant = Variant(source_language, Segment(source, source_tags)) if source is not None else None
    translation = TranslationUnit("#1", variant, Variant(target_language, Segment(target, target_tags)))
    return AnnotatedUnit(translation, source or "", target, source_language if variant else "", target_language, (), ())


def check_of(id_: str) -> Check:
    """Give a check by its id, without loading the others."""
    check = room("ftzterms.checks", id_.replace("-", "_"))
    assert isinstance(check, Check)
    return check


def remarks(check: str, given: AnnotatedUnit, *, doubtful: bool = False, **options: object) -> list[Remark]:
    """Run one check; remarks of low confidence, which are not shown, only when asked for."""
    found = check_of(check).function(given, **options)
    return [remark for remark in found if doubtful or remark.confidence > Confidence.LOW]


def flagged(check: str, given: AnnotatedUnit, *, doubtful: bool = False, **options: object) -> list[str]:
    """Give the flagged words of the side that each remark counts in."""
    return [
        remark.span.of(given.source_text if remark.side == "source" else given.target_text)
        for remark in remarks(check, given, doubtful=doubtful, **options)
    ]


def repaired(check: str, given: AnnotatedUnit) -> str:
    """Apply the fixes of a check to the target, last first."""
    text = given.target_text
    fixes = [remark.fix for remark in remarks(check, given) if remark.fix and remark.side != "source"]
    for fix in sorted(fixes, key=lambda fix: -fix.span.start):
        text = text[: fix.span.start] + fix.replacement + text[fix.span.end :]
    return text
