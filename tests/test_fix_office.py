"""Fixes in Word documents and presentations: the letters of a fix change, every other part stays as it is packed."""

from __future__ import annotations

import io
import struct
import subprocess
import zipfile
from pathlib import Path
from shutil import which

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from ftzterms.formats import Edit, patch_bitext, read_bitext
from ftzterms.formats._zip_patch import with_members
from ftzterms.model import Side
from office_samples import A, archive, docx, paragraph, pptx, run, shape

TWICE = "the the"


def fix(*arguments: str) -> Result:
    from ftzterms.cli._program import program

    return CliRunner().invoke(program, ["fix", *arguments])


def changed(before: bytes, after: bytes) -> dict[str, tuple[str, str]]:
    """Give the members that differ, read by the standard library; all else about the archives must be the same."""
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        assert new.testzip() is None
        assert old.namelist() == new.namelist()
        for mine, theirs in zip(old.infolist(), new.infolist(), strict=True):
            assert (mine.date_time, mine.compress_type, mine.external_attr) == (
                theirs.date_time,
                theirs.compress_type,
                theirs.external_attr,
            )
        return {
            name: (old.read(name).decode(), new.read(name).decode())
            for name in old.namelist()
            if old.read(name) != new.read(name)
        }


def raw(data: bytes, name: str) -> bytes:
    """Give the header and content of a member as they are packed."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        at = packed.getinfo(name).header_offset
        size = packed.getinfo(name).compress_size
    names, extra = struct.unpack_from("<2H", data, at + 26)
    return data[at : at + 30 + names + extra + size]


def test_fixes_words_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    runs = (run("A & B use "), run("the the port", "b"), run(" daily. It is good."))
    before = docx(paragraph(*runs), parts={"header1": paragraph("x")})
    path.write_bytes(before)
    made = fix(str(path), "--no-builtin", "--select", "doubled-word", "--unsafe")
    assert made.exit_code == 0, made.output
    after = path.read_bytes()
    parts = changed(before, after)
    assert list(parts) == ["word/document.xml"]
    old, new = parts["word/document.xml"]
    assert new == old.replace("the the port", "the port")
    assert raw(before, "word/media/image1.png") == raw(after, "word/media/image1.png")
    assert raw(before, "word/header1.xml") == raw(after, "word/header1.xml")


def test_shows_the_fixes_as_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx(paragraph("One."), paragraph("Use the the port.")))
    before = path.read_bytes()
    made = fix(str(path), "--no-builtin", "--unsafe", "--diff")
    assert "-Use the the port.\n+Use the port.\n" in made.output
    assert path.read_bytes() == before


def test_fixes_slides_and_notes(tmp_path: Path) -> None:
    path = tmp_path / "a.pptx"
    before = pptx(shape("It is the the one."), shape("Two."), notes={1: shape("Say the the word.")})
    path.write_bytes(before)
    assert fix(str(path), "--no-builtin", "--unsafe").exit_code == 0
    parts = changed(before, path.read_bytes())
    assert sorted(parts) == ["ppt/notesSlides/notes1.xml", "ppt/slides/slide2.xml"]
    assert all(new == old.replace(TWICE, "the") for old, new in parts.values())


def edited(data: bytes, *edits: tuple[int, int, int, str]) -> tuple[bytes, int]:
    made = patch_bitext(
        "a.docx", [Edit(unit, Side.TARGET, start, end, new) for unit, start, end, new in edits], data=data
    )
    return made.data, len(made.refused)


def text_of(data: bytes) -> list[str]:
    return [each.target.text for each in read_bitext("a.docx", data=data).units if each.target]


def test_fixes_a_word_spread_over_runs_of_one_look() -> None:
    data = docx(paragraph(run("Joint Con"), run("fere"), "<w:proofErr/>", run("nces met. They left.")))
    after, refused = edited(data, (0, 6, 17, "Meetings"), (1, 0, 4, "We"))
    assert refused == 0
    assert text_of(after) == ["Joint Meetings met.", "We left."]
    assert changed(data, after)["word/document.xml"][1].count("<w:t") == 3


@pytest.mark.parametrize(
    "runs",
    [
        (run("Joint Con"), run("ference", "b"), run(" met.")),
        (run("Joint Con"), '<w:r><w:footnoteReference w:id="1"/></w:r>', run("ference met.")),
        (run("Joint Con"), f"<w:ins>{run('ference')}</w:ins>", run(" met.")),
        (run("Joint Con"), "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>", run("ference met.")),
        ("<w:r><w:t>Joint Con</w:t><w:tab/><w:t>ference met.</w:t></w:r>",),
        ("<w:r><w:t><![CDATA[Joint Conference]]> met.</w:t></w:r>",),
    ],
)
def test_leaves_alone_what_is_spread_over_markup(runs: tuple[str, ...]) -> None:
    data = docx(paragraph(*runs))
    after, refused = edited(data, (0, 6, 16, "Meeting"))
    assert (after, refused) == (data, 1)


@pytest.mark.parametrize("new", ["a\tb", "a\nb", "a\x0bb"])
def test_refuses_what_a_text_cannot_hold(new: str) -> None:
    data = docx(paragraph("One word here."))
    assert edited(data, (0, 4, 8, new)) == (data, 1)


def test_refuses_what_would_lose_a_blank() -> None:
    data = docx("<w:p><w:r><w:t>One word</w:t></w:r></w:p>", paragraph("Two words"))
    assert edited(data, (0, 3, 8, " "), (1, 3, 4, "–")) == (edited(data, (1, 3, 4, "–"))[0], 1)


def test_keeps_references_beside_a_fix() -> None:
    data = docx("<w:p><w:r><w:t>A &amp; B &#x4E2D;&lt; the the</w:t></w:r></w:p>")
    assert text_of(data) == ["A & B 中< the the"]
    after, _ = edited(data, (0, 9, 16, "<b>&"))
    old, new = changed(data, after)["word/document.xml"]
    assert new == old.replace("the the", "&lt;b&gt;&amp;")


def test_reads_names_by_their_namespaces() -> None:
    body = '<x:p xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:r><x:t>One the the</x:t></x:r></x:p>'
    data = docx(body, f'<w:p><a:x xmlns:a="{A}"/><w:r><w:t>Two</w:t></w:r></w:p>')
    after, refused = edited(data, (0, 4, 11, "the"), (1, 0, 3, "Three"))
    assert (text_of(after), refused) == (["One the", "Three"], 0)


@settings(max_examples=60, deadline=None)
@given(
    words=st.lists(st.sampled_from(["会议。", "a&b", " x ", "The end. ", "中"]), min_size=1, max_size=5),
    data=st.data(),
)
def test_makes_any_edit_or_refuses_it(words: list[str], data: st.DataObject) -> None:
    file = docx(*(paragraph(*(run(each) for each in words)) for _ in range(2)))
    before = text_of(file)
    unit = data.draw(st.integers(0, len(before) - 1))
    start = data.draw(st.integers(0, len(before[unit])))
    end = data.draw(st.integers(start, len(before[unit])))
    after, refused = edited(file, (unit, start, end, "新new"))
    if not refused:
        flat = "".join("".join(before).split())
        wanted = [*before[:unit], before[unit][:start] + "新new" + before[unit][end:], *before[unit + 1 :]]
        assert "".join("".join(text_of(after)).split()) == "".join("".join(wanted).split()) != flat
    else:
        assert after == file


PARTS = st.dictionaries(
    st.sampled_from(["a.xml", "b/ü.png", "汉.xml", "d"]), st.binary(max_size=200), min_size=1, max_size=4
)


@settings(max_examples=60, deadline=None)
@given(parts=PARTS, data=st.data(), comment=st.binary(max_size=20))
def test_archives_keep_all_other_bytes(parts: dict[str, bytes], data: st.DataObject, comment: bytes) -> None:
    before = archive(dict(parts))
    stream = io.BytesIO(before)
    with zipfile.ZipFile(stream, "a") as packed:
        packed.comment = comment.replace(b"PK", b"")
    before = stream.getvalue()
    name = data.draw(st.sampled_from(sorted(parts)))
    after = with_members(before, {name: b"new content"})
    with zipfile.ZipFile(io.BytesIO(after)) as packed:
        assert packed.testzip() is None
        assert packed.comment == comment.replace(b"PK", b"")
        assert {each: packed.read(each) for each in packed.namelist()} == {**parts, name: b"new content"}
    assert all(raw(before, each) == raw(after, each) for each in parts if each != name)


def streamed(*, wide: bool = False) -> bytes:
    """Make an archive as one who cannot seek does: sizes behind the content."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise OSError

        def tell(self) -> int:
            raise OSError

    stream = Pipe()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in ("a", "b", "c"):
            with packed.open(name, "w", force_zip64=wide) as member:
                member.write(name.encode() * 100)
    return stream.getvalue()


@pytest.mark.parametrize("prefix", [b"", b"#!/bin/sh\n"])
@pytest.mark.parametrize("wide", [False, True])
def test_takes_other_forms_of_archives(prefix: bytes, wide: bool) -> None:  # noqa: FBT001
    after = with_members(prefix + streamed(wide=wide), {"b": b"new"})
    with zipfile.ZipFile(io.BytesIO(after)) as packed:
        assert packed.testzip() is None
        assert [packed.read(name) for name in packed.namelist()] == [b"a" * 100, b"new", b"c" * 100]
    assert with_members(prefix, {}) == prefix


@pytest.mark.skipif(not which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_what_was_fixed(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{paragraph('甲')}</w:tc></w:tr></w:tbl>"
    path.write_bytes(docx(paragraph("Use the the port."), table, paragraph(run("粗", "b"), run("细。"))))
    assert fix(str(path), "--no-builtin", "--unsafe").exit_code == 0
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "txt:Text", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    assert (tmp_path / "a.txt").read_text("utf-8-sig").split() == ["Use", "the", "port.", "甲", "粗细。"]
