"""What many tests share: the small glossary of the cases, the shared corpora, and the program in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from cli_samples import Program
from ftzterms import Glossary, read_glossary

settings.register_profile("house", deadline=None)  # machines are shared and noisy
settings.load_profile("house")

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


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Program:
    """Give the program, run in a folder of its own that holds a few small files."""
    monkeypatch.chdir(tmp_path)
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "FTZTERMS_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    return Program(tmp_path, capsys)
