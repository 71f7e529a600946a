"""The word lists and tables that the package ships beside its modules."""

from __future__ import annotations

import os


def shipped(name: str, beside: str = __file__) -> str:
    """Give the text of a file in the folder of a module."""
    with open(os.path.join(os.path.dirname(beside), name), encoding="utf-8") as stream:
        return stream.read()
