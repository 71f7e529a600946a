"""A kit is there whole or not at all, and harms nothing that stands beside it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from shutil import rmtree
from typing import BinaryIO

import pytest

import ftzterms.kits._folder as room
from ftzterms.kits import Kit, Stock, kit, names, packed
from ftzterms.kits._folder import Folder
from ftzterms.model import FtzTermsError
from kits_samples import concept, made, stock, term, unit


def small() -> Stock:
    return stock([unit("a", "一", "one")], [concept("c", term("政策", "zh-Hans"), term("policy", "en"))])


def listed(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_every_kit_is_made_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    for name in names():
        made(name, small(), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names())


def test_a_kit_that_is_not_placed_leaves_nothing(tmp_path: Path) -> None:
    with packed(kit("omegat"), small(), str(tmp_path / "new")) as pack:
        assert pack.folder.made
        assert any(tmp_path.iterdir())
    assert listed(tmp_path) == []


def test_a_fault_in_the_middle_leaves_nothing(tmp_path: Path) -> None:
    def write(_: Stock, folder: Folder) -> None:
        folder.file("a/b.txt").stream.write(b"half")
        raise FtzTermsError("the memory is damaged", path="x.db")

    with (
        pytest.raises(FtzTermsError, match="damaged"),
        packed(replace(kit("azure"), write=write), small(), str(tmp_path / "k")),
    ):
        pass
    assert listed(tmp_path) == []


@pytest.mark.parametrize("call", ["fsync", "rename", "mkdtemp"])
def test_a_system_that_refuses_leaves_nothing(call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    owner = {"fsync": os, "rename": Path, "mkdtemp": room}[call]
    monkeypatch.setattr(owner, call, refuse)
    with pytest.raises(FtzTermsError, match="No space left on device"):
        made("azure", small(), tmp_path)
    assert listed(tmp_path) == []


@pytest.mark.parametrize("limit", [1, 2, 3, 4])
def test_a_file_that_cannot_be_opened_leaves_nothing(
    limit: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = Folder._opened
    opened = 0

    def failing(self: Folder, name: str) -> BinaryIO:
        nonlocal opened
        opened += 1
        if opened == limit:
            raise OSError(28, "No space left on device")
        return usual(self, name)

    monkeypatch.setattr(Folder, "_opened", failing)
    with pytest.raises(FtzTermsError, match="No space left on device"):
        made("omegat", small(), tmp_path)
    assert opened == limit
    assert listed(tmp_path) == []


def test_a_killed_run_leaves_a_whole_kit_or_none(tmp_path: Path) -> None:
    units = "".join(
        f'<tu><tuv xml:lang="zh"><seg>第{n}条</seg></tuv><tuv xml:lang="en"><seg>no. {n}</seg></tuv></tu>'
        for n in range(20_000)
    )
    (tmp_path / "many.tmx").write_text(f'<tmx version="1.4"><header srclang="zh"/><body>{units}</body></tmx>', "utf-8")
    command = [sys.executable, "-m", "ftzterms", "export", "weblate", "kit", "many.tmx", "--no-builtin"]
    for delay in (0.3, 0.6, 0.9, 1.2, 1.5):
        run = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with suppress(subprocess.TimeoutExpired):
            run.wait(delay)
        run.kill()
        run.wait()
        if (tmp_path / "kit").exists():
            assert len(json.loads((tmp_path / "kit" / "memory.json").read_text("utf-8"))) == 20_000
            rmtree(tmp_path / "kit")


def test_a_folder_with_files_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("keep me", "utf-8")

    def write(_: Stock, __: Folder) -> None:
        raise AssertionError("nothing may be made")

    with (
        pytest.raises(FtzTermsError, match="holds files"),
        packed(Kit("x", write, "", ()), small(), str(tmp_path / "mine")),
    ):
        pass
    assert listed(tmp_path) == ["mine", "mine/notes.txt"]


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "azure").write_text("x", "utf-8")
    with pytest.raises(FtzTermsError, match="a folder is to be written"):
        made("azure", small(), tmp_path)
    assert (tmp_path / "azure").read_text("utf-8") == "x"


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "azure").mkdir()
    assert listed(made("azure", small(), tmp_path)) == ["glossary.tsv"]


def test_among_other_files_only_those_of_the_kit_are_replaced(tmp_path: Path) -> None:
    target = made("omegat", small(), tmp_path)
    for name, text in (
        ("omegat.project", "my settings"),
        ("omegat/segmentation.srx", "my rules"),
        ("omegat/project_save.tmx", "my work"),
        ("source/a.txt", "my text"),
        ("tm/mine.tmx", "my memory"),
        ("glossary/ftzterms.txt", "old"),
    ):
        (target / name).write_text(text, "utf-8")
    with packed(kit("omegat"), small(), str(target), force=True) as pack:
        pack.place()
    texts = {name: (target / name).read_text("utf-8") for name in listed(target) if (target / name).is_file()}
    assert texts.pop("glossary/ftzterms.txt").startswith("# Glossary")
    assert texts.pop("tm/news.tmx").startswith("<?xml")
    assert texts == {
        "omegat.project": "my settings",
        "omegat/segmentation.srx": "my rules",
        "omegat/project_save.tmx": "my work",
        "source/a.txt": "my text",
        "tm/mine.tmx": "my memory",
    }
    assert [path.name for path in tmp_path.iterdir()] == ["omegat"]


def test_nowhere_counts_and_writes_nothing(tmp_path: Path) -> None:
    for name in names():
        given = small()
        with packed(kit(name), given, str(tmp_path / name), nowhere=True) as pack:
            pack.place()
        assert pack.folder.made
        counted = {file.name: file.counts for file in pack.folder.made.values()}
        with packed(kit(name), small(), str(tmp_path / "real" / name)) as real:
            real.place()
        assert counted == {file.name: file.counts for file in real.folder.made.values()}
        assert not (tmp_path / name).exists()


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_a_kit_has_the_permissions_of_a_new_folder(tmp_path: Path) -> None:
    (tmp_path / "usual").mkdir()
    target = made("azure", small(), tmp_path)
    assert target.stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "azure").symlink_to("real")
    made("azure", small(), tmp_path)
    assert (tmp_path / "azure").is_symlink()
    assert listed(tmp_path / "real") == ["glossary.tsv"]


def test_an_unknown_kit_is_refused_with_those_that_are() -> None:
    with pytest.raises(FtzTermsError, match="did you mean omegat"):
        kit("omega-t")
    with pytest.raises(FtzTermsError, match="choose one of amazon, azure, deepl"):
        kit("7")
