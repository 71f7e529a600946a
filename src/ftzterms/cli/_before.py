"""Check files as a git revision has them."""

from __future__ import annotations

import os
from collections.abc import Callable
from tempfile import TemporaryDirectory

from ftzterms.cli._since import Changes
from ftzterms.cli._ways import Way, Ways
from ftzterms.config.settings import Settings
from ftzterms.formats import read_bitext
from ftzterms.model import Bitext, Finding, FtzTermsError
from ftzterms.validator import Validator


def before(since: Changes, settings: Settings, source: str | None = None) -> Callable[[str], list[Finding]]:
    """Give what finds the faults that a file had at a revision, with *source* as it was there.

    Each glossary is read once. A file that was not there, or could not be read, had none. Findings name a file as it is
    called now. Raises `FtzTermsError` when git has not what it knows of.
    """
    ways = Ways(settings)
    validators: dict[Way, Validator] = {}

    origin = since.before(source) if source else None

    def findings(path: str) -> list[Finding]:
        data = since.before(path)
        if data is None:
            return []
        way = ways.of(path)
        if way not in validators:
            validators[way] = Validator(way.glossary, way.config)
        try:
            return list(validators[way].run([_read(path, data, source, origin, way.columns)]))
        except FtzTermsError:
            return []

    return findings


def _read(path: str, data: bytes, source: str | None, origin: bytes | None, columns: str) -> Bitext:
    if not source:
        return read_bitext(path, data=data, columns=columns)
    with TemporaryDirectory() as folder:
        beside = os.path.join(folder, os.path.basename(source))
        with open(beside, "wb") as stream:
            stream.write(origin or b"")
        return read_bitext(path, source=beside, data=data, columns=columns)
