"""UTX and OmegaT's glossaries: pairs of a term and a rendering, from which concepts are made again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Beside
from ftzterms.formats import format_of, formats, losses, read_entries, write_entries
from ftzterms.model import (
    AdministrativeStatus,
    ConceptEntry,
    FtzTermsError,
    LanguageSection,
    PartOfSpeech,
    Term,
    UnreadableFileError,
)

ZONE = ConceptEntry(
    "zone",
    (
        LanguageSection(
            "zh-Hans", (Term("自贸区", "zh-Hans"), Term("贸易区", "zh-Hans", AdministrativeStatus.ADMITTED))
        ),
        LanguageSection(
            "en",
            (
                Term("free trade zone", "en", part_of_speech=PartOfSpeech.NOUN, note="in full"),
                Term("FTZ", "en", AdministrativeStatus.ADMITTED, note="later"),
                Term("free port", "en", AdministrativeStatus.DEPRECATED, note="never"),
                Term("duty-free area", "en", AdministrativeStatus.DEPRECATED),
            ),
        ),
    ),
    "trade",
    "what it is",
)


def read(folder: Path, text: str, name: str) -> tuple[list[ConceptEntry], list[FtzTermsError]]:
    (folder / name).write_bytes(text.encode())
    warnings: list[FtzTermsError] = []
    return list(read_entries(folder / name, warnings=warnings)), warnings


def terms(entry: ConceptEntry) -> list[tuple[str, str, str]]:
    return [(term.text, term.status.value, term.note) for term in entry.terms()]


def test_omegat_is_told_all_in_its_comment_and_gives_it_back(tmp_path: Path) -> None:
    write_entries([ZONE], tmp_path / "g.txt", "omegat_glossary")
    assert (tmp_path / "g.txt").read_text("utf-8").split("\n") == [
        "# Glossary in tab-separated format -*- coding: utf-8 -*-",
        "自贸区\tfree trade zone\t✗ not: free port · duty-free area; what it is; in full",
        "自贸区\tFTZ\talso right; later",
        "贸易区\tfree trade zone\t✗ not: free port · duty-free area; what it is; in full",
        "贸易区\tFTZ\talso right; later",
        "",
    ]
    assert format_of(tmp_path / "g.txt") is formats()["omegat_glossary"]
    [entry] = read_entries(tmp_path / "g.txt")
    assert (entry.id, entry.note) == ("free-trade-zone", "what it is; in full")
    assert terms(entry) == [
        ("自贸区", "preferred", ""),
        ("贸易区", "admitted", ""),
        ("free trade zone", "preferred", ""),
        ("FTZ", "admitted", "later"),
        ("free port", "deprecated", ""),
        ("duty-free area", "deprecated", ""),
    ]


def test_reads_glossaries_of_people(tmp_path: Path) -> None:
    text = "# by hand\n自贸区\tfree trade zone\n\n自贸区\tzone\tanother\n\tx\n税\ttax\tmind it; please\n"
    found, warnings = read(tmp_path, text, "glossary.utf8")
    assert [(entry.id, entry.note, entry.line) for entry in found] == [
        ("free-trade-zone", "", 2),
        ("zone", "another", 4),
        ("tax", "mind it; please", 6),
    ]
    assert [(warning.line, warning.code) for warning in warnings] == [(5, "no-term")]
    titled, _ = read(tmp_path, "zh-Hans\ten\tNote\n区\tzone\tn\n", "a.txt")
    assert terms(titled[0]) == [("区", "preferred", ""), ("zone", "preferred", "n")]
    assert read(tmp_path, "# nothing yet\n", "empty.txt") == ([], [])
    with pytest.raises(FtzTermsError, match="no tab between"):
        read(tmp_path, "a text\nof no terms\n", "text.txt")


NASTY = st.text(st.sampled_from("a法·;✗ #\t\n"), min_size=1, max_size=5).filter(str.strip)


@given(zh=st.text(st.sampled_from("法税区贸易"), min_size=1, max_size=4), en=NASTY, note=NASTY)
def test_omegat_never_gets_a_line_too_many(
    tmp_path_factory: pytest.TempPathFactory, zh: str, en: str, note: str
) -> None:
    entry = ConceptEntry(
        "a", (LanguageSection("zh", (Term(zh, "zh"),)), LanguageSection("en", (Term(en, "en", note=note),)))
    )
    path = tmp_path_factory.getbasetemp() / "round.utf8"
    write_entries([entry], path)
    lines = path.read_text("utf-8").split("\n")
    assert len(lines) == 3
    assert len(lines[1].split("\t")) == 3


def test_names_the_terms_that_pairs_have_no_place_for() -> None:
    alone = ConceptEntry("a", (LanguageSection("fr", (Term("x", "fr"),)),))
    avoid = Term("自贸园", "zh-Hans", AdministrativeStatus.DEPRECATED)
    zh, en = ZONE.sections
    full = replace(ZONE, sections=(replace(zh, terms=(*zh.terms, avoid)), en), note="n")
    assert losses([full, alone], formats()["utx"]) == [
        "concepts without a term in zh-Hans and en",
        "note",
        "terms in further languages",
        "terms to avoid in zh-Hans",
    ]
    assert losses([ZONE], formats()["utx"]) == []
    assert losses([ZONE], formats()["omegat_glossary"]) == [
        "definition",
        "subject_field",
        "term.note",
        "term.part_of_speech",
    ]


def test_utx_keeps_statuses_and_ids(tmp_path: Path) -> None:
    write_entries([ZONE], tmp_path / "g.utx")
    first, titles, *rows, last = (tmp_path / "g.utx").read_bytes().decode().split("\r\n")
    assert first.startswith("#UTX 1.11; zh-Hans/en; ")
    assert titles == "#src\ttgt\tsrc:pos\ttgt:pos\tterm status\tconcept ID\tsubject\tdefinition\tcomment"
    assert rows[0] == "自贸区\tfree trade zone\t\tnoun\tapproved\tzone\ttrade\twhat it is\tin full"
    assert [row.split("\t")[4] for row in rows] == [
        "approved",
        "non-standard",
        "approved",
        "non-standard",
        "forbidden",
        "forbidden",
    ]
    assert last == ""
    warnings: list[FtzTermsError] = []
    [entry] = read_entries(tmp_path / "g.utx", warnings=warnings)
    assert replace(entry, file="", line=0) == ZONE
    assert not warnings


WORDS = st.text(st.sampled_from("ab 法-;"), min_size=1, max_size=5).map(str.strip).filter(bool)
STATUSES = [AdministrativeStatus.PREFERRED, AdministrativeStatus.ADMITTED, AdministrativeStatus.DEPRECATED]


@st.composite
def pairs(draw: st.DrawFn, number: int) -> ConceptEntry:
    """Draw a concept that UTX holds without loss."""
    zh = draw(st.lists(WORDS, min_size=1, max_size=2, unique=True))
    en = draw(st.lists(WORDS, min_size=1, max_size=3, unique=True))
    rest = sorted(draw(st.lists(st.sampled_from(STATUSES[1:]), min_size=2, max_size=2)), key=STATUSES.index)
    return ConceptEntry(
        f"c{number}",
        (
            LanguageSection("zh", tuple(Term(text, "zh", STATUSES[min(at, 1)]) for at, text in enumerate(zh))),
            LanguageSection(
                "en",
                tuple(
                    Term(text, "en", status, note=draw(st.sampled_from(["", "n; m"])))
                    for text, status in zip(en, [STATUSES[0], *rest], strict=False)
                ),
            ),
        ),
        draw(st.sampled_from(["", "trade"])),
        draw(st.sampled_from(["", "what; it is"])),
    )


@given(found=st.integers(1, 3).flatmap(lambda size: st.tuples(*(pairs(at) for at in range(size)))))
def test_utx_reads_back_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, found: tuple[ConceptEntry, ...]
) -> None:
    path = tmp_path_factory.getbasetemp() / "round.utx"
    write_entries(found, path)
    assert tuple(replace(entry, file="", line=0) for entry in read_entries(path)) == found
    assert not losses(found, formats()["utx"])


def test_reads_utx_of_others(tmp_path: Path) -> None:
    text = (
        "# UTX-S 1.00; en/zh-CN; 2012-01-01T00:00:00Z+08:00; license: none;\r\n"
        "# src\ttgt\tsrc:pos\tterm status\tsrc:plural\tcomment\r\n"
        "law\t法律\tnoun\tprovisional\tlaws\tmind\r\nold law\t旧法\tnoun\tforbidden\t\t\r\n"
    )
    (first, second), warnings = read(tmp_path, text, "g.utx")
    assert [term.language for term in first.terms()] == ["en", "zh-CN"]
    assert terms(first) == [("law", "preferred", ""), ("法律", "admitted", "mind")]
    assert terms(second)[1] == ("旧法", "deprecated", "")
    assert "src:plural" in warnings[0].message
    with pytest.raises(UnreadableFileError, match="no header of UTX") as fault:
        read(tmp_path, "law\t法律\n", "b.utx")
    assert fault.value.line == 1


def test_reads_the_glossaries_of_omegat(shared: Beside) -> None:
    folder = shared / "corpora/cat-files/glossary-tables"
    for name in ("omegat-org__empty.txt", "omegat-org__test-magiccomment-bom.tab"):
        assert read_entries(folder / name) == ()
    with pytest.raises(FtzTermsError, match="does not name the languages"):
        read_entries(folder / "omegat-org__testUTF16LE.txt")
    found = read_entries(folder / "omegat-org__testUTF16LE.txt", columns="en=A,fr=B,note=C")
    assert [entry.id for entry in found] == ["utf", "le"]
    with pytest.raises(FtzTermsError, match="no tab between"):
        read_entries(folder / "rws__sample_en-de.txt")
    german = read_entries(folder / "rws__sample_en-de.txt", columns="en-GB=B,de-DE=C,definition=D")
    assert len(german) > 5
