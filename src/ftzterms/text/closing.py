"""How a text ends: as a statement, a question, an exclamation, with a colon, a list mark, an ellipsis, or openly."""

from __future__ import annotations

from enum import StrEnum

from ftzterms.text.tuples import NamedTuple

_CLOSERS = " \t\r\n\u00a0\u3000\"'“”‘’»」』》〉）)］]】〕*_\u200b"
_BRACKETS = {")": "(", "）": "（", "]": "[", "］": "［", "】": "【", "〕": "〔"}
_MARKS = ".。．｡!！?？:：;；,，、…‥"
_ABBREVIATIONS = (
    "Co. Ltd. Inc. Corp. Jr. Sr. etc. No. p.m. a.m. U.S. U.K. U.N. D.C. Dr. Mr. Mrs. Ms. St. vs. al. Ph.D. Bros. Dept. "
    "Vol. Art. Sec. Fig. Ed. Eds. R.O.C. B.C. A.D. e.g. i.e. cf. pp."
)


class End(StrEnum):
    """The kind of a text's end."""

    STATEMENT = "full stop"
    QUESTION = "question mark"
    EXCLAMATION = "exclamation mark"
    COLON = "colon"
    LIST = "comma or semicolon"
    ELLIPSIS = "ellipsis"
    OPEN = "no mark"


_KINDS = {
    "。": End.STATEMENT, ".": End.STATEMENT, "．": End.STATEMENT, "｡": End.STATEMENT,
    ":": End.COLON, "：": End.COLON, ";": End.LIST, "；": End.LIST, ",": End.LIST, "，": End.LIST, "、": End.LIST,
}  # fmt: skip
_ENDINGS = frozenset(_ABBREVIATIONS.lower().split())


class Closing(NamedTuple):
    """The end of a text: its kind, and the half-open stretch of its marks (empty when it has none)."""

    kind: End
    start: int
    end: int
    abbreviated: bool = False
    """The full stop may belong to an abbreviation (`Co., Ltd.`)."""


def closing(text: str) -> Closing:
    """Tell how a text ends, without the quotes and brackets after its last mark."""
    stripped = text.rstrip(_CLOSERS)
    bare = stripped.rstrip(_MARKS)
    if len(bare) < len(stripped):
        return _marked(stripped, len(bare))
    return _before_note(text) or Closing(End.OPEN, len(stripped), len(stripped))


def _marked(stripped: str, start: int) -> Closing:
    marks = stripped[start:]
    if "?" in marks or "？" in marks:
        kind = End.QUESTION
    elif "!" in marks or "！" in marks:
        kind = End.EXCLAMATION
    elif "…" in marks or "‥" in marks or "..." in marks or "。。。" in marks:
        kind = End.ELLIPSIS
    else:
        kind = _KINDS[marks[-1]]
    return Closing(kind, start, len(stripped), marks == "." and _abbreviated(stripped))


def _abbreviated(stripped: str) -> bool:
    """Say whether the last word with its full stop is an abbreviation, or all there is."""
    last = stripped.rsplit(None, 1)[-1].lstrip("(（").lower()
    return last in _ENDINGS or (last.isascii() and len(last) == len(stripped))


def _before_note(text: str) -> Closing | None:
    """Look at what stands before a note in brackets at the very end: `……。（完）`."""
    kept = text.rstrip()
    opener = _BRACKETS.get(kept[-1:])
    at = kept.rfind(opener) if opener else -1
    if at <= 0:
        return None
    before = kept[:at].rstrip(_CLOSERS)
    bare = before.rstrip(_MARKS)
    return _marked(before, len(bare)) if len(bare) < len(before) else None
