"""The script that damages files works, and finds nothing in a few hundred of them; CI runs it on twenty thousand."""

from __future__ import annotations

import random
import sys
from pathlib import Path
from types import ModuleType

import pytest

from ftzterms.formats import formats
from ftzterms.model import FtzTermsError


@pytest.fixture
def mutate(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(Path(__file__).parent / "fuzz"))
    monkeypatch.setattr(sys, "path", list(sys.path))
    import mutate

    return mutate


def test_damaged_files_of_all_formats_do_no_harm(mutate: ModuleType) -> None:
    outcomes = mutate.run_all(400, seed=11)
    assert outcomes["read"] > 50
    assert outcomes["refused"] > 50


def test_has_a_sample_of_every_format(mutate: ModuleType) -> None:
    assert set(formats()) - set(mutate.samples()) <= {"sdltm"}


def test_makes_the_same_damage_again(mutate: ModuleType) -> None:
    data = b"<tmx><tu>text</tu></tmx>" * 10
    first, again, other = (mutate.mutated(data, b"other", random.Random(seed)) for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_notices_harm(mutate: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(mutate, "_read", crash)
    with pytest.raises(AssertionError, match="--seed 1 --only 0"):
        mutate.run_all(1, seed=1)


def test_notices_words_that_fill_no_line(mutate: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise FtzTermsError("two\nlines")

    monkeypatch.setattr(mutate, "_read", refuse)
    with pytest.raises(AssertionError, match="several lines"):
        mutate.run_all(1, seed=1)


def test_mutated_documents_crash_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent / "fuzz"))
    import mutate_documents

    counted = mutate_documents.run_all(400, 7)
    assert sum(counted.values()) == 400
    assert {what for _, what in counted} == {"units", "no unit", "one clear fault"}
