"""Read the entries of a PO file: what gettext refuses is refused here, with its line; then polib reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from ftzterms.formats._po_line import PoLine, PoText, fault, po_lines
from ftzterms.model import Location, UnreadableFileError

_FIRST = '# \0\nmsgid ""\nmsgstr ""'
"""Before this one, polib takes comments for those of the file; the NUL keeps it from taking the text for a path."""
_AT_ONCE = 1000
"""So many entries go through polib together."""
_MOST = 10
"""polib reads one digit in `msgstr[N]`."""
_AFTER = {
    "msgctxt": {""},
    "msgid": {"", "msgctxt"},
    "msgid_plural": {"msgid"},
    "msgstr": {"msgid", "msgid_plural", "msgstr"},
}
"""What a keyword may follow."""


@dataclass(slots=True)
class PoEntry:
    """A message with its translations and comments: where they stand, and what polib reads of them."""

    line: int = 0
    """That of its first keyword."""
    mark: str = ""
    """`#~` when it is obsolete."""
    places: dict[str, Location] = field(default_factory=dict)
    """By the keywords, in their order."""
    empty: bool = True
    """Whether the last of their strings has no letter yet."""
    lines: list[str] = field(default_factory=list)
    said: Any = None
    """polib's `POEntry`, none for what is obsolete."""

    @property
    def plural(self) -> bool:
        return "msgid_plural" in self.places

    @property
    def targets(self) -> list[Location]:
        """One, or as many as the language has plural forms."""
        return [place for keyword, place in self.places.items() if keyword.startswith("msgstr")]


def entries(text: str, name: str) -> Iterator[PoEntry]:
    """Yield the entries in file order. Raises `UnreadableFileError` at the first fault."""
    first: dict[tuple[str | None, str], int] = {}
    checked = _entries(text, name)
    while some := list(islice(checked, _AT_ONCE)):
        _parse([entry for entry in some if not entry.mark])
        for entry in some:
            key = entry.said and (entry.said.msgctxt, entry.said.msgid)
            known = first.setdefault(key, entry.line) if key else entry.line
            if known != entry.line:
                raise fault(
                    "the message stands twice", name, entry.line, 0, f"keep it, or that of line {known}", "duplicate-id"
                )
        yield from some


def _parse(checked: list[PoEntry]) -> None:
    """Let polib read entries, with the comments of each before the rest."""
    from polib import POFile, pofile

    lines = (line for entry in checked for line in sorted(entry.lines, key=lambda line: line[0] != "#"))
    whole = type("Whole", (POFile,), {"find": lambda *_: None})  # polib finds the header to take it out
    read = pofile(PoText("\n".join([_FIRST, *lines])), encoding="utf-8", klass=whole)
    for entry, said in zip(checked, read[1:], strict=True):
        entry.said, entry.lines = said, []


def _entries(text: str, name: str) -> Iterator[PoEntry]:
    entry = PoEntry()
    for line in po_lines(text, name):
        begins = line.keyword in ("#", "msgctxt", "msgid") or line.mark != entry.mark
        if begins and entry.targets:
            yield entry
            entry = PoEntry()
        if line.keyword != "#" and "|" not in line.mark:
            _add(entry, line, name)
        entry.lines.append(line.spelt)
    if entry.targets:
        yield entry
    elif entry.line:
        raise fault("the last message has no msgstr", name, entry.line, 0, 'write msgstr ""')


def _add(entry: PoEntry, line: PoLine, name: str) -> None:
    """Note where a string of an entry stands."""
    full = line.keyword or next(reversed(entry.places))
    if line.keyword:
        _check(entry, line, name)
        entry.line, entry.mark = entry.line or line.number, line.mark
    if line.keyword or (entry.empty and line.string):
        entry.places[full] = Location(line.number, line.column)
        entry.empty = not line.string


def _check(entry: PoEntry, line: PoLine, name: str) -> None:
    """Raise `UnreadableFileError` for a keyword that is not due."""

    def refuse(message: str, hint: str) -> UnreadableFileError:
        return fault(message, name, line.number, 0, hint)

    keyword, last = (each.partition("[")[0] for each in (line.keyword, next(reversed(entry.places), "")))
    if last not in _AFTER[keyword]:
        missing = "msgstr" if keyword in ("msgid", "msgctxt") else "msgid"
        raise refuse(f"{keyword} stands where {missing} is due", f"write {missing} first")
    if last and entry.mark != line.mark:
        raise refuse("obsolete in part", "begin every line of the message with #~, or none")
    number = len(entry.targets)
    due = f"msgstr[{number}]" if number < _MOST else "the next message"
    if keyword == "msgstr" and entry.plural and line.keyword != due:
        raise refuse(f"{due} is due here", f"number the plural forms 0, 1, 2 …, {_MOST} at most")
    if keyword == "msgstr" and not entry.plural and (line.keyword != "msgstr" or number):
        raise refuse("a message without msgid_plural has one msgstr", "write msgid_plural, or one msgstr")
