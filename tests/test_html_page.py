"""The page for people who do not read terminals: all is escaped, nothing else is needed, all is counted."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given
from lxml import etree, html

from cli_samples import RIGHT, WRONG, Program, tmx
from ftzterms.model import Finding, Hidden, Report, Scope, Severity, Side
from ftzterms.model.overview import ConceptUse, Rendering, Since
from ftzterms.reporters import safe
from ftzterms.reporters._phrases import _PHRASES
from reporter_samples import FORBIDDEN, MISSING, REPORT, SCOPE, SIGNATURE, render
from test_reporters_hostile import RAW_CONTROL, findings, hostile

ELEMENTS = frozenset(
    "html head meta title style script body header main footer section div h1 h2 p span b code a table thead tbody tr "
    "th td svg rect ol ul li mark ins details summary input select option button label".split()
)
USES = (
    ConceptUse(
        "joint-meeting",
        "部际联席会议",
        "inter-ministerial joint meeting",
        (Rendering("joint meeting", "admitted", 12), Rendering("joint conference", "deprecated", 3)),
        17,
    ),
    ConceptUse("state-council", "国务院", "State Council", (Rendering("State Council", "preferred", 9),), 9),
)


class Page(HTMLParser):
    """A page taken apart."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ELEMENTS, tag
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "input", "rect"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open[-1:] not in (["script"], ["style"]):
            self.words.append(data)

    def all(self, tag: str) -> Iterator[dict[str, str | None]]:
        return (attributes for name, attributes in self.tags if name == tag)


def page(report: Report) -> Page:
    return Page(render(report, "html"))


@given(findings())
def test_nothing_of_a_file_becomes_markup(finding: Finding) -> None:
    written = render(Report((finding,), SCOPE, SIGNATURE), "html")
    assert not RAW_CONTROL.search(written.replace("\n", ""))
    read = Page(written)
    handlers = [name for _, attributes in read.tags for name in attributes if name.startswith("on") or name == "style"]
    assert not handlers
    assert {link["href"] for link in read.all("a")} <= {"#findings"}
    assert sum(1 for _ in read.all("script")) == 1


def shown(text: str) -> str:
    """Give what a page shows of a text: its lines, with what is invisible made visible."""
    return "\n".join(map(safe, text.split("\n")))


def test_five_thousand_hostile_texts_read_back_from_the_page() -> None:
    found = [
        replace(one, path=one.text, concept=one.text, source=one.text, target=one.text, start=0, end=len(one.text))
        for one in hostile(5_000)
    ]
    written = render(Report(tuple(found), SCOPE, SIGNATURE), "html")
    assert not RAW_CONTROL.search(written.replace("\n", ""))
    elements = Counter(tag for tag, _ in Page(written).tags)
    assert (elements["script"], elements["style"], elements["mark"]) == (1, 1, 5_000)
    items = list(html.document_fromstring(written).iterfind(".//li[@data-severity]"))
    for attribute, said in (("data-file", "path"), ("data-concept", "concept")):
        assert [item.get(attribute) for item in items] == [shown(getattr(one, said)) for one in found], said
    for part, said in (
        ("span[@class='unit']", "unit"),
        ("p[@class='message']", "message"),
        ("mark", "text"),
        ("p[@class='side source']/span[@class='text']", "source"),
    ):
        assert [inside(item, part) for item in items] == [shown(getattr(one, said)) for one in found], said


def inside(item: etree._Element, part: str) -> str:
    """Give the text of the first such element."""
    found = item.find(f".//{part}")
    assert found is not None
    return "".join(map(str, found.itertext(with_tail=False)))


