"""Names of states and their adjectives before the name of an office: whose office is it?"""

from __future__ import annotations

import re
from functools import cache

from ftzterms.text.late import compiled, late

_STATES = (
    "美国 英国 法国 德国 日本 韩国 朝鲜 俄罗斯 俄国 俄 乌克兰 白俄罗斯 印度 巴基斯坦 孟加拉国 "
    "斯里兰卡 尼泊尔 越南 老挝 柬埔寨 泰国 缅甸 马来西亚 新加坡 印度尼西亚 印尼 菲律宾 文莱 "
    "东帝汶 澳大利亚 新西兰 加拿大 墨西哥 古巴 巴西 阿根廷 智利 秘鲁 哥伦比亚 委内瑞拉 西班牙 "
    "葡萄牙 意大利 希腊 荷兰 比利时 卢森堡 瑞士 奥地利 瑞典 挪威 丹麦 芬兰 冰岛 爱尔兰 波兰 "
    "捷克 斯洛伐克 匈牙利 罗马尼亚 保加利亚 塞尔维亚 克罗地亚 土耳其 伊朗 伊拉克 以色列 巴勒斯坦 "
    "叙利亚 黎巴嫩 约旦 沙特 沙特阿拉伯 阿联酋 卡塔尔 科威特 阿曼 也门 阿富汗 哈萨克斯坦 "
    "乌兹别克斯坦 吉尔吉斯斯坦 塔吉克斯坦 蒙古国 埃及 利比亚 突尼斯 阿尔及利亚 摩洛哥 苏丹 "
    "埃塞俄比亚 肯尼亚 坦桑尼亚 乌干达 尼日利亚 加纳 南非 津巴布韦 安哥拉 刚果 赞比亚 欧盟 该国 "
    "外国 各国"
).split()
_ADJECTIVE = late(r"\b(?!Chinese\b)[A-Z][a-z]+(?:ish|ese|ian|ean|ican|lic|nch|rman|eek|tch|ss|ai|li|qi)(?:['’]s)?\s+$")


@cache
def _state() -> re.Pattern[str]:
    return compiled(f"(?:{'|'.join(sorted(_STATES, key=len, reverse=True))})[^，。；：]?$")


def is_foreign(before: str, language: str) -> bool:
    """Say whether a text ends with the name of a state that is not China (`zh`), or its adjective (`en`)."""
    if language == "zh":
        return _state().search(before) is not None
    return language == "en" and _ADJECTIVE.search(before) is not None
