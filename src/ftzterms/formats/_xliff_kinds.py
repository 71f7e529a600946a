"""Tell the versions and dialects of XLIFF apart by the first bytes of a file."""

from __future__ import annotations

from ftzterms.formats._losses import XLIFF_1, XLIFF_2
from ftzterms.formats._tmx_unit import FIELDS
from ftzterms.text.late import late

_ROOT = late(rb"<(?:[\w.-]+:)?xliff\b([^>]*)")
_VERSION = late(rb"\sversion\s*=\s*[\"']\s*([0-9.]+)")
HEAD_1, HEAD_2 = "xliff/head", "xliff2/head"
"""What stands before the first unit, as written: names of properties of the bitext."""
_HELD = frozenset(
    {"source", "target", "state", "notes", "properties", "attributes", "segment.tags"}
    | {f"variant.{name}" for name in ("notes", "properties", "attributes", *FIELDS.values())}
)
HELD_1, HELD_2 = _HELD | {XLIFF_1}, _HELD | {XLIFF_2}


def version_of(head: bytes) -> str:
    """Give the version of an XLIFF file, empty for a file of another kind; 1.1 where it names none."""
    root = _ROOT.search(head.replace(b"\0", b""))
    if not root:
        return ""
    version = _VERSION.search(root[1])
    if version:
        return version[1].decode()
    return "2.0" if b"xliff:document:2" in root[1] else "1.1"


def names(head: bytes, namespace: bytes) -> bool:
    """Say whether a file of XLIFF 1 declares a namespace in its first bytes."""
    return version_of(head).startswith("1") and namespace in head.replace(b"\0", b"")
