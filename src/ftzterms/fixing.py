"""Apply the fixes of the findings to the bytes of a file: nothing else changes, and nothing new is wrong afterwards."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ftzterms.checks import Scope, text_checks
from ftzterms.config import Config
from ftzterms.formats import Edit, edited, opened, patch_bitext, read_bitext, rewrite
from ftzterms.matcher import Glossary
from ftzterms.model import Bitext, Finding, FtzTermsError, Side, TranslationUnit, Unreadable, Variant
from ftzterms.model import Scope as Compared
from ftzterms.validator import Validator

_PASSES = 5
_TRIALS = 32
"""So many choices of fixes are tried in one unit and pass; real units need few."""
_ODD_SPACE = re.compile(r"[^\S ]")
Fault = tuple[str, str, Side, int]
"""What makes two findings the same before and after a fix: check, concept, side, position of the unit.

The position is -1 where a whole document is judged: of two spellings, the other may be the rarer one afterwards."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file with its fixes applied; nothing is written yet."""

    path: str
    before: bytes
    after: bytes
    codec: str
    """Python's name of the encoding of both."""
    applied: int
    """Fixes made."""
    left: tuple[Finding, ...]
    """What was asked for and is still there."""
    compared: Compared
    unreadable: Sequence[Unreadable]

    def write(self) -> None:
        """Write the file where something changed; its old content stands there until the new one is complete."""
        if self.after != self.before:
            rewrite(self.path, self.before, self.after)


@dataclass(slots=True)
class _Look:
    """What the checks say of a file at one moment."""

    data: bytes
    bitext: Bitext
    findings: list[Finding]
    compared: Compared
    units: dict[int, TranslationUnit] = field(default_factory=dict)
    """Those for which there are fixes, by their positions."""

    @property
    def faults(self) -> Counter[Fault]:
        return Counter(map(_fault, self.findings))


class Fixer:
    """Fixes files, one after the other, with one glossary and one configuration.

    *columns* says what tables hold; fixes are made of the findings that *only* takes.
    """

    def __init__(
        self,
        glossary: Glossary,
        config: Config | None = None,
        *,
        unsafe: bool = False,
        columns: str = "",
        only: Callable[[Finding], bool] = lambda _: True,
    ) -> None:
        self._config = config or Config()
        self._unsafe = unsafe
        self._columns = columns
        self._only = only
        self.signature = Validator(glossary, self._config).signature
        everything = replace(self._config, select=frozenset())
        of_documents = {check.id for check in text_checks().values() if check.scope is Scope.DOCUMENT}
        self._validator = Validator(glossary, everything)
        """Runs the checks that were not asked for too: no fix may set off any of them."""
        self._trial = Validator(glossary, replace(everything, ignore=everything.ignore | of_documents))

    def fix(self, path: str, source: str | None = None) -> Fixed:
        """Fix one file in memory. Raises `FtzTermsError` when it cannot be read, or not be patched."""
        before = _content(path)
        look = self._look(path, source, before)
        codec, applied = "utf-8", 0
        for _ in range(_PASSES):
            after, codec_seen, made = self._pass(path, source, look)
            if not made:
                break
            look, codec, applied = after, codec_seen, applied + made
        left = tuple(finding for finding in look.findings if self._config.wants(finding.check))
        return Fixed(path, before, look.data, codec, applied, left, look.compared, look.bitext.unreadable)

    def proposed(self, bitext: Bitext, unit: TranslationUnit, findings: Iterable[Finding]) -> TranslationUnit:
        """Give a unit with those fixes of its findings that cure them and cause no other."""
        wanted = [finding for finding in findings if self._fits(finding)]
        return _with(unit, self._for_unit(bitext, unit, wanted, set()))

    def _look(self, path: str, source: str | None, data: bytes) -> _Look:
        """Check the file as it would be with these bytes."""
        bitext = read_bitext(path, source=source, data=data, columns=self._columns)
        findings = list(self._validator.run([bitext]))
        look = _Look(data, bitext, findings, self._validator.compared)
        fixable = {finding.order for finding in findings if self._fits(finding)}
        if fixable:
            units = enumerate(read_bitext(path, source=source, data=data, columns=self._columns).units)
            look.units = {order: unit for order, unit in units if order in fixable}
        return look

    def _fits(self, finding: Finding) -> bool:
        """Say whether a finding has a fix that was asked for."""
        fix = finding.fix
        if fix is None or not (fix.safe or self._unsafe):
            return False
        return self._config.wants(finding.check) and self._only(finding)

    def _pass(self, path: str, source: str | None, look: _Look) -> tuple[_Look, str, int]:
        """Make all fixes that go together; give the file with them, and their number."""
        refused: set[Edit] = set()
        while edits := self._edits(look, refused):
            patched = patch_bitext(path, edits, source=source, data=look.data, columns=self._columns)
            bad = set(patched.refused)
            if not bad:
                after = self._look(path, source, patched.data)
                bad = _to_blame(look, after, edits)
                if not bad:
                    return after, patched.codec, len(edits)
            refused |= bad
        return look, "", 0

    def _edits(self, look: _Look, refused: set[Edit]) -> list[Edit]:
        """Choose the fixes: the gravest first, then as they stand in the text."""
        wanted: dict[int, list[Finding]] = {}
        for finding in sorted(look.findings, key=lambda finding: -finding.severity):
            if self._fits(finding):
                wanted.setdefault(finding.order, []).append(finding)
        return [
            edit
            for order, findings in wanted.items()
            for edit in self._for_unit(look.bitext, look.units[order], findings, refused)
        ]

    def _for_unit(
        self, bitext: Bitext, unit: TranslationUnit, findings: Iterable[Finding], refused: set[Edit]
    ) -> list[Edit]:
        """Take the fixes of a unit that cure their findings and cause no other."""
        edits = {edit: _fault(replace(finding, order=0)) for finding in findings if (edit := _edit(finding, unit))}
        waiting = [edit for edit in edits if edit not in refused]
        if not waiting:
            return []
        choice = _Choice(lambda made: self._faults(bitext, _with(unit, made)), edits)
        while group := _apart(waiting, choice.taken):
            choice.take(group)
            waiting = [edit for edit in waiting if edit not in set(group)]
        return choice.taken

    def _faults(self, bitext: Bitext, unit: TranslationUnit) -> Counter[Fault]:
        """Say what the unit checks find in a unit."""
        return Counter(map(_fault, self._trial.run([replace(bitext, units=[unit])])))


