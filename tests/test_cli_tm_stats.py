"""`ftzterms tm stats`."""

from __future__ import annotations

import json

from cli_samples import Program, tmx


def test_counts_what_is_there(program: Program) -> None:
    dated = tmx(("一", "one"), ("一", "One"), ("二", "two")).replace(
        "<tu ", '<tu changedate="20240301T000000Z" changeid="Li" ', 2
    )
    program.write("a.tmx", dated)
    program("tm", "import", "a.db", "a.tmx", "right.tmx")
    ended = program("tm", "stats", "a.db")
    assert ended.status == 0
    lines = ended.out.splitlines()
    assert lines[0].startswith("4 units, 13 and 54 characters, ")
    assert lines[1:] == [
        "languages  zh-CN → en          4  100.0%",
        "files      a.tmx              3   75.0%",
        "           right.tmx          1   25.0%",
        "changed in –             2   50.0%",
        "           2024          2   50.0%",
        "users      –           2   50.0%",
        "           Li          2   50.0%",
        "states     translated          4  100.0%",
        "repetition 25.0% of the units have a source that an earlier one has",
        "           1 source in several units, 1 source with several translations",
    ]
    said = json.loads(program("tm", "stats", "a.db", "--json").out)
    assert (said["version"], said["units"], said["files"]) == (1, 4, {"a.tmx": 3, "right.tmx": 1})


def test_counts_an_empty_memory(program: Program) -> None:
    program.write("empty.tmx", tmx())
    program("tm", "import", "a.db", "empty.tmx")
    assert program("tm", "stats", "a.db").out.startswith("0 units, 0 and 0 characters")


def test_finds_damage(program: Program) -> None:
    program("tm", "import", "a.db", "right.tmx")
    path = program.folder / "a.db"
    path.write_bytes(path.read_bytes().replace(b"forces faster", b"forces slower"))
    assert program("tm", "stats", "a.db").status == 0
    ended = program("tm", "stats", "a.db", "--verify")
    assert (ended.status, "the memory is damaged: a text has changed" in ended.err) == (2, True)
