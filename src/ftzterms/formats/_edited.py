"""Make edits in a segment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ftzterms.formats._format import Edit
from ftzterms.model import Segment


def edited(segment: Segment, edits: Iterable[Edit]) -> Segment:
    """Give a segment with the edits made, its tags moved along."""
    parts, at, moves = [], 0, []
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += [segment.text[at : edit.start], edit.replacement]
        at = edit.end
        moves.append((edit.end, len(edit.replacement) - (edit.end - edit.start)))
    tags = tuple(
        replace(tag, position=tag.position + sum(by for end, by in moves if end <= tag.position))
        for tag in segment.tags
    )
    return Segment("".join([*parts, segment.text[at:]]), tags)
