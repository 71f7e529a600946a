"""Dataclasses that are quick to define.

`@value` makes what `dataclass(frozen=True, slots=True)` makes. That one describes every class to itself, writes six of
its functions as text and compiles them, half a millisecond for each class at every start of the program. Here only
`__init__` is written so, when some values have been made, and the description when it is asked for. `@record` is the
same for what is filled bit by bit.
`tests/test_model_value.py` holds the two beside each other.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from operator import attrgetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar, dataclass_transform

    T = TypeVar("T")
else:

    def dataclass_transform(**_: object) -> Callable[[T], T]:
        """Say nothing: what `typing` has of this name speaks to type checkers."""
        return lambda defining: defining


_MISSING = object()
_store = object.__setattr__
_FEW = 48
"""Instances that are filled part by part: to compile takes as much longer as so many of them do."""
_values: set[type] = set()
_PARTS = ("__dataclass_fields__", "__dataclass_params__")


class _Made:
    """A default that is made for every value; named as the parts of a `dataclasses.Field`, which is taken too."""

    def __init__(self, default_factory: Callable[[], Any], *, compare: bool) -> None:
        self.default_factory = default_factory
        self.compare = compare


def field(*, default_factory: Callable[[], T], compare: bool = True) -> T:
    """Give an attribute a default that is made for every value; `compare=False` leaves it out of comparisons."""
    made: Any = _Made(default_factory, compare=compare)
    default: T = made
    return default


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(defined: type[T]) -> type[T]:
    """Make a frozen dataclass with slots of a class; its values are equal when all that is compared is."""
    names = defined.__annotations__
    key = attrgetter(*(name for name in names if getattr(vars(defined).get(name), "compare", True)))
    frozen = {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete} | _comparing(key)
    made = _slotted(defined, "_store(self,{0!r},{1})", frozen)
    _values.add(made)
    return made


@dataclass_transform(eq_default=False, field_specifiers=(field,))
def record(defined: type[T]) -> type[T]:
    """Make a class with slots, and as much of a dataclass, whose attributes may be assigned; none equals another."""
    return _slotted(defined, "self.{0}={1}", {})


def replace(original: T, **changes: Any) -> T:
    """Give a value like another one, with some changes; as `dataclasses.replace`."""
    given: Any = original
    return type(original)(**{name: getattr(given, name) for name in given.__match_args__} | changes)


class Draft:
    """Makes a class derived from a value's, before it, its draft: filled by plain assignment, then turned into it.

    A frozen value pays a function call for every attribute; who makes millions cannot. A draft has the same slots, so
    that `draft.__class__ = Span` turns a `SpanDraft` into a `Span` like any other, frozen from then on.
    """

    __slots__ = ()
    __init__ = object.__init__
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


def _slotted(defined: type[T], store: str, more: dict[str, Any]) -> type[T]:
    """Give a class with slots and *more* methods; *store* is the line of `__init__` that fills an attribute."""
    body = dict(vars(defined))
    names = tuple(defined.__annotations__)
    defaults = {name: body.pop(name) for name in names if name in body}
    for slot in ("__dict__", "__weakref__"):
        body.pop(slot, None)
    body |= {"__slots__": names, "__match_args__": names, "__init__": _Initializer(names, defaults, store)}
    body |= {"__repr__": _repr, "__getstate__": _state, "__setstate__": _restore}
    body |= {part: _Described(defined, defaults) for part in _PARTS} | more
    made: type[T] = type(defined.__name__, defined.__bases__, body)
    made.__qualname__ = defined.__qualname__
    return made


def _refuse_to_set(self: object, name: str, content: object) -> None:
    """Refuse assignment; a class derived from a value's may have attributes of its own."""
    if type(self) in _values or name in type(self).__match_args__:  # type: ignore[attr-defined]
        raise _frozen(f"cannot assign to field {name!r}")
    object.__setattr__(self, name, content)


def _refuse_to_delete(self: object, name: str) -> None:
    if type(self) in _values or name in type(self).__match_args__:  # type: ignore[attr-defined]
        raise _frozen(f"cannot delete field {name!r}")
    object.__delattr__(self, name)


def _frozen(message: str) -> AttributeError:
    from dataclasses import FrozenInstanceError  # noqa: PLC0415

    return FrozenInstanceError(message)


