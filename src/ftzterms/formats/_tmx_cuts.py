"""Cut a stream of TMX between its units, so that memory stays flat."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ftzterms.formats._xml import Parse
from ftzterms.model import UnreadableFileError
from ftzterms.text.late import late
from ftzterms.text.tuples import NamedTuple

LARGEST_UNIT = 16 << 20
"""Bytes; what has no end within them is no translation unit."""
_LESS_THAN = ord("<")
_END = late(rb"<!--.*?(-->|\Z)|<!\[CDATA\[.*?(\]\]>|\Z)|<\?.*?(\?>|\Z)|(</tu\s*>|<tu\s*/>)", re.DOTALL)


class Cut(NamedTuple):
    """A stretch of the file that ends after a unit."""

    data: bytes
    odd: bool
    """It holds a comment, CDATA section or processing instruction: what looks like a tag may be none."""
    last: bool = False


def cuts(blocks: Iterator[bytes], rest: bytes, parse: Parse) -> Iterator[Cut]:
    """Yield the file from *rest* on in cuts, not parsed yet; the last is what stands after the last unit."""
    waiting = [rest]
    for block in blocks:
        waiting.append(block)
        if b"</tu" in block or b"<tu" in block:
            data = b"".join(waiting)
            odd = is_odd(data)
            end = _last_end(data) if odd else data.rfind(b"</tu>") + len(b"</tu>")
            if odd or end >= len(b"</tu>"):
                yield Cut(data[:end], odd)
                data = data[end:]
            waiting = [data]
        if sum(map(len, waiting)) > LARGEST_UNIT:
            parse.feed(b"".join(waiting))
            raise UnreadableFileError(
                f"a unit of more than {LARGEST_UNIT >> 20} million bytes",
                path=parse.name,
                hint="the file is damaged",
                code="too-large",
            )
    data = b"".join(waiting)
    yield Cut(data, is_odd(data), last=True)


def is_odd(data: bytes) -> bool:
    """Say whether bytes hold `<!` or `<?`."""
    return _follows(data, b"!") or _follows(data, b"?")


def _follows(data: bytes, mark: bytes) -> bool:
    """Say whether a mark stands after `<` somewhere; far quicker than a search for the two together."""
    at = data.find(mark)
    while at >= 0:
        if at and data[at - 1] == _LESS_THAN:
            return True
        at = data.find(mark, at + 1)
    return False


def _last_end(data: bytes) -> int:
    """Give the offset after the last unit that ends outside comments and the like."""
    end = 0
    for found in _END.finditer(data):
        if found[4]:
            end = found.end()
        elif not any(found.groups()):
            break
    return end
