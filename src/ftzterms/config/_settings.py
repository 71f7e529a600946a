"""Every setting of a configuration file: a table, of which the reader, the schema and the reference page are made."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from ftzterms.model import value


class Kind(Enum):
    """What a setting holds."""

    TEXT = "text"
    FLAG = "true or false"
    CHOICE = "one of some words"
    TEXTS = "list of texts"
    CHECKS = "list of check ids"
    DAY = "date"
    BY_CHECK = "table of checks"
    TABLES = "list of tables"


@value
class Setting:
    """One key."""

    key: str
    kind: Kind
    help: str
    choices: tuple[str, ...] = ()
    inner: tuple[Setting, ...] = ()
    """The keys of its tables."""
    required: bool = False


_LEVELS = ("low", "medium", "high")
_SEVERITIES = ("info", "warning", "error")
_DIRECTIONS = ("zh-en", "en-zh")

_CHECK = (
    Setting("severity", Kind.CHOICE, "How bad its findings are.", choices=_SEVERITIES),
    Setting("confidence", Kind.CHOICE, "Show its findings that are at least so sure.", choices=_LEVELS),
)
"""The keys of every check; beside them stand the options that its page lists."""

_SHARED = (
    Setting("select", Kind.CHECKS, "Run only these checks."),
    Setting("ignore", Kind.CHECKS, "Leave these checks out."),
    Setting("confidence", Kind.CHOICE, "Show findings that are at least so sure.", _LEVELS),
    Setting("direction", Kind.CHOICE, "Which language is the source, where files do not say.", _DIRECTIONS),
    Setting("columns", Kind.TEXT, "What stands where in tables: `source=B,target=C`."),
    Setting(
        "house-style",
        Kind.TEXT,
        "Which admitted renderings are demanded: `official`, `press`, `seed`, or a file of your own.",
    ),
    Setting("checks", Kind.BY_CHECK, "Severity, confidence and options of single checks.", inner=_CHECK),
)
"""What may be set for all files, and otherwise for some."""

_PER_PATH = (
    Setting("files", Kind.TEXTS, "For files with such names (patterns as in .gitignore).", required=True),
    *_SHARED,
)

_ALLOW = (
    Setting("reason", Kind.TEXT, "Why they are right, or to be lived with.", required=True),
    Setting("files", Kind.TEXTS, "In files with such names; any, when left out."),
    Setting("checks", Kind.CHECKS, "Findings of these checks; any, when left out."),
    Setting("concepts", Kind.TEXTS, "Findings about these concepts (ids)."),
    Setting("text", Kind.TEXT, "Findings with exactly these flagged words."),
    Setting("until", Kind.DAY, "The last day on which it holds."),
)

SETTINGS = (
    Setting("include", Kind.TEXTS, "What `check` and `fix` take when no PATH is named: files and folders."),
    Setting("exclude", Kind.TEXTS, "Files that are never taken, even when named (patterns as in .gitignore)."),
    Setting("glossaries", Kind.TEXTS, "Glossaries of your own, in any format; their entries win."),
    Setting("builtin", Kind.FLAG, "With or without the built-in glossary."),
    *_SHARED,
    Setting("fail-on", Kind.CHOICE, "Exit 1 for findings of this severity or a higher one.", _SEVERITIES),
    Setting("output", Kind.TEXTS, "Where reports go: FORMAT or FORMAT:FILE."),
    Setting("baseline", Kind.TEXT, "A file of known findings, which are not shown (see --write-baseline)."),
    Setting("lang", Kind.CHOICE, "Messages, manual pages and reports in English or Chinese.", ("en", "zh")),
    Setting("per-path", Kind.TABLES, "Other settings for some files; later ones win.", inner=_PER_PATH),
    Setting("allow", Kind.TABLES, "Findings to keep quiet about, with the reason.", inner=_ALLOW),
)


def every_setting() -> Iterator[tuple[str, Setting]]:
    """Yield each setting with its full name: `per-path.files`, `checks.ID.severity`."""
    yield from _named("", SETTINGS)


def _named(prefix: str, settings: tuple[Setting, ...]) -> Iterator[tuple[str, Setting]]:
    for setting in settings:
        name = prefix + setting.key
        yield name, setting
        middle = ".ID." if setting.kind is Kind.BY_CHECK else "."
        yield from _named(name + middle, setting.inner)
