"""Make HTML elements; a text in them is escaped, and nothing invisible passes."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ftzterms.reporters import safe

_VOID = frozenset({"link", "meta", "input", "br"})
_POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'"


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


def document(title: str, body: Markup, *, up: str = "", script: bool = False) -> str:
    """Make a whole page; *up* leads from it to the folder of the style."""
    head = [
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="generator", content="ftzterms"),
        el("title", title),
        el("link", rel="stylesheet", href=f"{up}style.css"),
    ]
    if script:
        head.append(el("script", src=f"{up}search.js", defer="defer"))
    lines = "\n".join(head)
    return f'<!doctype html>\n<html lang="en">\n<head>\n{lines}\n</head>\n{el("body", body)}\n</html>\n'


def _inner(child: str) -> str:
    return child if isinstance(child, Markup) else escape(_shown(child))


def _shown(text: str) -> str:
    """Show invisible characters; line ends stay."""
    return "\n".join(map(safe, text.split("\n")))
