"""Lay a report beside an earlier one: what is new, and what is gone."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ftzterms.baseline import beside
from ftzterms.cli._before import before
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


def of_revision(revision: str, files: Sequence[str], settings: Settings, source: str | None) -> list[Said]:
    """Check files as a git revision has them."""
    found_in = before(changes(revision, files), settings, source)
    return [(one.fingerprint, one.path, one.check, one.text) for path in files for one in found_in(path)]


def since(name: str, report: Report, earlier: Sequence[Said]) -> Since:
    """Find what is new and what is gone beside an earlier report of that name."""
    laid = beside(report.findings, (said[0] for said in earlier))
    gone = [said for told, said in {said[0]: said[1:] for said in earlier}.items() for _ in range(laid.left[told])]
    return Since(name, frozenset(laid.new), tuple(sorted(gone)))
