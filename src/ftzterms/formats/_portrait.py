"""What a file says of itself in its first bytes: how its text is encoded, which version it is, which tool wrote it."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import BinaryIO

from ftzterms.formats._encoding import detect
from ftzterms.formats._kinds import binary_kind
from ftzterms.formats._xml import HEAD, declared, first_tag
from ftzterms.model import FtzTermsError, value

_CHARSET = re.compile(rb"Content-Type:[^\n\"]{0,200}?charset=([A-Za-z0-9._:-]+)")
_TOOLS = (
    (
        r"<header\b[^>]{0,2000}?\bcreationtool\s*=\s*[\"']([^\"']+)[\"']",
        r"\bcreationtoolversion\s*=\s*[\"']([^\"']*)[\"']",
    ),
    (r"<tool\b[^>]{0,2000}?\btool-name\s*=\s*[\"']([^\"']+)[\"']", r"\btool-version\s*=\s*[\"']([^\"']*)[\"']"),
    (r"\bproduct-name\s*=\s*[\"']([^\"']+)[\"']", r"\bproduct-version\s*=\s*[\"']([^\"']*)[\"']"),
    (r"X-Generator:\s*([^\\\n\"]+)", ""),
    (r"<Application>([^<]+)</Application>", r"<AppVersion>([^<]+)</AppVersion>"),
)
"""How tools name themselves, and their version: TMX, XLIFF 1.2, PO, Office."""
_HABITS = (
    (r"xmlns:sdl=[\"']http://sdl\.com/", "Trados Studio"),
    (r"xmlns:mq=[\"']MQXliff", "memoQ"),
    (r"xmlns:m=[\"']http://www\.memsource\.com/", "Phrase"),
)
"""Namespaces that only one tool writes."""
_NAMES = {"utf-16-le": "UTF-16LE", "utf-16-be": "UTF-16BE", "utf-32-le": "UTF-32LE", "utf-32-be": "UTF-32BE"}


@value
class Portrait:
    """What the beginning of a file tells."""

    encoding: str = ""
    """`UTF-8`, `UTF-16LE with byte order mark` …; empty for what is no text."""
    version: str = ""
    written_by: str = ""


def portrait(stream: BinaryIO) -> Portrait:
    """Look at the beginning of a file; what cannot be told is empty. Never raises for what the bytes are."""
    head = stream.read(HEAD)
    with suppress(FtzTermsError, OSError, EOFError):
        if head.startswith(b"\x1f\x8b"):
            from ftzterms.formats._gzip import unpacked

            stream.seek(0)
            return _of_text(unpacked(stream, "").read(HEAD))
        if head.startswith(b"PK\3\4"):
            return _of_archive(stream)
    return Portrait() if binary_kind(head)[0] else _of_text(head)


def _of_archive(stream: BinaryIO) -> Portrait:
    """Read what an Office document says of its program, or the one TMX says in an archive of it."""
    from ftzterms.formats._zip import open_archive

    archive = open_archive(stream, "")
    if "docProps/app.xml" in archive:
        return Portrait(written_by=_tool(archive.opened("docProps/app.xml").read(HEAD).decode("utf-8", "replace")))
    texts = [name for name in archive.names if name.lower().endswith(".tmx")]
    return _of_text(archive.opened(texts[0]).read(HEAD)) if len(texts) == 1 else Portrait()


def label_of(head: bytes) -> str:
    """Give the encoding that a file names in its first bytes, as XML or PO; empty if none."""
    found = _CHARSET.search(head.replace(b"\0", b""))
    return declared(head) or (found[1].decode() if found else "")


def _of_text(head: bytes) -> Portrait:
    encoding = detect(head, label_of(head))
    text = head[encoding.skip :].decode(encoding.codec, "replace")
    name = _NAMES.get(encoding.codec, encoding.codec.upper())
    return Portrait(name + (" with byte order mark" if encoding.skip else ""), _version(text), _tool(text))


def _version(text: str) -> str:
    """Give the version that the root element names; of a TBX also its dialect and style."""
    name, said = first_tag(text)
    local = name.rpartition(":")[2]
    if local == "martif":
        return "2"
    if local == "tbx":
        return " ".join(filter(None, ("3", said.get("type", ""), said.get("style", "").upper())))
    return said.get("version", "")


def _tool(text: str) -> str:
    for name, version in _TOOLS:
        if found := re.search(name, text):
            tag = text[text.rfind("<", 0, found.end() - 1) if "<tool" in name or "<header" in name else found.start() :]
            number = re.search(version, tag[:2000]) if version else None
            return f"{found[1].strip()} {number[1] if number else ''}".strip()
    return next((tool for habit, tool in _HABITS if re.search(habit, text)), "")
