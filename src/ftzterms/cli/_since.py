"""What git knows of files: which differ from a revision, and how they were there."""

from __future__ import annotations

import os
from collections.abc import Sequence

from ftzterms.git import commit, git
from ftzterms.model import FtzTermsError, value


@value
class Changes:
    """The files that are not as they are at a commit."""

    commit: str
    top: str
    """The folder of the working tree."""
    files: tuple[str, ...]
    """As they were named."""

    def before(self, path: str) -> bytes | None:
        """Give the bytes of a file at the commit; None when it was not there."""
        try:
            return git(self.top, "cat-file", "blob", f"{self.commit}:{_told(path, self.top)}")
        except FtzTermsError:
            return None


def changes(revision: str, files: Sequence[str]) -> Changes:
    """Find which files differ from a revision; those that git does not know do. Raises `FtzTermsError`."""
    top = os.path.realpath(os.fsdecode(git(".", "rev-parse", "--show-toplevel")).rstrip("\n"))
    base = commit(top, revision)
    changed = _names(git(top, "diff", "--name-only", "-z", "--no-renames", base))
    changed |= _names(git(top, "ls-files", "-z", "--others"))
    told = {file: _told(file, top) for file in files}
    return Changes(base, top, tuple(file for file in files if told[file] in changed or told[file].startswith("../")))


def _told(path: str, top: str) -> str:
    """Name a file as git does."""
    return os.path.relpath(os.path.realpath(path), top).replace(os.sep, "/")


def _names(listed: bytes) -> set[str]:
    return set(os.fsdecode(listed).split("\0"))
