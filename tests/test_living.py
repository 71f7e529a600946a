"""Live with findings: suppressions, a baseline, and what a change of git brought in."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from cli_samples import RIGHT, WRONG, Program, tmx
from ftzterms import Glossary, glossary

GLOSSARY = ("-g", "terms.toml", "--no-builtin")
PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: en\\n"\n\n'
HEAD = b'{"ftzterms": "baseline", "version": 1}\n'
ORDER = "ftzterms: ignore[forbidden-term] an older paper is quoted"


def noted(text: str, tag: str = "<note>{}</note>") -> str:
    """Write a TMX whose wrong unit has something beside it."""
    return tmx(RIGHT, WRONG).replace('<tu tuid="u2">', f'<tu tuid="u2">{tag.format(text)}')


def summary(program: Program, *arguments: str) -> dict[str, object]:
    ran = program("check", *arguments, *GLOSSARY, "-o", "json")
    made: dict[str, object] = json.loads(ran.out)["summary"]
    return made


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.tmx", noted(ORDER)),
        ("a.tmx", noted("[forbidden-term] not ours", '<prop type="x-ftzterms-ignore">{}</prop>')),
        (
            "a.po",
            f'{PO}# {ORDER}\nmsgid "{WRONG[0]}"\nmsgstr "{WRONG[1]}"\n',
        ),
        ("a.md", f"# Title\n\n<!-- {ORDER} -->\n{WRONG[1]}\n"),
        ("a.md", f"<!-- {ORDER} -->\n\n- {WRONG[1]}\n"),
    ],
)
def test_an_order_beside_the_unit_hides_its_finding(program: Program, name: str, content: str) -> None:
    program.write(name, content)
    ran = program("check", name, *GLOSSARY)
    assert ran.status == 0, ran
    assert ran.err == ""
    assert "not shown: 1 suppressed" in " ".join(ran.out.split())
    program.write(name, content.replace("ignore[", "ignored[").replace("[forbidden-term]", "[whitespace]"))
    assert program("check", name, *GLOSSARY).status == 1


def test_an_order_hides_only_the_check_that_it_names(program: Program) -> None:
    program.write("a.tmx", noted("ftzterms: ignore[whitespace, mixed-terms] why not"))
    ran = program("check", "a.tmx", *GLOSSARY)
    assert ran.status == 1
    assert ran.err == "a.tmx:9: the order to ignore mixed-terms, whitespace hides nothing (take it out)\n"
    assert program("check", "a.tmx", *GLOSSARY, "--select", "forbidden-term").err == "", "it was not asked for"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ftzterms: ignore[forbidden-term]", "an order to ignore findings without a reason hides nothing"),
        ("ftzterms: ignore[] why", "an order to ignore findings without a check hides nothing"),
        ("ftzterms: ignore forbidden-term", "an order to ignore findings that cannot be read"),
        ("ftzterms: ignore[forbiden-term] why", "there is no check 'forbiden-term'"),
        ("ftzterms: ignore[forbidden-term until 2020-01-31] why", "ran out on 2020-01-31"),
        ("ftzterms: ignore[forbidden-term until soon] why", "“soon” is no date"),
    ],
)
def test_an_order_that_holds_no_more_or_never_did(program: Program, text: str, message: str) -> None:
    program.write("a.tmx", noted(text))
    ran = program("check", "a.tmx", *GLOSSARY)
    assert ran.status == 1
    assert ran.err.startswith("a.tmx:9: ")
    assert message in ran.err


def test_an_order_with_a_day_to_come(program: Program) -> None:
    program.write("a.tmx", noted("ftzterms: ignore[forbidden-term until 9999-12-31] until the new edition"))
    assert program("check", "a.tmx", *GLOSSARY).status == 0


def test_orders_of_the_configuration(program: Program) -> None:
    allow = '[[allow]]\nreason = "agreed"\nchecks = ["forbidden-term"]\n'
    for more, status in (
        ("", 0),
        ('files = ["wrong*"]', 0),
        ('files = ["right*"]', 1),
        ('concepts = ["inter-ministerial-joint-meeting"]', 0),
        ('concepts = ["state-council"]', 1),
        ('text = "inter-ministerial joint conference"', 0),
        ('text = "joint conference"', 1),
        ("until = 2020-01-01", 1),
        ("until = 9999-01-01", 0),
    ):
        program.write("ftzterms.toml", allow + more)
        assert program("check", "wrong.tmx", *GLOSSARY).status == status, more


def test_an_order_of_the_configuration_that_ran_out_is_told(program: Program) -> None:
    program.write("ftzterms.toml", '[[allow]]\nreason = "agreed"\nchecks = ["forbidden-term"]\nuntil = 2020-01-01\n')
    ran = program("check", "wrong.tmx", *GLOSSARY)
    assert ran.status == 1
    assert ran.err.startswith("ftzterms.toml:1: the order to ignore forbidden-term ran out on 2020-01-01")


def test_an_idle_order_of_the_configuration_is_told_when_all_was_looked_at(program: Program) -> None:
    program.write("ftzterms.toml", '[[allow]]\nreason = "agreed"\nchecks = ["whitespace"]\n')
    assert program("check", "right.tmx", *GLOSSARY).err == "", "another file may need it"
    program.write("ftzterms.toml", 'include = ["."]\n[[allow]]\nreason = "agreed"\nchecks = ["whitespace"]\n')
    assert (
        program("check", *GLOSSARY).err
        == "ftzterms.toml:2: the order to ignore whitespace hides nothing (take it out)\n"
    )
    assert summary(program)["notices"] == [
        "ftzterms.toml:2: the order to ignore whitespace hides nothing (take it out)"
    ]


def test_a_baseline_hides_what_it_lists_and_nothing_new(program: Program) -> None:
    written = program("check", "wrong.tmx", *GLOSSARY, "--write-baseline", "known.json")
    assert (written.status, written.err) == (0, "known.json: 1 finding listed\n")
    ran = program("check", "wrong.tmx", *GLOSSARY, "--baseline", "known.json")
    assert ran.status == 0
    assert "not shown: 1 known before" in " ".join(ran.out.split())
    program.write("wrong.tmx", tmx(RIGHT, RIGHT, WRONG, RIGHT, WRONG))
    ran = program("check", "wrong.tmx", *GLOSSARY, "--baseline", "known.json", "-o", "concise")
    assert ran.status == 1
    assert ran.out.count("forbidden-term") == 1, "the unit has moved, and its copy is new"


def test_an_entry_that_nothing_needs_is_told_for_the_files_that_were_looked_at(program: Program) -> None:
    program("check", "wrong.tmx", *GLOSSARY, "--write-baseline", "known.json")
    assert program("check", "right.tmx", *GLOSSARY, "--baseline", "known.json").err == ""
    program.write("wrong.tmx", tmx(RIGHT))
    ran = program("check", "wrong.tmx", *GLOSSARY, "--baseline", "known.json")
    assert ran.err.startswith(
        "known.json:2: wrong.tmx: forbidden-term “inter-ministerial joint conference” is not found"
    )
    assert ran.status == 0


def test_the_baseline_of_the_configuration(program: Program) -> None:
    program("check", "wrong.tmx", *GLOSSARY, "--write-baseline", "known.json")
    program.write("ftzterms.toml", 'baseline = "known.json"\n')
    assert program("check", "wrong.tmx", *GLOSSARY).status == 0
    (program.folder / "known.json").unlink()
    ran = program("check", "wrong.tmx", *GLOSSARY)
    assert (ran.status, ran.out) == (2, "")
    assert "make it with --write-baseline" in ran.err


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", 1),
        (b"[]", 1),
        (b"\xff", 0),
        (HEAD + b"<<<<<<< HEAD\n", 2),
        (HEAD + b'{"check": "x"}\n', 2),
        (HEAD + b'{"fingerprint": "a", "check": "b", "path": "c", "text": "d", "count": ""}\n', 2),
    ],
)
def test_what_is_no_baseline(program: Program, content: bytes, line: int) -> None:
    program.write("known.json", content)
    ran = program("check", "wrong.tmx", *GLOSSARY, "--baseline", "known.json")
    assert ran.status == 2
    assert ran.err.startswith(f"known.json:{line}: " if line else "known.json: ")


def test_a_baseline_is_the_same_from_another_folder(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.write("ftzterms.toml", 'baseline = "known.json"\nglossaries = ["terms.toml"]\nbuiltin = false\n')
    program("check", "wrong.tmx", "--write-baseline", "known.json")
    (program.folder / "deep").mkdir()
    monkeypatch.chdir(program.folder / "deep")
    ran = program("check", "../wrong.tmx")
    assert (ran.status, ran.err) == (0, "")


@pytest.fixture
def repository(program: Program) -> Program:
    """A repository whose first commit holds the wrong file."""
    git(program.folder, "init", "-q")
    git(program.folder, "add", ".")
    git(program.folder, "commit", "-qm", "first")
    return program


def git(folder: Path, *arguments: str) -> None:
    known = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *known, *arguments], cwd=folder, check=True, capture_output=True)


def test_only_what_a_change_brought_in_is_shown(repository: Program) -> None:
    ran = repository("check", ".", *GLOSSARY, "--diff-base", "HEAD")
    assert (ran.status, ran.err) == (0, "nothing that was to be checked has changed since HEAD\n")
    repository.write("wrong.tmx", tmx(RIGHT, WRONG, RIGHT))
    ran = repository("check", ".", *GLOSSARY, "--diff-base", "HEAD")
    assert ran.status == 0
    assert "not shown: 1 known before" in " ".join(ran.out.split())
    repository.write("wrong.tmx", tmx(WRONG, RIGHT, WRONG))
    repository.write("new.tmx", tmx(WRONG))
    ran = repository("check", ".", *GLOSSARY, "--diff-base", "HEAD", "-o", "concise")
    assert ran.status == 1
    assert sorted(line.split(":")[0] for line in ran.out.splitlines() if "forbidden" in line) == [
        "new.tmx",
        "wrong.tmx",
    ]


def test_a_file_that_was_renamed_keeps_what_was_known(repository: Program) -> None:
    (repository.folder / "moved").mkdir()
    git(repository.folder, "mv", "wrong.tmx", "moved/neue Datei.tmx")
    repository.write("moved/neue Datei.tmx", tmx(RIGHT, WRONG, RIGHT))
    git(repository.folder, "commit", "-qam", "moved")
    ran = repository("check", ".", *GLOSSARY, "--diff-base", "HEAD~1")
    assert ran.status == 0, ran.out
    assert "not shown: 1 known before" in " ".join(ran.out.split())
    repository.write("moved/neue Datei.tmx", tmx(RIGHT, WRONG, RIGHT, WRONG))
    ran = repository("check", ".", *GLOSSARY, "--diff-base", "HEAD~1", "-o", "concise")
    assert ran.out.count("forbidden-term") == 1, "the copy is new"
    page = ("--html", "page.html", "--compare", "HEAD~1", "-o", "json:x.json")
    assert repository("report", ".", *GLOSSARY, *page).status == 1
    assert "+1</b>" in (repository.folder / "page.html").read_text("utf-8").replace("\n", "")


def test_a_document_as_it_was_stood_beside_its_source_as_it_was(repository: Program) -> None:
    repository.write("a.zh.md", f"{WRONG[0]}\n")
    repository.write("a.en.md", f"{WRONG[1]}\n")
    git(repository.folder, "add", ".")
    git(repository.folder, "commit", "-qm", "a pair")
    pair = ("a.en.md", "--source", "a.zh.md", *GLOSSARY, "-o", "concise")
    assert repository("check", *pair).out.count("forbidden-term") == 1
    assert "nothing that was to be checked has changed" in repository("check", *pair, "--diff-base", "HEAD").err
    repository.write("a.zh.md", f"{RIGHT[0]}\n\n{WRONG[0]}\n")
    repository.write("a.en.md", f"{RIGHT[1]}\n\n{WRONG[1]}\n")
    assert repository("check", *pair, "--diff-base", "HEAD").status == 0
    repository.write("a.en.md", f"{WRONG[1]}\n")
    repository.write("a.zh.md", f"{WRONG[0]}另有新质生产力。\n")
    ran = repository("check", *pair, "--diff-base", "HEAD")
    assert "missing-term" in ran.out, "only the source has changed"
    assert "forbidden-term" not in ran.out


def test_the_glossary_is_read_once_for_all_files_as_they_were(
    repository: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        repository.write(f"{number}.tmx", tmx(WRONG))
    git(repository.folder, "add", ".")
    git(repository.folder, "commit", "-qm", "four")
    for number in range(4):
        repository.write(f"{number}.tmx", tmx(WRONG, RIGHT))
    read = []
    kept = glossary.read_glossary

    def counted(*own: str, builtin: bool, house_style: str) -> Glossary:
        read.append(own)
        return kept(*own, builtin=builtin, house_style=house_style)

    monkeypatch.setattr(glossary, "read_glossary", counted)
    assert repository("check", ".", *GLOSSARY, "--diff-base", "HEAD", "--jobs", "1").status == 0
    assert len(read) == 2, "for the files as they are, and as they were"


def test_a_file_that_could_not_be_read_before_had_no_finding(repository: Program) -> None:
    good = (repository.folder / "wrong.tmx").read_bytes()
    repository.write("wrong.tmx", b"<tmx")
    git(repository.folder, "commit", "-qam", "torn")
    repository.write("wrong.tmx", good)
    assert repository("check", "wrong.tmx", *GLOSSARY, "--diff-base", "HEAD").status == 1


def test_a_revision_that_there_is_not(repository: Program) -> None:
    ran = repository("check", ".", *GLOSSARY, "--diff-base", "nope")
    assert ran.status == 2
    assert "name a revision of git" in ran.err


def test_a_clone_without_the_contents_of_files_is_told(
    repository: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write("wrong.tmx", tmx(RIGHT, WRONG, RIGHT))
    git(repository.folder, "commit", "-qam", "second")
    git(repository.folder, "config", "uploadpack.allowfilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", f"file://{repository.folder}", "clone")
    monkeypatch.chdir(tmp_path / "clone")
    ran = repository("check", "wrong.tmx", *GLOSSARY, "--diff-base", "HEAD~1")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("wrong.tmx: ")
    assert ran.err.count("\n") == 1
    assert "`git diff REV` fetches what it lacks" in ran.err


def test_no_repository(program: Program) -> None:
    ran = program("check", ".", *GLOSSARY, "--diff-base", "HEAD")
    assert ran.status == 2
    assert "in no git repository" in ran.err


def test_several_processes_hide_as_one_does(program: Program) -> None:
    program.write("a.tmx", noted(ORDER))
    program.write("ftzterms.toml", '[[allow]]\nreason = "agreed"\nfiles = ["wrong.tmx"]\n')
    alone = program("check", "a.tmx", "wrong.tmx", *GLOSSARY, "-o", "json", "--jobs", "1")
    shared = program("check", "a.tmx", "wrong.tmx", *GLOSSARY, "-o", "json", "--jobs", "3")
    assert alone == shared
    assert json.loads(alone.out)["summary"]["hidden"] == {"suppressed": 2, "known": 0}


def test_fix_leaves_alone_what_is_suppressed(program: Program) -> None:
    program.write("a.tmx", noted(ORDER))
    before = (program.folder / "a.tmx").read_bytes()
    assert program("fix", "a.tmx", *GLOSSARY, "--unsafe").status == 0
    assert (program.folder / "a.tmx").read_bytes() == before
