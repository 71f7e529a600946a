"""Measure fuzzy search in a memory beside looking at every text: recall, time, size, and the time to build it.

    python benchmarks/search_memory.py --data DATA --units 100000
    python benchmarks/search_memory.py --corpora ../shared/corpora

Queries are texts of the memory with edits: 3 to 22 % in short runs ("edited"), or 20 to 29 % of single characters in
texts of at most 14 Chinese or 45 English characters ("short, hard"). Recall is the share of the five best similarities
of at least 0.7, found by comparing everything with rapidfuzz, that the search reaches too. The limit is one `str.find`
over the joined texts for what is not there. Times are processor time, after 100 other searches. Prints Markdown.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from ftzterms import TranslationMemory, TranslationUnit, read_bitext
from ftzterms.memory import Penalties
from ftzterms.model import Segment, Variant
from ftzterms.text.fold import fold
from measure import peak, table

SHORT = {"zh": 14, "en": 45}
LETTERS = {"zh": "的一是在不了有和人这中大为上个国我以要他", "en": "etaoinshrdlu cmfw"}
CUT, BEST = 0.7, 5
FREE = Penalties(case=0, punctuation=0, numbers=0, numbers_left=0, tags=0, fuzzy=0, initial=0, machine=0)
HEADS = ("texts, queries", "distinct pairs", "recall", "of", "p50 ms", "p95 ms", "one pass ms", "p95 × pass")
Query = Callable[[str, random.Random, str], str]


def edited(text: str, rng: random.Random, letters: str) -> str:
    """Replace, take out and put in runs of one to four characters, 3 to 22 % of a text."""
    found = list(text)
    left = max(1, round(len(found) * rng.uniform(0.03, 0.22)))
    while left > 0:
        run = min(left, rng.randrange(1, 5))
        at = rng.randrange(len(found) + 1)
        new = [rng.choice(letters) for _ in range(run)]
        found[at : at + run * (rng.random() < 0.7)] = new if rng.random() < 0.7 else []
        left -= run
    return "".join(found) or letters[0]


def hard(text: str, rng: random.Random, letters: str) -> str:
    """Edit 20 to 29 % of the characters of a text, wherever they stand."""
    found = list(text)
    for at in rng.sample(range(len(found)), round(len(found) * rng.uniform(0.2, 0.29))):
        found[at] = rng.choice((rng.choice(letters), rng.choice(letters), "", found[at] + rng.choice(letters)))
    return "".join(found)


def best_of_all(query: str, texts: Sequence[str]) -> list[float]:
    """Compare a folded query with everything."""
    found = process.extract(query, texts, scorer=Levenshtein.normalized_similarity, score_cutoff=CUT, limit=BEST)
    return [score for _, score, _ in found]


def measured(
    memory: TranslationMemory, language: str, pairs: Sequence[Sequence[str]], queries: Sequence[str], *, known: int
) -> tuple[object, ...]:
    """Search for all queries; compare the first *known* of them with everything; each pair of texts counts once."""
    alike = dict.fromkeys(tuple(fold(text).text for text in pair) for pair in pairs)
    folded = [pair[language == "en"] for pair in alike]
    joined = "\n".join(folded)
    limit = min(seconds(lambda: joined.find("\0\1")) for _ in range(5))
    gc.collect()
    gc.freeze()
    times, answers = [], []
    for query in queries:
        found: list[float] = []
        times.append(seconds(lambda query=query, found=found: found.extend(similarities(memory, query, language))))  # type: ignore[misc]
        answers.append(found)
    reached = wanted = 0
    for query, found in zip(queries[:known], answers, strict=False):
        truth = best_of_all(fold(query).text, folded)
        wanted += len(truth)
        reached += sum(1 for one, other in zip(truth, found, strict=False) if other >= one - 1e-9)
    times.sort()
    middle, late = (times[int(len(times) * share)] * 1000 for share in (0.5, 0.95))
    recall = reached / wanted if wanted else 1.0
    return len(folded), f"{recall:.4f}", wanted, middle, late, limit * 1000, late / limit / 1000


def similarities(memory: TranslationMemory, query: str, language: str) -> list[float]:
    """Search as a user does."""
    found = memory.search(query, limit=BEST, minimum=CUT, direction=f"{language}-", penalties=FREE)
    return sorted((match.similarity for match in found), reverse=True)


def seconds(run: Callable[[], object]) -> float:
    """Give the processor seconds of a call."""
    start = time.process_time()
    run()
    return time.process_time() - start


def rows(
    name: str, memory: TranslationMemory, pairs: Sequence[tuple[str, str]], count: int, known: int
) -> Iterator[tuple[object, ...]]:
    """Measure both languages, with edited texts and with short, hard ones."""
    for side, language in enumerate(("zh", "en")):
        texts = [pair[side] for pair in pairs]
        rng = random.Random(11)
        letters = LETTERS[language]
        kinds: list[tuple[str, Query, Sequence[str]]] = [("edited", edited, texts)]
        short = [text for text in texts if SHORT[language] // 2 <= len(text) <= SHORT[language]]
        if len(short) > 9:
            kinds.append(("short, hard", hard, short))
        for text in rng.choices(texts, k=100):
            similarities(memory, edited(text, rng, letters), language)
        for kind, change, given in kinds:
            queries = [change(rng.choice(given), rng, letters) for _ in range(count)]
            yield f"{name} {language}, {kind}", *measured(memory, language, pairs, queries, known=known)


def built(data: Path, units: int) -> Path:
    """Import the benchmark's file of so many units, and say how fast."""
    path = data / f"search-{units}.db"
    if not path.exists():
        with TranslationMemory(path) as memory:
            bitext = read_bitext(data / f"tm-{units}.tmx")
            spent = seconds(lambda: memory.add(bitext))
            pages = memory._connection.execute(  # noqa: SLF001
                "SELECT sum(length(texts)) FROM search_column"
            ).fetchone()[0]
        whole = path.stat().st_size
        table(
            ("units", "s", "units a s", "peak MB", "file MB", "columns of the index MB"),
            [(f"{units:,}", spent, units / spent, peak(), whole / 1e6, pages / 1e6)],
        )
    return path


