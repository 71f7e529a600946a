"""`ftzterms inspect`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import fields
from typing import TYPE_CHECKING

import click

from ftzterms.cli._status import Status, complain, say
from ftzterms.reporters import Screen, Style, count, json_page, pad, safe, screen

if TYPE_CHECKING:
    from ftzterms.inspecting import Inspection
    from ftzterms.model import FtzTermsError

_LABEL = 13


@click.command(short_help="Say what a file is, and what is wrong with it.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--json", "as_json", is_flag=True, help="Give what is found as JSON.")
@click.option("--recover", "saved", metavar="OUT", help="Save every complete unit of a broken file in OUT.")
@click.option("--strict", is_flag=True, help="End with 1 when anything had to be repaired or passed over.")
def inspect(*, paths: tuple[str, ...], as_json: bool, saved: str | None, strict: bool) -> Status:
    """Say what a file is: its format and version, encoding, languages, units, inline tags, and the tool that wrote it.

    Every problem that was met in reading goes to standard error, one a line: `path:line:column: message [code]`.
    Nothing is fetched, opened beside the file, or written.

    With --recover the complete units of a file that is cut off or broken are saved in OUT, in its own format: TMX,
    XLIFF, TBX, PO, CSV, TOML. What is left out or changed is listed. The broken file stays as it is.

    Exit status: 0 readable, also with problems (then 1 with --strict), 2 not readable; with --recover, 0 when all units
    could be saved as they were, 1 when something is left out or changed, 2 when nothing could be saved.
    """
    if saved is not None:
        if len(paths) != 1:
            raise click.UsageError("--recover saves one file, not several.")
        return _recover(paths[0], saved)
    from ftzterms.cli._progress import watched
    from ftzterms.cli._reading import files
    from ftzterms.formats import Item
    from ftzterms.inspecting import inspect_file

    page = screen(sys.stdout)
    found: list[Inspection] = []
    for path in files(paths, *Item):
        seen = inspect_file(path, watch=watched)
        for problem in (*seen.faults, *seen.problems):
            problem.column = problem.column or min(problem.line, 1)
            complain(problem)
        found.append(seen)
        if not as_json:
            for line in _lines(page, seen):
                page.line(line)
    if as_json:
        page.stream.write(json_page({"version": 1, "files": [_document(seen) for seen in found]}))
    if any(seen.faults for seen in found):
        return Status.WRONG_USAGE
    return Status.FINDINGS if strict and any(seen.problems for seen in found) else Status.CLEAN


def _recover(path: str, saved: str) -> Status:
    from ftzterms.formats import atomic_write, recover

    found = recover(path)
    if os.path.exists(saved) and os.path.samefile(path, saved):
        raise click.UsageError("OUT is the broken file itself, which stays as it is: name another.")
    with atomic_write(saved) as stream:
        stream.write(found.data)
    for told in (*found.skipped, *found.changed):
        complain(told)
    left = f", {count(len(found.skipped), 'piece')} left out" if found.skipped else ""
    say(f"{saved}: {count(found.kept, 'unit')} saved{left}")
    return Status.FINDINGS if found.skipped or found.changed else Status.CLEAN


def _lines(page: Screen, seen: Inspection) -> Iterator[str]:
    """Set out what is known of a file; nothing where nothing is."""
    if not seen.format:
        return
    yield page.paint(safe(f"{seen.path}: {seen.title} {seen.version}".rstrip()), Style.BOLD)
    languages = [f"{tag or 'not named'} {number:,}" for tag, number in seen.languages]
    tags = [f"{name} {number:,}" for name, number in seen.tags]
    for label, text in (
        ("encoding", seen.encoding),
        ("written by", seen.written_by),
        ("languages", ", ".join(languages)),
        ("units" if seen.item == "translation unit" else "concepts", _units(seen)),
        ("inline tags", ", ".join(tags)),
        ("problems", _problems(seen)),
    ):
        if text:
            yield "  " + page.paint(pad(label, _LABEL), Style.FAINT) + safe(text)


def _problems(seen: Inspection) -> str:
    if seen.faults:
        return "it cannot be read: see standard error"
    return f"{len(seen.problems):,}, on standard error" if seen.problems else "none"


def _units(seen: Inspection) -> str:
    if seen.faults and not seen.units:
        return ""
    alone = seen.units - seen.pairs
    said = f"{seen.units:,}"
    if seen.faults:
        said += " before the fault"
    return f"{said}, {alone:,} of them not in both languages" if alone else said


def _document(seen: Inspection) -> dict[str, object]:
    plain = {field.name: getattr(seen, field.name) for field in fields(seen)}
    lists = {"languages": dict(seen.languages), "tags": dict(seen.tags)}
    told = {name: [_fault(error) for error in plain[name]] for name in ("problems", "faults")}
    return plain | lists | told | {"readable": not seen.faults}


def _fault(error: FtzTermsError) -> dict[str, object]:
    names = ("code", "message", "hint", "path", "line", "column")
    return {name: getattr(error, name) for name in names}
