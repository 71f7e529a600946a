"""Open the files of a command line, one after another, and say what cannot be read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

import click

from ftzterms.cli._progress import watched
from ftzterms.cli._status import complain, say
from ftzterms.config.paths import relative
from ftzterms.config.settings import Settings
from ftzterms.formats import Item, formats, read_bitext, reads
from ftzterms.model import Bitext, FtzTermsError, TranslationUnit, Unreadable, replace

_NOT_A_TEXT = frozenset({"readme.md"})
_HIDDEN = (".", "~$")
"""The second is what Word puts beside a document that is open."""

_PAGE_OF_OURS = b'<meta name="generator" content="ftzterms">'
_HEAD = 2048
"""Bytes in which a file says what it is."""


def chosen(paths: Sequence[str], settings: Settings) -> list[str]:
    """List the files to read: those of the command line, or else of `include`; none that `exclude` names."""
    named = paths or _included(settings)
    if not (named or settings["include"]):
        raise click.UsageError("name a PATH, or say in ftzterms.toml what to `include`.")
    found = files(named)
    if not settings["exclude"]:
        return found
    taken = [file for file in found if not settings.excluded(file)]
    if found and not taken:
        say("every file that was named is excluded by the configuration")
        if paths and not any(map(os.path.isdir, paths)):  # as hooks name files: it is right that none is left
            raise click.exceptions.Exit(0)
    return taken


def _included(settings: Settings) -> list[str]:
    """List what `include` names; of a pattern, the files that fit it."""
    from glob import glob

    found: list[str] = []
    for path in settings.paths("include"):
        fitting = sorted(glob(path, recursive=True))
        if not fitting:
            say(f"{path}: nothing has such a name (`include` in {relative(settings.file)})")
        found += fitting
    return found


def claimed(name: str) -> bool:
    """Say whether a unit format claims files of that name."""
    if "." not in name:  # before all formats are loaded
        return False
    return any(form.item is Item.UNIT and name.lower().endswith(form.suffixes) for form in formats().values())


def files(paths: Iterable[str], *items: Item) -> list[str]:
    """List the files to read: those named, and in folders those that a format of units, or of *items*, reads."""
    found: dict[str, None] = {}
    for path in paths:
        found.update(dict.fromkeys(_inside(path, items or (Item.UNIT,)) if os.path.isdir(path) else [path]))
    return list(found)


def _inside(folder: str, items: tuple[Item, ...]) -> Iterator[str]:
    """Walk a folder; hidden files and folders and a README are no texts."""
    from pathlib import Path

    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(_HIDDEN) and name.lower() not in _NOT_A_TEXT:
                file = str(Path(place, name))
                if any(reads(file, item) for item in items) and (Item.ENTRY in items or not _exported(file)):
                    yield file


def _exported(file: str) -> bool:
    """Say whether a file is a page of ours, or a glossary for OmegaT, which is no translation."""
    if not file.lower().endswith((".html", ".htm", ".txt")):
        return False
    from ftzterms.formats import OMEGAT_OPENING

    try:
        with open(file, "rb") as stream:
            head = stream.read(_HEAD)
    except OSError:  # told when it is read
        return False
    return _PAGE_OF_OURS in head or head.startswith(OMEGAT_OPENING.encode())


class Reading:
    """The bitexts of some files; a file that cannot be read is told, counted and passed over.

    *columns* says what stands where in tables. When *silent*, another process tells what cannot be read.
    """

    def __init__(
        self, files: Iterable[str], source: str | None = None, *, silent: bool = False, columns: str = ""
    ) -> None:
        self.files = files
        self.source = source
        self.silent = silent
        self.columns = columns
        self.failed = 0

    def bitexts(self) -> Iterator[Bitext]:
        """Open one file after another; its units are read before the next one is opened."""
        for path in self.files:
            try:
                bitext = read_bitext(path, source=self.source, columns=self.columns)
            except FtzTermsError as error:
                self._fail(error)
            else:
                yield replace(bitext, units=self._units(bitext))

    def texts(self) -> Iterator[str]:
        """Give the texts of all files, both sides of a unit one after the other."""
        for bitext in self.bitexts():
            for unit in bitext.units:
                yield from (side.text for side in (unit.source, unit.target) if side)

    def _units(self, bitext: Bitext) -> Iterator[TranslationUnit]:
        try:
            yield from bitext.units if self.silent else watched(bitext.units, bitext.name)
        except FtzTermsError as error:
            self._fail(error)
        if not self.silent:
            warn(bitext.name, bitext.unreadable)

    def _fail(self, error: FtzTermsError) -> None:
        self.failed += 1
        if not self.silent:
            complain(error)


def warn(path: str, problems: Iterable[Unreadable]) -> None:
    """Tell what was left out or repaired in reading a file."""
    for problem in problems:
        complain(_warning(path, problem))


def _warning(path: str, problem: Unreadable) -> FtzTermsError:
    unit = f"unit {problem.unit}" if problem.unit else "this entry"
    hint = f"{unit} was not checked" if problem.lost else ""
    return FtzTermsError(
        problem.message, path=path, line=problem.line, column=problem.column, hint=hint, code=problem.code
    )
