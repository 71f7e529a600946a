"""Make HTML elements; a text in them is escaped, and nothing invisible passes."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ftzterms.reporters._safe import safe

_VOID = frozenset({"link", "meta", "input", "br", "rect"})


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def el(name: str, /, *children: str, **attributes: str) -> Markup:
    """Make an element of texts and other elements; an underscore in the name of an attribute is a hyphen (`data_k`).

    `class_` is `class`; an attribute without a value is left out, `hidden="hidden"` stands for one that has none.
    """
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_shown(value))}"' for key, value in attributes.items() if value
    )
    if name in _VOID:
        return Markup(f"<{name}{said}>")
    return Markup(f"<{name}{said}>{''.join(map(_inner, children))}</{name}>")


def joined(parts: Sequence[str], between: str = "") -> Markup:
    """Put elements and texts together, with a text between them."""
    return Markup(escape(between).join(map(_inner, parts)))


def _inner(child: str) -> str:
    return child if isinstance(child, Markup) else escape(_shown(child))


def _shown(text: str) -> str:
    """Show invisible characters; line ends stay."""
    return "\n".join(map(safe, text.split("\n")))
