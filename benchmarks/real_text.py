"""Count what ftzterms finds in published translations, and draw findings to be read and judged.

    python benchmarks/real_text.py
    python benchmarks/real_text.py --sample 50 --seed 20261124 > sample.jsonl

Prints Markdown, or the drawn findings, one JSON object a line. Corpora that are absent are skipped.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ftzterms import Bitext, Config, Finding, TranslationUnit, Validator, read_glossary
from ftzterms.checks import Scope, all_checks
from ftzterms.model import Segment, Variant

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "corpora"
LAW_ROWS = 4_000
MARKS = re.compile(r"</?v>")
MARKED = re.compile(r"<v>(.*?)</v>", re.S)
FIGURE = re.compile(
    r"[0-9０-９零一二两三四五六七八九十百千万亿]|\b(?:hundred|thousand|[mb]illion|one|two|three|four|five)\b"
)
KINDS = {
    "Date format": "date-mismatch",
    "Currency format": "unit-mismatch",
    "figure in the marked words": "number-mismatch",
    "Name format": "name-romanization",
    "Punctuation": "punctuation",
}
ANSWERS = {
    "date-mismatch": {"date-mismatch", "number-mismatch"},
    "unit-mismatch": {"unit-mismatch", "number-mismatch"},
    "number-mismatch": {"number-mismatch", "date-mismatch", "unit-mismatch", "omitted-text"},
    "name-romanization": {"name-romanization"},
    "punctuation": {"punctuation-width", "unbalanced-punctuation", "end-punctuation", "whitespace"},
}
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Published translations; *documents* says whether its bitexts are whole documents."""

    name: str
    bitexts: Sequence[Bitext]
    documents: bool = False

    @property
    def size(self) -> int:
        return sum(len(list(bitext.units)) for bitext in self.bitexts)


def bitext(name: str, source: str, target: str, pairs: Iterable[Pair]) -> Bitext:
    """Make a bitext of pairs of texts."""
    units = tuple(
        TranslationUnit(f"#{number}", Variant(source, Segment(before)), Variant(target, Segment(after)))
        for number, (before, after) in enumerate(pairs, 1)
    )
    return Bitext(name, source, target, units)


def _rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        if path.name.endswith(".tsv.gz"):
            return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        return [json.loads(line) for line in file]


def news_from_chinese(folder: Path) -> Iterator[Corpus]:
    rows = _rows(folder / "wmt-news" / "wmt21.zh-en.jsonl.gz")
    yield Corpus("wmt-news zh→en", [bitext("news", "zh-CN", "en", [(row["src"], row["A"]) for row in rows])])


def news_from_english(folder: Path) -> Iterator[Corpus]:
    rows = _rows(folder / "wmt-news" / "wmt21.en-zh.jsonl.gz")
    both = [bitext(f"news-{ref}", "en", "zh-CN", [(row["src"], row[ref]) for row in rows]) for ref in "AB"]
    yield Corpus("wmt-news en→zh", both)


def annual_reports(folder: Path) -> Iterator[Corpus]:
    """Give the documents of wmt25-terminology; paragraphs are paired where both sides have as many."""
    documents = []
    for row in _rows(folder / "wmt25-terminology" / "zhen.docs.jsonl.gz"):
        sides = [[part.strip() for part in row[side].split("\n\n")] for side in ("zh", "en")]
        if len(sides[0]) == len(sides[1]):
            pairs = [pair for pair in zip(*sides, strict=True) if any(pair)]
            documents.append(bitext(f"{row['year']}-{row['doc']}", "zh-HK", "en", pairs))
    yield Corpus("wmt25", documents, documents=True)


def laws(folder: Path) -> Iterator[Corpus]:
    """Give whole laws drawn at random, until they have `LAW_ROWS` rows."""
    articles: dict[str, list[Pair]] = defaultdict(list)
    for name in ("econ-laws", "other-laws"):
        for row in _rows(folder / "tw-laws" / f"{name}.zh-en.jsonl.gz"):
            articles[row["law"]].append((row["zh"], row["en"]))
    codes = sorted(articles)
    random.Random(20261124).shuffle(codes)
    drawn: list[Bitext] = []
    taken = 0
    for code in codes:
        if taken < LAW_ROWS:
            drawn.append(bitext(code, "zh-TW", "en", articles[code]))
            taken += len(articles[code])
    yield Corpus("tw-laws", drawn, documents=True)


def _annotated(folder: Path) -> list[dict[str, str]]:
    return [row for path in sorted((folder / "mqm-zhen").glob("*.tsv.gz")) for row in _rows(path)]


