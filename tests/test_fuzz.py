"""A few of the mutations of `tests/fuzz`; CI and whoever changes a reader run more."""

from __future__ import annotations

from pathlib import Path

import pytest


def test_mutated_documents_crash_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent / "fuzz"))
    import mutate_documents

    counted = mutate_documents.run_all(400, 7)
    assert sum(counted.values()) == 400
    assert {what for _, what in counted} == {"units", "no unit", "one clear fault"}
