"""One word or phrase is spelt in two ways in one language of the document.

“co-operation” and “cooperation”, “Five Year Plan” and “Five-Year Plan”, “labour” and “labor”: each may be right, both
together are not. An open compound counts as the same word as a hyphenated one only before the same noun (“high quality
development” beside “high-quality development”), because “of high quality” needs no hyphen; a gerund with its particle
(“opening-up”) counts everywhere. British spelling throughout, or American throughout, is no fault, and a name
(“the Managed Portfolio Program”) keeps its own.

Bad:
    zh: 国际合作不断深化。
    en: International cooperation has continued to deepen.
    zh: 双方将开展更多务实合作。
    en: The two sides will carry out more practical ⟦co-operation⟧.
Good:
    zh: 国际合作不断深化。
    en: International cooperation has continued to deepen.
    zh: 双方将开展更多务实合作。
    en: The two sides will carry out more practical cooperation.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from ftzterms.checks import document_check
from ftzterms.checks._places import Place, related
from ftzterms.model import AnnotatedUnit, Category, Remark, Severity, Span, primary, record
from ftzterms.text.late import late
from ftzterms.text.spelling import american, respell

_WORD = late(r"[a-z]+(?:-[a-z]+)*")
_COMPOUND = late(r"(?<![\w-])([a-z]{2,}+)-([a-z]{2,}+)(?![\w-])(?:\s+([a-z]{3,}))?")
_NOT_ONE_WORD = frozenset("recover reform resign recreate resort release".split())
_NO_NOUN = frozenset(
    "and are but can does for from had has have into its may not nor off out over shall should than that the their them"
    " then these they this those through under was were when where which while who will with would".split()
)
_PARTICLES = frozenset(("up", "out", "in", "off", "down", "over"))
_Texts = Sequence[tuple[AnnotatedUnit, str]]


@record
class _Spelling:
    """One way in which a word stands."""

    first: Place
    count: int = 1


_Family = dict[str, _Spelling]


@document_check(Severity.WARNING, Category.INCONSISTENCY)
def spelling_variant(document: Sequence[AnnotatedUnit]) -> Iterator[tuple[AnnotatedUnit, Remark]]:
    texts = [
        (unit, text.lower() if (text := unit.target_text).isascii() else _plain(text))
        for unit in document
        if primary(unit.target_language) == "en"
    ]
    for family in (*_words(texts), *_compounds(texts)):
        usual = max(family, key=lambda spelt: (family[spelt].count, -family[spelt].first[0].order))
        for spelt, spelling in family.items():
            respelt = spelt.replace("-", "") != usual.replace("-", "")
            if spelt != usual and not (respelt and _in_a_name(spelling.first)):
                yield _remark(spelling, family[usual])


def _in_a_name(place: Place) -> bool:
    """Say whether a word has a capital inside a sentence: names keep their own British or American spelling."""
    unit, span = place
    return span.start > 0 and unit.target_text[span.start].isupper()


def _remark(spelling: _Spelling, usual: _Spelling) -> tuple[AnnotatedUnit, Remark]:
    unit, span = spelling.first
    found, better = span.of(unit.target_text), usual.first[1].of(usual.first[0].target_text)
    here, elsewhere = _times(spelling.count), _times(usual.count)
    message = f"“{found}” ({here}) is spelt “{better}” elsewhere ({elsewhere}); keep to one spelling"
    return unit, Remark(span, message, related=related([usual.first]))


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _plain(text: str) -> str:
    """Give a text in lower case with one kind of hyphen, as long as it was."""
    lower = text.lower()
    lower = lower if len(lower) == len(text) else text
    if lower.isascii():
        return lower
    from ftzterms.text.halves import without_halves  # noqa: PLC0415 — many texts are ASCII

    return without_halves(lower.replace("\u2010", "-").replace("\u2011", "-"))


def _words(texts: _Texts) -> Iterator[_Family]:
    """Find words that stand closed and hyphenated, or in American and British spelling."""
    rows = Counter(chain.from_iterable(text.split() for _, text in texts))
    counts: Counter[str] = Counter()
    for row, count in rows.items():
        for word in _WORD.findall(row):
            counts[word] += count
    families = list(_families(counts))
    first = _first_texts(texts, set().union(*families), rows) if families else {}
    for family in families:
        yield {word: _Spelling(_place(*texts[first[word]], word), counts[word]) for word in sorted(family)}


def _first_texts(texts: _Texts, words: set[str], rows: Iterable[str]) -> dict[str, int]:
    """Give the first text in which each word stands, by the rows of characters without a space that hold one."""
    within = {row: found for row in rows if (found := words.intersection(_WORD.findall(row)))}
    first: dict[str, int] = {}
    for number, (_, text) in enumerate(texts):
        for row in within.keys() & text.split():
            for word in within[row]:
                first.setdefault(word, number)
        if len(first) == len(words):
            break
    return first


def _families(vocabulary: Iterable[str]) -> Iterator[set[str]]:
    """Yield the words that are one word but for its spelling."""
    vocabulary = set(vocabulary)
    closed = {letters for word in vocabulary if "-" in word and (letters := word.replace("-", "")) in vocabulary}
    families: dict[str, set[str]] = defaultdict(set)
    for word in vocabulary:
        letters = word.replace("-", "")
        if letters not in _NOT_ONE_WORD and (letters in closed or respell(letters) != letters):
            families[american(letters)].add(word)
    yield from (families[key] for key in sorted(families) if len(families[key]) > 1)


def _place(unit: AnnotatedUnit, text: str, word: str) -> Place:
    """Find where a word first stands in a text that has it."""
    match = next(match for match in _WORD.finditer(text) if match[0] == word)
    return unit, Span(*match.span())


def _compounds(texts: _Texts) -> Iterator[_Family]:
    """Find compounds that stand hyphenated and open."""
    hyphenated = _hyphenated(texts)
    opened: dict[str, _Spelling] = {}
    search = _searcher(list(hyphenated))
    for unit, text in texts if hyphenated else ():
        for start, end, _ in search(text):
            if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
                _count(opened, text[start:end], (unit, Span(start, end)))
    yield from ({"hyphenated": hyphenated[words], "open": opened[words]} for words in opened)


def _hyphenated(texts: _Texts) -> dict[str, _Spelling]:
    """Collect compounds before a noun, and gerunds with their particle wherever they stand (`opening-up`)."""
    found: dict[str, _Spelling] = {}
    for unit, text in texts:
        for match in _COMPOUND.finditer(text) if "-" in text else ():
            if match[1].endswith("ing") and match[2] in _PARTICLES:
                _count(found, f"{match[1]} {match[2]}", (unit, Span(match.start(), match.end(2))))
            elif match[3] and match[3] not in _NO_NOUN:
                _count(found, f"{match[1]} {match[2]} {match[3]}", (unit, Span(*match.span())))
    return found


def _count(spellings: dict[str, _Spelling], key: str, place: Place) -> None:
    if key in spellings:
        spellings[key].count += 1
    else:
        spellings[key] = _Spelling(place)


def _searcher(phrases: list[str]) -> Callable[[str], list[tuple[int, int, int]]]:
    if not phrases:
        return lambda _: []
    from daachorse import CharwiseDoubleArrayAhoCorasick  # noqa: PLC0415  (only where a document has compounds)

    search: Callable[[str], list[tuple[int, int, int]]] = CharwiseDoubleArrayAhoCorasick(phrases).find_overlapping
    return search
