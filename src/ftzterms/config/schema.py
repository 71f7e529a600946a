"""The JSON Schema of a configuration file, for editors (draft 7, which taplo and VS Code read)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ftzterms.config._settings import SETTINGS, Kind, Setting
from ftzterms.config.settings import DEFAULTS

Schema = dict[str, Any]
_TEXT: Schema = {"type": "string"}
_PLAIN: Mapping[Kind, Schema] = {
    Kind.TEXT: _TEXT,
    Kind.DAY: _TEXT,
    Kind.FLAG: {"type": "boolean"},
    Kind.TEXTS: {"type": "array", "items": _TEXT},
}
_SCALARS = {"str": "string", "bool": "boolean", "int": "integer", "tuple": "array"}


def schema(options: Mapping[str, Mapping[str, object]]) -> Schema:
    """Give the schema; *options* are those of each check, by id, with their defaults."""
    made = _table(SETTINGS, options)
    for key, default in DEFAULTS.items():
        if default:
            made["properties"][key]["default"] = default
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "ftzterms.toml",
        "description": "Settings of ftzterms; the same keys stand in pyproject.toml under [tool.ftzterms].",
        **made,
    }


def _table(settings: Sequence[Setting], options: Mapping[str, Mapping[str, object]]) -> Schema:
    made: Schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": {setting.key: _described(setting, options) for setting in settings},
    }
    required = [setting.key for setting in settings if setting.required]
    return made | ({"required": required} if required else {})


def _described(setting: Setting, options: Mapping[str, Mapping[str, object]]) -> Schema:
    return {"description": setting.help, **_kind(setting, options)}


def _kind(setting: Setting, options: Mapping[str, Mapping[str, object]]) -> Schema:
    match setting.kind:
        case Kind.CHOICE:
            return {"enum": list(setting.choices)}
        case Kind.CHECKS:
            return {"type": "array", "items": {"enum": sorted(options)}, "uniqueItems": True}
        case Kind.BY_CHECK:
            return _by_check(setting, options)
        case Kind.TABLES:
            return {"type": "array", "items": _table(setting.inner, options)}
        case _:
            return dict(_PLAIN[setting.kind])


def _by_check(setting: Setting, options: Mapping[str, Mapping[str, object]]) -> Schema:
    checks: Schema = {}
    for name, own in options.items():
        table = _table(setting.inner, options)
        table["properties"] |= {key.replace("_", "-"): _option(default) for key, default in own.items()}
        checks[name] = table
    return {"type": "object", "additionalProperties": False, "properties": checks}


def _option(default: object) -> Schema:
    if default is None:
        return {}
    kind = _SCALARS[type(default).__name__]
    if kind == "array":
        return {"type": kind, "items": {"type": "string"}, "default": list(default)}  # type: ignore[call-overload]
    return {"type": kind, "default": default}
