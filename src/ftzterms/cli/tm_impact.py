"""`ftzterms tm impact`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from ftzterms.cli._editions import editions
from ftzterms.cli._options import ReportChoice, config_option, report_options, settings_of
from ftzterms.cli._outputs import leave_the_screen, write
from ftzterms.cli._status import Status, say, verdict
from ftzterms.model import Finding, Variant, primary
from ftzterms.reporters import Screen, Style, count, safe, screen, wrap

if TYPE_CHECKING:
    from ftzterms.impact import Impact, Proposal


@click.command("impact", short_help="List the units that a change of the glossary makes wrong.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--old", required=True, metavar="OLD|REV", help="The glossary before, or a revision of git that has it.")
@click.option("--new", metavar="NEW|PATH", help="The glossary after; by default the built-in one.")
@click.option("--diff", "as_diff", is_flag=True, help="Show each target as it is and as it should be.")
@click.option("--write", "writing", is_flag=True, help="Write the proposed targets into the memories and files.")
@click.option("--mark", "marking", is_flag=True, help="Mark what stays wrong in memories for review (fuzzy).")
@config_option
@report_options
def tm_impact(
    *,
    paths: tuple[str, ...],
    old: str,
    new: str | None,
    as_diff: bool,
    writing: bool,
    marking: bool,
    config_file: str | None,
    wanted: ReportChoice,
) -> Status:
    """List the units of memories, files and folders that a change of the glossary makes wrong, and what to write.

    A unit is listed when it was right by the glossary before and is wrong by the one after. Only units that name a
    concept that changed are checked. --write puts the proposals in, and nothing else; --mark lets what stays wrong in a
    memory come after other matches. `tm export` then gives the memory to CAT tools.

    \b
    Examples:
      ftzterms tm impact policy.db --old v0.3 --new glossary/
      ftzterms tm impact archive/ --old terms-2024.tbx --new terms-2025.tbx -o csv:impact.csv
      ftzterms tm impact policy.db --old HEAD~1 --new glossary/ --write

    Exit status: 0 no unit becomes wrong, 1 some do (with --write: some are left), 2 wrong usage or unreadable input.
    """  # noqa: D301  click reads the mark as "do not fill"
    from ftzterms.cli._reading import Reading, files
    from ftzterms.impact import Impact, is_memory

    if as_diff:
        leave_the_screen(wanted.outputs)
    before, after = editions(old, new)
    settings = wanted.over(settings_of(config_file))
    impact = Impact(before.entries, after.entries, settings.config())
    reading = Reading(files(paths))
    found = list(impact.run(reading.bitexts()))
    proposals = {path: list(impact.proposals(path, found)) for path in dict.fromkeys(f.path for f in found)}
    if as_diff:
        _show(proposals.values())
    left = [still for path, made in proposals.items() for still in impact.write(path, made)] if writing else found
    marked = sum(impact.mark(path, left) for path in proposals if is_memory(path)) if marking else 0
    report = impact.report(left)
    if wanted.outputs or not as_diff:
        write(report, wanted.outputs or settings["output"], settings["lang"])
    marks = f", {count(marked, 'unit')} marked for review" if marking else ""
    say(_summary(impact, found, sum(map(len, proposals.values())), writing=writing) + marks)
    return Status.WRONG_USAGE if reading.failed else verdict(report, settings.fail_on)


def _show(proposals: Iterable[list[Proposal]]) -> None:
    """Show each source with its target as it is and as it should be."""
    page = screen(sys.stdout)
    for made in proposals:
        for proposal in made:
            for line in _lines(page, proposal):
                page.line(line)


def _lines(page: Screen, proposal: Proposal) -> Iterator[str]:
    unit, target = proposal.unit, proposal.unit.target
    assert target
    proposed = replace(target, segment=proposal.target)
    yield f"{page.paint(safe(proposal.path), Style.FAINT)}  {safe(unit.id)}"
    sides = (" ", unit.source, Style.PLAIN), ("-", target, Style.RED), ("+", proposed, Style.GREEN)
    for mark, side, style in sides:
        for line in _whole(page, mark, side) if side else ():
            yield page.paint(line, style)


def _whole(page: Screen, mark: str, side: Variant) -> Iterator[str]:
    """Set a whole text after a mark and its language."""
    lead = f"{mark} {primary(side.language):>2} │ "
    return (f"{lead}{line}" for line in wrap(safe(side.text), page.width - len(lead)))


def _summary(impact: Impact, found: list[Finding], proposed: int, *, writing: bool) -> str:
    """Say how much was looked at, and what came of it."""
    changed = count(len(impact.changes.concepts), "concept")
    seen = f"{changed} changed, named in {impact.examined:,} of {count(impact.compared.units, 'unit')}"
    wrong = len({(finding.path, finding.order) for finding in found})
    done = "written" if writing else "to propose"
    return f"{seen}; {count(wrong, 'unit')} made wrong, {count(proposed, 'new target')} {done}"
