"""The figures of a Chinese text, Simplified or Traditional."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from ftzterms.text.figures._drafts import Draft
from ftzterms.text.figures._patterns import Pattern
from ftzterms.text.figures._reader_zh import HAN, Reader
from ftzterms.text.figures.numbers_zh import FORMAL, arabic, entry_number, formal, give_up, number
from ftzterms.text.figures.phrases_zh import century, first, folds, half, plan, share, vague, weekday
from ftzterms.text.figures.plain_zh import PLAIN, plain
from ftzterms.text.figures.suffixes_zh import IDLE, STARTS
from ftzterms.text.han import traditional_and_simplified

_FOLDED = Pattern(
    "[A-Z０-９Ａ-Ｚａ-ｚ％．～－／＋＄￡￥∶–—―－−～〜∼○﹪\u00a0\u2009\u202f\u3000"
    "萬億個點時幾餘數來從週歲兩貳叄陸圓幣鎊盧蘭韓歐噸畝頃裏裡釐華攝條項節編屆輪場隻雙張輛層間戶處類種長漲擴減約達"
    "國會規劃計紀號禮鐘鍾頭顆門組員臺檯筆線綫頁標準級輯曆後於過當義變報圖錄録內別區產產業損還對滿負爲為與並併實觀繼續"
    "絲軍載記註起訊務爾淩凌氣壓電兒無歷史語車麼樓們倆佔創際輸際購價貨據數織飲頂發髮]"
)
"""What must be folded before the rules can read it."""
_START = Pattern(f"[0-9{HAN}{FORMAL}半翻周星礼世首](?:(?<=[0-9]){PLAIN})?")
"""A number that reads at a glance, or a character that figures begin with."""
ANY = Pattern(f"[0-9０-９{HAN}{FORMAL}○貳叄陸萬億兩半翻周週星禮礼世首]")
_TRAP = Pattern(
    """十分(?![钟之])|千万(?=[不别要记注])|万[一万]|一点(?=[也都不没一点儿])|一时(?![半许整0-9])|三番[五两]次|二人转
    |三国(?=演义|时期|鼎立)|五台山|七台河|三门峡|三里屯|七匹狼|三只松鼠|五棵松|三元(?=桥|食品|里|牛奶)|[一二三四五六七八九十]里[桥河台店屯铺庄坪岗沟堡村镇长香]|[五六]道口
    |万里|千千万万|二次元|一成不变|一天天|一年到头|[千万]家万户|百家[姓争]|千(?=载|方|军万|丝万|山万|秋)|一次性|[百亿]万富翁
    |[三四五七]通一平|[一二]{2,3}线|一起""".replace("\n    ", "")
)


class _Table(dict[int, int]):
    """A translation table that learns the characters it leaves alone, because a miss is slow."""

    def __missing__(self, key: int) -> int:
        self[key] = key
        return key


@cache
def _folding() -> _Table:
    """Traditional to Simplified, full width to half, capitals to small letters: one to one, so that offsets hold."""
    table = _Table(str.maketrans(*traditional_and_simplified()))
    table.update(
        {code: ord(chr(code - 0xFEE0).lower()) for code in range(0xFF01, 0xFF5F) if code not in {0xFF0C, 0xFF1B}}
    )
    table.update({code: code + 32 for code in range(65, 91)})
    table.update(dict.fromkeys(map(ord, "–—―－−"), ord("-")) | dict.fromkeys(map(ord, "～〜∼"), ord("~")))
    table.update(
        dict.fromkeys(map(ord, "\u00a0\u2009\u202f\u3000"), ord(" "))
        | dict(zip(map(ord, "○﹪￥￡∶"), map(ord, "〇%¥£:"), strict=True))
    )
    return table


def read_chinese(text: str) -> list[Draft]:
    """Find the figures of a Chinese text, in order."""
    if not ANY.search(text):
        return []
    folded = text.translate(_folding()) if _FOLDED.search(text) else text
    reader = Reader(folded, text)
    search = _START.search
    while found := search(folded, reader.at):
        at, end = found.span()
        if reader.waiting and at != reader.due:
            give_up(reader)
        reader.at = at + 1
        first = folded[at]
        if "0" <= first <= "9":
            draft = plain(reader, at, found.start(1), end) if found.lastindex else None
            if draft:
                reader.add(draft)
            else:
                _arabic(reader, at)
        else:
            _RULES.get(first, _han)(reader, at)
    give_up(reader)
    return reader.drafts


_FOLLOWING = frozenset(HAN) | STARTS | frozenset("分番多余来几半至到、或和与及-~ .‧·")
"""What stands after a Chinese digit that is part of a figure."""
_PRECEDING = frozenset("第数几成以图表件录式报(\n") | {""}


def _is_idle(text: str, at: int) -> bool:
    """Tell at a glance most digits that are parts of words, or say no more than "a"."""
    after = text[at + 1 : at + 2]
    if after in _FOLLOWING and not (
        text[at] == "一" and (after in IDLE or (after == "个" and text[at + 2 : at + 3] not in "月小星季世工钟百半年"))
    ):
        return False
    return text[at - 1 : at] not in _PRECEDING


def _han(reader: Reader, at: int) -> None:
    if _is_idle(reader.text, at):
        return
    if trap := _TRAP.match(reader.text, at) or entry_number(reader.text, at):
        reader.at = trap.end()
        return
    if draft := (share(reader, at) if reader.parts else None) or plan(reader, at) or vague(reader, at):
        give_up(reader)
        reader.add(draft)
    else:
        number(reader, at)


def _arabic(reader: Reader, at: int) -> None:
    if entry := entry_number(reader.text, at):
        reader.at = entry.end()
        return
    if reader.parts and (draft := share(reader, at)):
        give_up(reader)
        reader.add(draft)
    else:
        arabic(reader, at)


_RULES: dict[str, Callable[[Reader, int], None]] = {
    **dict.fromkeys("周星礼", weekday),
    **dict.fromkeys(FORMAL, formal),
    "半": half,
    "翻": folds,
    "世": century,
    "首": first,
}
