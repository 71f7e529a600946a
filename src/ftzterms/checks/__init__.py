"""The checks: nouns in, remarks out.

A check is a function in a file of its own, and the file's docstring is its manual page. Its id is its name with
hyphens. Keyword-only parameters are its options. `unit_check` sees one annotated unit, `document_check` all units of a
document, `glossary_check` the entries of a glossary; these last live in a folder of their own.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import partial, update_wrapper
from inspect import Parameter, cleandoc, signature
from typing import Any

from ftzterms.model import AnnotatedUnit, Category, ConceptEntry, ConfigurationError, Remark, Severity, value
from ftzterms.registry import room, room_names

_GLOSSARY = f"{__name__}.glossary"

UnitFunction = Callable[..., Iterator[Remark]]
Sieve = Callable[[Sequence[AnnotatedUnit]], Iterable[AnnotatedUnit]]
"""Gives, quickly and in their order, those of several units of which a check may have something to say."""
DocumentFunction = Callable[..., Iterator[tuple[AnnotatedUnit, Remark]]]
GlossaryFunction = Callable[..., Iterator[tuple[ConceptEntry, Remark]]]


class Scope(StrEnum):
    """What a check looks at."""

    UNIT = "unit"
    DOCUMENT = "document"
    GLOSSARY = "glossary"


@value
class Check:
    """A check with what the house knows of it."""

    function: Callable[..., Iterator[Any]]
    scope: Scope
    severity: Severity
    category: Category
    sieve: Sieve | None = None

    @property
    def id(self) -> str:
        return self.function.__name__.replace("_", "-")

    @property
    def page(self) -> str:
        """The manual page: the docstring of the check's module."""
        return cleandoc(sys.modules[self.function.__module__].__doc__ or "")

    @property
    def options(self) -> dict[str, object]:
        """The options with their defaults."""
        parameters = signature(self.function).parameters.values()
        return {p.name: p.default for p in parameters if p.kind is Parameter.KEYWORD_ONLY}

    def configured(self, severity: Severity | None, options: Mapping[str, object]) -> Check:
        """Give the check with another severity and with options set; `ConfigurationError` for one that it has not."""
        function = self.function
        if options:
            fitted = {name: _fitted(self, name, given) for name, given in options.items()}
            function = update_wrapper(partial(function, **fitted), function)
        sieve = None if options else self.sieve
        return Check(function, self.scope, severity or self.severity, self.category, sieve)

    def over(self, units: Sequence[AnnotatedUnit]) -> Iterator[tuple[AnnotatedUnit, Remark]]:
        """Yield what a check of units remarks on several."""
        for unit in self.sieve(units) if self.sieve else units:
            for remark in self.function(unit):
                yield unit, remark


def unit_check(severity: Severity, category: Category, sieve: Sieve | None = None) -> Callable[[UnitFunction], Check]:
    """Make a check of a function that judges one `AnnotatedUnit`; a sieve spares it most of them."""
    return lambda function: Check(function, Scope.UNIT, severity, category, sieve)


def document_check(severity: Severity, category: Category) -> Callable[[DocumentFunction], Check]:
    """Make a check of a function that judges a `Sequence[AnnotatedUnit]` and yields (unit, remark)."""
    return lambda function: Check(function, Scope.DOCUMENT, severity, category)


def glossary_check(severity: Severity, category: Category) -> Callable[[GlossaryFunction], Check]:
    """Make a check of a function that judges a `Sequence[ConceptEntry]` and yields (entry, remark)."""
    return lambda function: Check(function, Scope.GLOSSARY, severity, category)


def check_ids() -> list[str]:
    """Give the ids of all checks, in alphabetical order; no check is loaded."""
    return sorted(name.replace("_", "-") for wing in (__name__, _GLOSSARY) for name in room_names(wing))


def all_checks() -> dict[str, Check]:
    """Give every check by its id, in alphabetical order."""
    return dict(sorted((text_checks() | glossary_checks()).items()))


def text_checks(wanted: Callable[[str], bool] | None = None) -> dict[str, Check]:
    """Give the checks of units and documents whose ids are wanted, in alphabetical order; no other is loaded."""
    return _loaded(__name__, wanted)


def glossary_checks(wanted: Callable[[str], bool] | None = None) -> dict[str, Check]:
    """Give the checks of glossaries whose ids are wanted, in alphabetical order; no other is loaded."""
    return _loaded(_GLOSSARY, wanted)


def figures_compared() -> int:
    """Say how many figures checks have compared since the program began; the checks of figures may not be loaded."""
    module = sys.modules.get(f"{__name__}._figures")
    return module.figures_compared() if module else 0


def _fitted(check: Check, name: str, given: object) -> object:
    """Give what is set for an option as its check takes it, a list of the file as a tuple."""
    from typing import get_args, get_type_hints  # noqa: PLC0415  only where an option is set

    shown, known = name.replace("_", "-"), check.options
    if name not in known:
        has = ", ".join(option.replace("_", "-") for option in known) or "none"
        raise ConfigurationError(f"check {check.id!r} has no option {shown!r}", hint=f"it has {has}")
    fitted = tuple(given) if isinstance(given, list) else given
    default = known[name]
    allowed = get_args(get_type_hints(check.function).get(name))
    if allowed and isinstance(default, str) and fitted not in allowed:
        choices = ", ".join(f'"{choice}"' for choice in allowed)
        raise ConfigurationError(f"option {shown!r} of {check.id!r} must be one of {choices}, not {given!r}")
    if default is not None and type(fitted) is not type(default):
        kind = {str: "a text", tuple: "a list", int: "a number", bool: "true or false"}[type(default)]
        raise ConfigurationError(f"option {shown!r} of {check.id!r} must be {kind}, not {given!r}")
    return fitted


def _loaded(wing: str, wanted: Callable[[str], bool] | None) -> dict[str, Check]:
    found: dict[str, Check] = {}
    for name in room_names(wing):
        id_ = name.replace("_", "-")
        if wanted is None or wanted(id_):
            item = room(wing, name)
            if not isinstance(item, Check):
                message = f"{wing}.{name} must be made by unit_check, document_check or glossary_check"
                raise AssertionError(message)
            found[id_] = item
    return found


__all__ = [
    "Check",
    "Scope",
    "all_checks",
    "check_ids",
    "document_check",
    "figures_compared",
    "glossary_check",
    "glossary_checks",
    "text_checks",
    "unit_check",
]
