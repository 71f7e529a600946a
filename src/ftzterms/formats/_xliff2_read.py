"""Read XLIFF 2.0 to 2.2, and refuse what breaks its constraints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from ftzterms.formats._problems import Problems
from ftzterms.formats._xliff1_read import check_root, guessed, named
from ftzterms.formats._xliff2_rules import Rules
from ftzterms.formats._xliff2_schema import Fault
from ftzterms.formats._xliff2_unit import END, UnitMaker
from ftzterms.formats._xliff_ahead import SAMPLE, Ahead, with_rest
from ftzterms.formats._xliff_kinds import HEAD_2 as HEAD
from ftzterms.formats._xliff_nodes import Node, Step, Walk
from ftzterms.formats._xml import XmlFile, open_xml
from ftzterms.model import Bitext, Location, TranslationUnit, Unreadable, UnreadableFileError

FRAME = ("xliff", "file", "group")
_INVALID = "invalid-xliff"


def read(stream: BinaryIO, name: str) -> Bitext:
    """Read up to the first unit; units are read as they are asked for. Raises `UnreadableFileError`."""
    problems = Problems()
    file = open_xml(stream, name, problems)
    check_root(file)
    reader = _Reader(file, problems)
    units = Ahead(with_rest(reader.units(), reader.rest, END))
    units.take(1)
    source, target = reader.languages
    if not target:
        units.take(SAMPLE - 1)
        target = guessed(units.taken)
        reader.languages = source, target
        units.taken = [named(unit, target) for unit in units.taken]
    properties = (("version", reader.version), (HEAD, reader.head))
    return Bitext(name, source, target, units, problems, properties)


class _Reader:
    """Reads the units of one file."""

    def __init__(self, file: XmlFile, problems: list[Unreadable]) -> None:
        self.languages = ("", "")
        self.version = ""
        self.head = ""
        self._name = file.name
        self._problems = problems
        self._walk = Walk(file, FRAME)
        self._maker = UnitMaker(self._warn)
        self._rules = Rules()

    def units(self) -> Iterator[TranslationUnit]:
        """Yield the units."""
        for step, node in self._walk.steps():
            self._judge(step, node)
            if step is Step.OPEN and node.local == "xliff":
                said = node.attributes
                self.version = said.get("version", "")
                self.languages = said.get("srcLang", ""), said.get("trgLang", "")
            elif step is Step.WHOLE and node.local == "unit":
                yield from self._units(node)
        if not self._maker.count:
            self.head = self.rest()

    def rest(self) -> str:
        """Give what stands behind the last unit, as written."""
        return self._walk.rest()

    def _judge(self, step: Step, node: Node) -> None:
        """Refuse what breaks a constraint, or tell of it where tools are known to."""
        for fault in self._rules.judge(step, node):
            if fault.fatal:
                raise self._refused(fault)
            self._warn(fault.words, fault.node.place, fault.node.attributes.get("id", ""), code=_INVALID)

    def _refused(self, fault: Fault) -> UnreadableFileError:
        at = fault.node.place
        hint = "correct it, or have its tool write the file again"
        return UnreadableFileError(
            fault.words, path=self._name, line=at.line, column=at.column, hint=hint, code=_INVALID
        )

    def _units(self, node: Node) -> Iterator[TranslationUnit]:
        before = self._walk.between(node.start, node.end)
        if not self._maker.count:
            self.head, before = before, ""
        said = (each.attributes.get("translate") for each in (node, *reversed(self._walk.open)))
        fixed = next(filter(None, said), "yes") == "no"
        yield from self._maker.units(node, self.languages, before, fixed=fixed)

    def _warn(self, message: str, at: Location, unit: str, *, lost: bool = False, code: str = "odd-unit") -> None:
        self._problems.append(Unreadable(message, at.line, at.column, unit, lost=lost, code=code))
