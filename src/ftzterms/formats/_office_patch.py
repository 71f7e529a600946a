"""Put edits into the text of a docx or pptx file; every part that is not touched stays as it is packed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO

from ftzterms.formats._characters import escaped, first_illegal
from ftzterms.formats._decoded import Decoded, decoded
from ftzterms.formats._encoding import detect
from ftzterms.formats._format import Edit, Patched
from ftzterms.formats._office import Stories, Story, passages
from ftzterms.formats._office_text import OfficeText, Paragraph, Piece
from ftzterms.formats._package import Package
from ftzterms.formats._patching import patched
from ftzterms.formats._raw_text import SEALED, Place, RawText
from ftzterms.formats._xml import HEAD, declared
from ftzterms.formats._xml_tokens import attributes, tokens
from ftzterms.formats._zip_patch import with_members

_CHARACTER = re.compile(r"&[^;]*;|\r\n|.", re.DOTALL)
_XMLNS = re.compile(r"xmlns(?::(.*))?")


def patch(data: bytes, edits: Sequence[Edit], what: str, stories: Stories) -> Patched:
    """Patch a file. What is spread over letters of several looks is refused."""
    package = Package(BytesIO(data), "", [], what)
    by_part: dict[str, list[Edit]] = {}
    kept: dict[str, Story] = {}
    places: dict[int, int] = {}
    for edit, story, position in _placed(package, stories, edits):
        by_part.setdefault(story.part, []).append(edit)
        kept[story.part] = story
        places[edit.unit] = position
    contents: dict[str, bytes] = {}
    refused: list[Edit] = []
    for part, mine in by_part.items():
        made = _patched_part(package.archive.read(part), mine, places, kept=kept[part].kept)
        contents[part] = made.data
        refused += made.refused
    return Patched(with_members(data, contents), "utf-8", tuple(refused))


def _placed(package: Package, stories: Stories, edits: Sequence[Edit]) -> Iterator[tuple[Edit, Story, int]]:
    """Find the part, and the position in it, of the paragraph that each edit speaks of."""
    wanted: dict[int, list[Edit]] = {}
    for edit in edits:
        wanted.setdefault(edit.unit, []).append(edit)
    filled = (found for found in passages(package, stories) if found[2].segment.text.strip())
    for order, (story, position, _) in enumerate(filled):
        yield from ((edit, story, position) for edit in wanted.get(order, ()))


def _patched_part(data: bytes, edits: Sequence[Edit], places: dict[int, int], *, kept: bool) -> Patched:
    label = declared(data[:HEAD])
    file = decoded(data, detect(data[:HEAD], label), label, errors="xmlcharrefreplace")
    paragraphs = _paragraphs(file, kept=kept)
    texts = {(edit.unit, edit.side): _raw_text(paragraphs[places[edit.unit]]) for edit in edits}
    return patched(file, edits, texts, _written)


def _paragraphs(file: Decoded, *, kept: bool) -> list[Paragraph]:
    """Read the paragraphs of a part, each text with its place."""
    reader = OfficeText(kept=kept)
    spaces: list[dict[str, str]] = [{"": "", "xml": "http://www.w3.org/XML/1998/namespace"}]
    for token in tokens(file.text):
        if token.text is not None:
            raw = file.text[token.start : token.end]
            cdata = raw.startswith("<![CDATA[")
            reader.place = (-1, "") if cdata else (token.start, raw)
            reader.data(re.sub(r"\r\n?", "\n", raw[9:-3]) if cdata else token.text)
            continue
        if token.opens:
            given = attributes(token.attributes)
            own = {found[1] or "": value for name, value in given if (found := _XMLNS.fullmatch(name))}
            spaces.append(spaces[-1] | own if own else spaces[-1])
            reader.start(_full(token.name, spaces[-1]), {_full(name, spaces[-1], ""): value for name, value in given})
        if token.closes:
            reader.end(_full(token.name, spaces.pop()))
    reader.close()
    return reader.done


def _full(name: str, spaces: dict[str, str], default: str | None = None) -> str:
    """Give a name as `{namespace}name`; an attribute without a prefix is in none."""
    prefix, colon, local = name.rpartition(":")
    space = spaces.get(prefix, "") if colon or default is None else default
    return f"{{{space}}}{local}" if space else local


def _raw_text(paragraph: Paragraph) -> RawText:
    places = [place for piece in paragraph.pieces for place in _places(piece)]
    walls = {*paragraph.walls, *(tag.position for tag in paragraph.tags)}
    return RawText(paragraph.text, places, sorted(walls))


def _places(piece: Piece) -> list[Place]:
    """Give where each character of a piece stands, behind the references that may spell it."""
    if piece.at < 0:
        return [SEALED] * len(piece.text)
    found = [(piece.at + each.start(), piece.at + each.end()) for each in _CHARACTER.finditer(piece.raw)]
    return found[piece.skipped : piece.skipped + len(piece.text)]


def _written(text: str) -> str | None:
    """Spell a text; a line end or a tab is an element of its own, which no edit makes."""
    return None if first_illegal(text) or re.search(r"[\t\r\n]", text) else escaped(text)
