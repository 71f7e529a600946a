"""Filling a memory, beside bare SQLite; killing it while it is filled; many writers; opening it."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measure import Method, Record, Settings, in_turn, method, peak, table, timed

_IMPORT = """
import sys
from ftzterms.importing import import_file
from ftzterms.memory import TranslationMemory
with TranslationMemory(sys.argv[1]) as memory:
    import_file(memory, sys.argv[2], acknowledge=lambda added: print(added.before + added.read, flush=True))
"""
_WRITE = """
import sys
from ftzterms.memory import TranslationMemory
from ftzterms.model import Segment, TranslationUnit, Variant
with TranslationMemory(sys.argv[1]) as memory:
    for number in range(int(sys.argv[3])):
        text = f"{sys.argv[2]}-{number}"
        memory.add([TranslationUnit(text, Variant("zh", Segment(text)), Variant("en", Segment(text)))])
"""


def _bare(arguments: list[str]) -> Record:
    """Write the texts of the units into a table with nothing else, in one transaction."""
    from ftzterms import read_bitext

    units = read_bitext(arguments[0]).units
    texts = [(unit.source.text, unit.target.text) for unit in units if unit.source and unit.target]
    with tempfile.TemporaryDirectory() as folder:
        connection = sqlite3.connect(Path(folder, "bare.db"))

        def run() -> None:
            connection.execute("CREATE TABLE unit (id INTEGER PRIMARY KEY, source TEXT, target TEXT)")
            connection.executemany("INSERT INTO unit (source, target) VALUES (?, ?)", texts)
            connection.commit()

        seconds = timed(run)
        connection.close()
    return {"s": seconds, "mb": peak(), "units": len(texts)}


def _import(arguments: list[str]) -> Record:
    """Import a file into a new memory: read, told apart, indexed."""
    from ftzterms.importing import import_file
    from ftzterms.memory import TranslationMemory

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "new.db")
        with TranslationMemory(path) as memory:
            seconds = timed(lambda: import_file(memory, arguments[0]))
            units = len(memory)
        size = path.stat().st_size
    return {"s": seconds, "mb": peak(), "units": units, "size": size / 1e6}


def _open(arguments: list[str]) -> Record:
    """Open a memory that holds a file, the quickest of nine times."""
    from ftzterms.importing import import_file
    from ftzterms.memory import TranslationMemory

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "new.db")
        with TranslationMemory(path) as memory:
            import_file(memory, arguments[0])
        times = []
        for _ in range(9):
            before = time.perf_counter()
            memory = TranslationMemory(path)
            times.append(time.perf_counter() - before)
            memory.close()
    return {"ms": min(times) * 1000}


def _export(memory: Path, out: Path) -> bytes:
    from ftzterms import TranslationMemory, write

    with TranslationMemory(memory, read_only=True) as store:
        store.verify()
        write(store.bitext(), out)
    return out.read_bytes()


def _kills(arguments: list[str]) -> Record:
    """Kill an import at a random moment, look for what it had acknowledged, go on, and compare the TMX."""
    from ftzterms.importing import import_file
    from ftzterms.memory import TranslationMemory

    tmx, times = arguments[0], int(arguments[1])
    record = {"kills": 0.0, "lost": 0.0, "different": 0.0}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder, "whole.db")
        before = time.monotonic()
        with TranslationMemory(whole) as memory:
            import_file(memory, tmx)
        lasts = time.monotonic() - before
        wanted = _export(whole, Path(folder, "whole.tmx"))
        for number in range(times):
            path = Path(folder, f"{number}.db")
            process = subprocess.Popen(
                [sys.executable, "-c", _IMPORT, str(path), tmx], stdout=subprocess.PIPE, text=True
            )
            time.sleep(random.Random(number).uniform(0.1, lasts + 0.3))
            process.kill()
            told, _ = process.communicate()
            record["kills"] += process.returncode < 0
            acknowledged = max((int(line) for line in told.splitlines(keepends=True) if line.endswith("\n")), default=0)
            with TranslationMemory(path) as memory:
                record["lost"] += len(memory) < acknowledged
                import_file(memory, tmx)
            record["different"] += _export(path, Path(folder, "again.tmx")) != wanted
            path.unlink()
    return record


def _writers(arguments: list[str]) -> Record:
    """Let several processes write at once."""
    from ftzterms.memory import TranslationMemory

    processes, writes = map(int, arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder, "shared.db"))
        command = [sys.executable, "-c", _WRITE, path]
        running = [subprocess.Popen([*command, str(number), str(writes)]) for number in range(processes)]
        errors = sum(process.wait() != 0 for process in running)
        with TranslationMemory(path) as memory:
            missing = processes * writes - len(memory)
    return {"errors": errors, "missing": missing}


METHODS: dict[str, Method] = {
    "keep-bare": _bare,
    "keep-import": _import,
    "keep-open": _open,
    "keep-kills": _kills,
    "keep-writers": _writers,
}


def report(settings: Settings) -> None:
    """Print the tables."""
    small, large = settings.memory(settings.units // 10), settings.memory(settings.units)
    jobs = [method("keep-bare", large), method("keep-import", small), method("keep-import", large)]
    if settings.units >= 100_000:
        jobs.append(method("keep-import", settings.memory(settings.many_units)))
    records = in_turn(jobs, settings, rounds=min(settings.rounds, 3))
    bare = records[0]["units"] / records[0]["s"]
    names = ["bare `executemany` of two texts", *["**ftzterms**, `tm import`"] * (len(jobs) - 1)]
    print("### Filling a memory\n")
    table(
        ("what", "units", "s", "units a second", "× bare", "MB of memory", "MB on disk"),
        [
            (name, f"{got['units']:,.0f}", got["s"], f"{got['units'] / got['s']:,.0f}", bare * got["s"] / got["units"],
             got["mb"], got.get("size", ""))
            for name, got in zip(names, records, strict=True)
        ],
    )  # fmt: skip
    kills = 50 if settings.units >= 100_000 else 2
    killed = method("keep-kills", small, kills).run(settings)
    writers = method("keep-writers", 8, 200 if kills > 2 else 5).run(settings)
    opened = method("keep-open", large).run(settings)
    print("\n### A memory that many use, and that is killed\n")
    table(
        ("what", "count"),
        [
            ("imports killed (`kill -9`) at a random moment", f"{kills}"),
            ("of them, killed before their end", f"{killed['kills']:.0f}"),
            ("of them, acknowledged units lost", f"{killed['lost']:.0f}"),
            ("of them, TMX after going on not that of an import that was left alone", f"{killed['different']:.0f}"),
            ("errors of 8 processes that write at once", f"{writers['errors']:.0f}"),
            ("units missing then", f"{writers['missing']:.0f}"),
            (f"ms to open a memory of {settings.units:,} units", opened["ms"]),
        ],
    )
