"""TMX that is packed: with gzip, or alone in a ZIP archive."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cli_samples import RIGHT, WRONG, Program, tmx
from ftzterms import read_bitext, write
from ftzterms.formats import _gzip, portrait
from ftzterms.model import FtzTermsError

_TEXTS = [RIGHT, WRONG]


def _zipped(*members: tuple[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in members:
            new.writestr(name, content)
    return buffer.getvalue()


def _gzipped(text: str) -> bytes:
    return gzip.compress(text.encode())


_PACKED: dict[str, Callable[[str], bytes]] = {
    "a.tmx.gz": _gzipped,
    "a.zip": lambda text: _zipped(("readme.txt", "read me"), ("m/A.TMX", text)),
}


@pytest.mark.parametrize("name", _PACKED)
def test_reads_what_is_packed(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(_PACKED[name](tmx(*_TEXTS)))
    for whole in (True, False):
        units = list(read_bitext(path, whole=whole).units)
        assert [(unit.source.text, unit.target.text) for unit in units if unit.source and unit.target] == _TEXTS
    with path.open("rb") as stream:
        seen = portrait(stream)
    assert (seen.encoding, seen.version, seen.written_by) == ("UTF-8", "1.4", "t 1")


@pytest.mark.parametrize("name", _PACKED)
def test_places_a_fault_in_what_is_packed(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(_PACKED[name](tmx(*_TEXTS).replace("</tu>", "</tv>", 1)))
    with pytest.raises(FtzTermsError) as fault:
        list(read_bitext(path).units)
    assert (fault.value.path, fault.value.line) == (str(path), 8)


def test_writes_gzip_the_same_twice(tmp_path: Path) -> None:
    (tmp_path / "a.tmx").write_text(tmx(*_TEXTS), "utf-8")
    for name in ("b.tmx.gz", "c.tmx.gz"):
        write(read_bitext(tmp_path / "a.tmx"), tmp_path / name)
    assert (tmp_path / "b.tmx.gz").read_bytes() == (tmp_path / "c.tmx.gz").read_bytes()
    assert len(list(read_bitext(tmp_path / "b.tmx.gz").units)) == 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (_gzipped(tmx(*_TEXTS))[:-40], "cut off"),
        (_gzipped(tmx(*_TEXTS))[:-8] + bytes(8), "damaged"),
        (tmx(*_TEXTS).encode(), "this is no gzip data"),
        (b"", "empty"),
    ],
)
def test_says_what_is_wrong_with_gzip_data(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "a.tmx.gz").write_bytes(data)
    with pytest.raises(FtzTermsError, match=said) as fault:
        list(read_bitext(tmp_path / "a.tmx.gz").units)
    assert fault.value.path == str(tmp_path / "a.tmx.gz")


def test_refuses_a_gzip_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_gzip, "RATIO_FROM", 1 << 20)
    body = tmx(*_TEXTS).replace("</body>", " " * (8 << 20) + "</body>")
    (tmp_path / "a.tmx.gz").write_bytes(_gzipped(body))
    with pytest.raises(FtzTermsError, match="swells more than 100 times"):
        list(read_bitext(tmp_path / "a.tmx.gz").units)


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ([("a.tmx", "x"), ("b/b.tmx", "x")], "several TMX files: a.tmx, b/b.tmx"),
        ([("a.txt", "x"), ("b.zip", "x"), ("c", "x"), ("d", "x")], "no TMX file, but a.txt, b.zip, c …"),
        ([], "no TMX file"),
    ],
)
def test_an_archive_holds_one_tmx(tmp_path: Path, members: list[tuple[str, str]], said: str) -> None:
    (tmp_path / "a.zip").write_bytes(_zipped(*members))
    with pytest.raises(FtzTermsError) as fault:
        read_bitext(tmp_path / "a.zip")
    assert fault.value.message == f"the archive holds {said}"


def test_is_checked_like_any_tmx(program: Program) -> None:
    program.write("a.tmx.gz", _gzipped(tmx(*_TEXTS)))
    ran = program.ours("check", "a.tmx.gz", "-o", "concise")
    assert ran.status == 1
    assert "a.tmx.gz:11:29: error[forbidden-term]" in ran.out
