"""`ftzterms glossary stats|diff`."""

from __future__ import annotations

import json

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
        "Preferred changed (1)", "New concept (1)", "Renamed (1)", "Term added (1)", "Term withdrawn (2)",
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
