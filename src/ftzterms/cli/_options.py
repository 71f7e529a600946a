"""Options that several commands share; each group comes to the command as one value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from ftzterms.cli._outputs import Output, outputs
from ftzterms.model import Confidence, Severity, value
from ftzterms.reporters import names

if TYPE_CHECKING:
    from ftzterms.config import Config
    from ftzterms.matcher import Glossary

Command = Callable[..., Any]


@value
class GlossaryChoice:
    """Which glossaries to use."""

    glossaries: tuple[str, ...]
    builtin: bool

    def read(self) -> Glossary:
        """Read them into one."""
        from ftzterms.glossary import read_glossary

        return read_glossary(*self.glossaries, builtin=self.builtin)


@value
class ReportChoice:
    """Which findings are wanted, where they go, and which of them make the run fail."""

    outputs: tuple[Output, ...]
    select: frozenset[str]
    ignore: frozenset[str]
    fail_on: Severity
    confidence: Confidence

    def config(self, direction: str = "") -> Config:
        """Give the settings of the run."""
        from ftzterms.config import Config

        return Config(self.select, self.ignore, self.confidence, direction)


def glossary_options(command: Command) -> Command:
    """Add `--glossary` and `--builtin`; the command takes a `glossary`."""
    return grouped(
        command,
        "glossary",
        GlossaryChoice,
        click.option(
            "-g",
            "--glossary",
            "glossaries",
            multiple=True,
            metavar="PATH",
            help="A glossary of your own (TBX, TOML, CSV); repeatable. Its entries win over built-in ones.",
        ),
        click.option(
            "--builtin/--no-builtin",
            default=True,
            help="With or without the built-in glossary (default: with).",
        ),
    )


def report_options(command: Command) -> Command:
    """Add what every command with findings has; the command takes `wanted`."""
    return grouped(
        command,
        "wanted",
        ReportChoice,
        click.option(
            "-o",
            "--output",
            "outputs",
            multiple=True,
            callback=outputs,
            metavar="FORMAT[:FILE]",
            help=f"One of {', '.join(names())}; default full. With :FILE into a file. Repeatable.",
        ),
        click.option("--select", multiple=True, callback=_ids, metavar="ID,…", help="Run only these checks."),
        click.option("--ignore", multiple=True, callback=_ids, metavar="ID,…", help="Leave these checks out."),
        click.option(
            "--fail-on",
            type=click.Choice(["error", "warning", "info"]),
            default="error",
            callback=lambda _, __, value: Severity[value.upper()],
            show_default=True,
            help="Exit 1 for findings of this severity or a higher one.",
        ),
        click.option(
            "--confidence",
            type=click.Choice(["low", "medium", "high"]),
            default="medium",
            callback=lambda _, __, value: Confidence[value.upper()],
            show_default=True,
            help="Show findings that are at least so sure.",
        ),
    )


def _ids(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> frozenset[str]:
    """Take ids one by one or with commas between them."""
    return frozenset(name.strip() for value in values for name in value.split(",") if name.strip())


columns_option = click.option(
    "--columns",
    default="",
    metavar="WHAT=COLUMN,…",
    help="What stands where in a table, by letter, number or title: source=B,target=C.",
)


def grouped(
    command: Command,
    name: str,
    group: type[Any],
    *options: Callable[[Command], Command],
) -> Command:
    """Add options to a command that takes their values together."""
    names = [field.name for field in fields(group)]

    @wraps(command)
    def taking(**given: Any) -> Any:
        together = group(**{part: given.pop(part) for part in names})
        return command(**given, **{name: together})

    made: Command = taking
    for option in reversed(options):
        made = option(made)
    return made
