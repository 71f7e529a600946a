"""The Markdown cases in `tests/cases`, which a translator can write, come out as they say."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from _pairs import bitext, pairs
from ftzterms import Config, Glossary, Validator
from ftzterms.checks import Scope, all_checks

CASES = Path(__file__).parent / "cases"
TERM_CHECKS = {"missing-term", "variant-term", "forbidden-term", "untranslated-term"}
DOCUMENT_CHECKS = {check.id for check in all_checks().values() if check.scope is Scope.DOCUMENT}


@dataclass(frozen=True)
class Case:
    place: str
    lines: tuple[str, ...]
    expected: tuple[str, ...]

    @property
    def document(self) -> bool:
        return sum(line.strip().startswith(("zh", "en")) for line in self.lines) > 2


def cases() -> list[Case]:
    found = []
    for path in sorted(CASES.glob("*.md")):
        lines = path.read_text(encoding="utf-8").splitlines() if path.name != "README.md" else []
        block: list[str] = []
        for number, line in enumerate([*lines, ""], 1):
            if line.startswith("    "):
                block.append(line.strip())
            elif block:
                arrows = tuple(text.removeprefix("→").strip() for text in block if text.startswith("→"))
                sides = tuple(text for text in block if not text.startswith("→"))
                found.append(Case(f"{path.stem}:{number - len(block)}", sides, arrows))
                block = []
    return found


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.place)
def test_case(case: Case, case_glossary: Glossary) -> None:
    wanted = frozenset((DOCUMENT_CHECKS if case.document else TERM_CHECKS) | set(case.expected))
    report = Validator(case_glossary, Config(select=wanted)).validate(bitext(pairs(case.lines)))
    assert [finding.check for finding in report.findings] == list(case.expected)
    marked = {side.text[a:b] for pair in pairs(case.lines) for side in pair for a, b in side.spans}
    assert not marked or report.findings[0].text in marked
