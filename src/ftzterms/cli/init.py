"""`ftzterms init`."""

from __future__ import annotations

import os
import sys

import click

from ftzterms.cli._status import Status, say
from ftzterms.reporters import Style, screen


@click.command(short_help="Write a configuration, hooks and a CI job to begin with.")
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False))
@click.option("--ci", type=click.Choice(["github", "gitlab", "none"]), help="The CI service (default: what is there).")
@click.option("--dry-run", is_flag=True, help="Print what would be written, and write nothing.")
def init(*, folder: str, ci: str | None, dry_run: bool) -> Status:
    """Write a commented ftzterms.toml, hooks for pre-commit and a job for the CI service.

    A file that is there already is left alone; what to add to it is printed.
    """
    from ftzterms.formats import atomic_write
    from ftzterms.starting import beginnings, service_of

    page = screen(sys.stdout)
    for begun in beginnings(folder, ci or service_of(folder)):
        path = os.path.join(folder, begun.path) if folder != "." else begun.path
        if begun.there or dry_run:
            why = "is there already; add to it" if begun.there else "would hold"
            page.line(page.paint(f"{path} {why}:", Style.BOLD))
            for line in begun.text.splitlines():
                page.line(f"  {line}" if line else "")
            continue
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        with atomic_write(path) as stream:
            stream.write(begun.text.encode())
        page.line(f"{path} is written")
    say("next: ftzterms check; with many findings: ftzterms check --write-baseline ftzterms.baseline.json")
    return Status.CLEAN
