"""A stock of units and concepts, and texts that break tables, for the tests of the kits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from hypothesis import strategies as st
from lxml import etree

from ftzterms.formats import Drops
from ftzterms.kits import Stock, kit, packed
from ftzterms.model import (
    AdministrativeStatus,
    Bitext,
    ConceptEntry,
    LanguageSection,
    Segment,
    State,
    Term,
    TranslationUnit,
    Variant,
)

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("tmx14.rng")))
NASTY = st.text(
    st.one_of(
        st.sampled_from("\t\"',;#\n\r\\&<>|\u202e\u2067\u200b\ufeff\x00\x07\x85\u2028 　政策n"),
        st.characters(exclude_categories=["Cs"]),
    ),
    min_size=1,
    max_size=24,
)
"""Tabs, quotation marks, line ends, controls, bidi marks, and anything else."""


def term(text: str, language: str, status: str = "preferred", note: str = "") -> Term:
    return Term(text, language, AdministrativeStatus(status), note=note)


def concept(id_: str, *terms: Term, definition: str = "", note: str = "") -> ConceptEntry:
    """Make a concept; the terms of a language become its section."""
    languages = dict.fromkeys(term.language for term in terms)
    sections = tuple(
        LanguageSection(language, tuple(term for term in terms if term.language == language)) for language in languages
    )
    return ConceptEntry(id_, sections, "trade", definition, note)


def unit(id_: str, zh: str, en: str, state: State = State.TRANSLATED, **more: str) -> TranslationUnit:
    """Make a unit; *more* are properties (`x_origin="mt"`)."""
    properties = tuple((key.replace("_", "-"), value) for key, value in more.items())
    source, target = Variant("zh-CN", Segment(zh)), Variant("en", Segment(en))
    return TranslationUnit(id_, source, target, state, properties=properties)


def stock(
    units: Iterable[TranslationUnit] = (),
    entries: Iterable[ConceptEntry] = (),
    direction: str = "zh-en",
    locales: tuple[str, str] = ("zh-CN", "en-US"),
) -> Stock:
    """Make a stock of one memory named `news.tmx`."""
    bitexts = [Bitext("folder/news.tmx", "zh-CN", "en", units)]
    source, target = locales if direction == "zh-en" else locales[::-1]
    return Stock(bitexts, tuple(entries), source, target, Drops())


def made(name: str, given: Stock, folder: Path) -> Path:
    """Make a kit in a new folder, and give it."""
    target = folder / name
    with packed(kit(name), given, str(target)) as pack:
        pack.place()
    return target


def told(given: Stock, *, whole: bool | None = None) -> list[str]:
    """Give what was said to be dropped: `2 unit left out: …`."""
    return [f"{drop.number} {drop.noun} {drop.why}" for drop in given.drops if whole in (None, drop.whole)]


def parsed(path: Path) -> etree._Element:
    """Parse an XML file by itself, and hold it to the schema when it is TMX."""
    tree = etree.parse(path)
    if path.suffix == ".tmx":
        assert SCHEMA.validate(tree), SCHEMA.error_log
    return tree.getroot()


def segments(path: Path) -> Iterator[tuple[str, str]]:
    """Give the texts of a TMX file without what stands in inline elements but `hi`."""
    for element in parsed(path).iter("tu"):
        first, second = (plain(segment) for segment in element.iter("seg"))
        yield first, second


def plain(segment: etree._Element) -> str:
    """Give the text that a translator reads."""
    text = segment.text or ""
    for child in segment:
        text += (plain(child) if child.tag == "hi" else "") + (child.tail or "")
    return text


def one(element: etree._Element, path: str) -> etree._Element:
    """Give the first element at a path."""
    return next(element.iterfind(path))
