"""Patches on the bytes of a file: the words that were meant are new, every other byte is the one that stood there."""

from __future__ import annotations

import codecs
from dataclasses import replace
from difflib import SequenceMatcher
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats_samples import XML_TEXT, bitexts, tmx, unit
from ftzterms.formats import Edit, Patched, UnitFormat, edited, formats, patch_bitext, read_bitext
from ftzterms.formats._patching import patched_surely
from ftzterms.model import Bitext, FtzTermsError, InlineTag, Segment, Side, TagKind, TranslationUnit, Variant

OLD, NEW = "Joint Conference", "Joint Meeting"


def edit(path: Path, old: str = OLD, new: str = NEW, order: int = 0, side: Side = Side.TARGET) -> Edit:
    """Make an edit of the first place at which words stand in a unit."""
    found = list(read_bitext(path).units)[order]
    variant = found.source if side is Side.SOURCE else found.target
    assert variant
    start = variant.text.index(old)
    return Edit(order, side, start, start + len(old), new)


def patched(folder: Path, name: str, data: bytes, **given: Any) -> Patched:
    path = folder / name
    path.write_bytes(data)
    made = patch_bitext(path, [edit(path, **given)])
    assert path.read_bytes() == data, "a patch writes nothing"
    return made


def changed(before: bytes, after: bytes) -> tuple[bytes, bytes]:
    """Give the stretch from the first to the last byte that differs, old and new."""
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    codes = [code for code in codes if code[0] != "equal"]
    (_, a, _, c, _), (_, _, b, _, d) = codes[0], codes[-1]
    return before[a:b], after[c:d]


MEMORY = (
    '<?xml version="1.0" encoding="{label}"?>\r\n<!-- Joint Conference -->\r\n<tmx version="1.4">\r\n'
    "<header srclang='zh-CN'\tadminlang=\"en\"/>\r\n<body>\r\n"
    "<tu  tuid='Joint Conference'>\n\t<tuv creationid=\"我\" xml:lang='zh-CN'><seg>部际联席会议𠀀</seg></tuv >\r\n"
    '<tuv xml:lang="en" creationid="Joint Conference"><seg>A &amp; B:\r\n{text} met &#x2014; &quot;so&quot;</seg></tuv>'
    "</tu>\r\n<tu><tuv xml:lang='zh-CN'><seg>好</seg></tuv><tuv xml:lang='en'><seg>Joint Conference</seg></tuv></tu>"
    "</body></tmx>\r\n"
)
ENCODINGS = [
    ("utf-8", "UTF-8", b""),
    ("utf-8", "utf-8", codecs.BOM_UTF8),
    ("utf-16-le", "UTF-16", codecs.BOM_UTF16_LE),
    ("utf-16-be", "UTF-16", codecs.BOM_UTF16_BE),
    ("utf-16-le", "UTF-16", b""),
    ("utf-32-le", "UTF-32", codecs.BOM_UTF32_LE),
    ("gb18030", "GB18030", b""),
    ("gb18030", "GB2312", b""),
]


@pytest.mark.parametrize(("codec", "label", "mark"), ENCODINGS)
@pytest.mark.parametrize(
    ("raw", "fixed"),
    [
        ("The Joint Conference", "The Joint Meeting"),
        ('<bpt i="1">&lt;b></bpt>Joint Conference<ept i="1"/>', '<bpt i="1">&lt;b></bpt>Joint Meeting<ept i="1"/>'),
        ("<ph x='1'>a<sub>Joint Conference</sub></ph>", "<ph x='1'>a<sub>Joint Meeting</sub></ph>"),
        ("<ph>\r\n{0}</ph>Joint Conference", "<ph>\r\n{0}</ph>Joint Meeting"),
        ("&#74;oint C&#x6F;nference", "&#74;oint Meeting"),
        ("<!-- Joint Conference --> Joint Conference", "<!-- Joint Conference --> Joint Meeting"),
        ("<![CDATA[<b>]]> Joint Conference", "<![CDATA[<b>]]> Joint Meeting"),
    ],
)
def test_tmx_in_every_encoding(tmp_path: Path, codec: str, label: str, mark: bytes, raw: str, fixed: str) -> None:
    before, after = (mark + MEMORY.format(label=label, text=text).encode(codec) for text in (raw, fixed))
    made = patched(tmp_path, "a.tmx", before)
    assert made.data == after
    assert made.refused == ()


def test_the_bytes_that_differ_are_those_of_the_words(tmp_path: Path) -> None:
    before = MEMORY.format(label="UTF-8", text="The Joint&#32;Conference").encode()
    after = patched(tmp_path, "a.tmx", before, new="Joint Meetings").data
    assert b"The Joint&#32;Meetings met" in after
    old, new = changed(before, after)
    assert old in b"Conference"
    assert new in b"Meetings"


