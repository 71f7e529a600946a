"""`ftzterms glossary lint`."""

from __future__ import annotations

import click

from ftzterms.cli._options import ReportChoice, config_option, report_options, settings_of
from ftzterms.cli._outputs import write
from ftzterms.cli._status import Status, verdict


@click.command("lint", short_help="Check the glossary itself.")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@config_option
@report_options
def glossary_lint(*, paths: tuple[str, ...], config_file: str | None, wanted: ReportChoice) -> Status:
    """Check glossaries: terms that collide, forbid what they prefer, or have no source.

    PATH is a glossary file or a folder of them, all looked at together; without PATH the built-in one.
    """
    from ftzterms.cli._lint import lint, read

    entries, failed = read(paths)
    settings = wanted.over(settings_of(config_file))
    report = lint(entries, settings.config())
    write(report, settings["output"])
    return Status.WRONG_USAGE if failed else verdict(report, settings.fail_on)
