"""Arabic digits in English text that read at a glance, which most do: 150 patients, in 2020, 32.5%, 1,200 miles.

What is read here, the rules of `numbers_en` read alike; they judge whatever has a telling neighbour.
"""

from __future__ import annotations

from re import Match

from ftzterms.text.figures._drafts import Draft
from ftzterms.text.figures._patterns import Pattern
from ftzterms.text.figures._reader_en import Reader
from ftzterms.text.figures._values import CARDINAL, DAY, PERCENT, YEAR
from ftzterms.text.figures.codes import money_before
from ftzterms.text.figures.numerals_en import CARDINALS, NUMBER_WORDS, SCALE_WORDS, SCALES
from ftzterms.text.figures.numerals_zh import read, scaled, share_of
from ftzterms.text.figures.quantities_en import LINKS, NAMES, PARTS, TOUCHING, measured, more_at, name_at, told_before

_TELLING = (
    frozenset(form for word in SCALE_WORDS for form in (word, f"{word}s"))
    | frozenset("times fold or odd plus a am p pm o noon midnight gmt utc bst local degree degrees and".split())
    | TOUCHING
    | NUMBER_WORDS
    | PARTS.keys()
)
"""The words after a number that may say how many it is, or that it is a time or a temperature."""
_HOURS = frozenset({"hours", "hrs"})
"""What makes a time of four digits."""
_NEXT = r"(?: |\) )(?:([a-z]+)(?![°℃℉$€£¥]|[^\W\d_])|(?=\())"
_STOP = r"(?=[;\n\"”,.%]|\)(?! )|\Z)"
_ROW = r"(?:[0-9]{0,2}(?:,[0-9]{3}){1,5}|[0-9]{0,8}(?:\.[0-9]{1,9})?)(?![0-9]|[.,][0-9]|, 000)"
PLAIN = rf"(?:(?<=[ $£€¥][0-9])|(?<= \([0-9])){_ROW}()(?: (thousand|million|billion|trillion)\b)?(?:{_NEXT}|{_STOP})"
"""What follows the first digit of a number that may read at a glance.

The groups are the number's end, its scale and the next word.
"""
_FOLLOWING = Pattern(f"{_NEXT}|{_STOP}")
_CURRENCIES = frozenset("$£€¥")
_ENTRY_ENDS = frozenset(").")


def plain(reader: Reader, found: Match[str]) -> Draft | None:
    """Read a number that `PLAIN` has found; None where the general rules must judge."""
    text, at, end = reader.text, found.start(), found.start(1)
    sign = text[at - 1]
    if sign in _CURRENCIES:
        return _charged(reader, found)
    drafts = reader.drafts
    linked = drafts and text[drafts[-1].end : at].strip() in LINKS
    if linked and not (end - at == 4 and drafts[-1].kind is DAY):
        return None
    told = told_before(text, at)
    if told > 1 or (at == 1 and text[end : end + 1] in _ENTRY_ENDS):
        return None
    draft = _digits(text, found)
    if draft and draft.kind is not YEAR:
        if linked:
            return None
        if told:
            draft.approx = reader.before(at)
    return draft


def plain_word(reader: Reader, at: int, word: str) -> Draft | None:
    """Do so for a cardinal in words: three workers, over forty countries."""
    text, end = reader.text, at + len(word)
    following = _FOLLOWING.match(text, end)
    if not following or reader.original[at].isupper() or text[end : end + 1] == "%":
        return None
    told = told_before(text, at)
    if told > 1 or (reader.drafts and reader.gap(at) in LINKS):
        return None
    value = CARDINALS[word]
    draft = _measured(text, Draft(at, end, CARDINAL, value, firm=value > 10), following, 1)
    if draft and told:
        draft.approx = reader.before(at)
    return draft


def _charged(reader: Reader, found: Match[str]) -> Draft | None:
    """Read an amount after the sign of its currency: $4.5 million."""
    code, start = money_before(reader.text, found.start())
    if not code or (reader.drafts and reader.gap(start) in LINKS):
        return None
    draft = _digits(reader.text, found)
    if not draft or draft.kind is not CARDINAL or draft.unit:
        return None
    draft.unit, draft.start, draft.approx = code, start, reader.before(start)
    return draft


def _digits(text: str, found: Match[str]) -> Draft | None:
    """Make a figure of digits with what stands after them: a scale word, a percent, the name of a unit, or nothing."""
    at, end = found.start(), found.start(1)
    written, scale, word = text[at:end], found[2], found[3]
    if text[found.end() : found.end() + 1] == "%" and not word:
        return None if scale else _percent(text, at, end)
    value, step = scaled(written, SCALES[scale]) if scale else read(written)
    if scale:
        end = found.end(2)
    draft = _measured(text, Draft(at, end, CARDINAL, value, step, firm=value != 0), found, 3)
    if end - at == 4 and 1500 <= value <= 2100 and draft and draft.end == end:
        draft.kind = YEAR
    return draft


def _measured(text: str, draft: Draft, following: Match[str], group: int) -> Draft | None:
    """Give a number the unit or rate named after it, where a word stands in a group; None where that is in doubt."""
    word = following[group]
    if word in _TELLING or (word in _HOURS and draft.end - draft.start == 4):
        return None
    at = following.start(group)
    name = name_at(text, at, word) if word in NAMES else ""
    if not name:
        return draft
    end = at + len(name)
    return None if more_at(text, end) else measured(draft, end, name, digits=group > 1)


def _percent(text: str, at: int, end: int) -> Draft | None:
    if text.startswith("% points", end) or more_at(text, end + 1):
        return None
    return Draft(at, end + 1, PERCENT, *share_of(text[at:end], 100))
