"""Save the complete units of a broken TMX, XLIFF or TBX file.

The text is cut into units and what stands between them. A unit that can be read is kept as it is; what stands between
is walked over tag by tag, and every element that is open is closed where it must be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ftzterms.formats._recover import Damage, Piece, Recovered, sound
from ftzterms.model import FtzTermsError, value

Read = Callable[[str], FtzTermsError | None]
_AROUND = r"(?s:<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>)"
_ILLEGAL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(rf"{_AROUND}|&(?!(?:lt|gt|amp|quot|apos);)(?:#(?:x([0-9A-Fa-f]{{1,8}})|([0-9]{{1,10}}));)?")
_LESS = re.compile(rf"{_AROUND}|<+(?![A-Za-z_:/!?])")
_TAG = re.compile(
    r"""(?P<comment><!--(?:(?!--).)*-->|<\?(?!xml\s).*?\?>) | (?P<gone><\?.*?\?>|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)
      | <(?P<name>[A-Za-z_][\w:.-]*)(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(?P<empty>/?)>
      | </(?P<end>[\w:.-]+)\s*> | (?P<text>[^<]+) | (?P<other><)""",
    re.DOTALL | re.VERBOSE,
)
_LEGAL = ((0x9, 0xA), (0xD, 0xD), (0x20, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF))
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


@value
class _Vocabulary:
    """How documents of one kind are built."""

    units: str
    """Those of which each is saved or left out, as alternatives of a regular expression."""
    holders: frozenset[str]
    """Elements of which a document has one; they end after the last unit."""
    containers: frozenset[str]
    """Elements that hold units or holders, and no text."""
    headers: frozenset[str]


def _vocabulary(units: str, holders: str, containers: str, headers: str) -> _Vocabulary:
    kept = frozenset(holders.split())
    return _Vocabulary("|".join(units.split()), kept, kept | {*containers.split()}, frozenset(headers.split()))


_TBX = _vocabulary("conceptEntry termEntry", "tbx martif text body", "back", "tbxHeader martifHeader")
_VOCABULARIES = {
    "tmx": _vocabulary("tu", "tmx body", "", "header"),
    "xliff": _vocabulary("trans-unit unit", "xliff", "file body group", ""),
    "tbx": _TBX,
    "martif": _TBX,
}


_BEGINNINGS = {
    "tmx": '<tmx version="1.4"><header creationtool="ftzterms" creationtoolversion="0" segtype="sentence" '
    'o-tmf="unknown" adminlang="en" srclang="*all*" datatype="unknown"/><body>',
    "tbx": '<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>',
    "martif": '<martif type="TBX" xml:lang="en"><text><body>',
}
"""For files that have lost theirs."""


def recover_xml(text: str, root: str, damage: Damage, read: Read) -> Recovered:
    """Give a document with every unit that can be read."""
    vocabulary = _VOCABULARIES.get(root, _VOCABULARIES["xliff"])
    parts = list(_parts(_mended(text, damage), vocabulary, damage))
    first = next((number for number, part in enumerate(parts) if part.unit), len(parts))
    frame = _Frame(vocabulary, damage, root)
    start = _DECLARATION + "".join(frame.between(part, more=True) for part in parts[:first]) + frame.begun()
    end = frame.closed()
    units = [part for part in parts if part.unit]
    good = list(sound(units, lambda some: read(start + "".join(piece.text for piece in some) + end), damage))
    data = _DECLARATION + _document(
        parts, {piece.offset for piece in good}, _Frame(vocabulary, damage, root, told=True)
    )
    if read(data):
        damage.change(0, "what stood between the units could not be kept")
        data = start + "".join(piece.text for piece in good) + end
    return Recovered(data.encode(), len(good), _in_order(damage.skipped), _in_order(damage.changed))


def _document(parts: Sequence[Piece], good: set[int], frame: _Frame) -> str:
    last = max((number for number, part in enumerate(parts) if part.unit), default=-1)
    made: list[str] = []
    for number, part in enumerate(parts):
        if not part.unit:
            made.append(frame.between(part, more=number < last))
        elif part.offset in good:
            made += [frame.begun(), part.text]
    return "".join(made) + frame.closed()


def _in_order(told: Sequence[FtzTermsError]) -> tuple[FtzTermsError, ...]:
    return tuple(sorted(told, key=lambda error: (error.line, error.column)))


def _mended(text: str, damage: Damage) -> str:
    """Replace characters and references that XML cannot hold, and escape an `&` or `<` that begins nothing.

    No line begins elsewhere afterwards.
    """

    def illegal(found: re.Match[str]) -> str:
        damage.change(found.start(), f"the character U+{ord(found[0]):04X} became U+FFFD")
        return "\ufffd"

    def reference(found: re.Match[str]) -> str:
        number = int(found[1], 16) if found[1] else int(found[2]) if found[2] else -1
        if found[0][0] == "<" or any(first <= number <= last for first, last in _LEGAL):
            return found[0]
        if number >= 0:
            damage.change(found.start(), f"the character U+{number:04X} became U+FFFD")
            return "&#xFFFD;"
        damage.change(found.start(), "an & that begins no entity was taken for a character")
        return "&amp;"

    def less(found: re.Match[str]) -> str:
        if found[0].strip("<"):
            return found[0]
        damage.change(found.start(), "a < that begins no tag was taken for a character")
        return "&lt;" * len(found[0])

    for pattern, mend in ((_ILLEGAL, illegal), (_REFERENCE, reference), (_LESS, less)):
        damage.over(text)
        text = pattern.sub(mend, text)
    damage.over(text)
    return text


def _parts(text: str, vocabulary: _Vocabulary, damage: Damage) -> Iterator[Piece]:
    """Cut a text into units that have an end, and what stands between; note the units that have none."""
    around = "|".join(sorted(vocabulary.containers))
    value = r"(?:\"[^\"<]*\"|'[^'<]*'|[^<>\"'])*?"
    marks = re.compile(rf"{_AROUND}|<(/?)(?:[\w.-]+:)?(?:({vocabulary.units})|{around})(?=[\s/>]){value}(/?)>")
    done, begun = 0, -1
    for found in marks.finditer(text):
        closes, unit, empty = found.groups()
        if closes is None:
            continue
        if begun >= 0 and not (unit and closes):
            damage.skip(begun, "left out: a unit that does not end")
            done, begun = found.start(), -1
        if unit and closes and begun >= 0:
            yield Piece(text[begun : found.end()], begun, unit=True)
            done, begun = found.end(), -1
        elif unit and not closes:
            yield Piece(text[done : found.start()], done)
            if empty:
                yield Piece(found[0], found.start(), unit=True)
            done, begun = (found.end(), -1) if empty else (found.start(), found.start())
    if begun >= 0:
        damage.skip(begun, "left out: a unit that does not end")
    else:
        yield Piece(text[done:], done)


class _Frame:
    """Walks over what stands between the units, and keeps account of the elements that are open."""

    def __init__(self, vocabulary: _Vocabulary, damage: Damage, root: str, *, told: bool = False) -> None:
        self._vocabulary = vocabulary
        self._damage = damage
        self._root = root
        self._told = told
        self._open: list[str] = []
        self._headers: set[str] = set()
        self._passing = ""
        self._second = False

    def begun(self) -> str:
        """Give the beginning of a document that has lost its own; nothing when it has one."""
        if self._open or self._root not in _BEGINNINGS:
            return ""
        self._tell(0, "the beginning of the file was lost; it has a new one")
        self._open = re.findall(r"<(\w+)(?:\s[^<>]*[^/<>])?>", _BEGINNINGS[self._root])
        return _BEGINNINGS[self._root]

    def closed(self) -> str:
        """Close all that is open."""
        ends = [f"</{name}>" for name in reversed(self._open)]
        return "\n".join(["", *ends, ""])

    def between(self, part: Piece, *, more: bool) -> str:
        """Give what can be kept of what stands before a unit, or (no *more*) after the last."""
        made: list[str] = []
        for found in _TAG.finditer(part.text):
            at = part.offset + found.start()
            if found["end"]:
                made.append(self._end(found["end"], found[0], at, more=more))
            elif self._passing:
                continue
            elif found["name"]:
                made.append(self._start(found["name"], found[0], at, empty=bool(found["empty"])))
            elif found["comment"]:
                made.append(found[0])
            elif found["text"] or found["other"]:
                made.append(self._text(found[0], at))
        return "".join(made)

    def _start(self, name: str, tag: str, at: int, *, empty: bool) -> str:
        local = name.rpartition(":")[2]
        if not self._open and local != self._root:
            self._tell(at, f"<{name}> before the first element was left out")
            return ""
        if name in self._open and local in self._vocabulary.holders:
            if not self._second:
                self._tell(at, "a second document begins here; its units stand in the first")
            self._second = True
            return ""
        if local in self._vocabulary.headers:
            if local in self._headers:
                self._passing = "" if empty else name
                return ""
            self._headers.add(local)
        if not empty:
            self._open.append(name)
        return tag

    def _end(self, name: str, tag: str, at: int, *, more: bool) -> str:
        if self._passing:
            self._passing = "" if name == self._passing else self._passing
            return ""
        if name not in self._open:
            self._tell(at, f"</{name}> ends nothing and was left out")
            return ""
        if more and name.rpartition(":")[2] in self._vocabulary.holders:
            return ""
        made: list[str] = []
        while self._open[-1] != name:
            self._tell(at, f"</{self._open[-1]}> was missing before </{name}>")
            made.append(f"</{self._open.pop()}>")
        self._open.pop()
        return "".join(made) + tag

    def _text(self, text: str, at: int) -> str:
        inner = self._open[-1].rpartition(":")[2] if self._open else ""
        if not text.strip() or (inner and inner not in self._vocabulary.containers and text != "<"):
            return text
        self._tell(at + len(text) - len(text.lstrip()), f"{text.strip()[:24]!r} between the units was left out")
        return "\n"

    def _tell(self, at: int, message: str) -> None:
        if self._told:
            self._damage.change(at, message)
