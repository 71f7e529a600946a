"""The characters that an XML 1.0 document cannot hold, not even as a reference."""

from __future__ import annotations

import re

from ftzterms.model import FtzTermsError

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def refuse_what_xml_cannot_hold(text: str, owner: str) -> None:
    """Raise `FtzTermsError`, naming the character and whose text it is, when a text cannot be written as XML."""
    if found := _ILLEGAL.search(text):
        raise FtzTermsError(
            f"{owner} holds the character U+{ord(found[0]):04X}, which XML cannot hold",
            hint="delete it, or write a format that can, such as jsonl or CSV",
        )
