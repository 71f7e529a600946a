"""A folder in which every command of the docs finds what it names."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import copytree
from zipfile import ZipFile

import ftzterms as ft
from cli_samples import RIGHT, WRONG, tmx

ROOT = Path(__file__).parents[1]
CLIENT = """\
Chinese,English,Comment
新质生产力,new quality productive forces,
自贸试验区,pilot free trade zone,plural in general statements
"""
CUT = tmx(RIGHT, WRONG)[:-60]
"""A broken file, which no command for a whole folder may meet."""
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)


def build(folder: Path) -> None:
    """Put everything in its place, in a repository with a tag, and a branch of another machine."""
    for name in ("examples", "tmx"):
        copytree(ROOT / name, folder / name)
    for name in ("my-terms", "glossary", "ours", "theirs"):
        (folder / name).mkdir()
        _copy("glossary/planning.toml", folder / name / "planning.toml")
    _tag(folder)
    for name in ("translations", "archive"):
        (folder / name).mkdir()
        (folder / name / "news.tmx").write_text(tmx(RIGHT, WRONG), "utf-8")
    for name in ("news.tmx", "news.zh-en.tmx", "unknown.tmx", "foreign.tmx", "old.tmx", "old-memory.tmx"):
        (folder / name).write_text(tmx(RIGHT, WRONG), "utf-8")
    (folder / "new.tmx").write_text(tmx(RIGHT), "utf-8")
    for name in ("notice.en.md", "notice.zh.md", "summary.en.txt"):
        _copy(f"examples/{name}", folder / name)
    (folder / "client.csv").write_text(CLIENT, "utf-8")
    _word(folder / "report.zh.docx", WRONG[0])
    _word(folder / "report.en.docx", WRONG[1])
    glossary = ft.read_glossary(folder / "glossary")
    ft.write(glossary, folder / "policy.tbx")
    for name in ("edit.csv", "edit.xlsx"):
        ft.write(glossary, folder / name)
    with ft.TranslationMemory(str(folder / "policy.db")) as memory:
        memory.add(ft.read_bitext(folder / "news.tmx"))


def _copy(name: str, target: Path) -> None:
    target.write_bytes((ROOT / name).read_bytes())


def _word(path: Path, text: str) -> None:
    """Write a Word document of one paragraph."""
    body = f"<w:document {_WORD}><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
    with ZipFile(path, "w") as package:
        for name, content in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELATIONS),
            ("word/document.xml", body),
        ):
            package.writestr(name, content)


def _tag(folder: Path) -> None:
    known = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    for command in (
        ("init", "-q", "-b", "main"),
        ("add", "."),
        ("commit", "-qm", "first"),
        ("tag", "v0.3"),
        ("update-ref", "refs/remotes/origin/main", "HEAD"),
    ):
        subprocess.run(["git", *known, *command], cwd=folder, check=True, capture_output=True)
