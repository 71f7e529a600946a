"""English forms: those that must be there, and that nothing is lost or raised."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ftzterms.text.agreement import in_place_of
from ftzterms.text.forms import Change, folded_forms, plural, singular, verb_forms
from ftzterms.text.spelling import american, respell


@pytest.mark.parametrize(
    ("term", "form", "change"),
    [
        ("pilot free trade zone", "pilot free trade zones", Change.INFLECTION),
        ("port of entry", "ports of entry", Change.INFLECTION),
        (
            "strategy for upgrading pilot free trade zones",
            "strategies for upgrading pilot free trade zones",
            Change.INFLECTION,
        ),
        ("15th Five-Year Plan", "15th five year plan", Change.NONE),
        ("15th Five-Year Plan", "fifteenth five year plan", Change.NUMBER),
        ("Twentieth National Congress", "20th national congress", Change.NUMBER),
        ("inter-ministerial joint meeting", "interministerial joint meeting", Change.CLOSED),
        ("cooperation", "co operation", Change.CLOSED),
        ("Chinese modernization", "chinese modernisation", Change.SPELLING),
        ("labour relations", "labor relations", Change.SPELLING),
        ("agriculture, rural areas, and rural people", "agriculture, rural areas and rural people", Change.NONE),
        ("opening up", "opened up", Change.VERBAL),
    ],
)
def test_has_form(term: str, form: str, change: Change) -> None:
    assert folded_forms(term)[form] is change


@pytest.mark.parametrize(
    ("term", "form"), [("customs", "custom"), ("futures", "future"), ("opening up", "opening ups")]
)
def test_has_no_such_form(term: str, form: str) -> None:
    assert form not in folded_forms(term)


def test_verbal_term_is_conjugated() -> None:
    forms = folded_forms("upgrade pilot zones", verbal=True)
    assert {"upgrades pilot zones", "upgraded pilot zones", "upgrading pilot zones"} <= forms.keys()


def test_fixed_term_has_one_form() -> None:
    assert list(folded_forms("pilot zone", fixed=True)) == ["pilot zone"]


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("country", "countries"),
        ("person", "people"),
        ("congress", "congresses"),
        ("zone", "zones"),
        ("ftz", "ftzs"),
        ("spokesman", "spokesmen"),
    ],
)
def test_plural(one: str, many: str) -> None:
    assert plural(one) == many


@pytest.mark.parametrize(
    ("many", "one"), [("countries", "country"), ("customs", "customs"), ("basis", "basis"), ("taxes", "tax")]
)
def test_singular(many: str, one: str) -> None:
    assert singular(many) == one


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("plan", ("plans", "planned", "planning")),
        ("apply", ("applies", "applied", "applying")),
        ("take", ("takes", "took", "taken", "taking")),
        ("have", ("has", "had", "having")),
        ("open", ("opens", "opened", "opening")),
        ("stay", ("stays", "stayed", "staying")),
    ],
)
def test_verb_forms(verb: str, forms: tuple[str, ...]) -> None:
    assert verb_forms(verb) == forms


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("modernisation", "modernization"),
        ("liberalize", "liberalise"),
        ("harbour", "harbor"),
        ("neighboring", "neighbouring"),
        ("centre", "center"),
        ("programme", "program"),
        ("advertise", "advertise"),
        ("enterprise", "enterprise"),
        ("seized", "seized"),
        ("rise", "rise"),
    ],
)
def test_respell(word: str, other: str) -> None:
    assert respell(word) == other


@pytest.mark.parametrize(
    ("word", "result"),
    [
        ("labour", "labor"),
        ("labor", "labor"),
        ("organise", "organize"),
        ("organize", "organize"),
        ("defence", "defense"),
        ("defense", "defense"),
        ("plan", "plan"),
    ],
)
def test_american(word: str, result: str) -> None:
    assert american(word) == result


@pytest.mark.parametrize(
    ("term", "found", "result"),
    [
        ("joint meeting", "Joint Conference", "Joint Meeting"),
        ("joint meeting", "joint conferences", "joint meetings"),
        ("15th Five-Year Plan", "15th Five Year Plan", "15th Five-Year Plan"),
        ("new-energy vehicle", "New energy vehicles", "New-energy vehicles"),
        ("pilot free trade zone", "PILOT TRADE ZONES", "PILOT FREE TRADE ZONES"),
        ("take the initiative", "independent opening up", "take the initiative"),
        ("opening up", "open policies", "opening up"),
        ("inter-ministerial joint meeting", "Inter-Ministerial Joint Conference", "Inter-Ministerial Joint Meeting"),
        ("inter-ministerial joint meeting", "Inter-ministerial Joint Conference", "Inter-ministerial Joint Meeting"),
        ("Central Committee", "central organs", "Central Committee"),
        ("Free Trade Port", "free trade ports", "Free Trade Ports"),
    ],
)
def test_in_place_of(term: str, found: str, result: str) -> None:
    assert in_place_of(term, found) == result


@given(st.text(), st.text())
def test_any_text_is_taken(term: str, found: str) -> None:
    forms = folded_forms(term)
    assert forms
    assert isinstance(in_place_of(term, found), str)


@given(st.text(st.characters(categories=["Ll"], max_codepoint=0x7A), min_size=1, max_size=12))
def test_respelling_twice_gives_the_word_again(word: str) -> None:
    assert respell(respell(word)) in {word, respell(word)}


def test_plural_of_an_abbreviation_has_a_singular() -> None:
    assert folded_forms("AIs")["ai"] is Change.INFLECTION
    assert "gi" not in folded_forms("Gis")
