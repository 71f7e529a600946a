"""The concepts of the made-up texts, and a glossary file of the first N of them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from vocabulary import ENDINGS, HEADS, MODIFIERS, OFFICES, OTHER_HEADS, SHORT_TERMS

_SEED = 20260101


@dataclass(frozen=True, slots=True)
class Concept:
    """A Chinese term, its rendering, and a second rendering that the glossary admits or rejects, or none."""

    zh: str
    en: str
    other: str = ""
    rejected: bool = False


OFFICE_CONCEPTS = tuple(Concept(zh, en) for zh, en in OFFICES)


def concepts(count: int) -> list[Concept]:
    """Give the first *count* concepts of one list: the most used first, then ever longer and rarer ones."""
    return list(islice(_all(), count))


def write_glossary(path: Path, count: int) -> None:
    """Write *count* concepts as a TOML glossary, the offices among them."""
    chosen = [*OFFICE_CONCEPTS, *concepts(max(0, count - len(OFFICE_CONCEPTS)))][:count]
    path.write_text("".join(_table(number, concept) for number, concept in enumerate(chosen)), encoding="utf-8")


def _all() -> Iterator[Concept]:
    """Yield about 170,000 concepts, shuffled in three stretches: 7 % of the first 450 are short."""
    rng = random.Random(_SEED)
    pairs = [(m, h) for m in MODIFIERS for h in HEADS if m[0] != h[0]]
    triples = [(m, h, e) for m, h in pairs for e in ENDINGS]
    rng.shuffle(pairs)
    rng.shuffle(triples)
    first = [Concept(*pair) for pair in SHORT_TERMS] + [_joined(rng, pair) for pair in pairs[:420]]
    rng.shuffle(first)
    yield from first
    rest = iter(triples)
    for pair in pairs[420:]:
        yield _joined(rng, pair)
        if rng.random() < 0.5:
            yield _joined(rng, next(rest))
    yield from (_joined(rng, triple) for triple in rest)


def _joined(rng: random.Random, words: Sequence[tuple[str, str]]) -> Concept:
    """Join words to a term; one in three whose head has a second rendering gets it, half of those rejected."""
    zh = "".join(word[0] for word in words)
    en = " ".join(word[1] for word in words)
    head = words[1][1]
    if head not in OTHER_HEADS or rng.random() < 0.67:
        return Concept(zh, en)
    other = " ".join(OTHER_HEADS[head] if i == 1 else word[1] for i, word in enumerate(words))
    return Concept(zh, en, other, rejected=rng.random() < 0.5)


def _table(number: int, concept: Concept) -> str:
    status = "deprecated" if concept.rejected else "admitted"
    other = f', {{ text = "{concept.other}", status = "{status}" }}' if concept.other else ""
    return f'[[concept]]\nid = "c{number:05}"\nzh-Hans = ["{concept.zh}"]\nen = ["{concept.en}"{other}]\n\n'
