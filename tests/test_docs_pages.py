"""The page of the checks is the one that the code makes."""

from __future__ import annotations

import sys
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"


def test_page_of_the_checks_is_true() -> None:
    sys.path.insert(0, str(DOCS))
    try:
        from make_pages import page
    finally:
        sys.path.remove(str(DOCS))
    assert (DOCS / "checks.md").read_text(encoding="utf-8") == page(), "run: python docs/make_pages.py"
