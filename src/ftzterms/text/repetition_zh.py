"""Chinese words that stand twice in a row, and the many that rightly do (常常, 研究研究, 目的的, 为了了解).

A particle that stands twice is right where one of the two belongs to a word: each has the characters before and after
it that make such words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ftzterms.text.han import is_han, traditional_to_simplified
from ftzterms.text.late import late
from ftzterms.text.repetition import Repetition
from ftzterms.text.script import simplifying

_PARTICLE_WORDS: dict[str, tuple[str, str]] = {
    "的": ("目标之打鹄靶", "士确哥喀"),
    "了": ("不得完大小一明罢未极", "解然却结事断悟若"),
    "在": ("存现实好内潜所自外健旨", "线校职建押座任场位世编读逃册途籍岗库产研"),
    "是": ("但可凡于总像若如要倒都国", "否非"),
    "和": ("谐共饱温缓柔总平随亲谦暖祥求讲议调附", "平谐睦解气善缓美约声服田林尚弦局"),
    "与": ("参赋给授寄干付", "会否此日"),
    "对": ("针面反绝相应核校派结一成配查比", "方手口岸象照策应立付抗外内华比称话待于接冲齐等"),
    "将": ("即必行终大名上中少干老主健猛", "军士领来要近"),
    "为": ("行作尤人何有无所较最更极颇甚", "了何期人民难止主首准学官数政"),
    "及": ("以涉普波提遍顾企触论来危", "时其格至早第"),
    "或": ("抑亦间容", "许者多缺"),
    "并": ("合兼吞火归一", "购存肩列轨网发联入举排"),
    "也": ("", "许"),
    "被": ("棉植夹", "告动子害单迫访"),
    "从": ("服随听顺侍无跟盲信", "事业而此容前来属未严中军众速政"),
    "把": ("一火拖", "握关手柄戏守控脉"),
    "以": ("可所加得足予用难借何赖是给据", "及后上下前内外来往为致至色便免期太此"),
    "向": ("方导意一取走朝志面倾定转趋去风双单横纵", "来往导前上下日"),
    "于": ("对关由至位处属基等终鉴在过善便利用大小高低多少优劣敢趋限源有勇忠急乐出介", "是今此"),
    "使": ("即大行促致驱天假指公", "用得馆命者节劲"),
    "让": ("转出退谦割忍", "步位渡利座路"),
    "这": ("", ""),
    "由": ("自理经缘事因来", "于此来衷"),
    "都": ("首古故成帝大京", "市城督"),
    "就": ("成造迁", "业任近地绪职诊"),
    "有": ("自所拥没具只享独持含占国公私共专固", "价关效限利机色害毒益条权理待助序望"),
    "要": ("需主重必首只不纲摘简扼", "求领塞素点闻件紧害"),
    "得": ("获取觉显值懂记免", "到出知了以"),
    "给": ("供补交", "予以"),
    "但": ("", ""),
    "且": ("而并况尚暂", ""),
    "其": ("尤极与", "他中实余它次"),
    "他": ("其吉", "们人国乡日处"),
    "我": ("自", "们国方军市省区"),
    "而": ("从然因反进", "且言后今已是"),
}
_FUNCTION_WORDS = (
    "我们|他们|她们|它们|你们|这个|那个|这些|那些|可以|能够|应当|应该|必须|需要|进行|通过|对于|关于|由于|因为|所以|如果|但是|并且|"
    "而且|以及|及其|或者|根据|按照|为了|其中|已经|正在|目前|同时|就是|还是|自己|成为|作为|具有|存在|随着|其他|有关|相关|以便|并将|尤其|各种|各类|本次|此次|今年|去年|明年|期间|之间|以来|以后|以前"
)
_NOUNS = (
    "企业|公司|市场|政府|国家|部门|单位|经济|社会|会议|问题|情况|政策|措施|项目|群众|人民|记者|中国|世界|全球|港口|口岸"
)
_NOUNS_BEFORE_A_STOP = (
    "机构|贸易|产品|货物|商品|海关|方面|制度|人员|地区|城市|农村|技术|产业|行业|手段|体系|机制|环境|条件|标准|水平|成果|农民|工人|"
    "学生|专家|代表|码头|园区|航线|船舶|车辆|粮食|食品|药品|价格|税率|关税|税收|财政|金融|银行|保险|基金|债券|证券|资金|资源|"
    "能源|信息|数据|网络|平台|工程|地方|中央|法律|法规|条例|协议|协定|合同|文件|报告"
)
_SUFFIXES = "家化性部局会长者员学界法率量力区级人"
_SINGLE = "".join(_PARTICLE_WORDS) + "與對將為並從讓這於"
_SINGLE_TWICE = late(rf"([{_SINGLE}，、；：。])\1")
_ANY_TWICE = late(r"(..)(?:\1|.\1|..\1)")
"""Two characters that come again where the next word of two to four would begin."""
_WORDS_TWICE = (late(r"(..)\1"), late(r"(...)\1"), late(r"(....)\1"))
_STOPS = "的和与及在是了等、，。；：！？）”》"
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两")
_SPOKEN = frozenset("好不对很是快来哎啊哈呜嗯一")
_CONJUNCTIONS = frozenset("或和与及、并")
_FUNCTION_SET = frozenset(_FUNCTION_WORDS.split("|"))
_NOUN_SET = frozenset(_NOUNS.split("|"))
_OTHER_NOUN_SET = frozenset(_NOUNS_BEFORE_A_STOP.split("|"))


def suspects(texts: Sequence[str]) -> set[int]:
    """Say in which texts a look is worth while."""
    return {number for number, text in enumerate(texts) if _SINGLE_TWICE.search(text) or _ANY_TWICE.search(text)}


def repetitions(text: str) -> list[Repetition]:
    """Give the words and marks that stand twice in a row by mistake, in order."""
    found = []
    for match in _SINGLE_TWICE.finditer(text):
        around = text[max(0, match.start() - 1) : match.end() + 1]
        if match[1] * 3 not in around and not (match[1] in _SINGLE and _in_words(text, match)):
            found.append(Repetition(*match.span(), match[1], certain=True))
    for pattern in _WORDS_TWICE if _ANY_TWICE.search(text) else ():
        found += [
            Repetition(*match.span(), match[1], certain=False)
            for match in pattern.finditer(text)
            if _is_slip(text, match)
        ]
    return sorted(found, key=lambda repetition: repetition.start) if len(found) > 1 else found


def _in_words(text: str, match: re.Match[str]) -> bool:
    """Say whether two equal characters belong to two words: 为了 + 了解, 目的 + 的."""
    to_simplified = traditional_to_simplified()
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    befores, afters = _PARTICLE_WORDS[to_simplified.get(match[1], match[1])]
    known_before = bool(before) and to_simplified.get(before, before) in befores
    known_after = bool(after) and to_simplified.get(after, after) in afters
    return known_before or known_after


def _is_slip(text: str, match: re.Match[str]) -> bool:
    """Judge a word of two to four characters that stands twice; verbs and sounds are doubled on purpose."""
    word = match[1]
    if not all(map(is_han, word)):
        return False
    if len(word) == 2:
        simple = word.translate(simplifying())
        after = text[match.end() : match.end() + 1]
        stopped = not after or after in _STOPS
        noun = (simple in _NOUN_SET and not (after and after in _SUFFIXES)) or (simple in _OTHER_NOUN_SET and stopped)
        return simple in _FUNCTION_SET or noun
    spoken = (
        word[0] in _SPOKEN
        or "的" in (word[0], word[-1])
        or _NUMERALS.issuperset(word)
        or not _CONJUNCTIONS.isdisjoint(word)
    )
    return not spoken and word[: len(word) // 2] * 2 != word
