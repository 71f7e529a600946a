"""The user's cache folder, where is kept what can be made again.

Nothing depends on it, and a file that is not right is not used. `FTZTERMS_CACHE` names another folder, or with `off`
none.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress

from ftzterms.model import FtzTermsError

_MOST_KEPT = 16


def cache_file(name: str) -> str:
    """Give the path that a file of the cache folder has or would have; empty where nothing is to be kept."""
    chosen = os.environ.get("FTZTERMS_CACHE", "")
    folder = "" if chosen == "off" else chosen or _folder()
    return folder and os.path.join(folder, name)


def _folder() -> str:
    """Give the folder where this system keeps what can be made again; empty for a user without a home."""
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA") or os.path.join("~", "AppData", "Local")
        folder = os.path.join(local, "ftzterms", "cache")
    elif sys.platform == "darwin":
        folder = os.path.join("~", "Library", "Caches", "ftzterms")
    else:
        folder = os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.join("~", ".cache"), "ftzterms")
    known = os.path.expanduser(folder)
    return "" if known.startswith("~") else known


def keep(path: str, made: Callable[[], bytes]) -> None:
    """Keep what is made under a path that `cache_file` gave, and drop what is oldest of its kind; never fails."""
    from ftzterms.formats import atomic_write

    with suppress(OSError, FtzTermsError):
        _make_room(path)
        with atomic_write(path) as stream:
            stream.write(made())


def _make_room(path: str) -> None:
    """Make the folder of a file, and drop the oldest with its suffix."""
    from pathlib import Path

    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    older = sorted(file.parent.glob(f"*{file.suffix}"), key=lambda file: file.stat().st_mtime)
    for file in older[: -_MOST_KEPT + 1]:
        file.unlink()
