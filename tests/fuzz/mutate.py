"""Damage sound files of every format in many ways, and read them: nothing but an error of ours may come of it.

    python tests/fuzz/mutate.py --number 20000 --seed 1

Three oracles: a file is read or refused with a `FtzTermsError` that has a message, in two seconds; what was read and is
written can be read again, and gives the same texts; what can be saved of a broken file, or repaired, can be read.
Every mutation is told by its seed and number, and made again with `--only NUMBER`.
"""

from __future__ import annotations

import argparse
import gzip
import random
import re
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from cli_samples import GLOSSARY, RIGHT, WRONG, tmx
from ftzterms.formats import Format, Item, UnitFormat, formats, read_bitext, read_entries, recover, repair, write
from ftzterms.memory import TranslationMemory
from ftzterms.model import Bitext, FtzTermsError
from office_samples import docx, paragraph, pptx, run, shape

_EXACT = frozenset({"tmx", "tmx_gz", "po", "xliff12", "xliff2"})
"""Formats that hold every text of a pair."""
LONGEST = 2.0
"""Seconds for one file."""
_TAGS = '<bpt i="1">{b}</bpt>Terms<ept i="1">{/b}</ept> <ph>x<sub>s</sub></ph> <hi>&amp; more</hi>'
_RICH = tmx(RIGHT, WRONG, ("甲 &amp; &#x4E59;", _TAGS), ("“十五五”", "<![CDATA[a < b]]><!-- c -->")).replace(
    "<tuv ", '<tuv creationdate="20240305T101112Z" ', 1
)
_PAGE = '<!DOCTYPE html><html lang="en"><head><title>t</title></head><body><h1>A b</h1><p>c <b>d</b>.</p></body></html>'
_TTX = (
    '<TRADOStag Version="2.0"><FrontMatter><UserSettings SourceLanguage="ZH-CN" TargetLanguage="EN-US"/></FrontMatter>'
    '<Body><Raw><Tu><Tuv Lang="ZH-CN">甲</Tuv><Tuv Lang="EN-US">A <ut>x</ut></Tuv></Tu></Raw></Body></TRADOStag>'
)
_TXML = (
    '<txml version="1.0" locale="zh-CN" targetlocale="en"><translatable blockId="1"><segment segmentId="1">'
    "<source>甲</source><target>A</target></segment></translatable></txml>"
)
_TEXT = "# Title\n\nA paragraph with *words* and `code`.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n"
_TOKENS = (
    b"<", b">", b"&", b"&x;", b"&#0;", b"&#xD800;", b'"', b"'", b"\0", b"\0" * 40, b"\xff", b"\xfe\xff", b"]]>",
    b"\xef\xbb\xbf", b"<!--", b"-->", b"<![CDATA[", b"<?x ", b"?>", b"<!DOCTYPE x [", b"\r", b"\n", b"\t", b",", b";",
    b"\\", b"\\x", b"msgid", b"msgstr[9999999999]", b"[[concept]]", b'"""', b"= [", b"}", b"{", b"9" * 20, b"-1",
    b"\xed\xa0\x80", b"\xd6\xd0\xb9\xfa", "\u202e\u200b\u2028".encode(), "𠀀".encode(), b"<<<<<<< HEAD\n", b"=======\n",
    b"xml:lang=", b"<tu>", b"</tu>", b"</seg>", b"<hi>" * 300, b"%s%n", b"\x1b[31m", b"PK\3\4", b"\x1f\x8b",
)  # fmt: skip
_PART = re.compile(rb"<[^<>]*>|[^<>\n]+\n?|\n")


