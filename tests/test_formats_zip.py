"""The door for ZIP archives: members come out, and nothing that does harm."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Callable

import pytest

from ftzterms.formats import _zip
from ftzterms.formats._xml import elements
from ftzterms.formats._zip import open_archive
from ftzterms.model import UnreadableFileError

_ENTITY = '<!DOCTYPE d [<!ENTITY x SYSTEM "canary.txt">]>\n<d>&x;</d>'


def packed(*members: tuple[str | zipfile.ZipInfo, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as new:
        for name, content in members:
            new.writestr(name, content)
    return buffer.getvalue()


def _read_all(data: bytes) -> None:
    archive = open_archive(io.BytesIO(data), "a.zip")
    for name in archive.names:
        archive.read(name)


def refusal(data: bytes) -> UnreadableFileError:
    with pytest.raises(UnreadableFileError) as fault:
        _read_all(data)
    assert fault.value.path == "a.zip"
    assert fault.value.hint
    return fault.value


def test_gives_its_members_in_order() -> None:
    archive = open_archive(io.BytesIO(packed(("b/x.txt", "新质"), ("b/", ""), ("a.txt", b"\0"))), "a.zip")
    assert archive.names == ("b/x.txt", "a.txt")
    assert "a.txt" in archive
    assert "b/" not in archive
    assert archive.read("b/x.txt").decode() == "新质"
    with archive.opened("a.txt") as stream:
        assert stream.read(1) == b"\0"


@pytest.mark.parametrize(
    "name",
    ["../x", "a/../../x", "/x", "\\x", "a\\..\\x", "C:\\x", "c:x", "..", "a/..", "\\\\host\\share\\x"],
)
def test_refuses_names_that_lead_out(name: str) -> None:
    assert "leads out of" in refusal(packed(("ok.txt", "x"), (name, "x"))).message


@pytest.mark.parametrize("name", ["..x", "a..b/x", "a/...", "xx:y", "文/件"])
def test_leaves_harmless_names_alone(name: str) -> None:
    assert open_archive(io.BytesIO(packed((name, "x"))), "a").read(name) == b"x"


def _link() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("link")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def _encrypted() -> bytes:
    data = bytearray(packed(("x", "xx")))
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    return bytes(data)


def _damaged() -> bytes:
    data = bytearray(packed(("x", bytes(range(256)) * 40)))
    data[45:60] = bytes(15)
    return bytes(data)


def _lying() -> bytes:
    """The list of members says that one is smaller than it is."""
    data = bytearray(packed(("x", b"x" * 5000)))
    at = data.index(b"PK\1\2") + 24
    data[at : at + 4] = struct.pack("<L", 10)
    return bytes(data)


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda: packed((_link(), "/etc/passwd")), "is a link"),
        (_encrypted, "is encrypted"),
        (_damaged, "x in it is damaged"),
        (_lying, "x in it is damaged"),
        (lambda: packed(("x", "x"), method=zipfile.ZIP_LZMA), "method that is not read"),
        (lambda: packed(("x", "x"), method=zipfile.ZIP_BZIP2), "method that is not read"),
        (lambda: packed(("x", bytes(20 << 20))), "'x' swells from"),
        (lambda: packed(("x", "x"))[:-30], "damaged or cut off"),
        (lambda: b"PK\3\4 and nothing more", "damaged or cut off"),
        (lambda: b"", "the file is empty"),
    ],
    ids=range(10),
)
def test_refuses_what_may_do_harm_or_is_broken(made: Callable[[], bytes], said: str) -> None:
    assert said in refusal(made()).message


def test_refuses_two_members_of_one_name() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = packed(("x", "1"), ("x", "2"))
    assert "x stands in it twice" in refusal(data).message


def test_refuses_thousands_of_members_before_it_lists_them(monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed(*((f"{number}", "") for number in range(200)))
    monkeypatch.setattr(_zip, "MOST_MEMBERS", 100)
    assert "200 members" in refusal(data).message
    monkeypatch.setattr(_zip, "LARGEST_DIRECTORY", 1000)
    assert "more than 100 members" in refusal(data).message
    monkeypatch.setattr(_zip, "MOST_MEMBERS", 10_000)
    assert "more than 10,000 members" in refusal(_with_wide_end(data)).message


def _with_wide_end(data: bytes) -> bytes:
    """Write the end of the list as ZIP64 does, with nothing in the old one."""
    at = data.rindex(b"PK\5\6")
    size, offset = struct.unpack_from("<2L", data, at + 12)
    wide = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 200, 200, size, offset)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, at, 1)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return data[:at] + wide + locator + end


def test_refuses_too_much_in_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_zip, "LARGEST_TOTAL", 2 << 20)
    thirds: list[tuple[str | zipfile.ZipInfo, str | bytes]] = [(str(number), bytes(1 << 20)) for number in range(3)]
    assert "more than 2 million bytes" in refusal(packed(*thirds)).message


def test_reads_xml_through_the_hardened_door() -> None:
    archive = open_archive(io.BytesIO(packed(("good.xml", "<a><b>新</b></a>"), ("bad.xml", _ENTITY))), "a.docx")
    assert [element.text for element in elements(archive.xml("good.xml", []), "b")] == ["新"]
    with pytest.raises(UnreadableFileError) as fault:
        archive.xml("bad.xml", [])
    assert str(fault.value).startswith("a.docx:1:13: bad.xml: declares entities")


def test_names_the_member_of_a_later_fault_once() -> None:
    archive = open_archive(io.BytesIO(packed(("a.xml", "<a>\n<b></a>"))), "a.docx")
    with pytest.raises(UnreadableFileError) as fault, archive.inside("a.xml"), archive.inside("a.xml"):
        list(elements(archive.xml("a.xml", []), "b"))
    assert str(fault.value).startswith("a.docx:2:")
    assert fault.value.message.startswith("a.xml: </a> stands where </b> is due")


def test_says_what_is_not_there() -> None:
    with pytest.raises(UnreadableFileError, match=r"a\.docx: there is no word/document\.xml in it"):
        open_archive(io.BytesIO(packed(("x", "x"))), "a.docx").read("word/document.xml")


def test_writes_the_archive_anew() -> None:
    stored = zipfile.ZipInfo("mimetype", (2020, 1, 2, 3, 4, 6))
    data = packed((stored, "kind"), ("a.txt", "old" * 50), ("b.txt", "same"))
    stream = io.BytesIO()
    open_archive(io.BytesIO(data), "a").replaced({"a.txt": b"new"}, stream)
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream) as new:
        assert [info.filename for info in new.infolist()] == [info.filename for info in old.infolist()]
        assert [new.read(name) for name in new.namelist()] == [b"kind", b"new", b"same"]
        kept = [(info.date_time, info.compress_type) for info in old.infolist()]
        assert [(info.date_time, info.compress_type) for info in new.infolist()] == kept
