"""What a project begins with: a commented configuration, hooks for commits, and a job for its CI service."""

from __future__ import annotations

import os
from collections.abc import Iterator
from string import Template

from ftzterms._version import __version__
from ftzterms.model import value

SERVICES = ("github", "gitlab", "none")
_TARGETS = {
    "config": "ftzterms.toml",
    "pre-commit": ".pre-commit-config.yaml",
    "github": ".github/workflows/ftzterms.yml",
    "gitlab": ".gitlab-ci.yml",
}
BILINGUAL = (".tmx", ".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff", ".po")
_LEFT_OUT = frozenset({"node_modules", "build", "dist", "venv", "__pycache__"})


@value
class Beginning:
    """A file to begin with; where one of its name stands already, its text is for its owner to add."""

    path: str
    """Told from the project's folder."""
    text: str
    there: bool
    """Something of that name is there."""


def beginnings(folder: str, service: str) -> Iterator[Beginning]:
    """Give the files to begin with; `include` is made of what bilingual files the folder holds."""
    included = ", ".join(f'"{name}"' for name in _included(folder))
    for name in ("config", "pre-commit", *((service,) if service != "none" else ())):
        text = Template(_template(name)).safe_substitute(include=included, version=__version__)
        path = _TARGETS[name]
        yield Beginning(path, text, os.path.exists(os.path.join(folder, path)))


def service_of(folder: str) -> str:
    """Tell which CI service a project has; `github` where nothing tells."""
    gitlab = os.path.exists(os.path.join(folder, ".gitlab-ci.yml"))
    return "gitlab" if gitlab and not os.path.isdir(os.path.join(folder, ".github")) else "github"


def _included(folder: str) -> list[str]:
    """Name the folders and files at the top that hold bilingual files; everything where there is none."""
    found = []
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if name.startswith(".") or name in _LEFT_OUT:
            continue
        if os.path.isdir(path) and _holds(path):
            found.append(f"{name}/")
        elif name.lower().endswith(BILINGUAL) and os.path.isfile(path):
            found.append(name)
    return found or ["."]


def _holds(folder: str) -> bool:
    for _, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in _LEFT_OUT]
        if any(name.lower().endswith(BILINGUAL) for name in names):
            return True
    return False


def _template(name: str) -> str:
    path = os.path.join(os.path.dirname(__file__), f"{name}.txt")
    with open(path, encoding="utf-8") as stream:
        return stream.read()
