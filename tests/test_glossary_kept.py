"""A compiled glossary is kept in the user's cache folder, read from there, and never in the way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import ftzterms as ft
from ftzterms.matcher import Glossary

TERMS = '[[concept]]\nid = "zone"\nzh-Hans = ["试验区"]\nen = ["pilot zone"]\n'
TEXT = "A pilot zone."


@pytest.fixture
def terms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a small glossary, and let a folder beside it be the cache."""
    monkeypatch.setenv("FTZTERMS_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "terms.toml"
    path.write_text(TERMS, "utf-8")
    return path


def kept(terms: Path) -> list[Path]:
    """List the glossaries that are kept."""
    return sorted((terms.parent / "cache").glob("*.glossary"))


def test_the_second_reading_parses_nothing(terms: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = ft.read_glossary(terms)
    assert len(kept(terms)) == 1
    monkeypatch.setattr("ftzterms.glossary._read", lambda *_: pytest.fail("read again"))
    second = ft.read_glossary(terms)
    assert second.find(TEXT) == first.find(TEXT) != []
    assert second.digest == first.digest
    assert second.entries == first.entries


def test_other_content_is_another_glossary(terms: Path) -> None:
    before = ft.read_glossary(terms).digest
    terms.write_text(TERMS.replace("pilot zone", "trial zone"), "utf-8")
    after = ft.read_glossary(terms)
    assert after.digest != before
    assert not after.find(TEXT)


@pytest.mark.parametrize("cut", [0, 10, 100, -1])
def test_a_kept_file_that_breaks_off_is_made_anew(terms: Path, cut: int) -> None:
    ft.read_glossary(terms)
    (file,) = kept(terms)
    whole = file.read_bytes()
    file.write_bytes(whole[:cut])
    assert ft.read_glossary(terms).find(TEXT)
    assert file.read_bytes() == whole


def test_a_system_that_cannot_read_within_a_file_reads_it_whole(terms: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = ft.read_glossary(terms)
    entries, hits = here.entries, here.find(TEXT)
    monkeypatch.delattr(os, "pread", raising=False)
    there = ft.read_glossary(terms)
    assert there.entries == entries
    assert there.find(TEXT) == hits != []


@pytest.mark.skipif(not hasattr(os, "pread"), reason="the file is read whole")
def test_a_kept_file_that_breaks_off_while_it_is_read_is_told(terms: Path) -> None:
    glossary = ft.read_glossary(terms)
    (file,) = kept(terms)
    file.write_bytes(file.read_bytes()[:10])
    with pytest.raises(ft.FtzTermsError, match="was changed while it was read") as caught:
        glossary.find(TEXT)
    assert caught.value.hint == "run the command again"


@pytest.mark.skipif(not hasattr(os, "pread"), reason="the file is read whole")
def test_a_kept_file_that_is_replaced_or_gone_is_read_on(terms: Path) -> None:
    glossary = ft.read_glossary(terms)
    (file,) = kept(terms)
    file.unlink()
    assert glossary.find(TEXT)


def test_what_was_kept_can_be_written_again(terms: Path) -> None:
    ft.read_glossary(terms)
    (file,) = kept(terms)
    with file.open("rb") as stream:
        restored = Glossary.from_stream(stream)
    assert restored
    assert restored.to_bytes() == file.read_bytes()


def test_nothing_is_kept_when_that_is_off(terms: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FTZTERMS_CACHE", "off")
    assert ft.read_glossary(terms).find(TEXT)
    assert not kept(terms)


def test_a_user_without_a_home_keeps_none(terms: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FTZTERMS_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    monkeypatch.chdir(terms.parent)
    assert ft.read_glossary(terms).find(TEXT)
    assert sorted(path.name for path in terms.parent.iterdir()) == ["terms.toml"]


@pytest.mark.parametrize(
    ("system", "folder"),
    [
        ("linux", ("home", ".cache", "ftzterms")),
        ("darwin", ("home", "Library", "Caches", "ftzterms")),
        ("win32", ("home", "AppData", "Local", "ftzterms", "cache")),
    ],
)
def test_each_system_has_its_folder(
    terms: Path, monkeypatch: pytest.MonkeyPatch, system: str, folder: tuple[str, ...]
) -> None:
    for name in ("FTZTERMS_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setattr(os.path, "expanduser", lambda path: path.replace("~", str(terms.parent / "home"), 1))
    ft.read_glossary(terms)
    assert list(terms.parent.joinpath(*folder).glob("*.glossary"))


def test_an_entry_under_a_former_id_stands_in_place_of_the_bundled_one(
    terms: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundled = terms.parent / "bundled"
    bundled.mkdir()
    (bundled / "b.toml").write_text(TERMS.replace('id = "zone"', 'id = "ftz"\nformerly = ["zone"]'), "utf-8")
    monkeypatch.setattr("ftzterms.glossary.data_folder", lambda _: str(bundled))
    assert [entry.id for entry in ft.read_glossary(terms, builtin=True).entries] == ["zone"]
    terms.write_text(TERMS.replace('"zone"', '"other"'), "utf-8")
    assert [entry.id for entry in ft.read_glossary(terms, builtin=True).entries] == ["other", "ftz"]
