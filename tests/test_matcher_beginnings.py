"""Of long forms only the beginning is searched: nothing else is found than when all are searched whole."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ftzterms import Glossary
from ftzterms.matcher import TermMatcher, _beginnings
from ftzterms.matcher._pattern import BEGINNING
from ftzterms.model import ConceptEntry, LanguageSection, Term, TermHit

_WORDS = (
    "pilot",
    "pilots",
    "free",
    "trade",
    "zone",
    "zones",
    "and",
    "of",
    "the",
    "自由",
    "贸易",
    "试验区",
    "，",
    ".",
    "x",
)
_TERMS = st.lists(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=5).map(" ".join), min_size=1, max_size=8)
_TEXTS = st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join)


def glossary(terms: Sequence[str]) -> Glossary:
    return Glossary(
        ConceptEntry(f"c{number}", (LanguageSection("en", (Term(term, "en"),)),)) for number, term in enumerate(terms)
    )


def compiled(terms: Sequence[str], shortest: int, most: int, worth: int) -> TermMatcher:
    """Compile terms with other bounds than the house's."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(_beginnings, "_SHORTEST", shortest)
        patched.setattr(_beginnings, "_MOST", most)
        patched.setattr(_beginnings, "_WORTH", worth)
        return glossary(terms).matcher


@given(_TERMS, _TEXTS, st.integers(1, 8), st.integers(1, 4), st.integers(0, 4))
def test_beginnings_change_no_hit(terms: list[str], text: str, shortest: int, most: int, worth: int) -> None:
    whole = compiled(terms, 10**6, 1, 0)
    assert BEGINNING not in whole.compiled.flags
    assert found(compiled(terms, shortest, most, worth), text) == found(whole, text)


def found(matcher: TermMatcher, text: str) -> list[tuple[int, int, str, str, bool]]:
    return [tell(hit) for hit in matcher.find(text)]


def tell(hit: TermHit) -> tuple[int, int, str, str, bool]:
    return hit.span.start, hit.span.end, hit.entry.id, hit.form, hit.plural


NAME = "measures for the administration of the negative list for cross-border trade in services"


def test_a_long_name_is_searched_by_its_beginning_and_found_whole() -> None:
    made = glossary([NAME, "negative list"])
    assert BEGINNING in made.matcher.compiled.flags
    text = f"The {NAME} and the Measures for the Administration of the negative list."
    assert [hit.span.of(text) for hit in made.find(text)] == [NAME, "negative list"]


def test_what_is_stored_finds_long_names_too() -> None:
    made = glossary([NAME, NAME.replace("measures", "provisions"), "trade in services"])
    restored = Glossary.from_bytes(made.to_bytes())
    assert restored
    text = f"{NAME}, {NAME} (trial), Provisions for the Administration of trade in services"
    assert restored.find(text) == made.find(text)
    assert len(made.find(text)) == 3


def test_a_beginning_that_is_a_form_itself_is_both() -> None:
    terms = ["free trade zone", "free trade zone of the pilot zone", "free trade zone of the pilot zones and the trade"]
    matcher = compiled(terms, 15, 4, 1)
    text = (
        "a free trade zone of the pilot zone, a free trade zone of x, free trade zone of the pilot zones and the trade"
    )
    assert [hit.entry.id for hit in matcher.find(text)] == ["c1", "c0", "c2"]
