"""Words that stand twice in a row, and the many that rightly do (“had had”, 常常, 研究研究, 为了了解)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ftzterms.text.han import traditional_to_simplified
from ftzterms.text.script import HAN_RANGE, simplifying

_FUNCTION = frozenset(
    "a an the of to and in on for at by with from as or but nor is are was were be been being has have had will would "
    "shall should can could may might must not this these those it its their our his we they he she than if when while "
    "which who also into onto upon under over between among through during after before about against within without "
    "all any each every both some such other his who where what up out down back off".split()
)
_RIGHT = frozenset(
    "that had do did does her you very really many much more long far too so all again "
    "no yes ha haha he heh hm tsk woo baa la blah bye hey oh ah uh well there now come go please wait hear knock cough "
    "chop night win tut boo yum yay dum pom pop tick beep quack one two".split()
)
_PARTICLES = frozenset("in on by over through about".split())
_PHRASAL = re.compile(
    r"\b(?:log|sign|check|turn|hand|com|cam|go|goe|gon|went|mov|carri|carry|tak|took|bring|brought|set|settl|liv|stay|work|"
    r"rel|reli|depend|engag|involv|invest|believ|participat|phas|factor|kick|opt|call|drop|giv|gav|fill|fall|fell|get|got|"
    r"join|pass|put|ran|run|bas|focus|act|agree|decid|embark|insist|vot|stand|found|built|think|thought|talk|car|worri)"
    r"(?:ged|ned|ped|ting|ning|ging|ping|ed|d|es|s|ing|n|e|y|en)?\s+$",
    re.I,
)
_COPULAS = frozenset("is was are were".split())
_CLEFT = re.compile(
    r"\b(?:what|whatever|who|where|how|all|it|that|this|thing|point|problem|truth|fact|issue|question|reality|reason|answer)"
    r"\b[^.;,]{0,24}$",
    re.I,
)
_NOUN_BEFORE = re.compile(r"\b(?:the|his|her|their|its|my|your|our|a|of|own|good|free|political)\s+$", re.I)
_NAMES = frozenset(("will", "may", "mark", "march", "bill", "can", "must", "might"))
_QUICK_ENGLISH = re.compile(r" ([a-z]++(?: [a-z]++)??) \1\b")
_ENGLISH = re.compile(r"(?<![\w’'-])([A-Za-z]++)(?: ++\1)+(?![\w’'-])", re.I)
_PHRASE = re.compile(r"(?<![\w’'-])([A-Za-z]++ [A-Za-z]++) \1(?![\w’'-])", re.I)
_LINKS = frozenset("and or by after to upon on from time more again over".split())
_MARKS = re.compile(r"(?<![,;])([,;])\1(?![,;])|(?<=\w)\.\.(?!\.)")

_PARTICLE_WORDS: dict[str, tuple[str, str]] = {
    "的": ("目标之打鹄靶", "士确哥喀"),
    "了": ("不得完大小一明罢未极", "解然却结事断悟若之无得望"),
    "在": ("存现正实好内潜所自外健旨", "线校职建押座任场位世编读逃册途籍乎意于岗库产研"),
    "是": ("但可还凡就于总像若如自国一要倒先只老都却唯不", "否非"),
    "和": ("谐共饱温缓柔总平随亲谦暖祥求讲议调附", "平谐睦解气善缓美约声服田林尚弦局"),
    "与": ("参赋给授寄干付", "会否此日"),
    "对": ("针面反绝相应核校派结一成配查比", "方手口岸象照策应立付抗外内华比称话待于接冲齐等"),
    "将": ("即必行终大名上中少干老主健猛", "军士领来要近"),
    "为": ("作成认行因以分称视名列变改更最大何有无所人尤极颇较设化升命定", "了何期人民难止主首准学官数政"),
    "及": ("以涉普波提遍顾企触论来危", "时其格至早第"),
    "或": ("抑亦间容", "许者多缺"),
    "并": ("合兼吞火归一", "且非购不行存肩列轨网发联入举"),
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
    "都": ("首古故成帝大京", "市会城督"),
    "就": ("成造迁", "业是任算近地绪职诊此"),
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
    "企业|公司|市场|政府|国家|部门|单位|机构|经济|社会|贸易|产品|货物|商品|海关|会议|问题|情况|方面|制度|政策|措施|项目|人员|地区|"
    "城市|农村|港口|码头|园区|口岸|航线|船舶|车辆|粮食|食品|药品|价格|税率|关税|税收|财政|金融|银行|保险|基金|债券|证券|"
    "技术|产业|行业|手段|体系|机制|环境|条件|标准|水平|成果|中国|世界|全球|人民|群众|农民|工人|学生|专家|代表|记者|"
    "资金|资源|能源|信息|数据|网络|平台|工程|地方|中央|法律|法规|条例|协议|协定|合同|文件|报告"
)
_SINGLE = "".join(_PARTICLE_WORDS) + "與對將為並從讓這於"
_SINGLE_TWICE = re.compile(rf"([{_SINGLE}，、；：。])\1")
_WORDS_TWICE = tuple(re.compile(rf"([{HAN_RANGE}]{{{size}}})\1") for size in (2, 3, 4))
_STOPS = "的和与及在是了等、，。；：！？）”》"
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两")
_SPOKEN = frozenset("好不对很是快来哎啊哈呜嗯一")
_CONJUNCTIONS = frozenset("或和与及、并")


@dataclass(frozen=True, slots=True)
class Repetition:
    """A word written twice: the whole stretch, what is left when it is written once, and how sure that is a fault."""

    start: int
    end: int
    once: str
    certain: bool
    doubtful: bool = False


def repetitions(text: str, language: str) -> list[Repetition]:
    """Give the words that stand twice in a row by mistake, in order; *language* is a primary subtag."""
    if language == "zh":
        return _chinese(text)
    return _english(text) if language == "en" and _english_suspect(text) else []


def _english_suspect(text: str) -> bool:
    """Say quickly whether a look is worth while."""
    return _QUICK_ENGLISH.search(f" {text.lower()}") is not None or ".." in text or ",," in text or ";;" in text


def _english(text: str) -> list[Repetition]:
    found = []
    for match in _ENGLISH.finditer(text):
        repetition = _english_word(text, match)
        if repetition:
            found.append(repetition)
    for match in _PHRASE.finditer(text):
        words = match[1].lower().split()
        named = match[1].split()[1][0].isupper()
        if words[0] != words[1] and not named and _LINKS.isdisjoint(words):
            found.append(Repetition(*match.span(), match[1], certain=False))
    found += [Repetition(*match.span(), match[0][0], certain=True) for match in _MARKS.finditer(text)]
    return sorted(found, key=lambda repetition: repetition.start)


def _english_word(text: str, match: re.Match[str]) -> Repetition | None:
    """Judge one word that stands twice; names and single letters but “a” are none."""
    first, word, last = match[1], match[1].lower(), match[0].split()[-1]
    before = text[: match.start()]
    if len(word) == 1 and (word != "a" or last != "a"):
        return None
    opens = before.rstrip(' "“‘(')[-1:] in ("", ".", "!", "?", ":", "。", "”")
    if word not in _FUNCTION:
        if first[0].isupper() and (last[0].isupper() or not opens):
            return None
        return Repetition(*match.span(), first, certain=False, doubtful=word in _RIGHT)
    noun = word in _NAMES and ((first[0].isupper() and not opens) or _NOUN_BEFORE.search(before))
    phrasal = word in _PARTICLES and _PHRASAL.search(before)
    cleft = word in _COPULAS and _CLEFT.search(before)
    doubtful = bool(noun or phrasal or cleft or word in _RIGHT or (last[0].isupper() and not first.isupper()))
    return Repetition(*match.span(), first, certain=not doubtful, doubtful=doubtful)


def _chinese(text: str) -> list[Repetition]:
    found = []
    for match in _SINGLE_TWICE.finditer(text):
        around = text[max(0, match.start() - 1) : match.end() + 1]
        if match[1] * 3 not in around and not (match[1] in _SINGLE and _in_words(text, match)):
            found.append(Repetition(*match.span(), match[1], certain=True))
    for pattern in _WORDS_TWICE:
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
    if len(word) == 2:
        simple = word.translate(simplifying())
        after = text[match.end() : match.end() + 1]
        return simple in _FUNCTION_SET or (simple in _NOUN_SET and (not after or after in _STOPS))
    spoken = word[0] in _SPOKEN or _NUMERALS.issuperset(word) or not _CONJUNCTIONS.isdisjoint(word)
    return not spoken and word[: len(word) // 2] * 2 != word


_FUNCTION_SET = frozenset(_FUNCTION_WORDS.split("|"))
_NOUN_SET = frozenset(_NOUNS.split("|"))
