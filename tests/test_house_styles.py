"""House styles: an admitted rendering is demanded, or merely admitted."""

from __future__ import annotations

from pathlib import Path

import pytest

import ftzterms as ft
from ftzterms.glossary import data_folder
from ftzterms.house_styles import read_style
from ftzterms.model import AdministrativeStatus, ConfigurationError

ZH, UPHOLDS, SAFEGUARDS = "做到“两个维护”。", "Practice the Two Upholds.", "Practice the two safeguards."


def found(style: str, target: str, source: str = ZH) -> list[str]:
    findings = ft.check(source, target, glossary=ft.read_glossary(house_style=style))
    return [finding.check for finding in findings]


def test_each_house_has_its_rendering() -> None:
    assert found("official", UPHOLDS) == found("official", SAFEGUARDS) == []
    assert found("press", UPHOLDS) == found("press", SAFEGUARDS) == []
    assert found("seed", SAFEGUARDS) == []
    assert found("seed", UPHOLDS) == ["forbidden-term"]
    assert found("press", "China keeps opening up.", "中国坚持对外开放。") == ["forbidden-term"]
    assert found("press", "China keeps to opening-up.", "中国坚持对外开放。") == []


def test_the_message_says_which_house_demands_it() -> None:
    (finding,) = ft.check(ZH, UPHOLDS, glossary=ft.read_glossary(house_style="seed"))
    assert finding.message == "“Two Upholds”: write “Two Safeguards” (house style “seed”)"


@pytest.mark.parametrize("name", ["press", "seed"])
def test_our_styles_speak_of_concepts_and_renderings_that_there_are(name: str) -> None:
    style = read_style(name, data_folder("house-styles"))
    assert style
    glossary = ft.read_glossary()
    for concept, demand in style.demand.items():
        entry = glossary.get(concept)
        assert entry, concept
        assert {demand.use, *demand.instead} <= {term.text for term in entry.terms()}


def test_a_style_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(
        'base = "seed"\n[demand]\nopening-up = "opening out"\n[admit]\ntwo-upholds = ["two protections", "两个捍卫"]\n',
        "utf-8",
    )
    glossary = ft.read_glossary(house_style=str(path))
    entry, upholds = glossary.get("opening-up"), glossary.get("two-upholds")
    assert entry
    assert upholds
    status = {term.text: term.status for term in (*entry.terms(), *upholds.terms())}
    assert status["opening out"] is AdministrativeStatus.PREFERRED
    assert status["opening up"] is status["opening-up"] is AdministrativeStatus.SUPERSEDED
    assert status["open up"].approved, "a verb is no rendering of the noun"
    assert status["two protections"] is status["两个捍卫"] is AdministrativeStatus.ADMITTED
    assert status["two safeguards"] is AdministrativeStatus.PREFERRED
    assert next(term for term in upholds.terms("zh") if term.text == "两个捍卫").language == "zh-Hans"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[demand]\ntwo-uphold = "x"', "there is no concept “two-uphold” (did you mean “two-upholds”?)"),
        ("[demand]\ntwo-upholds = 3", "“two-upholds” must name a rendering"),
        ("[admit]\ntwo-upholds = []", "“two-upholds” must name a rendering, or a list of some"),
        ("[demands]", "there is no key “demands” in a house style (did you mean “demand”?)"),
        ("demand = 3", "“demand” must be a table of concepts"),
        ("demand", "not TOML"),
        ('base = "ours.toml"', "goes on from too many others"),
        ('base = "pres"', "there is no house style “pres” (did you mean “press”?)"),
    ],
)
def test_a_mistake_in_a_style(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ours.toml").write_text(text, "utf-8")
    with pytest.raises(ConfigurationError) as raised:
        ft.read_glossary(house_style="ours.toml")
    assert message in str(raised.value)
