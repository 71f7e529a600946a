"""A glossary as a folder of web pages: one that is searched, and one for each concept; no server, no network.

Everything that comes from the glossary is escaped where an element is made (`_element`), and the pages allow nothing
but their own style and script (Content Security Policy Level 3).
"""

from __future__ import annotations

from collections.abc import Sequence

from ftzterms.kits import Folder
from ftzterms.model import ConceptEntry
from ftzterms.site._concept_page import concept_page
from ftzterms.site._index_page import index_page
from ftzterms.site._manifest import MANIFEST, former_pages, manifest, withdraw
from ftzterms.site._names import PageNames
from ftzterms.text.shipped import shipped

_FILES = ("style.css", "search.js")

__all__ = ["former_pages", "withdraw", "write_site"]


def write_site(entries: Sequence[ConceptEntry], folder: Folder, title: str) -> None:
    """Write the pages of a glossary into a folder, and a list of them; the same glossary gives the same bytes."""
    names = PageNames(entry.id for entry in entries)
    known = {entry.id: entry for entry in entries}
    texts = {"index.html": index_page(entries, names, title)}
    texts |= {name: shipped(name, __file__) for name in _FILES}
    texts |= {names.of(entry.id): concept_page(entry, names, known, title) for entry in entries}
    contents = {name: text.encode() for name, text in texts.items()}
    for name, content in (*contents.items(), (MANIFEST, manifest(contents))):
        made = folder.file(name)
        made.stream.write(content)
        made.stream.close()
