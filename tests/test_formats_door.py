"""The door: which format a file is of, what is told when it is of none, and what a format cannot hold."""

from __future__ import annotations

import gc
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import Beside
from formats_samples import tmx, unit
from ftzterms.formats import (
    Item,
    format_of,
    formats,
    losses,
    read_bitext,
    read_entries,
    write,
    write_bitext,
    write_entries,
)
from ftzterms.formats._choose import _READERS
from ftzterms.model import (
    Bitext,
    ConceptEntry,
    FtzTermsError,
    GlossaryError,
    InlineTag,
    LanguageSection,
    Segment,
    Source,
    State,
    TagKind,
    Term,
    TermMatch,
    TranslationUnit,
    UnknownFormatError,
    Variant,
)

ENTRY = ConceptEntry("zone", (LanguageSection("en", (Term("zone", "en"),)),))


def test_has_a_format_for_every_room() -> None:
    assert {"glossary_csv", "glossary_toml", "markdown", "plain_text", "po", "tbx", "tmx"} <= set(formats())
    assert all(form.title and (form.suffixes or form.sniff) for form in formats().values())


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.TMX", b"", "tmx"),
        ("a.pot", b"", "po"),
        ("a.markdown", b"", "markdown"),
        ("a.x.toml", b"", "glossary_toml"),
        ("a.xml", tmx(unit("一", "one")), "tmx"),
        ("a.xml", tmx(unit("一", "one")).decode().encode("utf-16"), "tmx"),
        ("a", b'<martif type="TBX">', "tbx"),
        ("a.dat", b'<?xml version="1.0"?><xliff version="1.2">', "xliff12"),
        ("a.dat", b'msgid ""\nmsgstr ""\n', "po"),
        ("a.conf", b"# x\n[[concept]]\n", "glossary_toml"),
        ("a.out", b"concept,language,term\n", "glossary_csv"),
        ("a.out", b"concept\tlanguage\tterm\n", "glossary_tsv"),
    ],
)
def test_tells_the_format(tmp_path: Path, name: str, data: bytes, expected: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert format_of(tmp_path / name) is formats()[expected]
    assert format_of(str(tmp_path / name)) is formats()[expected]


def test_says_that_a_page_is_no_glossary(tmp_path: Path) -> None:
    (tmp_path / "a.zzz").write_bytes(b"\xef\xbb\xbf<!DOCTYPE HTML>")
    with pytest.raises(UnknownFormatError, match="an HTML page"):
        read_entries(tmp_path / "a.zzz")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x1f\x8b\x08", "gzip data"),
        (b"PK\x03\x04", "a ZIP archive"),
        (b"\x89PNG", "a PNG image"),
        (b"%PDF-1.7", "a PDF document"),
        (b'<?xml version="1.0"?><ts version="2.1">', "a Qt Linguist file"),
        (b"hello", "the format of this file is unknown"),
        (b"", "the format of this file is unknown"),
    ],
)
def test_says_what_an_unknown_file_is(tmp_path: Path, data: bytes, words: str) -> None:
    (tmp_path / "a.zzz").write_bytes(data)
    with pytest.raises(UnknownFormatError, match=words) as fault:
        read_bitext(tmp_path / "a.zzz")
    assert ".tmx" in fault.value.message
    assert fault.value.path == str(tmp_path / "a.zzz")
    assert fault.value.hint
    with pytest.raises(UnknownFormatError, match=words):
        format_of(tmp_path / "a.zzz")


def test_does_not_read_one_noun_for_the_other(tmp_path: Path) -> None:
    (tmp_path / "a.tmx").write_bytes(tmp_path.name.encode())
    with pytest.raises(UnknownFormatError, match="concept entry files are read as"):
        read_entries(tmp_path / "a.tmx")
    with pytest.raises(UnknownFormatError, match="this is a folder"):
        read_bitext(tmp_path)


def test_says_which_file_cannot_be_opened(tmp_path: Path) -> None:
    for name in ("none.tmx", "none.zzz"):
        with pytest.raises(FtzTermsError, match="cannot be read: No such file") as fault:
            read_bitext(tmp_path / name)
        assert fault.value.path == str(tmp_path / name)
    with pytest.raises(FtzTermsError, match="cannot be read"):
        read_bitext("a\0b.tmx")
    (tmp_path / "b.tmx").mkdir()
    with pytest.raises(FtzTermsError, match="cannot be read: Is a directory"):
        read_bitext(tmp_path / "b.tmx")


