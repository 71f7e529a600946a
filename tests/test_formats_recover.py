"""What is saved of a broken file: every complete unit, in a file that can be read, and a word about all the rest."""

from __future__ import annotations

import csv
import gzip
import os
import random
from pathlib import Path

import pytest

from cli_samples import GLOSSARY, RIGHT, Program, tmx
from ftzterms.formats import Item, Recovered, format_of, read_bitext, read_entries, recover, write
from ftzterms.model import Bitext, FtzTermsError, Segment, TranslationUnit, Variant

_CUTS = 500
_SEED = int(os.environ.get("FTZTERMS_SEED", "5"))
_BADINPUT = Path(__file__).parents[1] / ".." / "shared" / "badinput"
_PAIRS = [
    ("自由贸易试验区对接国际高标准经贸规则。", "Pilot free trade zones align with high-standard rules."),
    ("“十五五”时期是关键阶段 & 𠀀。", 'The 15th "Five-Year Plan" period, a < b, is critical.'),
    ("负面清单,\n进一步缩短；", "The negative list, \n shortened; again."),
    ("联席会议召开。\\", "The joint meeting \\ was held.\t"),
    ("空", "x"),
] * 3


_FORMATS = {"a.csv": "bitext_csv", "a.xlf": "xliff12", "b.xlf": "xliff2"}


def _bitext(*, plain: bool = False) -> Bitext:
    units = [
        TranslationUnit(
            f"u{number}",
            Variant("zh-CN", Segment(_only(zh, plain))),
            Variant("en", Segment(_only(f"{number} {en}", plain))),
        )
        for number, (zh, en) in enumerate(_PAIRS)
    ]
    return Bitext("made", "zh-CN", "en", units)


def _only(text: str, plain: bool) -> str:  # noqa: FBT001
    return text.replace("\n", " ").strip() if plain else text


def _texts(path: Path) -> list[str]:
    """Give what stands in a file, one string a unit or concept."""
    if format_of(path).item is Item.UNIT:
        units = read_bitext(path).units
        return [f"{unit.source.text} = {unit.target.text}" for unit in units if unit.source and unit.target]
    return [" ".join(f"{entry.id} {term.text}" for term in entry.terms()) for entry in read_entries(path)]


def _concepts(number: int) -> str:
    blocks = GLOSSARY.split("\n\n")
    return "\n\n".join(
        block.replace('id = "', f'id = "n{each}-').replace('related = ["state-council"]\n', "")
        for each in range(number)
        for block in blocks
    )


def _whole(name: str, folder: Path) -> bytes:
    """Write a file with a dozen units."""
    path = folder / name
    if name.endswith((".toml", ".tbx")):
        (folder / "made.toml").write_text(_concepts(4), "utf-8")
        if name.endswith(".toml"):
            return (folder / "made.toml").read_bytes()
        write(read_entries(folder / "made.toml"), path)
    else:
        write(_bitext(plain=name.endswith(".csv")), path, _FORMATS.get(name, ""))
    return path.read_bytes()


@pytest.mark.parametrize("name", ["a.tmx", "a.xlf", "b.xlf", "a.tbx", "a.po", "a.csv", "a.toml"])
def test_saves_every_complete_unit_of_a_file_cut_at_any_byte(tmp_path: Path, name: str) -> None:
    data = _whole(name, tmp_path)
    (tmp_path / name).write_bytes(data)
    texts = _texts(tmp_path / name)
    assert len(texts) >= 12
    chance = random.Random(_SEED)
    cuts = sorted(chance.sample(range(len(data)), min(_CUTS, len(data))))
    saved, most = tmp_path / f"saved-{name}", 0
    for cut in cuts:
        (tmp_path / name).write_bytes(data[:cut])
        found = _found(tmp_path / name)
        saved.write_bytes(found.data)
        got = _texts(saved) if found.kept else []
        complete = _complete(name, data, cut, len(texts))
        assert got[:complete] == texts[:complete], cut
        assert len(got) <= complete + 1, cut
        if len(got) > complete and got != texts[: len(got)]:
            assert any("may be cut off" in each.message for each in found.changed), cut
        most = max(most, len(got))
    assert most >= len(texts) - 1


def _found(path: Path) -> Recovered:
    try:
        return recover(path)
    except FtzTermsError as error:
        if error.message != "there is no complete unit in it":
            raise
    return Recovered(b"", 0)


_ENDS = {"a.tmx": b"</tu>", "a.xlf": b"</trans-unit>", "b.xlf": b"</unit>", "a.tbx": b"</conceptEntry>"}


def _complete(name: str, data: bytes, cut: int, number: int) -> int:
    """Count the units that end before a cut."""
    suffix = Path(name).suffix
    if name in _ENDS:
        return data[:cut].count(_ENDS[name])
    if suffix == ".toml":
        heads = data.split(b"[[concept]]")[1:]
        ends = [data.index(b"[[concept]]" + head) + len(b"[[concept]]" + head.rstrip()) for head in heads]
    elif suffix == ".po":
        blocks = data.rstrip().split(b"\n\n")[1:]
        ends = [data.index(block) + len(block) for block in blocks]
    else:
        reader = csv.reader(data.decode("utf-8-sig").splitlines(keepends=True))
        lines = data.splitlines(keepends=True)
        ends = [len(b"".join(lines[: reader.line_num]).rstrip(b"\r\n")) for _ in reader][1:]
    assert len(ends) == number
    return sum(end <= cut for end in ends)


