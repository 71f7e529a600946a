"""What several glossary checks need to know of entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from ftzterms.model import ConceptEntry, Remark, Side, Source, Span, Term, primary
from ftzterms.text.fold import fold

Named = tuple[ConceptEntry, Term]


def by_name(
    entries: Sequence[ConceptEntry], wanted: Callable[[Term], bool]
) -> Iterator[tuple[tuple[str, str], list[Named]]]:
    """Group the wanted terms of all entries by language and folded text."""
    groups: dict[tuple[str, str], list[Named]] = defaultdict(list)
    for entry in entries:
        for term in entry.terms():
            if wanted(term):
                groups[primary(term.language), fold(term.text.strip()).text].append((entry, term))
    yield from groups.items()


def remark(message: str, entry: ConceptEntry, text: str = "") -> tuple[ConceptEntry, Remark]:
    """Make a remark on an entry; *text* is the term in question."""
    return entry, Remark(Span(0, len(text)), message, Side.UNIT, concept=entry.id)


def sources(entry: ConceptEntry) -> Iterator[Source]:
    """Yield all sources of an entry, those of its terms too, each once."""
    yield from dict.fromkeys([*entry.sources, *(source for term in entry.terms() for source in term.sources)])
