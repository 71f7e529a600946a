"""Which two editions of a glossary a command line names: two paths, or a revision of git and a path."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from ftzterms.cli._entries import BUILTIN, place_of
from ftzterms.cli._status import complain

if TYPE_CHECKING:
    from ftzterms.keeping import Edition

_RANGE = ".."


def editions(first: str, second: str | None) -> tuple[Edition, Edition]:
    """Read the older and the newer edition.

    Two paths that exist are two glossaries. Otherwise *first* is a revision, or two with `..` between them, and
    *second* the glossary, the built-in one when it is not given. “builtin” names the built-in one, too.
    """
    from ftzterms.keeping import edition, edition_at

    if first == BUILTIN and second in (None, BUILTIN):
        raise click.UsageError("both editions are the built-in glossary: name the other one.")
    if second is not None and (first == BUILTIN or os.path.exists(first)):
        pair = edition(place_of(first)), edition(place_of(second))
    else:
        path = place_of(second or BUILTIN)
        older, mark, newer = first.partition(_RANGE)
        pair = edition_at(older or "HEAD", path), edition_at(newer or "HEAD", path) if mark else edition(path)
    for read in pair:
        for warning in read.warnings:
            complain(warning)
    return pair
