"""Read a glossary: the bundled one, the user's own, or both together.

A compiled glossary is kept in the user's cache folder under a name made of its content, and read from there the next
time.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress

from ftzterms._version import __version__
from ftzterms.cache import cache_file, keep
from ftzterms.matcher import Glossary
from ftzterms.model import FtzTermsError, blake2b
from ftzterms.stamps import known

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ftzterms.house_styles import HouseStyle

PathName = str | os.PathLike[str]
_BLOCK = 1 << 16
"""Files are read into one piece of memory: fresh memory for each costs more than to read it."""


def read_glossary(*paths: PathName, builtin: bool | None = None, house_style: str = "") -> Glossary:
    """Read the glossaries at *paths*, in any glossary format, into one; without a path the bundled one.

    With *builtin* the bundled glossary comes on top: an entry of the user's own with the same id stands in place of the
    bundled one. *house_style* (`official`, `press`, `seed`, or the path of a file) says which of the renderings are
    demanded. Raises `GlossaryError` with every fault, `ConfigurationError` for one of the style.
    """
    own = list(paths)
    bundled = [data_folder("glossary")] if builtin or (builtin is None and not paths) else []
    name = ", ".join([*map(str, own), *(["builtin"] if bundled else [])])
    style = _style(house_style)
    digest = _digest(own, bundled, repr(style) if style else "")
    kept = cache_file(f"{digest}.glossary")
    return _kept(kept, name, digest) or _read(own, bundled, style, name, digest, kept)


def _style(name: str) -> HouseStyle | None:
    if name in ("", "official"):
        return None
    from ftzterms.house_styles import read_style

    return read_style(name, data_folder("house-styles"))


def _read(
    own: list[PathName], bundled: list[str], style: HouseStyle | None, name: str, digest: str, kept: str
) -> Glossary:
    from ftzterms.formats import read_entries

    warnings: list[FtzTermsError] = []
    entries = [entry for path in own for entry in read_entries(path, warnings=warnings)]
    taken = {entry.id for entry in entries}
    others = (entry for path in bundled for entry in read_entries(path))
    entries += [entry for entry in others if taken.isdisjoint((entry.id, *entry.formerly))]
    if style:
        style.check({entry.id for entry in entries})
        entries = list(style.applied(entries))
    glossary = Glossary(entries, name, digest=digest)
    glossary.warnings += warnings
    if kept and entries and not warnings:
        keep(kept, glossary.to_bytes)
        return _kept(kept, name, digest) or glossary  # what is kept holds no value that is not met
    return glossary


def data_folder(name: str) -> str:
    """Give a data folder of the package (`glossary`, `tmx`): in the wheel, or beside `src` in a checkout."""
    package = os.path.dirname(__file__)
    installed = os.path.join(package, "data", name)
    return installed if os.path.isdir(installed) else os.path.join(os.path.dirname(os.path.dirname(package)), name)


def content_digest(paths: Iterable[PathName]) -> str:
    """Name what glossaries of the user's own say; where it is the same, what was found out about them is too."""
    return _digest(list(paths), [])


def _digest(own: list[PathName], bundled: list[str], style: str = "") -> str:
    """Name the content: what the files say, which are the user's, and which version of this program reads them.

    The user's own files are read for it every time, those that came with the program when they have changed.
    """
    made_by = f"{__version__} {sys.version_info[:2]} {sys.byteorder} {len(own)} {style}"
    digest = blake2b(made_by.encode("utf-8", "surrogatepass"), digest_size=8)
    if own:
        digest.update(_content(file for path in own for file in _files(path)))
    for folder in bundled:
        digest.update(_known_content(folder))
    return digest.hexdigest()


def _known_content(folder: str) -> bytes:
    """Name what the files below a folder say; they are only read when they may have changed."""
    files = _files(folder)
    name = blake2b(os.fsencode(folder), digest_size=8).hexdigest()
    return bytes.fromhex(known(name, files, lambda: _content(files).hex()))


def _content(files: Iterable[str]) -> bytes:
    """Name what files say."""
    digest = blake2b(digest_size=16)
    block = memoryview(bytearray(_BLOCK))
    for file in files:
        with suppress(PermissionError, FileNotFoundError), open(file, "rb", buffering=0) as stream:
            digest.update(os.fsencode(file) + b"\0")
            while size := stream.readinto(block):
                digest.update(block[:size])
            digest.update(b"\0")
    return digest.digest()


def _files(path: PathName) -> list[str]:
    """List the files below a folder, by name; of a file, itself."""
    if not os.path.isdir(path):
        return [os.fspath(path)]
    found = [os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names]
    return sorted(found, key=lambda file: file.split(os.sep))


def _kept(path: str, name: str, digest: str) -> Glossary | None:
    """Give the glossary that is kept; None where there is none, or it is damaged."""
    try:
        with open(path, "rb") as stream:
            whole = known(digest, [path], lambda: "whole" if Glossary.is_whole(stream) else "")
            return Glossary.from_stream(stream, name, digest=digest) if whole else None
    except OSError:
        return None
