"""Open a file without a name, for what grows with a file that is read and would not fit in memory."""

from __future__ import annotations

from io import BytesIO
from typing import BinaryIO, cast


def temporary() -> BinaryIO:
    """Open a file that is gone once it is closed; where none can be made, memory has to do."""
    from tempfile import TemporaryFile

    try:
        return cast("BinaryIO", TemporaryFile(prefix="ftzterms-"))
    except OSError:
        return BytesIO()
