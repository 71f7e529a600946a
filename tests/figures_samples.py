"""Short notations for figures in the tests."""

from __future__ import annotations

from fractions import Fraction

from ftzterms.text.figures import Figure, Kind, Mismatch, Side, explain, judge, parse

_SHORT = {
    Kind.CARDINAL: "",
    Kind.ORDINAL: "nth",
    Kind.PERCENT: "share",
    Kind.FRACTION: "share",
    Kind.POINTS: "points",
    Kind.MULTIPLE: "x",
    Kind.CHANGE: "x more",
    Kind.VAGUE: "vague",
    Kind.DURATION: "for",
    Kind.ARTICLE: "",
}


def short(figure: Figure) -> str:
    """Write a figure as a test does: `5300000000 CNY`, `for 3 year`, `month 6`, `1/3 share`."""
    value = str(Fraction(figure.value))
    name = _SHORT.get(figure.kind, figure.kind.value)
    unit = "" if figure.kind is Kind.CODE else figure.unit
    if name in {"share", "nth", "x", "x more", "points"}:
        return " ".join(filter(None, (value, name, unit if name != "x" else "")))
    return " ".join(filter(None, (name, value, unit)))


def read(text: str, language: str) -> list[str]:
    return [short(figure) for figure in parse(text, language)]


def differences(zh: str, en: str, *, into: str = "en", sure: int = 2) -> list[Mismatch]:
    """Compare a pair in one direction and give what is at least so sure."""
    chinese, english = Side(zh, "zh"), Side(en, "en")
    pair = (chinese, english) if into == "en" else (english, chinese)
    return [mismatch for mismatch in judge(*pair) if mismatch.certainty >= sure]


def messages(zh: str, en: str, *, into: str = "en") -> list[str]:
    source, target = (zh, en) if into == "en" else (en, zh)
    return [explain(found, source, target, into) for found in differences(zh, en, into=into)]
