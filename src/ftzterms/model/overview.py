"""What a page about a run adds to its findings: how concepts were rendered, and what changed."""

from __future__ import annotations

from ftzterms.model.value import value

VARIANT = "variant"


@value
class Rendering:
    """One wording of a concept, and how often it stands in the targets."""

    text: str
    status: str
    """That of the term in the glossary; `variant` where an approved term is written in another form."""
    count: int


@value
class ConceptUse:
    """The renderings of one concept, the most frequent first."""

    concept: str
    source: str
    """Its preferred term in the source language."""
    target: str
    renderings: tuple[Rendering, ...]
    asked: int
    """How often the concept stands in the sources."""


@value
class Since:
    """A run laid beside an earlier one."""

    name: str
    """What the earlier one is called: a revision, a file."""
    new: frozenset[int]
    """The places in `findings` of those that were not there."""
    gone: tuple[tuple[str, str, str], ...]
    """What is not found any more: (path, check, flagged words)."""
