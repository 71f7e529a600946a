"""Make edits in a segment."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable
from dataclasses import replace

from ftzterms.formats._format import Edit
from ftzterms.model import Segment


def edited(segment: Segment, edits: Iterable[Edit]) -> Segment:
    """Give a segment with the edits made, its tags moved along."""
    parts, at = list[str](), 0
    ends, moves = list[int](), [0]
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += [segment.text[at : edit.start], edit.replacement]
        at = edit.end
        ends.append(at)
        moves.append(moves[-1] + len(edit.replacement) - (edit.end - edit.start))
    tags = (replace(tag, position=tag.position + moves[bisect(ends, tag.position)]) for tag in segment.tags)
    return Segment("".join([*parts, segment.text[at:]]), tuple(tags))
