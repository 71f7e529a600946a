"""A memory is whole whatever happens: killed writers, several at once, damaged pages, write-protected folders."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ftzterms import FtzTermsError, TranslationMemory, write
from ftzterms.formats import read_bitext
from ftzterms.importing import import_file
from ftzterms.memory._search_index import SearchIndex
from ftzterms.model import Bitext
from memory_samples import pair

UNITS = 12_000
IMPORT = """
import sys
from ftzterms.importing import import_file
from ftzterms.memory import TranslationMemory
with TranslationMemory(sys.argv[1]) as memory:
    import_file(memory, sys.argv[2], acknowledge=lambda added: print(added.before + added.read, flush=True))
"""
ADD = """
import sys
from ftzterms.memory import TranslationMemory
from ftzterms.model import Segment, TranslationUnit, Variant
with TranslationMemory(sys.argv[1]) as memory:
    for number in range(200):
        text = f"{sys.argv[2]}-{number}"
        assert memory.add([TranslationUnit(text, Variant("zh", Segment(text)), Variant("en", Segment(text)))]).new == 1
"""


@pytest.fixture(scope="module")
def tmx(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("durable") / "many.tmx"
    units = [
        pair(f"第{n}条规定自公布之日起施行。", f"Article {n} takes effect on promulgation.", f"u{n}")
        for n in range(UNITS)
    ]
    write(Bitext("many", "zh-CN", "en", units), path)
    return path


def exported(memory: Path, out: Path) -> bytes:
    with TranslationMemory(memory, read_only=True) as store:
        write(store.bitext(), out)
    return out.read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_killed_import_loses_nothing_and_goes_on(tmx: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole.db"
    with TranslationMemory(whole) as memory:
        import_file(memory, tmx)
    wanted = exported(whole, tmp_path / "whole.tmx")
    for kill in range(4):
        path = tmp_path / f"{kill}.db"
        process = subprocess.Popen(
            [sys.executable, "-c", IMPORT, str(path), str(tmx)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout
        acknowledged = [process.stdout.readline() for _ in range(kill + 1)]
        time.sleep(random.Random(kill).uniform(0, 0.02))
        process.kill()
        acknowledged += process.stdout.readlines()
        process.stdout.close()
        assert process.wait() in (-signal.SIGKILL, 0)
        with TranslationMemory(path) as memory:
            assert len(memory) >= int([line for line in acknowledged if line.endswith("\n")][-1])
            imported = import_file(memory, tmx)
            assert imported.added.before + imported.added.read == UNITS
        assert exported(path, tmp_path / "again.tmx") == wanted


def test_eight_processes_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    writers = [subprocess.Popen([sys.executable, "-c", ADD, str(path), str(number)]) for number in range(8)]
    assert [writer.wait() for writer in writers] == [0] * 8
    with TranslationMemory(path) as memory:
        assert len(memory) == 1600
        memory.verify()


def test_two_processes_import_one_file(tmx: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    command = [sys.executable, "-c", IMPORT, str(path), str(tmx)]
    writers = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [writer.wait() for writer in writers] == [0, 0]
    with TranslationMemory(path) as memory:
        assert len(memory) == UNITS


def damaged(path: Path, tmx: Path, place: float) -> None:
    """Make a memory of which one page is rubbish."""
    with TranslationMemory(path) as memory:
        import_file(memory, tmx)
    data = bytearray(path.read_bytes())
    page = int(len(data) // 4096 * place)
    data[4096 * page : 4096 * (page + 1)] = random.Random(page).randbytes(4096)
    path.write_bytes(data)


def test_saves_a_memory_whose_first_bytes_are_damaged(tmx: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with TranslationMemory(path) as memory:
        import_file(memory, tmx)
    path.write_bytes(b"no database" + path.read_bytes()[11:])
    for open_it in (TranslationMemory, read_bitext):
        with pytest.raises(FtzTermsError, match=r"first bytes are others \(`ftzterms tm export --recover`"):
            open_it(path)
    with TranslationMemory(path, damaged=True) as memory:
        assert list(memory.rescue()) == list(memory)
        assert len(memory) == UNITS


@pytest.mark.parametrize("data", [b"", b"\0" * 4096, b"SQLite format 3\0", b"no database"])
def test_names_what_is_no_memory_without_listing_all_formats(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(data)
    with pytest.raises(FtzTermsError, match="memory") as told:
        read_bitext(path)
    assert ".tmx" not in str(told.value)


@pytest.mark.parametrize("place", [0.05, 0.4, 0.8, 0.99])
def test_finds_a_damaged_page_on_opening_and_saves_the_rest(tmx: Path, tmp_path: Path, place: float) -> None:
    path = tmp_path / "a.db"
    damaged(path, tmx, place)
    with pytest.raises(
        FtzTermsError, match=r"the memory is damaged .*\(`ftzterms tm export --recover` saves every unit"
    ):
        TranslationMemory(path)
    with TranslationMemory(path, damaged=True) as memory:
        saved = list(memory.rescue())
    whole = {unit.id: unit for unit in units_of(tmx)}
    assert len(saved) > UNITS - 100
    assert all(whole[unit.id].source == unit.source and whole[unit.id].target == unit.target for unit in saved)


def units_of(tmx: Path) -> TranslationMemory:
    memory = TranslationMemory()
    import_file(memory, tmx)
    return memory


def test_finds_a_text_that_has_changed(tmx: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with TranslationMemory(path) as memory:
        import_file(memory, tmx)
        memory.verify()
    path.write_bytes(path.read_bytes().replace(b"Article 7777 takes", b"Article 7778 takes"))
    with TranslationMemory(path) as memory:
        with pytest.raises(FtzTermsError, match="the memory is damaged: a text has changed"):
            memory.verify()
        assert len(list(memory.rescue())) == UNITS - 1


def test_saves_what_is_there_of_a_memory_without_its_end(
    tmx: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SearchIndex, "finish", lambda _: None)  # else the index alone would stand at the end
    path = tmp_path / "a.db"
    with TranslationMemory(path) as memory:
        import_file(memory, tmx)
    path.write_bytes(path.read_bytes()[: path.stat().st_size - 60_000])
    with pytest.raises(FtzTermsError, match="bytes are missing"):
        TranslationMemory(path)
    with TranslationMemory(path, damaged=True) as memory:
        assert UNITS * 0.9 < len(list(memory.rescue())) < UNITS


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a folder that is write-protected")
def test_reads_in_a_write_protected_folder(tmx: Path, tmp_path: Path) -> None:
    folder = tmp_path / "there"
    folder.mkdir()
    with TranslationMemory(folder / "a.db") as memory:
        import_file(memory, tmx)
    folder.chmod(0o555)
    try:
        with TranslationMemory(folder / "a.db", read_only=True) as memory:
            assert len(memory) == UNITS
    finally:
        folder.chmod(0o755)


def test_leaves_no_file_beside_it(tmx: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with TranslationMemory(path) as memory:
        import_file(memory, tmx)
    with TranslationMemory(path, read_only=True) as memory:
        assert len(memory) == UNITS
    assert [file.name for file in tmp_path.iterdir()] == ["a.db"]


def test_keeps_what_stands_before_a_fault_of_the_file(tmx: Path, tmp_path: Path) -> None:
    path = tmp_path / "cut.tmx"
    text = tmx.read_text(encoding="utf-8")
    path.write_text(text[: len(text) * 3 // 4], encoding="utf-8")
    with TranslationMemory(tmp_path / "a.db") as memory:
        with pytest.raises(FtzTermsError, match="8,000 units before it are kept"):
            import_file(memory, path)
        shutil.copy(tmx, path)
        assert import_file(memory, path).added.new == UNITS - 8000


def test_brings_an_older_memory_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ftzterms.memory import _connection, _schema

    path = tmp_path / "a.db"
    with TranslationMemory(path) as memory:
        memory.add([pair("一", "one")])
    more = "CREATE TABLE later (a); INSERT INTO later VALUES (7)"
    monkeypatch.setattr(_connection, "MIGRATIONS", (*_schema.MIGRATIONS, more))
    monkeypatch.setattr(_connection, "VERSION", _schema.VERSION + 1)
    with TranslationMemory(path) as memory:
        assert [unit.id for unit in memory] == ["#1"]
        assert memory._connection.execute("SELECT a FROM later").fetchall() == [(7,)]
    with TranslationMemory(path) as memory:
        assert memory._connection.execute("SELECT count(*) FROM later").fetchone() == (1,)
