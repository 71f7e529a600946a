"""Which files an export wrote, so that a later one takes away the pages of concepts that were withdrawn.

A line for each, as `sha256sum -c` reads it. Nothing is deleted that does not say what it said when it was written.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

MANIFEST = "manifest.sha256"
_LINE = re.compile(r"([0-9a-f]{64})  (concept/[a-z0-9-]+\.html)")
"""A digest, and the page of a concept: no other file is ever withdrawn."""


def manifest(files: Mapping[str, bytes]) -> bytes:
    """Write the list of files, given by their names and contents."""
    return "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items())).encode()


def former_pages(folder: Path) -> dict[str, str]:
    """Give the pages that the last export into a folder wrote, with their digests; none where it left no list."""
    with suppress(OSError, UnicodeDecodeError):
        lines = (folder / MANIFEST).read_text("ascii").splitlines()
        return {found[2]: found[1] for line in lines if (found := _LINE.fullmatch(line))}
    return {}


def withdraw(folder: Path, former: Mapping[str, str], written: Collection[str]) -> tuple[int, list[str]]:
    """Delete former pages that were not written again; give how many, and those that are left, for they changed."""
    deleted, left = 0, []
    for name, digest in former.items():
        page = folder / name
        if name in written or page.is_symlink() or not page.is_file():
            continue
        if page.resolve().is_relative_to(folder.resolve()) and sha256(page.read_bytes()).hexdigest() == digest:
            page.unlink()
            deleted += 1
        else:
            left.append(name)
    return deleted, left
