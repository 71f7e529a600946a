"""The diff: what a patch program makes of it, and what a person sees."""

from __future__ import annotations

import re
import shutil
import subprocess
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ftzterms.cli._diff import Line, show, unified

LINES = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "\n", "a b\r\n", "d"]), max_size=30).map("".join)


def applied(before: str, diff: list[Line]) -> str:
    """Apply a unified diff as its definition says, and check its context and its numbers."""
    old, new = re.findall(r"[^\n]*\n|[^\n]+", before), list[str]()
    at = 0
    for line in diff:
        if line.sign == "@@":
            start, length, new_start, new_length = map(int, re.findall(r"\d+", line.text))
            new += old[at : start - (length > 0)]
            at = start - (length > 0)
            assert len(new) == new_start - (new_length > 0)
        elif line.sign in (" ", "-"):
            assert old[at] == line.text
            at += 1
        new += [line.text] if line.sign in (" ", "+") else []
    return "".join([*new, *old[at:]])


@given(LINES, LINES)
def test_a_patch_program_makes_the_new_text(before: str, after: str) -> None:
    diff = list(unified("a.txt", before, after))
    assert applied(before, diff) == after
    assert [line.sign for line in diff[:2]] == ([] if before == after else ["---", "+++"])


@given(st.lists(st.integers(0, 99), unique=True, max_size=8))
def test_only_lines_that_differ_are_marked(numbers: list[int]) -> None:
    lines = [f"{number}\n" for number in range(100)]
    changed = [f"x{line}" if number in numbers else line for number, line in enumerate(lines)]
    diff = list(unified("a.txt", "".join(lines), "".join(changed)))
    assert sum(line.sign == "-" for line in diff) == sum(line.sign == "+" for line in diff) == len(numbers)


@pytest.mark.skipif(not shutil.which("git"), reason="no git here")
@pytest.mark.parametrize(
    ("before", "after"), [("a\r\nb  c\r\nd", "a\r\nb c\r\ne"), ("a\n" * 20, "a\n" * 9 + "b\n" + "a\n" * 10)]
)
def test_git_takes_it(tmp_path: Path, before: str, after: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(before.encode())
    stream = StringIO()
    show("a.txt", before, after, stream)
    (tmp_path / "a.patch").write_bytes(stream.getvalue().encode())
    subprocess.run(["git", "apply", "--whitespace=nowarn", "a.patch"], cwd=tmp_path, check=True)
    assert path.read_bytes() == after.encode()


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def screen(before: str, after: str, monkeypatch: pytest.MonkeyPatch, colour: str = "1") -> str:
    monkeypatch.setenv("FORCE_COLOR", colour)
    monkeypatch.delenv("NO_COLOR", raising=False)
    stream = Terminal()
    show("a.txt", before, after, stream)
    return stream.getvalue()


def test_a_terminal_shows_the_changed_words_in_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    assert screen("one\nThe the  port\n", "one\nThe port\n", monkeypatch).splitlines()[2:] == [
        "\x1b[1;36m@@ -1,2 +1,2 @@\x1b[0m",
        " one",
        "\x1b[1;31m-\x1b[0mThe\x1b[1;31m the  port\x1b[0m",
        "\x1b[32m+\x1b[0mThe\x1b[32m port\x1b[0m",
    ]


def test_a_terminal_shows_no_control_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = screen("\x1b[2J\na\u202eb\n", "\x1b[2J\nab\n", monkeypatch, colour="0")
    assert shown.splitlines()[3:] == [" \\x1b[2J", "-a\\u202eb", "+ab"]


def test_a_terminal_shows_the_surroundings_of_a_change_in_a_long_line(monkeypatch: pytest.MonkeyPatch) -> None:
    long = "word " * 1000
    shown = screen(f"{long}a  b {long}", f"{long}a b {long}", monkeypatch, colour="0")
    assert max(map(len, shown.splitlines())) < 600
    assert "word a  b word" in shown
