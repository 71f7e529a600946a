"""Live with findings: those of a baseline, and those that stood there before a change, are counted and not shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click

from ftzterms.cli._options import Command, grouped
from ftzterms.cli._status import complain, say
from ftzterms.model import Finding, Hidden, Report, replace, value
from ftzterms.reporters import count
from ftzterms.shelf import shelved


@value
class LivingChoice:
    """What is known already."""

    baseline: str | None
    write_baseline: str | None
    diff_base: str | None


def living_options(command: Command) -> Command:
    """Add what hides known findings; the command takes `living`."""
    return grouped(
        command,
        "living",
        LivingChoice,
        click.option("--baseline", metavar="FILE", help="Do not show the findings that this file lists."),
        click.option("--write-baseline", metavar="FILE", help="List all findings in this file, and exit with 0."),
        click.option("--diff-base", metavar="REV", help="Show only what came in since this git revision."),
    )


def beside_baseline(report: Report, path: str, files: Sequence[str]) -> Report:
    """Leave out the findings that a baseline lists; what it lists in vain becomes a notice."""
    from ftzterms.baseline import read_baseline

    compared = read_baseline(path).compare(report.findings, files)
    hidden = Hidden(known=compared.known, notices=compared.stale)
    return replace(report, findings=compared.new, hidden=report.hidden + hidden)


def keep(report: Report, path: str) -> None:
    """Write all findings of a report as the new baseline."""
    from ftzterms.baseline import write_baseline

    write_baseline(path, report.findings)
    say(f"{path}: {count(len(report.findings), 'finding')} listed")


def beside_before(report: Report, before: Callable[[str], list[Finding]]) -> Report:
    """Leave out the findings that were there in the files as they were before."""
    from ftzterms.baseline import beside

    paths = dict.fromkeys(finding.path for finding in report.findings)
    laid = beside(report.findings, (old.fingerprint for path in paths for old in before(path)))
    new = shelved(report.findings[at] for at in laid.new)
    return replace(report, findings=new, hidden=report.hidden + Hidden(known=len(report.findings) - len(new)))


def tell(report: Report) -> None:
    """Say on standard error what orders and entries are wrong or idle."""
    for notice in report.hidden.notices:
        complain(notice)
