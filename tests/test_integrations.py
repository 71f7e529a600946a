"""What other programs run: hooks, the steps of the action as a runner would, jobs, `init`, assertions in tests."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from cli_samples import RIGHT, WRONG, Program, tmx
from ftzterms.config.reading import read
from ftzterms.model import Severity
from ftzterms.testing import assert_files_ok, assert_terms_ok

ROOT = Path(__file__).parents[1]
OURS = 'glossaries = ["terms.toml"]\nbuiltin = false\n'


def loaded(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


def test_every_hook_runs_a_command_of_ours_on_the_files_that_it_names(program: Program) -> None:
    program.write("ftzterms.toml", OURS)
    program.write("glossary/terms.toml", (program.folder / "terms.toml").read_bytes())
    statuses = {}
    for hook in loaded(".pre-commit-hooks.yaml"):
        name, *command = shlex.split(hook["entry"])
        assert name == "ftzterms"
        assert hook["language"] == "python"
        named = [*hook.get("args", ()), *(["wrong.tmx"] if hook.get("pass_filenames", True) else ())]
        assert not hook.get("pass_filenames", True) or re.search(hook["files"], "a/wrong.tmx")
        statuses[hook["id"]] = program(*command, *named).status
    assert statuses == {"ftzterms-check": 1, "ftzterms-fix": 1, "ftzterms-glossary": 0}


def test_a_hook_for_files_that_are_all_excluded_lets_the_commit_pass(program: Program) -> None:
    program.write("ftzterms.toml", OURS + 'exclude = ["wrong.tmx"]\n')
    ran = program("check", "wrong.tmx")
    assert (ran.status, ran.err) == (0, "every file that was named is excluded by the configuration\n")
    program.write("ftzterms.toml", OURS + 'exclude = ["*.tmx"]\ninclude = ["."]\n')
    (program.folder / "known").mkdir()
    assert program("check").status == 3, "a whole run that looks at nothing is not clean"


class Runner:
    """Runs a step of the action as GitHub's runner does, with the program of this environment."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.temp = folder / "temp"
        self.temp.mkdir()
        self.output = self.temp / "output"
        self.action = loaded("action.yml")

    def __call__(self, **given: str) -> subprocess.CompletedProcess[str]:
        inputs = {name: about["default"] for name, about in self.action["inputs"].items()} | given
        step = next(step for step in self.action["runs"]["steps"] if step.get("id") == "check")
        environment = {name: _filled(text, inputs) for name, text in step["env"].items()}
        bin_folder = self.folder / "bin"
        bin_folder.mkdir(exist_ok=True)
        launcher = bin_folder / "ftzterms"
        launcher.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ftzterms "$@"\n', "utf-8")
        launcher.chmod(0o755)
        self.output.write_text("", "utf-8")
        runner = {"RUNNER_TEMP": str(self.temp), "GITHUB_OUTPUT": str(self.output)}
        path = {"PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}"}
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.folder,
            env=os.environ | environment | runner | path,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    @property
    def outputs(self) -> dict[str, str]:
        return dict(line.split("=", 1) for line in self.output.read_text("utf-8").splitlines())


def _filled(text: str, inputs: dict[str, str]) -> str:
    return re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: inputs[found[1]], text)


@pytest.mark.skipif(sys.platform == "win32", reason="the runner's bash is not at hand")
def test_the_steps_of_the_action(program: Program) -> None:
    program.write("ftzterms.toml", OURS)
    program.write("with space.tmx", tmx(WRONG, WRONG))
    runner = Runner(program.folder)
    ran = runner(paths="wrong.tmx\nwith space.tmx\n")
    assert ran.returncode == 1, ran.stderr
    assert ran.stdout.startswith("::error title=ftzterms forbidden-term,file=")
    assert runner.outputs == {"errors": "3", "warnings": "0", "sarif": "ftzterms.sarif"}
    assert len(json.loads((program.folder / "ftzterms.sarif").read_text("utf-8"))["runs"][0]["results"]) == 3
    assert runner(paths="wrong.tmx", args="--select\nwhitespace\n").returncode == 0
    assert runner(paths="$(touch owned)`touch owned`;touch owned", args="").returncode == 2
    assert not (program.folder / "owned").exists()
    program("check", "wrong.tmx", "--write-baseline", "known.json")
    assert runner(paths="wrong.tmx", baseline="known.json").returncode == 0
    assert runner.outputs["errors"] == "0"


