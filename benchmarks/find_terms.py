"""Finding the terms of a glossary in texts, beside one `str.find` pass over the same texts."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial

from measure import Method, Record, Settings, in_turn, medians, method, table, timed

_ABSENT = ("龘靐", "xqzj")
"""Strings that stand in no text, in the letters of its language, so that a search has to read all of it."""
_ROUNDS = 3
_MOST_UNITS = 20_000
_BLOCK = 64


def _find(arguments: list[str]) -> Record:
    """Find the terms of a glossary file in both sides of a TMX file; times are microseconds a text."""
    from ftzterms import read_bitext, read_glossary

    memory, path = arguments
    units = [unit for unit, _ in zip(read_bitext(memory).units, range(_MOST_UNITS), strict=False)]
    sides = {
        "zh": [unit.source.text for unit in units if unit.source],
        "en": [unit.target.text for unit in units if unit.target],
    }
    read_glossary(path)
    start = time.process_time()
    matcher = read_glossary(path).matcher
    matcher.find("自由")
    record = {"ready": time.process_time() - start}
    records = []
    for _ in range(_ROUNDS):
        measured = {}
        for (side, texts), absent in zip(sides.items(), _ABSENT, strict=True):
            each = 1e6 / len(texts)
            measured[f"pass {side}"] = each * timed(partial(_pass, texts, absent))
            measured[f"find {side}"] = each * timed(partial(_find_all, matcher.find_all, texts))
        records.append(measured)
    hits = {f"hits {side}": sum(map(len, matcher.find_all(texts))) / len(texts) for side, texts in sides.items()}
    return {**record, **medians(records), **hits}


def _pass(texts: list[str], absent: str) -> int:
    return "\n".join(texts).lower().find(absent)


def _find_all(find_all: Callable[[Sequence[str]], object], texts: list[str]) -> None:
    """Search the texts in the blocks in which a check does."""
    for start in range(0, len(texts), _BLOCK):
        find_all(texts[start : start + _BLOCK])


METHODS: dict[str, Method] = {"find": _find}


def report(settings: Settings) -> None:
    """Print the times for glossaries of all sizes, and the growth."""
    memory = settings.memory(settings.units)
    jobs = [method("find", memory, settings.glossary(size)) for size in settings.glossaries]
    records = in_turn(jobs, settings)
    print(f"### Finding terms, µs a text, {min(settings.units, _MOST_UNITS):,} texts a side\n")
    heads = ("side, concepts", "`str.find` pass", "ftzterms", "×", "terms found a text", "ready in s")
    rows = []
    for side in ("zh", "en", "both"):
        for size, record in zip(settings.glossaries, records, strict=True):
            limit, ours, hits = (_both(record, key, side) for key in ("pass", "find", "hits"))
            rows.append((f"{side}, {size:,}", limit, ours, ours / limit, hits, record["ready"]))
    table(heads, rows)
    few, many = settings.glossaries[0], settings.glossaries[-1]
    growth = (
        f"{side} {_both(records[-1], 'find', side) / _both(records[0], 'find', side):.1f}"
        for side in ("zh", "en", "both")
    )
    print(f"From {few:,} to {many:,} concepts the time grows by: {', '.join(growth)}.\n")


def _both(record: Record, key: str, side: str) -> float:
    """Give a measure of a side, or of both together."""
    return record[f"{key} zh"] + record[f"{key} en"] if side == "both" else record[f"{key} {side}"]
