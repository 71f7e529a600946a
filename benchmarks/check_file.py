"""The whole command `check` on a TMX file, beside a bare `iterparse` loop over it, and what each part of it costs."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from measure import Job, Method, Record, Settings, in_turn, medians, method, table, timed

if TYPE_CHECKING:
    from ftzterms.checks import Check
    from ftzterms.model import AnnotatedUnit

TERM_CHECKS = ("missing-term", "variant-term", "forbidden-term", "untranslated-term")
_BLOCK = 64
_LOOP = "from lxml import etree\nfor event in etree.iterparse({!r}{}): pass"


def program(*arguments: str) -> Job:
    """Make a job of the command line of this environment."""
    beside = Path(sys.executable).with_name("ftzterms")
    start = (str(beside),) if beside.exists() else (sys.executable, "-m", "ftzterms")
    return Job("ftzterms", (*start, *arguments))


def _unit_checks() -> list[str]:
    from ftzterms.checks import Scope, all_checks

    return [name for name, check in all_checks().items() if check.scope is Scope.UNIT]


def _parts(arguments: list[str]) -> Record:
    """Measure reading, matching and each check alone, in microseconds a unit."""
    from ftzterms import Config, read_bitext, read_glossary
    from ftzterms.checks import Scope, all_checks

    memory, glossary, rounds = arguments
    units = list(read_bitext(memory).units)
    annotate_all = read_glossary(glossary).matcher.annotate_all
    window = Config().window

    def read() -> None:
        for _ in read_bitext(memory).units:
            pass

    def match() -> list[AnnotatedUnit]:
        annotated = []
        for start in range(0, len(units), _BLOCK):
            block = units[start : start + _BLOCK]
            orders = range(start, start + len(block))
            annotated += annotate_all(block, ["zh-CN"] * len(block), ["en"] * len(block), orders)
        return annotated

    given = match()
    blocks = [given[start : start + _BLOCK] for start in range(0, len(given), _BLOCK)]
    documents = [given[start : start + window] for start in range(0, len(given), window)]
    checks = [check for check in all_checks().values() if check.scope is not Scope.GLOSSARY]
    unit_checks = [check for check in checks if check.scope is Scope.UNIT]
    records = []
    for _ in range(int(rounds)):
        record = {"reading": timed(read), "matching": timed(match)}
        record["all unit checks"] = timed(lambda: _judge(unit_checks, blocks))
        record["term checks"] = timed(lambda: _judge([c for c in unit_checks if c.id in TERM_CHECKS], blocks))
        for check in checks:
            run = (
                partial(_judge, [check], blocks)
                if check.scope is Scope.UNIT
                else partial(_judge_whole, check, documents)
            )
            record[f"{check.scope} {check.id}"] = timed(run)
        records.append(record)
    return {key: seconds * 1e6 / len(given) for key, seconds in medians(records).items()}


def _judge(checks: Sequence[Check], blocks: Sequence[Sequence[AnnotatedUnit]]) -> int:
    """Run checks of units as the validator does."""
    return sum(1 for block in blocks for check in checks for _ in check.over(block))


def _judge_whole(check: Check, documents: Sequence[Sequence[AnnotatedUnit]]) -> int:
    return sum(1 for document in documents for _ in check.function(document))


METHODS: dict[str, Method] = {"parts": _parts}


def report(settings: Settings) -> None:
    """Print the time of the whole, its growth, and its parts."""
    small, large = settings.memory(settings.units // 10), settings.memory(settings.units)
    found = settings.data / "found.jsonl"
    options = ("--no-builtin", "-g", settings.glossary(settings.concepts), "-o", f"jsonl:{found}")
    alone = (*options, "--jobs", "1")
    jobs = {
        "bare `iterparse` loop, every element": Job("loop", (sys.executable, "-c", _LOOP.format(large, ""))),
        'bare `iterparse` loop, `tag="tu"`': Job("loop", (sys.executable, "-c", _LOOP.format(large, ', tag="tu"'))),
        "**`ftzterms check -o jsonl:FILE`**": program("check", large, *options),
        "**the same, `--jobs 1`**": program("check", large, *alone),
        "the same, a tenth of the units": program("check", small, *alone),
        "the same, only the four term checks": program("check", large, *alone, "--select", ",".join(TERM_CHECKS)),
        "the same, the term and the document checks": program("check", large, *alone, "--ignore", _ignored()),
        "the same, all unit checks": program("check", large, *alone, "--select", ",".join(_unit_checks())),
    }
    program("check", small, *options).run(settings)
    records = dict(zip(jobs, in_turn(list(jobs.values()), settings), strict=True))
    loop, _, _, whole, tenth, terms, _, units = records.values()
    print(f"### Checking {settings.units:,} units with {settings.concepts:,} concepts, whole processes\n")
    heads = (
        "process",
        "processor s",
        "clock s",
        "× bare loop, processor",
        "× bare loop, clock",
        "peak MB of a process",
    )
    table(heads, (_row(name, record, loop) for name, record in records.items()))
    print(f"10× the units take {whole['s'] / tenth['s']:.1f}× the time.")
    print(f"All unit checks take {units['s'] / terms['s']:.1f}× the time of the four term checks.")
    jobs["**`ftzterms check -o jsonl:FILE`**"].run(settings)
    print(f"The whole check finds {sum(1 for _ in found.open(encoding='utf-8')):,} faults.\n")
    _report_parts(settings)


def _ignored() -> str:
    """Name the unit checks that are not about terms."""
    return ",".join(check for check in _unit_checks() if check not in TERM_CHECKS)


def _row(name: str, record: Record, loop: Record) -> tuple[object, ...]:
    ratios = record["s"] / loop["s"], record["clock"] / loop["clock"]
    return name, record["s"], record["clock"], *ratios, record["mb"]


def _report_parts(settings: Settings) -> None:
    job = method("parts", settings.memory(settings.units), settings.glossary(settings.concepts), settings.rounds)
    record = job.run(settings)
    print(f"### What the parts of a check cost, {settings.units:,} units, {settings.concepts:,} concepts\n")
    table(("part", "µs a unit"), _ranked(record))
    ratio = record["all unit checks"] / record["term checks"]
    print(f"Without reading and matching all unit checks cost {ratio:.1f}× the four ({', '.join(TERM_CHECKS)}).\n")


def _ranked(record: Record) -> Iterator[tuple[str, float]]:
    """Give the parts: reading and matching first, then the checks, dearest first."""
    totals = ("reading", "matching", "term checks", "all unit checks")
    yield from ((name, record[name]) for name in totals)
    alone = {name: cost for name, cost in record.items() if name not in totals}
    yield "all document checks", sum(cost for name, cost in alone.items() if name.startswith("document"))
    for name in sorted(alone, key=lambda name: -alone[name]):
        scope, _, check = name.partition(" ")
        yield f"`{check}` ({scope})", alone[name]
