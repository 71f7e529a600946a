"""Every way in which Chinese writes a figure, and the words that only look like one."""

from __future__ import annotations

import pytest

from figures_samples import read
from ftzterms.text.figures import Approx, parse

READ = {
    # numerals: Arabic, Chinese, mixed, financial, both scripts and widths
    "35个": "35",
    "1,035个": "1035",
    "１２０个": "120",
    "三百五十个": "350",
    "两千个": "2000",
    "一万二千人": "12000",
    "三万五千个": "35000",
    "三万五个": "35000",
    "一百零五个": "105",
    "廿一个": "21",
    "一亿三千万": "130000000",
    "1亿3000万": "130000000",
    "0亿元": "0 元",
    "0.0万亿元": "0 元",
    "零万人": "0",
    "1.2 亿": "120000000",
    "12.6万个": "126000",
    "壹佰贰拾元": "120 元",
    "一一〇号": "110 nth",
    "一四五百万赫": "145000000 Hz",
    "2,06,737例": "206737",
    # powers
    "3.5万亿元人民币": "3500000000000 CNY",
    "4.5萬億港元": "4500000000000 HKD",
    "2万3千亿元": "2300000000000 元",
    # near and vague numbers
    "5000多万元": "50000000 元",
    "50余名": "50",
    "近百家": "100",
    "上千名": "1000",
    "十几个": "10",
    "数百名": "vague 100",
    "几十万": "vague 100000",
    "数以千计": "vague 1000",
    "成千上万": "vague 1000",
    # rates
    "5%": "1/20 share",
    "５％": "1/20 share",
    "百分之五": "1/20 share",
    "百分之五点二": "13/250 share",
    "百分之 50": "1/2 share",
    "百分之百": "1 share",
    "千分之三": "3/1000 share",
    "3‰": "3/1000 share",
    "两成": "1/5 share",
    "三成五": "7/20 share",
    "2.5个百分点": "5/2 points",
    "零点三个百分点": "3/10 points",
    "三分之一": "1/3 share",
    "五分之四": "4/5 share",
    "一半": "1/2 share",
    "半数": "1/2 share",
    # multiples and changes
    "三倍": "3 x",
    "翻一番": "2 x",
    "翻番": "2 x",
    "翻两番": "4 x",
    "增长两倍": "2 x more",
    "增至三倍": "3 x",
    # ordinals
    "第十四次": "14 nth",
    "第15个": "15 nth",
    "第 3 届": "3 nth",
    "第三，": "3 nth",
    "十九届": "19 nth",
    "十五五": "five-year plan 15",
    "“九五”": "five-year plan 9",
    "第十五个五年规划": "five-year plan 15",
    "附表十三": "13 nth",
    # laws
    "第十二条": "12 article",
    "第三章": "3 chapter",
    "第二十八條": "28 article",
    # codes
    "电话：0898-66668888": "code 89866668888",
    "5G模块": "code 5",
    "G20峰会": "code 20",
    "新冠COVID-19": "code 19",
    # money and measures
    "8000元人民币": "8000 CNY",
    "人民币8000元": "8000 CNY",
    "美金五千元": "5000 USD",
    "￥300": "300 ¥",
    "US$5.3亿": "530000000 USD",
    "1500亩": "1500 mu",
    "9000立方米": "9000 m3",
    "零下5摄氏度": "-5 C",
    "-3℃": "-3 C",
    "4cm": "4 cm",
    "300万千瓦": "3000000 kW",
    "25个基点": "25 bp",
    # durations
    "三年": "for 3 year",
    "两年半": "for 5/2 year",
    "半年": "for 1/2 year",
    "一个半小时": "for 3/2 hour",
    "三十周年": "for 30 year",
    "十八周岁": "for 18 year",
    "一刻钟": "for 15 minute",
    "三个世纪": "for 3 century",
    # dates
    "二〇二六年": "year 2026",
    "2000年": "year 2000",
    "3000年": "for 3000 year",
    "05年": "year 2005",
    "民国97年": "year 2008",
    "令和6年": "year 2024",
    "12月": "month 12",
    "周一": "weekday 1",
    "星期天": "weekday 7",
    "禮拜三": "weekday 3",
    "一季度": "quarter 1",
    "第四季度": "quarter 4",
    "上半年": "half-year 1",
    "下半年": "half-year 2",
    "前三季度": "opening months of a year 9",
    "前九个月": "opening months of a year 9",
    "20世纪90年代": "decade 1990",
    "上世纪九十年代": "decade 1990",
    "90年代": "decade 1990",
    "1990年代": "decade 1990",
    "90后": "decade 1990",
    "二十一世纪": "century 21",
    "本世纪中叶": "century 21",
    # times
    "下午3时30分": "time of day 930",
    "15:30": "time of day 930",
    "１５：３０": "time of day 930",
    "上午8:30": "time of day 510",
    "晚上7点半": "time of day 1170",
    "3点一刻": "time of day 195",
    "18时": "time of day 1080",
}
SEVERAL = {
    "二〇二六年六月八日": ["year 2026", "month 6", "day of the month 8"],
    "2026-06-08": ["year 2026", "month 6", "day of the month 8"],
    "民國一百零五年十月一日": ["year 2016", "month 10", "day of the month 1"],
    "6月8日（星期二）": ["month 6", "day of the month 8", "weekday 2"],
    "12月8日至10日": ["month 12", "day of the month 8", "day of the month 10"],
    "2023—2025年": ["year 2023", "year 2025"],
    "2024-25年": ["year 2024", "year 2025"],
    "3%—5%": ["3/100 share", "1/20 share"],
    "3至5%": ["3/100 share", "1/20 share"],
    "百分之30至43": ["3/10 share", "43/100 share"],
    "10至12天": ["for 10 day", "for 12 day"],
    "3至5亿元": ["300000000 元", "500000000 元"],
    "420至390万年": ["for 4200000 year", "for 3900000 year"],
    "第一、二、三季度": ["quarter 1", "quarter 2", "quarter 3"],
    "第五、第二季度": ["5", "quarter 2"],
    "17至7月": ["17", "month 7"],
    "周8和周1": ["8", "1"],
    "7月17和7月22日": ["month 7", "day of the month 17", "month 7", "day of the month 22"],
    "下午3至5时": ["time of day 900", "time of day 1020"],
    "七八个": ["7", "8"],
    "三四十人": ["30", "40"],
    "八九成": ["4/5 share", "9/10 share"],
    "一万六七千元": ["16000 元", "17000 元"],
    "六七十年代": ["decade 1960", "decade 1970"],
    "二十届四中全会": ["20 nth", "4 nth"],
    "第十条之一": ["10 article", "1 clause"],
    "第三条第二款": ["3 article", "2 clause"],
    "国发〔2023〕16号": ["year 2023", "16 nth"],
    "3:1": ["3", "1"],
    "98年5月": ["year 1998", "month 5"],
    "一百零五年五月": ["year 2016", "month 5"],
    "上涨100点": ["100"],
    "三点建议": ["3"],
    "13月": ["13"],
    "第5季度": ["5 nth"],
    "十四日内": ["for 14 day"],
    "5号楼": ["5 nth"],
    "1. 总则，3项": ["3"],
    "共3、百分之五": ["3", "1/20 share"],
    "2000亿美元、5000亿元人民币": ["200000000000 USD", "500000000000 CNY"],
    "4 亿 3000 万": ["400000000", "30000000"],
    "9000 平方公里": ["9000 km2"],
    "一百一十周年": ["for 110 year"],
    "二零二六年": ["year 2026"],
    "首届": ["1 nth"],
    "成立80余年": ["for 80 year"],
    "9·11事件": ["month 9", "day of the month 11"],
}
WORDS = """
四川 三亚 九江 六安 五台山 七台河 三门峡 九寨沟 三峡 万州 九龙 一致 一些 一样 统一
万一 一直 一定 一般 一起 一旦 一方面 进一步 一系列 一度 十分复杂 千方百计 千家万户
五湖四海 四面八方 七嘴八舌 千载难逢 一心一意 三心二意 九牛一毛 万无一失 再三 千万不要
一带一路 一国两制 三农 两岸 两会 双碳 二氧化碳 二维码 三角洲 三明治 三星 百度 百货 百姓
一线城市 二手车 一流 三甲医院 五星红旗 九三学社 八一 五一 九一八 五四运动 三八妇女节
一起来 唯一 唯一一个 一个 一名 这一带 一成不变 三番五次 一点也不 一时难以 千千万万 里程碑
（一） 一、总则
""".split()


