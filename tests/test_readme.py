"""The README tells the truth: its Python runs, its commands exist, its links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)


def test_python_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    for block in blocks("python"):
        exec(compile(block, "README.md", "exec"), {})
    printed = capsys.readouterr().out
    assert "forbidden-term ·" in printed
    assert "['new-quality-productive-forces']" in printed
    assert "False {" in printed


@pytest.mark.parametrize("line", [line for block in blocks("sh") for line in block.splitlines() if line[:3] == "ftz"])
def test_commands_exist(line: str) -> None:
    from ftzterms.cli._program import program

    words = [word.strip('"') for word in line.split("#", maxsplit=1)[0].split()[1:]]
    names = [word for word in words[:2] if re.fullmatch("[a-z]+", word)]
    result = CliRunner().invoke(program, [*names, "--help"])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
        if not link.startswith("http"):
            assert (page.parent / link).exists(), link


def test_setup_commands_are_one_line_each() -> None:
    commands = [block.strip() for block in blocks("sh") if block.startswith("python3 -m venv")]
    assert len(commands) == 2
    assert all("\n" not in command for command in commands)


def test_screen_is_what_the_command_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    from ftzterms.cli._program import program

    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    command, _, screen = blocks("console")[0].partition("\n")
    result = CliRunner().invoke(program, command.removeprefix("$ ftzterms ").split())
    assert result.output.split() == screen.split()


def test_screens_of_a_memory_are_what_the_commands_show(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from ftzterms.cli._program import program

    def told(screen: str) -> list[str]:
        return re.sub(r"\d+ units", "N units", screen).split()  # their number grows

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    screens = next(block for block in blocks("console") if "tm import" in block)
    imported, *searched = screens.split("$ ftzterms ")[1:]
    ended = CliRunner().invoke(program, ["tm", "import", "policy.db", str(ROOT / "tmx")])
    assert told(ended.output.splitlines()[-1])[:3] == told(imported.splitlines()[-1])[:3]
    assert len(searched) == 2
    for screen in searched:
        command, _, rest = screen.partition("\n")
        assert told(CliRunner().invoke(program, command.split()).output) == told(rest)
