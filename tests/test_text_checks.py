"""The text checks find a fault where it stands and leave alone what only looks like one."""

from __future__ import annotations

import pytest

from ftzterms.model import InlineTag, TagKind
from text_samples import flagged, remarks, repaired, unit

ANY = "两国签署了新的合作协议。"
ANY_EN = "The two countries signed a new agreement."


@pytest.mark.parametrize(
    ("text", "direction", "expected"),
    [
        ("They met in in Geneva.", "zh-en", ["in in"]),
        ("Ports ports were closed.", "zh-en", ["Ports ports"]),
        ("He said that that the port was open.", "zh-en", ["that that"]),
        ("One of the of the plans failed.", "zh-en", ["of the of the"]),
        ("It was, it was,, open.", "zh-en", [",,"]),
        ("港口的的吞吐量上升。", "en-zh", ["的的"]),
        ("企业企业数量增加。", "en-zh", ["企业企业"]),
        ("發言人發言人表示，將將開放。", "en-hant", ["發言人發言人", "將將"]),
        ("会议结束。。", "en-zh", ["。。"]),
    ],
)
def test_doubled_words(text: str, direction: str, expected: list[str]) -> None:
    assert sorted(flagged("doubled-word", unit(ANY, text, direction))) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("He had had a plan that that minister liked.", "zh-en"),
        ("Yo Yo Ma met Lang Lang in in-depth talks.", "zh-en"),
        ("Users log in in May; step by step by step, the Will will be read.", "zh-en"),
        ("They met in Walla Walla, New York, New York...", "zh-en"),
        ("What it is is a test.", "zh-en"),
        ("为了了解情况，他的的确确达到了目的的一半。", "en-zh"),
        ("这个问题再商量商量，常常看看，人人有责。", "en-zh"),
        ("现在在建的项目由企业企业家代表参观，与与会者交流……", "en-zh"),
        ("一步一步走，等等，他忘不了了。", "en-zh"),
    ],
)
def test_words_that_rightly_stand_twice(text: str, direction: str) -> None:
    assert flagged("doubled-word", unit(ANY, text, direction)) == []


def test_doubled_word_keeps_the_first_and_its_capital() -> None:
    assert repaired("doubled-word", unit(ANY, "The the the port is open.")) == "The port is open."


def test_words_beside_an_inline_tag_are_not_doubled() -> None:
    tag = InlineTag(3, TagKind.STANDALONE, "1", "<br/>")
    assert flagged("doubled-word", unit(ANY, "the the", target_tags=(tag,))) == []


@pytest.mark.parametrize(
    ("text", "direction", "expected"),
    [
        ("The  port is open.", "zh-en", ["  "]),
        (" The port is open. ", "zh-en", [" ", " "]),
        ("The port , the park and the road.", "zh-en", [" "]),
        ("The port,park and road.Then the rail.", "zh-en", [",", "."]),
        ("港口已经  开放。", "en-zh", ["  "]),
        ("港口已经 开放。", "en-zh", [" "]),
        ("港口开放， 货物增加。", "en-zh", [" "]),
    ],
)
def test_stray_spaces(text: str, direction: str, expected: list[str]) -> None:
    found = [span for span in flagged("whitespace", unit(ANY, text, direction)) if span]
    assert sorted(dict.fromkeys(found)) == sorted(dict.fromkeys(expected))


@pytest.mark.parametrize(
    ("source", "text", "direction"),
    [
        (" 港口。", " The port.", "zh-en"),
        (ANY, "Write to a.b@example.org,see www.example.org.", "zh-en"),
        (ANY, "It was 3.5 percent, i.e. a lot ... Dr. Li said so.  Then he left.", "zh-en"),
        (ANY, "Table:\n  1. Port\n  2. Park\na.Road e.g.The rail", "zh-en"),
        (ANY_EN, "港口 A 与 5 个园区 上海举办展会", "en-zh"),
        (ANY_EN, "\u3000\u3000第一段", "en-zh"),
    ],
)
def test_spaces_in_order(source: str, text: str, direction: str) -> None:
    assert flagged("whitespace", unit(source, text, direction)) == []


