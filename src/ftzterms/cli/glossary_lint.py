"""`ftzterms glossary lint`."""

from __future__ import annotations

import click

from ftzterms.cli._options import ReportChoice, report_options
from ftzterms.cli._outputs import write
from ftzterms.cli._status import Status, verdict


@click.command("lint", short_help="Check the glossary itself.")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@report_options
def glossary_lint(*, paths: tuple[str, ...], wanted: ReportChoice) -> Status:
    """Check glossaries: terms that collide, forbid what they prefer, or have no source.

    PATH is a glossary file or a folder of them, all looked at together; without PATH the built-in one.
    """
    from ftzterms.cli._lint import lint, read

    entries, failed = read(paths)
    report = lint(entries, wanted.config())
    write(report, wanted.outputs)
    return Status.WRONG_USAGE if failed else verdict(report, wanted.fail_on)
