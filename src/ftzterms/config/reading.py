"""Read a configuration file, and check its tables against the table of settings."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from ftzterms.config._config import checked_ids
from ftzterms.config._find import PROJECT
from ftzterms.config._places import Path, Places
from ftzterms.config._settings import SETTINGS, Kind, Setting
from ftzterms.config.paths import relative
from ftzterms.config.settings import Settings
from ftzterms.model import ConfigurationError, nearest, toml_fault


def read(file: str, checks: Collection[str]) -> Settings:
    """Read a configuration file; *checks* are the ids that there are.

    `ConfigurationError` says what is wrong, and on which line.
    """
    tables, prefix, places = _parsed(file)
    reader = _Reader(relative(file), prefix, places, checks)
    given = reader.table(tables, SETTINGS)
    lines = {key: reader.line((key,)) for key in given}
    lines |= {f"checks.{name}": reader.line(("checks", name)) for name in given.get("checks", ())}
    lines |= {
        f"per-path.{number}": reader.line(("per-path", number)) for number in range(len(given.get("per-path", ())))
    }
    for number, table in enumerate(given.get("allow", ())):
        lines[f"allow.{number}"] = reader.line(("allow", number))
        if not table["reason"].strip():
            raise reader.fault("a reason must say something", ("allow", number, "reason"))
    return Settings(os.path.abspath(file), os.path.dirname(os.path.abspath(file)), given, lines)


def _parsed(file: str) -> tuple[dict[str, Any], Path, Places]:
    """Give the table of ours in a TOML file, the names of the tables around it, and the lines of all keys."""
    shown = relative(file)
    try:
        with open(file, "rb") as stream:
            text = stream.read().decode("utf-8-sig").replace("\r\n", "\n")
        tables = tomllib.loads(text)
    except OSError as error:
        reason = "is a folder, and a configuration is a file" if os.path.isdir(file) else error.strerror
        raise ConfigurationError(reason or str(error), path=shown) from None
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"not UTF-8: byte {error.start + 1}", path=shown, hint="save it as UTF-8") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        words, line, column = toml_fault(str(error), text)
        hint = "see https://toml.io"
        raise ConfigurationError(f"not TOML: {words}", path=shown, line=line, column=column, hint=hint) from None
    if os.path.basename(file) != PROJECT:
        return tables, (), Places(text)
    ours = tables.get("tool", {}).get("ftzterms", {})
    places = Places(text)
    if not isinstance(ours, dict):
        line = places.line(("tool", "ftzterms"))
        raise ConfigurationError(f"“tool.ftzterms” must be a table, not {ours!r}", path=shown, line=line)
    return ours, ("tool", "ftzterms"), places


class _Reader:
    """Reads the tables of one file; the first thing that is wrong is a `ConfigurationError` with its line."""

    def __init__(self, file: str, prefix: Path, places: Places, checks: Collection[str]) -> None:
        self._file = file
        self._prefix = prefix
        self._places = places
        self._checks = checks

    def table(self, tables: Mapping[str, Any], settings: tuple[Setting, ...], at: Path = ()) -> dict[str, Any]:
        """Give what a table sets, by key; nothing is added for keys that are not there."""
        known = {setting.key: setting for setting in settings}
        for key in tables:
            if key not in known:
                self._unknown(key, known, at)
        for setting in settings:
            if setting.required and setting.key not in tables:
                raise self.fault(f"{_name(at)} needs the key “{setting.key}”", at, setting.help)
        return {key: self._value(given, known[key], (*at, key)) for key, given in tables.items()}

    def fault(self, message: str, at: Path, hint: str = "") -> ConfigurationError:
        """Make the error for something that is wrong at a place."""
        return ConfigurationError(message, path=self._file, line=self._places.line(self._prefix + at), hint=hint)

    def line(self, at: Path) -> int:
        """Give the line of a key."""
        return self._places.line(self._prefix + at)

    def _unknown(self, key: str, known: Collection[str], at: Path) -> None:
        close = nearest(key, known)
        hint = f"did you mean “{close}”?" if close else f"known are {', '.join(known)}"
        raise self.fault(f"there is no setting “{'.'.join(map(str, (*at, key)))}”", (*at, key), hint)

    def _value(self, given: Any, setting: Setting, at: Path) -> Any:
        if not _fits(setting, given):
            raise self.fault(f"“{_name(at)}” must be {expected(setting)}, not {given!r}", at)
        match setting.kind:
            case Kind.TEXTS:
                return tuple(given)
            case Kind.CHECKS:
                return self._ids(given, at)
            case Kind.BY_CHECK:
                return {name: self._check(table, setting.inner, name, (*at, name)) for name, table in given.items()}
            case Kind.TABLES:
                return tuple(self.table(part, setting.inner, (*at, number)) for number, part in enumerate(given))
            case _:
                return given

    def _ids(self, given: list[str], at: Path) -> frozenset[str]:
        try:
            return checked_ids(given, self._checks)
        except ConfigurationError as error:
            raise self.fault(error.message, at, error.hint) from None

    def _check(self, table: Any, keys: tuple[Setting, ...], name: str, at: Path) -> dict[str, Any]:
        """Read what is set for one check; what is no key of every check is left to be judged as its option."""
        self._ids([name], at)
        if not isinstance(table, dict):
            raise self.fault(f"“{_name(at)}” must be a table, not {table!r}", at)
        usual = {key.key for key in keys}
        found = self.table({key: given for key, given in table.items() if key in usual}, keys, at)
        return found | {"options": {key: given for key, given in table.items() if key not in usual}}


def _fits(setting: Setting, given: object) -> bool:
    """Say whether a value is of the kind that a setting takes."""
    match setting.kind, given:
        case Kind.TEXT, str():
            return True
        case Kind.CHOICE, str():
            return given in setting.choices
        case (Kind.TEXTS | Kind.CHECKS, list()):
            return all(isinstance(part, str) for part in given)
        case Kind.TABLES, list():
            return all(isinstance(part, dict) for part in given)
        case Kind.DAY, date():
            return not isinstance(given, datetime)
        case _:
            return (setting.kind is Kind.FLAG and isinstance(given, bool)) or (
                setting.kind is Kind.BY_CHECK and isinstance(given, dict)
            )


def expected(setting: Setting) -> str:
    """Say what a setting takes."""
    match setting.kind:
        case Kind.CHOICE:
            return "one of " + ", ".join(f'"{choice}"' for choice in setting.choices)
        case Kind.DAY:
            return "a date without quotation marks, such as 2027-01-31"
        case Kind.FLAG:
            return "true or false"
        case _:
            return f"a {setting.kind.value}"


def _name(at: Path) -> str:
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in at) or "the file"
