"""What it costs to keep a glossary: its checks, a table taken in, a site, and what a change makes wrong."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from check_file import program
from ftzterms import ConceptEntry
from measure import Job, Method, Settings, in_turn, table

METHODS: dict[str, Method] = {}
_EVERY = 100
"""One concept in so many gets another preferred term."""


def report(settings: Settings) -> None:
    """Print the processor time of whole processes, for the built-in glossary and for a made-up one."""
    from ftzterms.formats import read_entries, write_entries
    from ftzterms.glossary import data_folder, read_glossary

    built_in, made = data_folder("glossary"), settings.glossary(settings.concepts)
    units = settings.units // 10
    after = str(settings.data / "changed.toml")
    entries = read_entries(made)
    write_entries((_changed(entry) if n % _EVERY == 0 else entry for n, entry in enumerate(entries)), after)
    edited = str(settings.data / "edited.csv")
    write_entries(read_entries(built_in), edited)
    size = f"{len(read_glossary().entries):,} concepts"
    jobs = {
        '`python -c "import click, lxml.etree"`': Job("", (sys.executable, "-c", "import click, lxml.etree")),
        f"`ftzterms glossary lint`, {size}": program("glossary", "lint", built_in),
        f"`ftzterms glossary lint`, {settings.concepts:,} concepts": program("glossary", "lint", made),
        f"`ftzterms glossary stats`, {size}": program("glossary", "stats"),
        f"`ftzterms glossary diff`, {settings.concepts:,} concepts": program("glossary", "diff", made, after),
        f"`ftzterms glossary import --dry-run`, a table of {size}": program(
            "glossary", "import", edited, built_in, "--dry-run"
        ),
        f"`ftzterms glossary export --html`, {size}": program(
            "glossary", "export", built_in, "--html", str(settings.data / "site"), "--force"
        ),
        f"`ftzterms tm impact`, {units:,} units, {settings.concepts:,} concepts": program(
            "tm", "impact", settings.memory(units), "--old", made, "--new", after
        ),
        "`ftzterms check`, the same units and concepts": program(
            "check", settings.memory(units), "--no-builtin", "-g", after, "--jobs", "1"
        ),
    }
    records = in_turn(list(jobs.values()), settings)
    Path(after).unlink()
    imports = records[0]["s"]
    print("### Keeping a glossary, whole processes\n")
    rows = [
        (name, record["s"], record["s"] / imports, record["mb"]) for name, record in zip(jobs, records, strict=True)
    ]
    table(("process", "s", "× the two imports", "peak MB"), rows)


def _changed(entry: ConceptEntry) -> ConceptEntry:
    """Give a concept whose English has another preferred term."""
    sections = [
        replace(
            section,
            terms=(replace(section.terms[0], text=f"{section.terms[0].text} anew"), *section.terms[1:]),
        )
        if section.language == "en"
        else section
        for section in entry.sections
    ]
    return replace(entry, sections=tuple(sections))
