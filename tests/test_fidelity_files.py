"""Real files of other tools, read and written: the same words, by code that is not ours."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from conftest import Beside
from ftzterms.formats import read_bitext, read_entries, write_bitext, write_entries
from ftzterms.model import FtzTermsError

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LEVELS = ("langSec", "langSet", "termSec", "tig", "ntig")
_HELD = ("definition", "context", "subjectField")


def local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def folded(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def below(element: Any, *names: str) -> Iterator[Any]:
    return (child for child in element.iter() if local(child) in names)


def terms_of(path: Path) -> list[list[tuple[str, list[str]]]]:
    """List the terms of each concept by language, sections of one language together; what has no term is none."""
    found = []
    for concept in below(etree.parse(path).getroot(), "conceptEntry", "termEntry"):
        languages: dict[str, list[str]] = {}
        for section in below(concept, "langSec", "langSet"):
            texts = [folded(term) for term in below(section, "term")]
            language = section.get(_LANG) or section.get("lang")
            languages.setdefault(language, []).extend(filter(None, texts))
        kept = [(language, texts) for language, texts in languages.items() if texts]
        if kept:
            found.append(kept)
    return found


def said_of(path: Path) -> Counter[tuple[str, str]]:
    """Count the data that a glossary entry holds, by category."""
    found: Counter[tuple[str, str]] = Counter()
    for element in below(etree.parse(path).getroot(), "descrip", *_HELD):
        category = element.get("type", local(element))
        if category in _HELD and folded(element):
            found[category, folded(element)] += 1
    return found


def test_tbx_of_many_tools_keeps_its_terms_and_what_is_said_of_them(shared: Beside, tmp_path: Path) -> None:
    compared = 0
    for path in sorted((shared / "corpora/cat-files/tbx").glob("*.tbx")):
        try:
            entries = read_entries(path)
        except FtzTermsError:
            assert "_bad" in path.name or "poorly" in path.name
            continue
        write_entries(entries, tmp_path / "a.tbx")
        assert terms_of(tmp_path / "a.tbx") == terms_of(path), path.name
        # a concept that says one thing twice may say it once, and several subject fields are one list
        before, after = (
            {(key, text) for key, text in said_of(each) if key != "subjectField"} for each in (path, tmp_path / "a.tbx")
        )
        joined = {key: "\n".join(text for kind, text in after if kind == key) for key in _HELD}
        assert all((key, text) in after or text in joined[key] for key, text in before), path.name
        compared += len(entries)
    assert compared > 400


def rows_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [[cell.strip() for cell in row] for row in csv.reader(stream)]


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "toml", "tbx", "multiterm.xml"])
def test_tables_of_other_tools_keep_their_terms_in_every_format(shared: Beside, tmp_path: Path, suffix: str) -> None:
    compared = 0
    for path in sorted((shared / "corpora/cat-files/glossary-tables").glob("*.csv")):
        try:
            entries = read_entries(path)
        except FtzTermsError:
            continue
        write_entries(entries, tmp_path / f"a.{suffix}")
        again = read_entries(tmp_path / f"a.{suffix}")
        titles, *rows = rows_of(path)
        languages = [at for at, title in enumerate(titles) if "-" in title]
        expected = [[row[at] for at in languages if at < len(row) and row[at]] for row in rows]
        assert [[term.text for term in entry.terms()] for entry in again] == [row for row in expected if row], path.name
        compared += len(again)
    assert compared > 30


def po_entries(path: Path) -> list[tuple[Any, ...]]:
    import polib

    return [
        (
            entry.msgctxt,
            entry.msgid,
            entry.msgid_plural,
            entry.msgstr,
            dict(entry.msgstr_plural),
            set(entry.flags) - {""},
            entry.comment,
            entry.tcomment,
            [" ".join(filter(None, place)) for place in entry.occurrences],
            entry.previous_msgid,
            entry.previous_msgctxt,
            entry.obsolete,
        )
        for entry in polib.pofile(str(path), wrapwidth=0)
    ]


def test_po_of_many_projects_is_the_same(shared: Beside, tmp_path: Path) -> None:
    compared = 0
    for path in sorted((shared / "corpora/cat-files/po-zh").glob("*.po")):
        bitext = read_bitext(path)
        write_bitext(bitext, tmp_path / "a.po")
        before, after = po_entries(path), po_entries(tmp_path / "a.po")
        assert [entry[:8] for entry in after] == [entry[:8] for entry in before], path.name
        assert [entry[9:] for entry in after] == [entry[9:] for entry in before], path.name
        compared += len(after)
    assert compared > 3000
