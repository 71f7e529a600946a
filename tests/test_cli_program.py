"""The program as a whole: its commands, its endings, its start."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from cli_samples import WRONG, Program, tmx
from ftzterms import cli
from ftzterms.cli import _status
from ftzterms.cli._lazy_group import LazyGroup
from ftzterms.model import FtzTermsError

COMMANDS = ["check", "config", "convert", "explain", "export", "find", "fix", "glossary"]


def start(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own."""
    command = [sys.executable, *options.pop("python", []), "-m", "ftzterms", *arguments]  # type: ignore[misc]
    return subprocess.run(command, capture_output=True, check=False, **options)  # type: ignore[call-overload,no-any-return]


def test_help_lists_the_commands(program: Program) -> None:
    ran = program("--help")
    assert ran.status == 0
    listed = ran.out.split("Commands:\n")[1].splitlines()
    assert [line.split()[0] for line in listed[: len(COMMANDS)]] == COMMANDS
    assert program("-h").out == ran.out


@pytest.mark.parametrize("command", [*COMMANDS, "glossary lint", "glossary list", "glossary show"])
def test_every_command_has_help(program: Program, command: str) -> None:
    ran = program(*command.split(), "--help")
    assert ran.status == 0
    assert ran.out.startswith(f"Usage: ftzterms {command} ")
    assert "\b" not in ran.out


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("ftzterms gloss", ["glossary"]),
        ("ftzterms check --house", ["--house-style"]),
        ("ftzterms explain missing", ["missing-language", "missing-term"]),
        ("ftzterms check --select missing-term,mixed", ["missing-term,mixed-script", "missing-term,mixed-terms"]),
        ("ftzterms check --lang z", ["zh"]),
    ],
)
def test_a_shell_completes(words: str, offered: list[str]) -> None:
    environment = os.environ | {"COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1)}
    ran = start(env=environment | {"_FTZTERMS_COMPLETE": "bash_complete"})
    assert [line.partition(",")[2] for line in ran.stdout.decode().splitlines()] == offered


def test_version(program: Program) -> None:
    from ftzterms._version import __version__

    assert program("--version").out == program("-V").out == f"ftzterms {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["chek"], "ftzterms: there is no command 'chek'; did you mean 'check'? (see ftzterms --help)"),
        (["\x1b[1m"], "ftzterms: there is no command '\\x1b[1m' (see ftzterms --help)"),
        (
            ["glossary", "lst"],
            "ftzterms glossary: there is no command 'lst'; did you mean 'list'? (see ftzterms glossary --help)",
        ),
        (["convert"], "ftzterms convert: Missing argument 'IN' (see ftzterms convert --help)"),
        (
            ["check"],
            "ftzterms check: name a PATH, or say in ftzterms.toml what to `include` (see ftzterms check --help)",
        ),
        (["check", "--fail", "x"], None),
        (["--nope"], None),
    ],
)
def test_wrong_usage_is_one_line(program: Program, arguments: list[str], line: str | None) -> None:
    ran = program(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert line is None or ran.err == line + "\n"


def test_no_command_shows_the_help(program: Program) -> None:
    ran = program()
    assert (ran.status, ran.out) == (2, "")
    assert "Commands:" in ran.err


def failing(error: BaseException) -> click.Command:
    """Make a program that ends with an error."""

    @click.command()
    def fail() -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "status", "line"),
    [
        (FtzTermsError("bad", path="a\x1bb", line=3, hint="do"), 2, "a\\x1bb:3: bad (do)\n"),
        (FtzTermsError("x", path="::error::"), 2, "\\x3a:error::: x\n"),
        (PermissionError(13, "Permission denied", "a.tmx"), 2, "a.tmx: Permission denied\n"),
        (OSError("odd"), 2, "odd\n"),
        (KeyboardInterrupt(), 130, "\n"),
        (click.Abort(), 130, ""),
        (click.ClickException("no"), 2, "ftzterms: no (see ftzterms --help)\n"),
    ],
)
def test_every_error_ends_with_one_line(
    program: Program, monkeypatch: pytest.MonkeyPatch, error: BaseException, status: int, line: str
) -> None:
    monkeypatch.setattr("ftzterms.cli._program.program", failing(error))
    ran = program("x") if isinstance(error, str) else program()
    assert (ran.status, ran.out, ran.err) == (status, "", line)


@pytest.mark.parametrize(
    ("error", "status"), [(SystemExit(1), 141), (BrokenPipeError(), 141), (SystemExit(0), 0), (SystemExit(None), 0)]
)
def test_a_closed_pipe_ends_as_with_other_programs(
    monkeypatch: pytest.MonkeyPatch, error: BaseException, status: int
) -> None:
    monkeypatch.setattr("ftzterms.cli._program.program", failing(error))
    assert _status.run([]) == status


