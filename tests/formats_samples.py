"""Strategies and small files for the tests of the formats."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from ftzterms.formats import read_bitext
from ftzterms.model import (
    AdministrativeStatus,
    Bitext,
    ConceptEntry,
    InlineTag,
    LanguageSection,
    PartOfSpeech,
    Segment,
    Source,
    TagKind,
    Term,
    TermKind,
    TermMatch,
    TranslationUnit,
    Unreadable,
    Variant,
)

HEADER = (
    '<header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" '
    'srclang="zh-CN" datatype="plaintext"/>'
)
XML_TEXT = st.text(
    st.characters(
        exclude_categories=["Cs"],
        exclude_characters=[chr(n) for n in (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF)],
    ),
    max_size=40,
)
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
NAMES = st.from_regex(r"[a-z][a-z-]{0,8}[a-z]", fullmatch=True)
STAMPS = st.from_regex(r"20[0-9]{2}0[1-9]1[0-9]T1[0-9]0[0-9]5[0-9]Z", fullmatch=True)
PAIRS = st.lists(st.tuples(NAMES, XML_TEXT), max_size=2).map(tuple)


def tmx(*units: str, header: str = HEADER, version: str = "1.4", declaration: str = "", body: str = "\n") -> bytes:
    """Make a TMX file of units as text."""
    start = declaration or '<?xml version="1.0" encoding="UTF-8"?>'
    text = f'{start}\n<tmx version="{version}">\n{header}\n<body>{body}{body.join(units)}{body}</body>\n</tmx>\n'
    return text.encode()


def unit(zh: str, en: str, attributes: str = "", meta: str = "") -> str:
    """Make a unit as text; the two segments are markup."""
    return (
        f'<tu{attributes}>{meta}<tuv xml:lang="zh-CN"><seg>{zh}</seg></tuv>'
        f'<tuv xml:lang="en"><seg>{en}</seg></tuv></tu>'
    )


def read(folder: Path, data: bytes, name: str = "a.tmx") -> tuple[Bitext, list[TranslationUnit], list[Unreadable]]:
    """Write a file and read it whole."""
    path = folder / name
    path.write_bytes(data)
    bitext = read_bitext(path)
    units = list(bitext.units)
    return bitext, units, bitext.unreadable


@st.composite
def segments(draw: st.DrawFn, text: st.SearchStrategy[str] = XML_TEXT) -> Segment:
    """Draw a segment with the inline tags of TMX in good order."""
    content = draw(text)
    places = sorted(draw(st.lists(st.integers(0, len(content)), max_size=4)))
    tags: list[InlineTag] = []
    for number, place in enumerate(places, start=1):
        if draw(st.booleans()):
            markup = f'<ph x="{number}">{draw(st.sampled_from(["", "&lt;br/&gt;", "{0}"]))}</ph>'
            tags.append(InlineTag(place, TagKind.STANDALONE, str(number), markup))
        else:
            tags.append(InlineTag(place, TagKind.OPEN, str(number), f'<bpt i="{number}">&lt;b&gt;</bpt>'))
            tags.append(InlineTag(place, TagKind.CLOSE, str(number), f'<ept i="{number}"/>'))
    return Segment(content, tuple(tags))


@st.composite
def variants(draw: st.DrawFn, language: str) -> Variant:
    """Draw a variant with everything that TMX says of one."""
    stamp = st.one_of(st.just(""), STAMPS)
    return Variant(
        language,
        draw(segments()),
        created_at=draw(stamp),
        created_by=draw(XML_TEXT),
        changed_at=draw(stamp),
        changed_by=draw(XML_TEXT),
        usage_count=draw(st.sampled_from(["", "0", "17"])),
        notes=draw(st.lists(XML_TEXT, max_size=2).map(tuple)),
        properties=draw(PAIRS),
        attributes=draw(st.sampled_from([(), (("datatype", "html"),), (("o-encoding", "x\ty"), ("tuid", "no"))])),
    )


@st.composite
def units(draw: st.DrawFn, number: int) -> TranslationUnit:
    """Draw a unit in Chinese and English, at times with a further language."""
    return TranslationUnit(
        draw(st.sampled_from([f"#{number}", f"id-{number}", f"a&b {number}"])),
        draw(variants("zh-CN")),
        draw(variants("en")),
        notes=draw(st.lists(XML_TEXT, max_size=2).map(tuple)),
        properties=draw(PAIRS),
        others=draw(st.one_of(st.just(()), st.tuples(variants("fr")))),
        attributes=draw(st.sampled_from([(), (("creationdate", "20260101T000000Z"), ("srclang", "zh-CN"))])),
    )


@st.composite
def bitexts(draw: st.DrawFn) -> Bitext:
    """Draw a bitext that TMX can hold."""
    number = draw(st.integers(0, 4))
    return Bitext("a.tmx", "zh-CN", "en", [draw(units(index)) for index in range(1, number + 1)])


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), min_size=1, max_size=20).filter(
    lambda text: bool(text.strip())
)
SOURCES = st.lists(
    st.builds(Source, WORDS, st.sampled_from(["", "2023", "2023-03", "2023-03-05"]), ANY_TEXT, ANY_TEXT), max_size=2
).map(tuple)


@st.composite
def terms(draw: st.DrawFn, language: str) -> Term:
    """Draw a term with everything that a glossary says of one."""
    day = st.one_of(st.none(), st.dates(date(1000, 1, 1)))
    return Term(
        draw(WORDS),
        language,
        draw(st.sampled_from(AdministrativeStatus)),
        draw(st.sampled_from(TermKind)),
        draw(st.one_of(st.none(), st.sampled_from(PartOfSpeech))),
        draw(st.frozensets(st.sampled_from(TermMatch))),
        draw(day),
        draw(day),
        draw(ANY_TEXT),
        draw(SOURCES),
        draw(ANY_TEXT),
    )


@st.composite
def entries(draw: st.DrawFn) -> ConceptEntry:
    """Draw a concept that our own glossary formats hold without loss."""
    languages = draw(st.lists(st.sampled_from(["zh-Hans", "zh-Hant", "en", "en-GB"]), min_size=1, unique=True))
    sections = tuple(
        LanguageSection(language, tuple(draw(st.lists(terms(language), min_size=1, max_size=2))), draw(ANY_TEXT))
        for language in languages
    )
    spoken = st.tuples(st.sampled_from(languages), WORDS)
    return ConceptEntry(
        draw(NAMES),
        sections,
        draw(ANY_TEXT),
        draw(ANY_TEXT),
        draw(ANY_TEXT),
        draw(SOURCES),
        tuple(sorted(draw(st.lists(spoken, max_size=2)))),
        draw(st.lists(WORDS, max_size=2).map(tuple)),
        draw(st.lists(WORDS, max_size=2).map(tuple)),
    )