@pytest.mark.parametrize("text", READ)
def test_reads_one_figure(text: str) -> None:
    assert read(text, "zh") == [READ[text]]


@pytest.mark.parametrize("text", SEVERAL)
def test_reads_several_figures(text: str) -> None:
    assert read(text, "zh") == SEVERAL[text]


@pytest.mark.parametrize("word", WORDS)
def test_numerals_in_words_are_no_figures(word: str) -> None:
    assert read(word, "zh") == []
    assert read(f"我们要关注{word}，继续努力。", "zh") == []


@pytest.mark.parametrize(
    ("text", "approx"),
    [
        ("约30人", Approx.ABOUT),
        ("30人左右", Approx.ABOUT),
        ("近2000家", Approx.BELOW),
        ("不足100人", Approx.BELOW),
        ("超36万平方米", Approx.ABOVE),
        ("逾50%", Approx.ABOVE),
        ("80多个", Approx.ABOVE),
        ("三百余名", Approx.ABOVE),
        ("上百家", Approx.ABOVE),
        ("不得超过30人", Approx.EXACT),
        ("最近30天", Approx.EXACT),
        ("三万元以上二十万元以下", Approx.EXACT),
    ],
)
def test_reads_how_near_a_number_is(text: str, approx: Approx) -> None:
    assert {figure.approx for figure in parse(text, "zh")} == {approx}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("总投资达53亿元。", "53亿元"),
        ("出口額為4.5萬億港元。", "4.5萬億港元"),
        ("发布会于下午3时30分开始", "下午3时30分"),
        ("气温降至零下5摄氏度", "零下5摄氏度"),
        ("这是第十四次磋商", "第十四次"),
        ("12月8日至10日举行", "12月8日至10日"),
    ],
)
def test_spans_are_of_the_original_text(text: str, words: str) -> None:
    start, end = parse(text, "zh")[0].whole
    assert text[start:end] == words
