"""For people who do not read terminals: one page that needs nothing else, with what filters and sorts it inside."""

from __future__ import annotations

import os
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from typing import TextIO

from ftzterms.model import Report, Severity
from ftzterms.reporters._element import Markup, el
from ftzterms.reporters._page_parts import MOST_SHOWN, compared, concepts, counted, figures, findings, gone
from ftzterms.reporters._phrases import both, chinese
from ftzterms.reporters._reporter import Reporter


def _write(report: Report, stream: TextIO) -> None:
    style, script = _file("page.css"), _file("page.js")
    policy = f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; base-uri 'none'"
    head = [
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=f"{policy}; form-action 'none'"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="generator", content="ftzterms"),
        el("title", "Terminology report · 术语检查报告"),
        el("style", Markup(style)),
    ]
    body = el("body", *_body(report), Markup("\n"), el("script", Markup(script)))
    lines = "\n".join(head)
    tag = "zh-Hans" if report.language == "zh" else "en"
    stream.write(
        f'<!doctype html>\n<html lang="{tag}" class="{report.language}">\n<head>\n{lines}\n</head>\n{body}\n</html>\n'
    )


def _body(report: Report) -> Iterable[Markup]:
    languages = el(
        "div",
        el("button", "English", type="button", data_language="en", aria_pressed="true"),
        el("button", "中文", type="button", data_language="zh", lang="zh-Hans", aria_pressed="false"),
        class_="languages",
        id="languages",
        hidden="hidden",
    )
    yield el("header", languages, el("h1", both("Terminology report")), figures(report), compared(report))
    if not report.scope.units and not report.scope.concepts:
        yield el("main", el("p", both("Nothing was checked."), class_="empty"))
        return
    yield el("main", *_main(report))
    yield el("footer", el("p", both("A unit is clean when no error and no warning stands in it.")))


def _main(report: Report) -> Iterable[Markup]:
    if report.since:
        yield el("p", both("Since"), f" {report.since.name}", class_="about")
        if report.since.gone:
            yield gone(report.since)
    if not report.findings:
        yield el("p", both("No finding."), class_="empty")
        return
    by_check, by_file = Counter(report.counts), Counter(finding.path for finding in report.findings)
    tables = [counted("By check", "check", by_check, name="check"), counted("By file", "file", by_file, name="file")]
    yield el("div", *tables, class_="pair")
    yield concepts(report)
    yield el("section", el("h2", both("Findings"), id="findings"), *_list(report, by_check, by_file))


def _list(report: Report, by_check: Counter[str], by_file: Counter[str]) -> Iterable[Markup]:
    yield _controls(report, by_check, by_file)
    left = len(report.findings) - MOST_SHOWN
    if left > 0:
        yield el("p", f"{left:,} ", both("more findings than this page shows; the worst are here"), class_="about")
    yield findings(report)
    yield el("p", both("Nothing fits."), id="none", hidden="hidden")


def _controls(report: Report, by_check: Counter[str], by_file: Counter[str]) -> Markup:
    severities = [str(severity) for severity in reversed(Severity)]
    search = el(
        "input",
        type="search",
        id="query",
        aria_label="Search · 搜索",
        placeholder="Search",
        autocomplete="off",
        spellcheck="false",
    )
    parts = [
        search,
        _select("severity", "any severity", ((one, one, chinese(one)) for one in severities)),
        _select("check", "any check", ((one, one, "") for one in sorted(by_check))),
        _select("file", "any file", ((one, one, "") for one in sorted(by_file))),
        _select("order", "as in the files", (_said(one) for one in ("worst first", "most frequent check first"))),
    ]
    if report.since:
        box = el("input", type="checkbox", id="new")
        parts.append(el("label", box, " ", both("new ones only")))
    parts += [
        el("button", "×", type="button", id="clear", aria_label="Clear · 清除", hidden="hidden"),
        el("p", id="count", role="status"),
    ]
    return el("div", *parts, class_="controls", id="controls", hidden="hidden")


def _said(phrase: str) -> tuple[str, str, str]:
    return phrase, phrase, chinese(phrase)


def _select(name: str, every: str, options: Iterable[tuple[str, str, str]]) -> Markup:
    """Make a choice of (value, English, Chinese); the script shows one language."""
    listed = [
        el("option", text, value=said, data_en=text if other else "", data_zh=other)
        for said, text, other in (("", every, chinese(every)), *options)
    ]
    return el("select", *listed, id=name, aria_label=every)


def _file(name: str) -> str:
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as stream:
        return stream.read()


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


html_page = Reporter("html", "for a browser: one page that needs nothing else", _write)
