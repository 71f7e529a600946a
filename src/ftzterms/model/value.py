"""Frozen dataclasses that are quick to define.

`@value` makes what `dataclass(frozen=True, slots=True)` makes. That one writes six functions of every class as text and
compiles them, half a millisecond for each class at every start of the program; here only `__init__` is, for only that
one differs. `tests/test_model_value.py` holds the two beside each other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(defined: type[T]) -> type[T]:
    """Make a frozen dataclass with slots of a class; its values are equal when all that is compared is."""
    made = dataclass(init=False, repr=False, eq=False, slots=True)(defined)
    cls: Any = made
    own = fields(cls)
    _freeze(cls, frozenset(part.name for part in own))
    _compare(cls, attrgetter(*(part.name for part in own if part.compare)))
    cls.__init__ = _initializer(cls, own)
    cls.__repr__ = _repr
    cls.__getstate__ = _state
    cls.__setstate__ = _restore
    says = cls.__dataclass_params__
    says.init = says.repr = says.eq = says.frozen = True
    return made


class Draft:
    """Makes a class derived from a value's, before it, its draft: filled by plain assignment, then turned into it.

    A frozen value pays a function call for every attribute; who makes millions cannot. A draft has the same slots, so
    that `draft.__class__ = Span` turns a `SpanDraft` into a `Span` like any other, frozen from then on.
    """

    __slots__ = ()
    __init__ = object.__init__
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


def _freeze(cls: Any, names: frozenset[str]) -> None:
    """Refuse assignment; a class derived from this one may have attributes of its own."""

    def refuse_to_set(self: object, name: str, content: object) -> None:
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, content)

    def refuse_to_delete(self: object, name: str) -> None:
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    cls.__setattr__ = refuse_to_set
    cls.__delattr__ = refuse_to_delete


def _compare(cls: Any, key: Callable[[object], object]) -> None:
    def equal(self: object, other: object) -> Any:
        if other.__class__ is self.__class__:
            return key(self) == key(other)
        return NotImplemented

    def hashed(self: object) -> int:
        return hash(key(self))

    cls.__eq__ = equal
    cls.__hash__ = hashed


def _initializer(cls: Any, own: tuple[Field[Any], ...]) -> Any:
    """Compile `__init__`: the slots are filled past the refusing `__setattr__`."""
    names: dict[str, Any] = {"_store": object.__setattr__, "_missing": MISSING}
    lines, defaults = [], []
    for part in own:
        given = part.name
        if part.default_factory is not MISSING:
            names[f"_make_{part.name}"] = part.default_factory
            given = f"_make_{part.name}() if {part.name} is _missing else {part.name}"
            defaults.append(MISSING)
        elif part.default is not MISSING:
            defaults.append(part.default)
        lines.append(f"_store(self,{part.name!r},{given})")
    exec(f"def __init__(self,{','.join(part.name for part in own)}): {';'.join(lines)}", names)  # noqa: S102  as dataclass
    made: Any = names["__init__"]
    made.__defaults__ = tuple(defaults)
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    made.__annotations__ = {part.name: part.type for part in own} | {"return": None}
    return made


def _repr(self: Any) -> str:
    parts = ", ".join(f"{part.name}={getattr(self, part.name)!r}" for part in fields(self) if part.repr)
    return f"{self.__class__.__qualname__}({parts})"


def _state(self: Any) -> list[Any]:
    return [getattr(self, part.name) for part in fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for part, content in zip(fields(self), state, strict=True):
        object.__setattr__(self, part.name, content)
