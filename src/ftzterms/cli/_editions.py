"""Which two editions of a glossary a command line names: two paths, or a revision of git and a path."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ftzterms.cli._status import complain

if TYPE_CHECKING:
    from ftzterms.keeping import Edition

_RANGE = ".."


def editions(first: str, second: str | None) -> tuple[Edition, Edition]:
    """Read the older and the newer edition.

    Two paths that exist are two glossaries. Otherwise *first* is a revision, or two with `..` between them, and
    *second* the glossary, the built-in one when it is not given.
    """
    from ftzterms.glossary import data_folder
    from ftzterms.keeping import edition, edition_at

    if second is not None and os.path.exists(first):
        pair = edition(first), edition(second)
    else:
        path = second or data_folder("glossary")
        older, mark, newer = first.partition(_RANGE)
        pair = edition_at(older or "HEAD", path), edition_at(newer or "HEAD", path) if mark else edition(path)
    for read in pair:
        for warning in read.warnings:
            complain(warning)
    return pair
