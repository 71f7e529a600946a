"""Text for Markdown that a service shows: nothing in it is markup, a mention or a link."""

from __future__ import annotations

import re

from ftzterms.reporters._safe import safe

_SPECIAL = re.compile(r"[\\`*_\[\]<>#|&@~$]|:(?=[\w/+-])|(?<=w)w(?=\.)|^[-+=]")


def plain(text: str) -> str:
    """Write a text on one line, every character that Markdown or HTML could read as its own as a reference."""
    return _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", safe(text)).strip() or "&nbsp;"
