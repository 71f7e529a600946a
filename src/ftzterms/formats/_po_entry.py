"""Read the entries of a PO file strictly: what gettext refuses is refused here, with its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ftzterms.formats._po_statement import PoStatement, statements
from ftzterms.model import UnreadableFileError


@dataclass(slots=True)
class PoEntry:
    """A message with its translations and comments."""

    line: int = 0
    """That of its first keyword."""
    obsolete: bool = False
    context: str | None = None
    source: PoStatement | None = None
    plural: PoStatement | None = None
    targets: list[PoStatement] = field(default_factory=list)
    """One, or as many as the language has plural forms, in their order."""
    comments: dict[str, list[str]] = field(default_factory=dict)
    """By their sign: `#` the translator's, `#.` the programmer's, `#:` references, `#,` flags, `#|` the old message."""
    raw: list[str] = field(default_factory=list)
    """Its lines as they stand."""

    @property
    def key(self) -> tuple[str | None, str]:
        """What no other entry of the file may have."""
        return self.context, self.source.text if self.source else ""


def entries(text: str, name: str) -> Iterator[PoEntry]:
    """Yield the entries in file order. Raises `UnreadableFileError` at the first fault."""
    first: dict[tuple[str | None, str], int] = {}
    for entry in _entries(text, name):
        known = first.setdefault(entry.key, entry.line) if not entry.obsolete else entry.line
        if known != entry.line:
            raise _fault("the message stands twice", name, entry.line, f"keep it, or that of line {known}")
        yield entry


def _entries(text: str, name: str) -> Iterator[PoEntry]:
    entry = PoEntry()
    for statement in statements(text, name):
        if entry.targets and _begins(statement, entry):
            yield entry
            entry = PoEntry()
        _add(entry, statement, name)
    if entry.targets:
        yield entry
    elif entry.source or entry.context is not None:
        raise _fault("the last message has no msgstr", name, entry.line, 'write msgstr ""')


def _begins(statement: PoStatement, entry: PoEntry) -> bool:
    """Say whether a statement is the first of the next entry."""
    return (
        statement.keyword[0] == "#" or statement.keyword in ("msgctxt", "msgid") or statement.obsolete != entry.obsolete
    )


def _add(entry: PoEntry, statement: PoStatement, name: str) -> None:
    """Take a statement into an entry, where it is due."""
    keyword, line = statement.keyword, statement.location.line
    entry.raw += statement.raw
    if keyword[0] == "#":
        entry.comments.setdefault(keyword, []).append(statement.text)
        return
    entry.line = entry.line or statement.line
    entry.obsolete = statement.obsolete
    if keyword == "msgctxt" and entry.context is None and not entry.source:
        entry.context = statement.text
    elif keyword == "msgid" and not entry.source:
        entry.source = statement
    elif keyword == "msgid_plural" and entry.source and not entry.plural and not entry.targets:
        entry.plural = statement
    elif keyword == "msgstr" and entry.source:
        _add_target(entry, statement, name)
    else:
        missing = "msgstr" if keyword in ("msgid", "msgctxt") else "msgid"
        raise _fault(f"{keyword} stands where {missing} is due", name, line, f"write {missing} first")


def _add_target(entry: PoEntry, statement: PoStatement, name: str) -> None:
    line, due = statement.line, len(entry.targets)
    if entry.plural and statement.index != due:
        raise _fault(f"msgstr[{due}] is due here", name, line, "number the plural forms 0, 1, 2 …")
    if not entry.plural and (statement.index is not None or due):
        raise _fault("a message without msgid_plural has one msgstr", name, line, "write msgid_plural, or one msgstr")
    entry.targets.append(statement)


def _fault(message: str, name: str, line: int, hint: str) -> UnreadableFileError:
    return UnreadableFileError(message, path=name, line=line, column=1, hint=hint)
