"""Write the frame of an XLIFF file, its files and groups, as it was read, and never one that is not balanced."""

from __future__ import annotations

import re
from typing import BinaryIO

from ftzterms.formats._xml_tokens import tokens
from ftzterms.model import TranslationUnit
from ftzterms.text.late import late

_DECLARED = late(r"\sxmlns:([\w.\-]+)\s*=")
_DOCTYPE = r"<!DOCTYPE[^>\[\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\[\"']*)*>"
_SILENT = late(rf"\s*(?:(?:<!--.*?-->|<\?.*?\?>|{_DOCTYPE})\s*)*", re.DOTALL)


class Frame:
    """Writes to a stream, and knows which elements are open."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._open: list[str] = []
        self._declared: set[str] = set()

    @property
    def inside(self) -> str:
        """Give the local name of the innermost open element, empty for none."""
        return self._open[-1].rpartition(":")[2] if self._open else ""

    def prefix(self) -> str:
        """Give the namespace prefix of the root, with its colon."""
        before, colon, _ = self._open[0].partition(":") if self._open else ("", "", "")
        return before + colon if colon else ""

    def move(self, raw: str) -> bool:
        """Write markup as it was read, if its tags fit those that are open; say whether they do."""
        opened = _after(raw, self._open)
        if opened is None:
            return False
        self._open = opened
        self._declared.update(_DECLARED.findall(raw))
        self.put(raw)
        return True

    def missing(self, unit: TranslationUnit, element: str) -> list[tuple[str, str]]:
        """Give the declarations of the namespaces that a unit uses and the frame does not know, as attributes."""
        lead = f"{element}/xmlns:"
        said = [(key.removeprefix(lead), value) for key, value in unit.attributes if key.startswith(lead)]
        own = {key.partition("/@xmlns:")[2] for key, _ in unit.attributes if key.startswith(f"{element}/@xmlns:")}
        return [(f"xmlns:{prefix}", uri) for prefix, uri in said if prefix not in self._declared | own]

    def put(self, text: str) -> None:
        """Write text that opens and closes alike."""
        self._stream.write(text.replace("\r", "&#13;").encode())

    def start(self, name: str, attributes: str) -> None:
        """Write the start of an element."""
        self._open.append(name)
        self._declared.update(_DECLARED.findall(attributes))
        self.put(f"<{name}{attributes}>\n")

    def end(self) -> None:
        """Write the end of the innermost element."""
        self.put(f"</{self._open.pop()}>\n")

    def close(self) -> None:
        """Write the ends of all open elements."""
        while self._open:
            self.end()


def balanced(raw: str) -> bool:
    """Say whether markup closes what it opens, and nothing else."""
    return _after(raw, []) == []


def _after(raw: str, opened: list[str]) -> list[str] | None:
    """Give the names that are open behind markup; None when its tags do not fit."""
    names = list(opened)
    end = 0
    for token in tokens(raw):
        if "<" in raw[end : token.start] and not _is_silent(raw[end : token.start]):
            return None
        end = token.end
        if token.opens and not token.closes:
            names.append(token.name)
        elif token.closes and not token.opens and (not names or names.pop() != token.name):
            return None
    return names if "<" not in raw[end:] or _is_silent(raw[end:]) else None


def _is_silent(raw: str) -> bool:
    """Say whether there are only comments, processing instructions and a DOCTYPE."""
    return bool(_SILENT.fullmatch(raw))
