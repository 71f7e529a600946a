"""Reading a TMX file into units, beside a parse that keeps nothing and beside translate-toolkit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

from measure import Method, Record, Settings, in_turn, method, peak, table, timed

_BLOCK = 1 << 16


class Nothing:
    """The target of a parser: keeps nothing, hears of nothing but the end."""

    def close(self) -> None:
        """Take the end of the file."""


def _bare(_: list[str]) -> Record:
    return {"mb": peak()}


def _libxml2(arguments: list[str]) -> Record:
    from lxml import etree

    nothing: Any = Nothing()
    parser = etree.XMLParser(target=nothing, resolve_entities=False, no_network=True)

    def run() -> None:
        with Path(arguments[0]).open("rb") as stream:
            while block := stream.read(_BLOCK):
                parser.feed(block)
        parser.close()

    return _measured(run)


def _ours(arguments: list[str]) -> Record:
    from ftzterms.formats import formats, read_bitext

    formats()
    return _measured(lambda: _exhaust(read_bitext(arguments[0]).units))


def _toolkit(arguments: list[str]) -> Record:
    tmx = import_module("translate.storage.tmx")

    def run() -> None:
        with Path(arguments[0]).open("rb") as stream:
            _exhaust((unit.source, unit.target) for unit in tmx.tmxfile(stream, "zh-CN", "en").units)

    return _measured(run)


def _measured(run: Callable[[], object]) -> Record:
    return {"s": timed(run), "mb": peak()}


def _exhaust(units: Iterable[object]) -> None:
    for _ in units:
        pass


METHODS: dict[str, Method] = {"bare": _bare, "libxml2": _libxml2, "ours": _ours, "translate-toolkit": _toolkit}


def report(settings: Settings) -> None:
    """Print the times, and the memory at two sizes."""
    path = settings.memory(settings.units)
    dated = str(settings.data / f"dated-{settings.units}.tmx")
    jobs = [method("libxml2", path), method("ours", path), method("libxml2", dated), method("ours", dated)]
    if settings.toolkit:
        jobs.append(method("translate-toolkit", path, python=settings.toolkit))
    limit, ours, dated_limit, dated_ours, *toolkit = in_turn(jobs, settings)
    size = Path(path).stat().st_size / 1e6
    rows = [
        ("libxml2, nothing kept", limit["s"], size / limit["s"], 1.0),
        ("**ftzterms**, units", ours["s"], size / ours["s"], ours["s"] / limit["s"]),
        ("libxml2, every unit dated", dated_limit["s"], size / dated_limit["s"], 1.0),
        ("**ftzterms**, every unit dated", dated_ours["s"], size / dated_ours["s"], dated_ours["s"] / dated_limit["s"]),
        *(("translate-toolkit", r["s"], size / r["s"], r["s"] / limit["s"]) for r in toolkit),
    ]
    print(f"### Reading TMX, {settings.units:,} units, {size:.0f} MB\n")
    table(("reader", "s", "MB/s", "× libxml2"), rows)
    for other in toolkit:
        print(f"ftzterms reads {other['s'] / ours['s']:.1f}× as fast as translate-toolkit.\n")
    if not toolkit:
        print("translate-toolkit: skipped, name the Python of its environment with --translate-toolkit.\n")
    _report_memory(settings, toolkit[0]["mb"] if toolkit else None)


def _report_memory(settings: Settings, toolkit: float | None) -> None:
    sizes = (settings.units, settings.many_units)
    jobs = [method("bare")] + [method(name, settings.memory(n)) for n in sizes for name in ("libxml2", "ours")]
    bare, *records = in_turn(jobs, settings, rounds=min(3, settings.rounds))
    peaks = [record["mb"] - bare["mb"] for record in records]
    print("### Peak memory of reading TMX, MB above the bare interpreter\n")
    rows: list[tuple[object, ...]] = [("libxml2, nothing kept", *peaks[::2]), ("**ftzterms**, units", *peaks[1::2])]
    if toolkit:
        rows.append(("translate-toolkit", toolkit - bare["mb"], "not run"))
    table(("reader", *(f"{size:,} units" for size in sizes)), rows)
    few, many = records[1], records[3]
    growth = many["s"] / few["s"]
    print(f"{sizes[1] / sizes[0]:.0f}× the units take ftzterms {growth:.1f}× the time.\n")
