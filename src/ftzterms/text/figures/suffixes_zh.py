"""What stands after a Chinese numeral and says what it counts."""

from __future__ import annotations

from ftzterms.text.figures._values import (
    CARDINAL,
    CENTURY,
    DAY,
    DECADE,
    DURATION,
    FRACTION,
    MONTH,
    MULTIPLE,
    PERCENT,
    POINTS,
    QUARTER,
    TIME,
    YEAR,
    Kind,
)
from ftzterms.text.figures.units import CHINESE, SPANS

_COUNTED = """
个 名 位 人 家 项 条 次 件 只 种 类 款 座 栋 幢 间 处 台 辆 艘 架 套 份 场 部 篇 首 支 队 组 户 匹 棵 株 颗 粒 片
块 张 封 本 册 级 门 起 例 宗 笔 批 轮 期 届 号 国 省 市 校 班 站 班次 人次 架次 页 层 章 节 编 目 卷 辑 大 点 度 回 步
员 岁 周 女 男 者 胎 孩 强 佳 中全会 星级 线 道 口 头 顶 发 枚 杆 束 瓶 盒 箱 袋 包 双 对 副 股 成员 国语言 支柱
""".split()
_LEVELS = {
    "条": "article",
    "款": "clause",
    "项": "clause",
    "目": "clause",
    "章": "chapter",
    "节": "section",
    "编": "part",
    "卷": "part",
    "页": "page",
}
_CALENDAR = {
    "年": YEAR,
    "年代": DECADE,
    "月": MONTH,
    "月份": MONTH,
    "日": DAY,
    "号": DAY,
    "时": TIME,
    "点": TIME,
    "点钟": TIME,
    "季度": QUARTER,
    "季": QUARTER,
    "世纪": CENTURY,
}
_RATES = {
    "%": PERCENT,
    "‰": PERCENT,
    "厘": PERCENT,
    "个百分点": POINTS,
    "百分点": POINTS,
    "成": FRACTION,
    "倍": MULTIPLE,
}


def _read() -> dict[str, tuple[Kind, str]]:
    table: dict[str, tuple[Kind, str]] = dict.fromkeys(_COUNTED, (CARDINAL, ""))
    for name, code in CHINESE.items():
        table[name] = (DURATION if code in SPANS else CARDINAL, code)
    table["刻钟"] = (DURATION, "minute")
    return table | {name: (kind, "") for name, kind in (_CALENDAR | _RATES).items()}


SUFFIXES = _read()
LEVELS = _LEVELS


def _by_pair() -> dict[str, tuple[str, ...]]:
    """Index the suffixes of several characters by the first two, the longest first."""
    table: dict[str, list[str]] = {}
    for name in sorted(SUFFIXES, key=len, reverse=True):
        if len(name) > 1:
            table.setdefault(name[:2], []).append(name)
    return {pair: tuple(names) for pair, names in table.items()}


_LONGER = _by_pair()
STARTS = frozenset(name[0] for name in SUFFIXES)
"""The first characters of all suffixes."""

IDLE = frozenset(name for name, meaning in SUFFIXES.items() if len(name) == 1 and meaning == (CARDINAL, "")).difference(
    pair[0] for pair in _LONGER
)
"""What stands after a 一 that counts nothing worth comparing: the classifiers that begin no other suffix."""


def suffix_at(text: str, at: int) -> str:
    """Find the longest suffix that stands at a place of a folded text."""
    for name in _LONGER.get(text[at : at + 2], ()):
        if text.startswith(name, at):
            return name
    first = text[at : at + 1]
    return first if first in SUFFIXES else ""
