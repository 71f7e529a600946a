"""Options that choose units of a memory."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from ftzterms.cli._options import IDS, Command, grouped, read, settings_of
from ftzterms.config.settings import commanded
from ftzterms.model import Bitext, TranslationUnit

if TYPE_CHECKING:
    from ftzterms.memory import UnitFilter

_DATE = re.compile(r"\d{4}(-?\d{2}(-?\d{2})?)?")


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """Which units are wanted."""

    since: str
    until: str
    user: str
    file: str
    attributes: tuple[tuple[str, str], ...]
    text: str
    findings: frozenset[str] | None

    def filter(self) -> UnitFilter | None:
        """Give the filter; None when everything is wanted."""
        from ftzterms.memory import UnitFilter

        judge = _judge(self.findings) if self.findings else None
        wanted = UnitFilter(self.since, self.until, self.user, self.file, self.attributes, self.text, judge)
        return None if wanted == UnitFilter() else wanted


def _judge(wanted: frozenset[str]) -> Callable[[TranslationUnit], bool]:
    """Say of a unit whether one of some checks finds something in it. Raises `FtzTermsError` for unknown checks."""
    from ftzterms.checks import Scope, check_ids, text_checks
    from ftzterms.config import checked_ids
    from ftzterms.validator import Validator

    checked_ids(wanted, check_ids())
    whole = sorted(name for name, check in text_checks(wanted.__contains__).items() if check.scope is not Scope.UNIT)
    if whole or not text_checks(wanted.__contains__):
        said = ", ".join(whole or sorted(wanted))
        raise click.BadParameter(
            f"{said} does not judge single units; `ftzterms check` runs it", param_hint="--finding"
        )
    settings = commanded(settings_of(None), select=wanted, ignore=frozenset())
    validator = Validator(read(settings), settings.config())
    return lambda unit: any(True for _ in validator.run([Bitext("", "", "", [unit])]))


def unit_options(command: Command) -> Command:
    """Add what chooses units; the command takes a `choice`."""
    return grouped(
        command,
        "choice",
        UnitChoice,
        click.option("--since", default="", callback=_date, metavar="DATE", help="Only units changed since: 2024-03."),
        click.option("--until", default="", callback=_date, metavar="DATE", help="Only units changed until then."),
        click.option("--user", default="", metavar="NAME", help="Only units that this user made or changed."),
        click.option("--file", default="", metavar="NAME", help="Only units from this file (* and ? as in a shell)."),
        click.option(
            "--attribute",
            "attributes",
            multiple=True,
            callback=_pairs,
            metavar="NAME[=VALUE]",
            help="Only units with this attribute or property; repeatable.",
        ),
        click.option("--text", default="", metavar="WORDS", help="Only units in which these words stand."),
        click.option("--finding", "findings", help="Only units in which these checks find something.", **IDS),
    )


def _date(_: click.Context, __: click.Parameter, value: str) -> str:
    """Take a year, a month or a day as the beginning of a TMX date."""
    if value and not _DATE.fullmatch(value):
        raise click.BadParameter(f"{value!r} is no date; write 2024, 2024-03 or 2024-03-31")
    return value.replace("-", "")


def _pairs(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    parts = (value.partition("=") for value in values)
    return tuple((name, value) for name, _, value in parts)
