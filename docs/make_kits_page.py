"""Write the tables of the page of the kits out of what each kit says of itself: `python docs/make_kits_page.py`."""

from __future__ import annotations

from pathlib import Path

from ftzterms.kits import Kit, kit, names

PAGE = Path(__file__).with_name("cat-tools.md")
_MARK = "<!-- made by docs/make_kits_page.py from src/ftzterms/kits -->"


def page() -> str:
    """Give the page of the kits as it must be: what is written by hand, up to a mark, and the tables."""
    by_hand = PAGE.read_text(encoding="utf-8").partition(_MARK)[0]
    kits = {name: kit(name) for name in names()}
    rows = [f"| [{made.title}](#{name}) | `{name}` | {made.languages} |" for name, made in kits.items()]
    table = "\n".join(["| tool | kit | languages |", "|---|---|---|", *rows])
    return by_hand + _MARK + "\n\n" + table + "\n\n" + "\n".join(_section(name, made) for name, made in kits.items())


def _section(name: str, made: Kit) -> str:
    files = "\n".join(f"| `{file}` | {what} |" for file, what in made.files)
    lists = [
        f"{title}\n\n" + "\n".join(f"- {line}" for line in lines) + "\n\n"
        for title, lines in (("Limits:", made.limits), ("No place for:", made.drops))
        if lines
    ]
    table = f"| file | what it is |\n|---|---|\n{files}\n\n"
    return f"### {name}\n\n{made.title}. These facts are {made.known}.\n\n{table}{''.join(lists)}".rstrip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
