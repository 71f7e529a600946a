"""Read a glossary: the bundled one, the user's own, or both together."""

from __future__ import annotations

from functools import cache
from os import PathLike
from pathlib import Path

from ftzterms.formats import read_entries
from ftzterms.matcher import Glossary
from ftzterms.model import ConceptEntry


def read_glossary(*paths: str | PathLike[str], builtin: bool | None = None) -> Glossary:
    """Read the glossaries at *paths*, in any glossary format, into one; without a path the bundled one.

    With *builtin* the bundled glossary comes on top: an entry of the user's own with the same id stands in place of the
    bundled one. Raises `GlossaryError` with every fault.
    """
    own = [entry for path in paths for entry in read_entries(path)]
    if builtin is None:
        builtin = not paths
    if not builtin:
        return Glossary(own, name=", ".join(map(str, paths)))
    taken = {entry.id for entry in own}
    bundled = [entry for entry in _bundled() if entry.id not in taken]
    return Glossary([*own, *bundled], name=", ".join([*map(str, paths), "builtin"]))


def data_folder(name: str) -> Path:
    """Give a data folder of the package (`glossary`, `tmx`): in the wheel, or beside `src` in a checkout."""
    installed = Path(__file__).parent / "data" / name
    return installed if installed.is_dir() else Path(__file__).parents[2] / name


@cache
def _bundled() -> tuple[ConceptEntry, ...]:
    return read_entries(data_folder("glossary"))
