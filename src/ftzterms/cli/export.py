"""`ftzterms export`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ftzterms.cli._options import Command, GlossaryChoice, glossary_options, grouped
from ftzterms.cli._status import Status, say
from ftzterms.model import ConfigurationError, canonical, primary
from ftzterms.reporters import count, safe, screen

if TYPE_CHECKING:
    from ftzterms.formats import Drops
    from ftzterms.kits import Made
    from ftzterms.model import Bitext

_SHOWN = 40
"""Characters of an example."""


@dataclass(frozen=True, slots=True)
class _Manner:
    """How careful to be."""

    dry_run: bool
    strict: bool
    force: bool


def _manner_options(command: Command) -> Command:
    """Add what says how careful to be; the command takes a `manner`."""
    return grouped(
        command,
        "manner",
        _Manner,
        click.option(
            "--dry-run", is_flag=True, help="Say what would be written and what the tool will drop; write nothing."
        ),
        click.option(
            "--strict", is_flag=True, help="Write nothing, and exit 1, when a unit or a term would be dropped."
        ),
        click.option(
            "--force", is_flag=True, help="Write into a folder that holds files; only files of the kit are replaced."
        ),
    )


@click.command(short_help="Make a kit for one CAT tool or MT service.")
@click.argument("profile", metavar="PROFILE")
@click.argument("out", metavar="OUT")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option(
    "--direction", type=click.Choice(["zh-en", "en-zh"]), default="zh-en", show_default=True, help="Of the project."
)
@click.option(
    "--locale",
    "locales",
    multiple=True,
    metavar="CODE",
    help="The project's Chinese or English, such as zh-TW or en-GB (default: zh-CN, en-US); repeatable.",
)
@_manner_options
@glossary_options
def export(
    *,
    profile: str,
    out: str,
    paths: tuple[str, ...],
    direction: str,
    locales: tuple[str, ...],
    manner: _Manner,
    glossary: GlossaryChoice,
) -> Status:
    """Make the folder OUT for one CAT tool or MT service, with the units of PATH… and the glossary.

    PROFILE is one of omegat, trados, memoq, phrase, wordfast, weblate, deepl, google, amazon, azure, or srx for the
    rules of segmentation alone. PATH is a TMX or PO file, a memory, or a folder of such; without one the built-in
    memory is used. What the tool will drop is said before it drops it; the files are listed on standard output.

    \b
    Examples:
      ftzterms export omegat project/
      ftzterms export trados kit/ news.tmx --direction en-zh --locale en-GB
      ftzterms export deepl glossary/ --glossary ours.tbx --no-builtin --dry-run

    Exit status: 0 the kit is there, 1 with --strict and something to drop, 2 wrong usage or unreadable input,
    3 there is nothing to export, 4 an internal error.
    """  # noqa: D301  click reads the mark as "do not fill"
    from ftzterms.formats import Drops
    from ftzterms.kits import Stock, kit, packed

    made = kit(profile)
    source, target = _languages(direction, locales)
    given = _Given(paths, builtin=glossary.settings()["builtin"])
    stock = Stock(given.bitexts(), glossary.read().entries, source, target, Drops())
    with packed(made, stock, out, force=manner.force, nowhere=manner.dry_run) as pack:
        pack.folder.close()
        _tell(out, made.title, stock.drops)
        if given.failed:
            say(f"{out}: nothing was written, because not all could be read")
            return Status.WRONG_USAGE
        files = list(pack.folder.made.values())
        if not any(any(file.counts.values()) for file in files):
            say(f"{out}: nothing was written: there is no unit and no term to export")
            return Status.NOTHING_CHECKED
        if manner.strict and stock.drops.lost:
            say(f"{out}: nothing was written, because of --strict")
            return Status.FINDINGS
        pack.place()
    _list(files)
    say(f"{out}: {_sum(files)}{', not written' if manner.dry_run else ''}")
    return Status.CLEAN


class _Given:
    """The bitexts of the command line, or the built-in memory; what cannot be read is told and counted."""

    def __init__(self, paths: tuple[str, ...], *, builtin: bool) -> None:
        self._paths = paths
        self._builtin = builtin
        self.failed = 0

    def bitexts(self) -> Iterator[Bitext]:
        """Open one after another."""
        from ftzterms.cli._reading import Reading, files

        reading = Reading(files(self._paths) if self._paths else self._ours())
        for bitext in reading.bitexts():
            yield bitext if self._paths else replace(bitext, name=f"ftzterms-{Path(bitext.name).name}")
        self.failed = reading.failed

    def _ours(self) -> list[str]:
        from ftzterms.cli._reading import files
        from ftzterms.glossary import data_folder

        return files([str(data_folder("tmx"))]) if self._builtin else []


def _languages(direction: str, locales: Iterable[str]) -> tuple[str, str]:
    """Give the project's source and target language with their regions."""
    from ftzterms.formats import locale_of

    chosen = {"zh": "zh-CN", "en": "en-US"}
    for locale in locales:
        if primary(locale) not in chosen:
            raise ConfigurationError(f"--locale cannot be {locale!r}", hint="write one of Chinese or English: zh-TW")
        chosen[primary(locale)] = locale_of(canonical(locale))
    source, _, target = direction.partition("-")
    return chosen[source], chosen[target]


def _tell(out: str, tool: str, drops: Drops) -> None:
    """Say what the tool will drop, the worst first, each on a line with its number."""
    lines = [
        f"  {count(drop.number, drop.noun)} {drop.why}{_examples(drop.examples) if drop.whole else ''}"
        for drop in drops
    ]
    if lines:
        say(f"{out}: what {tool} will not hold")
    for line in lines:
        say(line)


def _examples(examples: tuple[str, ...]) -> str:
    shown = [text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…" for text in examples]
    return f" ({', '.join(shown)})" if shown else ""


def _list(files: Iterable[Made]) -> None:
    """List the files and what is in them, with a tab between."""
    page = screen(sys.stdout)
    for file in files:
        said = ", ".join(count(number, noun) for noun, number in file.counts.items())
        page.line(safe(file.name) + (f"\t{said}" if said else ""))


def _sum(files: list[Made]) -> str:
    return f"{count(len(files), 'file')}"