def test_space_between_han_and_latin_is_a_house_rule() -> None:
    mixed = unit(ANY_EN, "在RCEP 框架下", "en-zh")
    assert flagged("whitespace", mixed) == []
    assert flagged("whitespace", mixed, han_latin="space") == ["在R"]
    assert flagged("whitespace", mixed, han_latin="none") == [" "]


def test_spaces_around_an_inline_tag() -> None:
    tag = InlineTag(6, TagKind.STANDALONE, "1", "<x/>")
    assert flagged("whitespace", unit(ANY, "Click  here", target_tags=(tag,))) == []


@pytest.mark.parametrize(
    "character", ["\u200b", "\u202e", "\u00ad", "\ufeff", "\ue001", "\x08", "\u2066", "\ufffd", "\U000f0001", "\u200d"]
)
def test_hidden_characters_are_named(character: str) -> None:
    found = remarks("hidden-character", unit(ANY, f"The po{character}rt is open."))
    assert [remark.span.start for remark in found] == [6]
    assert f"U+{ord(character):04X}" in found[0].message


@pytest.mark.parametrize(
    "text", ["No\u00a0break", "👨\u200d👩\u200d👧 👍\ufe0f", "\u200fשלום", "می\u200cروم", "一\u3000二\n三\t四"]
)
def test_characters_that_belong_there(text: str) -> None:
    assert flagged("hidden-character", unit(ANY, text)) == []


def test_hidden_character_in_the_source_counts_too() -> None:
    found = remarks("hidden-character", unit("港\u200b口。", "The port."))
    assert [(remark.side, remark.span.start) for remark in found] == [("source", 1)]


def test_only_what_joins_no_words_is_removed_safely() -> None:
    joined = remarks("hidden-character", unit(ANY, "official\u200bseal"))[0]
    inside = remarks("hidden-character", unit(ANY, "offi\u00adcial seal"))[0]
    assert (joined.fix and joined.fix.safe, inside.fix and inside.fix.safe) == (False, True)


@pytest.mark.parametrize(
    ("text", "direction", "expected", "fixed"),
    [
        ("港口,园区和公路。", "en-zh", [","], "港口，园区和公路。"),
        ("港口开放, 货物增加.", "en-zh", [",", "."], "港口开放，货物增加。"),
        ("加入RCEP,扩大开放?", "en-zh", [",", "?"], "加入RCEP，扩大开放？"),
        ("措施(试行)已经发布。", "en-zh", ["("], "措施（试行）已经发布。"),
        ("Ports，parks （and roads）。", "zh-en", ["，", "（", "。"], "Ports, parks (and roads)."),
        (
            "The《Port Law》was passed ；then it rained.",
            "zh-en",
            ["《", "》", "；"],
            "The“Port Law”was passed; then it rained.",
        ),
    ],
)
def test_wrong_width(text: str, direction: str, expected: list[str], fixed: str) -> None:
    given = unit(ANY, text, direction)
    assert sorted(flagged("punctuation-width", given)) == sorted(expected)
    assert repaired("punctuation-width", given) == fixed


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("会议于10:30开始，进出口1,500.5万吨（同比增长3%）。", "en-zh"),
        ("详见https://example.org/a?b=1,2，或世界贸易组织(WTO)网站。", "en-zh"),
        ('他说"双赢"，即 “a win, a win” 的意思。', "en-zh"),
        ("The term 《海商法》 (Maritime Law) and the idea of 双赢，共赢 are old.", "zh-en"),
        ("He said: “Yes; it’s open!” (Really?)", "zh-en"),
    ],
)
def test_width_in_order(text: str, direction: str) -> None:
    assert flagged("punctuation-width", unit(ANY, text, direction)) == []


