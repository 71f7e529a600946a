"""The state of a reading of Chinese text, and the characters that every rule needs."""

from __future__ import annotations

from ftzterms.text.figures._drafts import Draft
from ftzterms.text.figures._patterns import Pattern
from ftzterms.text.figures._ratio import Amount
from ftzterms.text.figures._values import (
    ABOUT,
    ABOVE,
    BELOW,
    CARDINAL,
    DATED,
    DAY,
    EXACT,
    HALF,
    MONTH,
    QUARTER,
    WEEKDAY,
    Approx,
    Kind,
)
from ftzterms.text.figures.numerals_zh import part_of
from ftzterms.text.fold import has_traditional

HAN = "零〇一二三四五六七八九十百千万亿兆两廿卅"
ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{2,3}){0,6},[0-9]{3}(?![0-9])(?:\.[0-9]{1,12})?|[0-9]{1,24}(?:\.[0-9]{1,12})?)"
SCALE = r"(?:[十百千]?(?:万亿|[万亿]|兆(?![瓦帕赫字比电]))|[百千](?![克米瓦伏卡帕字兆赫分电碱]))"
NUMERAL = Pattern(
    rf"(?:{ARABIC}(?:\s?{SCALE}(?:{ARABIC}{SCALE}){{0,3}})?"
    rf"|[{HAN}]{{1,24}}(?:[点.‧·][零〇一二三四五六七八九]{{1,12}}(?![十分刻]))?)"
)
MONEY_WORDS = {
    "美金": "USD",
    "美元": "USD",
    "人民币": "CNY",
    "新台币": "TWD",
    "港币": "HKD",
    "港元": "HKD",
    "欧元": "EUR",
    "日元": "JPY",
    "日币": "JPY",
    "英镑": "GBP",
    "澳币": "AUD",
    "加币": "CAD",
}
_ELSEWHERE = Pattern(f"{'|'.join(MONEY_WORDS)}|加拿大|澳大利亚|澳洲|新西兰|新加坡|香港|澳门|台湾|美国|日本")
_BEFORE = {
    "约": ABOUT,
    "近": BELOW,
    "不足": BELOW,
    "不到": BELOW,
    "接近": BELOW,
    "超": ABOVE,
    "逾": ABOVE,
    "超过": ABOVE,
    "多于": ABOVE,
    "突破": ABOVE,
}
_NOT_NEAR = frozenset("节约 合约 条约 签约 契约 公约 最近 附近 邻近 靠近 新近".split())
_AFTER = {
    "左右": ABOUT,
    "上下": ABOUT,
    "多": ABOVE,
    "余": ABOVE,
}
BEFORE_ENDS = frozenset(word[-1] for word in _BEFORE) | {"上"}
AFTER_STARTS = frozenset(word[0] for word in _AFTER)
_POWERS = frozenset("百千万亿")
_MOST = {MONTH: 12, WEEKDAY: 7, QUARTER: 4, HALF: 2}
"""How many there are of what is named by number."""
_CONNECTORS = frozenset({"至", "到", "-", "~", "--", "、", "或", "和", "及", "至第", "到第", "、第", "和第", "或第"})


class Number:
    """A numeral with where it stands and how it is written."""

    __slots__ = ("approx", "arabic", "end", "factor", "low", "ordinal", "start", "step", "value", "written")

    def __init__(
        self, start: int, end: int, value: Amount, step: Amount, written: str, factor: Amount, *, ordinal: bool
    ) -> None:
        self.start = start
        self.end = end
        self.value = value
        self.step = step
        self.written = written
        """The numeral without the powers that stand after all its digits: 3.5 in 3.5万亿."""
        self.factor = factor
        """What those powers multiply by."""
        self.ordinal = ordinal
        self.arabic = written[:1].isascii()
        self.approx = EXACT
        self.low: Number | None = None
        """The lower end of 七八十 and 一万六七千, of which this is the upper."""

    @property
    def whole(self) -> bool:
        return isinstance(self.value, int)