def test_reads_a_folder_of_glossaries(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    write_entries([replace(ENTRY, id="b")], tmp_path / "b" / "b.tbx")
    write_entries([replace(ENTRY, id="a")], tmp_path / "a.toml")
    write_entries([replace(ENTRY, id="c")], tmp_path / "c.tsv")
    (tmp_path / "README.md").write_text("# not a glossary")
    (tmp_path / ".hidden.toml").write_text("not TOML")
    assert [entry.id for entry in read_entries(tmp_path)] == ["a", "b", "c"]


def test_tells_the_faults_of_all_files_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[[concept]]\nid = "a"\n')
    (tmp_path / "b.toml").write_text("[[concept]]\nid = 1\nen = ['x']\n")
    with pytest.raises(GlossaryError) as fault:
        read_entries(tmp_path)
    assert {(Path(each.path).name, each.line) for each in fault.value.faults} == {("a.toml", 2), ("b.toml", 2)}


def test_refuses_an_id_that_two_files_share(tmp_path: Path) -> None:
    write_entries([ENTRY], tmp_path / "a.toml")
    write_entries([ENTRY], tmp_path / "b.toml")
    with pytest.raises(GlossaryError, match=r"the id 'zone' is taken by the concept in .*a.toml:3") as fault:
        read_entries(tmp_path)
    assert (fault.value.path, fault.value.line) == (str(tmp_path / "b.toml"), 3)


def test_writes_in_the_format_that_is_named(tmp_path: Path) -> None:
    write_entries([ENTRY], tmp_path / "a.out", "tbx")
    assert b"<tbx" in (tmp_path / "a.out").read_bytes()
    write_entries([ENTRY], tmp_path / "a.out", "csv")
    assert (tmp_path / "a.out").read_bytes().startswith(b"\xef\xbb\xbfconcept,language,term,")
    write_entries([ENTRY], tmp_path / "a.tsv")
    assert b"concept\tlanguage\tterm\t" in (tmp_path / "a.tsv").read_bytes()
    write(Bitext("a", "zh", "en", []), tmp_path / "b", "po")
    assert b"msgid" in (tmp_path / "b").read_bytes()
    write([ENTRY], tmp_path / "c.toml")
    assert read_entries(tmp_path / "c.toml")[0].id == "zone"


@pytest.mark.parametrize(("path", "name"), [("a.zzz", ""), ("a", ""), ("a.tmx", "zzz"), ("a.md", ""), ("a.tbx", "")])
def test_says_what_it_can_write(tmp_path: Path, path: str, name: str) -> None:
    with pytest.raises(UnknownFormatError, match="no format of a translation unit is written as") as fault:
        write_bitext(Bitext("a", "zh", "en", []), tmp_path / path, name)
    assert "tmx" in fault.value.hint
    assert not list(tmp_path.iterdir())


def test_writes_what_has_entries(tmp_path: Path) -> None:
    class Holder:
        entries = (ENTRY,)

    write(Holder(), tmp_path / "a.toml")
    assert len(read_entries(tmp_path / "a.toml")) == 1


def test_names_what_a_format_cannot_hold() -> None:
    tag = InlineTag(0, TagKind.OPEN, "", "<b>")
    variant = Variant("zh", Segment("一", (tag,)), created_at="2026", attributes=(("a", "1"),))
    full = TranslationUnit("1", variant, Variant("en", Segment("x")), State.FUZZY, notes=("n",), others=(variant,))
    assert losses([full], formats()["tmx"]) == ["state"]
    assert losses([full], formats()["po"]) == ["others", "segment.tags", "variant.attributes", "variant.created_at"]
    assert losses([full], formats()["plain_text"])[:2] == ["notes", "others"]
    term = Term("a", "en", match=frozenset({TermMatch.EXACT_CASE}), sources=(Source("t", "2020"),))
    entry = replace(ENTRY, sections=(LanguageSection("en", (term,)),), not_inside=("x",), file="f", line=3)
    assert losses([entry], formats()["tbx"]) == ["not_inside", "source.date", "term.match"]
    assert not losses([entry], formats()["glossary_toml"])


def test_leaves_no_file_open_when_nobody_reads_on(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    path.write_bytes(tmx(*[unit("一", "one")] * 100))
    bitext = read_bitext(path)
    assert next(iter(bitext.units)).id == "#1"
    del bitext
    bitext = read_bitext(path)
    del bitext
    gc.collect()
    assert format_of(path, Item.UNIT) is formats()["tmx"]


def test_reads_all_files_of_cat_tools(shared: Beside) -> None:
    read = 0
    for path in sorted((shared / "corpora/cat-files/tmx").glob("*.tmx")):
        bitext = read_bitext(path)
        found = list(bitext.units)
        lost = [problem for problem in bitext.unreadable if problem.lost]
        assert found or lost or path.name.endswith(("empty.tmx", "minimal.tmx")), path.name
        read += len(found)
    assert read > 2000


def test_an_error_while_reading_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(b"x")

    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("ftzterms.formats.po.decode", fail)
    with pytest.raises(FtzTermsError, match="cannot be read: Input/output error") as fault:
        read_bitext(path)
    assert fault.value.path == str(path)


def test_a_text_file_loses_the_source() -> None:
    unit = TranslationUnit("1", Variant("zh-Hans", Segment("办法")), Variant("en", Segment("measures")))
    assert losses([unit], formats()["plain_text"]) == ["source"]
    assert losses([unit], formats()["tmx"]) == losses([unit], formats()["po"]) == []


def test_the_page_of_the_formats_names_each_with_its_suffixes() -> None:
    page = (Path(__file__).parents[1] / "docs" / "formats.md").read_text(encoding="utf-8")
    for name, form in formats().items():
        row = next(line for line in page.splitlines() if line.startswith(f"| `{name}` |"))
        assert all(f"`{suffix}`" in row for suffix in form.suffixes)
        assert ("no" in row.split("|")[4].split()) == (form.write is None)


@pytest.mark.parametrize("suffix", _READERS)
def test_formats_that_are_found_by_suffix_are_all_of_them(suffix: str) -> None:
    having = [name for name, form in formats().items() if any(own.endswith(suffix) for own in form.suffixes)]
    assert list(_READERS[suffix]) == having
