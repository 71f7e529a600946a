"""`ftzterms explain`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from ftzterms.cli._options import complete_ids, lang_option, settings_of
from ftzterms.cli._status import Status
from ftzterms.reporters import Screen, Style, cells, pad, safe, screen, wrap

if TYPE_CHECKING:
    from ftzterms.checks import Check

_COLOURS = {"error": Style.RED, "warning": Style.YELLOW, "info": Style.CYAN}
_READABLE = 100
_MARKED = re.compile("⟦(.*?)⟧")
_LOOKS_AT = {
    "unit": "looks at one unit",
    "document": "looks at a whole document",
    "glossary": "looks at a glossary",
}

_IN_CHINESE = {
    "error": "错误",
    "warning": "警告",
    "info": "提示",
    "looks at one unit": "检查单个句段",
    "looks at a whole document": "检查整个文件",
    "looks at a glossary": "检查术语库",
}


@click.command(short_help="Say what a check finds, why, and what to write instead.")
@click.argument("check", metavar="[ID]", default="", shell_complete=complete_ids)
@lang_option
def explain(*, check: str, lang: str | None) -> Status:
    """Show the manual page of a check, or the list of all checks."""
    from ftzterms.checks import all_checks
    from ftzterms.config import checked_ids

    known = all_checks()
    page = screen(sys.stdout)
    if check:
        checked_ids([check], known)
    chinese = (lang or settings_of(None)["lang"]) == "zh"
    for line in _page(page, known[check], chinese=chinese) if check else _table(page, known, chinese=chinese):
        page.line(line)
    return Status.CLEAN


def _said(check: Check, *, chinese: bool) -> str:
    """Give the manual page of a check; the examples are the same in both languages."""
    if not chinese:
        return check.page
    from ftzterms.chinese import page

    _, mark, examples = check.page.partition("\nBad:\n")
    return page(check.id) + (mark + examples).replace("\nBad:\n", "\n\n错误：\n").replace("\nGood:\n", "\n正确：\n")


def _word(word: str, *, chinese: bool) -> str:
    return _IN_CHINESE[word] if chinese else word


def _page(page: Screen, check: Check, *, chinese: bool) -> Iterator[str]:
    severity = page.paint(_word(str(check.severity), chinese=chinese), _COLOURS[str(check.severity)])
    looks_at = _word(_LOOKS_AT[check.scope], chinese=chinese)
    yield f"{page.paint(check.id, Style.BOLD)}  {severity} · {check.category} · {looks_at}"
    for paragraph in _said(check, chinese=chinese).split("\n\n"):
        yield ""
        yield from (
            _dressed(page, line) for line in _filled([safe(line) for line in paragraph.splitlines()], page.width)
        )
    if check.options:
        yield from ("", page.paint("选项：" if chinese else "Options:", Style.BOLD))
        yield from (f"    {name.replace('_', '-')} = {value!r}" for name, value in check.options.items())


def _filled(lines: list[str], width: int) -> list[str]:
    """Fill prose to the width of the screen; examples keep their lines."""
    prose = not any(line.startswith(" ") or line.endswith((":", "：")) for line in lines)
    return wrap(" ".join(lines), min(width, _READABLE)) if prose else lines


def _dressed(page: Screen, line: str) -> str:
    """Set a heading apart, and the flagged words of an example."""
    if line.endswith((":", "：")) and not line.startswith(" "):
        return page.paint(line, Style.BOLD)
    return _MARKED.sub(lambda words: page.paint(words[0], Style.RED), line)


def _table(page: Screen, known: dict[str, Check], *, chinese: bool) -> Iterator[str]:
    wide = max(map(cells, known), default=0)
    for check in known.values():
        severity = page.paint(pad(str(check.severity), 7), _COLOURS[str(check.severity)])
        margin = f"{page.paint(pad(check.id, wide), Style.BOLD)}  {severity}  "
        for line in wrap(safe(_said(check, chinese=chinese).partition("\n")[0]), page.width - wide - 11):
            yield margin + line
            margin = " " * (wide + 11)
    yield ""
    told = f"共{len(known)}项检查，各有一页说明：" if chinese else f"{len(known)} checks. One page each: "
    yield told + page.paint("ftzterms explain ID", Style.BOLD)