def test_a_process_of_its_own_ends_at_once_but_does_what_was_asked_for(tmp_path: Path) -> None:
    script = """
import atexit, sys
from ftzterms.cli import main
class Dear:
    def __del__(self): print("taken to pieces", file=sys.stderr, flush=True)
kept = Dear()
atexit.register(print, "asked for")
main()
"""
    (tmp_path / "x.tmx").write_text(tmx(WRONG), "utf-8")
    command = [sys.executable, "-c", script, "check", str(tmp_path / "x.tmx"), "-o", "json"]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (ran.returncode, ran.stderr) == (1, "")
    assert ran.stdout.endswith("}\nasked for\n")


@pytest.mark.usefixtures("capfd")
def test_after_a_closed_pipe_nothing_is_left_to_flush(monkeypatch: pytest.MonkeyPatch) -> None:
    turned: list[tuple[int, int]] = []
    with monkeypatch.context() as patched:
        patched.setattr("ftzterms.cli._program.program", failing(BrokenPipeError()))
        patched.setattr(os, "dup2", lambda *handles: turned.append(handles))
        with pytest.raises(SystemExit, match="141"):
            cli.main([])
    ((devnull, standard_output),) = turned
    os.close(devnull)
    assert standard_output == sys.stdout.fileno()


def test_any_stream_can_stand_for_standard_output(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    with pytest.raises(SystemExit, match="0"):
        cli.main(["--version"])
    assert stream.getvalue().startswith("ftzterms ")


def test_an_internal_error_asks_for_a_report(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ftzterms.cli._program.program", failing(ZeroDivisionError("division by zero")))
    ran = program()
    assert (ran.status, ran.out) == (4, "")
    assert ran.err == (
        "ftzterms: internal error: ZeroDivisionError: division by zero "
        "(this is our fault: please report it with the command; FTZTERMS_DEBUG=1 shows the traceback)\n"
    )
    monkeypatch.setenv("FTZTERMS_DEBUG", "1")
    assert "Traceback (most recent call last)" in program().err


def test_a_command_module_must_leave_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    group = LazyGroup("ftzterms")
    monkeypatch.setattr("ftzterms.cli._lazy_group.room", lambda *_: object())
    with pytest.raises(AssertionError, match=r"ftzterms\.cli\.find must leave the command 'find'"):
        group.get_command(click.Context(group, info_name="ftzterms"), "find")
    assert group.get_command(click.Context(group, info_name="ftzterms"), "_status") is None


def test_the_exit_statuses_are_those_of_the_contract() -> None:
    assert [int(status) for status in _status.Status] == [0, 1, 2, 3, 4, 130, 141]


def test_a_real_process_writes_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    (tmp_path / "a.tmx").write_text(tmx(WRONG), "utf-8")
    environ = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    ran = start("check", "a.tmx", cwd=tmp_path, env=environ)
    assert ran.returncode == 1, ran.stderr
    assert WRONG[0] in ran.stdout.decode()
    assert b"\r" not in ran.stdout


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.tmx").write_text(tmx(*[WRONG] * 2000), "utf-8")
    command = [sys.executable, "-m", "ftzterms", "check", "a.tmx"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_the_entry_point_is_main() -> None:
    from importlib.metadata import entry_points

    (script,) = entry_points(group="console_scripts", name="ftzterms")
    assert script.load() is cli.main


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["check", "--help"]])
def test_the_start_loads_nothing_heavy(arguments: list[str]) -> None:
    ran = start(*arguments, python=["-X", "importtime"])
    loaded = {line.rsplit(b"|", 1)[-1].strip().partition(b".")[0].decode() for line in ran.stderr.splitlines()}
    assert ran.returncode == 0
    assert "click" in loaded
    assert not loaded & {"lxml", "rapidfuzz", "regex", "rich", "polib", "daachorse", "rjieba"}


@pytest.mark.skipif(os.name == "nt", reason="a shell of POSIX closes the stream")
@pytest.mark.parametrize("closed", [">&-", "2>&-"])
def test_a_stream_that_was_closed_before_the_start_is_no_fault_of_ours(program: Program, closed: str) -> None:
    command = f'"{sys.executable}" -m ftzterms check right.tmx --no-builtin -g terms.toml {closed}'
    ran = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=False, cwd=program.folder)
    assert (ran.returncode, ran.stderr) == (0, b"")
