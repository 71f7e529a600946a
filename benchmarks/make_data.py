"""Make the data of the benchmarks: TMX files and glossaries, always the same for the same numbers.

    python benchmarks/make_data.py --out DATA
    python benchmarks/make_data.py --out DATA --base real.tmx

Written to DATA: `tm-N.tmx`, N units with the same dates, `dated-N.tmx`, where every unit has dates of its own, as CAT
tools write them, and `glossary-M.toml`, M concepts. One unit in twenty has inline tags. With `--base` every other unit
starts with a real pair.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

from concepts import write_glossary
from texts import Pair, pairs

SIZES = (10_000, 100_000, 1_000_000)
GLOSSARIES = (500, 5_000, 50_000)

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'
    '<header creationtool="ftzterms-benchmarks" creationtoolversion="1" segtype="sentence" o-tmf="none" '
    'adminlang="en" srclang="zh-CN" datatype="plaintext"/>\n<body>\n'
)
_TAIL = "</body>\n</tmx>\n"
_FIRST_DAY = datetime(2020, 1, 1, tzinfo=UTC)


def write_memories(folder: Path, sizes: Sequence[int], base: Sequence[tuple[str, str]] = (), *, dated: int = 0) -> None:
    """Write `tm-N.tmx` for each size, and `dated-N.tmx` for *dated*; the smaller are the beginning of the larger."""
    wanted = {f"tm-{size}.tmx": size for size in sizes} | ({f"dated-{dated}.tmx": dated} if dated else {})
    files = {name: (folder / name).open("w", encoding="utf-8", newline="\n") for name in wanted}
    for file in files.values():
        file.write(_HEAD)
    for number, pair in enumerate(pairs(max(wanted.values()), base)):
        units = {"tm": _unit(number, pair, _FIRST_DAY), "dated": _unit(number, pair, _day_of(number))}
        for name, size in wanted.items():
            if number < size:
                files[name].write(units[name.partition("-")[0]])
    for file in files.values():
        file.write(_TAIL)
        file.close()


def _day_of(number: int) -> datetime:
    return _FIRST_DAY + timedelta(seconds=number * 157 % 190_000_000)


def _unit(number: int, pair: Pair, day: datetime) -> str:
    zh, en = escape(pair.zh), escape(pair.en)
    if number % 20 == 0:
        zh, en = _tagged(zh, pair.marked[0]), _tagged(en, pair.marked[1])
    stamp = day.strftime("%Y%m%dT%H%M%SZ")
    return (
        f'<tu tuid="{number}" creationdate="{stamp}" creationid="translator"><prop type="domain">policy</prop>'
        f'<tuv xml:lang="zh-CN"><seg>{zh}</seg></tuv><tuv xml:lang="en"><seg>{en}</seg></tuv></tu>\n'
    )


def _tagged(text: str, marked: str) -> str:
    """Put a marked stretch of an escaped text between inline tags."""
    stretch = escape(marked)
    return text.replace(stretch, f'<bpt i="1">&lt;b&gt;</bpt>{stretch}<ept i="1">&lt;/b&gt;</ept>', 1)


def real_pairs(path: str) -> Iterator[tuple[str, str]]:
    """Read the pairs of a zh-en or en-zh file of any format that `ftzterms` reads."""
    from ftzterms import read_bitext

    for unit in read_bitext(path).units:
        if unit.source and unit.target:
            sides = {side.language[:2].lower(): " ".join(side.text.split()) for side in (unit.source, unit.target)}
            if 4 <= len(sides.get("zh", "")) <= 200 and 8 <= len(sides.get("en", "")) <= 600:
                yield sides["zh"], sides["en"]


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--out", type=Path, required=True, help="the folder to write to")
    parser.add_argument("--base", action="append", default=[], help="a real bilingual file; repeatable")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="numbers of units")
    parser.add_argument("--glossaries", type=int, nargs="*", default=GLOSSARIES, help="numbers of concepts")
    parser.add_argument("--dated", type=int, default=100_000, help="units of the file with dates of their own")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    base = [pair for path in chosen.base for pair in real_pairs(path)]
    write_memories(chosen.out, chosen.sizes, base, dated=chosen.dated)
    for count in chosen.glossaries:
        write_glossary(chosen.out / f"glossary-{count}.toml", count)


if __name__ == "__main__":
    main()
