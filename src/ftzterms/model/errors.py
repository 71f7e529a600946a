"""Faults of a file, each one clear line: where, what, and what to do.

A fault of a file raises; a fault of one entry becomes a value (`Unreadable`) or a finding.
"""

from __future__ import annotations


class FtzTermsError(Exception):
    """A file, a glossary or a setting that cannot be used as it is.

    *message* says what is wrong, *hint* what to do; *line* and *column* are 1-based, in code points. *code* names the
    kind of fault and never changes (`docs/reading-safely.md` lists all of them); the message may.
    """

    code = ""

    def __init__(
        self, message: str, *, path: str = "", line: int = 0, column: int = 0, hint: str = "", code: str = ""
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.column = column
        self.hint = hint
        self.code = code or self.code

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        text = f"{place}: {self.message}" if place else self.message
        return f"{text} ({self.hint})" if self.hint else text


class UnreadableFileError(FtzTermsError):
    """The bytes are not what the file says it is."""

    code = "unreadable"


class UnknownFormatError(FtzTermsError):
    """No format of ours reads or writes this."""

    code = "unknown-format"


class GlossaryError(FtzTermsError):
    """A glossary whose entries cannot all be understood; *faults* lists every one."""

    code = "bad-entry"

    def __init__(self, faults: list[FtzTermsError], *, path: str = "") -> None:
        first = faults[0]
        more = f" and {len(faults) - 1} more faults" if len(faults) > 1 else ""
        super().__init__(
            first.message + more,
            path=first.path or path,
            line=first.line,
            column=first.column,
            hint=first.hint,
            code=first.code,
        )
        self.faults = faults


class ConfigurationError(FtzTermsError):
    """A setting that does not exist or cannot have this value."""
