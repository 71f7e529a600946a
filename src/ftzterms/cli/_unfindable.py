"""The terms in glossaries of the user's own that can never be found: nothing is compared with them.

Looking for them takes longer than a small check, so what was found is kept beside the compiled glossary.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from ftzterms.cache import cache_file, keep
from ftzterms.glossary import content_digest
from ftzterms.model import FtzTermsError

_NEVER_FOUND = frozenset({"shadowed-term", "unfindable-term"})
_Rows = list[tuple[str, str, int]]
"""Message, path and line of each term."""
_NONE = b"[]"
"""So it is with most glossaries, and `json` need not be loaded."""


def unfindable(paths: Sequence[str]) -> tuple[FtzTermsError, ...]:
    """Say of each such term what is wrong with it, in file order."""
    kept = cache_file(f"{content_digest(paths)}.unfindable")
    rows = _kept(kept)
    if rows is None:
        rows = _sought(paths)
        if kept:
            keep(kept, lambda: _written(rows))
    return tuple(FtzTermsError(message, path=path, line=line) for message, path, line in rows)


def _kept(path: str) -> _Rows | None:
    with suppress(OSError, ValueError, TypeError), open(path, "rb") as stream:
        data = stream.read()
        return [] if data == _NONE else _read(data)
    return None


def _read(data: bytes) -> _Rows:
    import json

    return [(str(message), str(file), int(line)) for message, file, line in json.loads(data)]


def _written(rows: _Rows) -> bytes:
    import json

    return json.dumps(rows).encode()


def _sought(paths: Sequence[str]) -> _Rows:
    from ftzterms.cli._lint import lint
    from ftzterms.config import Config
    from ftzterms.formats import read_entries

    entries = [entry for path in paths for entry in read_entries(path)]
    return [(one.message, one.path, one.line) for one in lint(entries, Config(select=_NEVER_FOUND), {}).findings]
