"""Find the configuration file of a folder: `ftzterms.toml`, or `pyproject.toml` with a table `[tool.ftzterms]`."""

from __future__ import annotations

import os

NAME = "ftzterms.toml"
PROJECT = "pyproject.toml"
_MARK = b"tool.ftzterms"


def find(folder: str = "") -> str:
    """Give the nearest configuration file, upward from a folder (default: the current one); empty where is none."""
    here = os.path.abspath(folder)
    while True:
        for name in (NAME, PROJECT):
            file = os.path.join(here, name)
            if os.path.isfile(file) and (name == NAME or _speaks_of_us(file)):
                return file
        above = os.path.dirname(here)
        if above == here:
            return ""
        here = above


def _speaks_of_us(file: str) -> bool:
    try:
        with open(file, "rb") as stream:
            return _MARK in stream.read().replace(b" ", b"").replace(b'"', b"")
    except OSError:
        return False
