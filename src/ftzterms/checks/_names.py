"""Names and compounds of an English text that change one word."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from ftzterms.checks._places import Place, related, times
from ftzterms.model import AnnotatedUnit, Confidence, Remark, Span
from ftzterms.text.late import late
from ftzterms.text.phrases import EMPTY_WORDS, Token, words

_NAME = late(r"[A-Z0-9][\w’'-]*(?:\s+(?:(?:of|on|for|and|in|to|with|the|between)\s+)*[A-Z][\w’'-]*){3,}")
_Remarks = Iterator[tuple[AnnotatedUnit, Remark]]


def drifting_names(document: Sequence[AnnotatedUnit]) -> _Remarks:
    """Compare long capitalised names: two words alike on both sides and one between that differs."""
    frames: dict[tuple[tuple[str, str], tuple[str, str]], dict[str, list[Place]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for unit in document:
        for match in _NAME.finditer(unit.target_text):
            tokens = _moved([t for t in words(match[0]) if t.form not in EMPTY_WORDS], match.start())
            for i in range(2, len(tokens) - 2):
                before, after = (
                    (tokens[i - 2].form, tokens[i - 1].form),
                    (tokens[i + 1].form, tokens[i + 2].form),
                )
                span = Span(tokens[i - 2].start, tokens[i].end)
                frames[before, after][tokens[i].form].append((unit, span))
    for middles in frames.values():
        yield from _minority(middles)


def _moved(tokens: list[Token], by: int) -> list[Token]:
    return [Token(token.form, token.start + by, token.end + by) for token in tokens]


def _minority(spellings: dict[str, list[Place]]) -> _Remarks:
    if len(spellings) < 2:
        return
    usual = max(spellings, key=lambda form: (len(spellings[form]), -spellings[form][0][0].order))
    for form, places in spellings.items():
        if form != usual and not form[:1].isdigit() and not _told(places[0]):
            yield _remark(places, spellings[usual])


def shortened_compounds(document: Sequence[AnnotatedUnit]) -> _Remarks:
    """Find a frequent compound of four words that once lost its second: `pilot trade zone`."""
    texts = [(unit, words(unit.target_text)) for unit in document]
    fours = Counter(tuple(t.form for t in tokens[i : i + 4]) for _, tokens in texts for i in range(len(tokens) - 3))
    whole = {
        (a, c, d): (a, b, c, d)
        for (a, b, c, d), count in fours.items()
        if count >= 4 and not EMPTY_WORDS & {a, b, c, d}
    }
    pairs = Counter(tuple(t.form for t in tokens[i : i + 2]) for _, tokens in texts for i in range(len(tokens) - 1))
    short: dict[tuple[str, str, str], list[Place]] = defaultdict(list)
    full: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for unit, tokens in texts:
        for i in range(len(tokens) - 2):
            key = (tokens[i].form, tokens[i + 1].form, tokens[i + 2].form)
            if key in whole:
                short[key].append((unit, Span(tokens[i].start, tokens[i + 2].end)))
            four = (*key, tokens[i + 3].form) if i + 3 < len(tokens) else ()
            if four and four in fours and (four[0], four[2], four[3]) in whole:
                full[four].append((unit, Span(tokens[i].start, tokens[i + 3].end)))
    for key, places in short.items():
        lost_only_there = pairs[key[1], key[2]] == len(places) + fours[whole[key]]
        if len(places) * 3 <= len(full[whole[key]]) and lost_only_there and not _told(places[0]):
            yield _remark(places, full[whole[key]])


def _told(place: Place) -> bool:
    """Say whether a term check already speaks of the place."""
    unit, span = place
    return any(hit.span.overlaps(span) and not hit.term.status.approved for hit in unit.target_terms)


def _remark(places: list[Place], usual: list[Place]) -> tuple[AnnotatedUnit, Remark]:
    unit, span = places[0]
    found, name = span.of(unit.target_text), usual[0][1].of(usual[0][0].target_text)
    message = f"“{found}” ({times(places)}) and “{name}” ({times(usual)}) seem to name one thing; keep to one"
    return unit, Remark(span, message, confidence=Confidence.MEDIUM, related=related(places[1:] + usual))
