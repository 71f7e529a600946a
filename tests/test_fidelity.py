"""What each format holds: measured by writing and reading back, and told so to users."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ftzterms.formats import formats

if TYPE_CHECKING:
    from types import ModuleType

DOCS = Path(__file__).parents[1] / "docs"


@pytest.fixture
def make_page(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(DOCS))
    import make_formats_page

    return make_formats_page


def test_page_of_the_formats_is_true(make_page: ModuleType) -> None:
    page = (DOCS / "formats.md").read_text(encoding="utf-8")
    assert page == make_page.page(), "run: python docs/make_formats_page.py"


@pytest.mark.parametrize("name", [name for name, form in formats().items() if form.write])
def test_a_format_holds_what_it_says_and_no_more(name: str, make_page: ModuleType) -> None:
    form = make_page.writers().get(name)
    if form is None:
        pytest.skip("writes only what was read as it")
    kept = make_page.survivors(form)
    said = {held for held in form.holds if not held.startswith(("properties.", "what only"))}
    assert said <= kept
    never_lost = {"id", "segment.text"} | {
        attribute for attribute in kept if attribute.endswith((".language", ".text"))
    }
    of_sides = {f"{side}.{held.partition('.')[2]}" for side in ("source", "target") for held in said}
    assert kept - said <= never_lost | of_sides, "what survives and is not said is told as a loss"
