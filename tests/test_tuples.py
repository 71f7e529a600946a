"""The quick `NamedTuple` makes what the one of `typing` makes."""

from __future__ import annotations

import copy
import pickle
import typing
from collections.abc import Callable
from typing import Any

import pytest

from ftzterms.text.tuples import NamedTuple


def quick() -> Any:
    """Define a class of which nothing was made yet, as if at the top of this module."""

    class Quick(NamedTuple):
        """One way."""

        start: int
        """Where."""
        names: tuple[str, ...] = ()

        @property
        def twice(self) -> int:
            return 2 * self.start

        def moved(self, by: int = 1) -> Quick:
            return self._replace(start=self.start + by)

    Quick.__qualname__ = "Quick"
    globals()["Quick"] = Quick
    return Quick


class Plain(typing.NamedTuple):
    """The other."""

    start: int
    """Where."""
    names: tuple[str, ...] = ()

    @property
    def twice(self) -> int:
        return 2 * self.start

    def moved(self, by: int = 1) -> Plain:
        return self._replace(start=self.start + by)


ACTIONS: list[Callable[[Any], object]] = [
    lambda cls: cls(1),
    lambda cls: cls(1, ("a",)),
    lambda cls: cls(start=1),
    lambda cls: cls(),
    lambda cls: cls(1, stop=2),
    lambda cls: cls(1, (), 2),
    lambda cls: cls(names=("b",), start=1),
    lambda cls: (cls(1), cls(names=(), start=1), cls(2, ("c",)), cls.__new__(cls, 1)),
    lambda cls: (cls._make([1, ()]), cls._make(iter((1, 2)))),
    lambda cls: cls._make([1]),
    lambda cls: cls(1)._replace(stop=2),
    lambda cls: (str(cls(1)), f"{cls(1)}", [cls(1, ("a",))]),
    lambda cls: (copy.copy(cls(1)), copy.deepcopy(cls(1)), cls(1).__getnewargs__()),
    lambda cls: (*cls(1), 2),
    lambda cls: type("Under", (cls,), {})(1)._asdict(),
    lambda cls: cls(1) == (1, ()),
    lambda cls: cls(1) < cls(2),
    lambda cls: hash(cls(1)) == hash((1, ())),
    lambda cls: (cls(1).twice, cls(1).moved(), cls(1).start),
    lambda cls: setattr(cls(1), "start", 2),
    lambda cls: setattr(cls(1), "other", 2),
    lambda cls: cls(1)._asdict(),
    lambda cls: (cls._fields, cls._field_defaults, cls.__match_args__, cls.__slots__, cls.__mro__[1:]),
    lambda cls: (cls.__module__, len(cls.__qualname__), set(cls.__annotations__)),
    lambda cls: pickle.loads(pickle.dumps(cls(1))),
]


@pytest.mark.parametrize("action", ACTIONS)
def test_does_as_the_one_of_typing_does(action: Callable[[Any], object]) -> None:
    assert outcome(action, quick()) == outcome(action, Plain)


def outcome(action: Callable[[Any], object], cls: Any) -> object:
    """Give what an action on a class gives or raises, the name of the class taken out."""
    try:
        said = action(cls)
    except Exception as error:  # noqa: BLE001
        said = (type(error).__name__, str(error))
    return repr(said).replace(cls.__name__, "Class")


def test_many_are_made_as_few_are() -> None:
    cls = quick()
    first = cls.__new__
    made = [cls(number) for number in range(1000)]
    assert cls.__new__ is not first
    assert made == [Plain(number) for number in range(1000)]
    assert {type(one) for one in made} == {cls}


def test_keeps_the_docstring() -> None:
    assert quick().__doc__ == "One way."


def test_takes_part_in_matching() -> None:
    cls = quick()
    match cls(1):
        case cls(start, names):
            assert (start, names) == (1, ())
