"""Save the complete entries of a broken PO file, table or TOML glossary."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from ftzterms.formats._recover import Damage, Piece, Recovered, sound
from ftzterms.model import FtzTermsError

Read = Callable[[str], FtzTermsError | None]
_PO_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_PO_KEY = re.compile(r"[ \t]*(?:#~[ \t]*)?(msgctxt|msgid_plural|msgid|msgstr)")
_CONTEXT = re.compile(r"^[ \t]*msgctxt[ \t]*\"", re.MULTILINE)
_FIRST_ID = re.compile(r"^[ \t]*msgid", re.MULTILINE)
_GOES_ON = re.compile(r"(?:^[ \t]*\"[^\n]*\"|\bmsg\w+[\[\]0-9]*[ \t]+\"\")[ \t]*\n\Z", re.MULTILINE)
"""The end of a file whose last string has several lines, or none yet."""
_CHARSET = re.compile(r"(charset=)[A-Za-z0-9._:-]+(?=\\n|\")")
_CONCEPT = re.compile(r"^[ \t]*\[\[[ \t]*[\"']?concept[\"']?[ \t]*\]\]", re.MULTILINE)
_CUT_TABLE = re.compile(r"^[ \t]*\[\[?[^\]\n]*\]?\Z", re.MULTILINE)
"""The beginning of a concept, without its end."""
_ILLEGAL_IN_TOML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ROW_END = re.compile(r"\n")


def recover_po(text: str, damage: Damage, read: Read) -> Recovered:
    """Give the entries that can be read; those that repeat a message get a context of their own."""
    text = _CHARSET.sub(r"\1UTF-8", _cleaned(text, damage))
    pieces = [Piece(each, at, unit=True) for each, at in _po_entries(text)]
    _warn_of_the_last(text, pieces, damage, may_go_on=bool(_GOES_ON.search(text)))
    messages = [_message(piece.text) for piece in pieces]
    several = {message for message, number in Counter(messages).items() if number > 1 and message}
    tried: list[Piece] = []
    seen: set[str] = set()
    for piece, message in zip(pieces, messages, strict=True):
        if message in several and not read(piece.text):
            tried.append(_set_apart(piece, damage) if message in seen else piece)
            seen.add(message)
        else:
            tried.append(piece)
    good = list(sound(tried, lambda some: read("".join(piece.text for piece in some)), damage))
    return _made(good, damage, kept=sum(_is_message(piece.text) for piece in good))


def _set_apart(piece: Piece, damage: Damage) -> Piece:
    """Give a message that stood before a context of its own, so that both can stand in one file."""
    line = damage.line(piece.offset + piece.text.find("msgid"))
    damage.change(piece.offset, f'the message stands twice; this one has the context "line {line}" now')
    if context := _CONTEXT.search(piece.text):
        return Piece(
            f"{piece.text[: context.end()]}line {line}, {piece.text[context.end() :]}", piece.offset, unit=True
        )
    first = _FIRST_ID.search(piece.text)
    at = first.start() if first else 0
    return Piece(f'{piece.text[:at]}msgctxt "line {line}"\n{piece.text[at:]}', piece.offset, unit=True)


def _message(entry: str) -> str:
    """Give what names a message: its context and its text, as they are written; empty for what is obsolete."""
    head = re.split(r"^[ \t]*(?:msgstr|msgid_plural)", entry, maxsplit=1, flags=re.MULTILINE)[0]
    return "\n".join(line.strip() for line in head.split("\n") if line.strip() and line.lstrip()[0] != "#")


def _is_message(entry: str) -> bool:
    return _message(entry) not in ("", 'msgid ""')


def _po_entries(text: str) -> Iterator[tuple[str, int]]:
    """Cut a file into entries: each ends where, after its `msgstr`, a comment, a `msgid` or an empty line comes."""
    start, translated = 0, False
    for line in _PO_LINE.finditer(text):
        key = _PO_KEY.match(line[0])
        begins = key and key[1] in ("msgctxt", "msgid")
        comment = not key and line[0].lstrip().startswith("#")
        comment |= not key and line[0][-1] != "\n" and line[0].lstrip()[:1] != '"'
        if translated and (begins or comment or not line[0].strip()):
            yield text[start : line.start()], start
            start, translated = line.start(), False
        elif begins and key and key[1] == "msgid" and _has_key(text[start : line.start()]):
            yield text[start : line.start()], start
            start = line.start()
        if key and key[1] == "msgstr":
            translated = True
    if text[start:].strip():
        yield text[start:], start


def _has_key(text: str) -> bool:
    """Say whether a message has begun before and not come to its translation."""
    return bool(re.search(r"^[ \t]*msgid", text, re.MULTILINE))


def recover_table(text: str, damage: Damage, read: Read) -> Recovered:
    """Give the first row and every row that can be read; a row with a mark that is never closed costs its line."""
    text = _cleaned(text, damage)
    rows = list(_rows(text, damage))
    if not rows:
        return Recovered(b"", 0, tuple(damage.skipped), tuple(damage.changed))
    first, rest = rows[0], [Piece(row.text, row.offset, unit=True) for row in rows[1:]]
    _warn_of_the_last(text, rest, damage)
    good = list(sound(rest, lambda some: read("".join([first.text, *(row.text for row in some)])), damage))
    return _made([first, *good], damage, kept=len(good))


def _rows(text: str, damage: Damage) -> Iterator[Piece]:
    from ftzterms.formats._table import table_of
    from ftzterms.model import UnreadableFileError

    start = text.startswith("\ufeff") + 0
    while start < len(text):
        end = start
        try:
            for row in table_of(iter([text[start:]]), "").rows:
                end = start + row.at + len(row.raw)
                yield Piece(row.raw + "\n", start + row.at)
        except UnreadableFileError as error:
            following = _ROW_END.search(text, end + 1 if end > start else start)
            begin = end + 1 if end > start else start
            damage.skip(begin, f"left out: {error.message}")
            start = following.end() if following else len(text)
        else:
            return


def recover_toml(text: str, damage: Damage, read: Read) -> Recovered:
    """Give the concepts that can be read."""
    text = _ILLEGAL_IN_TOML.sub(lambda found: _replaced(found, damage), text)
    starts = [found.start() for found in _CONCEPT.finditer(text)]
    if starts and (cut := _CUT_TABLE.search(text, starts[-1] + 1)):
        starts.append(cut.start())
    ends = [*starts[1:], len(text)]
    pieces = [Piece(text[start:end], start, unit=True) for start, end in zip(starts, ends, strict=False)]
    whole = [_language_count(piece.text) for piece in pieces]
    _warn_of_the_last(text, pieces, damage, may_go_on=bool(whole) and whole[-1] < 2)
    head = text[: starts[0]] if starts else text
    if head.strip() and read(head):
        damage.skip(0, "left out: what stands before the first concept")
        head = ""
    good = list(sound(pieces, lambda some: read("".join(piece.text for piece in some)), damage))
    return _made([Piece(head, 0), *good], damage, kept=len(good))


def _language_count(concept: str) -> int:
    """Count the languages that have terms in a concept."""
    return len(re.findall(r"^[ \t]*\"?(?:en|zh)[\w-]*\"?[ \t]*=", concept, re.MULTILINE))


def _cleaned(text: str, damage: Damage) -> str:
    """Replace NUL, which no text file holds."""
    return re.sub("\0", lambda found: _replaced(found, damage), text)


def _replaced(found: re.Match[str], damage: Damage) -> str:
    damage.change(found.start(), f"the character U+{ord(found[0]):04X} became U+FFFD")
    return "\ufffd"


def _warn_of_the_last(text: str, pieces: list[Piece], damage: Damage, *, may_go_on: bool = False) -> None:
    """Say that the last entry may have lost something: the file stops within a line, or a string that *may go on*."""
    if pieces and text and (may_go_on or not text.endswith("\n")):
        damage.change(pieces[-1].offset, "the file ends here, perhaps too early: the last entry may be cut off")


def _made(pieces: list[Piece], damage: Damage, kept: int | None = None) -> Recovered:
    data = "".join(piece.text for piece in pieces).encode()
    return Recovered(data, len(pieces) if kept is None else kept, tuple(damage.skipped), tuple(damage.changed))
