"""A whole page of the site."""

from __future__ import annotations

from ftzterms.reporters._element import Markup, el

_POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'"


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
