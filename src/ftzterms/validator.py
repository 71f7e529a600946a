"""Run the checks over bitexts: a check says what, the validator says who and where."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

from ftzterms._version import __version__
from ftzterms.checks import Check, Scope, check_ids, figures_compared, text_checks
from ftzterms.config import Config, checked_ids
from ftzterms.config.paths import relative
from ftzterms.glossary import read_glossary
from ftzterms.matcher import Glossary
from ftzterms.model import (
    AnnotatedUnit,
    Bitext,
    Finding,
    Hidden,
    Location,
    Remark,
    Report,
    Segment,
    Side,
    Signature,
    TranslationUnit,
    Variant,
    blake2b,
    primary,
)
from ftzterms.model import Scope as Compared
from ftzterms.shelf import Piece, Shelf
from ftzterms.suppressing import Suppressor
from ftzterms.text.han import has_han

_BLOCK = 64
"""Units that are checked together, soon after they were read: what was just made is still at hand."""

_LONGEST = 6_000_000
"""Characters after which a window ends too; 25,000 segments of a memory of sentences have about as many."""

_FIXED = ("translate", "no")
"""The property of a unit that its file wants left as it is (XLIFF `translate`)."""


class Validator:
    """Checks, compiled for one glossary and one configuration; may be used for any number of bitexts.

    *watch* is called with the units of each document, once they are annotated.
    """

    def __init__(
        self,
        glossary: Glossary,
        config: Config | None = None,
        *,
        watch: Callable[[Sequence[AnnotatedUnit]], None] | None = None,
    ) -> None:
        self.glossary = glossary
        self.config = config or Config()
        self._watch = watch
        checked_ids(self.config.select | self.config.ignore, check_ids())
        wanted = configured(text_checks(self.config.wants).values(), self.config)
        self._unit_checks = [check for check in wanted if check.scope is Scope.UNIT]
        self._document_checks = [check for check in wanted if check.scope is Scope.DOCUMENT]
        running = tuple(sorted(check.id for check in wanted))
        self._suppressor = Suppressor(self.config, running, check_ids())
        self.compared = Compared()
        self.hidden = Hidden()
        options = (("confidence", str(self.config.confidence)), ("direction", self.config.direction))
        self.signature = Signature(__version__, glossary.digest, running, options)
        """Names all that shapes the result."""

    def validate(self, *bitexts: Bitext) -> Report:
        """Check bitexts and give everything found, in file order, then unit order, then start."""
        return self.report(self.run(bitexts))

    def report(self, findings: Iterable[Finding]) -> Report:
        """Make a report of findings that `run` gave."""
        listed = tuple(findings)
        return Report(listed, self.compared, self.signature, hidden=self.hidden)

    def run(self, bitexts: Iterable[Bitext]) -> Iterator[Finding]:
        """Yield the findings as the files are read; `compared` grows with them."""
        for _, findings in self.windows(bitexts):
            yield from findings

    def windows(
        self, bitexts: Iterable[Bitext], share: int = 0, shares: int = 1
    ) -> Iterator[tuple[int, Iterator[Finding]]]:
        """Yield the findings of each document, or of each window of a long one, with its number in the run.

        They are to be taken before the next is asked for.

        Of several *shares* only every so-many-th window is checked, so that several processes can share a run.
        """
        self.compared, self.hidden = Compared(), Hidden()
        number = 0
        for bitext in bitexts:
            self.compared += Compared(files=not share)
            units = (pair for pair in enumerate(bitext.units) if _FIXED not in pair[1].properties)
            while first := list(islice(units, 1)):
                window = _window(chain(first, units), self.config.window)
                if number % shares == share:
                    yield number, self._check(bitext, window)
                else:
                    deque(window, maxlen=0)
                number += 1

    def check_units(self, units: Sequence[AnnotatedUnit]) -> Iterator[tuple[AnnotatedUnit, Check, Remark]]:
        """Yield what the unit checks remark on units, sure or not, one check after the other.

        A check that runs over several units at once takes a sixth less time than one that takes turns with the others.
        """
        for check in self._unit_checks:
            for unit, remark in check.over(units):
                yield unit, check, remark

    def _check(self, bitext: Bitext, window: Iterator[tuple[int, TranslationUnit]]) -> Iterator[Finding]:
        document: list[AnnotatedUnit] = []
        pieces: list[Piece] = []
        figures = figures_compared()
        with Shelf() as shelf:
            while read := list(islice(window, _BLOCK)):
                block = self._annotated(bitext, *zip(*read, strict=True))
                pieces += shelf.put(self._found(bitext.name, self.check_units(block)))
                document += block
                self.compared += _compared(block)
            self.compared += Compared(figures=figures_compared() - figures)
            if self._watch:
                self._watch(document)
            of_document = self._found(bitext.name, self._check_document(document))
            sieve = self._suppressor.sieve(document, bitext.name)
            yield from sieve.sifted(_merged(chain.from_iterable(pieces), of_document))
        self.hidden += sieve.hidden

    def _found(self, path: str, remarks: Iterable[tuple[AnnotatedUnit, Check, Remark]]) -> list[Finding]:
        """Make findings of remarks that are sure enough, and put them in order."""
        sure = [said for said in remarks if said[2].confidence >= self.config.asked(said[1].id)]
        if not sure:
            return []
        told = relative(path, self.config.root) if self.config.root else path
        return sorted([_finding(path, told, *said) for said in sure], key=_position)

    def _check_document(self, document: Sequence[AnnotatedUnit]) -> Iterator[tuple[AnnotatedUnit, Check, Remark]]:
        for check in self._document_checks:
            for unit, remark in check.function(document):
                yield unit, check, remark

    def _annotated(
        self, bitext: Bitext, orders: Sequence[int], given: Sequence[TranslationUnit]
    ) -> list[AnnotatedUnit]:
        units = [_turned(unit, self.config.direction) for unit in given] if self.config.direction else given
        sources = [unit.source.language if unit.source else bitext.source_language for unit in units]
        targets = [unit.target.language if unit.target else bitext.target_language for unit in units]
        return self.glossary.matcher.annotate_all(units, sources, targets, orders)


def check(
    source: str, target: str, *, glossary: Glossary | None = None, config: Config | None = None, name: str = "<text>"
) -> list[Finding]:
    """Check one pair against a glossary, the bundled one unless another is given.

    The languages are told by the script. Checks that need a whole document are left out. Any strings are taken.
    """
    validator = Validator(glossary or read_glossary(), config)
    languages = ("zh", "en") if has_han(source) or not has_han(target) else ("en", "zh")
    unit = TranslationUnit(
        "#1",
        Variant(languages[0], Segment(source), Location(1, 1)) if source else None,
        Variant(languages[1], Segment(target), Location(1, 1)),
    )
    annotated = validator.glossary.matcher.annotate(unit, *languages)
    findings = [
        _finding(name, name, unit, check, remark)
        for unit, check, remark in validator.check_units([annotated])
        if remark.confidence >= validator.config.asked(check.id)
    ]
    return sorted(findings, key=_position)


def configured(checks: Iterable[Check], config: Config) -> list[Check]:
    """Give checks as the configuration sets them; `ConfigurationError` for an option that one does not have."""
    given = config.checks
    return [
        check.configured(given[check.id].severity, given[check.id].options) if check.id in given else check
        for check in checks
    ]


def _window(units: Iterable[tuple[int, TranslationUnit]], most: int) -> Iterator[tuple[int, TranslationUnit]]:
    """Yield units up to the end of a window."""
    room = _LONGEST
    for pair in islice(units, most):
        yield pair
        source, target = pair[1].source, pair[1].target
        room -= len(source.segment.text) if source else 0
        room -= len(target.segment.text) if target else 0
        if room <= 0:
            return


def _compared(units: Sequence[AnnotatedUnit]) -> Compared:
    return Compared(
        units=len(units),
        characters=sum([len(unit.source_text) + len(unit.target_text) for unit in units]),
        terms=sum([len(unit.source_terms) + len(unit.target_terms) for unit in units]),
    )


def _turned(unit: TranslationUnit, direction: str) -> TranslationUnit:
    """Exchange source and target where the user says that the file runs the other way."""
    if not unit.source or not unit.target:
        return unit
    if primary(unit.source.language) == direction[-2:] and primary(unit.target.language) == direction[:2]:
        return TranslationUnit(
            unit.id, unit.target, unit.source, unit.state, unit.location, unit.notes, unit.properties, unit.others,
            unit.attributes,
        )  # fmt: skip
    return unit


def _merged(of_units: Iterator[Finding], of_document: list[Finding]) -> Iterator[Finding]:
    if not of_document:
        return of_units
    from heapq import merge  # noqa: PLC0415  few small files have any

    return merge(of_units, of_document, key=_position)


def _position(finding: Finding) -> tuple[int, int, int, str]:
    return finding.order, finding.start, finding.end, finding.check


def _finding(path: str, told: str, unit: AnnotatedUnit, check: Check, remark: Remark) -> Finding:
    """Make a finding of a remark in the file at *path*, which its fingerprint names as it is *told* from the root."""
    text = unit.source_text if remark.side is Side.SOURCE else unit.target_text
    place = _place(unit, remark)
    flagged = remark.span.of(text)
    return Finding(
        check=check.id,
        severity=check.severity,
        confidence=remark.confidence,
        category=check.category,
        message=remark.message,
        path=path,
        line=place.line if place else 0,
        column=place.column if place else 0,
        unit=unit.unit.id,
        side=remark.side,
        start=remark.span.start,
        end=remark.span.end,
        text=flagged,
        concept=remark.concept,
        fix=remark.fix,
        related=remark.related,
        fingerprint=_fingerprint(check.id, remark.concept, flagged, text, told),
        source=unit.source_text,
        target=unit.target_text,
        source_language=unit.source_language,
        target_language=unit.target_language,
        order=unit.order,
    )


def _place(unit: AnnotatedUnit, remark: Remark) -> Location | None:
    """Give the place of a remark in its file; the unit's own where the side has no place."""
    variant = unit.unit.source if remark.side is Side.SOURCE else unit.unit.target
    if variant and variant.location:
        return variant.location.at(remark.span.start, variant.segment)
    return unit.unit.location


def _fingerprint(check: str, concept: str, flagged: str, text: str, path: str) -> str:
    """Name a fault so that it keeps its name when the unit moves: no position counts, only what is said."""
    parts = "\x1f".join((check, concept, flagged, " ".join(text.split()), path.replace("\\", "/")))
    return blake2b(parts.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