def samples() -> dict[str, tuple[str, bytes]]:
    """Give a sound file of every format, by its name: (file name, bytes)."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "a.tmx").write_text(_RICH, "utf-8")
        (folder / "a.toml").write_text(GLOSSARY, "utf-8")
        made = dict(_written(folder))
        with TranslationMemory(folder / "m.db") as memory:
            memory.add(read_bitext(folder / "a.tmx"))
        made["memory"] = ("a.db", (folder / "m.db").read_bytes())
    heading = paragraph(run("Heading", "<w:b/>"), run(" and text"), settings='<w:pStyle w:val="Heading1"/>')
    return made | {
        "tmx": ("a.tmx", _RICH.encode()),
        **{key: (f"a.{key}", made["xliff12"][1]) for key in ("sdlxliff", "mqxliff", "mxliff")},
        "ttx": ("a.ttx", _TTX.encode()),
        "txml": ("a.txml", _TXML.encode()),
        "tmx_zip": ("a.zip", _zipped(_RICH)),
        "glossary_toml": ("a.toml", GLOSSARY.encode()),
        "docx": ("a.docx", docx(heading, paragraph(run("甲")))),
        "pptx": ("a.pptx", pptx(shape("<a:p><a:r><a:t>A b</a:t></a:r></a:p>"))),
        "html_page": ("a.html", _PAGE.encode()),
        "markdown": ("a.md", _TEXT.encode()),
        "plain_text": ("a.txt", _TEXT.encode()),
        "yaml": ("a.yaml", b"terms:\n  - en: a b\n    zh: '\xe7\x94\xb2'\n  - {en: c, zh: d}\n"),
    }


def _written(folder: Path) -> Iterator[tuple[str, tuple[str, bytes]]]:
    """Write the samples in every format that can be written."""
    units, entries = list(read_bitext(folder / "a.tmx").units), read_entries(folder / "a.toml")
    for key, form in formats().items():
        suffix = (*form.suffixes, ".csv")[0] if key != "bitext_excel" else ".csv"
        path = folder / f"b{suffix}"
        try:
            write(Bitext("a", "zh-CN", "en", units) if form.item is Item.UNIT else entries, path, key)
        except FtzTermsError:
            continue
        yield key, (path.name, path.read_bytes())


def _zipped(text: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("a.tmx", text)
    return buffer.getvalue()


def mutated(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Damage a file once to four times; of packed data mostly what is in it."""
    if data.startswith(b"PK") and chance.random() < 0.8:
        return _inside_archive(data, other, chance)
    if data.startswith(b"\x1f\x8b") and chance.random() < 0.7:
        return gzip.compress(mutated(gzip.decompress(data), other, chance), 1)
    for _ in range(chance.randint(1, 4)):
        data = chance.choice(_MUTATIONS)(data, other, chance)
    return data


def _inside_archive(data: bytes, other: bytes, chance: random.Random) -> bytes:
    buffer = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        names = old.namelist()
        victim = chance.choice(names)
        for name in names:
            content = old.read(name)
            if name != victim or chance.random() < 0.95:
                new.writestr(name, mutated(content, other, chance) if name == victim else content)
    return buffer.getvalue()


