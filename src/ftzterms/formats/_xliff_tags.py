"""The inline elements of XLIFF."""

from __future__ import annotations

import re
from dataclasses import replace

from ftzterms.formats._tmx_segment import Vocabulary, segment
from ftzterms.formats._xml_tokens import unescape
from ftzterms.model import Segment, TagKind
from ftzterms.text.late import late

XLIFF_1 = Vocabulary(
    {
        "bpt": TagKind.OPEN,
        "ept": TagKind.CLOSE,
        "bx": TagKind.OPEN,
        "ex": TagKind.CLOSE,
        "ph": TagKind.STANDALONE,
        "it": TagKind.STANDALONE,
        "x": TagKind.STANDALONE,
    },
    {"bpt": ("rid", "id"), "ept": ("rid", "id"), "bx": ("rid", "id"), "ex": ("rid", "id"), "": ("id", "mid")},
)
"""XLIFF 1.2 §2.4: `g` and `mrk` mark up text, all others stand for codes."""
XLIFF_2 = Vocabulary(
    {
        "ph": TagKind.STANDALONE,
        "cp": TagKind.STANDALONE,
        "sc": TagKind.OPEN,
        "ec": TagKind.CLOSE,
        "sm": TagKind.OPEN,
        "em": TagKind.CLOSE,
    },
    {"cp": ("hex",), "": ("startRef", "id")},
)
"""XLIFF 2.1 §4.2.3: `pc` and `mrk` mark up text."""
_IN_TEXT = late(r"\{([0-9]+|[biu_^]+)(>|&gt;|\})|&lt;([0-9]+|[biu_^]+)\}")
"""How Phrase TMS writes tags in text: `{1>` opens, `<1}` closes, `{1}` stands alone."""
_STAND_INS = Vocabulary({"open": TagKind.OPEN, "close": TagKind.CLOSE, "alone": TagKind.STANDALONE}, {"": ("id",)})


def content(raw: str, vocabulary: Vocabulary, *, braced: bool = False) -> Segment:
    """Read the content of a `source`, `target` or `mrk`; *braced* when tags stand in the text as `{1>`.

    Raises `UndeclaredEntityError` and `TooDeepError`.
    """
    if braced and "<" not in raw and _IN_TEXT.search(raw):
        markup = [found[0] for found in _IN_TEXT.finditer(raw)]
        found, _ = segment(_IN_TEXT.sub(_stand_in, raw), _STAND_INS)
        tags = (replace(tag, markup=written) for tag, written in zip(found.tags, markup, strict=True))
        return Segment(found.text, tuple(tags))
    return segment(raw, vocabulary)[0] if "<" in raw else Segment(unescape(raw))


def _stand_in(found: re.Match[str]) -> str:
    name = found[1] or found[3]
    kind = "close" if found[3] else "alone" if found[2] == "}" else "open"
    return f'<{kind} id="{name}"/>'
