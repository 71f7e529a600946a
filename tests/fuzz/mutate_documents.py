"""Read and patch mutated documents: whatever comes in, units or one clear fault come out.

python tests/fuzz/mutate_documents.py [--mutations 20000] [--seed 1]
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import zipfile
from collections import Counter
from pathlib import Path

from ftzterms.formats import Edit, patch_bitext, read_bitext
from ftzterms.model import FtzTermsError, Side

sys.path.insert(0, str(Path(__file__).parents[1]))
from office_samples import archive, docx, paragraph, pptx, run, shape

_WORD = "p r t del txbxContent tc pPr".split()
_PAGE = "p b br pre code svg title".split()
_PIECES = (
    *(f"<{sign}w:{name}>".encode() for name in _WORD for sign in ("", "/")),
    *(f"<{sign}{name}>".encode() for name in _PAGE for sign in ("", "/")),
    *(b'<w:fldChar w:fldCharType="begin"/>', b"<!--", b"-->", b"<", b"&", b"&amp;", b"&#x4e2d;", b'"', b"'"),
    *(b"\xff", b"\0"),
)
_NOTE = f'<w:footnote w:id="1">{paragraph("注。又。")}</w:footnote>'
_LINK = f'<w:hyperlink r:id="x">{run("网站")}</w:hyperlink>'
_SEEDS = {
    "a.docx": docx(
        paragraph(run("会议。要稳", "b"), run("中求进。The the port."), _LINK),
        f"<w:tbl><w:tr><w:tc>{paragraph('甲')}</w:tc></w:tr></w:tbl>",
        parts={"header1": paragraph("眉"), "footnotes": _NOTE},
    ),
    "a.pptx": pptx(shape("One. Two.", "三"), shape("四"), notes={0: shape("备注")}),
    "a.html": (
        '<!DOCTYPE html><html lang="zh"><meta charset=utf-8><title>题</title><p>会议，<b>要\n稳</b>。&nbsp;又<br>行'
        "<ul><li>甲 <code>x</code><li lang=en>The the</ul><pre>a\n b</pre><!-- c --><svg><a/></svg>"
    ).encode(),
}


def mutated(chance: random.Random, name: str) -> bytes:
    """Give a seed with some bytes changed: of the packed file, of one of its parts, or cut off."""
    data = _SEEDS[name]
    way = chance.random()
    if way < 0.1:
        return data[: chance.randrange(len(data))]
    if name == "a.html" or way < 0.3:
        return _changed(chance, data)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts: dict[str, str | bytes] = {each: packed.read(each) for each in packed.namelist()}
        part = chance.choice([each for each in packed.namelist() if each.endswith(("xml", "rels"))])
        parts[part] = _changed(chance, packed.read(part))
    if way > 0.95:
        del parts[part]
    return archive(parts)


def _changed(chance: random.Random, data: bytes) -> bytes:
    new = bytearray(data)
    for _ in range(chance.randint(1, 5)):
        start = chance.randrange(len(new) + 1)
        end = min(start + chance.randrange(30), len(new))
        new[start:end] = chance.choice([b"", new[start:end] * 2, chance.choice(_PIECES)])
    return bytes(new)


def outcome(chance: random.Random, name: str, data: bytes) -> str:
    """Read a file, and at times patch it; give what came of it."""
    try:
        units = list(read_bitext(name, data=data).units)
        if units and chance.random() < 0.3:
            number = chance.randrange(len(units))
            target = units[number].target
            text = target.text if target else ""
            start = chance.randrange(len(text) + 1)
            edit = Edit(number, Side.TARGET, start, chance.randint(start, len(text)), "新 new")
            patch_bitext(name, [edit], data=data)
    except FtzTermsError:
        return "one clear fault"
    return "units" if units else "no unit"


def run_all(mutations: int, seed: int) -> Counter[tuple[str, str]]:
    """Try so many mutations; what crashes is raised, with the number that makes it again."""
    counted: Counter[tuple[str, str]] = Counter()
    for number in range(mutations):
        chance = random.Random(f"{seed}/{number}")
        name = chance.choice(sorted(_SEEDS))
        data = mutated(chance, name)
        try:
            counted[name, outcome(chance, name, data)] += 1
        except Exception as error:
            error.add_note(f"mutation {seed}/{number} of {name}")
            raise
    return counted


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--mutations", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    for (file, what), times in sorted(run_all(chosen.mutations, chosen.seed).items()):
        sys.stdout.write(f"{file}\t{what}\t{times}\n")
