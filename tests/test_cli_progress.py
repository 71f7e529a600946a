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


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    made = Terminal()
    monkeypatch.setattr("sys.stderr", made)
    monkeypatch.setattr(_progress, "_WORTH_SHOWING", 0)
    return made


def test_units_pass_and_are_counted(terminal: Terminal) -> None:
    units = list(watched(read_bitext(str(MEMORY)).units, str(MEMORY)))
    assert len(units) == 5
    assert "briefing.zh-en.tmx: 0 units read" in terminal.getvalue()


def test_a_file_name_is_never_a_format(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "{task}[red]{0}.tmx"
    path.write_bytes(MEMORY.read_bytes())
    assert len(list(watched(read_bitext(str(path)).units, str(path)))) == 5
    assert "{task}[red]{0}.tmx: 0 units read" in terminal.getvalue()


def test_small_files_and_pipes_show_nothing(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    units = read_bitext(str(MEMORY)).units
    monkeypatch.setattr(_progress, "_WORTH_SHOWING", 1 << 30)
    assert watched(units, str(MEMORY)) is units
    monkeypatch.setattr("sys.stderr", StringIO())
    monkeypatch.setattr(_progress, "_WORTH_SHOWING", 0)
    assert watched(units, str(MEMORY)) is units
    assert terminal.getvalue() == ""
