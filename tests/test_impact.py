"""What a change of the glossary makes wrong, and what is proposed and written for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli_samples import GLOSSARY, Program, tmx
from ftzterms.formats import read_bitext, read_entries
from ftzterms.impact import Impact
from ftzterms.memory import TranslationMemory
from ftzterms.model import ConceptEntry, Finding, FtzTermsError, State

RENAMED = GLOSSARY.replace('"inter-ministerial joint meeting"', '"interagency meeting"').replace(
    '    { text = "joint meeting", status = "admitted", kind = "short form" },\n', ""
)
PAIRS = (
    ("部际联席会议在北京召开。", "The inter-ministerial joint meeting was held in Beijing."),
    ("部际联席会议在北京召开。", "The inter-ministerial joint conference was held in Beijing."),
    ("部际联席会议由国务院批准。", "Inter-ministerial joint meetings are approved by the State Council."),
    ("加快发展新质生产力。", "Develop new quality productive forces faster."),
    ("天气很好。", "The weather is fine."),
)


def entries(folder: Path, text: str, name: str = "x.toml") -> tuple[ConceptEntry, ...]:
    (folder / name).write_text(text, "utf-8")
    return read_entries(folder / name)


def found(folder: Path, new: str, old: str = GLOSSARY) -> tuple[Impact, list[Finding]]:
    (folder / "units.tmx").write_text(tmx(*PAIRS), "utf-8", newline="")
    impact = Impact(entries(folder, old), entries(folder, new))
    return impact, list(impact.run([read_bitext(folder / "units.tmx")]))


def said(findings: list[Finding]) -> list[tuple[str, str, str, str]]:
    return [(f.unit, f.check, f.text, f.fix.replacement if f.fix else "") for f in findings]


def test_nothing_changes_where_the_glossary_does_not(tmp_path: Path) -> None:
    impact, findings = found(tmp_path, GLOSSARY + "# a comment\n")
    assert (findings, impact.examined, impact.compared.units) == ([], 0, 5)


def test_what_was_right_before_is_listed_with_the_new_name(tmp_path: Path) -> None:
    impact, findings = found(tmp_path, RENAMED)
    assert said(findings) == [
        ("u1", "forbidden-term", "inter-ministerial joint meeting", "interagency meeting"),
        ("u3", "forbidden-term", "Inter-ministerial joint meetings", "Interagency meetings"),
    ]
    assert impact.examined == 3
    assert "seen in an earlier edition of the glossary" in findings[0].message


def test_a_term_that_is_still_admitted_makes_nothing_wrong(tmp_path: Path) -> None:
    new = GLOSSARY.replace(
        '"inter-ministerial joint meeting",', '"interagency meeting", "inter-ministerial joint meeting",'
    )
    assert found(tmp_path, new)[1] == []


def test_a_new_concept_is_demanded_from_now_on(tmp_path: Path) -> None:
    new = GLOSSARY + '\n[[concept]]\nid = "weather"\nzh-Hans = ["天气"]\nen = ["meteorological conditions"]\n'
    assert said(found(tmp_path, new)[1]) == [("u5", "missing-term", "天气", "")]


def test_a_recorded_rename_changes_nothing(tmp_path: Path) -> None:
    new = GLOSSARY.replace('id = "state-council"', 'id = "the-state-council"\nformerly = ["state-council"]')
    assert found(tmp_path, new)[1] == []


def test_what_was_wrong_under_a_former_id_is_nothing_new(tmp_path: Path) -> None:
    name = "inter-ministerial-joint-meeting"
    new = RENAMED.replace(f'id = "{name}"', f'id = "joint-meeting"\nformerly = ["{name}"]')
    assert [unit for unit, *_ in said(found(tmp_path, new)[1])] == ["u1", "u3"]


def test_only_the_checks_that_are_asked_for(tmp_path: Path) -> None:
    from ftzterms.config import Config

    units = read_bitext(found(tmp_path, RENAMED) and tmp_path / "units.tmx")
    both = entries(tmp_path, GLOSSARY), entries(tmp_path, RENAMED)
    assert list(Impact(*both, Config(select=frozenset({"missing-term"}))).run([units])) == []


@pytest.fixture
def kept(program: Program) -> Program:
    program.write("units.tmx", tmx(*PAIRS))
    program.write("new.toml", RENAMED)
    program("tm", "import", "units.db", "units.tmx")
    return program


def command(*more: str) -> tuple[str, ...]:
    return ("tm", "impact", *more, "--old", "terms.toml", "--new", "new.toml")


def test_the_command_lists_and_counts(kept: Program) -> None:
    ran = kept(*command("units.db"))
    assert ran.status == 1
    assert "→ interagency meeting" in ran.out
    assert ran.err.endswith("1 concept changed, named in 3 of 5 units; 2 units made wrong, 2 new targets to propose\n")


def test_the_command_reports_to_machines(kept: Program) -> None:
    ran = kept(*command("units.tmx"), "-o", "json")
    findings = json.loads(ran.out)["findings"]
    assert [finding["fix"]["replacement"] for finding in findings] == ["interagency meeting", "Interagency meetings"]


def test_the_command_shows_targets_before_and_after(kept: Program) -> None:
    ran = kept(*command("units.db"), "--diff")
    assert ran.out.splitlines()[:4] == [
        "units.db  u1",
        "  zh │ 部际联席会议在北京召开。",
        "- en │ The inter-ministerial joint meeting was held in Beijing.",
        "+ en │ The interagency meeting was held in Beijing.",
    ]


def test_a_patch_and_a_report_do_not_share_the_screen(kept: Program) -> None:
    ran = kept(*command("units.tmx"), "--diff", "-o", "json")
    assert (ran.status, ran.out) == (2, "")
    assert "--diff takes the screen; send the report to a file: -o FORMAT:FILE" in ran.err


def test_the_built_in_glossary_is_named_once(kept: Program) -> None:
    ran = kept("tm", "impact", "units.tmx", "--old", "builtin")
    assert (ran.status, ran.out) == (2, "")
    assert "both editions are the built-in glossary: name the other one" in ran.err
    assert kept("tm", "impact", "units.tmx", "--old", "builtin", "--new", "terms.toml").status in (0, 1)


def test_the_report_speaks_chinese(kept: Program) -> None:
    assert (
        "“inter-ministerial joint meeting”：应写作" in kept(*command("units.tmx"), "--lang", "zh", "-o", "concise").out
    )


def test_proposals_are_written_into_a_memory(kept: Program) -> None:
    ran = kept(*command("units.db"), "--write")
    assert (ran.status, ran.err.endswith("2 units made wrong, 2 new targets written\n")) == (0, True)
    with TranslationMemory(kept.folder / "units.db") as store:
        targets = [unit.target.text for unit in store if unit.target]
        changed = [unit.target.changed_at for unit in store if unit.target and unit.target.changed_at]
    wanted = [target for _, target in PAIRS]
    wanted[0] = "The interagency meeting was held in Beijing."
    wanted[2] = "Interagency meetings are approved by the State Council."
    assert targets == wanted
    assert len(changed) == 2
    assert kept(*command("units.db")).status == 0


def test_proposals_are_written_into_a_file_and_nothing_else_is(kept: Program) -> None:
    ran = kept(*command("units.tmx"), "--write")
    assert ran.status == 0
    after = (kept.folder / "units.tmx").read_text("utf-8")
    expected = tmx(*PAIRS).replace("The inter-ministerial joint meeting", "The interagency meeting")
    assert after == expected.replace("Inter-ministerial joint meetings", "Interagency meetings")


def test_what_cannot_be_proposed_is_left_and_said(kept: Program) -> None:
    kept.write("new.toml", GLOSSARY + '\n[[concept]]\nid = "weather"\nzh-Hans = ["天气"]\nen = ["meteorology"]\n')
    ran = kept(*command("units.db"), "--write")
    assert ran.status == 1
    assert "missing-term" in ran.out
    assert ran.err.endswith("1 unit made wrong, 0 new targets written\n")


def test_what_stays_wrong_in_a_memory_may_be_marked_for_review(kept: Program) -> None:
    weather = '\n[[concept]]\nid = "weather"\nzh-Hans = ["天气"]\nen = ["meteorology"]\n'
    kept.write("new.toml", RENAMED + weather)
    ran = kept(*command("units.db", "units.tmx"), "--write", "--mark")
    assert ran.err.endswith("6 units made wrong, 4 new targets written, 1 unit marked for review\n")
    with TranslationMemory(kept.folder / "units.db") as store:
        assert [unit.id for unit in store if unit.state is State.FUZZY] == ["u5"]


def test_a_memory_that_changed_meanwhile_is_left_alone(kept: Program) -> None:
    path = str(kept.folder / "units.db")
    impact = Impact(read_entries(kept.folder / "terms.toml"), read_entries(kept.folder / "new.toml"))
    proposals = list(impact.proposals(path, impact.run([read_bitext(path)])))
    with TranslationMemory(path) as store:
        store.remove([1])
    with pytest.raises(FtzTermsError, match="changed meanwhile"):
        impact.write(path, proposals)


def test_a_file_that_cannot_be_read_is_told(kept: Program) -> None:
    kept.write("broken.tmx", "<tmx")
    assert kept(*command("broken.tmx", "units.tmx")).status == 2
