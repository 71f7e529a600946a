"""Make the paragraphs of a part of an Office document out of its elements (ECMA-376-1: WordprocessingML, DrawingML).

Read is what a reader of the finished document sees: inserted text, fields' results, text boxes once; not deleted or
hidden text, comments, phonetic guides, and the older form of what stands in the part twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import takewhile
from typing import Any, NamedTuple

from ftzterms.formats._office_names import LOOKS, MARKS, NOTES, SKIPPED, SPACES, SWITCHES, names_of
from ftzterms.model import InlineTag, TagKind

_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_DEEPEST = 32
"""Fields inside one another."""
_OFF = ("0", "false", "off", "none")
_BLANK = " \t\r\n"
"""What is left out at the edges of a text that does not ask for it to be kept."""


class Piece(NamedTuple):
    """A stretch of a paragraph's text, as it stands in the part."""

    text: str
    at: int
    """Offset in the part's text; -1 for what no edit may change."""
    raw: str
    """As written, with references."""
    skipped: int
    """Characters of *raw*, references resolved, that stand before *text* and are not read."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph while it is read, and when it is whole."""

    number: int
    kind: str
    pieces: list[Piece] = field(default_factory=list)
    tags: list[InlineTag] = field(default_factory=list)
    walls: list[int] = field(default_factory=list)
    """Offsets at which markup stands that no edit may cross."""
    note: int = 0
    """Of a footnote or endnote its number."""
    length: int = 0
    formats: tuple[str, ...] = ()
    """Of the text that was read last: `b`, `i` …"""
    deleted: bool = False
    """Whether its mark is: then the next paragraph goes on with it."""
    run: _Run | None = None
    settings: int = 0
    """How deep in the paragraph's own settings the reader is."""

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class _Run:
    """Letters of one look."""

    formats: set[str] = field(default_factory=set)
    hidden: bool = False
    link: bool = False
    settings: bool = False


@dataclass(slots=True)
class _Field:
    """A field: instructions, then what they gave."""

    instruction: list[str] = field(default_factory=list)
    given: bool = False
    link: Paragraph | None = None
    """The paragraph in which the link that it is was opened."""


