"""The program that holds the commands."""

from __future__ import annotations

import click

from ftzterms._version import __version__
from ftzterms.cli._lazy_group import LazyGroup


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with:  ftzterms check FILE.tmx   or   ftzterms find 新质生产力",
)
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
def program() -> None:
    """Keep the terms of Chinese policy texts right in English, and the other way round.

    Works with no configuration: a glossary of policy terms is built in.
    """
