"""Small files and one way to run the program, for the tests of the commands."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from ftzterms.cli import main

GLOSSARY = """\
[[concept]]
id = "inter-ministerial-joint-meeting"
subject_field = "institutions"
definition = "A standing mechanism through which ministries share one task."
note = "Capitals in the name of one meeting."
related = ["state-council"]
not_inside = ["联席会议室"]
zh-Hans = ["部际联席会议", { text = "联席会议", kind = "short form", note = "from the second mention on" }]
en = [
    "inter-ministerial joint meeting",
    { text = "joint meeting", status = "admitted", kind = "short form" },
    { text = "inter-ministerial joint conference", status = "deprecated", authority = "machine translation" },
    { text = "interministerial meeting system", status = "superseded", valid_until = 2014-12-31 },
]
sources = [
    { title = "Notice on the joint meeting", date = "2015-02", url = "https://gov.cn/1", authority = "State Council" },
]
examples = { zh = "部际联席会议在北京召开。" }

[[concept]]
id = "state-council"
subject_field = "institutions"
zh-Hans = ["国务院"]
en = ["State Council"]

[[concept]]
id = "new-quality-productive-forces"
subject_field = "economy"
zh-Hans = ["新质生产力"]
en = ["new quality productive forces", { text = "new-type productivity", status = "deprecated" }]
"""
_CONCEPT = '<conceptEntry id="a"><langSec xml:lang="en"><termSec><term>x y</term></termSec></langSec></conceptEntry>'
TWICE = f'<tbx type="TBX-Basic" style="dct" xml:lang="en"><text><body>{_CONCEPT}{_CONCEPT}</body></text></tbx>'
"""A glossary with one id twice, which is read with a warning."""
WRONG = ("部际联席会议办公室设在商务部。", "The inter-ministerial joint conference has its office in the ministry.")
RIGHT = ("加快发展新质生产力。", "Develop new quality productive forces faster.")


def tmx(*pairs: tuple[str, str]) -> str:
    """Write a TMX of zh-CN and en pairs."""
    units = "".join(
        f'<tu tuid="u{number}">\n<tuv xml:lang="zh-CN"><seg>{source}</seg></tuv>\n'
        f'<tuv xml:lang="en"><seg>{target}</seg></tuv>\n</tu>\n'
        for number, (source, target) in enumerate(pairs, 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
        '<header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" '
        f'srclang="zh-CN" datatype="plaintext"/>\n<body>\n{units}</body>\n</tmx>\n'
    )


class Ran(NamedTuple):
    """What a run left behind."""

    status: int
    out: str
    err: str


class Program:
    """The program in a folder of its own, with a glossary beside the texts."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys
        self.write("terms.toml", GLOSSARY)
        self.write("wrong.tmx", tmx(RIGHT, WRONG))
        self.write("right.tmx", tmx(RIGHT))

    def write(self, name: str, content: str | bytes) -> Path:
        """Put a file into the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def __call__(self, *arguments: str) -> Ran:
        """Run a command line."""
        self._capsys.readouterr()
        try:
            main(list(arguments))
        except SystemExit as ended:  # kept by nothing: its frames hold what tests have opened
            status = int(ended.code or 0)
        else:
            raise AssertionError("a command line ends the process")
        out, err = self._capsys.readouterr()
        return Ran(status, out, err)

    def ours(self, command: str, *arguments: str) -> Ran:
        """Run a command with the glossary of the folder alone."""
        return self(*command.split(), *arguments, "--no-builtin", "-g", "terms.toml")
