"""Make a translation unit of a raw `tu`, and report what is wrong with it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from ftzterms.formats._tmx_languages import choose, repeated
from ftzterms.formats._tmx_segment import DEEPEST, TooDeepError, segment
from ftzterms.formats._tmx_walker import RawUnit, RawVariant, raw_units
from ftzterms.formats._xml_tokens import Token, UndeclaredEntityError
from ftzterms.model import (
    Location,
    Segment,
    TranslationUnit,
    Unreadable,
    UnreadableFileError,
    Variant,
    canonical,
    is_well_formed,
)
from ftzterms.text.late import late

LARGEST_SEGMENT = 8 << 20
"""Characters of one segment; no file of translations has one of this size."""
FIELDS = {
    "creationdate": "created_at",
    "creationid": "created_by",
    "changedate": "changed_at",
    "changeid": "changed_by",
    "usagecount": "usage_count",
}
_MOST_ATTRIBUTES = 1000
_REMEMBERED = 1000
_LINE_END = late("\n")
_DATE = late(r"\d{4}-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):?[0-5]\d(:?[0-5]\d)?(\.\d+)?Z?)?")
DATES = frozenset({"creationdate", "changedate", "lastusagedate"})
CHECKED = DATES | {"usagecount"}
"""Attributes whose values have a form."""


class Places:
    """Turns offsets of a stretch of text into lines and columns of the file."""

    def __init__(self, text: str, line: int, column: int) -> None:
        self._ends = [found.start() for found in _LINE_END.finditer(text)]
        self._line = line
        self._column = column

    def at(self, offset: int) -> Location:
        """Give the place of an offset."""
        before = bisect_left(self._ends, offset)
        if not before:
            return Location(self._line, self._column + offset)
        return Location(self._line + before, offset - self._ends[before - 1])


class UnitMaker:
    """Makes the units of one file, one stretch of text after the other."""

    def __init__(
        self, name: str, pair: tuple[str, str], problems: list[Unreadable], *, old: bool, whole: bool = False
    ) -> None:
        self.pair = pair
        self.count = 0
        """Units met so far."""
        self.plain_lang = old
        """True once `lang` for `xml:lang` needs no word: in TMX 1.1, or after it was told."""
        self._told: set[str] = set()
        """Names of strange elements, and languages that are none, that were told."""
        self._name = name
        self._whole = whole
        """Units without the pair are wanted too, with all variants as *others*."""
        self._problems = problems

    def units(self, text: str, line: int, column: int) -> Iterator[TranslationUnit]:
        """Yield the units of a stretch of text that begins at a place of the file."""
        places = Places(text, line, column)
        strangers: list[Token] = []
        for raw in raw_units(text, 0, strangers):
            self.count += 1
            unit = self._unit(raw, places)
            if unit:
                yield unit
        if strangers:
            self._tell_strangers(strangers, places)

    def _tell_strangers(self, strangers: list[Token], places: Places) -> None:
        """Tell once of each name that elements among the units have. Raises when there is no unit, only those."""
        first = strangers[0]
        if not self.count and first.name.rpartition(":")[2].lower() == "tu":
            message = f"<{first.name}> stands where <tu> is due: names in XML keep their case, and TMX has no prefixes"
            raise self._fault(message, places.at(first.start), "stray-element")
        for token in {token.name: token for token in reversed(strangers)}.values():
            if self._is_news(token.name):
                self._warn(
                    f"<{token.name}> has no place here and is left out", places.at(token.start), "", "stray-element"
                )

    def _is_news(self, name: str) -> bool:
        """Say whether a name is met for the first time; of very many only the first are remembered."""
        if name in self._told:
            return False
        if len(self._told) < _REMEMBERED:
            self._told.add(name)
        return True

    def _unit(self, raw: RawUnit, places: Places) -> TranslationUnit | None:
        at = places.at(raw.offset)
        said = self._said(raw, at)
        looks_counted = said.get("tuid", "").startswith("#")
        name = ("" if looks_counted else said.pop("tuid", "")) or f"#{self.count}"
        self._check_metadata(said, at, name)
        for stranger in raw.strangers:
            self._warn(
                f"<{stranger.name}> has no place here and is left out", places.at(stranger.start), name, "stray-element"
            )
        variants = [self._variant(variant, places, name) for variant in raw.variants]
        read = [variant for variant in variants if variant]
        choice = choose([variant.language for variant in read], self.pair, said.get("srclang", ""))
        attributes = (*said.items(), *sorted(raw.inner, key=_element))
        if choice.source < 0 or choice.target < 0:
            whole = self._whole and bool(read)
            place = _place_of_fault(raw, variants, places) or at
            self._report(_missing(read, self.pair), place, name, "no-pair", lost=not whole)
            return (
                TranslationUnit(
                    name,
                    None,
                    None,
                    location=at,
                    notes=tuple(raw.notes),
                    properties=tuple(raw.properties),
                    others=tuple(read),
                    attributes=attributes,
                )
                if whole
                else None
            )
        for index in repeated([variant.language for variant in read]):
            self._warn(
                f"a second variant in {read[index].language}", read[index].location or at, name, "second-variant"
            )
        if choice.unusual:
            taken = read[choice.source].language
            self._warn(f"no variant in {self.pair[0]}; {taken} is taken for the source", at, name, "unusual-source")
        others = (variant for index, variant in enumerate(read) if index not in (choice.source, choice.target))
        return TranslationUnit(
            name,
            read[choice.source],
            read[choice.target],
            location=at,
            notes=tuple(raw.notes),
            properties=tuple(raw.properties),
            others=tuple(others),
            attributes=attributes,
        )

    def _variant(self, raw: RawVariant, places: Places, unit: str) -> Variant | None:
        """Make a variant; None when it has no segment that can be read."""
        at = places.at(raw.offset)
        said = self._said(raw, at)
        if raw.segment is None:
            self._warn("a tuv without seg is left out", at, unit, "no-segment")
            return None
        if raw.segments > 1:
            self._warn("a tuv has several seg; the first is read", at, unit, "second-segment")
        language = self._language(said, at, unit)
        self._check_metadata(said, at, unit)
        start = places.at(raw.segment_offset)
        content = self._segment(raw.segment, start, unit)
        if content is None:
            return None
        fields = {FIELDS[key]: said.pop(key) for key in FIELDS if key in said}
        return Variant(
            language,
            content,
            start,
            notes=tuple(raw.notes),
            properties=tuple(raw.properties),
            attributes=(*said.items(), *sorted(raw.inner, key=_element)),
            **fields,
        )

    def _said(self, raw: RawUnit | RawVariant, at: Location) -> dict[str, str]:
        """Give the attributes of an element."""
        if len(raw.attributes) > _MOST_ATTRIBUTES:
            count = len(raw.attributes)
            raise self._fault(
                f"an element with {count} attributes; at most {_MOST_ATTRIBUTES} are read", at, "too-large"
            )
        return dict(raw.attributes)

    def _language(self, said: dict[str, str], at: Location, unit: str) -> str:
        """Take the language out of the attributes; empty when there is none."""
        plain, language = said.pop("lang", ""), said.pop("xml:lang", "")
        if plain and not language and not self.plain_lang:
            self._warn("lang stands for xml:lang", at, unit, "missing-prefix")
            self.plain_lang = True
        language = language or plain
        if not canonical(language):
            self._warn("a tuv names no language", at, unit, "no-language")
        elif not is_well_formed(language) and self._is_news(language):
            self._warn(f"{language[:80]!r} is no language tag; kept as it is", at, unit, "bad-language")
        return language

    def _segment(self, raw: str, at: Location, unit: str) -> Segment | None:
        """Read a segment and report what is wrong with it; None when it cannot be read."""
        if len(raw) > LARGEST_SEGMENT:
            raise self._fault(
                f"a segment of {len(raw)} characters; at most {LARGEST_SEGMENT} are read", at, "too-large"
            )
        try:
            content, faults = segment(raw)
        except UndeclaredEntityError as error:
            self._warn(
                f"the entity {error} is defined nowhere, so the segment cannot be read", at, unit, "unknown-entity"
            )
            return None
        except TooDeepError:
            raise self._fault(f"elements are nested deeper than {DEEPEST}", at, "too-deep") from None
        for fault in faults:
            self._warn(fault, at, unit, "odd-tags")
        return content

    def _check_metadata(self, said: dict[str, str], at: Location, unit: str) -> None:
        for key, value in said.items():
            if wrong := what_is_wrong(key, value):
                self._warn(wrong, at, unit, "bad-metadata")

    def _warn(self, message: str, at: Location, unit: str, code: str) -> None:
        self._report(message, at, unit, code, lost=False)

    def _report(self, message: str, at: Location, unit: str, code: str, *, lost: bool) -> None:
        self._problems.append(Unreadable(message, at.line, at.column, unit, lost=lost, code=code))

    def _fault(self, message: str, at: Location, code: str) -> UnreadableFileError:
        return UnreadableFileError(
            message,
            path=self._name,
            line=at.line,
            column=at.column,
            hint="the file is damaged, or no translation",
            code=code,
        )


def _element(attribute: tuple[str, str]) -> str:
    """Give the name of the element that an inner attribute belongs to: notes stand before props."""
    return attribute[0].partition("[")[0]


def what_is_wrong(key: str, value: str) -> str:
    """Say what is wrong with a date or count; empty when nothing is."""
    if key in DATES and not _DATE.fullmatch(value):
        return f"{key} {value!r} is no date; kept as it is"
    if key == "usagecount" and not value.strip().isdecimal():
        return f"usagecount {value!r} is no number; kept as it is"
    return ""


def _missing(read: list[Variant], pair: tuple[str, str]) -> str:
    """Say why a unit is no pair."""
    languages = [variant.language or "an unnamed language" for variant in read]
    if not languages:
        return "an empty unit"
    if len(languages) == 1:
        return f"a unit in {languages[0]} only"
    wanted = " and ".join(filter(None, pair))
    return f"a unit in {', '.join(languages)}, without the pair {wanted}"


def _place_of_fault(raw: RawUnit, variants: list[Variant | None], places: Places) -> Location | None:
    """Give the place of the first variant that cannot be read or names no language."""
    for source, variant in zip(raw.variants, variants, strict=True):
        if variant is None or not variant.language:
            return places.at(source.offset)
    return None
