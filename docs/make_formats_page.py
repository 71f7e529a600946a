"""Write the tables of what survives in each format, by writing and reading: `python docs/make_formats_page.py`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from ftzterms.formats import EntryFormat, Format, UnitFormat, formats
from ftzterms.formats._tag_wrapping import carried
from ftzterms.model import (
    AdministrativeStatus,
    Bitext,
    ConceptEntry,
    FtzTermsError,
    InlineTag,
    LanguageSection,
    PartOfSpeech,
    Segment,
    Source,
    State,
    TagKind,
    Term,
    TermKind,
    TermMatch,
    TranslationUnit,
    Variant,
)

PAGE = Path(__file__).with_name("formats.md")
MARK = "<!-- made by docs/make_formats_page.py, which writes a sample in every format and reads it back -->"
_TAGS = tuple(
    InlineTag(place, kind, "1", markup)
    for place, kind, markup in (
        (0, TagKind.OPEN, '<bpt i="1">&lt;b&gt;</bpt>'),
        (1, TagKind.CLOSE, '<ept i="1">&lt;/b&gt;</ept>'),
    )
)
_DETAILS: dict[str, Any] = {
    "created_at": "20230305T080000Z",
    "created_by": "li",
    "changed_at": "20240305T090000Z",
    "changed_by": "wang",
    "usage_count": "3",
    "notes": ("of a side",),
    "properties": (("x-side", "1"),),
    "attributes": (("datatype", "html"),),
}
_UNITS = {
    "source and target": ("source", "target"),
    "inline tags": ("segment.tags",),
    "state": ("state",),
    "notes": ("notes",),
    "properties": ("properties",),
    "dates": ("variant.created_at", "variant.changed_at"),
    "users": ("variant.created_by", "variant.changed_by"),
    "notes and properties of a side": ("variant.notes", "variant.properties"),
    "further languages": ("others",),
}
_ENTRIES = {
    "status": ("term.status",),
    "kind": ("term.kind",),
    "part of speech": ("term.part_of_speech",),
    "note": ("note", "term.note"),
    "definition": ("definition", "section.definition"),
    "subject field": ("subject_field",),
    "source": ("sources", "term.sources", "source.title"),
    "its date, address, authority": ("source.date", "source.url", "source.authority"),
    "examples": ("examples",),
    "related, former ids": ("related", "formerly"),
    "how to match": ("term.match", "not_inside", "geographical_usage"),
    "validity, whose usage": ("term.valid_from", "term.valid_until", "term.authority"),
}


def sample_bitext() -> Bitext:
    """Give units that use every attribute; the last of them has tags."""

    def side(language: str, text: str, **said: Any) -> Variant:
        return Variant(language, Segment(text), **said)

    plain = TranslationUnit("u-1", side("zh-CN", "外商投资准入"), side("en", "market access, “2,000”"))
    full = TranslationUnit(
        "u-2",
        side("zh-CN", "<负面清单> & “=1+1”", **_DETAILS),
        side("en", "negative list", **_DETAILS),
        State.FUZZY,
        notes=("a note", "another"),
        properties=(("x-origin", "news"),),
        others=(side("fr", "liste négative"),),
        attributes=(("changedate", "20240305T090000Z"),),
    )
    tagged = replace(
        plain, id="u-3", source=Variant("zh-CN", Segment("综合", _TAGS)), target=Variant("en", Segment("bonded", _TAGS))
    )
    return Bitext("sample", "zh-CN", "en", [plain, full, tagged])


def sample_entries() -> list[ConceptEntry]:
    """Give a concept that uses every attribute."""
    source = Source("Report", "2023-03-05", "https://example.org/r?a&b", "State Council")
    terms = (
        Term("negative list", "en", part_of_speech=PartOfSpeech.NOUN, sources=(source,), note="lower case"),
        Term("NL", "en", AdministrativeStatus.ADMITTED, TermKind.ABBREVIATION),
        Term(
            "black list",
            "en",
            AdministrativeStatus.DEPRECATED,
            match=frozenset({TermMatch.EXACT_CASE, TermMatch.BESIDE_CONCEPT}),
            valid_from=date(2010, 1, 1),
            valid_until=date(2012, 12, 31),
            authority="the press",
        ),
    )
    sections = (
        LanguageSection("zh-Hans", (Term("负面清单", "zh-Hans"),), "外资准入的清单"),
        LanguageSection("en", terms, "a list of exceptions"),
    )
    entry = ConceptEntry(
        "negative-list",
        sections,
        "trade",
        "what is closed, and nothing else",
        "first in Shanghai",
        (source,),
        (("zh-Hans", "负面清单缩短。"), ("en", "The negative list was shortened.")),
        ("market-access",),
        ("负面清单式",),
        geographical_usage=("CN",),
        formerly=("black-list",),
    )
    return [entry]


def survivors(form: Format) -> frozenset[str]:
    """Write the sample in a format, read it back, and name the attributes that are as they were."""
    if isinstance(form, UnitFormat):
        before: list[Any] = list(sample_bitext().units)
        after: list[Any] = _units_back(form)
    else:
        before, after = sample_entries(), _entries_back(form)
    names = {name for name, _ in _said(before)}
    return frozenset(name for name in names if _of(before, name) == _of(after, name))


def _units_back(form: UnitFormat) -> list[TranslationUnit]:
    assert form.write
    stream = BytesIO()
    form.write(sample_bitext(), stream)
    stream.seek(0)
    return list((form.read_whole or form.read)(stream, "sample").units)


def _entries_back(form: EntryFormat) -> list[ConceptEntry]:
    assert form.write
    stream = BytesIO()
    form.write(sample_entries(), stream)
    stream.seek(0)
    return list(form.read(stream, "sample", []))


_PREFIXES = {Variant: "variant", Segment: "segment", LanguageSection: "section", Term: "term", Source: "source"}
_NOT_COMPARED = frozenset({"file", "line", "location", "segment", "sections", "terms"})


def _of(values: Sequence[Any], name: str) -> list[Any]:
    return [content for known, content in _said(values) if known == name]


def _said(values: Sequence[Any], side: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every attribute of values and of the values in them, named as `losses` names them, in order."""
    for value in values:
        prefix = _PREFIXES.get(type(value), "")
        for field in fields(value):
            content = getattr(value, field.name)
            nested = [
                part for part in (content if isinstance(content, tuple) else (content,)) if type(part) in _PREFIXES
            ]
            if field.name in ("source", "target"):
                yield field.name, content and content.text
            elif field.name in ("sources", "others"):
                yield (
                    f"{prefix}.{field.name}".lstrip("."),
                    [(getattr(part, "title", ""), _text(part)) for part in nested],
                )
            elif field.name == "tags":
                yield "segment.tags", [(tag.position, tag.kind, _innermost(tag.markup)) for tag in content]
            elif field.name == "attributes":
                yield f"{prefix}.attributes".lstrip("."), [pair for pair in content if "/" not in pair[0]]
            elif field.name not in _NOT_COMPARED:
                yield f"{prefix}.{field.name}".lstrip("."), content
                if side and prefix == "variant":
                    yield f"{side}.{field.name}", content
            if field.name != "others":
                yield from _said(nested, field.name if field.name in ("source", "target") else "")