@pytest.mark.parametrize(
    "raw",
    [
        "Joint <ph/>Conference",
        "Joint<!-- --> Conference",
        "<![CDATA[Joint Conference]]>",
        "Joint <![CDATA[Conference]]>",
        "Joint <?x?>Conference",
        "<hi>Joint</hi> Conference",
    ],
)
def test_an_edit_that_crosses_markup_is_refused(tmp_path: Path, raw: str) -> None:
    before = MEMORY.format(label="UTF-8", text=raw).encode()
    made = patched(tmp_path, "a.tmx", before)
    assert made.data == before
    assert [edit.replacement for edit in made.refused] == [NEW]


def test_new_text_is_written_as_xml(tmp_path: Path) -> None:
    before = tmx(unit("好", "a b c"))
    made = patched(tmp_path, "a.tmx", before, old="b", new="<R&D> ]]> \r \U00020000")
    assert made.data == before.replace(b"a b c", "a &lt;R&amp;D&gt; ]]&gt; &#13; \U00020000 c".encode())
    assert patched(tmp_path, "a.tmx", before, old="b", new="\x0b").refused


def test_a_character_that_the_encoding_lacks_becomes_a_reference(tmp_path: Path) -> None:
    before = tmx(unit("", "a b c"), declaration='<?xml version="1.0" encoding="ISO-8859-1"?>')
    made = patched(tmp_path, "a.tmx", before, old="b", new="“é”")
    assert made.data == before.replace(b"a b c", b"a &#8220;\xe9&#8221; c")


def test_characters_with_two_codes_keep_theirs(tmp_path: Path) -> None:
    start = tmx(unit("@", "Joint Conference"), declaration='<?xml version="1.0" encoding="Big5"?>')
    before = start.replace(b"@", b"\xa1\xfe\xa4\xa4")
    assert b"\xa1\xfe".decode("big5hkscs").encode("big5hkscs") != b"\xa1\xfe", "it is read as another code's character"
    assert patched(tmp_path, "a.tmx", before).data == before.replace(b"Conference", b"Meeting")


def test_the_source_can_be_edited_too(tmp_path: Path) -> None:
    before = tmx(unit("联\u200b席", "a"))
    made = patched(tmp_path, "a.tmx", before, old="\u200b", new="", side=Side.SOURCE)
    assert made.data == before.replace("\u200b".encode(), b"")


