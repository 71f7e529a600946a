"""`ftzterms fix`: what it prints, what it writes, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli_samples import RIGHT, WRONG, Program, tmx

DOUBLED = ("加快发展新质生产力。", "Develop new quality productive forces  faster.")


def test_the_diff_writes_nothing(program: Program) -> None:
    path = program.write("news.tmx", tmx(DOUBLED, WRONG, RIGHT))
    before, noted = path.read_bytes(), path.stat()
    ran = program.ours("fix", "news.tmx", "--diff")
    assert ran.status == 1
    assert (
        ran.out
        == """\
--- a/news.tmx
+++ b/news.tmx
@@ -4,7 +4,7 @@
 <body>
 <tu tuid="u1">
 <tuv xml:lang="zh-CN"><seg>加快发展新质生产力。</seg></tuv>
-<tuv xml:lang="en"><seg>Develop new quality productive forces  faster.</seg></tuv>
+<tuv xml:lang="en"><seg>Develop new quality productive forces faster.</seg></tuv>
 </tu>
 <tu tuid="u2">
 <tuv xml:lang="zh-CN"><seg>部际联席会议办公室设在商务部。</seg></tuv>
"""
    )
    assert ran.err == "1 fix in 1 file, not written; 1 finding left (1 with an unsafe fix)\n"
    assert path.read_bytes() == before
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (noted.st_ino, noted.st_mtime_ns)
    assert not list(program.folder.glob(".*"))


def test_it_fixes_and_reports_what_is_left(program: Program) -> None:
    path = program.write("news.tmx", tmx(DOUBLED, WRONG))
    ran = program.ours("fix", "news.tmx")
    assert path.read_text("utf-8") == tmx((DOUBLED[0], DOUBLED[1].replace("  ", " ")), WRONG)
    assert ran.status == 1
    assert "news.tmx:11:29  error[forbidden-term]" in ran.out
    assert "\n1 error, 0 warnings in 1 file (" in ran.out
    assert ran.err == "1 fix in 1 file; 1 finding left (1 with an unsafe fix)\n"


def test_unsafe_fixes_when_asked(program: Program) -> None:
    ran = program.ours("fix", "wrong.tmx", "--unsafe", "-o", "concise")
    assert (ran.status, ran.err) == (0, "1 fix in 1 file; nothing left\n")
    assert "The inter-ministerial joint meeting has its office" in (program.folder / "wrong.tmx").read_text("utf-8")


def test_a_second_run_changes_nothing(program: Program) -> None:
    path = program.write("news.tmx", tmx(DOUBLED, WRONG))
    program.ours("fix", "news.tmx", "--unsafe")
    noted = path.stat()
    ran = program.ours("fix", "news.tmx", "--unsafe")
    assert (ran.status, ran.err) == (0, "0 fixes in 0 files; nothing left\n")
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (noted.st_ino, noted.st_mtime_ns)


@pytest.mark.parametrize(("level", "status"), [("error", 0), ("warning", 0), ("info", 1)])
def test_fail_on_speaks_of_what_is_left(program: Program, level: str, status: int) -> None:
    program.write("text.tmx", tmx(("加快发展新质生产力？", "Develop the the forces.")))
    ran = program.ours("fix", "text.tmx", "--fail-on", level, "--select", "doubled-word,end-punctuation")
    assert ran.status == status
    assert ran.err == "1 fix in 1 file; 1 finding left (1 with an unsafe fix)\n"


def test_a_fix_across_markup_is_left_and_counted(program: Program) -> None:
    path = program.write("text.tmx", tmx((WRONG[0], WRONG[1].replace("joint conference", "joint<ph/> conference"))))
    before = path.read_bytes()
    ran = program.ours("fix", "text.tmx", "--unsafe", "--select", "forbidden-term")
    assert (ran.status, ran.err) == (1, "0 fixes in 0 files; 1 finding left (1 with a fix that does not fit)\n")
    assert path.read_bytes() == before


def test_several_files_and_folders(program: Program) -> None:
    program.write("more/a.txt", "The the port.\r\n")
    program.write("more/b.md", "# Of of\n\nThe the *port*.\n")
    program.write("more/notes.csv", "the the")
    ran = program.ours("fix", "more", "right.tmx", "--select", "doubled-word", "-o", "concise")
    assert ran.err == "3 fixes in 2 files; nothing left\n"
    assert (program.folder / "more/a.txt").read_bytes() == b"The port.\r\n"
    assert (program.folder / "more/b.md").read_bytes() == b"# Of\n\nThe *port*.\n"


def test_what_cannot_be_read_is_told_and_the_others_are_fixed(program: Program) -> None:
    program.write("broken.tmx", tmx(RIGHT).replace("</tu>", "</tv>"))
    program.write("news.tmx", tmx(DOUBLED))
    ran = program.ours("fix", "broken.tmx", "missing.tmx", "news.tmx", "-o", "concise")
    assert ran.status == 2
    assert ran.err.startswith("broken.tmx:")
    assert "\nmissing.tmx: cannot be read: No such file or directory (check the path) [not-opened]\n" in ran.err
    assert ran.err.endswith("\n1 fix in 1 file; nothing left\n")


def test_an_entry_that_cannot_be_read_is_told(program: Program) -> None:
    alone = '<tu><tuv xml:lang="en"><seg>alone</seg></tuv></tu>'
    program.write("news.tmx", tmx(DOUBLED).replace("<body>", f"<body>{alone}"))
    ran = program.ours("fix", "news.tmx", "-o", "concise")
    assert ran.err == (
        "news.tmx:4:7: a unit in en only (unit #1 was not checked) [no-pair]\n1 fix in 1 file; nothing left\n"
    )


def test_a_write_that_fails_leaves_the_old_file(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    path = program.write("news.tmx", tmx(DOUBLED))
    before = path.read_bytes()

    def fail(_: Path, __: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    ran = program.ours("fix", "news.tmx", "-o", "concise")
    assert ran.status == 2
    assert ran.err == (
        "news.tmx: cannot be written: No space left on device (the old file, if any, is unchanged) [not-written]\n"
    )
    assert path.read_bytes() == before
    assert {file.name for file in program.folder.iterdir()} == {"news.tmx", "terms.toml", "wrong.tmx", "right.tmx"}


def test_a_link_stays_a_link(program: Program) -> None:
    path = program.write("real/news.tmx", tmx(DOUBLED))
    try:
        (program.folder / "link.tmx").symlink_to(path)
    except OSError:
        pytest.skip("no links here")
    program.ours("fix", "link.tmx")
    assert (program.folder / "link.tmx").is_symlink()
    assert b"  faster" not in path.read_bytes()


def test_a_document_beside_its_source(program: Program) -> None:
    program.write("a.zh.md", "# 新质生产力\n\n部际联席会议召开。\n")
    program.write(
        "a.en.md", "# New quality productive  forces\n\n> The inter-ministerial\n> joint meeting was held .\n"
    )
    ran = program.ours("fix", "a.en.md", "--source", "a.zh.md", "--unsafe")
    assert ran.err == "2 fixes in 1 file; nothing left\n"
    assert (program.folder / "a.en.md").read_text("utf-8") == (
        "# New quality productive forces\n\n> The inter-ministerial\n> joint meeting was held.\n"
    )
    ran = program.ours("fix", "a.en.md", "wrong.tmx", "--source", "a.zh.md")
    assert (ran.status, ran.err[:47]) == (2, "ftzterms fix: --source belongs to one target do")


def test_a_report_of_what_is_left_beside_the_diff(program: Program) -> None:
    ran = program.ours("fix", "wrong.tmx", "--diff", "-o", "json:left.json")
    assert ran.out == ""
    assert json.loads((program.folder / "left.json").read_text("utf-8"))["findings"][0]["check"] == "forbidden-term"
    ran = program.ours("fix", "wrong.tmx", "--diff", "-o", "json")
    assert ran.status == 2
    assert ran.err.startswith("ftzterms fix: --diff takes the screen; send the report to a file: -o FORMAT:FILE")


def test_nothing_checked(program: Program) -> None:
    ran = program.ours("fix", "wrong.tmx", "--select", "short-term", "-o", "concise")
    assert (ran.status, ran.err[:19]) == (3, "nothing was checked")
    program.write("empty.txt", "\n")
    assert program.ours("fix", "empty.txt").status == 3


def test_an_unknown_check_is_refused(program: Program) -> None:
    ran = program.ours("fix", "wrong.tmx", "--select", "doubled-words")
    assert (ran.status, ran.err) == (2, "there is no check 'doubled-words' (did you mean 'doubled-word'?)\n")


def test_the_encoding_is_shown_as_text(program: Program) -> None:
    path = program.write("news.tmx", tmx(DOUBLED).replace("UTF-8", "UTF-16").encode("utf-16"))
    ran = program.ours("fix", "news.tmx", "--diff")
    assert '\n+<tuv xml:lang="en"><seg>Develop new quality productive forces faster.</seg></tuv>\n' in ran.out
    program.ours("fix", "news.tmx")
    assert path.read_bytes() == tmx(DOUBLED).replace("UTF-8", "UTF-16").replace("  f", " f").encode("utf-16")
