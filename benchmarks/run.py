"""Measure the speed and the memory of ftzterms beside what it could be, and beside its peers.

    python benchmarks/run.py --data DATA
    python benchmarks/run.py --data DATA --translate-toolkit OTHER/bin/python read
    python benchmarks/run.py --data DATA --quick

Missing data is made first. Prints Markdown. For POSIX systems.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import check_file
import documents
import find_terms
import keep_glossary
import keep_units
import measure
import read_tmx
import read_xliff
import start_up
from measure import Settings

PARTS = {
    "read": read_tmx.report,
    "find": find_terms.report,
    "check": check_file.report,
    "keep": keep_units.report,
    "documents": documents.report,
    "xliff": read_xliff.report,
    "glossary": keep_glossary.report,
    "start": start_up.report,
}
METHODS = (
    read_tmx.METHODS
    | find_terms.METHODS
    | check_file.METHODS
    | keep_units.METHODS
    | documents.METHODS
    | read_xliff.METHODS
    | start_up.METHODS
)


def _settings(chosen: argparse.Namespace) -> Settings:
    if chosen.quick:
        return Settings(chosen.data, 1, 200, 400, (50, 200), 200, chosen.translate_toolkit)
    glossaries = (500, 5_000, 50_000)
    return Settings(chosen.data, chosen.rounds, 100_000, 1_000_000, glossaries, 5_000, chosen.translate_toolkit)


def _make_missing(settings: Settings) -> None:
    """Make what is missing of the data, in another process: what this one holds would be counted for its children."""
    sizes = (20, settings.units // 10, settings.units, settings.many_units)
    missing = [str(size) for size in sizes if not Path(settings.memory(size)).exists()]
    glossaries = [str(count) for count in settings.glossaries if not Path(settings.glossary(count)).exists()]
    if missing or glossaries:
        script = str(Path(__file__).with_name("make_data.py"))
        command = [sys.executable, script, "--out", str(settings.data), "--dated", str(settings.units)]
        subprocess.run([*command, "--sizes", *missing, "--glossaries", *glossaries], check=True)


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"one of {', '.join(PARTS)}; default all")
    parser.add_argument("--data", type=Path, required=True, help="the folder of the data")
    parser.add_argument("--rounds", type=int, default=5, help="how often each method runs (default 5)")
    parser.add_argument("--quick", action="store_true", help="a few units, one round: shows only that it works")
    parser.add_argument("--translate-toolkit", default="", metavar="PYTHON", help="the Python of its environment")
    chosen = parser.parse_args()
    if unknown := set(chosen.parts) - set(PARTS):
        parser.error(f"no part {', '.join(unknown)}: one of {', '.join(PARTS)}")
    settings = _settings(chosen)
    _make_missing(settings)
    for part in chosen.parts or PARTS:
        PARTS[part](settings)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure.one(METHODS, sys.argv[2:])
    else:
        main()
