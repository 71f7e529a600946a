"""Matches made of what a search found: why each is not the same, what that takes off its score, what to suggest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from heapq import nlargest
from typing import Any

from ftzterms.memory._omegat import omegat_scores
from ftzterms.memory._penalties import of_differences, of_unit
from ftzterms.memory._rows import text_key
from ftzterms.memory._search import Alike, Question
from ftzterms.memory._search_index import Side
from ftzterms.memory._similarity import Token, differences, figures_in, has_other_words, may_differ_in_case
from ftzterms.memory._substitution import Substituted, substituted
from ftzterms.memory.difference import DifferenceKind
from ftzterms.memory.match import Match, MatchKind, Penalty
from ftzterms.model import Span, TranslationUnit
from ftzterms.text.fold import fold

NUMBERS = frozenset({DifferenceKind.NUMBER, DifferenceKind.CASE, DifferenceKind.PUNCTUATION})
UnitIn = Callable[[Sequence[Any]], TranslationUnit]
"""Makes the unit of a row of the columns `READ`."""
_ONE_NEIGHBOUR, _IN_CONTEXT = 1.01, 1.02


def matches(question: Question, unit_in: UnitIn, alike: dict[Side, Alike]) -> list[Match]:
    """Make the best matches of what was found, each pair of texts once, whatever their case and width."""
    found = _Best(question)
    for side, one in sorted(alike.items(), key=lambda pair: (-pair[1].similarity, pair[0])):
        if found.may_take(one):
            found.add(_match(question, side, unit_in(one.details.row), one), one.folded)
    return found.matches()


class _Best:
    """The matches so far, one for each pair of texts."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._made: dict[tuple[str, str], Match] = {}
        self._reached = -1.0
        """The lowest score of the best, if there are as many as were asked for."""

    def may_take(self, one: Alike) -> bool:
        """Say whether a text may be among the best, which is no more like the text asked for than the others were."""
        if one.similarity > self._reached or self._question.omegat:
            return True
        return not has_other_words(self._question.text, one.folded, self._question.language)

    def add(self, match: Match, folded: str) -> None:
        """Take a match of a text that is the same as *folded* once folded."""
        pair = folded, fold(match.other).text
        if match.score < self._question.minimum or _order(self._made.get(pair, match)) < _order(match):
            return
        self._made[pair] = match
        if len(self._made) >= self._question.limit:
            self._reached = nlargest(self._question.limit, (one.score for one in self._made.values()))[-1]

    def matches(self) -> list[Match]:
        """Give as many as were asked for, in order."""
        return sorted(self._made.values(), key=_order)[: self._question.limit]


def _order(match: Match) -> tuple[list[int], float, float, int]:
    """Tell which match comes first."""
    return [-score for score in match.omegat or ()], -match.score, -match.similarity, match.number


def _match(question: Question, side: Side, unit: TranslationUnit, alike: Alike) -> Match:
    own, other = (unit.target, unit.source) if side & 1 else (unit.source, unit.target)
    text, translation = own.text if own else "", other.text if other else ""
    language, other_language = own.language if own else "", other.language if other else ""
    similarity, folded, details = alike
    kinds = _differing(question, text, folded)
    are_small = kinds <= NUMBERS
    taken = list(of_unit(question.penalties, unit, details.user, details.changed))
    taken += of_differences(question.penalties, kinds if are_small else kinds & {DifferenceKind.CASE})
    proposed: Substituted | None = None
    if DifferenceKind.NUMBER in kinds and are_small:
        proposed = _proposal(question, text, translation, other_language)
        name, amount = ("numbers", question.penalties.numbers if proposed else question.penalties.numbers_left)
        taken.append(Penalty(name, amount))
    kind, score = MatchKind.FUZZY, 1.0 if are_small else similarity
    if not kinds:
        kind, score = _kind(question, unit, side, (details.before, details.after))
    return Match(
        side >> 1, unit, kind, max(round(score - sum(penalty.amount for penalty in taken), 9), 0.0), similarity,
        question.text, text, translation, language, other_language,
        proposed.text if proposed else translation, tuple(penalty for penalty in taken if penalty.amount),
        proposed.replaced if proposed else (),
        omegat_scores(question.text, text, question.language) if question.omegat else None,
    )  # fmt: skip


def _differing(question: Question, found: str, folded: str) -> set[DifferenceKind]:
    """Tell what differs; where words do, whether marks and figures do too is left open."""
    asked, language = question.text, question.language
    if has_other_words(asked, folded, language) and not (question.penalties.case and may_differ_in_case(asked, found)):
        return {DifferenceKind.WORDS}
    return {place.kind for place in differences(asked, found, language)}


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


def _proposal(question: Question, text: str, translation: str, language: str) -> Substituted | None:
    """Put the figures asked for into the translation, where the figures stand in pairs."""
    asked, found = figures_in(question.text, question.language), figures_in(text, question.language)
    pairs: list[tuple[Token, Token]] = []
    for place in differences(question.text, text, question.language):
        if place.kind is DifferenceKind.NUMBER:
            new, old = list(_within(asked, place.asked)), list(_within(found, place.found))
            if len(new) != len(old):
                return None
            pairs += zip(new, old, strict=True)
    return substituted([new for new, _ in pairs], [old for _, old in pairs], translation, language)


def _within(row: Sequence[Token], span: Span) -> Iterator[Token]:
    return (token for token in row if span.start <= token.start and token.end <= span.end)
