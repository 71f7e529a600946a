"""`ftzterms glossary stats|diff`."""

from __future__ import annotations

import json
import subprocess
from shutil import which

import pytest

from cli_samples import GLOSSARY, TWICE, Program
from ftzterms.keeping import ChangeKind

NEWER = (
    GLOSSARY.replace('"inter-ministerial joint meeting",\n', '"joint meeting of ministries",\n')
    .replace('id = "state-council"', 'id = "the-state-council"')
    .replace('{ text = "new-type productivity", status = "deprecated" }', '"a b"')
    .replace('note = "Capitals in the name of one meeting."', 'note = "No capitals."')
    .replace('date = "2015-02"', 'date = "2015"')
    + '[[concept]]\nid = "x"\nsubject_field = "law"\nzh-Hans = ["甲乙"]\nen = ["x y"]\n'
)


def test_stats_for_people(program: Program) -> None:
    ran = program("glossary", "stats", "terms.toml")
    assert ran.status == 0
    lines = ran.out.splitlines()
    assert lines[0] == "3 concepts, 11 terms; 3 with a preferred term"
    assert lines[3].split() == ["concepts", "preferred", "admitted", "deprecated", "superseded"]
    assert ["institutions", "2", "4", "2", "1", "1"] in [line.split() for line in lines]
    assert ["sources", "State", "Council", "1"] in [line.split() for line in lines]
    assert any(line.split()[:3] == ["without", "a", "source"] for line in lines)


def test_stats_for_scripts(program: Program) -> None:
    said = json.loads(program("glossary", "stats", "--no-builtin", "-g", "terms.toml", "--json").out)
    assert said["version"] == 1
    assert said["fields"][0] == {
        "field": "economy", "concepts": 1, "preferred": 2, "admitted": 0, "deprecated": 1, "superseded": 0,
    }  # fmt: skip
    assert said["missing"]["an example"] == ["state-council", "new-quality-productive-forces"]


def test_stats_cuts_long_tables(program: Program) -> None:
    ran = program("glossary", "stats")
    assert "more (--all)" in ran.out
    assert "more (--all)" not in program("glossary", "stats", "--all").out


def test_diff_reads_like_release_notes(program: Program) -> None:
    program.write("newer.toml", NEWER)
    ran = program("glossary", "diff", "terms.toml", "newer.toml")
    assert ran.status == 1
    heads = [line for line in ran.out.splitlines() if line and line[0] != " "]
    assert heads == [
        "Preferred changed (1)", "New concept (1)", "Renamed (1)", "Term added (1)", "Terms withdrawn (2)",
        "Source added (1)", "Source withdrawn (1)", "Entry changed (1)",
    ]  # fmt: skip
    said = " ".join(ran.out.split())
    assert "部际联席会议 inter-ministerial joint meeting → joint meeting of ministries" in said
    assert 'state-council → the-state-council (not recorded: formerly = ["state-council"])' in said
    assert "甲乙 x y (law) x" in said
    assert "note: Capitals in the name of one meeting. → No capitals." in said
    assert ran.err.startswith("terms.toml → newer.toml: 1 preferred changed, 1 new concept, 1 renamed")
    assert ran.err.endswith("3 → 4 concepts\n")


def test_diff_tells_what_became_wrong(program: Program) -> None:
    program.write("newer.toml", GLOSSARY.replace('status = "admitted", kind', 'status = "deprecated", kind'))
    ran = program("glossary", "diff", "terms.toml", "newer.toml")
    told = " ".join(ran.out.split())
    assert "“joint meeting”: admitted → deprecated (write “inter-ministerial joint meeting”)" in told


def test_diff_for_scripts(program: Program) -> None:
    program.write("newer.toml", NEWER)
    said = json.loads(program("glossary", "diff", "terms.toml", "newer.toml", "-o", "json").out)
    assert said["before"] == {"name": "terms.toml", "concepts": 3}
    first = said["changes"][0]
    assert first == {
        "kind": "preferred changed", "concept": "inter-ministerial-joint-meeting", "title": "部际联席会议",
        "language": "en", "term": "joint meeting of ministries", "before": "inter-ministerial joint meeting",
        "after": "joint meeting of ministries",
    }  # fmt: skip
    assert {change["kind"] for change in said["changes"]} <= {str(kind) for kind in ChangeKind}


def test_diff_of_the_same(program: Program) -> None:
    ran = program("glossary", "diff", "terms.toml", "terms.toml", "--brief")
    assert (ran.status, ran.out, ran.err) == (0, "", "terms.toml → terms.toml: no difference\n")


def test_diff_tells_what_was_repaired_in_reading(program: Program) -> None:
    program.write("twice.tbx", TWICE)
    ran = program("glossary", "diff", "twice.tbx", "terms.toml", "--brief")
    assert "twice.tbx:" in ran.err


