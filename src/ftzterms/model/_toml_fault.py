"""Take the place out of the words of the standard library's TOML parser."""

from __future__ import annotations

_PLACE = r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)"


def toml_fault(message: str, text: str) -> tuple[str, int, int]:
    """Give the message without its place, and the line and column of the fault, 1-based."""
    import re  # noqa: PLC0415  few files are at fault

    words = re.sub(_PLACE, "", message)
    found = re.search(_PLACE, message)
    if found and found[1]:
        return words, int(found[1]), int(found[2])
    return words, text.count("\n") + 1, len(text) - text.rfind("\n")
