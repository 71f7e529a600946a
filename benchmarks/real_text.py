"""Count what ftzterms finds in published translations, and draw findings to be read and judged.

    python benchmarks/real_text.py [--sample 50 --seed 20261124 > sample.jsonl]

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
from collections.abc import Iterable, Iterator, Sequence
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
    r"[0-9零一二两三四五六七八九十百千万亿]|\b(?:hundred|thousand|[mb]illion|one|two|three|four|five)\b"
)
IN_WORDS = "figure in the marked words"
ANSWERS = {
    "Date format": {"date-mismatch", "number-mismatch"},
    "Currency format": {"unit-mismatch", "number-mismatch"},
    IN_WORDS: {"number-mismatch", "date-mismatch", "unit-mismatch", "omitted-text"},
    "Name format": {"name-romanization"},
    "Punctuation": {"punctuation-width", "unbalanced-punctuation", "end-punctuation", "whitespace"},
}
"""The checks that could say what a rater's mark of a kind says."""
UNIT_CHECKS = frozenset(name for name, check in all_checks().items() if check.scope is Scope.UNIT)
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Published translations; *documents* says whether each bitext is a whole document."""

    name: str
    bitexts: Sequence[Bitext]
    documents: bool = False

    @property
    def size(self) -> int:
        return sum(len(list(bitext.units)) for bitext in self.bitexts)

    def findings(self) -> list[Finding]:
        """Run all checks, or the unit checks alone where there are no documents."""
        config = Config() if self.documents else Config(select=UNIT_CHECKS)
        return list(Validator(read_glossary(), config).run(self.bitexts))


def pair_up(name: str, source: str, target: str, pairs: Iterable[Pair]) -> Bitext:
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


def news_from_chinese(folder: Path) -> Corpus:
    rows = _rows(folder / "wmt-news" / "wmt21.zh-en.jsonl.gz")
    return Corpus("wmt-news zh→en", [pair_up("news", "zh-CN", "en", [(row["src"], row["A"]) for row in rows])])


def news_from_english(folder: Path) -> Corpus:
    rows = _rows(folder / "wmt-news" / "wmt21.en-zh.jsonl.gz")
    both = [pair_up(f"news-{ref}", "en", "zh-CN", [(row["src"], row[ref]) for row in rows]) for ref in "AB"]
    return Corpus("wmt-news en→zh", both)


def annual_reports(folder: Path) -> Corpus:
    """Give the documents of wmt25-terminology; paragraphs are paired where both sides have as many."""
    documents: list[Bitext] = []
    for row in _rows(folder / "wmt25-terminology" / "zhen.docs.jsonl.gz"):
        chinese, english = ([part.strip() for part in row[side].split("\n\n")] for side in ("zh", "en"))
        if len(chinese) == len(english):
            pairs = [pair for pair in zip(chinese, english, strict=True) if any(pair)]
            documents.append(pair_up(f"{row['year']}-{row['doc']}", "zh-HK", "en", pairs))
    return Corpus("wmt25", documents, documents=True)


def laws(folder: Path, skipped: int = 0) -> Corpus:
    """Give whole laws drawn at random, until they have `LAW_ROWS` rows more than are to be skipped."""
    articles: dict[str, list[Pair]] = defaultdict(list)
    names = ("econ-laws.zh-en.jsonl.gz", "other-laws.zh-en.jsonl.gz")
    for row in (row for name in names for row in _rows(folder / "tw-laws" / name)):
        articles[row["law"]].append((row["zh"], row["en"]))
    codes = sorted(articles)
    random.Random(20261124).shuffle(codes)
    drawn: list[Bitext] = []
    taken = 0
    for code in codes:
        if skipped <= taken < skipped + LAW_ROWS:
            drawn.append(pair_up(code, "zh-TW", "en", articles[code]))
        taken += len(articles[code])
    return Corpus("tw-laws", drawn, documents=True)


def without_error(folder: Path) -> Corpus:
    """Give the pairs of mqm-zhen in which a rater found no error, and no other rater marked one."""
    rows = _annotated(folder)
    faulty = {_plain(row) for row in rows if row["category"] != "No-error"}
    return Corpus("mqm no-error", [pair_up("mqm", "zh-CN", "en", sorted({_plain(row) for row in rows} - faulty))])


def _annotated(folder: Path) -> list[dict[str, str]]:
    return [row for name in ("generalMT2023-sxs", "ted2021") for row in _rows(folder / "mqm-zhen" / f"{name}.tsv.gz")]


def _plain(row: dict[str, str]) -> Pair:
    return MARKS.sub("", row["source"]), MARKS.sub("", row["target"])


def read_corpora(folder: Path) -> Iterator[Corpus]:
    for reader in (news_from_chinese, news_from_english, annual_reports, laws, without_error):
        try:
            yield reader(folder)
        except FileNotFoundError as absent:
            print(f"skipped: {absent.filename}", file=sys.stderr)


def marked(folder: Path) -> dict[str, set[Pair]]:
    """Give the pairs of mqm-zhen in which a rater marked an error of each kind."""
    kinds: dict[str, set[Pair]] = {kind: set() for kind in ANSWERS}
    for row in _annotated(folder):
        kind = row["category"].rpartition("/")[2]
        if kind not in kinds and FIGURE.search(" ".join(MARKED.findall(f"{row['source']}\n{row['target']}"))):
            kind = IN_WORDS
        if kind in kinds:
            kinds[kind].add(_plain(row))
    return kinds


def print_counts(corpora: Sequence[Corpus], findings: Sequence[Sequence[Finding]]) -> None:
    print("| findings per 1,000 segments |", " | ".join(corpus.name for corpus in corpora), "|")
    print("|---|" + "---|" * len(corpora))
    print("| segments |", " | ".join(f"{corpus.size:,}" for corpus in corpora), "|")
    counts = [Counter(finding.check for finding in each) for each in findings]
    for check in sorted(set().union(*counts)):
        runs = (corpus.documents or check in UNIT_CHECKS for corpus in corpora)
        cells = zip(corpora, counts, runs, strict=True)
        print(f"| `{check}` |", " | ".join(f"{1000 * n[check] / c.size:.1f}" if r else "" for c, n, r in cells), "|")


def print_recall(folder: Path) -> None:
    print("\n| mark of a rater | segments | with a finding of that kind |\n|---|---|---|")
    for kind, pairs in marked(folder).items():
        found = Corpus(kind, [pair_up("mqm", "zh-CN", "en", sorted(pairs))]).findings()
        print(f"| {kind} | {len(pairs)} | {len({one.unit for one in found if one.check in ANSWERS[kind]})} |")


def print_sample(findings: Iterable[Finding], size: int, seed: int) -> None:
    fields = ("check", "severity", "confidence", "path", "unit", "side", "start", "text", "message", "source", "target")
    by_check: dict[str, list[Finding]] = defaultdict(list)
    for one in findings:
        by_check[one.check].append(one)
    for _, group in sorted(by_check.items()):
        for one in random.Random(seed).sample(group, min(size, len(group))):
            print(json.dumps({name: str(getattr(one, name)) for name in fields}, ensure_ascii=False))


def main() -> None:
    """Count, or draw a sample."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--corpora", type=Path, default=BESIDE, help="the folder of the corpora")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="print N findings of each check instead")
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--fresh", action="store_true", help="laws that were not looked at when rules were written")
    chosen = parser.parse_args()
    fresh = chosen.fresh
    corpora = [laws(chosen.corpora, skipped=LAW_ROWS)] if fresh else list(read_corpora(chosen.corpora))
    findings = [corpus.findings() for corpus in corpora]
    if chosen.sample:
        print_sample((one for each in findings for one in each), chosen.sample, chosen.seed)
    elif corpora:
        print_counts(corpora, findings)
        print_recall(chosen.corpora)


if __name__ == "__main__":
    main()
