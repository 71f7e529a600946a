"""Matches made of what a search found: why each is not the same, what that takes off its score, what to suggest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from ftzterms.memory._omegat import omegat_scores
from ftzterms.memory._penalties import of_differences, of_unit
from ftzterms.memory._rows import text_key
from ftzterms.memory._search import Details, Question, Searcher
from ftzterms.memory._search_index import Side
from ftzterms.memory._similarity import Token, differences, figures_in, has_other_words
from ftzterms.memory._substitution import Substituted, substituted
from ftzterms.memory.match import DifferenceKind, Match, MatchKind, Penalty, TextDifference
from ftzterms.model import Span, TranslationUnit
from ftzterms.text.fold import fold

NUMBERS = frozenset({DifferenceKind.NUMBER, DifferenceKind.CASE, DifferenceKind.PUNCTUATION})
_ONE_NEIGHBOUR, _IN_CONTEXT = 1.01, 1.02


def matches(
    searcher: Searcher, question: Question, units: dict[int, TranslationUnit], sides: dict[Side, float]
) -> list[Match]:
    """Make the best matches of what was found, each pair of texts once, whatever their case and width."""
    details = searcher.details(list(units))
    made: list[Match] = []
    for side, similarity in sorted(sides.items(), key=lambda pair: (-pair[1], pair[0])):
        number = side >> 1
        if number in units and not _is_too_late(question, side, units[number], similarity, made):
            made.append(_match(question, side, units[number], similarity, details[number]))
    made = [match for match in made if match.score >= question.minimum]
    made.sort(key=_order)
    once: dict[tuple[str, str], Match] = {}
    for match in made:
        once.setdefault(_pair(match), match)
    return list(once.values())[: question.limit]


def _order(match: Match) -> tuple[list[int], float, float, int]:
    """Tell which match comes first."""
    return [-score for score in match.omegat or ()], -match.score, -match.similarity, match.number


def _pair(match: Match) -> tuple[str, str]:
    """Give what two matches have alike that say the same."""
    return fold(match.text).text, fold(match.other).text


def _is_too_late(
    question: Question, side: Side, unit: TranslationUnit, similarity: float, made: Sequence[Match]
) -> bool:
    """Say whether enough matches that were more similar have scores that this one cannot reach."""
    if question.omegat or len(made) < question.limit:
        return False
    better = {_pair(match) for match in made if match.score >= similarity}
    text = _side(unit, side)
    return len(better) >= question.limit and has_other_words(question.text, text, question.language)


def _side(unit: TranslationUnit, side: Side) -> str:
    own = unit.target if side & 1 else unit.source
    return own.text if own else ""


def _match(
    question: Question,
    side: Side,
    unit: TranslationUnit,
    similarity: float,
    details: Details,
) -> Match:
    own, other = (unit.target, unit.source) if side & 1 else (unit.source, unit.target)
    text, translation = own.text if own else "", other.text if other else ""
    language, other_language = own.language if own else "", other.language if other else ""
    places = _places(question.text, text, question.language)
    kinds = {place.kind for place in places}
    taken = list(of_unit(question.penalties, unit, details.user, details.changed))
    proposed: Substituted | None = None
    if places:
        taken += of_differences(question.penalties, places if kinds <= NUMBERS else _cases(places))
        if DifferenceKind.NUMBER in kinds and kinds <= NUMBERS:
            proposed = _proposal(question, text, translation, other_language, places)
            name, amount = ("numbers", question.penalties.numbers if proposed else question.penalties.numbers_left)
            taken.append(Penalty(name, amount))
    full = 1.0 if kinds <= NUMBERS else similarity
    kind, score = (
        _kind(question, unit, side, (details.before, details.after)) if not places else (MatchKind.FUZZY, full)
    )
    return Match(
        side >> 1, unit, kind, max(round(score - sum(penalty.amount for penalty in taken), 9), 0.0), similarity,
        text, translation, language, other_language,
        proposed.text if proposed else translation, places, tuple(penalty for penalty in taken if penalty.amount),
        proposed.replaced if proposed else (),
        omegat_scores(question.text, text, question.language) if question.omegat else None,
    )  # fmt: skip


@lru_cache(64)
def _places(asked: str, found: str, language: str) -> tuple[TextDifference, ...]:
    """Tell the differences once where many units have one text."""
    return differences(asked, found, language)


def _cases(places: Sequence[TextDifference]) -> list[TextDifference]:
    """Give the places where only capitals differ: all that the similarity of different words does not see."""
    return [place for place in places if place.kind is DifferenceKind.CASE]


def _kind(
    question: Question, unit: TranslationUnit, side: Side, neighbours: tuple[int | None, int | None]
) -> tuple[MatchKind, float]:
    """Tell an exact match from one in its context."""
    context = question.context
    if context.id and unit.id == context.id:
        return MatchKind.CONTEXT, _IN_CONTEXT
    same = 0
    if not side & 1:
        for asked, key in zip((context.before, context.after), neighbours, strict=True):
            same += asked is not None and text_key(asked) == key
    return (MatchKind.EXACT, 1.0) if not same else (MatchKind.CONTEXT, _IN_CONTEXT if same == 2 else _ONE_NEIGHBOUR)


def _proposal(
    question: Question, text: str, translation: str, language: str, places: Sequence[TextDifference]
) -> Substituted | None:
    """Put the figures asked for into the translation, where the figures stand in pairs."""
    asked, found = figures_in(question.text, question.language), figures_in(text, question.language)
    pairs: list[tuple[Token, Token]] = []
    for place in places:
        if place.kind is DifferenceKind.NUMBER:
            new, old = list(_within(asked, place.asked)), list(_within(found, place.found))
            if len(new) != len(old):
                return None
            pairs += zip(new, old, strict=True)
    return substituted([new for new, _ in pairs], [old for _, old in pairs], translation, language)


def _within(row: Sequence[Token], span: Span) -> Iterator[Token]:
    return (token for token in row if span.start <= token.start and token.end <= span.end)
