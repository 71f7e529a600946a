"""Every command and every block of code in the docs is run in a folder that has what it names."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

import docs_stage
from ftzterms.checks import check_ids
from ftzterms.config.reading import read
from ftzterms.formats import read_entries

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
_SET_UP = "python3 -m venv"
"""The two commands of the README, which `.ci/run` runs."""


def blocks(page: Path, *languages: str) -> list[str]:
    return [body for language, body in _BLOCK.findall(page.read_text("utf-8")) if language in languages]


def commands(page: Path) -> list[str]:
    """Give the lines that a reader would type, in their order."""
    lines = []
    for language, body in _BLOCK.findall(page.read_text("utf-8")):
        if language == "sh":
            lines += [line for line in body.splitlines() if line.strip()]
        elif language == "console":
            lines += [line.removeprefix("$ ") for line in body.splitlines() if line.startswith("$ ")]
    return [line for line in lines if not line.startswith(_SET_UP)]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs") / "stage"
    folder.mkdir()
    docs_stage.build(folder)
    return folder


@pytest.fixture
def stage(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copytree(built, tmp_path / "stage")
    monkeypatch.chdir(tmp_path / "stage")
    return tmp_path / "stage"


@pytest.mark.usefixtures("stage")
@pytest.mark.parametrize("page", [page for page in PAGES if commands(page)], ids=lambda page: page.name)
def test_every_command_runs(page: Path) -> None:
    from ftzterms.cli._program import program

    for line in commands(page):
        words = shlex.split(line, comments=True)
        if words[0] == "echo":
            _, text, mark, file = words
            with Path(file).open("w" if mark == ">" else "a", encoding="utf-8") as stream:
                stream.write(f"{text}\n")
            continue
        assert words[0] == "ftzterms", line
        if "cut.tmx" in words:
            Path("cut.tmx").write_text(docs_stage.CUT, "utf-8")
        ran = CliRunner().invoke(program, words[1:], standalone_mode=False)
        assert ran.exception is None, (line, ran.output, ran.exception)
        assert ran.return_value in (0, 1), (line, ran.output)


@pytest.mark.usefixtures("stage")
@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page, "python")], ids=lambda page: page.name)
def test_the_python_of_a_page_runs_from_its_first_block_to_its_last(page: Path) -> None:
    names: dict[str, Any] = {}
    for block in blocks(page, "python"):
        exec(compile(block, page.name, "exec"), names)
    for name, made in list(names.items()):
        if name == "test_the_title":
            made()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_files_that_a_page_shows_are_read(page: Path, tmp_path: Path) -> None:
    for number, block in enumerate(blocks(page, "toml")):
        path = tmp_path / f"{number}.toml"
        path.write_text(block, "utf-8")
        table = tomllib.loads(block)
        if "concept" in table:
            read_entries(path)
        elif "demand" in table:
            assert set(table) <= {"title", "base", "demand", "admit"}
        else:
            read(str(path), check_ids())
    for block in blocks(page, "yaml"):
        assert yaml.safe_load(block)
