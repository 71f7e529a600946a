"""The house keeps its shape: who may import whom, one object per room, nothing upward, no circle."""

from __future__ import annotations

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from ftzterms.checks import all_checks
from ftzterms.registry import room, room_names

SOURCE = Path(__file__).parents[1] / "src" / "ftzterms"
MODULES = sorted(path for path in SOURCE.rglob("*.py"))

ALLOWED = {
    "text": {"text"},
    "model": {"model"},
    "registry": set(),
    "formats": {"memory", "model", "registry", "text", "formats", "_version"},
    "matcher": {"model", "text", "matcher"},
    "memory": {"model", "text", "matcher", "memory"},
    "checks": {"model", "text", "registry", "checks"},
    "reporters": {"model", "registry", "reporters", "_version"},
    "kits": {"formats", "model", "registry", "text", "kits"},
    "cache": {"formats", "model"},
    "config": {"config", "model"},
    "kept_patterns": {"cache", "text"},
    "suppressing": {"config", "model", "text"},
    "baseline": {"formats", "model", "shelf"},
    "chinese": set(),
    "house_styles": {"model", "text"},
    "stamps": {"cache", "model"},
    "glossary": {"cache", "formats", "house_styles", "matcher", "model", "stamps", "_version"},
    "validator": {"checks", "config", "glossary", "matcher", "model", "shelf", "suppressing", "text", "_version"},
    "shelf": {"model", "shelf"},
    "git": {"model"},
    "keeping": {"formats", "git", "keeping", "model", "text"},
    "importing": {"formats", "memory", "model"},
    "cleaning": {"checks", "memory", "model", "text"},
    "inspecting": {"formats", "model"},
    "site": {"kits", "model", "reporters", "site", "text"},
    "impact": {"config", "fixing", "formats", "keeping", "matcher", "memory", "model", "validator"},
    "fixing": {"checks", "config", "formats", "glossary", "matcher", "model", "validator"},
    "starting": {"model", "_version"},
    "usage": {"model"},
    "testing": {"cli", "model", "reporters", "validator"},
    "cli": {
        "cache",
        "baseline",
        "chinese",
        "checks",
        "cleaning",
        "cli",
        "config",
        "fixing",
        "formats",
        "git",
        "glossary",
        "impact",
        "importing",
        "keeping",
        "kept_patterns",
        "inspecting",
        "kits",
        "matcher",
        "memory",
        "model",
        "registry",
        "reporters",
        "shelf",
        "site",
        "starting",
        "suppressing",
        "usage",
        "validator",
        "_version",
    },
    "__init__": {"config", "formats", "glossary", "matcher", "memory", "model", "validator", "_version"},
    "__main__": {"cli"},
    "_version": set(),
}
HEAVY = {"lxml", "polib", "regex", "rich", "rapidfuzz", "rjieba", "daachorse"}
"""Loaded by the function that needs them, never when a module is imported."""


def room_of(path: Path) -> str:
    """Give the top-level room of a module: `checks` for `checks/missing_term.py`."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports(path: Path, *, top: bool = False) -> set[str]:
    """Give the dotted names that a module imports, anywhere or at its top level only."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = tree.body if top else list(ast.walk(tree))
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
    return found


def ours(names: set[str]) -> set[str]:
    """Give the rooms among imported names."""
    return {name.split(".")[1] for name in names if name.startswith("ftzterms.")}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_what_its_room_may(path: Path) -> None:
    assert ours(imports(path)) <= ALLOWED[room_of(path)]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_loads_heavy_packages_late(path: Path) -> None:
    assert not {name.partition(".")[0] for name in imports(path, top=True)} & HEAVY


def test_has_no_circle() -> None:
    graph: dict[str, set[str]] = {}
    names = {".".join(("ftzterms", *path.relative_to(SOURCE).with_suffix("").parts)) for path in MODULES}
    for path in MODULES:
        name = ".".join(("ftzterms", *path.relative_to(SOURCE).with_suffix("").parts))
        graph[name] = {used for used in imports(path, top=True) if used in names and used != name}
    TopologicalSorter(graph).prepare()  # raises CycleError where there is one


@pytest.mark.parametrize("wing", ["checks", "checks.glossary", "formats", "reporters", "kits", "cli"])
def test_leaves_one_object_named_like_the_file(wing: str) -> None:
    for name in room_names(f"ftzterms.{wing}"):
        assert room(f"ftzterms.{wing}", name) is not None


@pytest.mark.parametrize("wing", ["checks", "checks.glossary", "reporters", "kits"])
def test_rooms_of_a_wing_do_not_know_each_other(wing: str) -> None:
    rooms = set(room_names(f"ftzterms.{wing}"))
    for path in SOURCE.joinpath(*wing.split(".")).glob("[!_]*.py"):
        used = {name.rpartition(".")[2] for name in imports(path) if name.startswith(f"ftzterms.{wing}.")}
        assert not used & rooms, path.name


def test_every_check_has_a_page() -> None:
    for check in all_checks().values():
        assert check.page.splitlines()[0].endswith("."), check.id
        assert "Bad:" in check.page, check.id
        assert "Good:" in check.page, check.id


def test_files_stay_short() -> None:
    long = {
        str(path.relative_to(SOURCE)): n for path in MODULES if (n := len(path.read_text("utf-8").splitlines())) > 400
    }
    assert not long


def test_no_cupboard_for_everything() -> None:
    names = {path.stem for path in MODULES}
    assert not names & {"utils", "helpers", "common", "base", "manager", "misc"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_group_is_repeated_possessively(path: Path) -> None:
    """Python 3.11.0 to 3.11.4, and so Debian 12, match `(…)*+` wrongly where the group gives way (gh-106052)."""
    texts = (node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant))
    assert not [text for text in texts if isinstance(text, str | bytes) and _POSSESSIVE_GROUP.search(_plain(text))]


def _plain(pattern: str | bytes) -> str:
    """Give a pattern without its classes and escaped characters."""
    text = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
    return re.sub(r"\\.|\[(?:\\.|[^\]])+\]", "x", text)


_POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{[0-9,]+\})\+")
