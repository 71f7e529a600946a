"""`ftzterms tm import` and `export`."""

from __future__ import annotations

import pytest

from cli_samples import RIGHT, WRONG, Program, tmx
from ftzterms import TranslationMemory, read_bitext


@pytest.fixture
def news(program: Program) -> Program:
    program.write("news.tmx", tmx(WRONG, RIGHT))
    program("tm", "import", "policy.db", "news.tmx")
    return program


def test_imports_a_file_once(program: Program) -> None:
    program.write("news.tmx", tmx(WRONG, RIGHT))
    ended = program("tm", "import", "policy.db", "news.tmx")
    assert (ended.status, ended.out) == (0, "")
    assert ended.err.splitlines() == ["news.tmx: 2 units", "policy.db: 2 units, 2 of them new"]
    again = program("tm", "import", "policy.db", "news.tmx")
    assert again.err.splitlines()[0] == "news.tmx: 2 units, imported before (--again takes it again)"
    with TranslationMemory("policy.db") as memory:
        memory.remove([1])
    assert "2 units, 1 there already" in program("tm", "import", "policy.db", "news.tmx", "--again").err


def test_imports_the_files_of_a_folder_but_no_texts(program: Program) -> None:
    program.write("in/news.tmx", tmx(WRONG, RIGHT))
    notes = program.write("in/notes.md", "Some English words.\n").relative_to(program.folder)
    ended = program("tm", "import", "policy.db", "in")
    assert ended.status == 0
    assert f"{notes}: a text in one language is no translation; left out" in ended.err
    assert program("tm", "import", "policy.db", str(notes)).status == 2
    with TranslationMemory("policy.db") as memory:
        assert len(memory) == 2


def test_pairs_a_document_with_its_source(program: Program) -> None:
    program.write("a.zh.txt", "一条\n二条\n")
    program.write("a.en.txt", "article one\narticle two\n")
    assert program("tm", "import", "policy.db", "a.en.txt", "--source", "a.zh.txt").status == 0
    with TranslationMemory("policy.db") as memory:
        assert [unit.source.text for unit in memory if unit.source] == ["一条", "二条"]
    assert program("tm", "import", "policy.db", "a.en.txt", "right.tmx", "--source", "a.zh.txt").status == 2


def test_goes_on_after_a_file_that_cannot_be_read(program: Program) -> None:
    program.write("bad.tmx", "<tmx")
    ended = program("tm", "import", "policy.db", "bad.tmx", "right.tmx")
    assert ended.status == 2
    assert "policy.db: 1 unit, 1 of them new" in ended.err


def test_says_what_is_no_memory(program: Program) -> None:
    ended = program("tm", "import", "right.tmx", "right.tmx")
    assert (ended.status, "this is no translation memory" in ended.err) == (2, True)
    ended = program("tm", "export", "none.db", "a.tmx")
    assert (ended.status, "there is no such memory" in ended.err) == (2, True)


def test_exports_what_was_imported(news: Program) -> None:
    ended = news("tm", "export", "policy.db", "out.tmx")
    assert (ended.status, ended.err) == (0, "out.tmx: 2 units\n")
    news("convert", "news.tmx", "same.tmx")
    assert (news.folder / "out.tmx").read_bytes() == (news.folder / "same.tmx").read_bytes()


