"""Named tuples that are quick to define.

`typing.NamedTuple` compiles the annotation of every part to look whether it is a type, and `collections.namedtuple` a
function to make one: together two tenths of a millisecond for each class at every start of the program. This one leaves
the first to the type checker, and the second until there are many or a part is given by its name.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NamedTuple
else:
    from collections import _tuplegetter, namedtuple

    _METHODS = ("_make", "_replace", "_asdict", "__repr__", "__getnewargs__")
    _SINCE_3_13 = ("__replace__",) if sys.version_info >= (3, 13) else ()
    _FEW = 500
    """So many tuples take as much longer to fill as it takes to compile what fills them."""

    class _Defining(type):
        """Makes a named tuple of the body of a class."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> Any:
            if not bases:
                return super().__new__(cls, name, bases, body)
            names = tuple(body["__annotations__"])
            defaults = {part: body.pop(part) for part in names if part in body}
            body |= {part: _tuplegetter(place, None) for place, part in enumerate(names)}
            body |= {"__slots__": (), "_fields": names, "_field_defaults": defaults, "__match_args__": names}
            made = type(name, (tuple,), _PLACEHOLDERS | body)
            made.__new__ = _filling(made, len(names), tuple(defaults.values()))
            return made

    def _filling(made: type, most: int, defaults: tuple[Any, ...]) -> Any:
        """Give what fills a tuple with parts in their order; other ones, and many, are for what is compiled."""
        least = most - len(defaults)
        rest = (None,) * least + defaults
        few = _FEW

        def __new__(cls: type, /, *given: Any, **named: Any) -> Any:  # noqa: N807
            nonlocal few
            few -= 1
            count = len(given)
            if named or not few or not least <= count <= most:
                _complete(made)
                return made.__new__(cls, *given, **named)
            return tuple.__new__(cls, given if count == most else given + rest[count:])

        return __new__

    def _complete(made: Any) -> None:
        """Give a class all that `namedtuple` compiles."""
        compiled = namedtuple(made.__name__, made._fields, defaults=made._field_defaults.values())  # noqa: PYI024
        for name in ("__new__", *_PLACEHOLDERS):
            setattr(made, name, vars(compiled)[name])

    class _Placeholder:
        """Stands for a method that is the same in all named tuples, until it is used."""

        def __init__(self, name: str) -> None:
            self._name = name

        def __get__(self, instance: object, owner: type) -> Any:
            _complete(next(cls for cls in owner.__mro__ if vars(cls).get(self._name) is self))
            return getattr(owner if instance is None else instance, self._name)

    _PLACEHOLDERS = {name: _Placeholder(name) for name in _METHODS + _SINCE_3_13}

    class NamedTuple(metaclass=_Defining):
        """As `typing.NamedTuple`."""


__all__ = ["NamedTuple"]
