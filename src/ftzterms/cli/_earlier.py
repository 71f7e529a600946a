"""Lay a report beside an earlier one: what is new, and what is gone."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

from ftzterms.cli._living import findings_before
from ftzterms.cli._since import changes
from ftzterms.config.settings import Settings
from ftzterms.model import ConfigurationError, Report
from ftzterms.model.overview import Since

Said = tuple[str, str, str, str]
"""Of an earlier finding: fingerprint, path, check, flagged words."""


def of_file(path: str) -> list[Said]:
    """Read a report that `-o json` wrote. `ConfigurationError` when it is none."""
    try:
        with open(path, encoding="utf-8") as stream:
            found = json.load(stream)["findings"]
        return [(one["fingerprint"], one["path"], one["check"], one["text"]) for one in found]
    except (ValueError, LookupError, TypeError, RecursionError):
        hint = "name one that `ftzterms check -o json:FILE` wrote"
        raise ConfigurationError("is no report of ours in JSON", path=path, hint=hint) from None


def of_revision(revision: str, files: Sequence[str], settings: Settings) -> list[Said]:
    """Check files as a git revision has them."""
    since = changes(revision, files)
    return [
        (one.fingerprint, one.path, one.check, one.text)
        for path in files
        for one in findings_before(path, since.before(path), settings)
    ]


def beside(name: str, report: Report, earlier: Iterable[Said]) -> Since:
    """Find what is new and what is gone; of equal findings as many as there are more."""
    left: defaultdict[str, list[Said]] = defaultdict(list)
    for said in earlier:
        left[said[0]].append(said)
    new = set()
    for number, finding in enumerate(report.findings):
        if left[finding.fingerprint]:
            left[finding.fingerprint].pop()
        else:
            new.add(number)
    gone = sorted(said[1:] for rest in left.values() for said in rest)
    return Since(name, frozenset(new), tuple(gone))
