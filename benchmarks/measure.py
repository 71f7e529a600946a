"""Measure methods in turn, A B A B, in fresh processes, and print what came out as a Markdown table.

Times are processor time (user and system): on a machine that others use too it moves less than the clock on the wall.
"""

from __future__ import annotations

import gc
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Record = dict[str, float]
Method = Callable[[list[str]], Record]

_KEPT_OUT = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "FTZTERMS_DEBUG")


@dataclass(frozen=True, slots=True)
class Settings:
    """What one run measures."""

    data: Path
    rounds: int
    units: int
    """Of the file that is read and checked; a tenth of it shows the growth."""
    many_units: int
    """Of the file that shows whether memory stays flat."""
    glossaries: tuple[int, ...]
    concepts: int
    """Of the glossary that the whole check uses."""
    toolkit: str
    """The Python of an environment with translate-toolkit; empty for none."""

    def memory(self, units: int) -> str:
        """Give the TMX file of that many units."""
        return str(self.data / f"tm-{units}.tmx")

    def glossary(self, concepts: int) -> str:
        """Give the glossary file of that many concepts."""
        return str(self.data / f"glossary-{concepts}.toml")


@dataclass(frozen=True, slots=True)
class Job:
    """A method in a process of its own, or a whole command."""

    name: str
    arguments: tuple[str, ...]
    python: str = ""
    """The interpreter that runs the method; empty for a command."""

    def run(self, settings: Settings) -> Record:
        """Run once and give what was measured."""
        if not self.python:
            return _command(self.arguments, settings)
        script = str(Path(__file__).with_name("run.py"))
        command = [self.python, script, "--one", *self.arguments]
        answer = subprocess.run(command, capture_output=True, text=True, check=False, env=environment(settings))
        if answer.returncode:
            raise SystemExit(f"{self.name}: {' '.join(command)}\n{answer.stderr}")
        record: Record = json.loads(answer.stdout.splitlines()[-1])
        return record


def method(name: str, *arguments: object, python: str = sys.executable) -> Job:
    """Make a job of a method of this folder."""
    return Job(name, (name, *map(str, arguments)), python)


def environment(settings: Settings) -> dict[str, str]:
    """Give the environment of a user: byte code is kept, and compiled glossaries are, in the data folder."""
    kept = {key: value for key, value in os.environ.items() if key not in _KEPT_OUT}
    return {**kept, "PYTHONHASHSEED": "0", "FTZTERMS_CACHE": str(settings.data / "cache")}


def in_turn(jobs: Sequence[Job], settings: Settings, rounds: int = 0) -> list[Record]:
    """Run all jobs once, then all again; give the medians of each job."""
    records: list[list[Record]] = [[] for _ in jobs]
    for _ in range(rounds or settings.rounds):
        for kept, job in zip(records, jobs, strict=True):
            kept.append(job.run(settings))
    return [medians(kept) for kept in records]


def medians(records: Sequence[Record]) -> Record:
    """Give the median of each measure."""
    return {key: statistics.median(record[key] for record in records) for key in records[0]}


def _command(arguments: Sequence[str], settings: Settings) -> Record:
    """Run a command and whatever it starts; `ftzterms` may end with 1, findings."""
    start = time.perf_counter()
    with subprocess.Popen(
        arguments, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment(settings)
    ) as process:
        said = process.stderr.read().decode() if process.stderr else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(arguments)}\n{said}")
    megabytes = usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 1024)
    return {"s": usage.ru_utime + usage.ru_stime, "clock": time.perf_counter() - start, "mb": megabytes}


def timed(run: Callable[[], object]) -> float:
    """Give the processor seconds of a call; what was there before does not burden the collector."""
    gc.collect()
    gc.freeze()
    start = time.process_time()
    run()
    return time.process_time() - start


def peak() -> float:
    """Give the most memory that this process has held, in MB."""
    status = Path("/proc/self/status")
    if status.exists():  # getrusage would count what the parent held before it started us
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 1024)


def one(methods: Mapping[str, Method], arguments: Sequence[str]) -> None:
    """Run one method and print its record: the other end of `Job.run`."""
    print(json.dumps(methods[arguments[0]](list(arguments[1:]))))


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a Markdown table: numbers right, all else left."""
    print("| " + " | ".join(heads) + " |")
    print("|" + "|".join("---" if index == 0 else "--:" for index in range(len(heads))) + "|")
    for row in rows:
        print("| " + " | ".join(map(_cell, row)) + " |")
    print(flush=True)


def _cell(value: object) -> str:
    """Write a number with three figures."""
    if not isinstance(value, float):
        return str(value)
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}" if value < 1 else f"{value:.1f}"