def test_several_edits_in_several_units(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    path.write_bytes(
        before := tmx(*(unit(f"好{number}", "one two two three", f' tuid="{number}"') for number in "abc"))
    )
    edits = [Edit(2, Side.TARGET, 8, 11, "2"), Edit(0, Side.TARGET, 0, 3, "1"), Edit(2, Side.TARGET, 4, 7, "second")]
    made = patch_bitext(path, edits)
    first, second, third = before.split(b"one two two three", 2)
    assert made.data == (
        first + b"1 two two three" + second + b"one two two three" + third.replace(b"one two two", b"one second 2")
    )


def test_of_two_edits_of_one_place_the_second_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    path.write_bytes(tmx(unit("好", "one two")))
    edits = [Edit(0, Side.TARGET, 0, 5, "x"), Edit(0, Side.TARGET, 4, 7, "y")]
    assert patch_bitext(path, edits).refused == (edits[1],)


@settings(max_examples=40)
@given(st.data())
def test_patching_is_writing_the_edited_units(data: st.DataObject) -> None:
    form = tmx_format()
    given_bitext = data.draw(bitexts())
    before = written(form, given_bitext)
    read = form.read(BytesIO(before), "a.tmx")
    units = list(read.units)
    edits = data.draw(edits_of(units))
    made = patched_surely(form, before, edits, "a.tmx")
    crossing = {edit for edit in edits if _crosses(edit, units) or _leaves_nothing(edit, units)}
    assert set(made.refused) == crossing
    fixed = [_with(unit, order, [edit for edit in edits if edit not in crossing]) for order, unit in enumerate(units)]
    assert made.data == written(form, replace(read, units=fixed))


def tmx_format() -> UnitFormat:
    form = formats()["tmx"]
    assert isinstance(form, UnitFormat)
    return form


def written(form: UnitFormat, bitext: Bitext) -> bytes:
    stream = BytesIO()
    assert form.write
    form.write(bitext, stream)
    return stream.getvalue()


@st.composite
def edits_of(draw: st.DrawFn, units: list[TranslationUnit]) -> list[Edit]:
    """Draw at most one edit for each side of each unit."""
    made = []
    for order, each in enumerate(units):
        for side, variant in ((Side.SOURCE, each.source), (Side.TARGET, each.target)):
            if variant and draw(st.booleans()):
                start = draw(st.integers(0, len(variant.text)))
                end = draw(st.integers(start, len(variant.text)))
                made.append(Edit(order, side, start, end, draw(XML_TEXT)))
    return made


def _text(edit: Edit, units: list[TranslationUnit]) -> Segment:
    variant = units[edit.unit].source if edit.side is Side.SOURCE else units[edit.unit].target
    assert variant
    return variant.segment


def _crosses(edit: Edit, units: list[TranslationUnit]) -> bool:
    places = [tag.position for tag in _text(edit, units).tags]
    return any(edit.start < place < edit.end or edit.start == place == edit.end for place in places)


def _leaves_nothing(edit: Edit, units: list[TranslationUnit]) -> bool:
    before = _text(edit, units)
    return not before.text or not edited(before, [edit]).text.strip()


def _with(unit: TranslationUnit, order: int, edits: list[Edit]) -> TranslationUnit:
    def made(variant: Variant | None, side: Side) -> Variant:
        assert variant
        own = [edit for edit in edits if (edit.unit, edit.side) == (order, side)]
        return replace(variant, segment=edited(variant.segment, own))

    return replace(unit, source=made(unit.source, Side.SOURCE), target=made(unit.target, Side.TARGET))


def test_edited_moves_the_tags_along() -> None:
    tags = tuple(InlineTag(place, TagKind.STANDALONE, "", "<ph/>") for place in (0, 4, 7, 9))
    edits = [Edit(0, Side.TARGET, 4, 7, "second"), Edit(0, Side.TARGET, 0, 3, "1")]
    made = edited(Segment("one two x", tags), edits)
    assert made.text == "1 second x"
    assert [tag.position for tag in made.tags] == [0, 2, 8, 10]


PO = (
    '# Joint Conference\r\nmsgid ""\r\nmsgstr "Content-Type: text/plain; charset={label}\\n"\r\n\r\n'
    '#. note\r\nmsgid "Joint Conference"\r\nmsgstr ""\r\n'
    '"The \\"{first}"  \r\n\t"{second}\\" met 在\\t北京.\\n"\r\n"tail"\r\n'
    '\r\n#, fuzzy\r\nmsgctxt "Joint Conference"\r\nmsgid "n"\r\nmsgid_plural "ns"\r\nmsgstr[0] "x"\r\n'
    'msgstr[1] "a \\\\ {plural}"\r\n\r\n#~ msgid "o"\r\n#~ msgstr "Joint Conference"\r\n'
)
AS_IT_WAS = {"label": "UTF-8", "first": "Joint ", "second": "Conference", "plural": "Joint Conference"}


@pytest.mark.parametrize(("codec", "label", "mark"), [*ENCODINGS[:2], *ENCODINGS[6:]])
def test_po_over_two_lines(tmp_path: Path, codec: str, label: str, mark: bytes) -> None:
    before, after = (
        mark + PO.format(**{**AS_IT_WAS, "label": label, "second": word}).encode(codec)
        for word in ("Conference", "Meeting")
    )
    assert patched(tmp_path, "a.po", before).data == after


def test_po_plural_and_escapes(tmp_path: Path) -> None:
    before = PO.format(**AS_IT_WAS).encode()
    made = patched(tmp_path, "a.po", before, order=2, new='"Joint"\\\tMeeting')
    assert made.data == PO.format(**{**AS_IT_WAS, "plural": '\\"Joint\\"\\\\\\tMeeting'}).encode()


def test_po_words_that_begin_on_one_line_and_end_on_the_next(tmp_path: Path) -> None:
    made = patched(tmp_path, "a.po", PO.format(**AS_IT_WAS).encode(), new="Assembly")
    assert made.data == PO.format(**{**AS_IT_WAS, "first": "Assembly", "second": ""}).encode()


def test_po_message_is_a_key_and_stays(tmp_path: Path) -> None:
    before = PO.format(**AS_IT_WAS).encode()
    made = patched(tmp_path, "a.po", before, side=Side.SOURCE)
    assert made.refused
    assert made.data == before


def test_po_takes_no_character_that_its_encoding_lacks(tmp_path: Path) -> None:
    before = PO.format(**{**AS_IT_WAS, "label": "GB2312"}).encode("gb2312")
    assert patched(tmp_path, "a.po", before, new="聯席會議").refused
    assert patched(tmp_path, "a.po", before, new="\x01").refused


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("codec", "mark"), [("utf-8", b""), ("utf-8", codecs.BOM_UTF8), ("gb18030", b"")])
def test_plain_text(tmp_path: Path, codec: str, mark: bytes, end: str) -> None:
    lines = ["联席会议", "", "\u3000 The Joint Conference met.  ", "Joint Conference"]
    before = mark + end.join(lines).encode(codec)
    made = patched(tmp_path, "a.txt", before, order=1)
    assert made.data == mark + end.join([*lines[:2], "\u3000 The Joint Meeting met.  ", lines[3]]).encode(codec)


