"""`ftzterms glossary`."""

from __future__ import annotations

import click

from ftzterms.cli._lazy_group import LazyGroup


@click.group(cls=LazyGroup, short_help="Look into a glossary, and check the glossary itself.")
def glossary() -> None:
    """Look into a glossary, and check the glossary itself."""
