"""Named tuples that are quick to define.

`typing.NamedTuple` compiles the annotation of every part to look whether it is a type, a tenth of a millisecond for
each class at every start of the program. This one leaves that to the type checker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import namedtuple

    class _Defining(type):
        """Makes a named tuple of the body of a class."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> Any:
            if not bases:
                return super().__new__(cls, name, bases, body)
            annotations = body.pop("__annotations__")
            defaults = [body.pop(part) for part in annotations if part in body]
            made = namedtuple(name, annotations, defaults=defaults, module=body.pop("__module__"))  # noqa: PYI024
            made.__annotations__ = made.__new__.__annotations__ = annotations
            for key, content in body.items():
                setattr(made, key, content)
            return made

    class NamedTuple(metaclass=_Defining):
        """As `typing.NamedTuple`."""


__all__ = ["NamedTuple"]
