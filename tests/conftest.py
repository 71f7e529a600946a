"""What many tests share: the small glossary of the cases, the shared corpora, and the program in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from cli_samples import Program
from ftzterms import Glossary, read_glossary

settings.register_profile(  # machines are shared and noisy, and stand still at times
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")

CASES = Path(__file__).parent / "cases"
SHARED = Path(__file__).parents[1] / ".." / "shared"


@pytest.fixture(scope="session")
def case_glossary() -> Glossary:
    return read_glossary(CASES / "glossary.toml")


class Beside:
    """The shared corpora, which lie beside the checkout and not in it: a test is skipped where its part is absent."""

    def __truediv__(self, part: str) -> Path:
        path = SHARED / part
        if not path.exists():
            pytest.skip(f"the shared {part} is not here")
        return path


@pytest.fixture(scope="session")
def shared() -> Beside:
    return Beside()


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Program:
    """Give the program, run in a folder of its own that holds a few small files."""
    monkeypatch.chdir(tmp_path)
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "FTZTERMS_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    return Program(tmp_path, capsys)
