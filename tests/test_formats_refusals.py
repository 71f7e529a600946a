"""Files of kinds that are not read, and patterns that nobody should run, are refused by what is wrong with them."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import pytest

from ftzterms.formats import format_of, read_entries
from ftzterms.formats._hostile_patterns import hostile
from ftzterms.model import FtzTermsError, GlossaryError


def refusal(tmp_path: Path, name: str, data: str | bytes) -> FtzTermsError:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    with pytest.raises(FtzTermsError) as fault:
        format_of(path)
    assert fault.value.path == str(path)
    assert fault.value.hint
    return fault.value


@pytest.mark.parametrize(
    ("text", "line", "column", "code"),
    [
        ("a: 1.5\n", 1, 4, "guessed-type"),
        ("terms:\n  - en: yes\n", 2, 9, "guessed-type"),
        ("terms:\n  - en: 'yes'\n    zh: 0x1f # hex\n", 3, 9, "guessed-type"),
        ("- 2026-01-01\n", 1, 3, "guessed-type"),
        ("- {a: b, c: NULL}\n", 1, 13, "guessed-type"),
        ("a: !!python/name:os.system\n", 1, 4, "unsafe-yaml"),
        ("a:\n  - !ruby/object:X {}\n", 2, 5, "unsafe-yaml"),
        ("a: ! x\n", 1, 4, "unsafe-yaml"),
        ("a: &x [*x]\n", 1, 4, "unsafe-yaml"),
        ("a: {b: *x}\n", 1, 8, "unsafe-yaml"),
        ("a:\n\tb: c\n", 2, 1, "bad-syntax"),
        ("a: [b, c\n", 2, 1, "bad-syntax"),
        ("[" * 70 + "]" * 70, 1, 65, "too-deep"),
        ("a: x\nb: q\na: z\n", 3, 1, "duplicate-key"),
        ("- a: x\n  b:\n    a: q\n  b: z\n", 4, 3, "duplicate-key"),
        ("- {en: x, zh: q, en: z}\n", 1, 18, "duplicate-key"),
        ("- a: x\n- a: q\n- a:\n    b: x\n  c:\n    b: x\n", 1, 1, "unknown-format"),
        ("a: 'it is !x, &y, 12'\nb: \"*x\" # &z\n", 1, 1, "unknown-format"),
        ("a: b & c * d!\n", 1, 1, "unknown-format"),
        ("", 1, 1, "unknown-format"),
    ],
)
def test_yaml_is_refused_for_the_first_thing_wrong(
    tmp_path: Path, text: str, line: int, column: int, code: str
) -> None:
    for name in ("a.yaml", "a.YML"):
        fault = refusal(tmp_path, name, text)
        assert (fault.line, fault.column, fault.code) == (line, column, code), fault


@pytest.mark.parametrize(
    ("text", "line", "column", "code"),
    [
        ('{"a": 1,\n "a": 2}', 2, 2, "duplicate-key"),
        ('{"a": [1,]}', 1, 10, "bad-syntax"),
        ('{"a":\n NaN}', 2, 2, "bad-syntax"),
        ('{"a": "\\ud83d\\ude00", "b": "\\\\ud800"}', 1, 1, "unknown-format"),
        ('{"a":\n "\\uDE00"}', 2, 3, "illegal-character"),
        ('{"a": "\\uD83Dx"}', 1, 8, "illegal-character"),
        ('{"a": "[[[[", "b": ' + "[" * 64, 1, 83, "too-deep"),
    ],
)
def test_json_is_refused_for_the_first_thing_wrong(
    tmp_path: Path, text: str, line: int, column: int, code: str
) -> None:
    fault = refusal(tmp_path, "a.json", text)
    assert (fault.line, fault.column, fault.code) == (line, column, code), fault


def test_bytes_that_are_no_text_are_refused_where_they_stand(tmp_path: Path) -> None:
    fault = refusal(tmp_path, "a.yaml", "a: 新质\nb: ".encode() + b"\xff\xfe\xfd")
    assert (fault.line, fault.column, fault.code) == (2, 4, "wrong-encoding")


@pytest.mark.parametrize("text", ["a" + " " * 900_000, "'" * 900_000, "{" * 900_000, ": " * 400_000, "-" * 900_000])
@pytest.mark.parametrize("name", ["a.yaml", "a.json"])
def test_a_refusal_takes_no_time(tmp_path: Path, name: str, text: str) -> None:
    started = time.process_time()
    refusal(tmp_path, name, text)
    assert time.process_time() - started < 2


def test_tells_a_damaged_database_from_a_sound_one(tmp_path: Path) -> None:
    base = sqlite3.connect(tmp_path / "a.db")
    base.execute("CREATE TABLE t (x)")
    base.executemany("INSERT INTO t VALUES (?)", [("x" * 500,)] * 200)
    base.commit()
    base.close()
    data = (tmp_path / "a.db").read_bytes()
    assert refusal(tmp_path, "b.db", data).message == "this is an SQLite database of another program"
    assert "damaged SQLite database" in refusal(tmp_path, "b.db", data[:4096] + b"\xde\xad" * 32 + data[4160:]).message


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+$",
        r"^(\w+\s?)*$",
        "(自|自贸|贸)+区$",
        "^(a|aa)+$",
        "(.*?,){25}P",
        "(x+x+)+y",
        "((ab)*)+",
        "(?P<n>[ab]*)*",
    ],
)
def test_a_hostile_pattern_is_told(pattern: str) -> None:
    assert hostile(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        r"\d+(,\d+)?",
        "(a|b)+",
        "abc*",
        r"(?:\d{1,3}){1,3}",
        "[(+]+",
        r"\(a+\)+",
        "(ab)+",
        "(a",
        "a)+",
        "",
        "(?i:a)+",
        "[]+*]+",
    ],
)
def test_a_harmless_pattern_is_not(pattern: str) -> None:
    assert not hostile(pattern)


def test_every_hostile_pattern_of_a_file_is_named_with_its_line(tmp_path: Path) -> None:
    rules = '[[rule]]\nid = "one"\npattern = "(a+)+"\n\n[[rule]]\npattern = "a"\n\n[[rule]]\npattern = "(b*)*"\n'
    (tmp_path / "rules.toml").write_text(rules, "utf-8")
    with pytest.raises(GlossaryError) as fault:
        read_entries(tmp_path / "rules.toml")
    told = [(each.line, each.message) for each in fault.value.faults if each.code == "hostile-pattern"]
    assert told == [(3, "the pattern '(a+)+' of 'one' can take for ever"), (9, "the pattern '(b*)*' can take for ever")]
