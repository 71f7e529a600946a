"""An edition of a glossary: as the files are now, or as a revision of git has them."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from ftzterms.formats import Item, formats, read_entries
from ftzterms.git import commit, git
from ftzterms.model import ConceptEntry, FtzTermsError, GlossaryError, value


@value
class Edition:
    """The entries of a glossary at one time, and what to call it."""

    name: str
    entries: tuple[ConceptEntry, ...]
    warnings: tuple[FtzTermsError, ...] = ()


def edition(path: str | os.PathLike[str]) -> Edition:
    """Read a glossary file or folder. Raises `FtzTermsError`."""
    told: list[FtzTermsError] = []
    return Edition(os.fspath(path), read_entries(path, warnings=told), tuple(told))


def edition_at(revision: str, path: str | os.PathLike[str]) -> Edition:
    """Read a glossary file or folder as a revision of git has it; it need not be there any more.

    Raises `FtzTermsError` where there is no git, no repository, no such revision, or no glossary in it.
    """
    wanted = Path(os.path.abspath(path))
    folder = next(place for place in (wanted, *wanted.parents) if place.is_dir())
    name = f"{revision}:{os.fspath(path)}"
    base = commit(folder, revision, about=name)
    inside = PurePosixPath(*wanted.relative_to(folder).parts)
    listed = git(folder, "ls-tree", "-r", "-z", "--full-tree", base, _under(folder, inside))
    blobs = {}
    for line in listed.decode("utf-8", "surrogateescape").rstrip("\0").split("\0"):
        about, _, file = line.partition("\t")
        if about.startswith("100") and _is_glossary(file):
            blobs[file] = about.split()[2]
    if not blobs:
        hint = "name a file or folder that this revision has"
        raise FtzTermsError("there is no glossary at this revision", path=name, hint=hint)
    return _read(name, {file: git(folder, "cat-file", "blob", blob) for file, blob in sorted(blobs.items())})


def _under(folder: Path, inside: PurePosixPath) -> str:
    """Give a path as git names it: from the top of the repository."""
    prefix = git(folder, "rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").strip("\n")
    return (PurePosixPath(prefix) / inside).as_posix()


def _is_glossary(file: str) -> bool:
    """Say whether a file would be read of a folder."""
    known = {suffix for form in formats().values() if form.item is Item.ENTRY for suffix in form.suffixes}
    path = PurePosixPath(file)
    return path.suffix.lower() in known and not any(part.startswith(".") for part in path.parts)


def _read(name: str, contents: dict[str, bytes]) -> Edition:
    """Read files that are nowhere on the disk, by putting them there for a moment."""
    told: list[FtzTermsError] = []
    with TemporaryDirectory(prefix="ftzterms-") as place:
        top = os.path.join(place, "")

        def named(path: str) -> str:
            return path.removeprefix(top).replace(os.sep, "/")

        for file, content in contents.items():
            target = Path(place, *PurePosixPath(file).parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        try:
            entries = read_entries(place, warnings=told)
        except FtzTermsError as error:
            for fault in error.faults if isinstance(error, GlossaryError) else [error]:
                fault.path = f"{name}: {named(fault.path)}"
            raise
        for warning in told:
            warning.path = named(warning.path)
        return Edition(name, tuple(replace(entry, file=named(entry.file)) for entry in entries), tuple(told))