def test_diff_with_a_revision_that_is_none(program: Program) -> None:
    ran = program("glossary", "diff", "v9", "terms.toml")
    assert ran.status == 2
    assert ran.err.count("\n") == 1


COMMENTED = GLOSSARY.replace(
    '    "inter-ministerial joint meeting",\n', '    "inter-ministerial joint meeting",  # ask MOFCOM\n'
)


def test_a_glossary_edited_as_a_table_keeps_its_comments(program: Program) -> None:
    program.write("terms.toml", COMMENTED)
    assert program("glossary", "export", "terms.toml", "edit.csv").err == "edit.csv: 3 concepts\n"
    table = (program.folder / "edit.csv").read_text("utf-8-sig")
    program.write("edit.csv", table.replace("inter-ministerial joint conference", "inter-ministerial conference"))
    ran = program("glossary", "import", "edit.csv", "terms.toml")
    assert ran.status == 0
    assert "edit" not in ran.out
    after = (program.folder / "terms.toml").read_text("utf-8")
    assert after == COMMENTED.replace("inter-ministerial joint conference", "inter-ministerial conference")
    again = program("glossary", "import", "edit.csv", "terms.toml", "--dry-run")
    assert (again.status, again.err) == (0, "terms.toml: nothing to change; 3 concepts the same\n")


def test_what_a_format_cannot_hold_survives_its_way_back(program: Program) -> None:
    ran = program("glossary", "export", "terms.toml", "x.tbx")
    assert ran.err.startswith("x.tbx: this format cannot hold not inside, source authority, source date")
    assert program("glossary", "import", "x.tbx", "terms.toml").err.startswith("terms.toml: nothing to change")


def test_columns_that_were_deleted_from_a_table_change_nothing(program: Program) -> None:
    program("glossary", "export", "terms.toml", "x.csv")
    rows = [line.split(",")[:4] for line in (program.folder / "x.csv").read_text("utf-8-sig").splitlines()]
    kept = [row for row in rows if len(row) == 4 and row[1] in ("language", "en", "zh-Hans")]
    program.write("x.csv", "".join(",".join(row) + "\n" for row in kept) + "state-council,en,SC,admitted\n")
    ran = program("glossary", "import", "x.csv", "terms.toml")
    assert ran.err.startswith("terms.toml: 1 term added in 1 file")
    assert (program.folder / "terms.toml").read_text("utf-8") == GLOSSARY.replace(
        '["State Council"]', '["State Council", "SC"]'
    )


FOREIGN = """\
Chinese,English,Note,Owner
部际联席会议,ministers' meeting,theirs,x
繁體字,new thing,,
国务院,State Council,,y
"""


def test_a_foreign_table_adds_to_what_is_there(program: Program) -> None:
    program.write("theirs.csv", FOREIGN)
    dry = program("glossary", "import", "theirs.csv", "terms.toml", "--dry-run")
    assert dry.status == 1
    assert dry.err.splitlines()[:2] == [
        "theirs.csv:1: not kept, for want of a place: the columns Owner [unknown-column]",
        "theirs.csv: columns: Chinese → terms (zh), English → terms (en), Note → note",
    ]
    assert dry.err.endswith(
        "terms.toml: 1 new concept, 1 term added; 3 → 4 concepts in 1 file, not written; 1 concept the same; "
        "1 that theirs.csv does not name stay as they are\n"
    )
    assert (program.folder / "terms.toml").read_text("utf-8") == GLOSSARY
    patch = program("glossary", "import", "theirs.csv", "terms.toml", "--diff")
    assert '+    { text = "ministers\' meeting", note = "theirs" },' in patch.out
    program("glossary", "import", "theirs.csv", "terms.toml")
    assert (
        (program.folder / "terms.toml")
        .read_text("utf-8")
        .endswith('id = "new-thing"\nzh = ["繁體字"]\nen = ["new thing"]\n')
    )


def test_import_into_a_folder_goes_by_subject_field(program: Program) -> None:
    (program.folder / "ours").mkdir()
    program.write("ours/law.toml", '[[concept]]\nid = "z"\nsubject_field = "law"\nzh-Hans = ["甲乙"]\nen = ["z z"]\n')
    program.write("new.csv", "id,zh,en,domain\na,丙丁,a a,law\nb,戊己,b b,Trade & Co\nc,庚辛,c c,\n")
    ran = program("glossary", "import", "new.csv", "ours")
    assert ran.status == 0
    assert sorted(file.name for file in (program.folder / "ours").iterdir()) == [
        "law.toml",
        "terms.toml",
        "trade---co.toml",
    ]
    law = (program.folder / "ours" / "law.toml").read_text("utf-8")
    assert 'id = "a"\nsubject_field = "law"\nzh-Hans = ["丙丁"]' in law


