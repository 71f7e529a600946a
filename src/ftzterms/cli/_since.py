"""What git knows of files: which differ from a revision, and how they were there."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from ftzterms.git import commit, git
from ftzterms.model import FtzTermsError, value

_FETCH = "where the clone is a partial one, `git diff REV` fetches what it lacks"


@value
class Changes:
    """The files that are not as they are at a commit."""

    commit: str
    top: str
    """The folder of the working tree."""
    files: tuple[str, ...]
    """As they were named."""
    renamed: Mapping[str, str]
    """What a file was called at the commit, where it has another name now; both as git names them."""

    def before(self, path: str) -> bytes | None:
        """Give the bytes of a file at the commit; None when it was not there. Raises `FtzTermsError`."""
        told = _told(path, self.top)
        named = f"{self.commit}:{self.renamed.get(told, told)}"
        try:
            git(self.top, "rev-parse", "--verify", "--quiet", "--end-of-options", named)
        except FtzTermsError:
            return None
        return git(self.top, "cat-file", "blob", named, about=path, hint=_FETCH)


def changes(revision: str, files: Sequence[str], source: str | None = None) -> Changes:
    """Find which files differ from a revision; those that git does not know do. Raises `FtzTermsError`.

    With another *source* document they do, too.
    """
    top = os.path.realpath(os.fsdecode(git(".", "rev-parse", "--show-toplevel")).rstrip("\n"))
    base = commit(top, revision)
    changed = _changed(git(top, "diff", "--name-status", "-z", "--find-renames", base, about=revision, hint=_FETCH))
    changed |= dict.fromkeys(os.fsdecode(git(top, "ls-files", "-z", "--others")).split("\0"), "")

    def differs(file: str) -> bool:
        told = _told(file, top)
        return told in changed or told.startswith("../")

    other = source is not None and differs(source)
    taken = tuple(file for file in files if other or differs(file))
    return Changes(base, top, taken, {name: old for name, old in changed.items() if old})


def _told(path: str, top: str) -> str:
    """Name a file as git does."""
    return os.path.relpath(os.path.realpath(path), top).replace(os.sep, "/")


def _changed(listed: bytes) -> dict[str, str]:
    """Read what `git diff --name-status -z` lists: files that differ, with the old name where there is a new one."""
    fields = iter(os.fsdecode(listed).split("\0"))
    changed = {}
    for status in filter(None, fields):
        name = next(fields)
        if status.startswith("R"):
            changed[next(fields)] = name
        else:
            changed[name] = ""
    return changed
