"""The page that is searched: every concept in the order of its pinyin, with all the words by which it is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ftzterms.model import AdministrativeStatus, ConceptEntry, is_traditional, primary, value
from ftzterms.reporters import count
from ftzterms.reporters._element import Markup, el, joined
from ftzterms.site._document import document
from ftzterms.site._names import PageNames
from ftzterms.text.han import traditional_to_simplified
from ftzterms.text.headword import spoken

_OTHER = "#"
_AVOIDING = "with terms to avoid"
_AVOID = "!"
"""Stands before a term to avoid among the words of a row."""


@value
class _Row:
    """A concept in the list."""

    entry: ConceptEntry
    title: str
    reading: tuple[str, ...]

    @property
    def letter(self) -> str:
        first = self.reading[0][:1] if self.reading else ""
        return first.upper() if first.isalpha() and first.isascii() else _OTHER


def index_page(entries: Sequence[ConceptEntry], names: PageNames, title: str) -> str:
    """Give the page with the list of all concepts and what searches it."""
    rows = sorted(map(_row, entries), key=lambda row: (row.letter == _OTHER, row.reading, row.title, row.entry.id))
    letters = {letter: list(group) for letter, group in groupby(rows, key=lambda row: row.letter)}
    body = (
        el("header", el("h1", title), el("p", _told(entries), class_="about"), _controls(entries)),
        el("nav", *_jumps(letters), class_="letters", aria_label="Pinyin initials"),
        el(
            "main",
            *(_section(letter, group, names) for letter, group in letters.items()),
            id="list",
            data_traditional=_traditional(entries),
        ),
        el("p", "No concept has these words.", id="none", hidden="hidden"),
    )
    return document(title, el("div", *body, class_="index"), script=True)


def _row(entry: ConceptEntry) -> _Row:
    best = entry.preferred("zh") or entry.preferred("en") or next(entry.terms(), None)
    title = best.text if best else entry.id
    readings = spoken(title)
    return _Row(entry, title, readings[0] if readings else ())


def _told(entries: Sequence[ConceptEntry]) -> str:
    terms = sum(1 for entry in entries for _ in entry.terms())
    return f"{count(len(entries), 'concept')}, {count(terms, 'term')}. Search in Chinese, in English, or by pinyin."


def _traditional(entries: Iterable[ConceptEntry]) -> str:
    """Give the Traditional characters that may be typed for the Simplified ones there, each before its own."""
    used = {character for entry in entries for term in entry.terms("zh") for character in term.text}
    pairs = traditional_to_simplified().items()
    return "".join(old + new for old, new in pairs if new in used or old in used)


def _controls(entries: Iterable[ConceptEntry]) -> Markup:
    """Make what filters the list; without a script it is not shown, and the list is whole."""
    fields = sorted({entry.subject_field for entry in entries if entry.subject_field})
    statuses = [("", "any status"), ("preferred", "preferred"), ("admitted", "admitted only"), ("avoid", _AVOIDING)]
    query = el(
        "input",
        type="search",
        id="query",
        placeholder="自贸试验区, free trade zone, zimaoqu, zmq",
        aria_label="Search",
        autocomplete="off",
        spellcheck="false",
    )
    by_field = [("", "all fields"), *((field, named(field)) for field in fields)]
    return el(
        "div",
        query,
        _select("field", "Subject field", by_field),
        _select("status", "Status", statuses),
        el("p", id="count", role="status"),
        class_="controls",
        id="controls",
        hidden="hidden",
    )


def _select(name: str, label: str, options: Iterable[tuple[str, str]]) -> Markup:
    return el("select", *(el("option", text, value=said) for said, text in options), id=name, aria_label=label)


def _jumps(letters: Iterable[str]) -> Iterator[Markup]:
    return (el("a", letter, href=f"#{_anchor(letter)}") for letter in letters)


def _anchor(letter: str) -> str:
    return "letter-other" if letter == _OTHER else f"letter-{letter.lower()}"


def _section(letter: str, rows: Iterable[_Row], names: PageNames) -> Markup:
    items = (_item(row.entry, row.title, names) for row in rows)
    return el("section", el("h2", letter), Markup("\n"), el("ol", *items), Markup("\n"), id=_anchor(letter))


def _item(entry: ConceptEntry, title: str, names: PageNames) -> Markup:
    english, chinese = entry.preferred("en"), entry.preferred("zh")
    statuses = list(_statuses(entry))
    language = "zh-Hant" if chinese and is_traditional(chinese.language) else "zh-Hans" if chinese else "en"
    parts = [el("span", title, lang=language, class_="zh")]
    tag = [el("span", "admitted", class_="tag")] if statuses[0] == "admitted" else []
    if english and english.text != title:
        parts.append(el("span", english.text, *tag, class_="en"))
    words = list(_words(entry))
    item = el(
        "li",
        el("a", *parts, href=names.of(entry.id)),
        el("span", named(entry.subject_field), class_="field"),
        data_field=entry.subject_field,
        data_status=" ".join(statuses),
        data_words="\n".join(word for word, _ in words),
        data_pinyin="\n".join(pinyin for _, pinyin in words).rstrip(),
    )
    return joined([item, Markup("\n")])


def named(field: str) -> str:
    """Give a subject field as it is shown."""
    return field.replace("-", " ")


def _statuses(entry: ConceptEntry) -> Iterator[str]:
    statuses = {term.status for term in entry.terms()}
    yield "preferred" if AdministrativeStatus.PREFERRED in statuses else "admitted"
    if any(status.forbidden for status in statuses):
        yield "avoid"


def _words(entry: ConceptEntry) -> Iterator[tuple[str, str]]:
    """Give all terms, a mark before those to avoid, each with its pinyin, and the ids; Chinese first."""
    for term in sorted(entry.terms(), key=lambda term: primary(term.language) != "zh"):
        mark = _AVOID if term.status.forbidden else ""
        pinyin = " ".join(_pinyin(term.text)) if primary(term.language) == "zh" else ""
        yield mark + " ".join(term.text.split()), pinyin
    for name in (entry.id, *entry.formerly):
        yield name, ""


def _pinyin(text: str) -> dict[str, None]:
    """Give how a Chinese term is read, whole and by initials."""
    found: dict[str, None] = {}
    for syllables in spoken(text):
        found["".join(syllables)] = None
        found["".join(syllable[0] for syllable in syllables)] = None
    return found
