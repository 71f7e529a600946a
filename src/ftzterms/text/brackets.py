"""Brackets and quotation marks that have no partner within one text."""

from __future__ import annotations

import re
from functools import lru_cache

from ftzterms.text.late import late
from ftzterms.text.tuples import NamedTuple

_PAIRS = {
    "(": ")",
    "[": "]",
    "【": "】",
    "《": "》",
    "〈": "〉",
    "「": "」",
    "『": "』",
    "〔": "〕",
    "“": "”",
    "‘": "’",
}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
_NARROW = dict(zip("（）［］", "()[]", strict=True))
_MARK = late('[()（）［］\\[\\]【】《》〈〉「」『』〔〕“”‘’"]')
_QUOTES = frozenset('“”‘’「」『』"')
_PAIR = late('\\(\\)|（）|\\[\\]|［］|【】|《》|〈〉|「」|『』|〔〕|“”|‘’|""')
_LIST_NUMBER = late(
    r"[)）][.、]?(?:(?:\d{1,2}[.-])*\d{1,3}|[A-Za-z]|[ivxIVX]{1,5}|[一二三四五六七八九十]{1,3}|[①-⑳甲乙丙丁])"
    r"(?=[\s(（,，;；:：、。.“\"]|$)"
)
"""Written from right to left, since there are fewer brackets than words to start from."""
_EMOTICON = late(r"[:;=8(](?:(?<!\()'?-?[()]|(?<=\()-?[:;])")
_SINGLE = late("[‘’]")
_ELISION = late(r"‘(?=\d|(?:tis|twas|em|n|til|cause|bout|round)\b)", re.I)
_INTERVAL = late(r"[\[(]\s*[-−+]?[\w.∞]+\s*[,，]\s*[-−+]?[\w.∞]+\s*[\])]")


class Stray(NamedTuple):
    """A mark without a partner."""

    position: int
    mark: str
    quote: bool
    opening: bool | None
    """None for a straight quotation mark, which may be either."""


def strays(text: str) -> list[Stray]:
    """Give the marks of a text that are not closed, or close nothing, in order.

    No marks are: apostrophes, inch and minute signs, the bracket of a list number (`2)`), of an emoticon or of a
    half-open interval, and the quotation mark that opens each of several paragraphs of one quotation.
    """
    if text.isascii() and not _may_have_marks(text):
        return []
    marks = "".join(_MARK.findall(text))
    if not marks or _plainly_paired(marks):
        return []
    numbers = _list_numbers(text) if ")" in marks or "）" in marks else set()
    ignored = _ignored(text, marks)
    left = _strays(text, ignored, numbers, lists_close=True)
    return min(left, _strays(text, ignored, numbers, lists_close=False), key=len) if left and numbers else left


def _may_have_marks(text: str) -> bool:
    """Say quickly whether an ASCII text has any mark."""
    return "(" in text or '"' in text or ")" in text or "[" in text or "]" in text


@lru_cache(maxsize=4096)
def _plainly_paired(marks: str) -> bool:
    """Say quickly whether nothing is left when pairs that enclose nothing else are taken out again and again."""
    if "‘" not in marks:
        marks = marks.replace("’", "")
    while marks:
        shorter = _PAIR.sub("", marks)
        if len(shorter) == len(marks):
            return False
        marks = shorter
    return True


def _list_numbers(text: str) -> set[int]:
    """Give the positions of the brackets after list numbers."""
    return {len(text) - 1 - found.start() for found in _LIST_NUMBER.finditer(text[::-1])}


def _strays(text: str, ignored: set[int], numbers: set[int], *, lists_close: bool) -> list[Stray]:
    """Pair the marks; *lists_close* lets the bracket of a list number close what is open (`(see 5 or 6)`)."""
    opened: list[tuple[str, int]] = []
    left: list[Stray] = []
    straight: list[int] = []
    for found in _MARK.finditer(text):
        position, mark = found.start(), _NARROW.get(found[0], found[0])
        if position in ignored or (position in numbers and not (lists_close and _close(opened, "("))):
            continue
        if mark == '"':
            straight.append(position)
        elif mark in _PAIRS:
            opened.append((mark, position))
        elif position not in numbers and not _close(opened, _CLOSERS[mark]) and not _apostrophe(text, position, mark):
            left.append(Stray(position, text[position], mark in _QUOTES, opening=False))
    left += [Stray(at, text[at], mark in _QUOTES, opening=True) for mark, at in opened if not _resumed(text, mark, at)]
    return sorted(_with_straight(text, straight, left))


def _ignored(text: str, marks: str) -> set[int]:
    """Give the positions of brackets and quotes that are no marks."""
    ignored: set[int] = set()
    if "‘" in marks or "’" in marks:
        ignored.update(found.start() for found in _ELISION.finditer(text))
        ignored.update(found.start() for found in _SINGLE.finditer(text) if _inside_word(text, found.start()))
    if "(" in marks or ")" in marks:
        for found in _EMOTICON.finditer(text):
            if found[0][-1] in "()" and text[: found.start()].count("(") <= text[: found.start()].count(")"):
                ignored.update(range(*found.span()))
    if "(" in marks or "[" in marks:
        for found in _INTERVAL.finditer(text):
            ignored.update((found.start(), found.end() - 1))
    return ignored


def _inside_word(text: str, position: int) -> bool:
    return 0 < position < len(text) - 1 and text[position - 1].isalpha() and _latin(text[position + 1])


def _latin(character: str) -> bool:
    return character.isalpha() and character < "\u2000"


def _close(opened: list[tuple[str, int]], opener: str) -> bool:
    """Take the last open partner off the stack; marks that cross are no fault."""
    for i in range(len(opened) - 1, -1, -1):
        if opened[i][0] == opener:
            del opened[i]
            return True
    return False


def _apostrophe(text: str, position: int, mark: str) -> bool:
    """Say whether a closing quote is an apostrophe or a minute or inch sign."""
    before = text[position - 1 : position]
    return mark == "’" or (mark == "”" and before.isdigit())


def _resumed(text: str, mark: str, position: int) -> bool:
    """Say whether a quotation is opened again at the start of the next paragraph."""
    if mark not in "“「『":
        return False
    _, newline, rest = text[position:].partition("\n")
    return bool(newline) and rest.lstrip().startswith(mark)


def _with_straight(text: str, straight: list[int], left: list[Stray]) -> list[Stray]:
    """Add an odd straight quote, unless it is an inch sign or the partner of a curly one."""
    if len(straight) % 2 == 0:
        return left
    if any(text[at - 1 : at].isdigit() for at in straight):
        return left
    for stray in left:
        if stray.mark in "“”":
            return [other for other in left if other is not stray]
    return [*left, Stray(straight[-1], '"', quote=True, opening=None)]
