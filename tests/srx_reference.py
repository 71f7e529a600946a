"""SRX 2.0 as its specification puts it, slow and simple: what the engine of the package must agree with."""

from __future__ import annotations

from typing import Any

import regex

SRX = "{http://www.lisa.org/srx20}"
Rules = list[tuple[bool, str, str]]


def rules_of(root: Any, language: str) -> Rules:
    """Give the rules of the first language rule that the map gives a language."""
    assert (root.tag, root.get("version")) == (f"{SRX}srx", "2.0")
    name = next(
        item.get("languagerulename")
        for item in root.iter(f"{SRX}languagemap")
        if regex.fullmatch(item.get("languagepattern") or "", language)
    )
    named = next(rules for rules in root.iter(f"{SRX}languagerule") if rules.get("languagerulename") == name)
    return [
        (one.get("break") == "yes", one.findtext(f"{SRX}beforebreak") or "", one.findtext(f"{SRX}afterbreak") or "")
        for one in named.iter(f"{SRX}rule")
    ]


def places(text: str, rules: Rules) -> list[int]:
    """Give the breaks of a text: at each place the first rule that fits on both sides decides."""
    compiled = [(breaks, regex.compile(f"(?:{before})\\Z"), regex.compile(after)) for breaks, before, after in rules]
    found = []
    for place in range(1, len(text)):
        for breaks, before, after in compiled:
            if before.search(text[:place]) and after.match(text, place):
                found += [place] * breaks
                break
    return found
