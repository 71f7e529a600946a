"""The site of the built-in glossary in a real browser; skipped where Playwright or Chromium is absent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ftzterms import read_glossary
from ftzterms.kits import packing
from ftzterms.site import write_site
from test_browser import _CONTRASTS, CONTRAST, browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["browser"]
RESULTS = "#found > li:not([hidden])"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("site") / "terms"
    with packing(str(place)) as pack:
        write_site(read_glossary().entries, pack.folder, "Policy terms")
        pack.place()
    return place


@pytest.fixture
def page(browser: Browser, site: Path) -> Iterator[Page]:
    """Open the site from the disk; nothing may go wrong in its script, and nothing be fetched from elsewhere."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened, wrong = context.new_page(), []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
    opened.on("request", lambda asked: None if asked.url.startswith("file:") else wrong.append(asked.url))
    opened.goto((site / "index.html").as_uri())
    yield opened
    context.close()
    assert not wrong


def found(page: Page, words: str) -> list[str]:
    """Search, and give what stands in the first rows."""
    page.fill("#query", words)
    return [" | ".join(row.inner_text().split("\n")) for row in page.locator(RESULTS).all()[:3]]


@pytest.mark.parametrize(
    "words",
    [
        "自由贸易试验区",
        "自由貿易試驗區",
        "ziyoumaoyishiyanqu",
        "zymysyq",
        "zmsyq",
        "Pilot  Free-Trade zone",
        "pilot-free-trade-zone",
    ],
)
def test_a_concept_is_found_however_it_is_asked_for(page: Page, words: str) -> None:
    assert found(page, words)[0].startswith("自由贸易试验区 | pilot free trade zone")


def test_a_term_to_avoid_leads_to_what_to_write(page: Page) -> None:
    assert "new quality productive forces | new quality productivity" in found(page, "new quality productivity")[0]
    assert page.locator("del.hit").first.inner_text() == "new quality productivity"
    assert found(page, "no such words at all") == []
    assert page.is_visible("#none")


def test_fields_and_statuses_filter_and_the_address_remembers(page: Page) -> None:
    every = page.locator("#list li:not([hidden])").count()
    page.select_option("#field", "customs")
    customs = page.locator("#list li:not([hidden])").count()
    page.select_option("#status", "preferred")
    preferred = page.locator("#list li:not([hidden])").count()
    assert every > customs > preferred > 0
    assert page.inner_text("#count") == f"{preferred} concepts"
    page.reload()
    assert page.locator("#list li:not([hidden])").count() == preferred
    assert page.input_value("#field") == "customs"


def test_the_keyboard_is_enough(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("zmsyq")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "concept/pilot-free-trade-zone.html"
    page.keyboard.press("Enter")
    page.wait_for_url("**/concept/pilot-free-trade-zone.html")
    assert page.inner_text("h1") == "自由贸易试验区"
    page.go_back()
    assert page.input_value("#query") == "zmsyq"
    page.focus("#query")
    page.keyboard.press("Escape")
    assert page.input_value("#query") == ""


@pytest.mark.parametrize("name", ["index", "concept/inter-ministerial-joint-meeting", "concept/caac"])
def test_pages_fit_a_phone_and_are_readable_by_day_and_night(page: Page, site: Path, name: str) -> None:
    page.goto((site / f"{name}.html").as_uri())
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        weak = [(round(ratio, 2), tag) for ratio, tag in page.evaluate(_CONTRASTS) if ratio < CONTRAST]
        assert not weak


def test_paper_shows_addresses_and_no_controls(page: Page, site: Path) -> None:
    page.emulate_media(media="print")
    assert not page.is_visible("#controls")
    page.goto((site / "concept" / "negative-list.html").as_uri())
    page.emulate_media(media="print")
    assert not page.is_visible(".up")
    after = "getComputedStyle(document.querySelector('a[href^=http]'), '::after').content"
    assert "english.scio.gov.cn" in page.evaluate(after)
