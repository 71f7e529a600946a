"""`ftzterms report`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from ftzterms.cli._options import GlossaryChoice, ReportChoice, columns_option, glossary_options, report_options
from ftzterms.cli._outputs import write
from ftzterms.cli._status import Status, say, verdict
from ftzterms.model import Report, replace

if TYPE_CHECKING:
    from ftzterms.config.settings import Settings
    from ftzterms.model.overview import Since


@click.command(short_help="Make a page about a translation for people who do not read terminals.")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option("--html", "page", required=True, metavar="FILE", help="Where to write the page; it needs nothing else.")
@click.option(
    "--compare", metavar="REV|FILE", help="What got better and worse since a git revision, or an -o json file."
)
@click.option("--source", metavar="FILE", help="The source document of a target document.")
@click.option("--direction", type=click.Choice(["zh-en", "en-zh"]), help="Which language is the source.")
@columns_option
@glossary_options
@report_options
def report(
    *,
    paths: tuple[str, ...],
    page: str,
    compare: str | None,
    source: str | None,
    direction: str | None,
    columns: str,
    glossary: GlossaryChoice,
    wanted: ReportChoice,
) -> Status:
    """Check files, and write one page: figures, every rendering of each concept, and the findings to filter and sort.

    Concepts that are rendered in one right way are left out of the page. The status is that of `check`.

    \b
    Examples:
      ftzterms report translations/ --html report.html
      ftzterms report translations/ --html report.html --compare main
    """  # noqa: D301  click reads the mark as "do not fill"
    from ftzterms.cli._jobs import Work
    from ftzterms.cli._reading import chosen
    from ftzterms.usage import Usage

    settings = wanted.over(glossary.settings(), direction, columns)
    files = chosen(paths, settings)
    if source and len(files) != 1:
        raise click.UsageError("--source belongs to one target document, not to several or a folder.")
    usage = Usage()
    made, failed = Work(files, source, settings).watched(usage.watch)
    since = _since(compare, made, files, settings, source) if compare else None
    whole = replace(made, uses=usage.uses(), since=since)
    write(whole, [f"html:{page}", *settings["output"]], settings["lang"])
    say(f"{page}: open it in a browser")
    return Status.WRONG_USAGE if failed else verdict(made, settings.fail_on)


def _since(earlier: str, made: Report, files: list[str], settings: Settings, source: str | None) -> Since:
    """Lay a report beside an earlier one: a file of ours in JSON, or the files as a git revision has them."""
    from ftzterms.cli._earlier import of_file, of_revision, since

    said = of_file(earlier) if os.path.isfile(earlier) else of_revision(earlier, files, settings, source)
    return since(earlier, made, said)
