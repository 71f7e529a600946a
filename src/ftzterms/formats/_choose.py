"""Choose the format of a file: by its suffix, then by its first bytes."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, BinaryIO, cast

from ftzterms.formats._format import EntryFormat, Format, Item, UnitFormat
from ftzterms.formats._kinds import ROOTS, binary_kind, is_html
from ftzterms.formats._open import opened
from ftzterms.model import Bitext, UnknownFormatError, UnreadableFileError
from ftzterms.registry import room, room_names, rooms

PathName = str | os.PathLike[str]
_HEAD = 4096
_READERS = {
    ".htm": ("html_page",),
    ".html": ("html_page",),
    ".markdown": ("markdown",),
    ".md": ("markdown",),
    ".txt": ("omegat_glossary", "plain_text", "wordfast_txt"),
    ".xlf": ("xliff12", "xliff2"),
    ".xliff": ("xliff12", "xliff2"),
}
"""The rooms of all formats that have a suffix, for those that are not named like it: no other need be loaded."""


@cache
def formats() -> dict[str, Format]:
    """Give all formats by name."""
    return {name: cast(Format, form) for name, form in rooms("ftzterms.formats").items()}


def format_of(path: PathName, item: Item | None = None) -> Format:
    """Give the format of a file, of one *item* when given. Raises `UnknownFormatError`, saying what the file is."""
    suffixes = _suffixes(path)
    alone = _alone(min(suffixes, key=len, default=""), item)
    if alone and (item or not alone.common):
        return alone
    named = _readers(min(suffixes, key=len, default=""), item)
    named = named or [form for form in _of(item) if suffixes & set(form.suffixes)]
    surely = any(not form.common for form in named)
    if len(named) == 1 and surely:
        return named[0]
    head = _head(path)
    named.sort(key=lambda form: form.item is Item.UNIT)
    for form in named if surely else (*named, *_of(item)):
        if _claims(form, path, head) if form in named else form.sniff and form.sniff(head):
            return form
    if surely:
        return next(form for form in named if not form.common)
    refused = _refused(path, min(suffixes, key=len, default=""))
    if named and not refused:
        return named[0]
    raise refused or _unknown(path, head, item)


def reads(path: PathName, item: Item) -> bool:
    """Say whether a file that nobody named is one to read: by its suffix or, where many files have it, its content."""
    suffixes = _suffixes(path)
    named = [form for form in _of(item) if suffixes & set(form.suffixes)]
    if not named or not all(form.common for form in named):
        return bool(named)
    head = _head(path)
    return any(_claims(form, path, head) for form in named)


def _claims(form: Format, path: PathName, head: bytes) -> bool:
    if form.claims:
        with opened(path) as stream:
            return form.claims(stream)
    return bool(form.sniff and form.sniff(head))


def items_of(path: PathName, name: str = "") -> set[Item]:
    """Give what files of this suffix, or of the format or suffix that is named, carry; empty when none is known."""
    suffixes = {f".{name.lower()}"} if name else _suffixes(path)
    return {form.item for key, form in formats().items() if key == name or suffixes & set(form.suffixes)}


def _alone(suffix: str, item: Item | None) -> Format | None:
    """Give the format whose module is named like the suffix, which then is its alone; no other is loaded."""
    name = suffix.removeprefix(".")
    if name not in room_names("ftzterms.formats"):
        return None
    form = cast(Format, room("ftzterms.formats", name))
    return form if suffix in form.suffixes and item in (None, form.item) else None


def _readers(suffix: str, item: Item | None) -> list[Format]:
    """Give the formats that are known to have a suffix; no other is loaded."""
    known = (cast(Format, room("ftzterms.formats", name)) for name in _READERS.get(suffix, ()))
    return [form for form in known if item in (None, form.item) and suffix in form.suffixes]


def unit_format(path: PathName) -> UnitFormat:
    """Give the format of a file of translation units."""
    return cast(UnitFormat, format_of(path, Item.UNIT))


def entry_format(path: PathName) -> EntryFormat:
    """Give the format of a glossary file."""
    return cast(EntryFormat, format_of(path, Item.ENTRY))


def writer(path: PathName, name: str, item: Item, value: object = None) -> Callable[[Any, BinaryIO], None]:
    """Give what writes a file, by the format's name or suffix, else by the path's suffix.

    Of the versions of a format it is the one that the *value* was read as, else the last.
    """
    suffixes = {f".{name.lower()}"} if name else _suffixes(path)
    known = [(key, form) for key, form in formats().items() if form.item is item and form.write]
    fit = [form for key, form in known if key == name or suffixes & set(form.suffixes)]
    if fit:
        return cast(Callable[[Any, BinaryIO], None], likest(fit, value).write)
    wanted = name or min(suffixes, key=len, default="") or "a file without a suffix"
    hint = f"write one of {', '.join(key for key, _ in known)}"
    raise UnknownFormatError(f"no format of a {item} is written as {wanted}", path=os.fspath(path), hint=hint)


def likest(forms: Sequence[Format], value: object) -> Format:
    """Give the format that a bitext was read as, else the last of the versions of one format, else the first."""
    versions = [form for form in forms if isinstance(form, UnitFormat) and form.mark]
    wrote = (form for form in versions if isinstance(value, Bitext) and form.wrote(value))
    return next(wrote, versions[-1] if versions else forms[0])


def _of(item: Item | None) -> list[Format]:
    return [form for form in formats().values() if item is None or form.item is item]


def _suffixes(path: PathName) -> set[str]:
    """Give the last suffix and the last two together, in lower case: `.gz`, `.tmx.gz`."""
    stem, last = os.path.splitext(os.fspath(path).lower())
    return {last, os.path.splitext(stem)[1] + last} - {""}


def _head(path: PathName) -> bytes:
    if os.path.isdir(path):
        raise UnknownFormatError("this is a folder", path=os.fspath(path), hint="name a file", code="wrong-kind")
    with opened(path) as stream:
        return stream.read(_HEAD)


def _refused(path: PathName, suffix: str) -> UnknownFormatError | UnreadableFileError | None:
    """Say what is unsafe or wrong in a file of a known kind that is not read."""
    from ftzterms.formats._refusals import LARGEST, refusal

    with opened(path) as stream:
        return refusal(stream.read(LARGEST), os.fspath(path), suffix)


def _unknown(path: PathName, head: bytes, item: Item | None) -> UnknownFormatError:
    """Say what the file is, and what would be read."""
    kind, hint = binary_kind(head)
    if "SQLite" in kind or (not kind and os.fspath(path).lower().endswith(".db")):
        return _no_memory(path, kind)
    if not kind:
        kind = ROOTS["html"] if is_html(head) else _vocabulary(head)
    what = f"this is {kind}" if kind else "the format of this file is unknown"
    known = sorted({suffix for form in _of(item) for suffix in form.suffixes})
    wanted = f"; {item} files are read as {' '.join(known)}" if item else f"; files are read as {' '.join(known)}"
    return UnknownFormatError(
        what + wanted, path=os.fspath(path), line=1, column=1, hint=hint or "give it the suffix of its format"
    )


def _no_memory(path: PathName, kind: str) -> UnknownFormatError:
    """Say what is wrong with a database, or with what is named like one."""
    from ftzterms.formats._refusals import is_damaged

    what, hint = "this is no translation memory, or its beginning is lost", "restore it from a copy"
    if kind and is_damaged(path):
        what = "this is a damaged SQLite database, and its beginning is not that of a translation memory"
    elif kind:
        what, hint = "this is an SQLite database of another program", "export its texts there"
    return UnknownFormatError(what, path=os.fspath(path), line=1, column=1, hint=hint)


def _vocabulary(head: bytes) -> str:
    text = head.replace(b"\0", b"").decode("utf-8", "replace")
    return next((kind for root, kind in ROOTS.items() if f"<{root}" in text), "")
