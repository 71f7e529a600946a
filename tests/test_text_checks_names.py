"""Names: pinyin read from the table, misspelt names found, and everything else left alone."""

from __future__ import annotations

import pytest

from ftzterms.text.pinyin import letters, readings, spellings, wade_giles, written
from text_samples import flagged, remarks, repaired, unit

CHECK = "name-romanization"


@pytest.mark.parametrize(
    ("character", "expected"),
    [
        ("王", ("wang",)), ("捕", ("bu",)), ("苏", ("su",)), ("迂", ("yu",)), ("啊", ("a",)), ("座", ("zuo",)),
        ("婷", ("ting",)), ("喆", ("zhe",)), ("单", ("shan", "dan")), ("曾", ("zeng", "ceng")), ("吕", ("lv",)),
        ("單", ()), ("x", ()), ("\ud800", ()),
    ],
)  # fmt: skip
def test_readings(character: str, expected: tuple[str, ...]) -> None:
    assert readings(character) == expected


def test_spelling_of_a_word() -> None:
    assert [written(syllables) for syllables in spellings("西安")] == ["Xi'an"]
    assert written(("lv", "shun")) == "Lüshun"
    assert letters("Lü") == letters("Lyu") == letters("Lu") == "lu"


@pytest.mark.parametrize(
    ("pinyin", "expected"),
    [
        ("zhou", "chou"),
        ("xiao", "hsiao"),
        ("deng", "teng"),
        ("guo", "kuo"),
        ("duo", "to"),
        ("xue", "hsueh"),
        ("zi", "tzu"),
    ],
)
def test_wade_giles(pinyin: str, expected: str) -> None:
    assert wade_giles(pinyin) == expected


@pytest.mark.parametrize(
    ("source", "target", "expected", "fixed"),
    [
        ("局长李海燕主持会议。", "Director Li Hai Yan chaired.", ["Li Hai Yan"], "Director Li Haiyan chaired."),
        ("局长李海燕主持会议。", "Director Haiyan Li chaired.", ["Haiyan Li"], "Director Li Haiyan chaired."),
        ("局长李海燕主持会议。", "Director Li Hai-yan chaired.", ["Li Hai-yan"], "Director Li Haiyan chaired."),
        ("局长李海燕主持会议。", "Director Li Haiyen chaired.", ["Li Haiyen"], "Director Li Haiyan chaired."),
        ("局长李海燕主持会议。", "Director Lee Haiyan chaired.", ["Lee Haiyan"], "Director Li Haiyan chaired."),
        ("邓晓明教授说", "Professor Teng Hsiao-ming said", ["Teng Hsiao-ming"], "Professor Deng Xiaoming said"),
        ("欧阳志远出席", "Ouyang Zhi Yuan attended", ["Ouyang Zhi Yuan"], "Ouyang Zhiyuan attended"),
        ("记者赵敏报道", "by Zhao Minn", [], "by Zhao Minn"),
        ("国家主席习近平讲话", "President Xi Jingping spoke", ["Xi Jingping"], "President Xi Jinping spoke"),
        ("陕西的苹果", "apples from Shanxi", ["Shanxi"], "apples from Shaanxi"),
        ("河北的企业", "firms in Hubei", ["Hubei"], "firms in Hebei"),
        ("西安口岸", "the port of Xian", ["Xian"], "the port of Xi'an"),
        ("重庆和四川", "Chungking and Szechwan", ["Chungking", "Szechwan"], "Chongqing and Sichuan"),
        ("哈尔滨博览会", "the Haerbin expo", ["Haerbin"], "the Harbin expo"),
        ("广东省", "Guandong Province", ["Guandong"], "Guangdong Province"),
    ],
)
def test_misspelt(source: str, target: str, expected: list[str], fixed: str) -> None:
    given = unit(source, target)
    assert sorted(flagged(CHECK, given)) == expected
    assert repaired(CHECK, given) == fixed


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("局长李海燕主持会议。", "Director LI Haiyan chaired; Li Haiyan’s team agreed."),
        ("局长李海燕主持会议。", "The director chaired the meeting."),
        ("吕明和吕强", "Lü Ming, Lyu Ming, Lu Ming and Lu Qiang"),
        ("单雪和曾红", "Shan Xue and Zeng Hong"),
        ("香港商人梁伟文", "Hong Kong businessman Leung Wai-man"),
        ("台湾学者陈志明", "Taiwan scholar Chen Chih-ming"),
        ("新加坡总理李显龙", "Singaporean Prime Minister Lee Hsien Loong"),
        ("总理李显龙和宋庆龄基金会", "Prime Minister Lee Hsien Loong and the China Soong Ching Ling Foundation"),
        ("学习习近平同志的讲话", "Study the speech of Comrade Xi Jinping"),
        ("蔡英文和孙中山", "Tsai Ing-wen and Sun Yat-sen"),
        ("总统马克龙和马丁", "President Macron and Martin"),
        ("总理莫迪表示", "Prime Minister Modi said"),
        ("老张和小王", "Lao Zhang and Xiao Wang"),
        ("北京大学和青岛啤酒", "Peking University and Tsingtao Beer"),
        ("广交会在广州", "the Canton Fair in Guangzhou"),
        ("内蒙古、西藏和澳门", "Inner Mongolia, Tibet and Macau"),
        ("西安到哈尔滨", "from Xi’an to Harbin"),
        ("上海南站和唐山西部", "Shanghai South Railway Station and the west of Tangshan"),
        ("博鳌亚洲论坛", "the Boao Forum for Asia"),
        ("陕西和山西", "Shaanxi and Shanxi"),
        ("文汇报刊文", "an article in Wen Hui Bao"),
    ],
)
def test_accepted(source: str, target: str) -> None:
    assert flagged(CHECK, unit(source, target)) == []


def test_province_taken_for_another_in_chinese() -> None:
    assert flagged(CHECK, unit("apples from Shaanxi", "山西的苹果", "en-zh")) == ["山西"]
    assert flagged(CHECK, unit("apples from Shanxi and Shaanxi", "山西的苹果", "en-zh")) == []


def test_names_in_traditional_are_accepted_and_places_are_not() -> None:
    assert flagged(CHECK, unit("經理陳志明", "Manager Chen Chih-ming", "hant-en")) == []
    assert flagged(CHECK, unit("廣東省", "Guandong Province", "hant-en")) == ["Guandong"]


def test_message_names_the_remedy() -> None:
    assert "“Li Haiyan”" in remarks(CHECK, unit("局长李海燕", "Director Li Hai Yan"))[0].message
