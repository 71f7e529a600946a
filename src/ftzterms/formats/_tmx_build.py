"""Make the values of units whose markup is the same, from their ids and texts."""

from __future__ import annotations

import re

from ftzterms.formats._drafts import LocationDraft, SegmentDraft, UnitDraft, VariantDraft
from ftzterms.formats._tmx_segment import common_segment
from ftzterms.formats._tmx_shape import Markup, Row
from ftzterms.formats._xml_tokens import UndeclaredEntityError, unescape
from ftzterms.model import InlineTag, Location, Segment, State, TranslationUnit, Variant

_LT, _AMP, _LF = b"<&\n"
"""As numbers: `60 in data` is seven times as fast as `b"<" in data`."""
_AFTER_TEXT = len("</seg>")
_ODD_IN_ID = re.compile(rb"^#|[&\s\"]")
_NONE: tuple[InlineTag, ...] = ()
_TRANSLATED = State.TRANSLATED


class UnitBuilder:
    """Builds units in file order and keeps count of the place: *line* and *column* are those after the last text."""

    def __init__(self, line: int, column: int) -> None:
        self.line = line
        self.column = column
        self.count = 0
        self.ids: list[str] = []
        self.lines: list[int] = []

    def build(self, rows: list[Row], markup: Markup, units: list[TranslationUnit]) -> int:  # noqa: C901, PLR0912, PLR0915
        """Add the units of rows that share their markup; give their number, which a text with a fault ends early.

        One long function, for a call would cost more than most of what it does.
        """
        line, column, number = self.line, self.column, self.count
        enter_id, enter_line = self.ids.append, self.lines.append
        shape, first, second = markup
        by_id, swapped = bool(shape.head), shape.swapped
        fixed_id, notes, properties, attributes, markup_1, unit_lines, unit_column, lines_1, column_1, *_ = first
        markup_2, lines_2, column_2, _ = second
        (
            language_1,
            created_at_1,
            created_by_1,
            changed_at_1,
            changed_by_1,
            usage_count_1,
            notes_1,
            properties_1,
            attributes_1,
        ) = markup_1
        (
            language_2,
            created_at_2,
            created_by_2,
            changed_at_2,
            changed_by_2,
            usage_count_2,
            notes_2,
            properties_2,
            attributes_2,
        ) = markup_2
        built = 0
        for value, raw_1, raw_2 in rows:
            if by_id:
                tuid = value.decode()
                width = len(tuid)
                if not value.isalnum() and _ODD_IN_ID.search(value):
                    break
            else:
                tuid, width = fixed_id, 0
            text_1, tags_1 = raw_1.decode(), _NONE
            text_2, tags_2 = raw_2.decode(), _NONE

            at_line = line + unit_lines
            at_column = unit_column if unit_lines else column + unit_column
            line_1 = at_line + lines_1
            at_column_1 = column_1 if lines_1 else at_column + column_1 + width
            line_2 = line_1 + lines_2
            at_column_2 = column_2
            if _LF in raw_1:
                line_2 += text_1.count("\n")
                if not lines_2:
                    at_column_2 += len(text_1) - text_1.rfind("\n") + _AFTER_TEXT
            elif not lines_2:
                at_column_2 += at_column_1 + len(text_1) + _AFTER_TEXT
            line_after = line_2
            if _LF in raw_2:
                line_after += text_2.count("\n")
                column_after = len(text_2) - text_2.rfind("\n") + _AFTER_TEXT
            else:
                column_after = at_column_2 + len(text_2) + _AFTER_TEXT

            if _LT in raw_1 or _AMP in raw_1:
                content = _content(text_1)
                if content is None:
                    break
                text_1, tags_1 = content
            if _LT in raw_2 or _AMP in raw_2:
                content = _content(text_2)
                if content is None:
                    break
                text_2, tags_2 = content

            built += 1
            number += 1
            line, column = line_after, column_after
            if tuid:
                enter_id(tuid)
                enter_line(at_line)

            segment_1 = SegmentDraft()
            segment_1.text = text_1
            segment_1.tags = tags_1
            segment_1.__class__ = Segment
            place_1 = LocationDraft()
            place_1.line = line_1
            place_1.column = at_column_1
            place_1.__class__ = Location
            variant_1 = VariantDraft()
            variant_1.language = language_1
            variant_1.segment = segment_1
            variant_1.location = place_1
            variant_1.created_at = created_at_1
            variant_1.created_by = created_by_1
            variant_1.changed_at = changed_at_1
            variant_1.changed_by = changed_by_1
            variant_1.usage_count = usage_count_1
            variant_1.notes = notes_1
            variant_1.properties = properties_1
            variant_1.attributes = attributes_1
            variant_1.__class__ = Variant

            segment_2 = SegmentDraft()
            segment_2.text = text_2
            segment_2.tags = tags_2
            segment_2.__class__ = Segment
            place_2 = LocationDraft()
            place_2.line = line_2
            place_2.column = at_column_2
            place_2.__class__ = Location
            variant_2 = VariantDraft()
            variant_2.language = language_2
            variant_2.segment = segment_2
            variant_2.location = place_2
            variant_2.created_at = created_at_2
            variant_2.created_by = created_by_2
            variant_2.changed_at = changed_at_2
            variant_2.changed_by = changed_by_2
            variant_2.usage_count = usage_count_2
            variant_2.notes = notes_2
            variant_2.properties = properties_2
            variant_2.attributes = attributes_2
            variant_2.__class__ = Variant

            place = LocationDraft()
            place.line = at_line
            place.column = at_column
            place.__class__ = Location
            unit = UnitDraft()
            unit.id = tuid or f"#{number}"
            if swapped:
                unit.source = variant_2
                unit.target = variant_1
            else:
                unit.source = variant_1
                unit.target = variant_2
            unit.state = _TRANSLATED
            unit.location = place
            unit.notes = notes
            unit.properties = properties
            unit.others = _NONE
            unit.attributes = attributes
            unit.__class__ = TranslationUnit
            units.append(unit)
        self.line, self.column, self.count = line, column, number
        return built

    def advance(self, text: str) -> None:
        """Pass over a stretch of the file."""
        lines = text.count("\n")
        self.line += lines
        self.column = len(text) - text.rfind("\n") if lines else self.column + len(text)


def _content(raw: str) -> tuple[str, tuple[InlineTag, ...]] | None:
    """Read a text with markup or references in it; None when it is not of the common shape, or has a fault."""
    try:
        if "<" not in raw:
            return unescape(raw), ()
        content = common_segment(raw)
    except UndeclaredEntityError:
        return None
    return (content.text, content.tags) if content else None
