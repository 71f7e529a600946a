"""Half characters: surrogates that stand alone in a string, which no encoding of Unicode may hold."""

from __future__ import annotations

_INSTEAD = "\ufffd"


def without_halves(text: str) -> str:
    """Put U+FFFD in place of each half character; every other one stays where it stands."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _replaced(text)
    return text


def _replaced(text: str) -> str:
    return "".join([_INSTEAD if "\ud800" <= character <= "\udfff" else character for character in text])
