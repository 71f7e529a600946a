"""The address of a source cannot be opened as it is written.

A source that nobody can look up proves nothing. An address begins with `https://` or `http://`, names a host, and has
no space in it (RFC 3986); whether it still answers is not asked, for no check touches the network.

Bad:
    a: zh 营商环境 · en business environment (⟦www.gov.cn/regulations on business⟧)
Good:
    a: zh 营商环境 · en business environment (https://www.gov.cn/regulations)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from ftzterms.checks import glossary_check
from ftzterms.checks.glossary._entries import remark, sources
from ftzterms.model import Category, ConceptEntry, Remark, Severity


@glossary_check(Severity.ERROR, Category.TYPOGRAPHICAL)
def malformed_address(entries: Sequence[ConceptEntry]) -> Iterator[tuple[ConceptEntry, Remark]]:
    for entry in entries:
        for source in sources(entry):
            wrong = _wrong(source.url) if source.url else ""
            if wrong:
                yield remark(f"the address “{source.url}” {wrong}", entry, source.url)


def _wrong(address: str) -> str:
    if any(character.isspace() or not character.isprintable() for character in address):
        return "has a space or an invisible character in it: write it as %20, or take it out"
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return "is none: copy it from the browser"
    if parts.scheme.lower() not in {"http", "https"}:
        return "does not begin with https:// or http://"
    return "" if "." in host.strip(".") else "names no public host"