def corpora(folder: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield the published pairs that are there."""
    laws, news = folder / "tw-laws" / "econ-laws.zh-en.jsonl.gz", folder / "wmt-news" / "wmt21.zh-en.jsonl.gz"
    health = folder / "tico19" / "all.en-zh.part.tmx"
    for name, path, keys in (("laws", laws, ("zh", "en")), ("news", news, ("src", "A"))):
        if path.exists():
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                records = map(json.loads, lines)
                yield name, [(one[keys[0]], one[keys[1]]) for one in records if one.get(keys[0]) and one.get(keys[1])]
    if health.exists():
        units = read_bitext(health).units
        yield "health", [(unit.target.text, unit.source.text) for unit in units if unit.source and unit.target]


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, help="the folder of the benchmarks' data")
    parser.add_argument("--units", type=int, default=100_000, help="of which file of it")
    parser.add_argument("--corpora", type=Path, help="a folder of published corpora")
    parser.add_argument("--queries", type=int, default=200, help="of each kind")
    parser.add_argument("--known", type=int, default=200, help="queries that are compared with everything")
    chosen = parser.parse_args()
    found: list[tuple[object, ...]] = []
    if chosen.data:
        path = built(chosen.data, chosen.units)
        units = read_bitext(chosen.data / f"tm-{chosen.units}.tmx").units
        pairs = [(unit.source.text, unit.target.text) for unit in units if unit.source and unit.target]
        with TranslationMemory(path, read_only=True) as memory:
            found += rows(f"{chosen.units:,}", memory, pairs, chosen.queries, chosen.known)
    for name, pairs in corpora(chosen.corpora) if chosen.corpora else ():
        with TranslationMemory() as memory:
            memory.add(TranslationUnit(f"{n}", Variant("zh", Segment(zh)), Variant("en", Segment(en)))
                       for n, (zh, en) in enumerate(pairs))  # fmt: skip
            found += rows(name, memory, pairs, chosen.queries, chosen.known)
    table(HEADS, found)


if __name__ == "__main__":
    main()
