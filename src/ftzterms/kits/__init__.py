"""The door of the kits: nouns in, a folder out that one CAT tool or MT service opens.

A kit is one file that leaves one object named like it. It is made beside its place and moved there whole; what the
tool will drop is known before.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from ftzterms.kits._folder import Folder, Made, Pack, packing
from ftzterms.kits._kit import Kit, Stock
from ftzterms.model import ConfigurationError, nearest
from ftzterms.registry import room, room_names

__all__ = ["Folder", "Kit", "Made", "Pack", "Stock", "kit", "names", "packed", "packing"]


def names() -> tuple[str, ...]:
    """List the kits, without loading them."""
    return room_names(__name__)


def kit(name: str) -> Kit:
    """Load one kit; an unknown name is a `ConfigurationError` that lists them."""
    if name not in names():
        close = nearest(name, names())
        hint = f"did you mean {close}?" if close else f"choose one of {', '.join(names())}"
        raise ConfigurationError(f"there is no kit {name!r}", hint=hint)
    return cast(Kit, room(__name__, name))


@contextmanager
def packed(kit: Kit, stock: Stock, path: str, *, force: bool = False, nowhere: bool = False) -> Iterator[Pack]:
    """Give the kit, made beside its place: `place()` moves it there, and without that nothing is left of it.

    What the tool will drop is in `stock.drops`. A folder that holds files is refused, unless *force* lets the kit
    stand among them. With *nowhere* nothing is written at all.
    """
    with packing(path, force=force, nowhere=nowhere) as pack:
        kit.write(stock, pack.folder)
        yield pack
