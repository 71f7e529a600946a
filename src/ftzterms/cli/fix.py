"""`ftzterms fix`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from ftzterms.cli._options import GlossaryChoice, ReportChoice, columns_option, glossary_options, report_options
from ftzterms.cli._outputs import leave_the_screen, write
from ftzterms.cli._status import Status, complain, say, verdict
from ftzterms.cli._ways import Way, Ways
from ftzterms.model import Finding, FtzTermsError, Report, Signature
from ftzterms.model import Scope as Compared
from ftzterms.reporters import count

if TYPE_CHECKING:
    from ftzterms.config.settings import Settings
    from ftzterms.fixing import Fixed, Fixer


@click.command(short_help="Apply the safe fixes of what is found.")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option("--diff", "only_shown", is_flag=True, help="Print the fixes as a patch and write nothing.")
@click.option("--unsafe", is_flag=True, help="Apply the other fixes too; read them afterwards.")
@click.option("--source", metavar="FILE", help="The source document of a target document; it stays as it is.")
@click.option("--direction", type=click.Choice(["zh-en", "en-zh"]), help="Which language is the source.")
@columns_option
@glossary_options
@report_options
def fix(
    *,
    paths: tuple[str, ...],
    only_shown: bool,
    unsafe: bool,
    source: str | None,
    direction: str | None,
    columns: str,
    glossary: GlossaryChoice,
    wanted: ReportChoice,
) -> Status:
    """Apply the safe fixes of what `check` finds, and report what is left.

    Nothing but the fixed words changes in a file. A fix that would cause another finding is left out.

    \b
    Examples:
      ftzterms fix news.zh-en.tmx --diff
      ftzterms fix translations/ --select whitespace,doubled-word
      ftzterms fix news.zh-en.tmx --unsafe --diff | git apply

    Exit status: 0 nothing is left at or above --fail-on, 1 findings are left, 2 wrong usage or a file that cannot
    be read or written, 3 nothing was checked, 4 an internal error.
    """  # noqa: D301  click reads the mark as "do not fill"
    from ftzterms.cli._reading import chosen

    settings = wanted.over(glossary.settings(), direction, columns)
    named = chosen(paths, settings)
    if source and len(named) != 1:
        raise click.UsageError("--source belongs to one target document, not to several or a folder.")
    if only_shown:
        leave_the_screen(wanted.outputs)
    fixers = _Fixers(settings, unsafe=unsafe)
    done = [fixed for path in named if (fixed := _fixed(fixers.of(path), path, source, only_shown=only_shown))]
    left = tuple(finding for fixed in done for finding in fixed.left)
    report = Report(left, sum((fixed.compared for fixed in done), Compared()), fixers.signature)
    if done and (wanted.outputs or not only_shown):
        write(report, wanted.outputs or settings["output"], settings["lang"])
    status = verdict(report, settings.fail_on) if len(done) == len(named) else Status.WRONG_USAGE
    if done and status is not Status.NOTHING_CHECKED:
        say(_summary(done, left, unsafe=unsafe, only_shown=only_shown))
    return status


class _Fixers:
    """The fixers of a run, one for each way in which its files are set."""

    def __init__(self, settings: Settings, *, unsafe: bool) -> None:
        self._ways = Ways(settings)
        self._unsafe = unsafe
        self._made: dict[Way, Fixer] = {}

    def of(self, path: str) -> Fixer:
        from ftzterms.fixing import Fixer

        way = self._ways.of(path)
        if way not in self._made:
            self._made[way] = Fixer(way.glossary, way.config, unsafe=self._unsafe, columns=way.columns)
        return self._made[way]

    @property
    def signature(self) -> Signature:
        """Name all that shapes the result."""
        first, *others = [fixer.signature for fixer in self._made.values()] or [self.of("").signature]
        return sum(others, first)


def _fixed(fixer: Fixer, path: str, source: str | None, *, only_shown: bool) -> Fixed | None:
    """Fix one file, and write or show it; None when it cannot be read, or not be written."""
    from ftzterms.cli._diff import show
    from ftzterms.cli._reading import warn
    from ftzterms.formats import shown

    try:
        fixed = fixer.fix(path, source)
        if not only_shown:
            fixed.write()
    except FtzTermsError as error:
        complain(error)
        return None
    warn(path, fixed.unreadable)
    if only_shown and fixed.applied:
        before, after = (shown(path, data, fixed.codec) for data in (fixed.before, fixed.after))
        show(path, before, after, sys.stdout)
    return fixed


def _summary(done: Sequence[Fixed], left: Sequence[Finding], *, unsafe: bool, only_shown: bool) -> str:
    """Say how much was fixed, and why the rest was not."""
    made = sum(fixed.applied for fixed in done)
    files = count(sum(fixed.applied > 0 for fixed in done), "file")
    fixes = f"{made:,} {'fix' if made == 1 else 'fixes'} in {files}{', not written' if made and only_shown else ''}"
    if not left:
        return f"{fixes}; nothing left"
    reasons = Counter(_reason(finding, unsafe=unsafe) for finding in left)
    said = ", ".join(f"{number:,} {reason}" for reason, number in sorted(reasons.items()))
    return f"{fixes}; {count(len(left), 'finding')} left ({said})"


def _reason(finding: Finding, *, unsafe: bool) -> str:
    if finding.fix is None:
        return "without a fix"
    if finding.fix.safe or unsafe:
        return "with a fix that does not fit"
    return "with an unsafe fix"
