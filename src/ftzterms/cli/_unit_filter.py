"""Options that choose units of a memory."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from ftzterms.cli._options import Command, grouped

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

    def filter(self) -> UnitFilter | None:
        """Give the filter; None when everything is wanted."""
        from ftzterms.memory import UnitFilter

        wanted = UnitFilter(self.since, self.until, self.user, self.file, self.attributes, self.text)
        return None if wanted == UnitFilter() else wanted


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
    )


def _date(_: click.Context, __: click.Parameter, value: str) -> str:
    """Take a year, a month or a day as the beginning of a TMX date."""
    if value and not _DATE.fullmatch(value):
        raise click.BadParameter(f"{value!r} is no date; write 2024, 2024-03 or 2024-03-31")
    return value.replace("-", "")


def _pairs(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    parts = (value.partition("=") for value in values)
    return tuple((name, value) for name, _, value in parts)