@pytest.mark.parametrize(
    ("text", "direction", "expected"),
    [
        ("The Measures (Trial were released.", "zh-en", ["("]),
        ("He called it “a gift.", "zh-en", ["“"]),
        ('He called it a gift" today.', "zh-en", ['"']),
        ("《海商法的修订", "en-zh", ["《"]),
        ("海商法》的修订（第二稿", "en-zh", ["》", "（"]),
        ("這是「雙贏的選擇。", "en-hant", ["「"]),
    ],
)
def test_marks_without_a_partner(text: str, direction: str, expected: list[str]) -> None:
    assert sorted(flagged("unbalanced-punctuation", unit(ANY, text, direction))) == sorted(expected)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (ANY, "It’s the workers’ day in the ’90s, a ‘win-win’ “for ‘all’ of us”."),
        (ANY, "1) ports 2) parks (see 5 or 6) and a) roads; 10) rails"),
        (ANY, 'A 19" screen and a 6’2” man; the interval [0, 1) :)'),
        (
            ANY,
            "“Ports",
        ),
        ("他说：“港口开放。", "He said, “The port is open."),
        ("第一段", "“Ports.\n“Parks.”"),
        ("《关于〈办法〉的通知》", "Notice on the Measures"),
    ],
)
def test_marks_in_order(source: str, text: str) -> None:
    expected = ["“"] if text == "“Ports" else []
    assert flagged("unbalanced-punctuation", unit(source, text)) == expected


def test_quotation_that_goes_on_in_the_next_segment_is_doubtful() -> None:
    opened = unit("“我们很有信心。”", "“We are confident.")
    alone = unit(None, "“We are confident.")
    for given in (opened, alone):
        assert flagged("unbalanced-punctuation", given) == []
        assert flagged("unbalanced-punctuation", given, doubtful=True) == ["“"]


@pytest.mark.parametrize(
    ("source", "target", "direction", "expected"),
    [
        ("港口开放了吗？", "The port is open.", "zh-en", ["."]),
        ("港口已经开放。", "The port is open", "zh-en", ["n"]),
        ("港口开放", "The port is open.", "zh-en", ["."]),
        ("The port is open.", "港口开放，", "en-zh", ["，"]),
        ("Is it open?", "港口开放！”", "en-zh", ["！"]),
        ("原因如下：", "The reasons", "zh-en", ["s"]),
    ],
)
def test_another_end(source: str, target: str, direction: str, expected: list[str]) -> None:
    assert flagged("end-punctuation", unit(source, target, direction)) == expected


@pytest.mark.parametrize(
    ("source", "target", "direction"),
    [
        ("他问：“开放吗？”", "“Is it open?” he asked.", "zh-en"),
        ("港口开放（完）。", "The port is open. (End)", "zh-en"),
        ("东方贸易有限公司", "Dongfang Trade Co., Ltd.", "zh-en"),
        ("一、港口；", "1. Ports", "zh-en"),
        ("欢迎！", "Welcome.", "zh-en"),
        ("港口开放……", "The port is open…", "zh-en"),
        ("The port is open.”", "港口开放。”", "en-zh"),
    ],
)
def test_ends_alike(source: str, target: str, direction: str) -> None:
    expected = [] if "asked" not in target else ["."]
    assert flagged("end-punctuation", unit(source, target, direction)) == expected


@pytest.mark.parametrize(
    ("text", "direction", "expected"),
    [
        ("企业提交報告。", "en-zh", ["報"]),
        ("海关總署發布公告。", "en-zh", ["總", "發"]),
        ("企業提交报告。", "en-hant", ["报"]),
    ],
)
def test_characters_of_the_other_script(text: str, direction: str, expected: list[str]) -> None:
    assert flagged("mixed-script", unit(ANY_EN, text, direction)) == expected


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("皇后在里面，台上干杯，乾隆年间的著作。", "en-zh"),
        ("小说《紅樓夢》和“臺灣資訊”一词", "en-zh"),
        ("皇后在裡面，臺上乾杯，手頭拮据。", "en-hant"),
        ("東京は日本の首都", "en-zh"),
        ("Plain English", "zh-en"),
    ],
)
def test_one_script(text: str, direction: str) -> None:
    assert flagged("mixed-script", unit(ANY_EN, text, direction)) == []


