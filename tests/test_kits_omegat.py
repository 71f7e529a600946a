"""OmegaT itself opens the kit and translates with it; skipped where it is not installed."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from shutil import which

import pytest

from ftzterms.model import State
from kits_samples import concept, made, parsed, stock, term, unit

PLAN = ("2026年是“十五五”开局之年。", "2026 is the first year of the 15th Five-Year Plan period.")
LAW = ("本办法自公布之日起施行。", "These Measures shall come into force on the date of promulgation.")

pytestmark = pytest.mark.skipif(not which("omegat"), reason="OmegaT is not installed")


def translated(project: Path, text: str) -> str:
    """Let OmegaT translate a file in its console mode."""
    (project / "source" / "a.txt").write_text(text, "utf-8")
    home = project.parent / "home"
    home.mkdir()
    options = {**os.environ, "HOME": str(home), "_JAVA_OPTIONS": f"-Duser.home={home} -Dfile.encoding=UTF-8"}
    command = ["omegat", str(project), "--mode=console-translate"]
    ran = subprocess.run(command, env=options, capture_output=True, timeout=300, check=False)
    said = (ran.stdout + ran.stderr).decode("utf-8", "replace")
    assert ran.returncode == 0, said
    assert "Exception" not in said
    return (project / "target" / "a.txt").read_text("utf-8")


@pytest.mark.parametrize("direction", ["zh-en", "en-zh"])
def test_it_fills_what_is_reviewed_or_final_and_leaves_the_rest(direction: str, tmp_path: Path) -> None:
    units = [
        unit("1", *PLAN, State.REVIEWED),
        unit("2", *LAW, State.FINAL),
        unit("3", "这句话没有审校。", "This was not reviewed."),
    ]
    terms = [concept("plan", term("十五五", "zh-Hans"), term("15th Five-Year Plan", "en"))]
    project = made("omegat", stock(units, terms, direction), tmp_path)
    side = 0 if direction == "zh-en" else 1
    gap = " " if side else ""
    last = ("这句话没有审校。", "This was not reviewed.")[side]
    text = f"{PLAN[side]}{gap}{LAW[side]}\n{last}\n"
    done = translated(project, text)
    assert done.split("\n")[1] == last
    assert PLAN[1 - side] in done
    assert LAW[1 - side] in done
    assert parsed(project / "tm" / "auto" / "news.tmx") is not None
