"""Find the rooms of a wing: every module without a leading underscore leaves one object named like its file."""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module


@cache
def rooms(wing: str) -> dict[str, object]:
    """Give the objects of a wing (`ftzterms.checks`) by module name, in alphabetical order.

    A module that does not leave its object is refused by name: it is a fault of the house, not of the user.
    """
    return {name: room(wing, name) for name in room_names(wing)}


def room(wing: str, name: str) -> object:
    """Give the one object of a module, without loading the rest of its wing."""
    module = import_module(f"{wing}.{name}")
    try:
        return getattr(module, name)
    except AttributeError:
        raise AssertionError(f"{wing}.{name} must define {name!r}, the object it is named for") from None


@cache
def room_names(wing: str) -> tuple[str, ...]:
    """List the modules of a wing without importing them."""
    files = os.listdir(os.path.join(os.path.dirname(__file__), *wing.split(".")[1:]))
    return tuple(sorted(file.removesuffix(".py") for file in files if file.endswith(".py") and file[0] != "_"))
