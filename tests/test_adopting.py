"""A project with thousands of findings adopts the tool in three commands; and a report is the same bytes each time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli_samples import RIGHT, WRONG, Program, tmx

FILES, UNITS = 30, 100


@pytest.fixture
def old_project(program: Program) -> Program:
    """A repository of 30 files with 3,000 findings, all different."""
    (program.folder / "wrong.tmx").unlink()
    (program.folder / "right.tmx").unlink()
    for number in range(FILES):
        pairs = [
            (f"{number}号文件第{unit}段：{WRONG[0]}", f"Paper {number}, part {unit}: {WRONG[1]}")
            for unit in range(UNITS)
        ]
        program.write(f"translations/{number:02}.tmx", tmx(RIGHT, *pairs))
    return program


def test_three_commands_adopt_an_old_project(old_project: Program) -> None:
    assert old_project("init", "--ci", "none").status == 0
    config = old_project.folder / "ftzterms.toml"
    config.write_text(
        'glossaries = ["terms.toml"]\nbuiltin = false\nselect = ["forbidden-term"]\n' + config.read_text("utf-8"),
        "utf-8",
    )
    written = old_project("check", "--write-baseline", "ftzterms.baseline.json")
    assert written.err == "ftzterms.baseline.json: 3,000 findings listed\n"
    config.write_text('baseline = "ftzterms.baseline.json"\n' + config.read_text("utf-8"), "utf-8")
    clean = old_project("check", "-o", "concise")
    assert (clean.status, clean.err) == (0, "")
    assert "not shown: 3,000 known before" in clean.out

    file = old_project.folder / "translations" / "07.tmx"
    moved = file.read_text("utf-8").replace('<tu tuid="u1">', '<tu tuid="u0">', 1)
    file.write_text(
        moved.replace("</body>", tmx(WRONG).partition("<body>")[2].partition("</body>")[0] + "</body>"), "utf-8"
    )
    ran = old_project("check", "-o", "concise")
    assert ran.status == 1
    assert [line.split(":")[0] for line in ran.out.splitlines() if "forbidden-term" in line] == [
        str(Path("translations", "07.tmx"))
    ], "a new mistake fails, the old ones do not"


@pytest.mark.parametrize("name", ["json", "sarif", "html", "markdown"])
def test_a_report_is_the_same_bytes_whatever_the_hash_seed(program: Program, name: str) -> None:
    program.write("more.tmx", tmx(WRONG, RIGHT, *[(f"第{n}段：{WRONG[0]}", f"Part {n}: {WRONG[1]}") for n in range(9)]))
    reports = set()
    for seed in range(5):
        command = [sys.executable, "-m", "ftzterms", "check", "more.tmx", "wrong.tmx", "-g", "terms.toml", "-o", name]
        environment = os.environ | {"PYTHONHASHSEED": str(seed), "FTZTERMS_CACHE": str(Path("cache") / str(seed))}
        ran = subprocess.run(command, cwd=program.folder, env=environment, capture_output=True, check=False)
        assert ran.returncode == 1, ran.stderr
        reports.add(ran.stdout)
    assert len(reports) == 1