def test_wrong_script_throughout_is_one_finding_and_is_simplified_safely() -> None:
    whole = unit(ANY_EN, "海關總署發布統計數據。", "en-zh")
    assert len(flagged("mixed-script", whole)) == 1
    assert repaired("mixed-script", unit(ANY_EN, "企业提交報告。", "en-zh")) == "企业提交报告。"


@pytest.mark.parametrize(
    ("source", "target", "direction", "expected"),
    [
        ("港口开放，货物增加。", "Ports opened and 货物增加.", "zh-en", ["货物增加"]),
        ("港口开放，货物增加。", "港口开放，货物增加。", "zh-en", ["港口开放，货物增加。"]),
        ("共5万吨。", "A total of 5万 tons.", "zh-en", ["万"]),
        ("Ports will open soon.", "Ports will open soon.", "en-zh", ["Ports will open soon."]),
        ("They cut their operating costs.", "企业cut their operating costs。", "en-zh", ["cut their operating costs"]),
    ],
)
def test_left_untranslated(source: str, target: str, direction: str, expected: list[str]) -> None:
    assert flagged("untranslated-text", unit(source, target, direction)) == expected


@pytest.mark.parametrize(
    ("source", "target", "direction"),
    [
        ("一带一路", "the Belt and Road (一带一路)", "zh-en"),
        ("福字", "the character 福", "zh-en"),
        ("福字", "“福” (fu, good fortune)", "zh-en"),
        ("RCEP 2026", "RCEP 2026", "zh-en"),
        ("iPhone 17 Pro", "iPhone 17 Pro", "en-zh"),
        ("https://example.org/new-rules", "https://example.org/new-rules", "en-zh"),
        ("He read The New York Times in vitro.", "他读《The New York Times》，体外（in vitro）。", "en-zh"),
        ("the 5 km run", "5 km 跑步", "en-zh"),
        ("Run git config set advice first.", "先运行 git config set advice.x --global。", "en-zh"),
        ("Type:\ngit notes merge now", "输入：\ngit notes merge now\n即可", "en-zh"),
    ],
)
def test_may_stand_in_both_languages(source: str, target: str, direction: str) -> None:
    assert flagged("untranslated-text", unit(source, target, direction)) == []


LONG = "研究所举办了研讨会，来自九个国家的六十名学者讨论了航道安全和渔业管理，会后发表了共同倡议。"
LONG_EN = (
    "The institute held a seminar. Sixty scholars from nine countries discussed the safety of shipping lanes and "
    "fisheries management, and issued a joint initiative."
)


def test_omitted_text() -> None:
    assert flagged("omitted-text", unit(LONG, "The institute held a seminar.")) != []
    assert flagged("omitted-text", unit(LONG_EN, "研究所举办了研讨会。", "en-zh")) != []
    assert flagged("omitted-text", unit(LONG, LONG_EN)) == []
    assert flagged("omitted-text", unit(LONG_EN, LONG, "en-zh")) == []
    assert flagged("omitted-text", unit("中华人民共和国海关总署公告第九号文件", "Announcement No. 9")) == []


def test_omitted_text_tells_what_is_missing() -> None:
    message = remarks("omitted-text", unit(LONG, "The institute held a seminar."))[0].message
    assert "1 figure fewer" in message


@pytest.mark.parametrize("target", ["", "  ", "…", "TODO", "[待译]"])
def test_no_translation(target: str) -> None:
    assert len(remarks("empty-target", unit(ANY, target))) == 1