def test_import_refuses_what_is_no_toml_glossary(program: Program) -> None:
    program("glossary", "export", "terms.toml", "x.csv")
    assert program("glossary", "import", "terms.toml", "x.csv").status == 2
    (program.folder / "mixed").mkdir()
    (program.folder / "x.csv").rename(program.folder / "mixed" / "x.csv")
    program.write("newer.toml", NEWER.replace('"the-state-council"', '"state-council"'))
    ran = program("glossary", "import", "newer.toml", "mixed")
    assert (ran.status, "only TOML is changed in place" in ran.err) == (2, True)


def test_import_may_be_told_how_much_a_file_says(program: Program) -> None:
    program.write("some.toml", '[[concept]]\nid = "state-council"\nen = ["the Cabinet"]\n')
    command = ("glossary", "import", "some.toml", "terms.toml", "--dry-run")
    assert "Terms withdrawn (2)" in program(*command).out
    assert "withdrawn" not in program(*command, "--partly").out


def test_export_chooses(program: Program) -> None:
    assert program("glossary", "export", "terms.toml", "x.csv", "--field", "economy").err == "x.csv: 1 concept\n"
    assert program("glossary", "export", "terms.toml", "x.csv", "--preferred").err == "x.csv: 3 concepts\n"
    ran = program("glossary", "export", "builtin", "x.csv", "--field", "law")
    assert (ran.status, "there are customs, doctrine" in ran.err) == (2, True)


def test_lint_looks_for_ids_that_a_revision_has(program: Program) -> None:
    if which("git") is None:
        pytest.skip("git is not here")
    for arguments in (["init", "-q"], ["add", "terms.toml"], ["commit", "-qm", "first"]):
        known = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
        subprocess.run(["git", *known, *arguments], cwd=program.folder, check=True, capture_output=True)
    program.write("terms.toml", GLOSSARY.replace('id = "state-council"', 'id = "the-state-council"'))
    ran = program("glossary", "lint", "terms.toml", "--since", "HEAD", "--select", "unstable-id")
    assert ran.status == 1
    assert "the id 'state-council' is gone" in " ".join(ran.out.split())
    program.write("terms.toml", GLOSSARY.replace('id = "state-council"', 'id = "sc"\nformerly = ["state-council"]'))
    assert program("glossary", "lint", "terms.toml", "--since", "HEAD", "--select", "unstable-id").status == 0
    assert program("glossary", "lint", "--since", "no-such-revision").status == 2


def test_lint_lets_a_glossary_refer_to_the_built_in_one(program: Program) -> None:
    program.write(
        "own.toml", '[[concept]]\nid = "a"\nrelated = ["negative-list", "x"]\nzh-Hans = ["甲乙"]\nen = ["a b"]\n'
    )
    ran = program("glossary", "lint", "own.toml", "--select", "broken-relation", "-o", "concise")
    assert ran.out.count("broken-relation") == 1
    assert "'x', which is not there" in ran.out


def test_import_of_a_folder(program: Program) -> None:
    (program.folder / "theirs").mkdir()
    program.write("theirs/a.toml", '[[concept]]\nid = "a"\nzh-Hans = ["甲乙"]\nen = ["a b"]\n')
    program("glossary", "export", "terms.toml", "theirs/x.tbx", "--field", "economy")
    ran = program("glossary", "import", "theirs", "terms.toml")
    assert ran.err.startswith("terms.toml: 1 new concept; 3 → 4 concepts in 1 file; 1 concept the same")
    (program.folder / "none").mkdir()
    assert "nothing to change" in program("glossary", "import", "none", "terms.toml").err


def test_import_of_a_concept_without_a_term(program: Program) -> None:
    program.write("x.csv", "concept,language,term\nstate-council,en,\n")
    ran = program("glossary", "import", "x.csv", "terms.toml")
    assert (ran.status, "x.csv:2: concept 'state-council' has no term" in ran.err) == (2, True)


def test_import_tells_of_concepts_that_may_be_one(program: Program) -> None:
    program.write("x.toml", '[[concept]]\nid = "cabinet"\nzh-Hans = ["国务院"]\nen = ["State Council"]\n')
    ran = program("glossary", "import", "x.toml", "terms.toml", "--dry-run")
    assert "'cabinet' has the names of 'state-council' (terms.toml:" in ran.err
    ran = program("glossary", "merge", "terms.toml", "x.toml", "-o", "y.toml")
    assert (ran.status, ran.err.count("has the names of")) == (0, 1)
    assert "has the names of" not in program("glossary", "merge", "y.toml", "x.toml", "-o", "z.toml").err


def test_stats_of_nothing(program: Program) -> None:
    program.write("empty.toml", "")
    assert program("glossary", "stats", "empty.toml").out.splitlines()[-1].split() == ["all", "0", "0", "0", "0", "0"]
