"""Mentions of a thing that are not its plain name."""

from __future__ import annotations

import pytest

from ftzterms.text.mentions import is_head, reordered, stands_inside


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("credit risk management", "the management of credit risk and of others"),
        ("fintech collaboration", "stepping up collaboration in fintech"),
        ("surveillance technology", "rules for technology for the surveillance"),
        ("Chief Executive of the HKMA", "the HKMA Chief Executive said"),
        ("Chief Executive of the HKMA", "HKMA’s Chief Executive"),
        ("the Exchange Fund’s performance", "PERFORMANCE OF THE EXCHANGE FUND"),
        ("operational resilience", "operational and cyber resilience"),
        ("credit risk", "credit, liquidity and market risks"),
    ],
)
def test_name_may_be_reordered_a_preposition(name: str, text: str) -> None:
    assert reordered(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pilot free trade zone", "the free trade pilot zone"),
        ("credit risk management", "the management and its credit risk"),
        ("Ministry of Commerce", "the Ministry of Commerce"),
        ("customs", "customs"),
        ("credit risk", "credit and the risks"),
        ("a (b", "b( of a"),
        ("", ""),
    ],
)
def test_the_same_words_otherwise_are_no_order_of_the_name(name: str, text: str) -> None:
    assert not reordered(name, text)


@pytest.mark.parametrize(
    ("name", "longer"),
    [
        ("fiscal framework", "Prudent Fiscal Framework"),
        ("banknotes", "banknotes in circulation"),
    ],
)
def test_head_of_a_longer_name(name: str, longer: str) -> None:
    assert is_head(name, longer)


@pytest.mark.parametrize(
    ("name", "longer"),
    [
        ("framework", "fiscal framework"),
        ("fiscal framework", "fiscal framework"),
        ("trade zone", "trade zone strategy"),
        ("Party", "Party in power"),
    ],
)
def test_no_head_of_a_longer_name(name: str, longer: str) -> None:
    assert not is_head(name, longer)


def test_letters_stand_inside_any_longer_name() -> None:
    assert stands_inside("CU", "weak-side CU", named=False)
    assert not stands_inside("undertaking", "convertibility undertaking", named=False)
