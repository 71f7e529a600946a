"""A document in one language: paragraphs while its file is read, paired or patched, sentences for all others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from typing import NamedTuple

from ftzterms.formats._format import Edit, Patched, UnitFormat
from ftzterms.formats._script import language_of
from ftzterms.model import (
    Bitext,
    InlineTag,
    Location,
    Segment,
    TagKind,
    TranslationUnit,
    Unreadable,
    Variant,
    primary,
)
from ftzterms.text.segmentation import cuts

_SAMPLE = 20_000
"""Characters that tell the language of a document."""


class Passage(NamedTuple):
    """A paragraph as a format reads it."""

    id: str
    kind: str
    place: Location
    segment: Segment
    language: str = ""
    """What the file says it is in."""
    note: str = ""
    """A comment that stands above it."""


class Part(NamedTuple):
    """A sentence, and where it stands in its paragraph; or the paragraph as a whole."""

    unit: TranslationUnit
    start: int
    """Offset in the paragraph's plain text on the target side."""


def document(name: str, passages: Iterator[Passage], problems: list[Unreadable]) -> Bitext:
    """Make units of passages as they are asked for; those without text are left out. The script tells the language."""
    filled = (passage for passage in passages if passage.segment.text.strip())
    first, size = list[Passage](), 0
    for passage in filled:
        first.append(passage)
        size += len(passage.segment.text)
        if size > _SAMPLE:
            break
    language = language_of("\n".join(passage.segment.text for passage in first))
    said = next((passage.language for passage in first if primary(passage.language) == language), language)
    return Bitext(name, "", said, (_unit(passage, said) for passage in chain(first, filled)), problems)


def _unit(passage: Passage, language: str) -> TranslationUnit:
    own = language_of(passage.segment.text)
    if own and primary(passage.language) == own:
        language = passage.language
    target = Variant(language, passage.segment, passage.place)
    notes = (passage.note,) if passage.note else ()
    return TranslationUnit(
        passage.id, None, target, location=passage.place, notes=notes, properties=(("kind", passage.kind),)
    )


def parts(paragraph: TranslationUnit) -> list[Part]:
    """Cut a paragraph into its sentences, which are numbered; those without text are left out.

    A paragraph beside its source is cut only where both have the same number of sentences and each is like its
    counterpart; else it stays whole, for a finding must not blame a sentence for what stands in the next one.
    """
    target = _spans(paragraph.target)
    source = _spans(paragraph.source) if paragraph.source else target
    numbered = len(source) == len(target) and _alike(paragraph, source, target)
    if not numbered:
        source, target = _whole(source), _whole(target)
    sides = zip(_cut(paragraph.source, source), _cut(paragraph.target, target), target, strict=True)
    return [
        Part(_with(paragraph, f"{paragraph.id}.s{number}" if numbered else paragraph.id, left, right), start)
        for number, (left, right, (start, _)) in enumerate(sides, start=1)
    ]


def _with(paragraph: TranslationUnit, name: str, source: Variant | None, target: Variant | None) -> TranslationUnit:
    """Give a unit that is a paragraph but for its name and texts; `replace` would take five times as long."""
    place = (target and target.location) or paragraph.location
    return TranslationUnit(
        name, source, target, paragraph.state, place, paragraph.notes, paragraph.properties, paragraph.others,
        paragraph.attributes,
    )  # fmt: skip


def _whole(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(spans[0][0], spans[-1][1])] if spans else [(0, 0)]


def _alike(paragraph: TranslationUnit, source: list[tuple[int, int]], target: list[tuple[int, int]]) -> bool:
    """Say whether the sentences of a paragraph and of its source belong together one by one."""
    from ftzterms.text.alignment import counterparts

    left, right = paragraph.source, paragraph.target
    if not left or not right or len(source) == 1:
        return True
    texts = [(left.text[slice(*mine)], right.text[slice(*theirs)]) for mine, theirs in zip(source, target, strict=True)]
    languages = primary(left.language), primary(right.language)
    return set(languages) == {"zh", "en"} and counterparts(texts, languages[0])


def _spans(variant: Variant | None) -> list[tuple[int, int]]:
    """Give where the sentences of a side begin and end, without the space between them."""
    if variant is None:
        return []
    text = variant.text
    own = language_of(text)
    language = variant.language if primary(variant.language) == own else own
    found = []
    for start, end in pairwise([0, *cuts(text, language), len(text)]):
        sentence = text[start:end]
        if stripped := sentence.strip():
            first = start + len(sentence) - len(sentence.lstrip())
            found.append((first, first + len(stripped)))
    return found


def _cut(variant: Variant | None, spans: list[tuple[int, int]]) -> Iterator[Variant | None]:
    """Yield the sentences of a side, each with its tags."""
    if variant is None:
        yield from [None] * len(spans)
        return
    tags = variant.segment.tags
    first = 0
    for number, (start, end) in enumerate(spans, start=1):
        last = len(tags) if number == len(spans) else _last(tags, first, end, spans[number][0])
        own = (replace(tag, position=min(max(tag.position, start), end) - start) for tag in tags[first:last])
        place = variant.location and variant.location.at(start, variant.segment)
        yield replace(variant, segment=Segment(variant.text[start:end], tuple(own)), location=place)
        first = last


def _last(tags: Sequence[InlineTag], first: int, end: int, after: int) -> int:
    """Give the end of the tags of a sentence: behind the last that closes, or stands alone, before the next begins."""
    found = bisect_left(tags, end, lo=first, key=lambda tag: tag.position)
    for number in range(found, len(tags)):
        tag = tags[number]
        if tag.position > after or (tag.position == after and tag.kind is TagKind.STANDALONE and after > end):
            break
        if tag.kind is not TagKind.OPEN:
            found = number + 1
    return found


def in_sentences(paragraphs: Bitext) -> Bitext:
    """Give the sentences of a document, or of one beside its source, as they are asked for."""
    return replace(paragraphs, units=Sentences(paragraphs.units))


class Sentences:
    """The sentences of paragraphs; read as often as these can be."""

    def __init__(self, paragraphs: Iterable[TranslationUnit]) -> None:
        self._paragraphs = paragraphs

    def __iter__(self) -> Iterator[TranslationUnit]:
        for paragraph in self._paragraphs:
            yield from (part.unit for part in parts(paragraph))


def lines_of(paragraphs: Bitext) -> str:
    """Give a document as lines for people, each paragraph on its own."""
    texts = (unit.target.text for unit in paragraphs.units if unit.target)
    return "".join(f"{' '.join(text.splitlines())}\n" for text in texts)


def patched_in_sentences(form: UnitFormat, data: bytes, paragraphs: Bitext, edits: Iterable[Edit]) -> Patched:
    """Patch a document by edits in its sentences; each is one in a paragraph to its format."""
    from ftzterms.formats._patching import patched_surely

    starts = [(order, part.start) for order, unit in enumerate(paragraphs.units) for part in parts(unit)]
    meant = {}
    for edit in edits:
        order, start = starts[edit.unit]
        moved = edit._replace(unit=order, start=edit.start + start, end=edit.end + start)
        meant[moved] = edit
    made = patched_surely(form, data, list(meant), paragraphs.name)
    return replace(made, refused=tuple(meant[edit] for edit in made.refused))
