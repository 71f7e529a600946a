"""A file is never worse after we touched it: old or new, complete, whatever fails."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

import pytest

from ftzterms.formats import write
from ftzterms.formats._atomic import atomic_write
from ftzterms.model import Bitext, FtzTermsError, Segment, TranslationUnit, Variant


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


class _Failing:
    """A stream whose calls fail from the n-th on."""

    def __init__(self, stream: Any, calls: list[str], fails_at: int) -> None:
        self._stream = stream
        self._calls = calls
        self._fails_at = fails_at

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()
        self._count("close")

    def _count(self, name: str) -> None:
        self._calls.append(name)
        if len(self._calls) == self._fails_at:
            raise OSError(28, "No space left on device")

    def write(self, data: bytes) -> int:
        self._count("write")
        return int(self._stream.write(data))

    def flush(self) -> None:
        self._count("flush")
        self._stream.flush()

    def fileno(self) -> int:
        self._count("fileno")
        return int(self._stream.fileno())


_BITEXT = Bitext(
    "a",
    "zh-CN",
    "en",
    [
        TranslationUnit(f"u{number}", Variant("zh-CN", Segment("甲")), Variant("en", Segment("A" * 900)))
        for number in range(40)
    ],
)


def _code_of_writing(target: Path) -> str:
    """Write, and give the code of what failed."""
    try:
        write(_BITEXT, target)
    except FtzTermsError as error:
        return error.code
    return ""


@pytest.mark.parametrize("name", ["a.tmx", "a.po", "a.csv", "a.xlf"])
def test_keeps_the_old_file_whichever_call_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """The n-th call of the system fails, for every n until none does."""
    target = tmp_path / name
    target.write_bytes(b"old")
    real: dict[str, Any] = {"fsync": os.fsync, "chmod": Path.chmod, "replace": Path.replace, "fdopen": os.fdopen}
    for fails_at in range(1, 500):
        calls: list[str] = []

        def counted(step: str, calls: list[str] = calls, fails_at: int = fails_at) -> Any:
            def call(*arguments: Any, **more: Any) -> Any:
                calls.append(step)
                if len(calls) == fails_at:
                    raise OSError(28, "No space left on device")
                return real[step](*arguments, **more)

            return call

        with monkeypatch.context() as patched:
            patched.setattr("os.fsync", counted("fsync"))
            patched.setattr(Path, "chmod", counted("chmod"))
            patched.setattr(Path, "replace", counted("replace"))
            patched.setattr(
                "os.fdopen",
                lambda *arguments, calls=calls, fails_at=fails_at: _Failing(
                    real["fdopen"](*arguments), calls, fails_at
                ),
            )
            code = _code_of_writing(target)
        assert code in ("", "not-written")
        assert list(tmp_path.iterdir()) == [target], "no other file is left behind"
        if code:
            assert target.read_bytes() == b"old", calls
        elif len(calls) < fails_at:
            break
        target.write_bytes(b"old")
    assert {"write", "flush", "fsync", "chmod", "replace", "close"} <= set(calls)


_KILLING = """
import os, random, signal, sys, time
from dataclasses import replace
from ftzterms import read_bitext, write
one, two, saved = sys.argv[1:4]
texts = [replace(read_bitext(name), units=list(read_bitext(name).units)) for name in (one, two)]
whole = [open(name, "rb").read() for name in (one, two)]
chance, seen = random.Random(1), set()
write(texts[0], saved)
for _ in range(50):
    texts.reverse()
    child = os.fork()
    if not child:
        while True:
            for bitext in texts:
                write(bitext, saved)
    time.sleep(chance.uniform(0, 0.08))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    seen.add(whole.index(open(saved, "rb").read()))
print(*sorted(seen))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_fifty_kills_tear_no_file(tmp_path: Path) -> None:
    one, two, saved = (str(tmp_path / name) for name in ("one.tmx", "two.tmx", "saved.tmx"))
    write(_BITEXT, one)
    write(replace(_BITEXT, units=list(_BITEXT.units) * 8), two)
    command = [sys.executable, "-c", _KILLING, one, two, saved]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (ran.returncode, ran.stdout) == (0, "0 1\n"), ran.stderr
