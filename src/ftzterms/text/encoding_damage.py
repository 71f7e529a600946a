"""Text that was decoded with the wrong encoding somewhere on its way, and what it was."""

from __future__ import annotations

from ftzterms.text.han import is_han
from ftzterms.text.late import late

_LATIN_RUN = late(r"[\u0080-\u024f\u02c6\u02dc\u2010-\u2044\u20ac\u2122]{2,}")
_WIDE_RUN = late(r"[^\x00-\u04ff]{3,}")
_REMAINS = late(r"锟斤拷|(?:烫烫烫|屯屯屯)+")
"""What UTF-8's mark for a lost character becomes in GBK, and what fresh memory looks like in it."""
_CONTROLS = late(r"[\x80-\x84\x86-\x9f]")


def encoding_damage(text: str) -> str:
    """Say what in a text shows that its encoding was mistaken; empty when nothing does."""
    if text.isascii():
        return ""
    if "\ufffd" in text:
        return "“\ufffd” stands for characters that were lost"
    if remains := _REMAINS.search(text):
        return f"“{remains[0]}” is what lost characters become in GBK"
    for run in _LATIN_RUN.findall(text):
        if meant := _meant(run, "cp1252") or _meant(run, "latin-1"):
            return f"“{run}” is “{meant}”, UTF-8 that was read as Latin-1"
    for run in _WIDE_RUN.findall(text):
        meant = _meant(run, "gb18030")
        if sum(map(is_han, meant)) > 1:
            return f"“{run}” is “{meant}”, UTF-8 that was read as GBK"
    return "control characters of Latin-1 stand in it" if _CONTROLS.search(text) else ""


def _meant(run: str, codec: str) -> str:
    """Give what characters say when their bytes in an encoding are read as UTF-8; empty when they are none."""
    try:
        return run.encode(codec).decode("utf-8")
    except UnicodeError:
        return ""
