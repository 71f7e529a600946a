"""Write the memories of a kit as TMX, one file for each of them, and more where a tool wants them apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import PurePath

from ftzterms.formats import PROFILES, Fitter, Profile, TmxWriter
from ftzterms.kits._folder import Folder
from ftzterms.kits._kit import Stock
from ftzterms.model import Bitext, TranslationUnit

_UNSAFE = re.compile(r"[^\w.-]+|^[.-]+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
"""Names that Windows does not give to files."""
_PENALTY = re.compile(r"penalty-(?=\d)")
"""OmegaT reads it anywhere in a path."""


def fitted(stock: Stock, profile: Profile) -> Iterator[tuple[str, Iterator[TranslationUnit]]]:
    """Yield each memory's name for a file and its units, as the tool takes them."""
    fitter = Fitter(profile, stock.source, stock.target, stock.drops)
    taken: set[str] = set()
    for bitext in stock.bitexts:
        yield file_name(bitext.name, taken), fitter.fitted(bitext.units)


def write_memories(
    stock: Stock,
    folder: Folder,
    profile: Profile,
    place: Callable[[TranslationUnit], str] = lambda _: "",
    also: Callable[[TranslationUnit], None] = lambda _: None,
) -> None:
    """Write each memory as TMX; *place* says in which folder a unit goes (`tm/auto/`), *also* sees each."""
    codes = profile.codes
    head = Bitext("", codes.of(stock.source), codes.of(stock.target), ())
    for name, units in fitted(stock, profile):
        writers: dict[str, TmxWriter] = {}
        for unit in units:
            made = folder.file(f"{place(unit)}{name}.tmx")
            if made.name not in writers:
                writers[made.name] = TmxWriter(head, made.stream)
            writers[made.name].add(unit)
            made.count("unit")
            also(unit)
        for writer in writers.values():
            writer.end()


def profile(name: str) -> Profile:
    """Give the TMX profile of a tool."""
    return PROFILES[name]


def file_name(path: str, taken: set[str]) -> str:
    """Name a file after another, so that every system takes the name and no two are alike."""
    stem = _UNSAFE.sub("-", PurePath(path.replace("\\", "/")).stem).strip("-.")[:80] or "memory"
    stem = _PENALTY.sub("penalty_", f"memory-{stem}" if _RESERVED.match(stem) else stem)
    name, number = stem, 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem}-{number}"
    taken.add(name.casefold())
    return name
