"""Write text as XML, and refuse the characters that an XML 1.0 document cannot hold, not even as a reference."""

from __future__ import annotations

import re

from ftzterms.model import FtzTermsError

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def escaped(text: str) -> str:
    """Write a text so that XML reads it back as it is; a CR is left to whoever writes the whole."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(value: str) -> str:
    """Write a text for an attribute in double quotation marks."""
    value = escaped(value).replace('"', "&quot;")
    return value.replace("\t", "&#9;").replace("\n", "&#10;").replace("\r", "&#13;")


def first_illegal(text: str) -> str:
    """Give the first character that XML cannot hold, empty when there is none."""
    found = _ILLEGAL.search(text)
    return found[0] if found else ""


def refuse_what_xml_cannot_hold(text: str, owner: str) -> None:
    """Raise `FtzTermsError`, naming the character and whose text it is, when a text cannot be written as XML."""
    if character := first_illegal(text):
        raise FtzTermsError(
            f"{owner} holds the character U+{ord(character):04X}, which XML cannot hold",
            hint="delete it, or write a format that can, such as CSV",
            code="illegal-character",
        )