FULL = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="zh" datatype="x"/>
<body>
<tu tuid="a" changedate="20240301T000000Z" changeid="Wang"><prop type="client">Acme &amp; Co</prop>
<tuv xml:lang="zh"><seg>一</seg></tuv><tuv xml:lang="en" creationid="Li"><seg>one</seg></tuv></tu>
<tu tuid="b" creationdate="20250301T000000Z"><prop type="client">Bolt</prop><prop type="x-LastUsedBy">Wang</prop>
<tuv xml:lang="zh"><seg>二</seg></tuv><tuv xml:lang="en"><seg>Two</seg></tuv></tu>
<tu tuid="c"><tuv xml:lang="zh"><seg>三</seg></tuv><tuv xml:lang="en"><seg>three</seg></tuv></tu>
</body>
</tmx>
"""


@pytest.fixture
def full(program: Program) -> Program:
    program.write("full.tmx", FULL)
    program("tm", "import", "policy.db", "full.tmx")
    return program


def written(program: Program) -> str:
    return (program.folder / "out.tmx").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        (["--since", "2024"], "ab"),
        (["--since", "2024-03-02"], "b"),
        (["--until", "2024-12"], "a"),
        (["--until", "2024-03-01"], "a"),
        (["--user", "Li"], "a"),
        (["--user", "Wang"], "a"),
        (["--attribute", "client"], "ab"),
        (["--attribute", "client=Bolt"], "b"),
        (["--attribute", "client=Bolt", "--since", "2026"], ""),
        (["--text", "TWO"], "b"),
        (["--text", "三"], "c"),
        (["--file", "full.*"], "abc"),
        (["--file", "other"], ""),
    ],
)
def test_exports_chosen_units(full: Program, options: list[str], wanted: str) -> None:
    assert full("tm", "export", "policy.db", "out.tmx", *options).status == 0
    assert [part[:1] for part in written(full).split('tuid="')[1:]] == list(wanted)


def test_refuses_what_is_no_date(full: Program) -> None:
    ended = full("tm", "export", "policy.db", "out.tmx", "--since", "March")
    assert (ended.status, "is no date; write 2024, 2024-03 or 2024-03-31" in ended.err) == (2, True)


def test_exports_units_in_which_a_check_finds_something(news: Program) -> None:
    assert news("tm", "export", "policy.db", "a.tmx", "--finding", "missing-term,number-mismatch").status == 0
    assert news("tm", "export", "policy.db", "b.tmx", "--finding", "doubled-word").err.endswith("b.tmx: 0 units\n")
    assert [unit.target.text for unit in read_bitext("a.tmx").units if unit.target] == [WRONG[1]]
    ended = news("tm", "export", "policy.db", "c.tmx", "--finding", "term-drift")
    assert ended.status == 2
    assert "term-drift does not judge single units" in ended.err
    assert "did you mean 'missing-term'?" in news("tm", "export", "policy.db", "c.tmx", "--finding", "mising-term").err


def test_exports_without_names(full: Program) -> None:
    full("tm", "export", "policy.db", "out.tmx", "--anonymise")
    assert "Wang" not in written(full)
    assert "Li" not in written(full)
    assert written(full).count("user1") == 1
    assert written(full).count("user2") == 2


def test_splits_by_an_attribute(full: Program) -> None:
    ended = full("tm", "export", "policy.db", "out.tmx", "--split-by", "client")
    names = ["out.tmx", "out.Acme_Co.tmx", "out.Bolt.tmx"]
    assert ended.err == "".join(f"{name}: 1 unit\n" for name in names)


def test_checks_a_memory_like_a_file(news: Program) -> None:
    ended = news.ours("check", "policy.db", "-o", "concise")
    assert ended.status == 1
    assert "policy.db u1: error[forbidden-term]" in ended.out


def test_finds_terms_in_a_memory(news: Program) -> None:
    assert "inter-ministerial-joint-meeting" in news.ours("find", "policy.db").out


def test_shows_examples_of_a_memory(news: Program) -> None:
    out = news.ours("find", "新质生产力", "--tm", "policy.db").out
    assert "  zh │ 加快发展新质生产力。\n  en │ Develop new quality productive forces faster.\n" in out
    assert news.ours("find", "新质生产力", "--tm", "none.db").status == 2


def test_saves_what_a_damaged_memory_holds(news: Program) -> None:
    path = news.folder / "policy.db"
    path.write_bytes(path.read_bytes().replace(b"joint conference", b"joint" + b"\xff" * 11))
    ended = news("tm", "export", "policy.db", "out.tmx")
    assert (ended.status, "the memory is damaged" in ended.err) == (2, True)
    ended = news("tm", "export", "policy.db", "out.tmx", "--recover")
    assert (ended.status, ended.err) == (0, "out.tmx: 1 unit\n")


@pytest.mark.parametrize("command", [("clean", "mistyped.db"), ("merge", "mistyped.db", "right.tmx")])
def test_a_mistyped_name_makes_no_memory(program: Program, command: tuple[str, ...]) -> None:
    ran = program("tm", *command)
    assert (ran.status, ran.out) == (2, "")
    assert "mistyped.db: there is no such memory" in ran.err
    assert not (program.folder / "mistyped.db").exists()
