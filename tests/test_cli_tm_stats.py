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


def test_counts_how_much_of_a_document_is_known(program: Program) -> None:
    known = ("加快发展新质生产力，推进高水平开放。", "第一条。", "优化营商环境。")
    program.write("a.tmx", tmx(*((text, "x") for text in known)))
    program("tm", "import", "a.db", "a.tmx")
    lines = (*known[:2], "加快发展新质生产力，推进高水平改革。", "全新的一句话。", "全新的一句话。", known[2], "Trade")
    program.write("new.zh.txt", "\n".join(lines) + "\n")
    ended = program("tm", "stats", "a.db", "--leverage", "new.zh.txt")
    assert ended.out.splitlines() == [
        "match       segments    words          characters",
        "context            2       19   35.2%          22",
        "100%               1        6   11.1%           7",
        "repetition         1        6   11.1%           7",
        "95–99%             0        0    0.0%           0",
        "85–94%             1       16   29.6%          18",
        "75–84%             0        0    0.0%           0",
        "50–74%             0        0    0.0%           0",
        "new                2        7   13.0%          12",
        "all                7       54  100.0%          66",
    ]
    said = json.loads(program("tm", "stats", "a.db", "--leverage", "new.zh.txt", "--json").out)
    assert said["new"] == {"segments": 2, "words": 7, "characters": 12}
