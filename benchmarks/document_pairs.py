"""Pair Word documents made of published translations, check them, and shift their paragraphs to see it noticed.

    python benchmarks/document_pairs.py

Prints Markdown. Of WMT 2021 zh-en (system A), which stands beside the checkout in `shared/corpora`.
"""

from __future__ import annotations

import gzip
import html
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from documents import write_docx
from ftzterms import Bitext, TranslationUnit, Validator, read_bitext, read_glossary
from ftzterms.model import Segment, Variant
from measure import table

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "wmt-news" / "wmt21.zh-en.jsonl.gz"
A_PARAGRAPH = 4
A_DOCUMENT = 60
"""Segments."""
MISSING = 5
"""The paragraph that one of two shifted documents lacks, counted from 0; the other lacks its last."""
Pair = tuple[str, str]


def segments() -> list[Pair]:
    """Give the segments, those without text left out."""
    with gzip.open(CORPUS, "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    return [(row["src"], row["A"]) for row in rows if row["src"].strip() and row["A"].strip()]


def paragraphs(pairs: Sequence[Pair], size: int) -> list[Pair]:
    """Join so many segments to a paragraph."""
    groups = (pairs[at : at + size] for at in range(0, len(pairs), size))
    return [("".join(zh for zh, _ in group), " ".join(en for _, en in group)) for group in groups]


def beside(folder: Path, zh: Iterable[str], en: Iterable[str]) -> Bitext:
    """Make two documents and read the second beside the first."""
    for name, texts in (("zh.docx", zh), ("en.docx", en)):
        write_docx(folder / name, (html.escape(text, quote=False) for text in texts))
    return read_bitext(folder / "en.docx", source=folder / "zh.docx")


def found(validator: Validator, pairs: Iterable[Pair]) -> int:
    """Count the findings in pairs that are units as they stand."""
    units = [
        TranslationUnit(f"#{number}", Variant("zh", Segment(zh)), Variant("en", Segment(en)))
        for number, (zh, en) in enumerate(pairs, start=1)
    ]
    return len(validator.validate(Bitext("pairs", "zh", "en", units)).findings)


def main() -> None:
    """Print both tables."""
    if not CORPUS.is_file():
        sys.exit(f"{CORPUS} is not here")
    pairs, validator = segments(), Validator(read_glossary())
    whole = paragraphs(pairs, A_PARAGRAPH)
    with TemporaryDirectory() as name:
        folder = Path(name)
        units = list(beside(folder, *zip(*whole, strict=True)).units)
        cut = sum(".s" in unit.id for unit in units)
        in_document = len(validator.validate(Bitext("pairs", "zh", "en", units)).findings)
        print(f"### Sentences and paragraphs of two documents, WMT 2021 zh–en, {len(pairs):,} segments\n")
        rows = [
            ("each segment a unit", len(pairs), found(validator, pairs)),
            (f"{len(whole):,} paragraphs, each a unit", len(whole), found(validator, whole)),
            (f"**two documents**: {cut:,} sentences, {len(units) - cut:,} paragraphs", len(units), in_document),
        ]
        table(("what is paired", "units", "findings"), rows)
        print("### Documents whose paragraphs are shifted\n")
        table(("documents", "pairs", "doubted"), shifted(folder, pairs))


def shifted(folder: Path, pairs: Sequence[Pair]) -> list[tuple[str, int, int]]:
    """Count the pairs of documents that are doubted, as they are and with a paragraph missing."""
    tried = right = wrong = 0
    for at in range(0, len(pairs) - A_DOCUMENT + 1, A_DOCUMENT):
        for size in (1, 3):
            zh, en = map(list, zip(*paragraphs(pairs[at : at + A_DOCUMENT], size), strict=True))
            tried += 1
            right += bool(beside(folder, zh, en).unreadable)
            wrong += bool(beside(folder, zh[:MISSING] + zh[MISSING + 1 :], en[:-1]).unreadable)
    return [("as they are", tried, right), ("a paragraph missing in each, at two places", tried, wrong)]


if __name__ == "__main__":
    main()
