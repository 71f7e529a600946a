"""Keep an English–Chinese glossary of policy terms and a memory, and check translations against them.

The public names; nothing is defined here, and each is loaded at its first use:

>>> import ftzterms as ft
>>> [finding.check for finding in ft.check("部际联席会议", "Inter-ministerial Joint Conference")]
['forbidden-term']
"""

from __future__ import annotations

from ftzterms._version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ftzterms.config import Config
    from ftzterms.formats import read_bitext, write
    from ftzterms.glossary import read_glossary
    from ftzterms.matcher import Glossary
    from ftzterms.memory import TranslationMemory
    from ftzterms.model import Bitext, ConceptEntry, Finding, FtzTermsError, Report, Term, TermHit, TranslationUnit
    from ftzterms.validator import Validator, check

_HOMES = {
    "Bitext": "model",
    "ConceptEntry": "model",
    "Config": "config",
    "Finding": "model",
    "FtzTermsError": "model",
    "Glossary": "matcher",
    "Report": "model",
    "Term": "model",
    "TermHit": "model",
    "TranslationMemory": "memory",
    "TranslationUnit": "model",
    "Validator": "validator",
    "check": "validator",
    "read_bitext": "formats",
    "read_glossary": "glossary",
    "write": "formats",
}

__all__ = [
    "Bitext",
    "ConceptEntry",
    "Config",
    "Finding",
    "FtzTermsError",
    "Glossary",
    "Report",
    "Term",
    "TermHit",
    "TranslationMemory",
    "TranslationUnit",
    "Validator",
    "__version__",
    "check",
    "read_bitext",
    "read_glossary",
    "write",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(__import__(f"{__name__}.{_HOMES[name]}", fromlist=[name]), name)  # `importlib` loads `warnings`


def __dir__() -> list[str]:
    return __all__
