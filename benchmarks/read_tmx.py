"""Reading a TMX file into units, beside a parse that keeps nothing and beside translate-toolkit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from measure import Method, Record, Settings, in_turn, method, peak, table, timed

_BLOCK = 1 << 16


_NAMES = ("libxml2, nothing kept, no handler", "libxml2, nothing kept, `end` handler", "**ftzterms**, units")
_TOOLKIT_NAMES = ("translate-toolkit", "translate-toolkit, every unit dated")
_DATED_NAMES = tuple(f"{name}, every unit dated" for name in _NAMES)


class Nothing:
    """The target of a parser: keeps nothing, hears of nothing but the end."""

    def close(self) -> None:
        """Take the end of the file."""


class Ends:
    """The same, but told of every end of an element."""

    def end(self, _: str) -> None:
        """Take an end tag."""

    def close(self) -> None:
        """Take the end of the file."""


def _bare(_: list[str]) -> Record:
    return {"mb": peak()}


def _libxml2(arguments: list[str]) -> Record:
    return _parsed(arguments[0], Nothing())


def _ends(arguments: list[str]) -> Record:
    return _parsed(arguments[0], Ends())


def _parsed(path: str, target: Any) -> Record:
    from lxml import etree

    parser = etree.XMLParser(target=target, resolve_entities=False, no_network=True)

    def run() -> None:
        with Path(path).open("rb") as stream:
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


METHODS: dict[str, Method] = {
    "bare": _bare,
    "libxml2": _libxml2,
    "ends": _ends,
    "ours": _ours,
    "translate-toolkit": _toolkit,
}


def report(settings: Settings) -> None:
    """Print the times, and the memory at two sizes."""
    path = settings.memory(settings.units)
    dated = str(settings.data / f"dated-{settings.units}.tmx")
    jobs = [method(name, file) for file in (path, dated) for name in ("libxml2", "ends", "ours")]
    if settings.toolkit:
        jobs += [method("translate-toolkit", file, python=settings.toolkit) for file in (path, dated)]
    records = in_turn(jobs, settings)
    plain, of_dated, toolkit = records[:3], records[3:6], records[6:]
    size = Path(path).stat().st_size / 1e6
    rows = [_row(name, size, record, plain) for name, record in zip(_NAMES, plain, strict=True)]
    rows += [_row(name, size, record, of_dated) for name, record in zip(_DATED_NAMES, of_dated, strict=True)]
    rows += [
        _row(name, size, record, limits)
        for name, record, limits in zip(_TOOLKIT_NAMES, toolkit, (plain, of_dated), strict=False)
    ]
    print(f"### Reading TMX, {settings.units:,} units, {size:.0f} MB\n")
    table(("reader", "s", "MB/s", "× libxml2, no handler", "× libxml2, `end` handler"), rows)
    if toolkit:
        faster = [other["s"] / ours["s"] for other, ours in zip(toolkit, (plain[2], of_dated[2]), strict=True)]
        print(f"ftzterms is {faster[0]:.1f}× as fast as translate-toolkit, {faster[1]:.1f}× where units are dated.\n")
    else:
        print("translate-toolkit: skipped, name the Python of its environment with --translate-toolkit.\n")
    _report_memory(settings, toolkit[0]["mb"] if toolkit else None)


def _row(name: str, size: float, record: Record, limits: Sequence[Record]) -> tuple[object, ...]:
    """Compare a reader with the two parses that keep nothing."""
    return name, record["s"], size / record["s"], record["s"] / limits[0]["s"], record["s"] / limits[1]["s"]


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
