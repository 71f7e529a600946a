"""The checks: nouns in, remarks out.

A check is a function in a file of its own, and the file's docstring is its manual page. Its id is its name with
hyphens. Keyword-only parameters are its options. `unit_check` sees one annotated unit, `document_check` all units of a
document, `glossary_check` the entries of a glossary.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from inspect import Parameter, cleandoc, getmodule, signature
from typing import Any

from ftzterms.model import AnnotatedUnit, Category, ConceptEntry, Remark, Severity, value
from ftzterms.registry import rooms

UnitFunction = Callable[..., Iterator[Remark]]
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

    @property
    def id(self) -> str:
        return self.function.__name__.replace("_", "-")

    @property
    def page(self) -> str:
        """The manual page: the docstring of the check's module."""
        module = getmodule(self.function)
        return cleandoc(module.__doc__ or "") if module else ""

    @property
    def options(self) -> dict[str, object]:
        """The options with their defaults."""
        parameters = signature(self.function).parameters.values()
        return {p.name: p.default for p in parameters if p.kind is Parameter.KEYWORD_ONLY}


def unit_check(severity: Severity, category: Category) -> Callable[[UnitFunction], Check]:
    """Make a check of a function that judges one `AnnotatedUnit`."""
    return lambda function: Check(function, Scope.UNIT, severity, category)


def document_check(severity: Severity, category: Category) -> Callable[[DocumentFunction], Check]:
    """Make a check of a function that judges a `Sequence[AnnotatedUnit]` and yields (unit, remark)."""
    return lambda function: Check(function, Scope.DOCUMENT, severity, category)


def glossary_check(severity: Severity, category: Category) -> Callable[[GlossaryFunction], Check]:
    """Make a check of a function that judges a `Sequence[ConceptEntry]` and yields (entry, remark)."""
    return lambda function: Check(function, Scope.GLOSSARY, severity, category)


def all_checks() -> dict[str, Check]:
    """Every check by its id, in alphabetical order."""
    found: dict[str, Check] = {}
    for name, item in rooms(__name__).items():
        if not isinstance(item, Check):
            message = f"{__name__}.{name} must be made by unit_check, document_check or glossary_check"
            raise AssertionError(message)  # noqa: TRY004  (a fault of the house)
        found[item.id] = item
    return found


__all__ = ["Check", "Scope", "all_checks", "document_check", "glossary_check", "unit_check"]
