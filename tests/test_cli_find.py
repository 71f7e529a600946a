"""`ftzterms find`: the terms of a text, and what to write."""

from __future__ import annotations

import io
import sys

import pytest

from cli_samples import Program


def test_the_screen(program: Program) -> None:
    ran = program.ours("find", "部际联席会议研究加快发展新质生产力，联席会议强调新质生产力。")
    assert (ran.status, ran.err) == (0, "")
    assert (
        ran.out
        == """\
部际联席会议 · 联席会议  inter-ministerial-joint-meeting
  en      inter-ministerial joint meeting
  also    joint meeting (short form)
  avoid   inter-ministerial joint conference (machine translation); interministerial meeting system
          (superseded)
  source  Notice on the joint meeting, State Council, 2015-02
          https://gov.cn/1
  note    Capitals in the name of one meeting.

新质生产力 ×2  new-quality-productive-forces
  en      new quality productive forces
  avoid   new-type productivity

2 concepts found, of the 3 in the glossary
All about one: ftzterms glossary show inter-ministerial-joint-meeting
"""
    )


def test_a_term_to_avoid_is_named_as_such(program: Program) -> None:
    ran = program.ours("find", "the", "State", "Council", "on", "new-type", "productivity")
    assert (
        ran.out
        == """\
State Council  state-council
  zh      国务院

new-type productivity (deprecated)  new-quality-productive-forces
  en      new quality productive forces
  avoid   new-type productivity
  zh      新质生产力

2 concepts found, of the 3 in the glossary
All about one: ftzterms glossary show state-council
"""
    )


def test_a_concept_without_sources_and_addresses(program: Program) -> None:
    sources = 'sources = [{ title = "Law", date = "2020" }]'
    program.write("two.toml", f'[[concept]]\nid = "x"\nzh-Hans = ["国务院"]\nen = ["State Council"]\n{sources}\n')
    ran = program("find", "国务院", "--no-builtin", "-g", "two.toml")
    assert ran.out.splitlines()[1:4] == ["  en      State Council", "  source  Law, 2020", ""]


def test_a_file_is_looked_through_on_both_sides(program: Program) -> None:
    ran = program.ours("find", "wrong.tmx")
    assert ran.out.splitlines()[0] == "新质生产力 · new quality productive forces  new-quality-productive-forces"
    assert ran.out.splitlines()[-2] == "2 concepts found, of the 3 in the glossary"


def test_standard_input(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("\ufeff国务院令".encode())))
    assert program.ours("find", "-").out.startswith("国务院  state-council\n")


def test_standard_input_of_another_encoding_is_refused(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("a国务院".encode("gbk"))))
    ran = program.ours("find", "-")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "<standard input>: byte 2 is not UTF-8 (convert it, or give the file)\n"


def test_a_text_without_terms(program: Program) -> None:
    for text in ("好", "好" * 5000, "\0"):
        ran = program.ours("find", text)
        assert (ran.status, ran.out) == (0, "0 concepts found, of the 3 in the glossary\n")


@pytest.mark.parametrize("text", ["", " \n"])
def test_no_text_at_all(program: Program, text: str) -> None:
    ran = program.ours("find", text)
    assert (ran.status, ran.out) == (3, "")
    assert ran.err == "nothing was looked at: there is no text in what was given\n"


def test_a_name_that_looks_like_a_file_but_is_none_is_refused(program: Program) -> None:
    ran = program.ours("find", "missing.tmx")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "missing.tmx: cannot be read: No such file or directory (check the path) [not-opened]\n"


def test_a_broken_file_ends_with_2(program: Program) -> None:
    program.write("broken.tmx", "<tmx")
    assert program.ours("find", "broken.tmx").status == 2


def test_the_users_text_reaches_no_terminal_as_a_command(program: Program) -> None:
    program.write("evil.toml", '[[concept]]\nid = "e"\nzh-Hans = ["国务院"]\nen = ["a\\u001b[31mb"]\n')
    ran = program("find", "国务院", "--no-builtin", "-g", "evil.toml")
    assert "\x1b" not in ran.out + ran.err


def test_an_argument_that_is_no_text_is_searched_as_far_as_it_is(program: Program) -> None:
    assert "state-council" in program.ours("find", "国务院\udcff").out
    assert program.ours("glossary show", "国务院\udcff").status in (0, 2)
