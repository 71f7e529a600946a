"""`ftzterms tm`."""

from __future__ import annotations

import click

from ftzterms.cli._lazy_group import LazyGroup


@click.group(cls=LazyGroup, short_help="Keep a translation memory: fill it, look into it, clean it.")
def tm() -> None:
    """Keep a translation memory: one file that holds units with all they say.

    \b
    Examples:
      ftzterms tm import policy.db news.zh-en.tmx archive/
      ftzterms tm stats policy.db
      ftzterms tm export policy.db policy.tmx
    """  # noqa: D301  click reads the mark as "do not fill"
