"""The pages that are made are those that the code and the data make."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

DOCS = Path(__file__).parents[1] / "docs"


@pytest.fixture
def make_pages(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(DOCS))
    import make_pages

    return make_pages


def test_page_of_the_checks_is_true(make_pages: ModuleType) -> None:
    assert (DOCS / "checks.md").read_text(encoding="utf-8") == make_pages.page(), "run: python docs/make_pages.py"


def test_reference_of_the_settings_is_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(DOCS))
    import make_configuration_page

    page = (DOCS / "configuration.md").read_text(encoding="utf-8")
    assert page == make_configuration_page.page(), "run: python docs/make_configuration_page.py"


def test_figures_of_the_glossary_are_true(make_pages: ModuleType) -> None:
    page = (DOCS / "glossary-counts.md").read_text(encoding="utf-8")
    assert page == make_pages.glossary_page(), "run: python docs/make_pages.py"


def test_figures_of_the_glossary_count_each_term_once(make_pages: ModuleType) -> None:
    lines = make_pages.glossary_page().splitlines()
    whole = next(line for line in lines if line.startswith("| **all** |"))
    concepts, *by_status = (int(cell.replace(",", "")) for cell in whole.strip("| ").split(" | ")[1:])
    assert f"{concepts:,} concepts, {sum(by_status):,} terms;" in "\n".join(lines)


def test_every_code_of_a_fault_is_explained() -> None:
    page = (DOCS / "reading-safely.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE)
    assert listed == sorted(set(listed))
    sources = "".join(path.read_text(encoding="utf-8") for path in (DOCS.parent / "src").rglob("*.py"))
    assert set(re.findall(r"\bcode(?:: str)? ?= ?\"([a-z-]+)\"", sources)) <= set(listed)
    assert {code for code in listed if f'"{code}"' not in sources} == set()
