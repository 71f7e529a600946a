"""Fit units to what one tool takes of a TMX file, and count what it would drop."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ftzterms.formats._characters import escaped, first_illegal
from ftzterms.formats._drops import Drops
from ftzterms.formats._tmx_profiles import Profile, locale_of
from ftzterms.model import InlineTag, Segment, TranslationUnit, Variant, is_traditional, primary

_DATE = re.compile(r"[0-9]{8}T[0-9]{6}Z")
_ATTRIBUTES = frozenset(
    "o-encoding datatype usagecount lastusagedate creationtool creationtoolversion creationdate creationid "
    "changedate changeid o-tmf".split()
)
"""What TMX 1.4 allows on `tu` and `tuv` alike; `srclang` and `segtype` are the file's own matter."""
_DATES = ("lastusagedate", "creationdate", "changedate")
_HIGHLIGHT = re.compile(r"</?hi\b")
_REFUSED = re.compile(
    r"<it\b(?![^<>]*\spos\s*=\s*[\"'](?:begin|end)[\"'])|<(?:it|hi)\b[^<>]*\sassoc\b|<hi\b[^<>]*\spos\b"
)
"""Elements that other readers let pass, and the schema does not: an `it` that says not where it stands."""
_CONTEXT = {"x-context-pre": "x-context-pre", "prev": "x-context-pre"} | {
    "x-context-post": "x-context-post",
    "next": "x-context-post",
}
_SEG = re.compile(r"\s*<seg\b.*</seg>\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Fitter:
    """Fits units to a tool and to a project's two languages."""

    profile: Profile
    source: str
    """A regional code: `zh-CN`."""
    target: str
    drops: Drops

    def fitted(self, units: Iterable[TranslationUnit]) -> Iterator[TranslationUnit]:
        """Yield the units that the tool takes, as it takes them; the rest is counted."""
        for unit in units:
            sides = self._sides(unit)
            if sides:
                yield self._dressed(unit, *sides)

    def _sides(self, unit: TranslationUnit) -> tuple[Variant, Variant] | None:
        """Give the two texts; None, with the reason counted, when the tool could not take them."""
        given = [side for side in (unit.source, unit.target, *unit.others) if side]
        source, target = (self._best(given, tag) for tag in (self.source, self.target))
        if not (source and target and source.text.strip() and target.text.strip()):
            why = self._missing(given)
        elif character := first_illegal(source.text + target.text):
            why = f"it holds U+{ord(character):04X}, which XML cannot hold"
        elif self.profile.longest and max(len(source.text), len(target.text)) > self.profile.longest:
            why = f"longer than {self.profile.longest:,} characters a side"
        else:
            self._count_others(unit, len(given) - 2)
            return source, target
        self.drops.add("unit", f"left out: {why}", unit.id, whole=True)
        return None

    def _count_others(self, unit: TranslationUnit, others: int) -> None:
        if others:
            self.drops.add("text", "in a further language not held", unit.id, number=others)

    def _best(self, given: Iterable[Variant], tag: str) -> Variant | None:
        """Choose the variant of a language: of the project's region, else of its script."""
        mine = [
            side
            for side in given
            if primary(side.language) == primary(tag) and is_traditional(side.language) == is_traditional(tag)
        ]
        return min(mine, key=lambda side: locale_of(side.language) != tag, default=None)

    def _missing(self, given: Iterable[Variant]) -> str:
        """Say what a unit lacks."""
        for tag in (self.source, self.target):
            for side in given:
                if primary(side.language) == primary(tag) and is_traditional(side.language) != is_traditional(tag):
                    return f"{side.language} is another script than the project's {tag}"
        return "no translation"

    def _dressed(self, unit: TranslationUnit, source: Variant, target: Variant) -> TranslationUnit:
        """Give the unit with what the tool takes beside its texts."""
        notes, properties = self._metadata(unit.notes, unit.properties, unit.id)
        left, right = (self._variant(side, unit.id) for side in (source, target))
        if self.profile.memoq_context:
            context = {_CONTEXT[kind]: value for kind, value in properties + left.properties if kind in _CONTEXT}
            properties = tuple(pair for pair in properties if pair[0] not in _CONTEXT)
            own = tuple(pair for pair in left.properties if pair[0] not in _CONTEXT)
            left = replace(left, properties=own + tuple((kind, _seg(value)) for kind, value in context.items()))
        return TranslationUnit(
            self._legal(unit.id, unit.id) or "#0",
            replace(left, language=self.profile.codes.of(self.source)),
            replace(right, language=self.profile.codes.of(self.target)),
            unit.state,
            notes=notes,
            properties=properties,
            attributes=self._attributes(unit.attributes, unit.id),
        )

    def _variant(self, side: Variant, unit: str) -> Variant:
        notes, properties = self._metadata(side.notes, side.properties, unit)
        stamps = [self._stamp(value, unit) for value in (side.created_at, side.changed_at)]
        people = [self._legal(value, unit) for value in (side.created_by, side.changed_by)]
        used = side.usage_count if side.usage_count.isascii() and side.usage_count.isdecimal() else ""
        return Variant(
            side.language,
            Segment(side.text, self._tags(side.segment.tags, unit)),
            None,
            stamps[0],
            people[0],
            stamps[1],
            people[1],
            used,
            notes,
            properties,
            self._attributes(side.attributes, unit),
        )

    def _tags(self, tags: tuple[InlineTag, ...], unit: str) -> tuple[InlineTag, ...]:
        if not tags:
            return tags
        kept = tuple(tag for tag in tags if self._keeps(tag)) if self.profile.tags else ()
        if len(kept) < len(tags):
            self.drops.add("inline tag", "taken out, the text stays", unit, number=len(tags) - len(kept))
        return kept

    def _keeps(self, tag: InlineTag) -> bool:
        highlight = _HIGHLIGHT.match(tag.markup) and not self.profile.highlights
        return not (highlight or _REFUSED.match(tag.markup) or first_illegal(tag.markup))

    def _metadata(
        self, notes: tuple[str, ...], properties: tuple[tuple[str, str], ...], unit: str
    ) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
        if not (notes or properties):
            return notes, properties
        wanted = self.profile.metadata
        kept_notes = tuple(note for note in notes if wanted and not first_illegal(note))
        kept = tuple(pair for pair in properties if wanted and not first_illegal("".join(pair)))
        for noun, lost in (("note", len(notes) - len(kept_notes)), ("prop", len(properties) - len(kept))):
            if lost:
                self.drops.add(noun, "not held", unit, number=lost)
        return kept_notes, kept

    def _attributes(self, pairs: tuple[tuple[str, str], ...], unit: str) -> tuple[tuple[str, str], ...]:
        """Keep what the schema allows; a date must be one."""
        kept = tuple(
            (key, value)
            for key, value in pairs
            if key in _ATTRIBUTES
            and not first_illegal(value)
            and (key not in _DATES or _DATE.fullmatch(value))
            and (key != "usagecount" or value.isdecimal())
        )
        lost = [key for key, _ in pairs if key in _ATTRIBUTES and key not in dict(kept)]
        if lost:
            self.drops.add("attribute", "not valid in TMX 1.4, not held", unit, number=len(lost))
        return kept

    def _stamp(self, value: str, unit: str) -> str:
        if not value or _DATE.fullmatch(value):
            return value
        self.drops.add("date", "not written as TMX wants, not held", unit)
        return ""

    def _legal(self, value: str, unit: str) -> str:
        if not first_illegal(value):
            return value
        self.drops.add("name", "not held, for XML cannot", unit)
        return ""


def _seg(text: str) -> str:
    """Write a neighbouring text as memoQ does: a `seg` element, itself text."""
    return text if _SEG.fullmatch(text) else f"<seg>{escaped(text)}</seg>"