def _innermost(markup: str) -> str:
    """Give the code that a tag stands for, through whatever tags carry it."""
    while inner := carried(markup):
        markup = inner
    return markup


def _text(part: Any) -> tuple[str, str]:
    return (part.language, part.text) if isinstance(part, Variant) else ("", "")


def writers() -> dict[str, Format]:
    """Give the formats that write what comes from any other."""
    return {name: form for name, form in formats().items() if form.write and _writes_the_sample(form)}


def _writes_the_sample(form: Format) -> bool:
    try:
        survivors(form)
    except FtzTermsError:
        return False
    return True


def page() -> str:
    """Give the page of the formats as it must be: what is written by hand, up to a mark, and the tables."""
    by_hand = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
    units = [(name, form) for name, form in writers().items() if isinstance(form, UnitFormat)]
    entries = [(name, form) for name, form in writers().items() if isinstance(form, EntryFormat)]
    return f"{by_hand}{MARK}\n\n{_table(units, _UNITS)}\n{_table(entries, _ENTRIES)}"


def _table(rows: Sequence[tuple[str, Format]], columns: dict[str, tuple[str, ...]]) -> str:
    lines = [["format", *columns], ["---", *[":-:"] * len(columns)]]
    for name, form in rows:
        kept = survivors(form)
        lines.append([f"`{name}`", *(_cell(kept, attributes) for attributes in columns.values())])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(kept: frozenset[str], attributes: tuple[str, ...]) -> str:
    """Say yes for what survives whole, no for what does not, and name the part that does."""
    alive = [
        name
        for attribute in attributes
        for name in (attribute, *(f"{side}{attribute.removeprefix('variant')}" for side in ("source", "target")))
        if name in kept and (name == attribute or (attribute not in kept and attribute.startswith("variant.")))
    ]
    if not alive:
        return "no"
    return (
        "yes"
        if len(alive) == len(attributes)
        else ", ".join(name.replace("_", " ").replace(".", " ") for name in alive)
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
