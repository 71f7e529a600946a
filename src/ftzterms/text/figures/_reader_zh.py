"""The state of a reading of Chinese text, and the characters that every rule needs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction

from ftzterms.text.figures._drafts import Draft
from ftzterms.text.figures._patterns import Pattern
from ftzterms.text.figures._values import DATED, Approx, Exact, Kind
from ftzterms.text.figures.numerals_zh import exact
from ftzterms.text.han import traditional_to_simplified

HAN = "零〇一二三四五六七八九十百千万亿兆两廿卅"
ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{2,3}){0,6},[0-9]{3}(?![0-9])(?:\.[0-9]{1,12})?|[0-9]{1,24}(?:\.[0-9]{1,12})?)"
SCALE = r"(?:[十百千]?(?:万亿|[万亿]|兆(?![瓦帕赫字比电]))|[百千](?![克米瓦伏卡帕字兆赫分电碱]))"
NUMERAL = Pattern(
    rf"(?:{ARABIC}(?:\s?{SCALE}(?:{ARABIC}{SCALE}){{0,3}})?"
    rf"|[{HAN}]{{1,24}}(?:[点.‧·][零〇一二三四五六七八九]{{1,12}}(?![十分刻]))?)"
)
_BEFORE = {
    "约": Approx.ABOUT,
    "近": Approx.BELOW,
    "不足": Approx.BELOW,
    "不到": Approx.BELOW,
    "接近": Approx.BELOW,
    "超": Approx.ABOVE,
    "逾": Approx.ABOVE,
    "超过": Approx.ABOVE,
    "多于": Approx.ABOVE,
    "突破": Approx.ABOVE,
}
_NOT_NEAR = frozenset("节约 合约 条约 签约 契约 公约 最近 附近 邻近 靠近 新近".split())
_AFTER = {
    "左右": Approx.ABOUT,
    "上下": Approx.ABOUT,
    "多": Approx.ABOVE,
    "余": Approx.ABOVE,
}
_POWERS = frozenset("百千万亿")
_CONNECTORS = frozenset({"至", "到", "-", "~", "--", "、", "或", "和", "及", "至第", "到第", "、第", "和第", "或第"})


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Number:
    """A numeral with where it stands and how it is written."""

    start: int
    end: int
    value: Exact
    step: Exact
    written: str
    """The numeral without the powers that stand after all its digits: 3.5 in 3.5万亿."""
    factor: Exact
    """What those powers multiply by."""
    ordinal: bool = False
    approx: Approx = Approx.EXACT
    low: Number | None = None
    """The lower end of 七八十 and 一万六七千, of which this is the upper."""

    @property
    def arabic(self) -> bool:
        return self.written[:1].isascii()

    @property
    def whole(self) -> bool:
        return isinstance(self.value, int)


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Reader:
    """Folded text, the figures found so far and the place up to which it is read."""

    text: str
    original: str
    parts: bool = False
    """Whether 分之 stands in it."""
    at: int = 0
    drafts: list[Draft] = field(default_factory=list)
    waiting: list[Number] = field(default_factory=list)
    """The first numerals of a range or list whose unit stands after the last one."""
    due: int = -1
    """Where the next numeral must start to go with them."""

    @property
    def traditional(self) -> bool:
        return not traditional_to_simplified().keys().isdisjoint(self.original)

    def add(self, draft: Draft) -> None:
        """Take a figure in, and join it to the one before when they make one expression."""
        if self.drafts:
            draft.joined = draft.joined or self._continues(self.drafts[-1], draft)
        self.drafts.append(draft)
        self.at = max(self.at, draft.end)

    def _continues(self, last: Draft, draft: Draft) -> bool:
        gap = self.text[last.end : draft.start].strip(" ")
        if not gap:
            return last.kind in DATED and draft.kind in DATED
        return gap in _CONNECTORS and (last.kind is draft.kind or {last.kind, draft.kind} <= DATED)

    def settle(self, draft: Draft, last: Number) -> None:
        """Take in the last figure of a range and give its kind, unit and powers to those that waited for it."""
        for number in self.waiting:
            value, step = _beside(number, draft, last)
            self.add(replace(draft, start=number.start, end=number.end, value=value, step=step, joined=False))
        self.waiting.clear()
        draft.joined = last.low is not None
        draft.firm = draft.firm and not draft.joined  # of 五六百 a translation may say only the five hundred
        self.add(draft)

    def before(self, start: int) -> Approx:
        """Tell how near the number is that starts here, by the word before it; a limit (不得超过) does not say."""
        text = self.text
        pair, last = text[start - 2 : start], text[start - 1 : start]
        if last in {"上", "过"} and text[start : start + 1] in _POWERS and pair != "以上":
            return Approx.ABOVE
        near = _BEFORE.get(pair) or _BEFORE.get(last, Approx.EXACT)
        if near and (pair in _NOT_NEAR or (near is Approx.ABOVE and "不" in text[max(0, start - 6) : start])):
            return Approx.EXACT
        return near

    def after(self, end: int) -> Approx:
        """Tell the same by the word after it."""
        text = self.text
        return _AFTER.get(text[end : end + 2]) or _AFTER.get(text[end : end + 1], Approx.EXACT)


def _beside(number: Number, draft: Draft, last: Number) -> tuple[Exact, Exact]:
    """Give the value and step that the first numeral of a range has beside its last figure.

    3 in 3%—5% is 3 percent, 八 in 八九成 80 percent, 3 in 3至5亿 300 million, 六 in 六七十年代 the sixties.
    """
    value = number.value
    match draft.kind:
        case Kind.PERCENT if last.value:
            rate = Fraction(draft.value) / last.value
            return exact(value * rate), exact(number.step * rate)
        case Kind.DECADE:
            return draft.value // 100 * 100 + (value * 10 if value < 10 else value), 1
        case Kind.TIME:
            late = draft.value >= 720 and value * 60 + 720 <= draft.value
            return value * 60 + (720 if late else 0), 1
        case Kind.YEAR:
            return value, number.step
    factor = last.factor
    grown = number is not last.low and number.factor == 1 and factor >= 1000 and value * factor <= draft.value * 10
    return (value * factor, number.step * factor) if grown else (value, number.step)
