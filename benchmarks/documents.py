"""Reading documents, sentence by sentence, beside libxml2, which reads their markup and keeps nothing."""

from __future__ import annotations

import html
import zipfile
from collections.abc import Iterable
from functools import partial
from itertools import islice
from pathlib import Path

from measure import Method, Record, Settings, in_turn, method, peak, table, timed

_A_PARAGRAPH = 4
"""Sentences."""
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _made(settings: Settings, units: int) -> tuple[Path, Path]:
    """Make a Word document and a page of the English sides of a memory, where they are missing."""
    paths = settings.data / f"document-{units}.docx", settings.data / f"document-{units}.html"
    if not all(path.exists() for path in paths):
        from ftzterms import read_bitext

        texts = (unit.target.text for unit in read_bitext(settings.memory(units)).units if unit.target)
        paragraphs = []
        while some := list(islice(texts, _A_PARAGRAPH)):
            paragraphs.append(html.escape(" ".join(some), quote=False))
        write_docx(paths[0], paragraphs)
        paths[1].write_text("\n".join(f"<p>{each}</p>" for each in paragraphs), encoding="utf-8")
    return paths


def write_docx(path: Path, paragraphs: Iterable[str]) -> None:
    """Write a Word document of paragraphs, which are XML."""
    relation = f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    runs = "".join(f"<w:p><w:r><w:rPr><w:lang/></w:rPr><w:t>{each}</w:t></w:r></w:p>" for each in paragraphs)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("_rels/.rels", f'<Relationships xmlns="{_PACKAGE}">{relation}</Relationships>')
        packed.writestr("word/document.xml", f'<w:document xmlns:w="{_WORD}"><w:body>{runs}</w:body></w:document>')


def _markup(path: str) -> None:
    from lxml import etree

    if path.endswith(".html"):
        etree.parse(path, etree.HTMLParser(encoding="utf-8"))
        return
    with zipfile.ZipFile(path) as packed, packed.open("word/document.xml") as part:
        for _, element in etree.iterparse(part, tag=f"{{{_WORD}}}p"):
            element.clear()


def _sentences(path: str) -> None:
    from ftzterms import read_bitext

    for _ in read_bitext(path).units:
        pass


def _of_markup(arguments: list[str]) -> Record:
    return {"s": timed(partial(_markup, *arguments)), "mb": peak()}


def _of_sentences(arguments: list[str]) -> Record:
    return {"s": timed(partial(_sentences, *arguments)), "mb": peak()}


METHODS: dict[str, Method] = {"document-markup": _of_markup, "document-sentences": _of_sentences}


def report(settings: Settings) -> None:
    """Print time and memory for a short and a long document of each kind."""
    print("### Reading documents, in English\n")
    rows = []
    for units in (settings.units // 10, settings.units):
        for path in _made(settings, units):
            jobs = [method(name, path) for name in METHODS]
            markup, sentences = in_turn(jobs, settings)
            rows.append(
                (
                    f"{path.suffix[1:]}, {units // _A_PARAGRAPH:,} paragraphs",
                    sentences["s"] * 1000,
                    sentences["s"] * 1e6 / units,
                    sentences["s"] / markup["s"],
                    sentences["mb"],
                )
            )
    table(("document", "ms", "µs a sentence", "× libxml2", "MB at most"), rows)
