"""Names of files: told from a folder, and fitted by patterns as `.gitignore` has them."""

from __future__ import annotations

import os
import re
from functools import cache


def relative(path: str, folder: str = "") -> str:
    """Tell a path from a folder (default: the current one); where it cannot be, on another drive, leave it as it is."""
    try:
        return os.path.relpath(path, folder or None)
    except ValueError:
        return path


def fits(path: str, patterns: tuple[str, ...]) -> bool:
    """Say whether a path (parted by `/`, told from the folder of the patterns) fits one of them.

    `*` and `?` stop at a `/`, `**` does not. A pattern without a `/` fits a name in any folder; one that fits a folder
    fits all in it.
    """
    return any(_compiled(pattern).match(path) for pattern in patterns)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    anchored = "/" in pattern.rstrip("/")
    body = pattern.strip("/").removeprefix("./")
    parts = re.findall(r"\*\*/|\*\*|\*|\?|\[!?[^\]/]+\]|.", body, re.DOTALL)
    return re.compile(("" if anchored else "(?:.*/)?") + "".join(map(_part, parts)) + r"(?:/.*)?\Z", re.DOTALL)


def _part(part: str) -> str:
    known = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    if part in known:
        return known[part]
    if len(part) > 1:
        return part.replace("[!", "[^").replace("\\", r"\\")
    return re.escape(part)