class _Choice:
    """The fixes that may be made in one unit, found by trial: all at once, where that will not do in halves."""

    def __init__(self, faults: Callable[[Sequence[Edit]], Counter[Fault]], cures: Mapping[Edit, Fault]) -> None:
        self.taken: list[Edit] = []
        self._faults = faults
        self._cures = cures
        self._now = faults(())
        self._trials = 0

    def take(self, edits: Sequence[Edit]) -> None:
        """Take those of some edits, which do not touch, that cure their findings and cause no other."""
        if self._trials == _TRIALS:
            return
        self._trials += 1
        after = self._faults([*self.taken, *edits])
        cured = {self._cures[edit] for edit in edits} & self._now.keys()
        if after <= self._now and all(after[fault] < self._now[fault] for fault in cured):
            self.taken += edits
            self._now = after
        elif len(edits) > 1:
            middle = len(edits) // 2
            self.take(edits[:middle])
            self.take(edits[middle:])


def _fault(finding: Finding) -> Fault:
    whole = text_checks()[finding.check].scope is Scope.DOCUMENT
    return finding.check, finding.concept, finding.side, -1 if whole else finding.order


def _to_blame(before: _Look, after: _Look, edits: Iterable[Edit]) -> set[Edit]:
    """Find the edits that set off a check that looks at a whole document; all of them, where none can be named."""
    new = after.faults - before.faults
    there = [finding for finding in after.findings if _fault(finding) in new]
    orders = {finding.order for finding in there}
    ids = {related.unit for finding in there for related in finding.related}
    named = {edit for edit in edits if edit.unit in orders or before.units[edit.unit].id in ids}
    return named or set(edits if new else ())


def _edit(finding: Finding, unit: TranslationUnit) -> Edit | None:
    """Make an edit of a finding's fix; None when its words stand in another file, or on two lines that must stay."""
    assert finding.fix
    side = _side_in_file(finding, unit)
    variant = unit.source if side is Side.SOURCE else unit.target
    if variant is None or variant.location is None:
        return None
    span = finding.fix.span
    new = _spaced_alike(span.of(variant.text), finding.fix.replacement)
    return None if new is None else Edit(finding.order, side, span.start, span.end, new)


def _side_in_file(finding: Finding, unit: TranslationUnit) -> Side:
    """Undo the exchange of the two sides that `--direction` may have made."""
    source, target = unit.source, unit.target
    turned = source and target and source.language == finding.target_language != target.language
    return Side.SOURCE if (finding.side is Side.SOURCE) != bool(turned) else Side.TARGET


def _spaced_alike(old: str, new: str) -> str | None:
    """Keep line ends and no-break spaces between words; None where the new words have no place for one."""
    if not old.strip() or not new.strip() or not _ODD_SPACE.search(old):
        return new
    were, words = re.split(r"(\s+)", old), re.split(r"(\s+)", new)
    if len(were) != len(words):
        return None
    words[1::2] = were[1::2]
    return "".join(words)


def _apart(edits: Iterable[Edit], taken: Iterable[Edit]) -> list[Edit]:
    """Choose one edit after the other that touches none before it, and none of those taken."""
    chosen: list[Edit] = []
    known = sorted(taken)
    for edit in edits:
        at = bisect(known, edit)
        if not any(_touch(edit, other) for other in known[max(0, at - 1) : at + 1]):
            known.insert(at, edit)
            chosen.append(edit)
    return chosen


def _touch(first: Edit, second: Edit) -> bool:
    """Say whether two edits of one unit change the same characters, or put something at the same place."""
    if first.side != second.side:
        return False
    if first.start == first.end or second.start == second.end:
        return first.start <= second.end and second.start <= first.end
    return first.start < second.end and second.start < first.end


def _with(unit: TranslationUnit, edits: Sequence[Edit]) -> TranslationUnit:
    """Give a unit with edits made."""

    def made(variant: Variant | None, side: Side) -> Variant | None:
        own = [edit for edit in edits if edit.side is side]
        return replace(variant, segment=edited(variant.segment, own)) if variant and own else variant

    return replace(unit, source=made(unit.source, Side.SOURCE), target=made(unit.target, Side.TARGET))


def _content(path: str) -> bytes:
    """Read a whole file. Raises `FtzTermsError` for what cannot be written again, such as a pipe."""
    if Path(path).exists() and not Path(path).is_file():
        raise FtzTermsError("this is no file that can be written again", path=path, hint="name a file")
    with opened(path) as stream:
        return stream.read()
