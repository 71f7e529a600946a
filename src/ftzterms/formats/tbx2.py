"""TBX 2 (`martif`), which OmegaT, Weblate and most CAT tools take; read as TBX of any version."""

from __future__ import annotations

from ftzterms.formats._examples import homeless_examples
from ftzterms.formats._format import EntryFormat
from ftzterms.formats._tbx_read import read
from ftzterms.formats._tbx_write import HELD, write_2

tbx2 = EntryFormat(
    title="TBX, version 2",
    suffixes=(),
    read=read,
    write=write_2,
    sniff=lambda head: b"<martif" in head.replace(b"\0", b""),
    holds=HELD,
    leaves_out=homeless_examples,
)
