"""`ftzterms check`: what it prints, where it goes, and how it ends."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cli_samples import RIGHT, WRONG, Program, tmx
from ftzterms.formats import read_bitext
from ftzterms.model import FtzTermsError, TranslationUnit


def test_a_term_that_can_never_be_found_is_told(program: Program) -> None:
    program.write("ours.csv", "zh,en\n自贸区……,free zone / free port\n新质生产力,new quality productive forces\n")
    ran = program("check", "right.tmx", "-g", "ours.csv", "--no-builtin")
    assert ran.status == 0
    assert [line.partition(" has")[0] for line in ran.err.splitlines()] == [
        "ours.csv:2: “自贸区……”",
        "ours.csv:2: “free zone / free port”",
    ]


def test_terms_that_can_never_be_found_are_told_again_without_looking(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FTZTERMS_CACHE", str(tmp_path / "kept"))
    program.write("ours.csv", "zh,en\n自贸区……,free zone\n")
    command = ("check", "right.tmx", "-g", "ours.csv", "--no-builtin")
    told = program(*command).err
    assert "“自贸区……” has “…” in it" in told
    (kept,) = (tmp_path / "kept").glob("*.unfindable")
    with monkeypatch.context() as without:
        without.setattr("ftzterms.cli._lint.lint", None)
        assert program(*command).err == told
    for damaged in (b"", b"[1]", b'{"a": 1}', b"[[1, 2]]"):
        kept.write_bytes(damaged)
        assert program(*command).err == told
    program.write("ours.csv", "zh,en\n自贸区,free zone / free port\n")
    assert "“free zone / free port” has “/” in it" in program(*command).err


def test_the_screen(program: Program) -> None:
    ran = program.ours("check", "wrong.tmx", "--select", "forbidden-term")
    assert ran.status == 1
    assert ran.err == ""
    assert (
        ran.out
        == """\
wrong.tmx:11:29  error[forbidden-term]
  “inter-ministerial joint conference”: write “inter-ministerial joint meeting” (State Council,
  2015-02); seen in machine translation
  zh │ 部际联席会议办公室设在商务部。
  en │ The inter-ministerial joint conference has its office in the ministry.
     │     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ → inter-ministerial joint meeting

