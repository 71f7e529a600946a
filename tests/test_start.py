"""What a small check loads: every module costs each run of the program its share of a moment."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli_samples import RIGHT, tmx

NEEDED_ELSEWHERE = {
    "dataclasses": "brings inspect, ast and dis; `value` and `record` do without",
    "fractions": "numbers are whole or of two whole ones until something is put in words",
    "decimal": "as fractions",
    "hashlib": "brings OpenSSL; `_blake2` is all that is needed of it",
    "_hashlib": "as hashlib",
    "json": "for reports in JSON",
    "pathlib": "brings urllib.parse, ipaddress and ntpath; paths are opened as they are given",
    "urllib": "as pathlib",
    "tempfile": "for files to be written",
    "random": "as tempfile",
    "shutil": "as tempfile",
    "multiprocessing": "for large files",
    "concurrent": "for large files",
    "string": "brings a template language",
    "pkgutil": "a wing is a folder, and a folder can be listed",
    "tomllib": "for glossaries that are not compiled yet",
    "csv": "for glossaries and tables",
    "difflib": "never",
    "traceback": "for those who ask with FTZTERMS_DEBUG",
    "unicodedata": "for how wide a text stands on a terminal",
    "rich": "for the counter of large files",
    "rapidfuzz": "for a slip of the keyboard",
    "locale": "for the words of the options of click, which are given instead",
    "regex": "for scripts of Unicode",
    "polib": "for PO files",
    "rjieba": "for a doubtful short Chinese term",
}
_PACKAGES = "click, lxml.etree, daachorse"
"""The command line, the XML parser, and the automaton over the glossary: what they load is not ours to answer for."""
_LISTED = "print(*sorted(sys.modules), sep='\\n', file=sys.stderr)"
_SCRIPT = f"""
import sys
from ftzterms.cli import main
try:
    main(sys.argv[1:])
finally:
    {_LISTED}
"""


def loaded(script: str, *arguments: str, cache: Path) -> set[str]:
    """Give the modules that a process has loaded when a script ends with 0."""
    environment = os.environ | {
        "FTZTERMS_CACHE": str(cache),
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "PYTHONUTF8": "1",
    }
    command = [sys.executable, "-S", "-c", script, *arguments]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False)
    assert ran.returncode == 0, ran.stderr
    return set(ran.stderr.split())


@pytest.fixture(scope="module")
def of_a_check(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Check a small TMX twice, the second time with the glossary compiled."""
    folder = tmp_path_factory.mktemp("start")
    (folder / "small.tmx").write_text(tmx(RIGHT), "utf-8")
    theirs = loaded(f"import sys, {_PACKAGES}; {_LISTED}", cache=folder / "cache")
    loaded(_SCRIPT, "check", str(folder / "small.tmx"), cache=folder / "cache")
    return loaded(_SCRIPT, "check", str(folder / "small.tmx"), cache=folder / "cache") - theirs


@pytest.mark.parametrize("name", NEEDED_ELSEWHERE)
def test_a_small_check_does_without(of_a_check: set[str], name: str) -> None:
    assert name not in of_a_check, f"{name} is loaded, though needed {NEEDED_ELSEWHERE[name]}"


def test_a_small_check_loads_no_check_of_glossaries_and_one_reporter(of_a_check: set[str]) -> None:
    assert "ftzterms.checks.missing_term" in of_a_check
    assert not {name for name in of_a_check if name.startswith("ftzterms.checks.glossary.")}
    reporters = {name for name in of_a_check if name.startswith("ftzterms.reporters.") and "._" not in name}
    assert reporters == {"ftzterms.reporters.full"}
    assert formats_in(of_a_check) == {"ftzterms.formats.tmx"}


def test_a_small_check_compiles_no_glossary(of_a_check: set[str]) -> None:
    assert "ftzterms.matcher._storage" in of_a_check
    assert not of_a_check & {"ftzterms.matcher._compile", "ftzterms.matcher._beginnings"}


def test_a_second_check_compiles_no_pattern_of_ours(tmp_path: Path) -> None:
    (tmp_path / "small.tmx").write_text(tmx(RIGHT), "utf-8")
    script = (
        "from ftzterms.text.late import memory; from ftzterms.cli import main; import sys\ntry: main(sys.argv[1:])\n"
    )
    script += "finally: print(*('compiled' for _ in memory.learnt), file=sys.stderr)"
    first, second = (loaded(script, "check", str(tmp_path / "small.tmx"), cache=tmp_path / "cache") for _ in range(2))
    assert "compiled" in first
    assert "compiled" not in second


def formats_in(modules: set[str]) -> set[str]:
    return {name for name in modules if name.startswith("ftzterms.formats.") and "._" not in name}


def test_a_text_loads_the_formats_of_its_suffix(tmp_path: Path) -> None:
    (tmp_path / "news.en.txt").write_text("A pilot free trade zone.\n", "utf-8")
    arguments = "check", str(tmp_path / "news.en.txt")
    loaded(_SCRIPT, *arguments, cache=tmp_path / "cache")
    names = ("omegat_glossary", "plain_text", "wordfast_txt")
    modules = loaded(_SCRIPT, *arguments, cache=tmp_path / "cache")
    assert formats_in(modules) == {f"ftzterms.formats.{name}" for name in names}


def test_words_to_be_found_load_no_format(tmp_path: Path) -> None:
    loaded(_SCRIPT, "find", "自由贸易试验区", cache=tmp_path)
    assert not formats_in(loaded(_SCRIPT, "find", "自由贸易试验区", cache=tmp_path))


def test_a_glossary_is_read_and_searched_without_what_takes_as_long_as_itself(tmp_path: Path) -> None:
    search = "ftzterms.read_glossary().find('自由贸易试验区')"
    script = f"import sys; theirs = set(sys.modules); import ftzterms; {search}"
    script += "; print(*sorted(set(sys.modules) - theirs), sep='\\n', file=sys.stderr)"
    loaded(script, cache=tmp_path)
    modules = loaded(script, cache=tmp_path)
    assert "ftzterms.matcher._storage" in modules
    assert modules & {"typing", "re", "importlib", "warnings", *NEEDED_ELSEWHERE} == set()


def test_help_loads_the_names_of_the_commands_and_no_more(tmp_path: Path) -> None:
    shown = loaded(_SCRIPT, "--version", cache=tmp_path)
    assert "click" in shown
    assert not {name for name in shown if name.startswith(("lxml", "daachorse", "ftzterms.checks", "ftzterms.formats"))}
