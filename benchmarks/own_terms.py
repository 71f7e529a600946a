"""Count the term findings in published documents against the dictionary that came with them.

    python benchmarks/own_terms.py

The documents and dictionaries are those of the WMT 2025 terminology task; nothing is printed where they are absent.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ftzterms import Bitext, Config, Finding, Glossary, Validator
from ftzterms.model import AdministrativeStatus, ConceptEntry, LanguageSection, Term
from real_text import BESIDE, pair_up

FOLDER = BESIDE / "wmt25-terminology"
CHECKS = frozenset({"missing-term", "variant-term", "forbidden-term"})


def dictionary(terms: Mapping[str, Sequence[str]]) -> Glossary:
    """Make a glossary of Chinese terms with their admitted renderings."""
    return Glossary(
        ConceptEntry(
            f"term-{number}",
            (
                LanguageSection("zh-Hant", (Term(chinese.strip(), "zh-Hant"),)),
                LanguageSection("en", tuple(Term(text, "en", AdministrativeStatus.ADMITTED) for text in renderings)),
            ),
        )
        for number, (chinese, renderings) in enumerate(terms.items())
    )


def documents(year: str) -> Iterator[Bitext]:
    """Give the documents of a year, line by line, where both sides have as many."""
    with gzip.open(FOLDER / "zhen.docs.jsonl.gz", "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            sides = [[line for line in row[side].split("\n") if line.strip()] for side in ("zh", "en")]
            if str(row["year"]) == year and len(sides[0]) == len(sides[1]):
                yield pair_up(f"{year}-{row['doc']}", "zh-HK", "en", zip(*sides, strict=True))


def main() -> None:
    """Print the counts of each check."""
    with gzip.open(FOLDER / "zhen.terms.json.gz", "rt", encoding="utf-8") as file:
        years = json.load(file)
    findings: list[Finding] = []
    units = 0
    for year, kinds in years.items():
        validator = Validator(dictionary(kinds["proper"]), Config(select=CHECKS))
        findings += validator.run(documents(year))
        units += validator.compared.units
    print(f"{units:,} lines")
    for check, count in Counter(finding.check for finding in findings).most_common():
        print(f"{check:14} {count:5} {1000 * count / units:6.1f} per 1,000")


if __name__ == "__main__" and FOLDER.is_dir():
    main()
