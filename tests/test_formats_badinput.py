"""The corpus of bad files: each has one outcome, and the manifest says which."""

from __future__ import annotations

import csv
import hashlib
import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cli_samples import Program
from ftzterms.formats import Item, format_of, formats, read_bitext, read_entries
from ftzterms.model import ConceptEntry, FtzTermsError, Unreadable

_FOLDER = (Path(__file__).parents[1] / ".." / "shared" / "badinput").resolve()
_ERROR, _RECOVERED = "clear error with position", "recovered with warning"
_LONGEST = 2.0
"""Seconds."""
_MOST_MEMORY = 200 << 20
_CANARY = "CANARY"


def _rows() -> list[dict[str, str]]:
    if not (_FOLDER / "manifest.csv").is_file():
        return []
    with (_FOLDER / "manifest.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


every_file = pytest.mark.parametrize("row", _rows() or [None], ids=lambda row: row["file"] if row else "none")


def _expected(row: dict[str, str] | None) -> dict[str, str]:
    """Give what a file must come to; what no format of ours claims must be refused."""
    if row is None:
        pytest.skip("the corpus of bad files is not here")
    suffixes = {suffix for form in formats().values() for suffix in form.suffixes}
    if Path(row["file"]).suffix in suffixes or row["expected"] == _ERROR:
        return row
    return row | {"expected": _ERROR, "line": "", "units": ""}


@dataclass
class Outcome:
    """What came of reading a file."""

    expected: str
    line: int
    pairs: list[tuple[str, str]]
    said: str


def outcome(path: Path) -> Outcome:
    """Read a file as a user would."""
    told: list[FtzTermsError | Unreadable] = []
    fault: FtzTermsError | None = None
    pairs: list[tuple[str, str]] = []
    try:
        pairs = _read(path, told)
    except FtzTermsError as error:
        fault = error
    if fault:
        assert fault.path
        assert fault.hint
        assert fault.code
        return Outcome(_ERROR, fault.line, [], str(fault))
    said = " ".join(problem.message for problem in told)
    assert all(problem.code for problem in told), said
    return Outcome(_RECOVERED if told else "accepted", told[0].line if told else 0, pairs, said)


def _read(path: Path, told: list[FtzTermsError | Unreadable]) -> list[tuple[str, str]]:
    if format_of(path).item is Item.UNIT:
        bitext = read_bitext(path)
        pairs = [(each.source.text, each.target.text) for each in bitext.units if each.source and each.target]
        told += bitext.unreadable
        return pairs
    warnings: list[FtzTermsError] = []
    entries = read_entries(path, warnings=warnings)
    told += warnings
    return [pair for entry in entries if (pair := _pair(entry))]


def _pair(entry: ConceptEntry) -> tuple[str, str] | None:
    en, zh = next(entry.terms("en"), None), next(entry.terms("zh"), None)
    return (en.text, zh.text) if en and zh else None


@every_file
def test_comes_out_as_the_manifest_says(row: dict[str, str] | None) -> None:
    row = _expected(row)
    before = (_FOLDER / row["file"]).read_bytes()
    found = outcome(_FOLDER / row["file"])
    assert found.expected == row["expected"], found.said
    if row["line"]:
        assert abs(found.line - int(row["line"])) <= 1, found.said
    if row["units"] and not row["expected"].startswith("clear"):
        assert len(found.pairs) == int(row["units"])
    assert _CANARY not in found.said
    assert (_FOLDER / row["file"]).read_bytes() == before
    golden: dict[str, Any] = json.loads((_FOLDER / "golden.json").read_text(encoding="utf-8"))
    if row["file"] in golden and found.pairs:
        for pair, expected in zip(found.pairs, golden[row["file"]], strict=True):
            assert [_as(text, like) for text, like in zip(pair, expected, strict=True)] == expected


def _as(text: str, like: str) -> str:
    """Give a text, or its digest where the manifest gives one."""
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}" if like.startswith("sha256:") else text


@every_file
def test_is_inspected_as_the_manifest_says(
    row: dict[str, str] | None, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = _expected(row)
    monkeypatch.chdir(_FOLDER)
    started = time.process_time()
    ran = program("inspect", row["file"])
    assert time.process_time() - started < _LONGEST
    lines = ran.err.splitlines()
    assert all(line.startswith(f"{row['file']}:") for line in lines)
    assert all(line.endswith("]") for line in lines), "each ends with its code"
    assert ran.status == (2 if row["expected"] == _ERROR else 0)
    assert bool(lines) == (row["expected"] != "accepted")
    if row["line"]:
        _, line, column, _ = lines[0].split(":", 3)
        assert abs(int(line) - int(row["line"])) <= 1
        assert int(column) >= 1
    assert not any(word in ran.err + ran.out for word in ("Traceback", _CANARY, "internal error"))
    assert (ran.out + ran.err).replace("\n", "").isprintable()
    strict = program("inspect", "--strict", row["file"])
    assert strict.status == {_ERROR: 2, _RECOVERED: 1}.get(row["expected"], 0)


_WATCHED = """
import contextlib, io, os, resource, sys
from pathlib import Path
import ftzterms.cli._reading, ftzterms.inspecting, ftzterms.formats, encodings.gb18030
from ftzterms.cli import main
ftzterms.formats.formats()
files, folder, touched = sys.argv[1:], Path.cwd(), set()

def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        path = Path(os.path.abspath(os.fsdecode(arguments[0])))
        if path.parent == folder:
            touched.add(path.name)
    elif event.startswith("socket.") or event in ("os.system", "subprocess.Popen", "urllib.Request"):
        touched.add(event)

sys.addaudithook(watch)
for file in files:
    touched.clear()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            main(["inspect", file])
        except SystemExit as ended:
            assert ended.code in (0, 2), (file, ended.code)
    assert touched <= {file}, (file, touched)
status = Path("/proc/self/status")  # what getrusage tells of a process begins, on Linux, with its parent's peak
if status.exists():
    print(next(int(line.split()[1]) << 10 for line in status.read_text().splitlines() if line.startswith("VmHWM")))
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="resource usage is told by POSIX systems")
def test_opens_no_other_file_no_network_and_little_memory() -> None:
    files = [row["file"] for row in _rows()]
    if not files:
        pytest.skip("the corpus of bad files is not here")
    command = [sys.executable, "-c", _WATCHED, *files]
    ran = subprocess.run(command, cwd=_FOLDER, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stderr
    assert int(ran.stdout) < _MOST_MEMORY