def _plain(row: dict[str, str]) -> Pair:
    return MARKS.sub("", row["source"]), MARKS.sub("", row["target"])


def without_error(folder: Path) -> Iterator[Corpus]:
    """Give the pairs of mqm-zhen in which a rater found no error, and no other rater marked one."""
    rows = _annotated(folder)
    faulty = {_plain(row) for row in rows if row["category"] != "No-error"}
    yield Corpus("mqm no-error", [bitext("mqm", "zh-CN", "en", sorted({_plain(row) for row in rows} - faulty))])


SOURCES: tuple[Callable[[Path], Iterator[Corpus]], ...] = (
    news_from_chinese,
    news_from_english,
    annual_reports,
    laws,
    without_error,
)


def read_corpora(folder: Path) -> Iterator[Corpus]:
    for source in SOURCES:
        try:
            yield from source(folder)
        except FileNotFoundError as absent:
            print(f"skipped: {absent.filename}", file=sys.stderr)


def _unit_checks() -> frozenset[str]:
    return frozenset(name for name, check in all_checks().items() if check.scope is Scope.UNIT)


def found(corpus: Corpus) -> list[Finding]:
    """Run all checks, or the unit checks alone where there are no documents."""
    config = Config() if corpus.documents else Config(select=_unit_checks())
    return list(Validator(read_glossary(), config).run(corpus.bitexts))


def marked(folder: Path) -> dict[str, dict[Pair, list[str]]]:
    """Give the pairs of mqm-zhen with a mark of each kind, and the marked words."""
    kinds: dict[str, dict[Pair, list[str]]] = {kind: defaultdict(list) for kind in KINDS}
    for row in _annotated(folder):
        words = " ".join(MARKED.findall(f"{row['source']}\n{row['target']}"))
        kind = row["category"].rpartition("/")[2]
        if kind not in KINDS and row["category"] != "No-error" and FIGURE.search(words):
            kind = "figure in the marked words"
        if kind in KINDS:
            kinds[kind][_plain(row)].append(f"{row['category']}: {words}")
    return kinds


def print_counts(corpora: Sequence[Corpus], findings: Sequence[Sequence[Finding]]) -> None:
    print("| findings per 1,000 segments |", " | ".join(corpus.name for corpus in corpora), "|")
    print("|---|" + "--:|" * len(corpora))
    print("| segments |", " | ".join(f"{corpus.size:,}" for corpus in corpora), "|")
    counts = [Counter(finding.check for finding in each) for each in findings]
    for check in sorted(set().union(*counts)):
        runs = (corpus.documents or check in _unit_checks() for corpus in corpora)
        cells = zip(corpora, counts, runs, strict=True)
        print(f"| `{check}` |", " | ".join(f"{1000 * n[check] / c.size:.1f}" if r else "" for c, n, r in cells), "|")


def print_recall(folder: Path) -> None:
    print("\n| mark of a rater | segments | with a finding of that kind |\n|---|--:|--:|")
    for kind, pairs in marked(folder).items():
        units = bitext("mqm", "zh-CN", "en", pairs)
        findings = Validator(read_glossary(), Config(select=_unit_checks())).run([units])
        hit = {finding.unit for finding in findings if finding.check in ANSWERS[KINDS[kind]]}
        print(f"| {kind} | {len(pairs)} | {len(hit)} |")


def main() -> None:
    """Count, or draw a sample."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--corpora", type=Path, default=BESIDE, help="the folder of the corpora")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="print N findings of each check instead")
    parser.add_argument("--seed", type=int, default=20261124)
    chosen = parser.parse_args()
    corpora = list(read_corpora(chosen.corpora))
    findings = [found(corpus) for corpus in corpora]
    if not chosen.sample:
        print_counts(corpora, findings)
        print_recall(chosen.corpora)
        return
    by_check: dict[str, list[dict[str, str]]] = defaultdict(list)
    for corpus, each in zip(corpora, findings, strict=True):
        for one in each:
            by_check[one.check].append(
                {"check": one.check, "severity": str(one.severity), "confidence": str(one.confidence)}
                | {"corpus": corpus.name, "document": one.path, "unit": one.unit, "side": str(one.side)}
                | {"at": str(one.start), "text": one.text}
                | {"message": one.message, "source": one.source, "target": one.target}
            )
    for check in sorted(by_check):
        drawn = random.Random(chosen.seed).sample(by_check[check], min(chosen.sample, len(by_check[check])))
        print("\n".join(json.dumps(one, ensure_ascii=False) for one in drawn))


if __name__ == "__main__":
    main()
