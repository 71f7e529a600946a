"""`ftzterms export`: what it writes, what it says before, and how it ends."""

from __future__ import annotations

import pytest

from cli_samples import RIGHT, Program, tmx
from ftzterms import TranslationMemory, read_bitext
from kits_samples import segments, unit

LONG = ("一" * 10, "x" * 2001)


def files(out: str) -> list[str]:
    return [line.split("\t")[0] for line in out.splitlines()]


def test_a_kit_of_given_files(program: Program) -> None:
    ran = program.ours("export", "trados", "kit", "right.tmx", "wrong.tmx")
    assert ran.status == 0
    assert ran.out == "tm/right.tmx\t1 unit\ntm/wrong.tmx\t2 units\ntermbase/multiterm.xml\t3 concepts\n"
    assert ran.err == "kit: 3 files\n"
    assert list(segments(program.folder / "kit" / "tm" / "right.tmx")) == [RIGHT]


def test_the_built_in_memory_and_glossary_by_default(program: Program) -> None:
    ran = program("export", "omegat", "project")
    assert ran.status == 0
    assert "tm/ftzterms-planning.tmx" in files(ran.out)
    assert (program.folder / "project" / "glossary" / "ftzterms.txt").stat().st_size > 100_000


def test_without_the_built_in_there_is_nothing_to_export(program: Program) -> None:
    ran = program("export", "omegat", "project", "--no-builtin")
    assert (ran.status, ran.out) == (3, "")
    assert ran.err == "project: nothing was written: there is no unit and no term to export\n"
    assert not (program.folder / "project").exists()


def test_what_the_tool_will_drop_is_said_with_its_number(program: Program) -> None:
    program.write("long.tmx", tmx(RIGHT, LONG))
    ran = program.ours("export", "trados", "kit", "long.tmx")
    assert ran.status == 0
    assert ran.err.splitlines()[:2] == [
        "kit: what Trados will not hold",
        "  1 unit longer than 2,000 characters a side: apart in longer-than-2000/, which the cloud does not take (u2)",
    ]
    assert files(ran.out)[:2] == ["tm/long.tmx", "longer-than-2000/long.tmx"]


def test_strict_writes_nothing_when_something_would_be_dropped(program: Program) -> None:
    program.write("long.tmx", tmx(RIGHT, LONG))
    ran = program.ours("export", "trados", "kit", "long.tmx", "--strict")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.splitlines()[-1] == "kit: nothing was written, because of --strict"
    assert not (program.folder / "kit").exists()
    assert program.ours("export", "trados", "kit", "right.tmx", "--strict").status == 0


def test_a_dry_run_says_the_same_and_writes_nothing(program: Program) -> None:
    before = sorted(path.name for path in program.folder.iterdir())
    dry = program.ours("export", "amazon", "kit", "right.tmx", "--dry-run")
    assert sorted(path.name for path in program.folder.iterdir()) == before
    wet = program.ours("export", "amazon", "kit", "right.tmx")
    assert (dry.status, dry.out) == (wet.status, wet.out)
    assert dry.err == wet.err.replace("kit: 2 files", "kit: 2 files, not written")


def test_a_folder_with_files_needs_force(program: Program) -> None:
    program.write("kit/mine.txt", "mine")
    ran = program.ours("export", "azure", "kit", "right.tmx")
    assert ran.status == 2
    assert ran.err == "kit: this folder holds files (name a new folder, or add --force: it deletes none of them)\n"
    assert program.ours("export", "azure", "kit", "right.tmx", "--force").status == 0
    assert sorted(path.name for path in (program.folder / "kit").iterdir()) == ["glossary.tsv", "mine.txt"]


def test_the_other_direction_with_regions(program: Program) -> None:
    ran = program.ours("export", "trados", "kit", "right.tmx", "--direction", "en-zh", "--locale", "en_gb")
    assert ran.status == 0
    bitext = read_bitext(program.folder / "kit" / "tm" / "right.tmx")
    assert (bitext.source_language, bitext.target_language) == ("en-GB", "zh-CN")


def test_a_memory_is_taken_as_it_stands(program: Program) -> None:
    with TranslationMemory(program.folder / "policy.db") as memory:
        memory.add([unit("a", "一", "one"), unit("b", "二", "two")])
    before = (program.folder / "policy.db").read_bytes()
    ran = program.ours("export", "weblate", "kit", "policy.db", "right.tmx")
    assert ran.status == 0
    assert list(segments(program.folder / "kit" / "tmx" / "policy.tmx")) == [("一", "one"), ("二", "two")]
    assert (program.folder / "policy.db").read_bytes() == before


def test_a_file_that_cannot_be_read_costs_the_kit(program: Program) -> None:
    program.write("broken.tmx", tmx(RIGHT).replace("</tu>", "</tv>"))
    for given in ("broken.tmx", "absent.tmx"):
        ran = program.ours("export", "omegat", "kit", "right.tmx", given)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.startswith(f"{given}:")
        assert ran.err.endswith("kit: nothing was written, because not all could be read\n")
        assert not (program.folder / "kit").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["tradso", "kit"], "there is no kit 'tradso' (did you mean trados?)"),
        (["trados", "kit", "--locale", "fr"], "--locale cannot be 'fr' (write one of Chinese or English: zh-TW)"),
        (["trados", "kit", "--direction", "zh-fr"], "'zh-fr' is not one of 'zh-en', 'en-zh'"),
        (["trados", "terms.toml"], "this is a file, and a folder is to be written"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(arguments: list[str], said: str, program: Program) -> None:
    ran = program("export", *arguments)
    assert ran.status == 2
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert not (program.folder / "kit").exists()


def test_texts_of_files_do_not_reach_the_screen_raw(program: Program) -> None:
    program.write("evil.tmx", tmx(("", "x")).replace('tuid="u1"', 'tuid="&#x202e;::error::&#10;"'))
    ran = program.ours("export", "omegat", "kit", "evil.tmx")
    assert "\\u202e::error::" in ran.err
    assert "\u202e" not in ran.err


def test_the_help_names_every_kit(program: Program) -> None:
    from ftzterms.kits import names

    ran = program("export", "--help")
    assert ran.status == 0
    assert set(names()) <= {word.strip(".,") for word in ran.out.split()}
