"""Open an Office package (docx, pptx, xlsx): a ZIP archive whose parts name each other (ECMA-376-2, relationships)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from ftzterms.formats._kinds import binary_kind
from ftzterms.formats._zip import Archive, open_archive
from ftzterms.model import Unreadable, UnreadableFileError

_HEAD = 64
_ZIP = b"PK\3\4"
_CODE = "wrong-kind"


class Relationship(NamedTuple):
    """What a part says of another."""

    id: str
    kind: str
    """The last word of its type: `officeDocument`, `header`, `notesSlide`; the same in ISO Strict and Transitional."""
    part: str


class Package:
    """An Office file; its parts are members of the archive."""

    def __init__(self, stream: BinaryIO, name: str, problems: list[Unreadable], what: str) -> None:
        head = stream.read(_HEAD)
        if not head.startswith(_ZIP):
            kind, hint = binary_kind(head)
            said = f"this is {kind}, not {what}" if kind else f"this is not {what}, which is a ZIP archive"
            raise UnreadableFileError(said, path=name, hint=hint or f"save it again as {what}", code=_CODE)
        stream.seek(0)
        self.archive: Archive = open_archive(stream, name)
        self.name = name
        self.problems = problems
        self._what = what

    def main(self, *kinds: str) -> str:
        """Give the main part. Raises `UnreadableFileError` when its root element is none of these."""
        found = next((each.part for each in self.relationships("") if each.kind == "officeDocument"), "")
        if found not in self.archive:
            raise self._fault("it has no main part")
        root = self.archive.xml(found, self.problems).root.rpartition(":")[2]
        if root not in kinds:
            raise self._fault(f"its main part is <{root}>")
        return found

    def relationships(self, part: str) -> Iterator[Relationship]:
        """Yield the relationships of a part, or of the package (`""`), to other parts, in their order."""
        return relationships(self.archive, part)

    def related(self, part: str, *kinds: str) -> list[str]:
        """List the parts of these kinds that a part names and that are there, each once."""
        found = (each.part for each in self.relationships(part) if each.kind in kinds)
        return [part for part in dict.fromkeys(found) if part in self.archive]

    def _fault(self, why: str) -> UnreadableFileError:
        hint = "give it the suffix of its format, or save it again"
        return UnreadableFileError(f"this is not {self._what}: {why}", path=self.name, hint=hint, code=_CODE)


def relationships(archive: Archive, part: str) -> Iterator[Relationship]:
    """Yield the relationships of a part, or of the package (`""`), to other parts, in their order."""
    from ftzterms.formats._xml import elements

    folder, base = posixpath.split(part)
    member = posixpath.join(folder, "_rels", f"{base}.rels")
    if member not in archive:
        return
    with archive.inside(member):
        for element in elements(archive.xml(member, []), "Relationship"):
            if element.get("TargetMode") != "External":
                kind = (element.get("Type") or "").rpartition("/")[2]
                target = posixpath.normpath(posixpath.join("/", folder, element.get("Target") or ""))
                yield Relationship(element.get("Id") or "", kind, target.lstrip("/"))
