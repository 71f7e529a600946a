"""`ftzterms config`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from ftzterms.cli._options import config_option, settings_of
from ftzterms.cli._status import Status
from ftzterms.config.paths import relative
from ftzterms.config.settings import DEFAULT, Settings
from ftzterms.reporters import Screen, Style, json_page, pad, safe, screen


@click.command(short_help="Show the settings that hold, and where each comes from.")
@click.argument("path", default="", metavar="[PATH]")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of ftzterms.toml, for editors.")
@config_option
def config(*, path: str, schema: bool, config_file: str | None) -> Status:
    """Show the settings that hold here, or for one PATH, and the file and line that each comes from.

    \b
    Examples:
      ftzterms config
      ftzterms config translations/news.tmx
      ftzterms config --schema > ftzterms.schema.json
    """  # noqa: D301  click reads the mark as "do not fill"
    if schema:
        from ftzterms.checks import all_checks
        from ftzterms.config.schema import schema as made

        sys.stdout.write(json_page(made({name: check.options for name, check in all_checks().items()})))
        return Status.CLEAN
    settings = settings_of(config_file)
    page = screen(sys.stdout)
    for line in _lines(page, settings, path):
        page.line(line)
    return Status.CLEAN


def _lines(page: Screen, settings: Settings, path: str) -> Iterator[str]:
    file = relative(settings.file) if settings.file else "none found, so these are the defaults"
    yield f"Configuration file: {page.paint(safe(file), Style.BOLD)}"
    if path and settings.excluded(path):
        yield f"{safe(path)} is excluded: it is never checked"
    shown = list(settings.effective(path))
    wide = max(len(one.key) for one in shown)
    for one in shown:
        style = Style.FAINT if one.origin == DEFAULT else Style.BOLD
        origin = "" if one.origin == DEFAULT else f"  {page.paint(f'# {safe(one.origin)}', Style.FAINT)}"
        yield f"{page.paint(pad(one.key, wide), style)} = {safe(_written(one.content))}{origin}"


def _written(content: object) -> str:
    """Write a value as TOML has it, tables in short."""
    match content:
        case str():
            return f'"{content}"'
        case bool():
            return str(content).lower()
        case dict():
            return f"{{ {', '.join(content)} }}" if content else "{}"
        case frozenset():
            return _written(tuple(sorted(content)))
        case tuple():
            return f"[{', '.join('{…}' if isinstance(part, dict) else _written(part) for part in content)}]"
        case _:
            raise AssertionError(content)
