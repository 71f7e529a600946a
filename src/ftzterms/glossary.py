"""Read a glossary: the bundled one, the user's own, or both together.

A compiled glossary is kept in the user's cache folder under a name made of its content, and read from there the next
time; nothing depends on it, and a file that is not right is not used. `FTZTERMS_CACHE` names another folder, or with
`off` none.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from ftzterms._version import __version__
from ftzterms.matcher import Glossary
from ftzterms.model import FtzTermsError

PathName = str | os.PathLike[str]
_MOST_KEPT = 16


def read_glossary(*paths: PathName, builtin: bool | None = None) -> Glossary:
    """Read the glossaries at *paths*, in any glossary format, into one; without a path the bundled one.

    With *builtin* the bundled glossary comes on top: an entry of the user's own with the same id stands in place of the
    bundled one. Raises `GlossaryError` with every fault.
    """
    own = list(paths)
    bundled = [data_folder("glossary")] if builtin or (builtin is None and not paths) else []
    name = ", ".join([*map(str, own), *(["builtin"] if bundled else [])])
    digest = _digest(own, bundled)
    kept = _cache_file(digest)
    return _kept(kept, name, digest) or _read(own, bundled, name, digest, kept)


def _read(own: list[PathName], bundled: list[Path], name: str, digest: str, kept: Path | None) -> Glossary:
    from ftzterms.formats import atomic_write, read_entries

    warnings: list[FtzTermsError] = []
    entries = [entry for path in own for entry in read_entries(path, warnings=warnings)]
    taken = {entry.id for entry in entries}
    entries += [entry for path in bundled for entry in read_entries(path) if entry.id not in taken]
    glossary = Glossary(entries, name, digest=digest)
    glossary.warnings += warnings
    if kept and entries and not warnings:
        with suppress(OSError, FtzTermsError):
            _make_room(kept.parent)
            with atomic_write(kept) as stream:
                stream.write(glossary.to_bytes())
    return glossary


def data_folder(name: str) -> Path:
    """Give a data folder of the package (`glossary`, `tmx`): in the wheel, or beside `src` in a checkout."""
    installed = Path(__file__).parent / "data" / name
    return installed if installed.is_dir() else Path(__file__).parents[2] / name


def _digest(own: list[PathName], bundled: list[Path]) -> str:
    """Name the content: what the files say, which are the user's, and which version of this program reads them."""
    digest = blake2b(f"{__version__} {sys.version_info[:2]} {sys.byteorder} {len(own)}".encode(), digest_size=8)
    for path in (*own, *bundled):
        for file in sorted(Path(path).rglob("*")) if Path(path).is_dir() else [Path(path)]:
            with suppress(IsADirectoryError, PermissionError, FileNotFoundError):
                digest.update(os.fsencode(file) + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _cache_file(digest: str) -> Path | None:
    chosen = os.environ.get("FTZTERMS_CACHE", "")
    if chosen == "off":
        return None
    return (Path(chosen) if chosen else _cache_folder()) / f"{digest}.glossary"


def _cache_folder() -> Path:
    """Give the folder where this system keeps what can be made again."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "ftzterms" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "ftzterms"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "ftzterms"


def _kept(path: Path | None, name: str, digest: str) -> Glossary | None:
    try:
        data = path.read_bytes() if path else b""
    except OSError:
        return None
    return Glossary.from_bytes(data, name, digest=digest)


def _make_room(folder: Path) -> None:
    """Make the cache folder, and drop what is oldest in it."""
    folder.mkdir(parents=True, exist_ok=True)
    older = sorted(folder.glob("*.glossary"), key=lambda file: file.stat().st_mtime)
    for file in older[: -_MOST_KEPT + 1]:
        file.unlink()