def test_the_action_puts_no_input_into_a_script() -> None:
    for step in loaded("action.yml")["runs"]["steps"]:
        assert "${{" not in step["run"]
        assert step["shell"] == "bash"


@pytest.mark.parametrize("name", ["integrations/gitlab-ci.yml", "src/ftzterms/starting/gitlab.txt"])
def test_the_jobs_for_gitlab_name_outputs_that_there_are(program: Program, name: str) -> None:
    program.write("ftzterms.toml", OURS + 'include = ["wrong.tmx"]\n')
    job = loaded(name)["ftzterms"]
    command = next(line for line in job["script"] if line.startswith("ftzterms check"))
    ran = program(*shlex.split(command.replace("$FTZTERMS_ARGS", ""))[1:])
    assert ran.status == 1
    for report in job["artifacts"]["reports"].values():
        assert (program.folder / report).stat().st_size > 0


def test_init_begins_a_project_and_leaves_alone_what_is_there(program: Program) -> None:
    program.write("texts/deep/a.tmx", tmx(RIGHT))
    program.write("node_modules/a.tmx", tmx(RIGHT))
    program.write(".pre-commit-config.yaml", "repos: []\n")
    ran = program("init", "--ci", "github")
    assert ran.status == 0
    assert "ftzterms.toml is written\n" in ran.out
    assert ".pre-commit-config.yaml is there already; add to it:\n" in ran.out
    assert (program.folder / ".pre-commit-config.yaml").read_text("utf-8") == "repos: []\n"
    settings = read(str(program.folder / "ftzterms.toml"), ())
    assert settings["include"] == ("right.tmx", "texts/", "wrong.tmx")
    workflow = yaml.safe_load((program.folder / ".github/workflows/ftzterms.yml").read_text("utf-8"))
    commands = [step["run"] for step in workflow["jobs"]["ftzterms"]["steps"] if "run" in step]
    assert "ftzterms check -o github -o sarif:ftzterms.sarif" in commands
    assert program("check", *shlex.split(commands[-1])[2:]).status == 1


def test_every_setting_that_init_comments_out_is_one(program: Program) -> None:
    program("init", "--ci", "none")
    text = (program.folder / "ftzterms.toml").read_text("utf-8")
    told = re.sub(r"(?m)^# (?=[\[a-z][\w.\[\]-]*(\]| =))", "", text).replace(
        'house-style = "official"           # or', "#"
    )
    (program.folder / "ftzterms.toml").write_text(told, "utf-8")
    settings = read(
        str(program.folder / "ftzterms.toml"), ("missing-term", "forbidden-term", "end-punctuation", "mixed-terms")
    )
    assert settings["baseline"] == "ftzterms.baseline.json"
    assert settings["allow"][0]["checks"] == {"forbidden-term"}


def test_init_tells_the_service_and_may_only_show(program: Program) -> None:
    program.write(".gitlab-ci.yml", "stages: []\n")
    ran = program("init", "--dry-run")
    assert "ftzterms.toml would hold:" in ran.out
    assert ".gitlab-ci.yml is there already; add to it:" in ran.out
    assert not (program.folder / "ftzterms.toml").exists()


def test_assertions_for_the_tests_of_a_project(program: Program) -> None:
    program.write("ftzterms.toml", OURS)
    assert_terms_ok(*RIGHT)
    with pytest.raises(AssertionError, match=r"error\[forbidden-term\] “inter-ministerial joint conference”"):
        assert_terms_ok(*WRONG)
    assert_files_ok("right.tmx")
    with pytest.raises(AssertionError, match=r"wrong\.tmx:\d+:\d+: error\[forbidden-term\]"):
        assert_files_ok("right.tmx", "wrong.tmx")
    with pytest.raises(AssertionError, match="1 of 2 files could not be read"):
        assert_files_ok("right.tmx", "nowhere.tmx")
    program.write("empty.tmx", tmx())
    with pytest.raises(AssertionError, match="nothing was checked"):
        assert_files_ok("empty.tmx")
    program("check", "wrong.tmx", "--write-baseline", "known.json")
    program.write("ftzterms.toml", OURS + 'baseline = "known.json"\n')
    assert_files_ok("wrong.tmx")
    assert_terms_ok(*RIGHT, fail_on=Severity.INFO)
