"""`ftzterms check`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from ftzterms.cli._living import LivingChoice, beside_baseline, beside_before, keep, living_options, tell
from ftzterms.cli._options import GlossaryChoice, ReportChoice, columns_option, glossary_options, report_options
from ftzterms.cli._outputs import write
from ftzterms.cli._status import Status, say, verdict
from ftzterms.model import Hidden, Report, Severity, replace

if TYPE_CHECKING:
    from ftzterms.cli._since import Changes
    from ftzterms.config.settings import Settings


@click.command(short_help="Check translations against the glossary.")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option("--source", metavar="FILE", help="The source document of a target document.")
@click.option("--direction", type=click.Choice(["zh-en", "en-zh"]), help="Which language is the source.")
@columns_option
@click.option("--jobs", type=click.IntRange(0), default=0, help="Processes to use (default: as many as pay).")
@glossary_options
@report_options
@living_options
def check(
    *,
    paths: tuple[str, ...],
    source: str | None,
    direction: str | None,
    columns: str,
    jobs: int,
    glossary: GlossaryChoice,
    wanted: ReportChoice,
    living: LivingChoice,
) -> Status:
    """Check bilingual files, or texts in one language.

    PATH is a file (TMX, PO, a table, docx, Markdown …) or a folder, in which every such file is checked; without it,
    what `include` in ftzterms.toml names.

    \b
    Examples:
      ftzterms check news.zh-en.tmx
      ftzterms check translations/ -o github -o sarif:terms.sarif
      ftzterms check article.en.md --source article.zh.md --glossary ours.tbx
      ftzterms check translations/ --diff-base origin/main

    Exit status: 0 clean, 1 findings at or above --fail-on, 2 wrong usage or an unreadable file,
    3 nothing was checked, 4 an internal error.
    """  # noqa: D301  click reads the mark as "do not fill"
    from ftzterms.cli._jobs import Work
    from ftzterms.cli._reading import chosen

    settings = wanted.over(glossary.settings(), direction, columns)
    files = chosen(paths, settings)
    if source and len(files) != 1:
        raise click.UsageError("--source belongs to one target document, not to several or a folder.")
    since = _since(living.diff_base, files, source)
    if since and files and not since.files:
        say(f"nothing that was to be checked has changed since {living.diff_base}")
        return Status.CLEAN
    taken = list(since.files) if since else files
    report, failed = Work(taken, source, settings).done_by(jobs)
    if living.write_baseline:
        return _kept(report, living.write_baseline, failed)
    report = _beside(report, settings, taken, living.baseline)
    if since:
        report = _beside_before(report, settings, since, source)
    report = _with_idle(report, settings, taken, complete=not paths and not since)
    report = _with_unfindable(report, settings)
    tell(report)
    write(report, settings["output"], settings["lang"])
    return Status.WRONG_USAGE if failed else verdict(report, settings.fail_on)


def _since(revision: str | None, files: Sequence[str], source: str | None) -> Changes | None:
    if not revision:
        return None
    from ftzterms.cli._since import changes

    return changes(revision, files, source)


def _kept(report: Report, path: str, failed: int) -> Status:
    """Make a new baseline; where nothing was checked the old one stands."""
    ended = Status.WRONG_USAGE if failed else verdict(report, Severity.ERROR)
    if report.scope.units and ended is not Status.NOTHING_CHECKED:
        keep(report, path)
    return Status.CLEAN if ended is Status.FINDINGS else ended


def _beside(report: Report, settings: Settings, files: Sequence[str], baseline: str | None) -> Report:
    """Leave out what a baseline lists."""
    known = baseline or next(iter(settings.paths("baseline")), "")
    return beside_baseline(report, known, files) if known else report


def _beside_before(report: Report, settings: Settings, since: Changes, source: str | None) -> Report:
    """Leave out what stood there before."""
    from ftzterms.cli._before import before

    return beside_before(report, before(since, settings, source))


def _with_idle(report: Report, settings: Settings, files: Sequence[str], *, complete: bool) -> Report:
    """Tell of the orders in the configuration that hid nothing."""
    config = settings.config()
    if not config.suppressions:
        return report
    from ftzterms.checks import check_ids
    from ftzterms.suppressing import Suppressor

    suppressor = Suppressor(config, report.signature.checks, check_ids())
    idle = suppressor.idle(report.hidden.used, files, complete=complete)
    return replace(report, hidden=report.hidden + Hidden(notices=tuple(idle)))


def _with_unfindable(report: Report, settings: Settings) -> Report:
    """Tell of the terms in glossaries of the user's own that can never be found."""
    own = settings.paths("glossaries")
    if not own:
        return report
    from ftzterms.cli._unfindable import unfindable

    return replace(report, hidden=report.hidden + Hidden(notices=unfindable(own)))
