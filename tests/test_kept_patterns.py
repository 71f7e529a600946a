"""Compiled patterns are kept for the next run, are the same patterns, and are never in the way."""

from __future__ import annotations

import gc
import marshal
import re
from importlib import import_module
from pathlib import Path

import pytest

import ftzterms.kept_patterns as kept_patterns_module
from ftzterms.kept_patterns import kept_patterns
from ftzterms.text import late as late_module
from ftzterms.text import programs
from ftzterms.text.figures._patterns import branches
from ftzterms.text.late import late
from ftzterms.text.programs import pattern_of, program_of

NAMES = [
    "(?P<a>x)|b",
    r"\bß\w+",
    "[㐀-䶿一-鿿]{6}",
    "(?x) a # b",
    r"(?i:A)(?=b)",
    "x" * 200,
    "[萬億個點時幾餘數來從週歲]",
]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let a folder be the cache, and let nothing be known yet."""
    monkeypatch.setenv("FTZTERMS_CACHE", str(tmp_path))
    forget(monkeypatch)
    return tmp_path


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin a new run."""
    monkeypatch.setattr(late_module, "memory", late_module._Memory())
    monkeypatch.setattr("ftzterms.kept_patterns.memory", late_module.memory)


def run(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Use the patterns in a run of its own; give those that it compiled."""
    forget(monkeypatch)
    with kept_patterns():
        for name in NAMES:
            assert late(name).pattern == name
            assert late(name).fullmatch("é") is None
    return {pattern for pattern, _ in late_module.memory.learnt}


def test_the_second_run_compiles_nothing(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch) == set(NAMES)
    assert len(list(cache.iterdir())) == 1
    assert run(monkeypatch) == set()


def test_what_is_learnt_comes_on_top(monkeypatch: pytest.MonkeyPatch) -> None:
    with kept_patterns():
        for number in range(5):
            late(f"other {number}" * 10).search("")
    assert run(monkeypatch) == set(NAMES)
    assert run(monkeypatch) == set()


def test_a_few_new_ones_are_not_worth_writing(cache: Path) -> None:
    with kept_patterns():
        late("one").search("")
    assert not list(cache.iterdir())


@pytest.mark.parametrize("damage", [b"", b"x", b"\xff" * 100])
def test_a_damaged_file_is_not_used(cache: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes) -> None:
    run(monkeypatch)
    (file,) = cache.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] + damage)
    assert run(monkeypatch) == set(NAMES)
    assert file.read_bytes() == whole


@pytest.mark.parametrize("body", [b"", b"zzz", marshal.dumps([1, 2]), marshal.dumps({("x" * 200, 0): 1})])
def test_a_file_of_another_kind_is_not_used(cache: Path, monkeypatch: pytest.MonkeyPatch, body: bytes) -> None:
    run(monkeypatch)
    (file,) = cache.iterdir()
    file.write_bytes(kept_patterns_module._MAGIC + kept_patterns_module._checksum(body) + body)
    assert run(monkeypatch) == set(NAMES)
    assert run(monkeypatch) == set()


def test_nothing_is_kept_when_that_is_off(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FTZTERMS_CACHE", "off")
    run(monkeypatch)
    assert run(monkeypatch) == set(NAMES)
    assert not list(cache.iterdir())


def test_every_pattern_of_the_house_is_restored_as_it_was() -> None:
    import_module("ftzterms.validator")
    import_module("ftzterms.matcher._compile")
    import_module("ftzterms.checks").text_checks()
    gc.unfreeze()  # what a run of the program in an earlier test has put aside
    named = [one for one in gc.get_objects() if isinstance(one, late_module._Late)]
    assert len(named) > 50
    for one in named:
        made = re.compile(one.pattern, one.flags)
        program = program_of(one.pattern, one.flags)
        assert program
        restored = pattern_of(one.pattern, program)
        assert restored == made
        assert (restored.flags, restored.groups, restored.groupindex) == (made.flags, made.groups, made.groupindex)


def test_a_python_that_is_made_otherwise_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    program = program_of("ab", 0)
    assert program
    flags, numbers, groups, names = program
    assert pattern_of("ab", (flags, numbers[:-4] + b"\xff\xff\xff\xff", groups, names)) is None
    monkeypatch.setattr(programs, "import_module", lambda _: object())
    assert program_of("ab", 0) is None
    assert pattern_of("ab", program) is None


def test_branches_are_the_same_in_every_run() -> None:
    words = ["three", "seven", "two", "six", "ten"]
    assert branches(words) == branches(reversed(words)) == branches(dict.fromkeys(words))
