"""The page of the kits is the one that the kits make, and its screen the one that the command shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cli_samples import Program

DOCS = Path(__file__).parents[1] / "docs"
PAGE = DOCS / "cat-tools.md"


def test_page_of_the_kits_is_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(DOCS))
    from make_kits_page import page

    assert PAGE.read_text(encoding="utf-8") == page(), "run: python docs/make_kits_page.py"


def test_screen_of_the_kits_is_what_the_command_shows(program: Program) -> None:
    page = PAGE.read_text(encoding="utf-8")
    command, *screen = page.split("```console\n")[1].split("\n```")[0].split("\n")
    program.write("examples/briefing.zh-en.tmx", (DOCS.parent / "examples" / "briefing.zh-en.tmx").read_bytes())
    ran = program(*command.removeprefix("$ ftzterms ").split())
    *said, last = ran.err.splitlines()
    assert numberless([*said, *ran.out.splitlines(), last]) == numberless(screen)


def numberless(lines: list[str]) -> list[str]:
    """Give lines without their numbers, which grow with the glossary."""
    return [re.sub(r"[\d,]+", "N", line) for line in lines]
