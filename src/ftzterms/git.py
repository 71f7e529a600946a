"""Ask git about files: nothing is fetched, locked or asked, and nothing is changed."""

from __future__ import annotations

import os
import subprocess
from shutil import which

from ftzterms.model import FtzTermsError

_ENVIRONMENT = {"GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
_OF_A_HOOK = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})
"""What git tells its hooks, of another folder than the one that is asked here."""


def git(folder: str | os.PathLike[str], *arguments: str, about: str = "", hint: str = "") -> bytes:
    """Run git in a folder and give what it writes. Raises `FtzTermsError` with what it says, and a *hint*."""
    program = which("git")
    if program is None:
        raise FtzTermsError("git is not installed", hint="install it, or do without a revision")
    environment = {name: said for name, said in os.environ.items() if name not in _OF_A_HOOK} | _ENVIRONMENT
    done = subprocess.run(  # noqa: S603  no shell, and what users name stands behind --end-of-options
        [program, *arguments], cwd=folder, capture_output=True, check=False, env=environment
    )
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().split("\n")
        said = next((line.removeprefix("fatal: ") for line in lines if not line.startswith("warning: ")), "")
        if "not a git repository" in said:
            raise FtzTermsError("this is in no git repository", path=str(folder), hint="do without a revision")
        raise FtzTermsError(said or "there is no such file, folder or revision", path=about or str(folder), hint=hint)
    return done.stdout


def commit(folder: str | os.PathLike[str], revision: str, *, about: str = "") -> str:
    """Give the commit that a revision names: a tag, a branch, `HEAD~3`."""
    named = f"{revision}^{{commit}}"
    hint = "name a revision of git: a tag, a branch, HEAD~3; in CI, fetch the history first"
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", named)
    return git(folder, *asked, about=about or revision, hint=hint).decode().strip()
