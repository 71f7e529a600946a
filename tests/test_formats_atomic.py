"""A file is never worse after we touched it: old or new, complete, whatever fails."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from ftzterms.formats._atomic import atomic_write
from ftzterms.model import FtzTermsError


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "a.tmx"
    path.write_bytes(b"old")
    path.chmod(0o640)
    return path


def test_replaces_the_file_and_keeps_its_mode(target: Path) -> None:
    with atomic_write(target) as stream:
        stream.write(b"new")
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert list(target.parent.iterdir()) == [target]


def test_gives_a_new_file_the_usual_mode(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        with atomic_write(tmp_path / "b") as stream:
            stream.write(b"new")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "b").stat().st_mode) == 0o640


def test_keeps_the_old_file_when_the_writer_fails(target: Path) -> None:
    with pytest.raises(ZeroDivisionError), atomic_write(target) as stream:
        stream.write(bytes([1 // (stream.write(b"half") - 4)]))
    assert target.read_bytes() == b"old"
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace", "pathlib.Path.chmod", "os.fdopen"])
def test_keeps_the_old_file_when_the_system_fails(target: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(step, fail)
    with pytest.raises(FtzTermsError, match="No space left") as fault, atomic_write(target) as stream:
        stream.write(b"new")
    monkeypatch.undo()
    assert fault.value.path == str(target)
    assert target.read_bytes() == b"old"
    assert list(target.parent.iterdir()) == [target]


def test_does_not_mind_a_system_that_cannot_sync_folders(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise OSError(13, "Permission denied")

    monkeypatch.setattr(
        "os.open", lambda *arguments, real=os.open: fail() if arguments[0] == target.parent else real(*arguments)
    )
    with atomic_write(target) as stream:
        stream.write(b"new")
    assert target.read_bytes() == b"new"


def test_writes_through_a_link(target: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.tmx"
    link.symlink_to(target)
    with atomic_write(link) as stream:
        stream.write(b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_says_what_it_cannot_write(tmp_path: Path) -> None:
    with (
        pytest.raises(FtzTermsError, match="cannot be written: No such file") as fault,
        atomic_write(tmp_path / "no" / "b"),
    ):
        pass
    assert "unchanged" in fault.value.hint


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with atomic_write(pipe) as stream:
        stream.write(b"new")
    assert os.read(reader, 10) == b"new"
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    os.close(reader)


@pytest.mark.skipif(not stat.S_ISCHR(Path(os.devnull).stat().st_mode), reason="the null device is none here")
def test_the_null_device_stays_what_it_is() -> None:
    with atomic_write(os.devnull) as stream:
        stream.write(b"new")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_device_that_refuses_is_told() -> None:
    with pytest.raises(FtzTermsError, match="No space left"), atomic_write("/dev/full") as stream:
        stream.write(b"new")