def _rows() -> list[dict[str, str]]:
    if not (_BADINPUT / "manifest.csv").is_file():
        return []
    with (_BADINPUT / "manifest.csv").open(encoding="utf-8", newline="") as stream:
        return [row for row in csv.DictReader(stream) if row["salvage"]]


@pytest.mark.parametrize("row", _rows() or [None], ids=lambda row: row["file"] if row else "none")
def test_saves_of_the_bad_files_what_the_manifest_asks(
    row: dict[str, str] | None, program: Program, tmp_path: Path
) -> None:
    if row is None:
        pytest.skip("the corpus of bad files is not here")
    before = (_BADINPUT / row["file"]).read_bytes()
    program.write(row["file"], before)
    saved = f"saved{Path(row['file']).suffix}"
    ran = program("inspect", row["file"], "--recover", saved)
    assert ran.status == 1
    *told, last = ran.err.splitlines()
    assert told
    assert all(line.startswith(f"{row['file']}:") for line in told)
    assert last.startswith(f"{saved}: ")
    assert len(_texts(tmp_path / saved)) >= int(row["salvage"])
    assert (tmp_path / row["file"]).read_bytes() == before


def test_a_sound_file_is_saved_whole(program: Program) -> None:
    ran = program("inspect", "wrong.tmx", "--recover", "out.tmx")
    assert (ran.status, ran.err) == (0, "out.tmx: 2 units saved\n")
    assert _texts(program.folder / "out.tmx") == _texts(program.folder / "wrong.tmx")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["wrong.tmx", "right.tmx", "--recover", "out.tmx"], "one file, not several"),
        (["wrong.tmx", "--recover", "./wrong.tmx"], "the broken file itself"),
        (["empty.tmx", "--recover", "out.tmx"], "there is no complete unit in it"),
        (["a.md", "--recover", "out.md"], "cannot be saved in parts"),
    ],
)
def test_says_what_it_does_not_do(program: Program, arguments: list[str], said: str) -> None:
    program.write("empty.tmx", tmx())
    program.write("a.md", "# a\n")
    before = sorted(path.name for path in program.folder.iterdir())
    ran = program("inspect", *arguments)
    assert ran.status == 2
    assert said in ran.err
    assert sorted(path.name for path in program.folder.iterdir()) == before


def _saved(tmp_path: Path, name: str, data: str | bytes) -> tuple[list[str], list[str]]:
    (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    found = recover(tmp_path / name)
    (tmp_path / f"saved-{name}").write_bytes(found.data)
    told = [f"{each.line}: {each.message}" for each in (*found.skipped, *found.changed)]
    return _texts(tmp_path / f"saved-{name}"), told


def test_a_file_without_its_beginning_gets_a_new_one(tmp_path: Path) -> None:
    text = tmx(RIGHT, RIGHT)
    texts, told = _saved(tmp_path, "a.tmx", text[text.index("creationtool=") :])
    assert len(texts) == 2
    assert "1: the beginning of the file was lost; it has a new one" in told


def test_what_stands_in_a_comment_stays_there(tmp_path: Path) -> None:
    text = (
        tmx(RIGHT, RIGHT)
        .replace('<tu tuid="u2">', '<!-- <tu tuid="u2">')
        .replace("</tu>\n</body>", "</tu> -->\n</body>")
    )
    texts, told = _saved(tmp_path, "a.tmx", text)
    assert len(texts) == 1
    assert told == []


def test_a_broken_unit_costs_no_other_in_the_next_file(tmp_path: Path) -> None:
    (tmp_path / "one.xlf").write_bytes(_whole("a.xlf", tmp_path))
    text = (tmp_path / "one.xlf").read_text("utf-8")
    start, end = text.index("<file"), text.index("</xliff>")
    body = text[start:end]
    broken = body[::-1].replace("</trans-unit>"[::-1], "", 1)[::-1]
    texts, told = _saved(tmp_path, "two.xlf", text[:start] + broken + body + text[end:])
    assert len(texts) == 2 * len(_PAIRS) - 1
    assert len(told) == 1


def test_an_entity_is_not_expanded(tmp_path: Path) -> None:
    text = tmx(("a &x; b", "c")).replace("<tmx", '<!DOCTYPE tmx [<!ENTITY x "secret">]>\n<tmx', 1)
    texts, told = _saved(tmp_path, "a.tmx", text)
    assert texts == ["a &x; b = c"]
    assert any("begins no entity" in line for line in told)


def test_gzip_data_is_unpacked_as_far_as_it_goes(tmp_path: Path) -> None:
    pairs = [(f"甲{number}", f"{random.Random(number).random()}") for number in range(2000)]
    packed = gzip.compress(tmx(*pairs).encode())
    texts, told = _saved(tmp_path, "a.tmx.gz", packed[: len(packed) // 2])
    assert 500 < len(texts) < 1500
    assert len(told) == 1


def test_po_without_empty_lines_is_cut_into_its_entries(tmp_path: Path) -> None:
    text = 'msgid ""\nmsgstr "charset=UTF-8\\n"\n#. one\nmsgid "a"\nmsgstr "甲"\n'
    text += 'msgid "b"\nmsgid "c"\nmsgstr "丙"\n#~ msgid "d"\n#~ msgstr "丁"\n'
    texts, told = _saved(tmp_path, "a.po", text)
    assert texts == ["a = 甲", "c = 丙"]
    assert len(told) == 1
    assert told[0].startswith("6: left out: ")
