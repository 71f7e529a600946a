"""What changed between two editions of a glossary, in two folders and in git."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from shutil import which

import pytest

from ftzterms.keeping import Change, ChangeKind, compared, counted, edition, edition_at
from ftzterms.model import ConceptEntry, FtzTermsError, GlossaryError

OLD = """
[[concept]]
id = "joint-meeting"
zh-Hans = ["部际联席会议"]
en = ["joint conference", "joint meeting"]
sources = [{ title = "Notice", date = 2015-02-01 }]

[[concept]]
id = "zone"
zh-Hans = ["试验区"]
en = ["pilot zone"]

[[concept]]
id = "gone"
zh-Hans = ["旧名"]
en = ["old name"]
"""
SOURCE = 'sources = [{ title = "Notice", date = 2015-02-01 }]'


def entries(folder: Path, text: str) -> tuple[ConceptEntry, ...]:
    path = folder / "terms.toml"
    path.write_text(text, "utf-8")
    return edition(path).entries


def found(folder: Path, new: str, old: str = OLD) -> list[Change]:
    return list(compared(entries(folder, old), entries(folder, new)).changes)


def test_what_is_the_same_has_not_changed(tmp_path: Path) -> None:
    assert found(tmp_path, OLD) == []
    assert found(tmp_path, "# with a comment\n" + OLD.replace("]\nen", "]\n\nen")) == []


def test_a_new_preferred_term_is_told_once(tmp_path: Path) -> None:
    new = OLD.replace('["joint conference", "joint meeting"]', '["joint meeting", "joint conference"]')
    assert [(c.kind, c.before, c.after, c.title) for c in found(tmp_path, new)] == [
        (ChangeKind.PREFERRED, "joint conference", "joint meeting", "部际联席会议")
    ]


def test_a_term_that_became_wrong_says_what_to_write(tmp_path: Path) -> None:
    worse = '{ text = "joint conference", status = "deprecated", authority = "machine translation" }'
    new = OLD.replace('["joint conference", "joint meeting"]', f'["joint meeting", {worse}]')
    changed = found(tmp_path, new)
    assert [c.kind for c in changed] == [ChangeKind.PREFERRED, ChangeKind.DEPRECATED, ChangeKind.TERM_CHANGED]
    assert changed[1].remark == "write “joint meeting”; machine translation"
    assert (changed[1].before, changed[1].after, changed[1].term) == ("preferred", "deprecated", "joint conference")


@pytest.mark.parametrize(
    ("old", "new", "kind", "before", "after"),
    [
        ('"joint meeting"]', '"joint meeting", "meeting"]', ChangeKind.TERM_ADDED, "", "admitted"),
        (', "joint meeting"]', "]", ChangeKind.TERM_WITHDRAWN, "admitted", ""),
        (
            '"joint meeting"]',
            '{ text = "joint meeting", status = "preferred" }]',
            ChangeKind.STATUS,
            "admitted",
            "preferred",
        ),
        ('"joint meeting"]', '{ text = "joint meeting", note = "n" }]', ChangeKind.TERM_CHANGED, "", "n"),
        ("2015-02-01 }", "2015-02-01 }, { title = 'Law' }", ChangeKind.SOURCE_ADDED, "", "Law"),
        (SOURCE, "", ChangeKind.SOURCE_WITHDRAWN, "Notice, 2015-02-01", ""),
        ('id = "zone"', 'id = "zone"\nrelated = ["gone"]', ChangeKind.ENTRY_CHANGED, "", "gone"),
        ('id = "zone"', 'id = "zone"\ndefinitions = { en = "d" }', ChangeKind.ENTRY_CHANGED, "", "d"),
        ('id = "zone"', 'id = "zone"\nexamples = { en = "e" }', ChangeKind.ENTRY_CHANGED, "", "en: e"),
    ],
)
def test_single_changes(tmp_path: Path, old: str, new: str, kind: ChangeKind, before: str, after: str) -> None:
    assert [(c.kind, c.before, c.after) for c in found(tmp_path, OLD.replace(old, new, 1))] == [(kind, before, after)]


def test_concepts_come_and_go(tmp_path: Path) -> None:
    new = OLD.replace('"gone"', '"other"').replace("旧名", "新名").replace("old name", "new name")
    changed = found(tmp_path, new)
    assert [(c.kind, c.concept) for c in changed] == [
        (ChangeKind.NEW_CONCEPT, "other"),
        (ChangeKind.WITHDRAWN_CONCEPT, "gone"),
    ]


def test_a_recorded_rename_keeps_the_history_of_a_concept(tmp_path: Path) -> None:
    new = OLD.replace('id = "gone"', 'id = "other"\nformerly = ["gone"]').replace('"old name"', '"new name"')
    changed = [c for c in found(tmp_path, new) if c.part != "formerly"]
    assert [(c.kind, c.before, c.after, c.remark) for c in changed] == [
        (ChangeKind.RENAMED, "gone", "other", ""),
        (ChangeKind.PREFERRED, "old name", "new name", ""),
        (ChangeKind.TERM_WITHDRAWN, "preferred", "", ""),
    ]


def test_a_rename_that_nobody_recorded_is_seen_by_the_names(tmp_path: Path) -> None:
    changed = found(tmp_path, OLD.replace('id = "gone"', 'id = "other"'))
    assert [(c.kind, c.remark) for c in changed] == [(ChangeKind.RENAMED, 'not recorded: formerly = ["gone"]')]


def test_a_concept_taken_into_another_is_no_loss(tmp_path: Path) -> None:
    new = OLD[: OLD.rindex("[[concept]]")].replace('id = "zone"', 'id = "zone"\nformerly = ["gone"]')
    changed = [c for c in found(tmp_path, new) if c.part != "formerly"]
    assert [(c.kind, c.concept, c.before) for c in changed] == [(ChangeKind.TAKEN_IN, "zone", "gone")]


def test_counts(tmp_path: Path) -> None:
    lone = '[[concept]]\nid = "lone"\nsubject_field = "law"\nen = [{ text = "x y", status = "admitted" }]\n'
    counts = counted(entries(tmp_path, OLD + lone))
    assert (counts.concepts, counts.terms, counts.with_preferred) == (4, 8, 3)
    assert (counts.preferred, counts.dated) == (6, 2)
    assert [(field.field, field.terms) for field in counts.fields] == [("", (6, 1, 0, 0)), ("law", (0, 1, 0, 0))]
    assert counts.sources == {"Notice": 1}
    assert counts.missing["an approved term in both languages"] == ("lone",)
    assert counts.missing["a source"] == ("zone", "gone", "lone")
    assert counts.missing["a subject field"] == ("joint-meeting", "zone", "gone")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Make a repository with two commits of a glossary."""
    if which("git") is None:
        pytest.skip("git is not here")
    folder = tmp_path / "repository"
    (folder / "terms").mkdir(parents=True)
    git(folder, "init", "--quiet", "--initial-branch", "main")
    (folder / "terms" / "a.toml").write_text(OLD, "utf-8")
    (folder / "terms" / "notes.txt").write_text("not a glossary", "utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "first")
    git(folder, "tag", "v1")
    (folder / "terms" / "a.toml").write_text(OLD.replace("pilot zone", "a longer name"), "utf-8")
    git(folder, "commit", "--quiet", "-am", "second")
    return folder


def git(folder: Path, *arguments: str) -> None:
    known = {f"GIT_{who}_{what}": "t@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, **known, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    ran = subprocess.run(["git", *arguments], cwd=folder, env=environment, check=False, capture_output=True)
    assert ran.returncode == 0, ran.stderr


@pytest.mark.parametrize("path", ["terms", "terms/a.toml", "."])
def test_a_revision_is_read_as_it_was(repository: Path, path: str) -> None:
    old = edition_at("v1", repository / path)
    assert {entry.file for entry in old.entries} == {"terms/a.toml"}
    changed = compared(old.entries, edition_at("HEAD", repository / path).entries)
    assert [(c.kind, c.before) for c in changed.changes] == [
        (ChangeKind.PREFERRED, "pilot zone"),
        (ChangeKind.TERM_WITHDRAWN, "preferred"),
    ]
    assert changed.concepts == {"zone"}


def test_a_revision_has_what_is_no_longer_there(repository: Path) -> None:
    (repository / "terms" / "a.toml").unlink()
    assert len(edition_at("v1", repository / "terms" / "a.toml").entries) == 3


def test_a_hook_of_git_may_ask(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", "elsewhere")
    assert edition_at("v1", repository / "terms").entries


@pytest.mark.parametrize(
    ("revision", "path", "said"),
    [
        ("v9", "terms", "there is no such file, folder or revision"),
        ("--all", "terms", "there is no such file, folder or revision"),
        ("v1", "nothing", "there is no glossary at this revision"),
    ],
)
def test_what_is_not_there_is_told(repository: Path, revision: str, path: str, said: str) -> None:
    with pytest.raises(FtzTermsError, match=said):
        edition_at(revision, repository / path)


def test_a_fault_of_an_old_file_names_the_revision(repository: Path) -> None:
    (repository / "terms" / "a.toml").write_text("[[concept]]\nid = 3\n", "utf-8")
    git(repository, "commit", "--quiet", "-am", "broken")
    with pytest.raises(GlossaryError) as caught:
        edition_at("HEAD", repository / "terms")
    assert all(": terms/a.toml" in fault.path for fault in caught.value.faults)


def test_outside_of_a_repository(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(OLD, "utf-8")
    with pytest.raises(FtzTermsError):
        edition_at("HEAD", tmp_path / "a.toml")


def test_without_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ftzterms.git.which", lambda _: None)
    with pytest.raises(FtzTermsError, match="git is not installed"):
        edition_at("v1", repository)
