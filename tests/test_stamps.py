"""What is known of files holds until one of them is written, and no longer."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import ftzterms as ft
from ftzterms import stamps
from ftzterms.stamps import known

TERMS = '[[concept]]\nid = "zone"\nzh-Hans = ["试验区"]\nen = ["pilot zone"]\n'


@pytest.fixture(autouse=True)
def settled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a folder be the cache, and files be old enough when they are written."""
    monkeypatch.setenv("FTZTERMS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(stamps, "_SETTLED", -(10**10))


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    paths = [tmp_path / "a", tmp_path / "文"]
    for path in paths:
        path.write_bytes(b"old")
    return list(map(str, paths))


def read(files: list[str]) -> str:
    return "".join(Path(file).read_text("ascii") for file in files)


def asked(files: list[str]) -> list[str]:
    """Ask what the files say, and give what was read for it."""
    seen: list[str] = []

    def find_out() -> str:
        seen.append(read(files))
        return seen[-1]

    assert known("x", files, find_out) == read(files)
    return seen


def kept(tmp_path: Path) -> Path:
    (file,) = (tmp_path / "cache").glob("*.stamps")
    return file


def test_files_that_have_not_changed_are_not_read_again(files: list[str]) -> None:
    assert asked(files) == ["oldold"]
    assert asked(files) == []
    assert asked(files[:1]) == ["old"]


@pytest.mark.skipif(sys.platform == "win32", reason="there a file has no time of change")
def test_a_file_that_hides_its_change_is_read_again(files: list[str]) -> None:
    before = Path(files[1]).stat()
    assert asked(files)
    Path(files[1]).write_bytes(b"new")
    os.utime(files[1], ns=(before.st_atime_ns, before.st_mtime_ns))
    assert Path(files[1]).stat().st_mtime_ns == before.st_mtime_ns
    assert asked(files) == ["oldnew"]


@pytest.mark.parametrize("content", [b"new", b"longer"])
def test_a_file_that_is_written_or_replaced_is_read_again(files: list[str], content: bytes) -> None:
    assert asked(files)
    new = Path(files[0] + ".new")
    new.write_bytes(content)
    new.replace(files[0])
    os.utime(files[0], ns=(10**18, 10**18))
    assert asked(files) == [content.decode() + "old"]


def test_what_was_just_written_may_be_written_again_in_the_same_moment(
    files: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamps, "_SETTLED", 3_000_000_000)
    assert asked(files) == asked(files) == ["oldold"]


@pytest.mark.parametrize("harm", [lambda data: data[:-1], lambda data: data[:-1] + b"x", lambda _: b""])
def test_a_damaged_file_of_stamps_is_made_anew(
    files: list[str], tmp_path: Path, harm: Callable[[bytes], bytes]
) -> None:
    asked(files)
    whole = kept(tmp_path).read_bytes()
    kept(tmp_path).write_bytes(harm(whole))
    assert asked(files) == ["oldold"]
    assert kept(tmp_path).read_bytes() == whole


def test_what_could_not_be_told_is_not_kept(files: list[str], tmp_path: Path) -> None:
    assert known("x", files, str) == ""
    assert known("x", [*files, str(tmp_path / "none")], lambda: "some") == "some"
    assert not (tmp_path / "cache").exists()


def test_nothing_is_kept_when_that_is_off(files: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FTZTERMS_CACHE", "off")
    assert asked(files) == asked(files) == ["oldold"]


@pytest.fixture
def terms(tmp_path: Path) -> Path:
    path = tmp_path / "terms.toml"
    path.write_text(TERMS, "utf-8")
    return path


def test_a_glossary_of_the_users_own_is_always_read_for_its_name(terms: Path) -> None:
    assert ft.read_glossary(terms).find("pilot zone")
    before = terms.stat()
    terms.write_text(TERMS.replace("pilot", "trial"), "utf-8")
    os.utime(terms, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert not ft.read_glossary(terms).find("pilot zone")


def test_the_bundled_one_is_read_when_it_changes(terms: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ftzterms.glossary.data_folder", lambda _: str(tmp_path / "data"))
    (tmp_path / "data").mkdir()
    terms = terms.rename(tmp_path / "data" / "a.toml")
    first = ft.read_glossary()
    with monkeypatch.context() as patched:
        patched.setattr("ftzterms.glossary._content", lambda _: pytest.fail("read again"))
        assert ft.read_glossary().digest == first.digest
    more = terms.with_name("b.toml")
    more.write_text(TERMS.replace("zone", "port").replace("试验区", "港口"), "utf-8")
    assert ft.read_glossary().find("pilot port")
    more.unlink()
    assert ft.read_glossary().digest == first.digest


@pytest.mark.parametrize("place", [5, 60, -200, -1])
def test_a_kept_glossary_that_is_damaged_later_is_made_anew(terms: Path, tmp_path: Path, place: int) -> None:
    first = ft.read_glossary(terms)
    assert ft.read_glossary(terms).entries == first.entries
    (file,) = (tmp_path / "cache").glob("*.glossary")
    whole = file.read_bytes()
    damaged = bytearray(whole)
    damaged[place] ^= 0xFF
    file.write_bytes(damaged)
    assert ft.read_glossary(terms).entries == first.entries
    assert file.read_bytes() == whole


def test_a_kept_glossary_is_read_from_end_to_end_once(terms: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = ft.read_glossary(terms), ft.read_glossary(terms)
    monkeypatch.setattr("ftzterms.matcher._storage.is_whole", lambda _: pytest.fail("checked again"))
    assert ft.read_glossary(terms).entries == second.entries == first.entries
