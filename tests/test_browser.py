"""The pages in a real browser: Debian's Chromium, driven by Playwright; skipped where either is absent."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ftzterms.model.overview import Since
from reporter_samples import FORBIDDEN, REPORT, render
from test_html_page import USES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
SINCE = Since("main", frozenset({1}), (("old.tmx", "doubled-word", "the the"),))
LONG = replace(FORBIDDEN, path=f"translations/{'very' * 30}.tmx", target="w" * 400, text="w" * 100, start=0, end=100)
CONTRAST = 4.5
"""WCAG 2.1, 1.4.3: of text against what is behind it."""
_CONTRASTS = """() => {
  const channel = (c) => (c /= 255) <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4;
  const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b);
  const behind = (node) => {
    for (; node; node = node.parentElement) {
      const colour = rgb(getComputedStyle(node).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const worded = (at) => Array.from(at.childNodes).some((child) => child.nodeType === 3 && child.textContent.trim());
  const texts = Array.from(document.querySelectorAll("body *")).filter((at) => at.checkVisibility() && worded(at));
  return texts.map((node) => {
    const [a, b] = [light(rgb(getComputedStyle(node).color)), light(behind(node))].sort((x, y) => y - x);
    return [(a + .05) / (b + .05), node.className || node.tagName];
  });
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None:
        pytest.skip("Chromium is not here")
    with playwright.sync_playwright() as started:
        running = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """Open a report with every part; nothing may go wrong in its script, and nothing be fetched."""
    report = replace(REPORT, findings=(*REPORT.findings, LONG), uses=USES, since=SINCE)
    (tmp_path / "page.html").write_text(render(report, "html"), "utf-8")
    context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 900})
    opened, wrong, asked = context.new_page(), [], []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto((tmp_path / "page.html").as_uri())
    yield opened
    context.close()
    assert not wrong
    assert len(asked) == 1


def shown(page: Page) -> list[str]:
    """Give the checks of the findings that are shown, in their order."""
    rows = page.locator("#list > li:not([hidden])")
    return [row.get_attribute("data-check") or "" for row in rows.all()]


def test_findings_are_filtered_searched_and_sorted(page: Page) -> None:
    assert shown(page) == ["forbidden-term", "missing-term", "forbidden-term"]
    page.select_option("#severity", "warning")
    assert shown(page) == ["missing-term"]
    assert page.inner_text("#count") == "1 / 3 findings"
    page.click("#clear")
    page.fill("#query", "MISSING rendering")
    assert shown(page) == ["missing-term"]
    page.fill("#query", "nowhere to be found")
    assert shown(page) == []
    assert page.is_visible("#none")
    page.click("#clear")
    page.select_option("#order", "worst first")
    assert shown(page) == ["forbidden-term", "forbidden-term", "missing-term"]
    page.check("#new")
    assert shown(page) == ["missing-term"]


def test_a_row_of_a_table_picks_what_it_counts(page: Page) -> None:
    page.click("a[data-pick=check][data-value=missing-term]")
    assert shown(page) == ["missing-term"]
    page.click("#clear")
    page.click("a[data-pick=concept]")
    assert len(shown(page)) == 3
    assert "joint-meeting" in page.inner_text("#count")


def test_the_interface_is_english_or_chinese(page: Page, browser: Browser) -> None:
    assert page.inner_text("h1") == "Terminology report"
    page.click("button[data-language=zh]")
    assert page.inner_text("h1") == "术语检查报告"
    assert page.inner_text("#count") == "3 条问题"
    assert page.get_attribute("html", "lang") == "zh-Hans"
    assert page.inner_text("#severity option:first-child") == "全部级别"
    texts = page.locator(".text").all_inner_texts()
    assert any("Ministry of Commerce" in text for text in texts), "what the files say is shown in either"
    chinese = browser.new_context(locale="zh-CN").new_page()
    chinese.goto(page.url)
    assert chinese.inner_text("h1") == "术语检查报告"
    chinese.context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_stands_out_at_the_side(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    weak = [(round(ratio, 2), name) for ratio, name in page.evaluate(_CONTRASTS) if ratio < CONTRAST]
    assert not weak


def test_everything_is_reached_by_the_keyboard(page: Page) -> None:
    wanted = page.evaluate(
        "Array.from(document.querySelectorAll('a, button, input, select, summary, [tabindex]'))"
        ".filter((node) => node.checkVisibility()).length"
    )
    reached = set()
    for _ in range(wanted + 2):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("Array.from(document.querySelectorAll('*')).indexOf(document.activeElement)"))
    assert len(reached - {-1}) >= wanted
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "query"


def test_paper_shows_the_findings_and_no_controls(page: Page) -> None:
    page.emulate_media(media="print")
    assert not page.is_visible("#controls")
    assert page.is_visible("#list > li >> nth=0")


def test_without_a_script_all_is_there(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(render(REPORT, "html"), "utf-8")
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto((tmp_path / "page.html").as_uri())
    assert len(shown(plain)) == 2
    assert not plain.is_visible("#controls")
    plain.context.close()
