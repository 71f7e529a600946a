"""The corpus of bad files: each has one outcome, and the manifest says which."""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ftzterms.formats import read_bitext, read_entries
from ftzterms.model import ConceptEntry, FtzTermsError, Unreadable

_FOLDER = Path(__file__).parents[1] / ".." / "shared" / "badinput"
_FORMATS = {"docx", "tmx", "po", "tbx", "csv", "xliff"}
_ALSO = {"toml_include_traversal.toml"}


def _rows() -> list[dict[str, str]]:
    if not (_FOLDER / "manifest.csv").is_file():
        return []
    with (_FOLDER / "manifest.csv").open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if not row["file"].startswith("xlf20")]
    return [row for row in rows if row["format"] in _FORMATS or row["file"] in _ALSO]


@dataclass
class Outcome:
    """What came of reading a file."""

    expected: str
    line: int
    pairs: list[tuple[str, str]]
    said: str


def outcome(path: Path) -> Outcome:
    """Read a file as a user would."""
    told: list[FtzTermsError | Unreadable] = []
    fault: FtzTermsError | None = None
    pairs: list[tuple[str, str]] = []
    try:
        pairs = _read(path, told)
    except FtzTermsError as error:
        fault = error
    if fault:
        assert fault.path
        assert fault.hint
        return Outcome("clear error with position", fault.line, [], str(fault))
    said = " ".join(problem.message for problem in told)
    return Outcome("recovered with warning" if told else "accepted", told[0].line if told else 0, pairs, said)


def _read(path: Path, told: list[FtzTermsError | Unreadable]) -> list[tuple[str, str]]:
    if path.suffix in (".docx", ".tmx", ".po", ".xlf"):
        bitext = read_bitext(path)
        pairs = [(each.source.text, each.target.text) for each in bitext.units if each.source and each.target]
        told += bitext.unreadable
        return pairs
    warnings: list[FtzTermsError] = []
    entries = read_entries(path, warnings=warnings)
    told += warnings
    return [pair for entry in entries if (pair := _pair(entry))]


def _pair(entry: ConceptEntry) -> tuple[str, str] | None:
    en, zh = next(entry.terms("en"), None), next(entry.terms("zh"), None)
    return (en.text, zh.text) if en and zh else None


@pytest.mark.parametrize("row", _rows() or [None], ids=lambda row: row["file"] if row else "none")
def test_comes_out_as_the_manifest_says(row: dict[str, str] | None) -> None:
    if row is None:
        pytest.skip("the corpus of bad files is not here")
    found = outcome(_FOLDER / row["file"])
    assert found.expected == row["expected"], found.said
    if row["line"]:
        assert abs(found.line - int(row["line"])) <= 1, found.said
    if row["units"] and not row["expected"].startswith("clear"):
        assert len(found.pairs) == int(row["units"])
    if row["canary"]:
        assert row["canary"] not in found.said
    golden: dict[str, Any] = json.loads((_FOLDER / "golden.json").read_text(encoding="utf-8"))
    if row["file"] in golden and found.pairs:
        for pair, expected in zip(found.pairs, golden[row["file"]], strict=True):
            assert [_as(text, like) for text, like in zip(pair, expected, strict=True)] == expected


def _as(text: str, like: str) -> str:
    """Give a text, or its digest where the manifest gives one."""
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}" if like.startswith("sha256:") else text