class Reader:
    """Folded text, the figures found so far and the place up to which it is read."""

    __slots__ = ("_yuan", "at", "drafts", "due", "original", "parts", "text", "waiting")

    def __init__(self, text: str, original: str) -> None:
        self.text = text
        self.original = original
        self.parts = "分之" in text
        self.at = 0
        self.drafts: list[Draft] = []
        self.waiting: list[Number] = []
        """The first numerals of a range or list whose unit stands after the last one."""
        self.due = -1
        """Where the next numeral must start to go with them."""
        self._yuan = ""

    @property
    def traditional(self) -> bool:
        return has_traditional(self.original)

    @property
    def yuan(self) -> str:
        """Which money a bare 元 is: that of the mainland unless the text is Traditional or tells of elsewhere."""
        if not self._yuan:
            self._yuan = "yuan" if _ELSEWHERE.search(self.text) or self.traditional else "元"
        return self._yuan

    def add(self, draft: Draft) -> None:
        """Take a figure in, and join it to the one before when they make one expression."""
        drafts = self.drafts
        if drafts and not draft.joined:
            draft.joined = self._continues(drafts[-1], draft)
        drafts.append(draft)
        self.at = max(self.at, draft.end)

    def _continues(self, last: Draft, draft: Draft) -> bool:
        gap = self.text[last.end : draft.start].strip(" ")
        if not gap:
            return last.kind in DATED and draft.kind in DATED
        return gap in _CONNECTORS and (last.kind is draft.kind or {last.kind, draft.kind} <= DATED)

    def settle(self, draft: Draft, last: Number) -> None:
        """Take in the last figure of a range and give its kind, unit and powers to those that waited for it."""
        for number in self.waiting:
            if draft.kind in _MOST and not (number.whole and 1 <= number.value <= _MOST[draft.kind]):
                self.add(self._impossible(number))
                continue
            first = Draft(number.start, number.end, draft.kind, *_beside(number, draft, last), draft.unit, draft.approx)
            first.firm, first.ambiguous = draft.firm, draft.ambiguous
            self.add(first)
        self.waiting.clear()
        draft.joined = last.low is not None
        draft.firm = draft.firm and not draft.joined  # of 五六百 a translation may say only the five hundred
        self.add(draft)

    def _impossible(self, number: Number) -> Draft:
        """Read a number that can be no month or quarter: 17 in 7月17和7月22日 is a day, 5 in 5、2季度 a number."""
        last = self.drafts[-1] if self.drafts else None
        if last and last.kind is MONTH and last.end == number.start and number.whole and 1 <= number.value <= 31:
            return Draft(number.start, number.end, DAY, number.value)
        return Draft(number.start, number.end, CARDINAL, number.value, number.step, firm=False)

    def before(self, start: int) -> Approx:
        """Tell how near the number is that starts here, by the word before it; a limit (不得超过) does not say."""
        text = self.text
        last = text[start - 1 : start]
        if last not in BEFORE_ENDS:
            return EXACT
        pair = text[start - 2 : start]
        if last in {"上", "过"} and text[start : start + 1] in _POWERS and pair != "以上":
            return ABOVE
        near = _BEFORE.get(pair) or _BEFORE.get(last, EXACT)
        if near and (pair in _NOT_NEAR or (near is ABOVE and "不" in text[max(0, start - 6) : start])):
            return EXACT
        return near

    def after(self, end: int) -> Approx:
        """Tell the same by the word after it."""
        text = self.text
        if text[end : end + 1] not in AFTER_STARTS:
            return EXACT
        return _AFTER.get(text[end : end + 2]) or _AFTER.get(text[end : end + 1], EXACT)


def _beside(number: Number, draft: Draft, last: Number) -> tuple[Amount, Amount]:
    """Give the value and step that the first numeral of a range has beside its last figure.

    3 in 3%—5% is 3 percent, 八 in 八九成 80 percent, 3 in 3至5亿 300 million, 六 in 六七十年代 the sixties.
    """
    value = number.value
    match draft.kind:
        case Kind.PERCENT if last.value:
            rate = part_of(draft.value, last.value)
            return value * rate, number.step * rate
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
