"""`ftzterms check`."""

from __future__ import annotations

import click

from ftzterms.cli._options import GlossaryChoice, ReportChoice, columns_option, glossary_options, report_options
from ftzterms.cli._outputs import write
from ftzterms.cli._status import Status, verdict


@click.command(short_help="Check translations against the glossary.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--source", metavar="FILE", help="The source document of a target document.")
@click.option("--direction", type=click.Choice(["zh-en", "en-zh"]), help="Which language is the source.")
@columns_option
@click.option("--jobs", type=click.IntRange(0), default=0, help="Processes to use (default: as many as pay).")
@glossary_options
@report_options
def check(
    *,
    paths: tuple[str, ...],
    source: str | None,
    direction: str | None,
    columns: str,
    jobs: int,
    glossary: GlossaryChoice,
    wanted: ReportChoice,
) -> Status:
    """Check bilingual files, or texts in one language.

    PATH is a file (TMX, PO, a table, docx, Markdown …) or a folder, in which every such file is checked.

    \b
    Examples:
      ftzterms check news.zh-en.tmx
      ftzterms check translations/ -o github -o sarif:terms.sarif
      ftzterms check article.en.md --source article.zh.md --glossary ours.tbx

    Exit status: 0 clean, 1 findings at or above --fail-on, 2 wrong usage or an unreadable file,
    3 nothing was checked, 4 an internal error.
    """  # noqa: D301  click reads the mark as "do not fill"
    from ftzterms.cli._jobs import Work
    from ftzterms.cli._reading import files

    work = Work(files(paths), source, glossary, wanted.config(direction or ""), columns)
    if source and len(work.files) != 1:
        raise click.UsageError("--source belongs to one target document, not to several or a folder.")
    report, failed = work.done_by(jobs)
    write(report, wanted.outputs)
    return Status.WRONG_USAGE if failed else verdict(report, wanted.fail_on)
