"""How bytes spell text: marks, labels, labels that lie, and places of what cannot be read."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from formats_samples import ANY_TEXT, read, tmx, unit
from ftzterms.formats._encoding import Decoder, Encoding, decode, detect
from ftzterms.model import Unreadable, UnreadableFileError

CHINESE = "自由贸易试验区对接国际高标准经贸规则。\n第二行，有更多的汉字。\n"
DECLARED = [
    ("utf-8", "UTF-8"),
    ("utf-8-sig", "UTF-8"),
    ("utf-16", "UTF-16"),
    ("utf-16-le", ""),
    ("utf-16-be", ""),
    ("utf-32", "UTF-32"),
    ("gb18030", "GB18030"),
    ("gbk", "GB2312"),
    ("big5", "Big5"),
    ("euc-kr", "EUC-KR"),
    ("shift_jis", "Shift_JIS"),
    ("cp1252", "ISO-8859-1"),
]


@pytest.mark.parametrize(("codec", "label"), DECLARED)
def test_reads_xml_in_the_encoding_it_declares(tmp_path: Path, codec: str, label: str) -> None:
    text = "一二" if codec not in ("cp1252", "euc-kr") else "caf\u00e9" if codec == "cp1252" else "한국"
    declaration = f'<?xml version="1.0" encoding="{label}"?>' if label else '<?xml version="1.0"?>'
    data = tmx(*[unit(text * 5, "x")] * 3, declaration=declaration).decode().encode(codec)
    _, found, problems = read(tmp_path, data)
    assert [each.source.text for each in found if each.source] == [text * 5] * 3
    assert not problems


@pytest.mark.parametrize(
    ("codec", "label", "message"),
    [
        ("utf-8", "UTF-16", "declares UTF-16 but is written in UTF-8"),
        ("utf-8", "GBK", "declares GBK but is written in UTF-8"),
        ("utf-8", "klingon", "the declared encoding 'klingon' is unknown"),
        ("utf-8", "rot13", "the declared encoding 'rot13' is unknown"),
        ("utf-16", "UTF-8", "declares UTF-8 but is written in UTF-16-LE"),
        ("gb18030", "", "not UTF-8; read as GB18030"),
    ],
)
def test_believes_bytes_more_than_labels(tmp_path: Path, codec: str, label: str, message: str) -> None:
    declaration = f'<?xml version="1.0" encoding="{label}"?>' if label else '<?xml version="1.0"?>'
    data = tmx(unit(CHINESE, "x"), declaration=declaration).decode().encode(codec)
    _, [found], problems = read(tmp_path, data)
    assert found.source
    assert found.source.text == CHINESE
    assert [(message in problem.message, problem.lost) for problem in problems] == [(True, False)]


@pytest.mark.parametrize(
    ("data", "label", "hint", "place"),
    [
        (b"ok\n" + CHINESE.encode("gbk"), "UTF-8", "read as GB18030", (2, 1)),
        (CHINESE.encode()[:-4] + b"\xe3\x80\n", "UTF-8", "save it again", (2, 11)),
        (CHINESE.encode() + "第".encode()[:2], "", "save it again", (3, 1)),
        ("第一\n".encode() + b"\xff\xfe", "", "save it again", (2, 1)),
        (CHINESE.encode() + b"\xff", "GBK", "", (0, 0)),
        (CHINESE.encode("utf-16")[:-1], "", "save it again", (2, 12)),
    ],
)
def test_places_what_it_cannot_read(data: bytes, label: str, hint: str, place: tuple[int, int]) -> None:
    with pytest.raises(UnreadableFileError) as fault:
        decode(data, "a.txt", [], label)
    assert hint in fault.value.hint
    assert fault.value.path == "a.txt"
    if any(place):
        assert (fault.value.line, fault.value.column) == place


def test_does_not_take_broken_utf8_for_gb18030() -> None:
    data = CHINESE.encode()
    with pytest.raises(UnreadableFileError):
        decode(data[:4] + data[5:], "a", [])


def test_tells_gb18030_that_breaks_off_at_once() -> None:
    with pytest.raises(UnreadableFileError, match="is not GB18030"):
        decode(b"ok \xc4", "a", [])


def test_tells_gb18030_that_breaks_off() -> None:
    with pytest.raises(UnreadableFileError, match="is not GB18030"):
        decode(CHINESE.encode("gbk") + b"\xc4", "a", [])


@given(text=ANY_TEXT, codec=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]), size=st.integers(1, 9))
def test_does_not_mind_where_blocks_end(text: str, codec: str, size: int) -> None:
    assume(not text.startswith("\0"))  # after the mark of UTF-16 it makes the mark of UTF-32
    data = text.encode(codec)
    problems: list[Unreadable] = []
    reader = Decoder("a", problems, detect(data, "utf-8" if codec == "utf-8" else ""))
    parts = [reader.decode(data[start : start + size]) for start in range(0, len(data), size)]
    assert "".join([*parts, reader.decode(b"", final=True)]).removeprefix("\ufeff") == text.removeprefix("\ufeff")


def test_knows_the_marks() -> None:
    assert detect(codecs.BOM_UTF32_LE + b"a\0\0\0") == Encoding("utf-32-le", 4)
    assert detect(codecs.BOM_UTF8 + b"a") == Encoding("utf-8", 3)
    assert detect(b"") == Encoding("utf-8", certain=False)
    assert detect(b"\0\0\0a\0\0\0b").codec == "utf-32-be"
    assert detect(b"a\0\0\0b\0\0\0").codec == "utf-32-le"
