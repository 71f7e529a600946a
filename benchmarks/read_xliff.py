"""Reading XLIFF into units, beside libxml2, which reads the same markup and keeps nothing."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from measure import Method, Record, Settings, in_turn, method, peak, table, timed

_VERSIONS = {"xliff12": ("XLIFF 1.2", "trans-unit"), "xliff2": ("XLIFF 2.1, judged by its constraints", "unit")}


def _made(settings: Settings, name: str) -> Path:
    """Write a memory as XLIFF, where it is missing."""
    path = settings.data / f"{name}-{settings.units}.xlf"
    if not path.exists():
        from ftzterms import read_bitext
        from ftzterms.formats import write_bitext

        write_bitext(read_bitext(settings.memory(settings.units)), path, name)
    return path


def _markup(path: str, element: str) -> None:
    from lxml import etree

    for _, found in etree.iterparse(path, tag=f"{{*}}{element}"):
        found.clear()
        while found.getprevious() is not None:
            del found.getparent()[0]


def _units(path: str, _: str) -> None:
    from ftzterms import read_bitext

    for _unit in read_bitext(path).units:
        pass


def _of_markup(arguments: list[str]) -> Record:
    return {"s": timed(partial(_markup, *arguments)), "mb": peak()}


def _of_units(arguments: list[str]) -> Record:
    return {"s": timed(partial(_units, *arguments)), "mb": peak()}


METHODS: dict[str, Method] = {"xliff-markup": _of_markup, "xliff-units": _of_units}


def report(settings: Settings) -> None:
    """Print time and memory for each version."""
    print(f"### Reading XLIFF, {settings.units:,} units\n")
    rows = []
    for name, (title, element) in _VERSIONS.items():
        path = _made(settings, name)
        markup, units = in_turn([method(job, path, element) for job in METHODS], settings)
        rows.append((title, units["s"], units["s"] * 1e6 / settings.units, units["s"] / markup["s"], units["mb"]))
    table(("file", "s", "µs a unit", "× iterparse", "MB at most"), rows)
