"""What a process costs before it does anything: `ftzterms check` on a small file, beside the bare interpreter."""

from __future__ import annotations

import sys

from check_file import program
from measure import Job, Method, Settings, in_turn, table

METHODS: dict[str, Method] = {}


def _python(code: str) -> Job:
    return Job(code, (sys.executable, "-c", code))


def report(settings: Settings) -> None:
    """Print the processor time of whole processes."""
    path = settings.memory(20)
    program("check", path).run(settings)
    jobs = {
        "`python -c pass`": _python("pass"),
        '`python -c "import click, lxml.etree"`': _python("import click, lxml.etree"),
        "`ftzterms --version`": program("--version"),
        "`ftzterms --help`": program("--help"),
        "**`ftzterms check`**, 20 units, built-in glossary": program("check", path),
        "`ftzterms find 联席会议`": program("find", "联席会议"),
        f"`ftzterms check`, 20 units, {settings.concepts:,} concepts": program(
            "check", path, "--no-builtin", "-g", settings.glossary(settings.concepts)
        ),
        "the built-in glossary read, one text searched, without click and lxml": _python(
            "import ftzterms; ftzterms.read_glossary().find('自由贸易试验区')"
        ),
        f"{settings.concepts:,} concepts read and compiled, nothing kept": _python(
            "import os; os.environ['FTZTERMS_CACHE'] = 'off'\n"
            f"import ftzterms; ftzterms.read_glossary({settings.glossary(settings.concepts)!r}).find('x')"
        ),
    }
    records = in_turn(list(jobs.values()), settings, rounds=3 * settings.rounds)
    bare, imports = records[0]["s"], records[1]["s"]
    print("### Start-up, whole processes, byte code and compiled glossaries kept\n")
    rows = [
        (name, record["s"] * 1000, record["s"] / bare, record["s"] / imports)
        for name, record in zip(jobs, records, strict=True)
    ]
    table(("process", "ms", "× `python -c pass`", "× the two imports"), rows)
