"""Write the page of the checks out of their docstrings: `python docs/make_pages.py`."""

from __future__ import annotations

from pathlib import Path

from ftzterms.checks import Check, Scope, all_checks

PAGE = Path(__file__).with_name("checks.md")
_OPENING = """# Checks

Made from the docstrings of `src/ftzterms/checks/` by `python docs/make_pages.py`; `ftzterms explain ID`
shows the same. `⟦…⟧` marks the words that are flagged. Findings below the confidence that is asked for (default
`medium`) are not shown.
"""
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


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
