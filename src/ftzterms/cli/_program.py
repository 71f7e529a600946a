"""The program that holds the commands."""

from __future__ import annotations

import click

from ftzterms._version import __version__
from ftzterms.cli._lazy_group import LazyGroup, with_help


def _show_version(context: click.Context, _: click.Parameter, asked: bool) -> None:  # noqa: FBT001  as click calls it
    if asked and not context.resilient_parsing:
        click.echo(f"{context.find_root().info_name} {__version__}")
        context.exit()


@with_help
@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with:  ftzterms check FILE.tmx   or   ftzterms find 新质生产力",
)
@click.option(
    "-V",
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_show_version,
    help="Show the version and exit.",
)
def program() -> None:
    """Keep the terms of Chinese policy texts right in English, and the other way round.

    Works with no configuration: a glossary of policy terms is built in.
    """
