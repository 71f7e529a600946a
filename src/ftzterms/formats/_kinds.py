"""Say what a file really is, by its first bytes, when it is not what its name says."""

from __future__ import annotations

import re

from ftzterms.model import UnreadableFileError
from ftzterms.text.late import late

_MAGIC = (
    (b"\x1f\x8b", "gzip data", "unpack it first; TMX may be named .tmx.gz"),
    (
        b"PK\x03\x04",
        "a ZIP archive (docx, xlsx, odt and many kits are)",
        "unpack it, or give it its own suffix",
    ),
    (b"BZh", "bzip2 data", "unpack it first"),
    (b"\xfd7zXZ\0", "xz data", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"\x89PNG", "a PNG image", "name a text file"),
    (b"\xff\xd8\xff", "a JPEG image", "name a text file"),
    (b"GIF8", "a GIF image", "name a text file"),
    (b"%PDF", "a PDF document", "export its text first"),
    (b"\xd0\xcf\x11\xe0", "an old Office document (doc, xls), or one with a password", "save it as docx, xlsx or text"),
    (b"SQLite format 3\0", "an SQLite database", "export its texts with the program that made it"),
    (b"\x7fELF", "a program", "name a text file"),
    (b"MZ\x90", "a program", "name a text file"),
)
_HTML = late(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
ROOTS = {
    "html": "an HTML page",
    "xliff": "an XLIFF file",
    "tmx": "a TMX file",
    "tbx": "a TBX glossary",
    "martif": "a TBX 2 glossary",
    "mtf": "a MultiTerm XML glossary",
    "ts": "a Qt Linguist file",
    "svg": "an SVG image",
    "resources": "an Android resource file",
}
"""XML vocabularies by their root element."""


def binary_kind(head: bytes) -> tuple[str, str]:
    """Name the kind of a file that is not text, with what to do about it; two empty strings for text."""
    return next(((kind, hint) for magic, kind, hint in _MAGIC if head.startswith(magic)), ("", ""))


def refuse_other_kinds(head: bytes, name: str, wanted: str) -> None:
    """Raise `UnreadableFileError` for a file that is empty, an HTML page or no text at all."""
    kind, hint = binary_kind(head)
    if not kind and is_html(head):
        kind, hint = ROOTS["html"], "download the file itself, not its page"
    if not head:
        message, hint, code = "the file is empty", "restore it from a copy", "empty-file"
    elif kind:
        message, code = f"this is {kind}, not {wanted}", "wrong-kind"
    else:
        return
    raise UnreadableFileError(message, path=name, line=1, column=1, hint=hint, code=code)


def is_html(head: bytes) -> bool:
    """Say whether a file begins like an HTML page."""
    return bool(_HTML.match(head.removeprefix(b"\xef\xbb\xbf")))
