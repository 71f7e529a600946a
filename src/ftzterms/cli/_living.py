"""Live with findings: those of a baseline, and those that stood there before a change, are counted and not shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import click

from ftzterms.cli._options import Command, grouped, read
from ftzterms.cli._status import complain, say
from ftzterms.config.settings import Settings
from ftzterms.model import Finding, FtzTermsError, Hidden, Report, replace, value
from ftzterms.reporters import count


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


def beside_before(report: Report, before: Callable[[str], bytes | None], settings: Settings) -> Report:
    """Leave out the findings that were there in the files as they were before."""
    old: Counter[str] = Counter()
    for path in dict.fromkeys(finding.path for finding in report.findings):
        old.update(finding.fingerprint for finding in findings_before(path, before(path), settings))
    new: list[Finding] = []
    for finding in report.findings:
        if old[finding.fingerprint] > 0:
            old[finding.fingerprint] -= 1
        else:
            new.append(finding)
    known = Hidden(known=len(report.findings) - len(new))
    return replace(report, findings=tuple(new), hidden=report.hidden + known)


def findings_before(path: str, data: bytes | None, settings: Settings) -> list[Finding]:
    """Check a file as it was; a file that was not there, or could not be read, had no finding."""
    from ftzterms.formats import read_bitext
    from ftzterms.validator import Validator

    if data is None:
        return []
    validator = Validator(read(settings, path), settings.config(path))
    try:
        return list(validator.run([read_bitext(path, data=data, columns=settings.columns(path))]))
    except FtzTermsError:
        return []


def tell(report: Report) -> None:
    """Say on standard error what orders and entries are wrong or idle."""
    for notice in report.hidden.notices:
        complain(notice)
