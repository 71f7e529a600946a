"""The settings of a run: defaults, the configuration file, its tables for some paths, and the command line on top."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

from ftzterms.config._config import CheckSettings, Config, Suppression
from ftzterms.config.paths import fits, relative
from ftzterms.model import Confidence, Severity, field, replace, value

COMMAND_LINE = "command line"
DEFAULT = "default"
DEFAULTS: Mapping[str, Any] = {
    "include": (),
    "exclude": (),
    "glossaries": (),
    "builtin": True,
    "select": frozenset(),
    "ignore": frozenset(),
    "confidence": "medium",
    "direction": "",
    "columns": "",
    "house-style": "official",
    "checks": {},
    "fail-on": "error",
    "output": (),
    "baseline": "",
    "lang": "en",
    "per-path": (),
    "allow": (),
}
_SINGLE = ("select", "ignore", "confidence", "direction", "columns", "house-style", "checks")
"""What may differ from path to path."""


@value
class Effective:
    """One setting as it holds, and who says so."""

    key: str
    content: object
    origin: str
    """`default`, `command line`, or `FILE:LINE`."""


@value
class Settings:
    """All settings of a run. Names of files are told from *root*, the folder of the configuration file."""

    file: str = ""
    root: str = ""
    given: Mapping[str, Any] = field(default_factory=dict)
    """What the file sets, by key."""
    lines: Mapping[str, int] = field(default_factory=dict)
    commanded: Mapping[str, Any] = field(default_factory=dict)
    """What the command line sets, by key."""

    def __getitem__(self, key: str) -> Any:
        """Give what holds for all paths."""
        return self._effective(key).content

    @property
    def fail_on(self) -> Severity:
        """Give the least severity that makes a run fail."""
        return Severity[self["fail-on"].upper()]

    def effective(self, path: str = "") -> Iterator[Effective]:
        """Yield every setting as it holds for a path, or for all."""
        here = self._for(path)
        for key in DEFAULTS:
            general = self._effective(key)
            if key in here and here[key] != general.content:
                yield Effective(key, here[key], self._said_for(path, key))
            else:
                yield general

    def excluded(self, path: str) -> bool:
        """Say whether a file is never taken."""
        return fits(self.told(path), self["exclude"])

    def paths(self, key: str) -> tuple[str, ...]:
        """Give the names of files that a setting holds, told from where the program runs."""
        found = self._effective(key)
        named = found.content if isinstance(found.content, tuple) else (found.content,)
        return tuple(str(name) if found.origin == COMMAND_LINE else self.here(str(name)) for name in named if name)

    def here(self, name: str) -> str:
        """Tell from where the program runs what the file names from its own folder."""
        path = os.path.join(self.root, name)
        return relative(path) if self.root else path

    def told(self, path: str) -> str:
        """Tell a path from the root, parted by `/`, as patterns have it."""
        return relative(path, self.root).replace(os.sep, "/")

    def config(self, path: str = "") -> Config:
        """Give the settings for one path; without it, those for all."""
        merged = self._for(path)
        return Config(
            select=merged["select"],
            ignore=merged["ignore"],
            confidence=Confidence[merged["confidence"].upper()],
            direction=merged["direction"],
            checks={name: _check_settings(table) for name, table in merged["checks"].items()},
            suppressions=tuple(self._suppressions()),
            root=self.root,
        )

    def house_style(self, path: str = "") -> str:
        """Give the house style for one path: the name of one of ours, or a file."""
        name = str(self._for(path)["house-style"])
        file = self.here(name)
        return file if "house-style" not in self.commanded and os.path.isfile(file) else name

    def columns(self, path: str = "") -> str:
        """Say what stands where in the tables of a path."""
        return str(self._for(path)["columns"])

    def _tables(self, path: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """Yield the numbers and tables of `per-path` that speak of a path."""
        for number, table in enumerate(self.given.get("per-path", ()) if path else ()):
            if fits(self.told(path), table["files"]):
                yield number, table

    def _said_for(self, path: str, key: str) -> str:
        """Say which table for some paths, or else what else, gives a setting its value."""
        lines = [self.lines[f"per-path.{number}"] for number, table in self._tables(path) if key in table]
        return f"{relative(self.file)}:{lines[-1]}" if lines else COMMAND_LINE

    def _for(self, path: str) -> dict[str, Any]:
        merged = {key: self[key] for key in _SINGLE}
        for _, table in self._tables(path):
            merged |= {key: table[key] for key in table if key not in ("files", "checks")}
            merged["checks"] = _merged(merged["checks"], table.get("checks", {}))
        own = {key: given for key, given in self.commanded.items() if key in merged}
        return merged | own | {"ignore": merged["ignore"] | own.get("ignore", frozenset())}

    def _effective(self, key: str) -> Effective:
        if key in self.commanded and key != "ignore":
            return Effective(key, self.commanded[key], COMMAND_LINE)
        if key in self.given:
            return Effective(key, self.given[key], f"{relative(self.file)}:{self.lines[key]}")
        return Effective(key, DEFAULTS[key], DEFAULT)

    def _suppressions(self) -> Iterator[Suppression]:
        for number, table in enumerate(self.given.get("allow", ())):
            yield Suppression(
                reason=table["reason"],
                checks=table.get("checks", frozenset()),
                files=table.get("files", ()),
                concepts=frozenset(table.get("concepts", ())),
                text=table.get("text", ""),
                until=table.get("until"),
                path=relative(self.file),
                line=self.lines[f"allow.{number}"],
            )


def commanded(settings: Settings, **given: Any) -> Settings:
    """Put on top what the command line says; None for what it does not say."""
    told = {key.replace("_", "-"): content for key, content in given.items() if content is not None}
    return replace(settings, commanded=dict(settings.commanded) | told)


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Lay what is set for checks over what is set for them elsewhere, key by key."""
    merged = dict(below)
    for name, table in above.items():
        old = merged.get(name, {"options": {}})
        merged[name] = old | table | {"options": old["options"] | table["options"]}
    return merged


def _check_settings(table: Mapping[str, Any]) -> CheckSettings:
    severity, confidence = table.get("severity"), table.get("confidence")
    return CheckSettings(
        Severity[severity.upper()] if severity else None,
        Confidence[confidence.upper()] if confidence else None,
        {key.replace("-", "_"): given for key, given in table["options"].items()},
    )
