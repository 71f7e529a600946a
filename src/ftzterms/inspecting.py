"""Say what a file is, and everything that is wrong with it; never raises for what stands in the file."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable

from ftzterms.formats import Format, Item, format_of, formats, opened, portrait, read_bitext, read_entries
from ftzterms.model import (
    ConceptEntry,
    FtzTermsError,
    GlossaryError,
    InlineTag,
    TranslationUnit,
    Unreadable,
    is_well_formed,
    value,
)

_ELEMENT = re.compile(r"</?([\w:.-]+)")
_MOST_LANGUAGES = 1000


@value
class Inspection:
    """What is known of a file after it has been read as far as it can be read."""

    path: str
    format: str = ""
    """The format's name; empty when it is none of ours."""
    title: str = ""
    version: str = ""
    encoding: str = ""
    written_by: str = ""
    item: str = ""
    units: int = 0
    """Translation units, or concepts, that could be read."""
    pairs: int = 0
    """Those with both languages."""
    languages: tuple[tuple[str, int], ...] = ()
    """Language tags as the file spells them, each with how many texts it has, in the order of the file."""
    tags: tuple[tuple[str, int], ...] = ()
    """Inline elements by name, with how many there are."""
    problems: tuple[FtzTermsError, ...] = ()
    """What was repaired or passed over."""
    faults: tuple[FtzTermsError, ...] = ()
    """What made an end of reading."""


Watch = Callable[[Iterable[TranslationUnit], str], Iterable[TranslationUnit]]


def inspect_file(path: str | os.PathLike[str], *, watch: Watch = lambda units, _: units) -> Inspection:
    """Read a file of any format to its end, or to the first fault. *watch* sees units pass, and the path."""
    name = os.fspath(path)
    try:
        form = format_of(path)
        with opened(path) as stream:
            seen = portrait(stream)
    except FtzTermsError as fault:
        return Inspection(name, faults=(fault,))
    reading = _Reading(name)
    faults: tuple[FtzTermsError, ...] = ()
    try:
        reading.read(form, watch)
    except GlossaryError as error:
        faults = tuple(error.faults)
    except FtzTermsError as error:
        faults = (error,)
    encoding = seen.encoding
    if any(problem.code == "guessed-encoding" for problem in reading.problems):
        encoding = "GB18030"
    return Inspection(
        name,
        next(key for key, each in formats().items() if each is form),
        form.title,
        seen.version,
        encoding,
        seen.written_by,
        form.item.value,
        reading.units,
        reading.pairs,
        tuple(reading.languages.items()),
        tuple(sorted(reading.tags.items())),
        (*reading.problems, *reading.bad_languages()),
        faults,
    )


class _Reading:
    """Counts what passes."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.units = 0
        self.pairs = 0
        self.languages: dict[str, int] = {}
        self.tags: Counter[str] = Counter()
        self.problems: list[FtzTermsError] = []
        self._first: dict[str, int] = {}

    def read(self, form: Format, watch: Watch) -> None:
        """Read a file to its end. Raises the first fault; what was counted before it stays."""
        if form.item is Item.ENTRY:
            for entry in read_entries(self.path, warnings=self.problems):
                self._take_entry(entry)
            return
        bitext = read_bitext(self.path, whole=True)
        try:
            for unit in watch(bitext.units, self.path):
                self._take_unit(unit)
        finally:
            self.problems += [_told(self.path, problem) for problem in bitext.unreadable]

    def bad_languages(self) -> Iterable[FtzTermsError]:
        """Tell of the languages whose tags are none of BCP 47."""
        for tag, line in self._first.items():
            if tag and not is_well_formed(tag) and not self._is_told(tag):
                yield FtzTermsError(
                    f"{tag[:80]!r} is no language tag; kept as it is",
                    path=self.path,
                    line=line,
                    hint="write one such as zh-Hans or en",
                    code="bad-language",
                )

    def _is_told(self, tag: str) -> bool:
        return any(problem.code == "bad-language" and repr(tag[:80]) in problem.message for problem in self.problems)

    def _take_unit(self, unit: TranslationUnit) -> None:
        self.units += 1
        source, target = unit.source, unit.target
        if target and (source or not unit.others):
            self.pairs += 1
        for side in (source, target, *unit.others):
            if side:
                self._take_language(side.language, side.location.line if side.location else 0)
                for tag in side.segment.tags:
                    self.tags[_name(tag)] += 1

    def _take_entry(self, entry: ConceptEntry) -> None:
        self.units += 1
        self.pairs += len({section.language for section in entry.sections if section.terms}) > 1
        for section in entry.sections:
            self._take_language(section.language, entry.line, len(section.terms))

    def _take_language(self, tag: str, line: int, number: int = 1) -> None:
        if tag in self.languages:
            self.languages[tag] += number
        elif len(self.languages) < _MOST_LANGUAGES:
            self.languages[tag] = number
            self._first[tag] = line


def _name(tag: InlineTag) -> str:
    found = _ELEMENT.match(tag.markup)
    return found[1] if found else tag.kind.value


def _told(path: str, problem: Unreadable) -> FtzTermsError:
    return FtzTermsError(problem.message, path=path, line=problem.line, column=problem.column, code=problem.code)
