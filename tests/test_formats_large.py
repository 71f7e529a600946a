"""Files with very many units: what is remembered of each waits in temporary files, and what is told has an end."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats_samples import read, tmx
from ftzterms.formats import read_bitext, write_bitext
from ftzterms.formats._problems import Problems
from ftzterms.formats._taken import Taken
from ftzterms.formats._temporary import temporary
from ftzterms.formats._tmx_ids import IdLedger
from ftzterms.inspecting import inspect_file
from ftzterms.model import Bitext, Segment, TranslationUnit, Unreadable, Variant


def plain_repeats(ids: list[str]) -> list[tuple[int, str]]:
    """Tell by the book what a ledger of these ids tells: lines count from 1."""
    first: dict[str, int] = {}
    again = [
        (line, f"the tuid is that of the unit in line {first[name]}; both are read")
        for line, name in enumerate(ids, start=1)
        if first.setdefault(name, line) != line
    ]
    more = [(again[-1][0], f"and {len(again) - 20} more units have the tuid of an earlier one")] if again[20:] else []
    return again[:20] + more


IDS = st.lists(st.integers(0, 60).map("u{}".format), max_size=200) | st.lists(
    st.text("ab", max_size=9).map("x{}".format), max_size=90
)


@given(IDS, st.integers(1, 40))
def test_repeated_ids_are_found_in_runs_on_disk(ids: list[str], together: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ftzterms.formats._id_hashes._AT_ONCE", 16)
        ledger = IdLedger()
        for start in range(0, len(ids), together):
            some = ids[start : start + together]
            ledger.add(some, list(range(start + 1, start + 1 + len(some))))
        assert [(problem.line, problem.message) for problem in ledger.problems()] == plain_repeats(ids)


def test_the_memory_of_ids_stays_flat() -> None:
    ledger = IdLedger()
    for start in range(0, 400_000, 1000):
        ledger.add([f"u{number % 300_000}" for number in range(start, start + 1000)], list(range(1000)))
    assert ledger._hashes
    assert len(ledger._hashes._hashes) < 40_000
    told = list(ledger.problems())
    assert len(told) == 21
    assert told[-1].message == "and 99980 more units have the tuid of an earlier one"


def test_problems_of_one_kind_have_an_end() -> None:
    problems = Problems()
    problems += (Unreadable(f"odd {line}", line, 7, lost=False, code="odd-tags") for line in range(1, 2501))
    problems.append(Unreadable("another", 9, code="no-pair"))
    problems.end()
    problems.end()
    assert len(problems) == 1002
    assert problems[-1] == Unreadable("and 1,500 more of this kind", 2500, 7, lost=False, code="odd-tags")


def test_problems_of_units_that_are_lost_say_so() -> None:
    problems = Problems()
    problems += (Unreadable("odd", line) for line in range(1, 1003))
    problems.end()
    assert problems[-1].message == "and 2 more of this kind, not read either"


def test_a_file_full_of_faults_is_told_in_a_thousand_lines(tmp_path: Path) -> None:
    rows = [
        f'<tu changedate="{number}"><tuv xml:lang="zh"><seg>好</seg></tuv><tuv xml:lang="en"><seg>good</seg></tuv></tu>'
        for number in range(1200)
    ]
    _, units, problems = read(tmp_path, tmx(*rows))
    assert len(units) == 1200
    assert len(problems) == 1001
    assert problems[-1].message == "and 200 more of this kind"
    assert len(inspect_file(tmp_path / "a.tmx").problems) == 1001


def test_many_strange_languages_are_not_all_remembered(tmp_path: Path) -> None:
    rows = [
        f'<tu><tuv xml:lang="zh"><seg>好</seg></tuv><tuv xml:lang="en"><seg>good</seg></tuv>'
        f'<tuv xml:lang="no {number}"><seg>bon</seg></tuv></tu>'
        for number in range(1100)
    ]
    _, units, problems = read(tmp_path, tmx(*rows))
    assert len(units) == 1100
    assert [problem.message for problem in problems[-1:]] == ["and 100 more of this kind"]


@given(st.lists(st.text(max_size=3), max_size=60), st.integers(0, 8))
def test_texts_are_taken_once(texts: list[str], few: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ftzterms.formats._taken._FEW", few)
        taken = Taken()
        seen: set[str] = set()
        for text in texts:
            assert (text in taken) == (text in seen)
            assert taken.add(text) == (text not in seen)
            seen.add(text)


@pytest.mark.parametrize("suffix", [".po", ".xlf"])
def test_what_is_written_does_not_depend_on_where_ids_are_kept(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    units = [
        TranslationUnit(
            f"u{number % 7}", Variant("zh", Segment(f"好{number % 5}")), Variant("en", Segment(f"good {number}"))
        )
        for number in range(40)
    ]
    written = []
    for few in (1000, 3):
        monkeypatch.setattr("ftzterms.formats._taken._FEW", few)
        path = tmp_path / f"{few}{suffix}"
        write_bitext(Bitext("here", "zh", "en", units), path)
        written.append(path.read_bytes())
    assert written[0] == written[1]
    assert len(list(read_bitext(path).units)) == 40


def test_memory_stands_in_for_a_temporary_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(**_: object) -> None:
        raise OSError

    monkeypatch.setattr("tempfile.TemporaryFile", none)
    assert isinstance(temporary(), BytesIO)
