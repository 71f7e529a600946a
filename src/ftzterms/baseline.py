"""The findings that a team has decided to live with for now: a file of them, and what is new beside it.

One line of JSON for each, so that a change of the file reads well: `{"fingerprint": …, "check": …, "path": …,
"text": …}`, with `count` where the same fault stands several times.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from ftzterms.formats import atomic_write
from ftzterms.model import ConfigurationError, Finding, FtzTermsError, value
from ftzterms.shelf import shelved

_HEAD = {"ftzterms": "baseline", "version": 1}


@value
class Known:
    """One finding of a baseline."""

    fingerprint: str
    check: str
    path: str
    """As findings name it."""
    text: str
    count: int
    line: int
    """In the baseline."""


@value
class Laid:
    """Findings laid beside earlier ones."""

    new: tuple[int, ...]
    """The places of those that are not among the earlier ones."""
    left: Counter[str]
    """The fingerprints of the earlier ones that are gone, and how many of each."""


@value
class Compared:
    """Findings laid beside a baseline."""

    new: Sequence[Finding]
    known: int
    stale: tuple[FtzTermsError, ...]
    """Entries that no finding of the files that were checked needs any more."""


class Baseline:
    """Known findings, by fingerprint."""

    def __init__(self, path: str, entries: Sequence[Known]) -> None:
        self.path = path
        self.entries = entries

    def compare(self, findings: Sequence[Finding], paths: Collection[str]) -> Compared:
        """Part the findings of some files into new ones and known ones, and name the entries that are stale."""
        laid = beside(findings, (entry.fingerprint for entry in self.entries for _ in range(entry.count)))
        new = shelved(findings[at] for at in laid.new)
        checked = {_posix(path) for path in paths}
        stale = [self._stale(entry) for entry in self.entries if laid.left[entry.fingerprint] and entry.path in checked]
        return Compared(new, len(findings) - len(new), tuple(stale))

    def _stale(self, entry: Known) -> FtzTermsError:
        message = f"{entry.path}: {entry.check} “{entry.text}” is not found any more"
        return FtzTermsError(message, path=self.path, line=entry.line, hint="write the baseline anew")


def beside(findings: Iterable[Finding], earlier: Iterable[str]) -> Laid:
    """Lay findings beside the fingerprints of earlier ones; of equal findings those are new that are more."""
    left = Counter(earlier)
    new: list[int] = []
    for at, finding in enumerate(findings):
        if left[finding.fingerprint] > 0:
            left[finding.fingerprint] -= 1
        else:
            new.append(at)
    return Laid(tuple(new), left)


def read_baseline(path: str) -> Baseline:
    """Read a baseline. `ConfigurationError` when the file is none."""
    try:
        with open(path, encoding="utf-8") as stream:
            lines = stream.read().split("\n")
    except OSError as error:
        hint = "make it with --write-baseline"
        raise ConfigurationError(error.strerror or str(error), path=path, hint=hint) from None
    except UnicodeDecodeError:
        raise ConfigurationError("is no baseline of ours", path=path) from None
    if _object(lines[0], path, 1) != _HEAD:
        raise ConfigurationError("is no baseline of ours", path=path, line=1, hint="make it with --write-baseline")
    return Baseline(path, [_entry(line, path, number) for number, line in enumerate(lines[1:], start=2) if line])


def write_baseline(path: str, findings: Sequence[Finding]) -> None:
    """Write the findings as the new baseline; the old file stands until it is complete."""
    counts = Counter(finding.fingerprint for finding in findings)
    entries = {one.fingerprint: (_posix(one.path), one.check, one.text) for one in findings}
    written = sorted((*said, fingerprint) for fingerprint, said in entries.items())
    with atomic_write(path) as stream:
        stream.write(_line(_HEAD))
        for where, check, text, fingerprint in written:
            entry: dict[str, object] = {"fingerprint": fingerprint, "check": check, "path": where, "text": text}
            stream.write(_line(entry | ({"count": counts[fingerprint]} if counts[fingerprint] > 1 else {})))


def _line(content: dict[str, object]) -> bytes:
    return json.dumps(content, ensure_ascii=True).encode() + b"\n"


def _entry(line: str, path: str, number: int) -> Known:
    match _object(line, path, number):
        case {"fingerprint": str(name), "check": str(check), "path": str(where), "text": str(text), **rest}:
            count = rest.get("count", 1)
            if isinstance(count, int):
                return Known(name, check, where, text, count, number)
    raise ConfigurationError("is no entry of a baseline", path=path, line=number, hint="make it with --write-baseline")


def _object(line: str, path: str, number: int) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        hint = "a merge left its marks, or the file was cut: make it anew with --write-baseline"
        raise ConfigurationError("is not JSON", path=path, line=number, hint=hint) from None


def _posix(path: str) -> str:
    return path.replace(os.sep, "/")
