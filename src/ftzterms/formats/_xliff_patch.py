"""Put edits into the translations of an XLIFF file; a source belongs to its document and stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ftzterms.formats._format import Edit, Patched
from ftzterms.formats._tmx_patch import patch as patch_xml
from ftzterms.model import Bitext, Side


def patch(data: bytes, edits: Sequence[Edit], bitext: Bitext) -> Patched:
    """Patch a file; *bitext* is what was read of it."""
    refused = [edit for edit in edits if edit.side is not Side.TARGET]
    made = patch_xml(data, [edit for edit in edits if edit.side is Side.TARGET], bitext)
    return replace(made, refused=tuple(sorted([*made.refused, *refused])))