def test_its_policy_allows_its_own_style_and_script_and_nothing_else() -> None:
    written = render(REPORT, "html")
    (policy,) = [meta["content"] for meta in Page(written).all("meta") if "http-equiv" in meta]
    assert policy
    for name in ("style", "script"):
        found = re.search(rf"<{name}>(.*?)</{name}>", written, re.DOTALL)
        assert found
        digest = b64encode(sha256(found[1].encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert not re.search(r"https?://(?!www\.w3\.org)", written.replace("http-equiv", ""))


def test_each_rendering_of_a_concept_is_counted() -> None:
    words = "".join(page(replace(REPORT, uses=USES)).words)
    assert "部际联席会议inter-ministerial joint meeting17joint meeting ×12 joint conference ×3" in words
    assert "缺译 ×1" in words
    assert "State Council ×9" not in words, "rendered in one right way"


def test_what_is_new_and_what_is_gone() -> None:
    since = Since("main", frozenset({1}), (("old.tmx", "doubled-word", "the the"),))
    read = page(replace(REPORT, since=since))
    assert [item["data-check"] for item in read.all("li") if item.get("data-new")] == ["missing-term"]
    words = "".join(read.words)
    assert "Since对比 main" in words
    assert "old.tmx doubled-word the the" in words


@pytest.mark.parametrize(
    ("findings", "units", "share"),
    [
        ((), 3, "100.0"),
        ((FORBIDDEN, MISSING), 4, "75.0"),
        ((FORBIDDEN, replace(MISSING, order=3)), 4, "50.0"),
        ((replace(FORBIDDEN, severity=Severity.INFO),), 4, "100.0"),
    ],
)
def test_the_share_of_clean_units(findings: tuple[Finding, ...], units: int, share: str) -> None:
    words = page(Report(findings, Scope(files=1, units=units), SIGNATURE)).words
    assert f"{share}\N{NO-BREAK SPACE}%" in words


def test_a_report_of_nothing_says_so() -> None:
    assert "Nothing was checked." in page(Report((), Scope(), SIGNATURE)).words
    assert "No finding." in page(Report((), SCOPE, SIGNATURE)).words


def test_with_too_many_findings_the_worst_are_shown_in_their_order() -> None:
    mild = replace(FORBIDDEN, severity=Severity.INFO)
    many = tuple(replace(mild, unit=f"u{number}") for number in range(5_000))
    read = page(Report((*many, replace(FORBIDDEN, unit="worst")), SCOPE, SIGNATURE))
    shown = [item for item in read.all("li") if "data-severity" in item]
    assert len(shown) == 5_000
    assert shown[-1]["data-severity"] == "error"
    assert "1 " in read.words


def test_every_phrase_is_there_in_chinese_and_no_phrase_is_idle() -> None:
    everything = replace(
        REPORT,
        hidden=Hidden(1, 1),
        uses=USES,
        since=Since("x", frozenset({0}), (("a", "b", "c"),)),
        findings=(*REPORT.findings,) * 2_501,
    )
    said = render(everything, "html") + render(Report((), Scope(), SIGNATURE), "html")
    said += render(Report((), SCOPE, SIGNATURE), "html")
    for phrase, chinese in _PHRASES.items():
        assert re.search(r"[\u4e00-\u9fff]", chinese), phrase
        assert f">{phrase}<" in said or f'"{phrase}"' in said, phrase


def test_the_source_side_is_marked_where_it_is_at_fault() -> None:
    finding = replace(MISSING, side=Side.SOURCE, start=0, end=6)
    assert "<mark>部际联席会议</mark>" in render(Report((finding,), SCOPE, SIGNATURE), "html")


def test_report_writes_a_page_and_ends_like_check(program: Program) -> None:
    ran = program.ours("report", "wrong.tmx", "--html", "page.html")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "page.html: open it in a browser\n"
    words = "".join(Page((program.folder / "page.html").read_text("utf-8")).words)
    assert "inter-ministerial joint conference ×1" in words
    again = program.ours("report", "wrong.tmx", "--html", "again.html")
    assert again.status == 1
    assert (program.folder / "again.html").read_bytes() == (program.folder / "page.html").read_bytes()


def test_report_compares_with_an_earlier_report(program: Program) -> None:
    program.ours("check", "wrong.tmx", "-o", "json:before.json")
    program.write("wrong.tmx", tmx(RIGHT, RIGHT))
    program.write("more.tmx", tmx(WRONG))
    program.ours(
        "report", "wrong.tmx", "more.tmx", "--html", "page.html", "--compare", "before.json", "-o", "json:x.json"
    )
    words = "".join(Page((program.folder / "page.html").read_text("utf-8")).words)
    assert "+1new" in words
    assert "−1gone" in words
    assert "wrong.tmx forbidden-term inter-ministerial joint conference" in words
    assert json.loads((program.folder / "x.json").read_text("utf-8"))["findings"]
    for content in ("[]", "{", '{"findings": [1]}'):
        program.write("bad.json", content)
        ran = program.ours("report", "wrong.tmx", "--html", "page.html", "--compare", "bad.json")
        assert ran.status == 2
        assert ran.err.startswith("bad.json: is no report of ours in JSON")
