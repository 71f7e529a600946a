"""TBX, the terminology exchange format: ISO 30042:2019 (TBX 3) and the older TBX 2 (`martif`).

Reads Core, Min and Basic in both styles (DCA: `<termNote type="…">`, DCT: `<min:partOfSpeech>`) and the habits of
CAT tools; writes TBX-Basic in DCT style.
"""

from __future__ import annotations

from ftzterms.formats._examples import homeless_examples
from ftzterms.formats._format import EntryFormat
from ftzterms.formats._tbx_read import read
from ftzterms.formats._tbx_write import HELD, write


def _sniff(head: bytes) -> bool:
    start = head.replace(b"\0", b"")
    return b"<tbx" in start or b"<martif" in start


tbx = EntryFormat(
    title="TBX (ISO 30042), versions 2 and 3",
    suffixes=(".tbx",),
    read=read,
    write=write,
    sniff=_sniff,
    holds=HELD,
    leaves_out=homeless_examples,
)
