"""Text for XML reports: what XML cannot hold is shown as an escape."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from ftzterms.reporters._safe import safe


def content(text: str) -> str:
    """Write the text of an element."""
    return escape(safe(text))


def element(name: str, attributes: Mapping[str, object], inner: str = "") -> str:
    """Write an element; *inner* is XML already."""
    start = opening(name, attributes)
    return f"{start}{inner}</{name}>" if inner else f"{start[:-1]}/>"


def opening(name: str, attributes: Mapping[str, object]) -> str:
    """Write the start of an element."""
    written = "".join(f" {key}={quoteattr(safe(str(value)))}" for key, value in attributes.items())
    return f"<{name}{written}>"