1 error, 0 warnings in 1 file (2 units, 4 terms, 140 characters compared)
Why, and what to write instead: ftzterms explain forbidden-term
"""
    )


def test_a_clean_file_ends_with_0(program: Program) -> None:
    ran = program.ours("check", "right.tmx")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == "0 errors, 0 warnings in 1 file (1 unit, 2 terms, 55 characters compared)\n"


def test_the_built_in_glossary_is_on_by_itself(program: Program) -> None:
    program.write("text.tmx", tmx(("十五五", "五年")))
    with_builtin = json.loads(program("check", "text.tmx", "-o", "json").out)["summary"]
    without = json.loads(program("check", "text.tmx", "-o", "json", "--no-builtin").out)["summary"]
    assert with_builtin["scope"]["terms"] > without["scope"]["terms"] == 0
    assert with_builtin["signature"]["glossary"] != without["signature"]["glossary"]


@pytest.mark.parametrize(("level", "status"), [("error", 0), ("warning", 1), ("info", 1)])
def test_fail_on(program: Program, level: str, status: int) -> None:
    program.write("text.tmx", tmx(("加快发展新质生产力。", "Develop the the forces.")))
    ran = program.ours("check", "text.tmx", "--fail-on", level, "-o", "jsonl", "--select", "doubled-word")
    assert [json.loads(line)["severity"] for line in ran.out.splitlines()] == ["warning"]
    assert ran.status == status


def test_select_and_ignore_take_lists(program: Program) -> None:
    assert program.ours("check", "wrong.tmx", "--ignore", "forbidden-term, missing-term").status == 0
    only = program.ours("check", "wrong.tmx", "--select", "empty-target", "--select", "missing-term", "-o", "json")
    assert json.loads(only.out)["summary"]["signature"]["checks"] == ["empty-target", "missing-term"]


def test_an_unknown_check_is_refused_with_a_suggestion(program: Program) -> None:
    ran = program.ours("check", "wrong.tmx", "--select", "forbidden-terms")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "there is no check 'forbidden-terms' (did you mean 'forbidden-term'?)\n"


def test_the_direction_can_be_given(program: Program) -> None:
    turned = program.ours("check", "wrong.tmx", "--direction", "en-zh", "-o", "json").out
    assert dict(json.loads(turned)["summary"]["signature"]["options"])["direction"] == "en-zh"
    assert all(found["side"] != "target" or found["text"] != WRONG[1] for found in json.loads(turned)["findings"])


def test_several_outputs_at_once(program: Program) -> None:
    ran = program.ours(
        "check", "wrong.tmx", "-o", "github", "-o", "concise", "-o", "json:a.json", "-o", "sarif:terms.sarif"
    )
    first, rest = ran.out.split("\n", 1)
    assert first.startswith("::error title=ftzterms forbidden-term,file=wrong.tmx,line=11,col=29::")
    assert rest.startswith("wrong.tmx:11:29: error[forbidden-term]")
    assert json.loads((program.folder / "a.json").read_text("utf-8"))["summary"]["severities"]["error"] >= 1
    (run,) = json.loads((program.folder / "terms.sarif").read_text("utf-8"))["runs"]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert "Old names live on" in rules["forbidden-term"]["help"]["text"]


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (("json", "csv"), "json and csv would run into one another on standard output (give one a file: -o csv:FILE)"),
        (
            ("json:-", "full"),
            "json and full would run into one another on standard output (give one a file: -o json:FILE)",
        ),
        (("github", "concise", "sarif"), "github and sarif would run into one another on standard output"),
        (("json:x", "full", "csv:./x"), "json and csv would both be written to x (give each a file of its own)"),
    ],
)
def test_two_reports_in_one_place_are_refused(program: Program, wanted: tuple[str, ...], said: str) -> None:
    ran = program.ours("check", "wrong.tmx", *(part for one in wanted for part in ("-o", one)))
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(said)
    assert ran.err.count("\n") == 1
    listed = ", ".join(f'"{one}"' for one in wanted)
    program.write("ftzterms.toml", f'include = ["."]\noutput = [{listed}]\n')
    assert program.ours("check").err == f"ftzterms.toml:2: {ran.err}"


def test_a_report_in_a_file_is_utf_8_with_plain_line_ends(program: Program) -> None:
    assert program.ours("check", "wrong.tmx", "-o", "full:report.txt").out == ""
    written = (program.folder / "report.txt").read_bytes()
    assert "部际联席会议办公室".encode() in written
    assert b"\r" not in written
    assert b"\x1b" not in written


def test_an_output_that_cannot_be_written_says_so(program: Program) -> None:
    ran = program.ours("check", "wrong.tmx", "-o", "json:no/such/folder.json")
    assert ran.status == 2
    assert ran.err.startswith("no/such/folder.json: cannot be written: No such file or directory")


def test_an_unknown_output_is_refused(program: Program) -> None:
    ran = program.ours("check", "wrong.tmx", "-o", "sarf:x")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "there is no output format “sarf” (did you mean sarif?)\n"


def test_a_broken_file_is_told_and_the_others_are_checked(program: Program) -> None:
    program.write("broken.tmx", tmx(RIGHT).replace("</tu>", "</tv>"))
    ran = program.ours("check", "broken.tmx", "missing.tmx", "wrong.tmx", "-o", "concise")
    assert ran.status == 2
    assert "wrong.tmx:11:29: error[forbidden-term]" in ran.out
    assert ran.err.startswith("broken.tmx:")
    assert "\nmissing.tmx: cannot be read: No such file or directory (check the path) [not-opened]\n" in ran.err


def test_a_file_that_breaks_off_is_checked_as_far_as_it_goes(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    read = read_bitext("wrong.tmx")

    def broken() -> Iterator[TranslationUnit]:
        yield from read.units
        raise FtzTermsError("breaks off", path="wrong.tmx", line=14)

    monkeypatch.setattr("ftzterms.cli._reading.read_bitext", lambda *_, **__: replace(read, units=broken()))
    ran = program.ours("check", "wrong.tmx", "-o", "concise")
    assert (ran.status, ran.err) == (2, "wrong.tmx:14: breaks off\n")
    assert "error[forbidden-term]" in ran.out


def test_an_entry_that_cannot_be_read_is_told(program: Program) -> None:
    text = tmx(RIGHT, WRONG).replace('<tuv xml:lang="en"><seg>Develop', "<tuv><seg>Develop")
    program.write("odd.tmx", text)
    ran = program.ours("check", "odd.tmx", "-o", "concise")
    assert ran.status == 1
    assert all(line.startswith("odd.tmx:7:1: ") for line in ran.err.splitlines())
    assert "(unit u1 was not checked)" in ran.err


def test_a_folder_is_read_in_order_without_hidden_files_and_readme(program: Program) -> None:
    for name in ("b/2.tmx", "b/10.TMX", "a/x.tmx", "b/.hidden.tmx", ".git/y.tmx", "b/README.md", "b/picture.png"):
        program.write(f"texts/{name}", tmx(WRONG))
    ran = program.ours("check", "texts", "texts/a/x.tmx", "-o", "jsonl", "--select", "forbidden-term")
    paths = [json.loads(line)["path"].replace("\\", "/") for line in ran.out.splitlines()]
    assert paths == ["texts/a/x.tmx", "texts/b/10.TMX", "texts/b/2.tmx"]


def test_a_folder_is_checked_without_what_an_export_wrote_into_it(program: Program) -> None:
    program.write("texts/wrong.tmx", tmx(WRONG))
    before = program.ours("check", "texts", "-o", "jsonl").out
    program.ours("report", "texts", "--html", "texts/report.html")
    program("glossary", "export", "terms.toml", "--html", "texts/site")
    program.ours("export", "omegat", "texts/project", "right.tmx")
    assert (program.folder / "texts" / "project" / "glossary" / "ftzterms.txt").exists()
    assert program.ours("check", "texts", "-o", "jsonl").out == before
    program.write("texts/page.html", "<p>The inter-ministerial joint conference</p>")
    assert program.ours("check", "texts", "-o", "jsonl").out != before, "a page of the user's own"


def test_standard_input_is_not_read(program: Program) -> None:
    ran = program.ours("check", "-")
    assert (ran.status, ran.out) == (2, "")
    assert "standard input is not read: name a file, whose suffix tells its format" in ran.err


@pytest.mark.parametrize("name", ["empty.tmx", "folder"])
def test_nothing_checked_is_not_clean(program: Program, name: str) -> None:
    program.write("empty.tmx", tmx())
    (program.folder / "folder").mkdir()
    ran = program.ours("check", name)
    assert (ran.status, ran.out) == (3, "")
    assert ran.err == "nothing was checked: there is no text in what was given\n"
    assert program.ours("check", name, "-o", "full:a.txt").status == 3
    assert (program.folder / "a.txt").read_text("utf-8") == "nothing was checked\n"
    program.write("known.json", "as it was")
    assert program.ours("check", name, "--write-baseline", "known.json").status == 3
    assert (program.folder / "known.json").read_text("utf-8") == "as it was"


def test_a_selection_without_a_check_of_texts_checks_nothing(program: Program) -> None:
    ran = program.ours("check", "wrong.tmx", "--ignore", ",".join(_text_checks()))
    assert (ran.status, ran.out) == (3, "")
    assert "no check for this is selected" in ran.err


def _text_checks() -> list[str]:
    from ftzterms.checks import Scope, all_checks

    return [name for name, check in all_checks().items() if check.scope is not Scope.GLOSSARY]


def test_a_document_with_its_source(program: Program) -> None:
    program.write("news.zh.txt", f"{RIGHT[0]}\n\n{WRONG[0]}\n")
    program.write("news.en.txt", f"{RIGHT[1]}\n\n{WRONG[1]}\n")
    ran = program.ours("check", "news.en.txt", "--source", "news.zh.txt", "-o", "jsonl", "--select", "forbidden-term")
    (found,) = map(json.loads, ran.out.splitlines())
    assert (found["path"], found["line"], found["column"]) == ("news.en.txt", 3, 5)


def test_a_source_belongs_to_one_document(program: Program) -> None:
    ran = program.ours("check", "wrong.tmx", "right.tmx", "--source", "right.tmx")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "ftzterms check: --source belongs to one target document, not to several or a folder "
        "(see ftzterms check --help)\n"
    )


def test_a_text_of_one_language(program: Program) -> None:
    program.write("news.en.txt", f"{WRONG[1]}\n")
    ran = program.ours("check", "news.en.txt", "--select", "forbidden-term")
    assert ran.status == 1
    assert ran.out.splitlines()[-5:-3] == [
        "  en │ The inter-ministerial joint conference has its office in the ministry.",
        "     │     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ → inter-ministerial joint meeting",
    ]


def test_a_broken_glossary_lists_its_faults(program: Program) -> None:
    program.write("bad.toml", "[[concept]]\nid = 1\n\n[[concept]]\nen = 2\n")
    ran = program("check", "wrong.tmx", "-g", "bad.toml")
    assert (ran.status, ran.out) == (2, "")
    lines = ran.err.splitlines()
    assert len(lines) >= 2
    assert all(line.startswith("bad.toml:") for line in lines)


def test_two_runs_write_the_same_bytes(program: Program) -> None:
    once, again = (program.ours("check", ".", "-o", "json", "-o", "sarif").out for _ in range(2))
    assert once == again


def test_several_processes_find_the_same(program: Program) -> None:
    program.write("many.tmx", tmx(RIGHT, *[WRONG] * 30))
    alone = program.ours("check", "many.tmx", "wrong.tmx", "--jobs", "1", "-o", "json")
    shared = program.ours("check", "many.tmx", "wrong.tmx", "--jobs", "2", "-o", "json")
    assert (shared.status, shared.out, shared.err) == (alone.status, alone.out, alone.err)
    assert shared.out.count('"forbidden-term"') > 30
