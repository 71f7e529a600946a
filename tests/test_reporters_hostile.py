"""Whatever stands in a user's file, no report attacks its reader, and scripts read back what was written."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from random import Random

from hypothesis import example, given
from hypothesis import strategies as st

from ftzterms.model import Finding, Fix, Related, Report, Side, Span
from ftzterms.reporters import cells, safe
from reporter_samples import FORBIDDEN, SCOPE, SIGNATURE, render

PIECES = (
    "\x1b[2J\x1b]0;title\x07",
    "\x9b31m",
    "\x7f",
    "a\u202eb\u2066c",
    "line\u2028two\u2029three\x85four\r\nfive",
    "::error file=x::y",
    "  ::add-mask::e",
    "##[stop-commands]x",
    "##vso[task.setvariable variable=x]y",
    "%0A::error::x",
    '"},{"',
    "\U000e0041\U000e0042",
    "\ud800",
    "\u200b\ufeff\u00ad",
    "é\u0301e\u0308",
    "```\n</code>",
    '"><script>alert(1)</script><!--',
    "\" onmouseover='x' <img src=x onerror=y>",
    "</style></ol>]]><![CDATA[&lt;&#60;&amp",
    "<a href=javascript:x>",
    "=cmd|' /C calc'!A0",
    "自由贸易试验区",
)
HOSTILE = st.sampled_from(PIECES)
TEXT = st.text() | HOSTILE | st.lists(HOSTILE | st.text(max_size=8), max_size=6).map("".join)
RAW_CONTROL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    """Draw a finding in which every text is hostile and the span lies inside its text."""
    source, target = draw(TEXT), draw(TEXT)
    side = draw(st.sampled_from(Side))
    text = source if side is Side.SOURCE else target
    start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    related = Related(draw(st.just("u") | TEXT), draw(st.sampled_from(Side)), Span(0, 1), draw(TEXT))
    return replace(
        FORBIDDEN,
        message=draw(TEXT),
        path=draw(st.text(st.characters(exclude_categories=["Cs"])) | HOSTILE.filter("\ud800".__ne__)),
        unit="u",
        side=side,
        start=start,
        end=end,
        text=text[start:end],
        fix=Fix(Span(start, end), draw(TEXT)),
        related=(related,),
        source=source,
        target=target,
        source_language=draw(TEXT),
        line=draw(st.integers(0, 10)),
    )


def hostile(number: int) -> list[Finding]:
    """Make findings whose texts are hostile, the same ones each time."""
    chance = Random(20261124)
    texts = ["".join(chance.choices(PIECES, k=chance.randint(1, 4))) for _ in range(number)]
    return [replace(FORBIDDEN, message=text, text=text, unit=text, path=f"{at}.tmx") for at, text in enumerate(texts)]


def report(*found: Finding) -> Report:
    """Put findings into a report."""
    return Report(found, SCOPE, SIGNATURE)


@given(findings(), st.sampled_from(["full", "concise"]))
def test_people_never_get_a_control_character_or_a_workflow_command(finding: Finding, name: str) -> None:
    written = render(report(finding), name)
    assert not RAW_CONTROL.search(written)
    for line in written.split("\n"):
        assert not line.lstrip().startswith("::")
        assert not re.search(r"##(vso)?\[", line)


@given(findings())
def test_the_marker_stands_under_the_flagged_words(finding: Finding) -> None:
    """As many cells stand before the marker as before the words, whatever is shown there."""
    target = finding.target + "旗flag" + finding.source
    start = len(finding.target)
    marked = replace(finding, target=target, side=Side.TARGET, start=start, end=start + 5, fix=None, related=())
    lines = render(report(marked), "full").splitlines()
    (marker,) = [index for index, line in enumerate(lines) if re.search(r"│ +\^+$", line)]
    before, words, _ = lines[marker - 1].rpartition("旗flag")
    assert words
    assert cells(lines[marker]) == cells(before) + 6
    assert lines[marker].count("^") == 6


@given(st.lists(findings(), max_size=3))
def test_json_reads_back_what_was_said(found: list[Finding]) -> None:
    lines = render(report(*found), "jsonl").splitlines()
    whole = json.loads(render(report(*found), "json"))["findings"]
    assert [json.loads(line) for line in lines] == whole
    assert [(f["message"], f["text"], f["path"]) for f in whole] == [(f.message, f.text, f.path) for f in found]
    assert not any(RAW_CONTROL.search(line) for line in lines)


@given(findings())
def test_sarif_reads_back_what_was_said(finding: Finding) -> None:
    written = render(replace(report(finding), pages={"forbidden-term": finding.target}), "sarif")
    (run,) = json.loads(written)["runs"]
    (result,) = run["results"]
    assert result["message"]["text"] == finding.message
    assert result["properties"]["text"] == finding.text
    assert re.fullmatch(r"[!-~]*", result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
    assert not RAW_CONTROL.search(written)


def parse_command(line: str) -> tuple[str, dict[str, str], str]:
    """Read a line as the runner does: `::name key=value,…::data`, with its escapes undone."""
    match = re.fullmatch(r"::(\w+)(?: ([^:]*))?::(.*)", line)
    assert match
    properties = dict(part.split("=", 1) for part in (match[2] or "").split(",") if part)
    unescaped = {key: _unescape(value.replace("%3A", ":").replace("%2C", ",")) for key, value in properties.items()}
    return match[1], unescaped, _unescape(match[3])


def _unescape(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


@given(findings())
@example(replace(FORBIDDEN, message="a\r::b\n::c%0A", path="%3A::,x="))
def test_each_finding_is_exactly_one_workflow_command(finding: Finding) -> None:
    written = render(report(finding), "github")
    (line,) = re.split(r"\r\n|\r|\n", written.removesuffix("\n"))
    name, properties, data = parse_command(line)
    assert (name, data) == ("error", safe(finding.message))
    assert properties.get("file", "") == safe(finding.path)
    assert not RAW_CONTROL.search(line)


@given(st.text())
def test_safe_text_is_printable_and_clean_text_is_left_alone(text: str) -> None:
    shown = safe(text)
    assert all(char.isprintable() or char.isspace() for char in shown)
    assert safe(shown) == shown
    if text.isprintable() and "##" not in text:
        assert shown == text
