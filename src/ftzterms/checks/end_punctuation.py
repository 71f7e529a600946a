"""The closing punctuation of the target differs in kind from that of the source.

A question that became a statement was misread; a sentence without its full stop was often cut short.
Compared are statement, question, exclamation, colon, ellipsis and no mark, without the quotes and brackets after them
and a note such as （完）. An exclamation toned down to a full stop, the last item of a text of several lines, the comma
or semicolon of a list item, the comma before a speaker whom the next unit names, a note in brackets, and the full stop
of an abbreviation (“Co., Ltd.”) are left alone.

Bad:
    zh: 企业还有哪些困难？
    en: What other difficulties do companies face⟦.⟧
Good:
    zh: 企业还有哪些困难？
    en: What other difficulties do companies face?
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ftzterms.checks import unit_check
from ftzterms.model import AnnotatedUnit, Category, Confidence, Fix, Remark, Severity, Span, primary
from ftzterms.text.closing import Closing, End, closing
from ftzterms.text.late import late

_ARTICLES = {End.OPEN: "no mark", End.ELLIPSIS: "an ellipsis", End.EXCLAMATION: "an exclamation mark"}
_MARKS = {
    End.STATEMENT: "。.", End.QUESTION: "？?", End.EXCLAMATION: "！!", End.COLON: "：:", End.ELLIPSIS: ("……", "…"),
}  # fmt: skip
_ALIKE = {mark: frozenset(marks) for marks in ("。.", "？?", "，,、；;", "：:") for mark in marks}
_SPEAKER_FOLLOWS = late(
    r"[,，]\s*[\"'“”‘’」』]\s*$|(?:[说說称稱道]|表示|指出|认为|認為|强调|強調)[,，]\s*$|\b(?:said|says)[,:]\s*$"
)
"""A comma before a closing quotation mark, or after a verb of speech: the next unit goes on."""
_TONE = frozenset({End.STATEMENT, End.EXCLAMATION, End.ELLIPSIS})


def _not_alike(units: Sequence[AnnotatedUnit]) -> Sequence[AnnotatedUnit]:
    return [unit for unit in units if not _plainly_alike(unit.source_text, unit.target_text)]


@unit_check(Severity.INFO, Category.TYPOGRAPHICAL, _not_alike)
def end_punctuation(unit: AnnotatedUnit) -> Iterator[Remark]:
    if _plainly_alike(unit.source_text, unit.target_text):
        return
    source, target = closing(unit.source_text), closing(unit.target_text)
    if source.kind is target.kind or not source.end or not target.end:
        return
    if source.abbreviated or target.abbreviated:
        return
    span = Span(target.start, target.end) if target.end > target.start else Span(target.end - 1, target.end)
    message = f"the source ends with {_named(source.kind)}, the target with {_named(target.kind)}"
    yield Remark(span, message, confidence=_confidence(unit, source, target), fix=_fix(unit, source, target))


def _plainly_alike(source: str, target: str) -> bool:
    """Say quickly whether two texts end in one kind: with a letter, a full stop, a question mark, or a lone mark."""
    last, other = source[-1:], target[-1:]
    if other.isalnum():
        return last.isalnum()
    if last not in _ALIKE.get(other, ()):
        return False
    return other in "。.？?" or (source[-2:-1].isalnum() and target[-2:-1].isalnum())


def _named(kind: End) -> str:
    return _ARTICLES.get(kind) or f"a {kind}"


def _confidence(unit: AnnotatedUnit, source: Closing, target: Closing) -> Confidence:
    kinds = {source.kind, target.kind}
    listed = End.LIST in kinds and (source.kind is not End.STATEMENT or unit.target_text[target.start] in ";；")
    note = source.kind is End.OPEN and unit.source_text.lstrip()[:1] in ("(", "（", "[", "【")
    goes_on = End.LIST in kinds and _SPEAKER_FOLLOWS.search(unit.target_text) is not None
    doubtful = listed or note or goes_on or kinds <= _TONE or "\n" in unit.target_text.strip()
    return Confidence.LOW if doubtful else Confidence.MEDIUM


def _fix(unit: AnnotatedUnit, source: Closing, target: Closing) -> Fix | None:
    """Offer the source's kind of mark; whether it is right, only a reader knows."""
    marks = _MARKS.get(source.kind)
    if not marks:
        return None
    return Fix(Span(target.start, target.end), marks[primary(unit.target_language) != "zh"])
