"""Find the configuration file of a folder: `ftzterms.toml`, or `pyproject.toml` with a table `[tool.ftzterms]`."""

from __future__ import annotations

import os

NAME = "ftzterms.toml"
PROJECT = "pyproject.toml"
_TABLE = b"tool.ftzterms"
_OUTER = (b"[tool]", b"\ntool=")
"""Tables in which a table of ours may stand under its own name."""


def find(folder: str = "") -> str:
    """Give the nearest configuration file, upward from a folder (default: the current one); empty where is none."""
    here = os.path.abspath(folder)
    while True:
        for name in (NAME, PROJECT):
            file = os.path.join(here, name)
            if os.path.lexists(file) and (name == NAME or _speaks_of_us(file)):
                return file
        above = os.path.dirname(here)
        if above == here:
            return ""
        here = above


def _speaks_of_us(file: str) -> bool:
    try:
        with open(file, "rb") as stream:
            text = stream.read()
    except OSError:
        return False
    closed_up = text.translate(None, b" \t\"'")
    return _TABLE in closed_up or (any(table in b"\n" + closed_up for table in _OUTER) and _names_us(text))


def _names_us(text: bytes) -> bool:
    import tomllib  # noqa: PLC0415 — such a table is rare

    try:
        tool = tomllib.loads(text.decode()).get("tool")
    except (ValueError, RecursionError):
        return False
    return isinstance(tool, dict) and "ftzterms" in tool
