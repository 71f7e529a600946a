"""Make the values of units whose markup is the same, from the values and texts in which they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ftzterms.formats._drafts import LocationDraft, SegmentDraft, UnitDraft, VariantDraft
from ftzterms.formats._tmx_segment import common_segment
from ftzterms.formats._xml_tokens import UndeclaredEntityError, unescape
from ftzterms.model import InlineTag, Location, Segment, State, TranslationUnit, Variant

if TYPE_CHECKING:
    from ftzterms.formats._tmx_template import Row, Template

_LT, _AMP, _LF = b"<&\n"
"""As numbers: `60 in data` is seven times as fast as `b"<" in data`."""
_NO_TAGS: tuple[InlineTag, ...] = ()
_NO_OTHERS: tuple[Variant, ...] = ()
_TRANSLATED = State.TRANSLATED


class UnitBuilder:
    """Builds units in file order and keeps count of the place: *line* and *column* are those after the last unit."""

    def __init__(self, line: int, column: int) -> None:
        self.line = line
        self.column = column
        self.count = 0
        self.ids: list[str] = []
        self.lines: list[int] = []
        self.marked: list[bytes] = []
        """The texts with markup or references, as written."""

    def build(  # noqa: C901, PLR0912, PLR0915
        self, rows: list[Row], template: Template, units: list[TranslationUnit]
    ) -> int:
        """Add the units of rows of one template; give their number, which a text with a fault ends early.

        One long function, for a call would cost more than most of what it does.
        """
        line, column, number = self.line, self.column, self.count
        enter_id, enter_line, enter_marked = self.ids.append, self.lines.append, self.marked.append
        swapped, tuid, at_tuid = template.swapped, template.tuid, template.at_tuid
        at_1, at_2 = template.at_texts
        language_1, language_2 = template.languages
        unit_lines, unit_column, _ = template.lead
        lines_1, column_1, wide_1 = template.before_1
        lines_2, column_2, wide_2 = template.before_2
        lines_3, column_3, _ = template.after
        of_unit, of_1, of_2 = template.owners
        varies, varies_1, varies_2 = of_unit.varies(), of_1.varies(), of_2.varies()
        notes, properties, attributes = of_unit.fixed()
        created_1, creator_1, changed_1, changer_1, usage_1, notes_1, props_1, others_1 = of_1.fixed()
        created_2, creator_2, changed_2, changer_2, usage_2, notes_2, props_2, others_2 = of_2.fixed()
        built = 0
        for row in rows:
            raw_1, raw_2 = row[at_1], row[at_2]
            try:
                text_1, text_2 = raw_1.decode(), raw_2.decode()
                if at_tuid >= 0:
                    tuid = row[at_tuid].decode()
                if varies:
                    notes, properties, attributes = of_unit.of(row)
                if varies_1:
                    created_1, creator_1, changed_1, changer_1, usage_1, notes_1, props_1, others_1 = of_1.of(row)
                if varies_2:
                    created_2, creator_2, changed_2, changer_2, usage_2, notes_2, props_2, others_2 = of_2.of(row)
            except UnicodeDecodeError:
                break
            if not text_1.isascii() and ("\uffff" in text_1 or "\ufffe" in text_1):
                break
            if not text_2.isascii() and ("\uffff" in text_2 or "\ufffe" in text_2):
                break

            at_line = line + unit_lines
            at_column = unit_column if unit_lines else column + unit_column
            line_1 = at_line + lines_1 if lines_1 else at_line  # most often one number, that stands in memory once
            at_column_1 = column_1 if lines_1 else at_column + column_1
            for at in wide_1:
                at_column_1 += len(row[at].decode())
            line_2 = line_1 + lines_2 if lines_2 else line_1
            if _LF in raw_1:
                line_2 += text_1.count("\n")
                at_column_2 = column_2 if lines_2 else len(text_1) - text_1.rfind("\n") + column_2
            else:
                at_column_2 = column_2 if lines_2 else at_column_1 + len(text_1) + column_2
            for at in wide_2:
                at_column_2 += len(row[at].decode())
            line_after = line_2 + lines_3
            if _LF in raw_2:
                line_after += text_2.count("\n")
                column_after = column_3 if lines_3 else len(text_2) - text_2.rfind("\n") + column_3
            else:
                column_after = column_3 if lines_3 else at_column_2 + len(text_2) + column_3

            tags_1 = tags_2 = _NO_TAGS
            if _LT in raw_1 or _AMP in raw_1:
                enter_marked(raw_1)
                content = _content(text_1)
                if content is None:
                    break
                text_1, tags_1 = content
            if _LT in raw_2 or _AMP in raw_2:
                enter_marked(raw_2)
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
            variant_1.created_at = created_1
            variant_1.created_by = creator_1
            variant_1.changed_at = changed_1
            variant_1.changed_by = changer_1
            variant_1.usage_count = usage_1
            variant_1.notes = notes_1
            variant_1.properties = props_1
            variant_1.attributes = others_1
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
            variant_2.created_at = created_2
            variant_2.created_by = creator_2
            variant_2.changed_at = changed_2
            variant_2.changed_by = changer_2
            variant_2.usage_count = usage_2
            variant_2.notes = notes_2
            variant_2.properties = props_2
            variant_2.attributes = others_2
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
            unit.others = _NO_OTHERS
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
        return common_segment(raw) if "<" in raw else (unescape(raw), ())
    except UndeclaredEntityError:
        return None