def test_plain_text_keeps_its_lines(tmp_path: Path) -> None:
    assert patched(tmp_path, "a.txt", b"a Joint Conference b", new="two\nlines").refused
    assert patched(tmp_path, "a.txt", b"Joint Conference\nb", new="  ").refused, "the unit would be gone"


MARKDOWN = """\
---
title: Joint Conference
---
# The {0} ##

> A **{1}** of *Joint
> {2}* `Joint Conference` [{3}](http://x/Joint%20Conference "t") end

- item {4}
  goes on \\*{5}\\*

| a | {6} |
|---|---|
| Joint Conference | b\\|c |

```
Joint Conference
```
""".replace("\n", "\r\n")
PLACES = 7


@pytest.mark.parametrize(("place", "order"), [(0, 0), (1, 1), (3, 1), (4, 2), (5, 2), (6, 4)])
def test_markdown(tmp_path: Path, place: int, order: int) -> None:
    words = ["x"] * PLACES
    words[2] = "y"
    before, after = (
        MARKDOWN.format(*(word if number == place else other for number, other in enumerate(words)))
        for word in (OLD, NEW)
    )
    assert patched(tmp_path, "a.md", before.encode(), order=order).data == after.encode()


def test_markdown_over_two_lines(tmp_path: Path) -> None:
    words = ["x"] * PLACES
    before, after = (MARKDOWN.format(*words[:2], word, *words[3:]).encode() for word in ("Conference", "Meeting"))
    broken = {"old": "Joint\nConference", "order": 1}
    assert patched(tmp_path, "a.md", before, **broken, new="Joint\nMeeting").data == after
    assert patched(tmp_path, "a.md", before, **broken, new="Meeting").refused, "a line end is no word"


@pytest.mark.parametrize("new", ["*Joint* Meeting", "[Joint](x)", "`Joint`", "# Joint", "- Joint", "<b>"])
def test_markdown_takes_no_words_that_it_would_read_as_markup(tmp_path: Path, new: str) -> None:
    before = b"one\n\nJoint Conference\n\nthree\n"
    made = patched(tmp_path, "a.md", before, order=1, new=new)
    assert made.data == before
    assert made.refused


@pytest.mark.parametrize("raw", ["**Joint** Conference", "Joint `x` Conference", "Joint [Conference](x)"])
def test_markdown_markup_is_not_crossed(tmp_path: Path, raw: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(raw, "utf-8")
    (one,) = read_bitext(path).units
    assert one.target
    whole = Edit(0, Side.TARGET, 0, len(one.target.text), NEW)
    assert patch_bitext(path, [whole]).refused == (whole,)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), st.data())
def test_any_text_and_any_markdown(text: str, data: st.DataObject) -> None:
    for name in ("plain_text", "markdown"):
        form = formats()[name]
        assert isinstance(form, UnitFormat)
        raw = text.encode()
        try:
            units = list(form.read(BytesIO(raw), "a").units)
        except FtzTermsError:
            continue  # no text
        edits = [edit for edit in data.draw(edits_of(units)) if edit.end > edit.start]
        made = patched_surely(form, raw, edits, "a")
        assert made.data == raw or len(made.refused) < len(edits)


def test_plain_text_may_get_its_first_letter(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("1\n2\n", "utf-8")
    made = patch_bitext(path, [Edit(1, Side.TARGET, 0, 1, "A")])
    assert (made.data, made.refused) == (b"1\nA\n", ())


def test_a_format_without_patches_says_so() -> None:
    form = replace(tmx_format(), patch=None)
    with pytest.raises(FtzTermsError, match="cannot be patched"):
        patched_surely(form, b"", [], "a.tmx")


def test_a_patch_that_changes_another_unit_is_refused_whole() -> None:
    before = tmx(unit("好", "a"), unit("好", "b"))
    wrong = replace(tmx_format(), patch=lambda data, _: Patched(data.replace(b">b<", b">c<"), "utf-8"))
    with pytest.raises(FtzTermsError, match=r"unit 2 would change.*nothing was written"):
        patched_surely(wrong, before, [Edit(0, Side.TARGET, 0, 1, "a")], "a.tmx")


def test_a_patch_that_cannot_be_read_again_is_refused_whole() -> None:
    before = tmx(unit("好", "a"))
    wrong = replace(tmx_format(), patch=lambda data, _: Patched(data.replace(b"</tu>", b""), "utf-8"))
    with pytest.raises(FtzTermsError, match=r"would not read as intended.*nothing was written"):
        patched_surely(wrong, before, [Edit(0, Side.TARGET, 0, 1, "b")], "a.tmx")
