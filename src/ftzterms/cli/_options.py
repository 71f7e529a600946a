"""Options that several commands share; each group comes to the command as one value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from ftzterms.cli._outputs import outputs
from ftzterms.config import find
from ftzterms.config.paths import relative
from ftzterms.config.settings import Settings, commanded
from ftzterms.model import ConfigurationError, value
from ftzterms.reporters import names

if TYPE_CHECKING:
    from ftzterms.matcher import Glossary

Command = Callable[..., Any]


@value
class GlossaryChoice:
    """Which glossaries to use, and which configuration file; None for what the command line does not say."""

    glossaries: tuple[str, ...]
    builtin: bool | None
    house_style: str | None
    config_file: str | None

    def settings(self) -> Settings:
        """Give the settings of the configuration file, with what the command line says on top."""
        return commanded(
            settings_of(self.config_file),
            glossaries=self.glossaries or None,
            builtin=self.builtin,
            house_style=self.house_style,
        )

    def read(self) -> Glossary:
        """Read them into one."""
        return read(self.settings())


@value
class ReportChoice:
    """Which findings are wanted, where they go, and which of them make the run fail; None for what is not said."""

    outputs: tuple[str, ...]
    select: frozenset[str] | None
    ignore: frozenset[str] | None
    fail_on: str | None
    confidence: str | None
    lang: str | None

    def over(self, settings: Settings, direction: str | None = None, columns: str = "") -> Settings:
        """Put what the command line says on top of other settings."""
        return commanded(
            settings,
            direction=direction,
            columns=columns or None,
            output=self.outputs or None,
            select=self.select,
            ignore=self.ignore,
            fail_on=self.fail_on,
            confidence=self.confidence,
            lang=self.lang,
        )


def settings_of(file: str | None) -> Settings:
    """Read the configuration file that is named, or else the nearest one upward, if there is any."""
    found = file or find()
    if not found:
        return Settings()
    from ftzterms.checks import check_ids
    from ftzterms.config.reading import read as read_settings

    settings = read_settings(found, check_ids())
    _check_options(settings)
    with _on_line_of(settings, "output"):
        outputs(settings["output"])
    return settings


@contextmanager
def _on_line_of(settings: Settings, key: str) -> Iterator[None]:
    """Say of what is wrong with a setting on which line of the file it stands."""
    try:
        yield
    except ConfigurationError as error:
        line = settings.lines[key]
        raise ConfigurationError(error.message, path=relative(settings.file), line=line, hint=error.hint) from None


def _check_options(settings: Settings) -> None:
    """Refuse options that their checks do not have; a check that has none set is not loaded."""
    from ftzterms.checks import glossary_checks, text_checks

    for name, own in settings.config().checks.items():
        if own.options:
            check = (text_checks(name.__eq__) or glossary_checks(name.__eq__))[name]
            with _on_line_of(settings, f"checks.{name}"):
                check.configured(None, own.options)


def read(settings: Settings, path: str = "") -> Glossary:
    """Read the glossaries of some settings into one, as the house style for a path has them."""
    from ftzterms.glossary import read_glossary

    style = settings.house_style(path)
    return read_glossary(*settings.paths("glossaries"), builtin=settings["builtin"], house_style=style)


def config_option(command: Command) -> Command:
    """Add `--config`; the command takes a `config_file`."""
    return click.option(
        "--config",
        "config_file",
        metavar="FILE",
        help="The configuration file (default: the nearest ftzterms.toml, or pyproject.toml with [tool.ftzterms]).",
    )(command)


def glossary_options(command: Command) -> Command:
    """Add `--glossary`, `--builtin`, `--house-style` and `--config`; the command takes a `glossary`."""
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
            help="A glossary of your own (TBX, TOML, CSV …); repeatable. Its entries win over built-in ones.",
        ),
        click.option(
            "--builtin/--no-builtin",
            default=None,
            help="With or without the built-in glossary (default: with).",
        ),
        click.option(
            "--house-style",
            metavar="NAME|FILE",
            help="Which renderings are demanded: official (default), press, seed, or a file of your own.",
        ),
        config_option,
    )


def _ids(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> frozenset[str] | None:
    """Take ids one by one or with commas between them; None when there is none."""
    if not values:
        return None
    return frozenset(name.strip() for value in values for name in value.split(",") if name.strip())


def complete_ids(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """Offer the ids of checks to a shell, also behind a comma."""
    from ftzterms.checks import check_ids

    before, comma, last = begun.rpartition(",")
    return [f"{before}{comma}{name}" for name in check_ids() if name.startswith(last)]


IDS: dict[str, Any] = {"multiple": True, "callback": _ids, "metavar": "ID,…", "shell_complete": complete_ids}
lang_option = click.option("--lang", type=click.Choice(["en", "zh"]), help="Messages in English (default) or Chinese.")


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
            callback=_outputs,
            metavar="FORMAT[:FILE]",
            help=f"One of {', '.join(names())}; default full. With :FILE into a file. Repeatable.",
        ),
        click.option("--select", help="Run only these checks.", **IDS),
        click.option("--ignore", help="Leave these checks out.", **IDS),
        click.option(
            "--fail-on",
            type=click.Choice(["error", "warning", "info"]),
            help="Exit 1 for findings of this severity or a higher one (default: error).",
        ),
        click.option(
            "--confidence",
            type=click.Choice(["low", "medium", "high"]),
            help="Show findings that are at least so sure (default: medium).",
        ),
        lang_option,
    )


def _outputs(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse an unknown format before any work is done."""
    outputs(values)
    return values


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
    names = group.__match_args__

    @wraps(command)
    def taking(**given: Any) -> Any:
        together = group(**{part: given.pop(part) for part in names})
        return command(**given, **{name: together})

    made: Command = taking
    for option in reversed(options):
        made = option(made)
    return made