@pytest.mark.parametrize(("source", "target"), [("", ""), ("无", "-"), ("TODO", "TODO"), (ANY, "Yes."), ("……", "")])
def test_translated_or_nothing_to_translate(source: str, target: str) -> None:
    assert remarks("empty-target", unit(source, target)) == []


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("共{n}项", "{m} items", ["{m}"]),
        ("共{n}项", "Several items", ["{n}"]),
        ("见https://example.org/a?id=1。", "See https://example.org/a?id=2.", ["https://example.org/a?id=2"]),
        ("写信到a@example.org。", "Write to b@example.org.", ["b@example.org"]),
        ("第%1$s页，共%d页", "Page %1$s of %s", ["%s"]),
        ("第一行<br/>第二行", "Line one, line two", ["<br/>"]),
        ("{{标题}}", "{{title}}", ["{{title}}"]),
        ("${HOME}", "$HOME", ["${HOME}"]),
    ],
)
def test_placeholders_differ(source: str, target: str, expected: list[str]) -> None:
    assert flagged("placeholder-mismatch", unit(source, target)) == expected


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("{name}有{n}项", "{n} items of {name}"),
        ("增长5%，占20%以上", "up 5% of the total, 20% or more, 100%dinner"),
        ("见https://example.org/zh/a。", "See https://example.org/en/a."),
        ("见 http://www.example.org/", "See https://www.example.org"),
        ("{n, plural, other {# 项}}", "{n, plural, one {# item} other {# items}}"),
        ("<b>港口</b><br>", "<b>Port</b><br/>"),
        ("<a href='/zh'>链接</a>", '<a href="/en">Link</a>'),
        ("第一（{a}）", "First ({a})"),
        ("%s of %d", "%2$d in %1$s"),
        ("来源：人民网", "Source: www.people.com.cn"),
    ],
)
def test_placeholders_agree(source: str, target: str) -> None:
    assert flagged("placeholder-mismatch", unit(source, target)) == []


LINE_BREAK = InlineTag(0, TagKind.STANDALONE, "1", '<ph x="1">br</ph>')


def tags(*kinds: str) -> tuple[InlineTag, ...]:
    """Make tags of `+1` (open), `-1` (close) and `.1` (standalone), at rising positions."""
    names = {"+": TagKind.OPEN, "-": TagKind.CLOSE, ".": TagKind.STANDALONE}
    return tuple(InlineTag(n, names[kind[0]], kind[1:], f"<t{kind[1:]}>") for n, kind in enumerate(kinds))


@pytest.mark.parametrize(
    ("source", "target", "faults"),
    [
        (tags("+1", "-1"), tags("+1", "-1"), 0),
        (tags("+1", "-1", ".2"), tags(".2", "+1", "-1"), 0),
        (tags("+1", "-1"), (), 1),
        (tags("+1", "-1"), tags("+1"), 1),
        ((), tags(".1"), 1),
        (tags("+1", "-1"), tags("-1", "+1"), 1),
        ((LINE_BREAK,), (InlineTag(0, TagKind.STANDALONE, "7", '<ph x="7">br</ph>'),), 0),
    ],
)  # fmt: skip
def test_tags(source: tuple[InlineTag, ...], target: tuple[InlineTag, ...], faults: int) -> None:
    given = unit("港口开放", "The port is open", source_tags=source, target_tags=target)
    assert len(remarks("tag-mismatch", given)) == faults


@pytest.mark.parametrize(
    ("source", "target", "direction"),
    [
        ("“港口已经开放。”", "“The port is open,”", "zh-en"),
        ('"The port is open," he said.', "“港口已经开放”，他对记者说，", "en-zh"),
    ],
)
def test_a_speaker_may_follow(source: str, target: str, direction: str) -> None:
    assert flagged("end-punctuation", unit(source, target, direction)) == []


@pytest.mark.parametrize(
    ("target", "replacement", "safe"),
    [
        ("It ended at 10：30 today.", ":", False),
        ("It cost 1，500 yuan.", ",", False),
        ("Version v1。2 is out.", ".", False),
        ("Ports, e．g. Tianjin, grew.", ".", False),
        ("a、Ports", ", ", False),
        ("Ports，roads and rail grew.", ", ", True),
        ("Ports grew。Roads did too.", ". ", True),
    ],
)
def test_a_full_width_mark_in_a_number_is_no_certain_fix(target: str, replacement: str, safe: bool) -> None:  # noqa: FBT001
    (found,) = remarks("punctuation-width", unit("港口", target))
    assert found.fix
    assert (found.fix.replacement, found.fix.safe) == (replacement, safe)


@pytest.mark.parametrize("target", ["Open ../ports/a.txt now", "See file..txt here", "Sections vol..2 and 3"])
def test_two_stops_of_a_path_are_right(target: str) -> None:
    assert flagged("doubled-word", unit("港口", target)) == []