def _comparing(key: Callable[[object], object]) -> dict[str, Any]:
    """Give the methods that compare values by what *key* gives of them."""

    def equal(self: object, other: object) -> Any:
        if other.__class__ is self.__class__:
            return key(self) == key(other)
        return NotImplemented

    def hashed(self: object) -> int:
        return hash(key(self))

    return {"__eq__": equal, "__hash__": hashed}


class _Initializer:
    """Stands for `__init__`: fills the first instances itself, and then puts a compiled one in its own place."""

    def __init__(self, names: tuple[str, ...], defaults: dict[str, Any], store: str) -> None:
        self._names = names
        self._defaults = defaults
        self._least = len(names) - len(defaults)
        self._store = store
        self._filled = 0

    def __set_name__(self, owner: type, _: str) -> None:
        self._owner: Any = owner

    def __get__(self, instance: object, owner: type | None = None) -> Any:
        self._filled += 1
        if self._filled <= _FEW and isinstance(instance, self._owner):
            return partial(self._fill, instance)
        compiled = self._compiled()
        self._owner.__init__ = compiled
        return compiled.__get__(instance, owner)

    def _fill(self, instance: object, *given: Any, **named: Any) -> None:
        """Do as the compiled one does."""
        count = len(given)
        if named or not self._least <= count <= len(self._names):
            self._fill_some(instance, given, named)
            return
        for name, content in zip(self._names, given, strict=False):
            _store(instance, name, content)
        for name in self._names[count:]:
            _store(instance, name, self._default(name))

    def _fill_some(self, instance: object, given: tuple[Any, ...], named: dict[str, Any]) -> None:
        """Do so where parts are named, and leave to the compiled one what it would refuse."""
        content = dict(zip(self._names, given, strict=False)) | named
        if len(content) != len(given) + len(named) or self._defaults.keys() | content.keys() != set(self._names):
            self._compiled()(instance, *given, **named)
        for name in self._names:
            _store(instance, name, content[name] if name in content else self._default(name))

    def _default(self, name: str) -> Any:
        default = self._defaults[name]
        return default.default_factory() if _makes(default) else default

    def _compiled(self) -> Any:
        """Compile it: frozen slots are filled past the refusing `__setattr__`."""
        names: dict[str, Any] = {"_store": _store, "_missing": _MISSING}
        lines, defaults = [], []
        for name in self._names:
            given = name
            if _makes(default := self._defaults.get(name, _MISSING)):
                names[f"_make_{name}"] = default.default_factory
                given = f"_make_{name}() if {name} is _missing else {name}"
                defaults.append(_MISSING)
            elif default is not _MISSING:
                defaults.append(default)
            lines.append(self._store.format(name, given))
        exec(f"def __init__(self,{','.join(self._names)}): {';'.join(lines)}", names)  # noqa: S102  as dataclass
        made: Any = names["__init__"]
        made.__defaults__ = tuple(defaults)
        made.__qualname__ = f"{self._owner.__qualname__}.__init__"
        made.__annotations__ = {**self._owner.__annotations__, "return": None}
        return made


def _makes(default: Any) -> bool:
    return hasattr(default, "default_factory")


class _Described:
    """Stands for what `dataclasses` says of a class until it is asked for."""

    def __init__(self, defined: type, defaults: dict[str, Any]) -> None:
        self._defined = defined
        self._defaults = defaults

    def __set_name__(self, owner: type, part: str) -> None:
        self._owner: Any = owner
        self._part = part

    def __get__(self, _: object, __: type | None = None) -> Any:
        import dataclasses  # noqa: PLC0415  it loads inspect, and that ast and dis

        for name, default in self._defaults.items():
            if isinstance(default, _Made):
                setattr(self._defined, name, dataclasses.field(**vars(default)))
        described: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(self._defined)
        says = described.__dataclass_params__
        says.init = says.repr = True
        says.eq = says.frozen = self._owner.__hash__ is not object.__hash__
        for part in _PARTS:
            setattr(self._owner, part, getattr(described, part))
        return getattr(self._owner, self._part)


def _repr(self: Any) -> str:
    parts = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{self.__class__.__qualname__}({parts})"


def _state(self: Any) -> list[Any]:
    return [getattr(self, name) for name in self.__match_args__]


def _restore(self: Any, state: list[Any]) -> None:
    for name, content in zip(self.__match_args__, state, strict=True):
        object.__setattr__(self, name, content)
