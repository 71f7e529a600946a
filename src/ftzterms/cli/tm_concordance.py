"""`ftzterms tm concordance`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from ftzterms.cli._marked import cut, side_lines
from ftzterms.cli._options import GlossaryChoice, glossary_options
from ftzterms.cli._status import Status, say
from ftzterms.model import Span, Variant
from ftzterms.reporters import Screen, Style, count, json_page, safe, screen

if TYPE_CHECKING:
    from ftzterms.matcher import Glossary
    from ftzterms.memory import Occurrence

_FOUND = ("⟦", "⟧")
_BESIDE = 60
"""Characters shown on either side of the words in a long text."""


@click.command("concordance", short_help="Find words inside the segments of a memory.")
@click.argument("memory", metavar="MEMORY")
@click.argument("text", nargs=-1, required=True)
@click.option("--regex", is_flag=True, help="TEXT is a regular expression.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many units, at most.")
@click.option("-o", "--output", type=click.Choice(["full", "json"]), default="full", help="For people, or as JSON.")
@glossary_options
def tm_concordance(
    *, memory: str, text: tuple[str, ...], regex: bool, limit: int, output: str, glossary: GlossaryChoice
) -> Status:
    """Find words inside the segments of a memory, on either side, and show them with their translation.

    Any stretch is found, a single character too; case, width, quotation marks and Traditional characters do not count.
    Where the words are a term of the glossary, its rendering is marked on the other side.

    \b
    Examples:
      ftzterms tm concordance policy.db 联席
      ftzterms tm concordance policy.db "第[一二三四]条" --regex
    """  # noqa: D301  click reads the mark as "do not fill"
    from ftzterms.memory import TranslationMemory

    with TranslationMemory(memory, read_only=True) as store:
        found = list(store.concordance(" ".join(text), regex=regex, limit=limit))
    page = screen(sys.stdout)
    if output == "json":
        page.stream.write(json_page(_document(found)))
    elif found:
        known = glossary.read()
        for occurrence in found:
            for line in _lines(page, occurrence, known):
                page.line(line)
    say(f"{count(len(found), 'unit')}{', and there may be more' if len(found) == limit else ''}")
    return Status.CLEAN


def _lines(page: Screen, occurrence: Occurrence, known: Glossary) -> Iterator[str]:
    unit = occurrence.unit
    yield page.paint(safe(unit.id), Style.FAINT)
    sides = ((unit.source, occurrence.source), (unit.target, occurrence.target))
    terms = _concepts(sides, known)
    for variant, spans in sides:
        if variant:
            yield from _side(page, variant, [*spans, *_renderings(variant, known, terms if not spans else set())])
    yield ""


def _concepts(sides: Sequence[tuple[Variant | None, tuple[Span, ...]]], known: Glossary) -> set[str]:
    """Give the concepts whose terms the words found are, or are part of."""
    return {
        hit.entry.id
        for variant, spans in sides
        if variant and spans
        for hit in known.find(variant.text, variant.language)
        if any(hit.span.overlaps(span) for span in spans)
    }


def _renderings(variant: Variant, known: Glossary, concepts: set[str]) -> list[Span]:
    """Tell where those concepts stand in the other language."""
    if not concepts:
        return []
    return [hit.span for hit in known.find(variant.text, variant.language) if hit.entry.id in concepts]


def _side(page: Screen, variant: Variant, spans: Sequence[Span]) -> Iterator[str]:
    text, moved = _excerpt(variant.text, spans)
    return side_lines(page, variant.language, cut(text, moved, Style.CYAN, _FOUND))


def _excerpt(text: str, spans: Sequence[Span]) -> tuple[str, list[Span]]:
    """Cut a long text around the first words found."""
    if len(text) <= 4 * _BESIDE or not spans:
        return text, list(spans)
    first = min(spans, key=lambda span: span.start)
    start = max(first.start - _BESIDE, 0)
    end = min(first.end + 2 * _BESIDE, len(text))
    before, after = "…" * (start > 0), "…" * (end < len(text))
    shift = len(before) - start
    inside = [Span(span.start + shift, span.end + shift) for span in spans if start <= span.start and span.end <= end]
    return before + text[start:end] + after, inside


def _document(found: Sequence[Occurrence]) -> dict[str, Any]:
    return {"version": 1, "occurrences": [_record(occurrence) for occurrence in found]}


def _record(occurrence: Occurrence) -> dict[str, Any]:
    unit = occurrence.unit
    sides = {"source": (unit.source, occurrence.source), "target": (unit.target, occurrence.target)}
    return {
        "number": occurrence.number,
        "unit": unit.id,
        **{
            name: {
                "language": variant.language,
                "text": variant.text,
                "found": [[span.start, span.end] for span in spans],
            }
            for name, (variant, spans) in sides.items()
            if variant
        },
    }
