"""The parts of a page about a run: figures, tables with bars, concepts with their renderings, findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from ftzterms.model import Finding, Report, Severity, Side, primary
from ftzterms.model.overview import ConceptUse, Since
from ftzterms.reporters._element import Markup, el, joined
from ftzterms.reporters._phrases import both
from ftzterms.reporters._wording import place
from ftzterms.reporters._worst import worst

MOST_SHOWN = 5_000
"""Findings on one page; a browser stays quick with so many."""
_MOST_ROWS = 500
_BAR = 120


def figures(report: Report) -> Markup:
    """Say what was found and how much was compared."""
    counts = Counter(finding.severity for finding in report.findings)
    tiles = [
        _tile(f"{counts[Severity.ERROR]:,}", "errors", "error"),
        _tile(f"{counts[Severity.WARNING]:,}", "warnings", "warning"),
        _tile(f"{counts[Severity.INFO]:,}", "remarks", "info"),
        _tile(clean_share(report), "clean units", "good"),
    ]
    since = report.since
    if since:
        tiles += [
            _tile(f"+{len(since.new):,}", "new", "error" if since.new else ""),
            _tile(f"−{len(since.gone):,}", "gone", "good" if since.gone else ""),
        ]
    return el("div", *tiles, class_="tiles")


def clean_share(report: Report) -> str:
    """Give the share of units in which no error and no warning stands, in percent."""
    units = report.scope.units
    grave = groupby((f.path, f.order) for f in report.findings if f.severity >= Severity.WARNING)
    if not units:
        return "–"
    tenths = 1_000 * max(units - sum(1 for _ in grave), 0) // units
    return f"{tenths // 10}.{tenths % 10}\u00a0%"


def compared(report: Report) -> Markup:
    """Say how much was really compared, and what is not shown."""
    scope, hidden = report.scope, report.hidden
    amounts = (
        (scope.files, "files"),
        (scope.units, "units"),
        (scope.terms, "terms"),
        (scope.figures, "figures"),
        (scope.characters, "characters"),
    )
    said = [joined([f"{number:,} ", both(noun)]) for number, noun in amounts]
    for number, why in ((hidden.suppressed, "not shown: suppressed"), (hidden.known, "not shown: known before")):
        if number:
            said.append(joined([both(why), f" {number:,}"]))
    return el("p", joined(said, " · "), " ", both("compared"), class_="about")


def counted(title: str, head: str, counts: Counter[str], *, name: str) -> Markup:
    """Give a table of counts, each with a bar."""
    ranked = sorted(counts.items(), key=lambda row: (-row[1], row[0]))[:_MOST_ROWS]
    most = ranked[0][1] if ranked else 1
    rows = [
        el(
            "tr",
            el("th", el("a", said, href="#findings", data_pick=name, data_value=said), scope="row"),
            _bar(number, most),
        )
        for said, number in ranked
    ]
    top = el("tr", el("th", both(head), scope="col"), el("th", both("findings"), scope="col", colspan="2"))
    return el("section", el("h2", both(title)), _scroller(el("table", el("thead", top), el("tbody", *rows))))


def concepts(report: Report) -> Markup:
    """Give each concept that is rendered in more than one way, or wrongly, with all its renderings counted."""
    missing = Counter(f.concept for f in report.findings if f.check == "missing-term")
    faulty = Counter(f.concept for f in report.findings if f.concept)
    shown = [use for use in report.uses if faulty[use.concept] or len(use.renderings) > 1]
    if not shown:
        return Markup("")
    shown.sort(key=lambda use: (-faulty[use.concept], -len(use.renderings), use.concept))
    heads = ("concept", "in the source", "renderings found", "findings")
    top = el("tr", *(el("th", both(head), scope="col") for head in heads))
    rows = [_concept(use, missing[use.concept], faulty[use.concept]) for use in shown[:_MOST_ROWS]]
    about = el("p", both("concepts rendered in one right way are left out"), class_="about")
    table = _scroller(el("table", el("thead", top), el("tbody", *rows), class_="concepts"))
    return el("section", el("h2", both("By concept")), about, table)


def gone(since: Since) -> Markup:
    """List what is not found any more."""
    rows = [
        el("li", el("code", path), " ", el("span", check, class_="tag"), f" {text}") for path, check, text in since.gone
    ]
    return el(
        "details", el("summary", both("No longer found"), f" ({len(since.gone):,})"), el("ul", *rows[:_MOST_ROWS])
    )


def findings(report: Report) -> Markup:
    """Give the findings, as they stand in the files; the worst where there are too many."""
    numbered = worst(report.findings, MOST_SHOWN)
    new = report.since.new if report.since else frozenset()
    return el("ol", *(_finding(finding, new=number in new) for number, finding in numbered), id="list")


def _tile(number: str, phrase: str, kind: str) -> Markup:
    return el("div", el("b", number), both(phrase), class_=f"tile {kind}".strip())


def _bar(number: int, most: int) -> Markup:
    wide = max(round(_BAR * number / most), 1)
    bar = el("rect", width=str(wide), height="12", rx="2")
    drawn = el("svg", bar, width=str(_BAR), height="12", viewBox=f"0 0 {_BAR} 12", aria_hidden="true")
    return joined([el("td", f"{number:,}", class_="number"), el("td", drawn, class_="bar")])


def _concept(use: ConceptUse, missing: int, faulty: int) -> Markup:
    named = [el("span", use.source, class_="zh")] if use.source else []
    named += [el("span", use.target, class_="en")] if use.target else []
    link = el("a", *(named or [el("span", use.concept)]), href="#findings", data_pick="concept", data_value=use.concept)
    wordings = [
        el("span", f"{one.text} ", el("b", f"×{one.count:,}"), class_=f"rendering {one.status}", title=one.status)
        for one in use.renderings
    ]
    if missing:
        wordings.append(el("span", both("missing"), " ", el("b", f"×{missing:,}"), class_="rendering missing"))
    return el(
        "tr",
        el("th", link, scope="row"),
        el("td", f"{use.asked:,}", class_="number"),
        el("td", joined(wordings, " ")),
        el("td", f"{faulty:,}" if faulty else "", class_="number"),
    )


def _finding(finding: Finding, *, new: bool) -> Markup:
    severity = str(finding.severity)
    head = el(
        "p",
        el("span", both(severity), class_=f"mark {severity}"),
        " ",
        el("code", finding.check),
        " ",
        *([el("span", both("new"), class_="tag new"), " "] if new else []),
        el("span", place(finding), class_="place"),
        " ",
        el("span", finding.unit, class_="unit"),
        class_="head",
    )
    sides = [_side(finding, side) for side in (Side.SOURCE, Side.TARGET)]
    return joined(
        [
            el(
                "li",
                head,
                el("p", finding.message, class_="message"),
                *filter(None, sides),
                data_severity=severity,
                data_check=finding.check,
                data_file=finding.path,
                data_concept=finding.concept,
                data_new="1" if new else "",
            ),
            Markup("\n"),
        ]
    )


def _side(finding: Finding, side: Side) -> Markup:
    """Show one side of the unit with the words marked."""
    text = finding.source if side is Side.SOURCE else finding.target
    language = finding.source_language if side is Side.SOURCE else finding.target_language
    if not text:
        return Markup("")
    parts: Sequence[str] = [text]
    if finding.side is side and finding.end > finding.start:
        start, end = finding.start, finding.end
        parts = [text[:start], el("mark", text[start:end]), *_better(finding), text[end:]]
    label = el("span", primary(language) or str(side), class_="language")
    return el("p", label, el("span", *parts, lang=_tag(language), class_="text"), class_=f"side {side}")


def _better(finding: Finding) -> Iterable[Markup]:
    if finding.fix and finding.fix.replacement:
        yield el("ins", finding.fix.replacement)


def _tag(language: str) -> str:
    return language if language and all(part.isalnum() and part.isascii() for part in language.split("-")) else "und"


def _scroller(table: Markup) -> Markup:
    """Let a wide table move inside its own frame, which the keyboard reaches."""
    return el("div", table, class_="scroller", tabindex="0")
