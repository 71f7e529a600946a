"""Write the pages that say what the checks and the glossary hold: `python docs/make_pages.py`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from ftzterms import read_bitext, read_glossary
from ftzterms.checks import Check, Scope, all_checks
from ftzterms.glossary import data_folder
from ftzterms.keeping import GlossaryCounts, counted
from ftzterms.model import AdministrativeStatus

PAGE = Path(__file__).with_name("checks.md")
GLOSSARY_PAGE = Path(__file__).with_name("glossary-counts.md")
_OPENING = """# Checks

Made from the docstrings of `src/ftzterms/checks/` by `python docs/make_pages.py`; `ftzterms explain ID`
shows the same. `⟦…⟧` marks the words that are flagged. Findings below the confidence that is asked for (default
`medium`) are not shown.
"""
_COUNTS_OPENING = """# The glossary and the memory in figures

Made from `glossary/` and `tmx/` by `python docs/make_pages.py`.
"""
_OFTEN = 5
_TITLES = {
    Scope.UNIT: "Checks of one unit",
    Scope.DOCUMENT: "Checks of a whole document",
    Scope.GLOSSARY: "Checks of a glossary",
}


def page() -> str:
    """Give the page as it must be."""
    parts = [_OPENING]
    for scope, title in _TITLES.items():
        parts.append(f"## {title}\n")
        parts += [section(check) for check in all_checks().values() if check.scope is scope]
    return "\n".join(parts)


def section(check: Check) -> str:
    """Give the section of one check."""
    options = "".join(f"Option `{name}`, default `{value!r}`.\n\n" for name, value in check.options.items())
    return f"### {check.id}\n\n*{check.severity} · {check.category}*\n\n{_indented(check.page)}\n\n{options}"


def _indented(text: str) -> str:
    """Keep the examples as blocks of code, which need an empty line before them."""
    lines: list[str] = []
    for line in text.split("\n"):
        if line.startswith("    ") and lines and lines[-1] and not lines[-1].startswith("    "):
            lines.append("")
        if line and not line.startswith(" ") and lines and lines[-1].startswith("    "):
            lines.append("")
        lines.append(line)
    return "\n".join(lines)


def glossary_page() -> str:
    """Count the bundled glossary by subject field, status and source, and the bundled memory by file."""
    counts = counted(read_glossary().entries)
    units = {path.name: len(list(read_bitext(path).units)) for path in sorted(Path(data_folder("tmx")).glob("*.tmx"))}
    size = f"{counts.concepts:,} concepts, {counts.terms:,} terms"
    parts = (
        _COUNTS_OPENING,
        f"{size}; {counts.with_preferred:,} concepts have a preferred term.\n",
        f"{counts.dated:,} of {counts.preferred:,} preferred terms have a dated public source.\n",
        "## By subject field and status\n",
        _by_field(counts),
        "## By source\n\nThe bodies and houses that attest a preferred term, each concept counted once for each.\n",
        _by_authority(counts),
        f"## The memory\n\n{sum(units.values()):,} units of our own.\n",
        _table(("file", "units"), ((f"`{name}`", count) for name, count in units.items())),
    )
    return "\n".join(parts)


def _by_field(counts: GlossaryCounts) -> str:
    rows: list[tuple[str | int, ...]] = [(field.field, field.concepts, *field.terms) for field in counts.fields]
    total = [sum(column) for column in zip(*(field.terms for field in counts.fields), strict=True)]
    names = (str(status) for status in AdministrativeStatus)
    return _table(("subject field", "concepts", *names), [*rows, ("**all**", counts.concepts, *total)])


def _by_authority(counts: GlossaryCounts) -> str:
    often = {name: number for name, number in counts.sources.items() if number >= _OFTEN}
    others = len(counts.sources) - len(often), sum(counts.sources.values()) - sum(often.values())
    rest = (f"{others[0]} others, each fewer than {_OFTEN}", others[1])
    rows: list[tuple[str | int, ...]] = [*often.items(), rest]
    return _table(("source", "concepts"), rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str | int]]) -> str:
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    cells = ((f"{cell:,}" if isinstance(cell, int) else cell for cell in line) for line in lines)
    return "".join(f"| {' | '.join(line)} |\n" for line in cells)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    GLOSSARY_PAGE.write_text(glossary_page(), encoding="utf-8", newline="\n")
