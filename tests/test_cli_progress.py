"""A long reading shows how far it is, on a terminal and nowhere else."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest

from ftzterms.cli import _progress
from ftzterms.cli._progress import watched
from ftzterms.formats import read_bitext

MEMORY = Path(__file__).parents[1] / "examples" / "briefing.zh-en.tmx"


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Give a terminal for standard error; not a fixture, since pytest sets its own before the test is called."""
    made = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("sys.stderr", made)
    monkeypatch.setattr(_progress, "_WORTH_SHOWING", 0)
    return made


def test_units_pass_and_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = terminal(monkeypatch)
    units = list(watched(read_bitext(str(MEMORY)).units, str(MEMORY)))
    assert len(units) == 5
    assert "briefing.zh-en.tmx: 0 units read" in shown.getvalue()


def test_a_file_name_is_never_a_format(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shown = terminal(monkeypatch)
    path = tmp_path / "{task}[red]{0}.tmx"
    path.write_bytes(MEMORY.read_bytes())
    assert len(list(watched(read_bitext(str(path)).units, str(path)))) == 5
    assert "{task}[red]{0}.tmx: 0 units read" in shown.getvalue()


def test_small_files_and_pipes_show_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = terminal(monkeypatch)
    units = read_bitext(str(MEMORY)).units
    monkeypatch.setattr(_progress, "_WORTH_SHOWING", 1 << 30)
    assert watched(units, str(MEMORY)) is units
    monkeypatch.setattr("sys.stderr", StringIO())
    monkeypatch.setattr(_progress, "_WORTH_SHOWING", 0)
    assert watched(units, str(MEMORY)) is units
    assert shown.getvalue() == ""
