"""Read XLIFF 1.0 to 1.2, and the dialects of Trados Studio, memoQ and Phrase TMS."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from ftzterms.formats._kinds import ROOTS
from ftzterms.formats._problems import Problems
from ftzterms.formats._script import language_of
from ftzterms.formats._tmx_ids import IdLedger
from ftzterms.formats._xliff1_unit import END, UnitMaker
from ftzterms.formats._xliff_ahead import SAMPLE, Ahead, with_rest
from ftzterms.formats._xliff_kinds import HEAD_1 as HEAD
from ftzterms.formats._xliff_nodes import Node, Step, Walk
from ftzterms.formats._xml import XmlFile, open_xml
from ftzterms.model import Bitext, Location, TranslationUnit, Unreadable, UnreadableFileError

FRAME = ("xliff", "file", "body", "group")
_REQUIRED = ("original", "source-language", "datatype")
"""Of a `file` (XLIFF 1.2 §2.2.2)."""
_PHRASE = "http://www.memsource.com/mxlf"
"""Begins the namespace of Phrase TMS, in whose files tags stand in the text."""


def read(stream: BinaryIO, name: str) -> Bitext:
    """Read up to the first unit; units are read as they are asked for."""
    problems = Problems()
    file = open_xml(stream, name, problems)
    check_root(file)
    reader = _Reader(file, problems)
    units = Ahead(with_rest(reader.units(), reader.rest, END))
    units.take(1)
    source, target = reader.first
    if not target:
        units.take(SAMPLE - 1)
        reader.usual = target = guessed(units.taken)
        units.taken = [named(unit, target) for unit in units.taken]
    properties = (("version", reader.version), (HEAD, reader.head))
    return Bitext(name, source, target, units, problems, properties)


def check_root(file: XmlFile) -> None:
    """Refuse a document that is no XLIFF. Raises `UnreadableFileError`."""
    root = file.root.rpartition(":")[2]
    if root == "xliff" or not root:
        return
    what = f"this is {ROOTS[root]}" if root in ROOTS else f"the root element is <{file.root}>, not <xliff>"
    raise UnreadableFileError(
        what,
        path=file.name,
        line=file.line,
        column=file.column,
        hint="export it as XLIFF, or give it its own suffix",
        code="wrong-kind",
    )


class _Reader:
    """Reads the units of one file."""

    def __init__(self, file: XmlFile, problems: list[Unreadable]) -> None:
        self.first = ("", "")
        """The languages of the first `file`."""
        self.usual = ""
        """The target language where none is named."""
        self.version = ""
        self.head = ""
        self._name = file.name
        self._problems = problems
        self._walk = Walk(file, FRAME)
        self._maker = UnitMaker(self._warn)
        self._languages = ("", "")
        self._ids = IdLedger("id")

    def units(self) -> Iterator[TranslationUnit]:
        """Yield the units."""
        for step, node in self._walk.steps():
            if step is Step.OPEN:
                self._open(node)
            elif step is Step.CLOSE and node.local == "file":
                self._problems += self._ids.problems()
                self._ids = IdLedger("id")
            elif step is Step.WHOLE and node.local == "trans-unit":
                yield from self._units(node)
        if not self._maker.count:
            self.head = self.rest()

    def rest(self) -> str:
        """Give what stands behind the last unit, as written."""
        return self._walk.rest()

    def _units(self, node: Node) -> Iterator[TranslationUnit]:
        before = self._walk.between(node.start, node.end)
        if not self._maker.count:
            self.head, before = before, ""
        if identity := node.attributes.get("id"):
            self._ids.add([identity], [node.place.line])
        yield from self._maker.units(node, self._languages, before, fixed=self._fixed(node))

    def _open(self, node: Node) -> None:
        if node.local == "xliff":
            self.version = node.attributes.get("version", "")
            if self.version and not self.version.strip().startswith("1."):
                raise self._other_version(node)
            self._maker.braced = any(value.startswith(_PHRASE) for value in node.scope.values())
        elif node.local == "file":
            said = node.attributes
            if missing := [name for name in _REQUIRED if name not in said]:
                message = f"a file without {', '.join(missing)}, which XLIFF 1 asks for; it is read all the same"
                self._warn(message, node.place, "", code="invalid-xliff")
            self._languages = said.get("source-language", ""), said.get("target-language", "") or self.usual
            if not any(self.first):
                self.first = self._languages

    def _other_version(self, node: Node) -> UnreadableFileError:
        at = node.place
        return UnreadableFileError(
            f"XLIFF {self.version.strip()} is not read as XLIFF 1",
            path=self._name,
            line=at.line,
            column=at.column,
            hint="versions 1.0 to 1.2 and 2.0 to 2.2 are known",
            code="unknown-format",
        )

    def _fixed(self, node: Node) -> bool:
        """Say whether a unit is not to be translated; it inherits that from its groups."""
        said = (each.attributes.get("translate") for each in (node, *reversed(self._walk.open)))
        return next(filter(None, said), "yes") == "no"

    def _warn(self, message: str, at: Location, unit: str, *, lost: bool = False, code: str = "odd-unit") -> None:
        self._problems.append(Unreadable(message, at.line, at.column, unit, lost=lost, code=code))


def guessed(units: list[TranslationUnit]) -> str:
    """Tell the language of translations: by what one of them says, else by their script."""
    said = (unit.target for unit in units if unit.target)
    found = [(variant.language, variant.text) for variant in said if variant.text.strip()]
    return next((tag for tag, _ in found if tag), "") or language_of(" ".join(text for _, text in found))


def named(unit: TranslationUnit, language: str) -> TranslationUnit:
    """Give the target of a unit its language, if it has none."""
    if not unit.target or unit.target.language:
        return unit
    return replace(unit, target=replace(unit.target, language=language))
