"""The inline tags of the target are not those of the source.

A tag that is lost loses a link, a bold word or a line break, and a file with a stray tag may not open again.
Tags are compared by kind and id; where the ids were only counted anew, by what they stand for. Their order is free,
but a closing tag must stand after its opening tag. Annotations of XLIFF (mrk, sm, em) say something of one text alone.

Bad:
    zh: 请阅读<g1>填表说明</g1>。
    en: ⟦Please read the instructions.⟧
Good:
    zh: 请阅读<g1>填表说明</g1>。
    en: Please read <g1>the instructions</g1>.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from ftzterms.checks import unit_check
from ftzterms.model import AnnotatedUnit, Category, InlineTag, Remark, Severity, Span, TagKind
from ftzterms.text.late import late

_COUNTERS = late(r"""\s(?:i|x|id|pos)\s*=\s*(?:"[^"]*"|'[^']*')""")
_ANNOTATION = late(r"</?(?:\w+:)?mrk\b|<(?:\w+:)?sm\s|<(?:\w+:)?em\s[^<>]*startRef")
_ELEMENT = late(r"<[^<>]*>")


def _tagged(units: Sequence[AnnotatedUnit]) -> Iterator[AnnotatedUnit]:
    for unit in units:
        source, target = unit.unit.source, unit.unit.target
        if source and (source.segment.tags or (target and target.segment.tags)):
            yield unit


@unit_check(Severity.ERROR, Category.MARKUP, _tagged)
def tag_mismatch(unit: AnnotatedUnit) -> Iterator[Remark]:
    source = _codes(unit.unit.source.segment.tags) if unit.unit.source else ()
    target = _codes(unit.unit.target.segment.tags) if unit.unit.target else ()
    if not (source or target) or not unit.unit.source or not (unit.target_text.strip() or target):
        return
    alike = sorted(map(_by_id, source)) == sorted(map(_by_id, target))
    missing, extra = ([], []) if alike else (_surplus(source, target), _surplus(target, source))
    if missing or extra:
        place = Span(extra[0].position, extra[0].position) if extra else Span(0, len(unit.target_text))
        yield Remark(place, _message(missing, extra))
    elif crossed := _crossed(target):
        yield Remark(
            Span(crossed.position, crossed.position),
            f"{_shown(crossed)} stands before the tag that it closes: exchange them",
        )


def _codes(tags: tuple[InlineTag, ...]) -> tuple[InlineTag, ...]:
    """Leave out annotations."""
    return tuple(tag for tag in tags if not _ANNOTATION.match(tag.markup)) if tags else tags


def _by_id(tag: InlineTag) -> tuple[TagKind, str]:
    return tag.kind, tag.id


def _surplus(these: tuple[InlineTag, ...], those: tuple[InlineTag, ...]) -> list[InlineTag]:
    """Give the tags of one side that the other lacks, by id and, if that does not do, by what they stand for."""
    by_id = _without(these, those, _by_id)
    return by_id and _without(these, those, lambda tag: (tag.kind, _COUNTERS.sub("", tag.markup)))


def _without(
    these: tuple[InlineTag, ...],
    those: tuple[InlineTag, ...],
    key: Callable[[InlineTag], tuple[TagKind, str]],
) -> list[InlineTag]:
    left = Counter(map(key, those))
    surplus = []
    for tag in these:
        if left[key(tag)] > 0:
            left[key(tag)] -= 1
        else:
            surplus.append(tag)
    return surplus


def _crossed(tags: tuple[InlineTag, ...]) -> InlineTag | None:
    """Find a closing tag that stands before its opening tag."""
    paired = {tag.id for tag in tags if tag.kind is TagKind.OPEN}
    opened = dict.fromkeys(paired, 0)
    for tag in tags:
        if tag.kind is TagKind.OPEN:
            opened[tag.id] += 1
        elif tag.kind is TagKind.CLOSE and tag.id in paired:
            if not opened[tag.id]:
                return tag
            opened[tag.id] -= 1
    return None


def _message(missing: list[InlineTag], extra: list[InlineTag]) -> str:
    parts = []
    if missing:
        parts.append(f"the target lacks {', '.join(map(_shown, missing))}: put it where the source has it")
    if extra:
        parts.append(f"the target has {', '.join(map(_shown, extra))}, which the source does not have: take it out")
    return "; ".join(parts)


def _shown(tag: InlineTag) -> str:
    """Show a tag as the document has it: `<b>` for the `bpt` that carries it."""
    from html import unescape  # noqa: PLC0415  (few units need its table of names)

    return unescape(_ELEMENT.sub("", tag.markup)).strip() or tag.markup
