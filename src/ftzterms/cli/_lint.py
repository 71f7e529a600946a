"""Run the glossary checks over concept entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ftzterms._version import __version__
from ftzterms.checks import Check, check_ids, glossary_checks
from ftzterms.cli._status import complain
from ftzterms.config import Config, checked_ids
from ftzterms.formats import read_entries
from ftzterms.glossary import read_glossary
from ftzterms.matcher import Glossary
from ftzterms.model import ConceptEntry, Finding, FtzTermsError, Remark, Report, Side, Signature, blake2b
from ftzterms.model import Scope as Compared
from ftzterms.validator import configured


def read(paths: Iterable[str]) -> tuple[list[ConceptEntry], int]:
    """Read glossaries, the built-in one when none is named; tell and count those that cannot be read."""
    entries: list[ConceptEntry] = []
    warnings: list[FtzTermsError] = []
    failed = 0
    for path in paths:
        try:
            entries += read_entries(path, warnings=warnings)
        except FtzTermsError as error:
            complain(error)
            failed += 1
    for warning in warnings:
        complain(warning)
    return (entries if paths else list(read_glossary().entries)), failed


def lint(entries: Sequence[ConceptEntry], config: Config, options: Mapping[str, Mapping[str, object]]) -> Report:
    """Give what the glossary checks remark on entries, in file order; *options* are those of single checks, by id."""
    checked_ids(config.select | config.ignore, check_ids())
    chosen = glossary_checks(config.wants).values()
    checks = configured([check.configured(None, options.get(check.id, {})) for check in chosen], config)
    found = [
        _finding(check, entry, remark)
        for check in checks
        for entry, remark in check.function(entries)
        if remark.confidence >= config.asked(check.id)
    ]
    found.sort(key=lambda finding: (finding.path, finding.line, finding.start, finding.check))
    signature = Signature(__version__, Glossary(entries).digest, tuple(check.id for check in checks))
    return Report(tuple(found), _compared(entries), signature)


def _compared(entries: Sequence[ConceptEntry]) -> Compared:
    terms = [term for entry in entries for term in entry.terms()]
    return Compared(
        files=len({entry.file for entry in entries}),
        characters=sum(len(term.text) for term in terms),
        terms=len(terms),
        concepts=len(entries),
    )


def _finding(check: Check, entry: ConceptEntry, remark: Remark) -> Finding:
    parts = "\x1f".join((check.id, entry.id, remark.message, entry.file.replace("\\", "/")))
    return Finding(
        check=check.id,
        severity=check.severity,
        confidence=remark.confidence,
        category=check.category,
        message=remark.message,
        path=entry.file,
        line=entry.line,
        column=1 if entry.line else 0,
        unit=entry.id,
        side=Side.UNIT,
        start=remark.span.start,
        end=remark.span.end,
        text="",
        concept=entry.id,
        fix=remark.fix,
        related=remark.related,
        fingerprint=blake2b(parts.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest(),
    )