def _flip(data: bytes, _: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) or 1)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _insert(data: bytes, _: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(_TOKENS) + data[at:]


def _delete(data: bytes, _: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[at + chance.randint(1, 40) :]


def _double(data: bytes, _: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    part = data[at : at + chance.randint(1, 200)]
    return data[:at] + part * chance.choice((2, 2, 3, 300)) + data[at + len(part) :]


def _cut(data: bytes, _: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _splice(data: bytes, other: bytes, chance: random.Random) -> bytes:
    at, start = chance.randrange(len(data) + 1), chance.randrange(len(other) + 1)
    return data[:at] + other[start : start + 300] + data[at:]


def _other_encoding(data: bytes, _: bytes, chance: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    codec = chance.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "big5", "latin-1", "utf-8-sig"))
    return text.encode(codec, "replace")


def _move_part(data: bytes, _: bytes, chance: random.Random) -> bytes:
    """Take out, double, swap or nest a tag, or a line."""
    parts = _PART.findall(data)
    if len(parts) < 2:
        return data
    first, second = chance.randrange(len(parts)), chance.randrange(len(parts))
    match chance.randrange(5):
        case 0:
            del parts[first]
        case 1:
            parts.insert(second, parts[first])
        case 2:
            parts[first], parts[second] = parts[second], parts[first]
        case 3:
            parts[first] *= chance.choice((2, 300))
        case _:
            value = b'="' + chance.choice(_TOKENS) + b'"'
            parts[first] = re.sub(rb"=\s*([\"']).*?\1", lambda _: value, parts[first], count=1)
    return b"".join(parts)


_MUTATIONS: tuple[Callable[[bytes, bytes, random.Random], bytes], ...] = (
    _flip, _insert, _insert, _delete, _double, _cut, _splice, _other_encoding, _move_part, _move_part, _move_part,
)  # fmt: skip


def tried(key: str, path: Path, data: bytes, number: int) -> str:
    """Read a file by all that reads it; give what came of it. Raises what nobody should meet."""
    path.write_bytes(data)
    form = formats().get(key)
    try:
        _read(form, path, data)
        outcome = "read"
    except FtzTermsError as error:
        if not error.message or "\n" in error.message:
            raise AssertionError(f"a message of several lines, or none: {error.message!r}") from error
        outcome = "refused"
    if outcome == "read" and number % 8 == 0 and key in _EXACT and isinstance(form, UnitFormat):
        _write_again(key, form, path)
    if number % 10 == 0:
        _save(path)
    if key == "tmx" and number % 3 == 0:
        _repair(path)
    return outcome


def _read(form: Format | None, path: Path, data: bytes) -> None:
    """Read all there is in a file."""
    if form is None:
        read_entries(path)
    elif isinstance(form, UnitFormat):
        for _ in read_bitext(path, whole=True).units:
            continue
    else:
        for _ in form.read(BytesIO(data), str(path), []):
            continue


def _write_again(key: str, form: UnitFormat, path: Path) -> None:
    """Write what was read, and read it again: the texts are the same."""
    again = path.with_name(f"again-{path.name}")
    data = path.read_bytes()
    try:
        write(form.read(BytesIO(data), str(path)), again, key)
    except FtzTermsError:
        return  # what a format cannot hold is refused
    if _pairs(form, data) != _pairs(form, again.read_bytes()):
        raise AssertionError("what was written reads otherwise")


def _pairs(form: UnitFormat, data: bytes) -> list[tuple[str, str]]:
    units = form.read(BytesIO(data), "a").units
    return [(unit.source.text, unit.target.text) for unit in units if unit.source and unit.target]


def _save(path: Path) -> None:
    try:
        found = recover(path)
    except FtzTermsError:
        return
    saved = path.with_name(f"saved-{path.name}")
    saved.write_bytes(found.data)
    recover(saved)


def _repair(path: Path) -> None:
    try:
        found = repair(path)
    except FtzTermsError as error:
        if error.code == "invalid-tmx":
            raise AssertionError(str(error)) from error
        return
    path.write_bytes(found.data)
    if repair(path).changes:
        raise AssertionError("what is repaired once needs no repair")


def run_all(number: int, seed: int, only: int | None = None) -> Counter[str]:
    """Try many mutations; give how many came to what. Raises `AssertionError` at the first that does harm."""
    known = sorted(samples().items())
    outcomes: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        for each in range(number) if only is None else [only]:
            chance = random.Random(f"{seed}:{each}")
            key, (name, sound) = known[each % len(known)]
            data = mutated(sound, chance.choice(known)[1][1], chance)
            started = time.process_time()
            try:
                outcomes[tried(key, Path(place) / name, data, each // len(known))] += 1
            except (Exception, RecursionError) as error:
                traceback.print_exc()
                raise AssertionError(f"{key}: --seed {seed} --only {each}: {error!r}; {data[:300]!r}") from error
            spent = time.process_time() - started
            if spent > LONGEST:
                raise AssertionError(f"{key}: --seed {seed} --only {each}: {spent:.1f} s; {data[:300]!r}")
    return outcomes


def main() -> None:
    """Read the command line, and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int)
    given = parser.parse_args()
    started = time.process_time()
    outcomes = run_all(given.number, given.seed, given.only)
    said = ", ".join(f"{count:,} {outcome}" for outcome, count in outcomes.most_common())
    spent = time.process_time() - started
    sys.stdout.write(f"{sum(outcomes.values()):,} mutations of {len(samples())} formats: {said}; {spent:.0f} s\n")


if __name__ == "__main__":
    main()
