"""What many tests share: the small glossary of the cases, and pairs made of two strings."""

from __future__ import annotations

from pathlib import Path

import pytest

from ftzterms import Glossary, read_glossary

CASES = Path(__file__).parent / "cases"
SHARED = Path(__file__).parents[1] / ".." / "shared"


@pytest.fixture(scope="session")
def case_glossary() -> Glossary:
    return read_glossary(CASES / "glossary.toml")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of shared corpora, or skip: it lies beside the checkout and not in it."""
    if not SHARED.is_dir():
        pytest.skip("the shared corpora are not here")
    return SHARED