class OfficeText:
    """Hears of the elements of a part, and makes its paragraphs; those that are whole stand in `done`.

    When *kept*, blanks at the edges of an element's text count also where it does not ask for it, as in DrawingML.
    """

    def __init__(self, *, kept: bool = False) -> None:
        self.done: list[Paragraph] = []
        self.place = (0, "")
        """Where the text stands that comes next, and how it is written; only for who will patch the part."""
        self._open: list[Paragraph] = []
        self._waiting: list[Paragraph] = []
        self._unended: Paragraph | None = None
        self._number = 0
        self._note = 0
        self._cells = 0
        self._skipping = 0
        self._text: list[tuple[str, int, str]] | None = None
        self._all_kept = kept
        self._kept = False
        self._instruction = False
        self._fields: list[_Field] = []
        own = {name: getattr(self, f"_start_{name}") for name in _STARTS}
        own |= {name: partial(self._space, text) for name, text in SPACES.items()}
        own |= {name: partial(self._mark, TagKind.STANDALONE, name) for name in MARKS}
        own |= {name: partial(self._switch, tag) for name, tag in SWITCHES.items()}
        own |= {name: partial(self._note_start, name) for name in NOTES}
        self._starts: Mapping[str, Any] = names_of(own)
        self._ends: Mapping[str, Any] = names_of({name: getattr(self, f"_end_{name}") for name in _ENDS})
        self._skipped = names_of(dict.fromkeys(SKIPPED, True))

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Hear that an element begins; *tag* is `{namespace}name`."""
        if self._skipping:
            self._skipping += 1
            return
        if tag in self._skipped:
            self._skipping = 1
        if found := self._starts.get(tag):
            found(attributes)

    def end(self, tag: str) -> None:
        """Hear that it ends."""
        if self._skipping:
            self._skipping -= 1
        elif found := self._ends.get(tag):
            found()

    def data(self, text: str) -> None:
        """Hear of text."""
        if self._skipping:
            return
        if self._text is not None:
            self._text.append((text, *self.place))
        elif self._instruction and self._fields:
            self._fields[-1].instruction.append(text)

    def close(self) -> None:
        """Hear that the part ends."""
        self._finish_unended()

    @property
    def _run(self) -> _Run | None:
        return self._open[-1].run if self._open else None

    def _start_p(self, _: Mapping[str, str]) -> None:
        self._number += 1
        if self._unended:
            self._open.append(self._unended)
            self._unended = None
        else:
            self._open.append(Paragraph(self._number, "cell" if self._cells else "paragraph", note=self._note))

    def _end_p(self) -> None:
        if not self._open:
            return
        paragraph = self._open.pop()
        self._fields = [each for each in self._fields if each.given]
        if paragraph.deleted:
            paragraph.deleted, self._unended = False, paragraph
        else:
            self._finish(paragraph)

    def _finish(self, paragraph: Paragraph) -> None:
        self._look(paragraph, ())
        self._waiting.append(paragraph)
        if not self._open:
            self.done += sorted(self._waiting, key=lambda each: each.number)
            self._waiting.clear()

    def _finish_unended(self) -> None:
        if self._unended:
            paragraph, self._unended = self._unended, None
            self._finish(paragraph)

    def _start_tc(self, _: Mapping[str, str]) -> None:
        self._finish_unended()
        self._cells += 1

    def _end_tc(self) -> None:
        self._finish_unended()
        self._cells -= 1

    def _end_txbxContent(self) -> None:  # noqa: N802  (named like the element)
        self._finish_unended()

    def _note_start(self, _: str, attributes: Mapping[str, str]) -> None:
        if said(attributes, "type") in ("", "normal"):
            self._note += 1
            self._number = 0
        else:
            self._skipping = 1

    def _end_footnote(self) -> None:
        self._finish_unended()

    _end_endnote = _end_footnote

    def _start_pPr(self, _: Mapping[str, str]) -> None:  # noqa: N802
        if self._open:
            self._open[-1].settings += 1

    def _end_pPr(self) -> None:  # noqa: N802
        if self._open:
            self._open[-1].settings -= 1

    def _start_numPr(self, _: Mapping[str, str]) -> None:  # noqa: N802
        if self._open and self._open[-1].settings and self._open[-1].kind == "paragraph":
            self._open[-1].kind = "item"

    def _start_del(self, _: Mapping[str, str]) -> None:
        if self._open and self._open[-1].settings:
            self._open[-1].deleted = True
        else:
            self._wall()

    _start_moveFrom = _start_del  # noqa: N815

    def _start_r(self, _: Mapping[str, str]) -> None:
        if self._open:
            self._open[-1].run = _Run()

    def _end_r(self) -> None:
        if self._open:
            if self._run and self._run.link:
                self._mark(TagKind.CLOSE, "link")
            self._open[-1].run = None

    def _start_rPr(self, attributes: Mapping[str, str]) -> None:  # noqa: N802
        run = self._run
        if run and not self._open[-1].settings:
            run.settings = True
            run.formats |= {name for name in ("b", "i") if attributes.get(name) in ("1", "true")}
            run.formats |= {name for name in ("u", "strike") if not attributes.get(name, "no").startswith("no")}

    def _end_rPr(self) -> None:  # noqa: N802
        if self._run:
            self._run.settings = False

    def _switch(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._run and self._run.settings and said(attributes, "val") not in _OFF:
            self._run.formats.add(tag)

    def _start_vertAlign(self, attributes: Mapping[str, str]) -> None:  # noqa: N802
        tag = {"superscript": "sup", "subscript": "sub"}.get(said(attributes, "val"))
        if tag and self._run and self._run.settings:
            self._run.formats.add(tag)

    def _start_vanish(self, attributes: Mapping[str, str]) -> None:
        if self._run and self._run.settings:
            self._run.hidden = said(attributes, "val") not in _OFF

    def _start_hlinkClick(self, _: Mapping[str, str]) -> None:  # noqa: N802
        if self._run and self._run.settings:
            self._run.link = True
            self._mark(TagKind.OPEN, "link")

    def _start_hyperlink(self, _: Mapping[str, str]) -> None:
        self._mark(TagKind.OPEN, "link")

    def _end_hyperlink(self) -> None:
        self._mark(TagKind.CLOSE, "link")

    def _start_t(self, attributes: Mapping[str, str]) -> None:
        self._text = []
        self._kept = self._all_kept or attributes.get(_PRESERVE) == "preserve"

    def _end_t(self) -> None:
        heard, self._text = self._text or [], None
        if self._open and not (self._run and self._run.hidden) and not self._in_instruction():
            self._take("".join(text for text, _, _ in heard), heard)

    def _take(self, whole: str, heard: list[tuple[str, int, str]]) -> None:
        """Add the text of an element, without the blanks at its edges that nobody asked to keep."""
        first = 0 if self._kept else len(whole) - len(whole.lstrip(_BLANK))
        last = len(whole) if self._kept else len(whole.rstrip(_BLANK))
        at = 0
        for text, place, raw in heard:
            start, end = max(first - at, 0), max(min(last - at, len(text)), 0)
            if start < end:
                self._add(Piece(text[start:end], place, raw, start))
            at += len(text)

    def _space(self, text: str, _: Mapping[str, str]) -> None:
        """Add what an element stands for."""
        paragraph = self._open[-1] if self._open else None
        if paragraph and not paragraph.settings and not (self._run and self._run.hidden):
            self._add(Piece(text, -1, "", 0))

    def _add(self, piece: Piece) -> None:
        paragraph = self._open[-1]
        if not piece.text.isspace():
            self._look(paragraph, tuple(name for name in LOOKS if self._run and name in self._run.formats))
        paragraph.pieces.append(piece)
        paragraph.length += len(piece.text)

    def _look(self, paragraph: Paragraph, formats: tuple[str, ...]) -> None:
        """Close and open the tags between two looks of letters."""
        old = paragraph.formats
        if formats == old:
            return
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, formats, strict=False)))
        for name in reversed(old[same:]):
            _tag(paragraph, TagKind.CLOSE, name)
        for name in formats[same:]:
            _tag(paragraph, TagKind.OPEN, name)
        paragraph.formats = formats

    def _mark(self, kind: TagKind, name: str, _: Mapping[str, str] | None = None) -> None:
        """Put a tag for what is no text."""
        if self._open and not self._open[-1].settings:
            self._look(self._open[-1], ())
            _tag(self._open[-1], kind, MARKS.get(name, name))

    def _start_ins(self, _: Mapping[str, str]) -> None:
        self._wall()

    def _end_ins(self) -> None:
        self._wall()

    def _wall(self) -> None:
        if self._open:
            self._open[-1].walls.append(self._open[-1].length)

    def _start_fldChar(self, attributes: Mapping[str, str]) -> None:  # noqa: N802
        kind = said(attributes, "fldCharType")
        if kind == "begin":
            self._fields = [*self._fields, _Field()][-_DEEPEST:]
        elif kind == "separate" and self._fields:
            current = self._fields[-1]
            current.given = True
            if "".join(current.instruction).split()[:1] == ["HYPERLINK"] and self._open:
                current.link = self._open[-1]
                self._mark(TagKind.OPEN, "link")
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            if ended.link and self._open and ended.link is self._open[-1]:
                self._mark(TagKind.CLOSE, "link")

    def _in_instruction(self) -> bool:
        return any(not each.given for each in self._fields)

    def _start_instrText(self, _: Mapping[str, str]) -> None:  # noqa: N802
        self._instruction = True

    def _end_instrText(self) -> None:  # noqa: N802
        self._instruction = False


_STARTS = tuple(name.removeprefix("_start_") for name in vars(OfficeText) if name.startswith("_start_"))
_ENDS = tuple(name.removeprefix("_end_") for name in vars(OfficeText) if name.startswith("_end_"))


def said(attributes: Mapping[str, str], name: str) -> str:
    """Give an attribute by its local name, empty if there is none."""
    return next((value for key, value in attributes.items() if key.rpartition("}")[2] == name), "")


def _tag(paragraph: Paragraph, kind: TagKind, name: str) -> None:
    markup = {TagKind.OPEN: f"<{name}>", TagKind.CLOSE: f"</{name}>"}.get(kind, f"<{name}/>")
    paragraph.tags.append(InlineTag(paragraph.length, kind, name, markup))
