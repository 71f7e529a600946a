"""The public names, used as a caller would; this file only has to type-check."""

from __future__ import annotations

import ftzterms as ft


def quickstart() -> None:
    glossary: ft.Glossary = ft.read_glossary()
    hits: list[ft.TermHit] = glossary.find("加快发展新质生产力")
    findings: list[ft.Finding] = ft.check("部际联席会议", "Joint Conference")
    bitext: ft.Bitext = ft.read_bitext("news.zh-en.tmx")
    report: ft.Report = ft.Validator(glossary, ft.Config(ignore=frozenset({"term-drift"}))).validate(bitext)
    print(report.ok, report.counts["missing-term"], hits[0].term.text, findings[0].message)
    ft.write(bitext, "out.tmx")
    ft.write(glossary, "policy.tbx")
    try:
        ft.read_glossary("own.toml", builtin=True)
    except ft.FtzTermsError as error:
        print(error.path, error.line, error.column, error.hint)
