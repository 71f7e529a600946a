"""What is said of faulty files: the code, the place and the words, for faults of many kinds in each format."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cli_samples import RIGHT, WRONG, tmx
from ftzterms.formats import _table
from ftzterms.inspecting import inspect_file

_TMX = tmx(RIGHT, WRONG)
_PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
_CSV = "source,target\na,甲\n"


def _said(tmp_path: Path, name: str, data: str | bytes) -> tuple[bool, list[tuple[int, str]]]:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    seen = inspect_file(path)
    assert all(told.path == str(path) for told in (*seen.faults, *seen.problems))
    return not seen.faults, [(told.line, told.code) for told in (*seen.faults, *seen.problems)]


_CUT = _TMX.encode()
_ERRORS: list[tuple[str, str | bytes, int, str]] = [
    ("a.tmx", _CUT[: _CUT.index(b"<tuv") + 8], 6, "cut-off"),
    ("a.tmx", _CUT[: _CUT.index("加快".encode()) + 4], 6, "cut-off"),
    ("a.tmx", _CUT[: _CUT.index(b'tuid="u2') + 4], 9, "cut-off"),
    ("a.tmx", _CUT[:70], 3, "cut-off"),
    ("a.tmx", _CUT[:20], 1, "cut-off"),
    ("a.tmx", _TMX.replace("</tmx>\n", ""), 14, "cut-off"),
    ("a.tmx", _TMX.replace("<body>", "<body><!-- x"), 15, "cut-off"),
    ("a.tmx", _TMX.replace("加快", "<![CDATA["), 15, "cut-off"),
    ("a.tmx", b"\xef\xbb\xbf", 1, "no-element"),
    ("a.tmx", " \n \n", 3, "no-element"),
    ("a.tmx", '{"a": 1}', 1, "no-element"),
    ("a.tmx", bytes(400), 1, "illegal-character"),
    ("a.tmx", _CUT + bytes(40), 15, "illegal-character"),
    ("a.tmx", bytes(40) + _CUT[40:], 1, "illegal-character"),
    ("a.tmx", _TMX.replace("加", "\x1b"), 6, "illegal-character"),
    ("a.tmx", _TMX.replace("加", "&#xD800;"), 6, "illegal-character"),
    ("a.tmx", _TMX + "and more\n", 15, "second-document"),
    ("a.tmx", _TMX + "<tmx/>\n", 15, "second-document"),
    ("a.tmx", _TMX.replace("<tu ", "<TU ").replace("</tu>", "</TU>"), 5, "stray-element"),
    ("a.tmx", _TMX.replace("<tu ", "<x:tu ").replace("</tu>", "</x:tu>"), 5, "stray-element"),
    ("a.tmx", _TMX.replace("加快", "<<<<<<< ours"), 6, "not-well-formed"),
    ("a.tmx", _TMX.replace("加快", "\n<<<<<<< ours\n"), 7, "merge-conflict"),
    ("a.tmx", _TMX.replace('xml:lang="en"', "xml:lang=en"), 7, "not-well-formed"),
    ("a.tmx", _TMX.replace('lang="en"', 'lang="en" xml:lang="en"'), 7, "not-well-formed"),
    ("a.tmx", _TMX.replace('xml:lang="en"', 'xml:lang="e<n"'), 7, "not-well-formed"),
    ("a.tmx", _TMX.replace("<body>", "<body><!-- a -- b -->"), 4, "not-well-formed"),
    ("a.tmx", _TMX.replace("加", "&nbsp;"), 6, "unknown-entity"),
    ("a.tmx", b"\xff\xfe" + _TMX.split("\n", 1)[1].encode("utf-16-le")[:-1], 13, "wrong-encoding"),
    ("a.tmx", _TMX.replace("<tmx", "<!DOCTYPE tmx [ ]>\n<tmx"), 2, "declared-entity"),
    ("a.po", "", 1, "empty-file"),
    ("a.po", "<html><body>", 1, "wrong-kind"),
    ("a.po", b"\x1f\x8b\x08", 1, "wrong-kind"),
    ("a.po", _PO + "<<<<<<< HEAD\n", 4, "merge-conflict"),
    ("a.po", _PO + 'msgid "a"\nmsgstr "b\0\0"\n', 5, "illegal-character"),
    ("a.csv", _CSV + "b,乙\0\n", 3, "illegal-character"),
    ("a.csv", "<html><body>", 1, "wrong-kind"),
    ("a.csv", _CSV + 'b,"乙\n', 3, "open-quote"),
    ("a.xlsx", "", 1, "empty-file"),
]
_WARNINGS: list[tuple[str, str | bytes, int, str]] = [
    ("a.tmx", _TMX.replace('version="1.4"', 'version="9"'), 2, "unknown-version"),
    ("a.tmx", _TMX.replace(' version="1.4"', ""), 2, "unknown-version"),
    ("a.tmx", _TMX.replace("<body>", "").replace("</body>", ""), 5, "missing-body"),
    ("a.tmx", _TMX.replace("<body>", "<header/><body>"), 4, "stray-element"),
    ("a.tmx", _TMX.replace("<body>", "<body><x/><x/>"), 4, "stray-element"),
    ("a.tmx", _TMX.replace("zh-CN", "Chinese (PRC)"), 6, "bad-language"),
    ("a.tmx", _TMX.replace('xml:lang="en"', 'xml:lang="1033"'), 7, "bad-language"),
    ("a.csv", "source\u200b,target\na,甲\n", 1, "odd-title"),
    ("a.csv", "source,target,source\na,甲,b\n", 1, "odd-title"),
    ("a.csv", _CSV + "b\n", 3, "ragged-row"),
    (
        "a.tbx",
        (
            "<tbx><text><body><conceptEntry><langSec xml:lang='en!'><termSec><term>a</term></termSec></langSec>"
            "</conceptEntry></body></text></tbx>"
        ),
        1,
        "missing-id",
    ),
]


@pytest.mark.parametrize(("name", "data", "line", "code"), _ERRORS, ids=range(len(_ERRORS)))
def test_an_error_says_what_and_where(tmp_path: Path, name: str, data: str | bytes, line: int, code: str) -> None:
    assert _said(tmp_path, name, data) == (False, [(line, code)])


@pytest.mark.parametrize(("name", "data", "line", "code"), _WARNINGS, ids=range(len(_WARNINGS)))
def test_a_warning_says_what_and_where(tmp_path: Path, name: str, data: str | bytes, line: int, code: str) -> None:
    readable, told = _said(tmp_path, name, data)
    assert readable
    assert told[0] == (line, code)


def test_what_is_larger_than_any_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_table, "_LONGEST_ROW", 1000)
    assert _said(tmp_path, "a.csv", _CSV + f'"{"b" * 5000}",乙\n') == (False, [(3, "too-large")])
    monkeypatch.setattr(sys.modules["ftzterms.formats.po"], "LARGEST", 1000)
    assert _said(tmp_path, "a.po", _PO + f'msgid "a"\nmsgstr "{"b" * 1000}"\n') == (False, [(1, "too-large")])
