"""`@value` makes what `dataclass(frozen=True, slots=True)` makes."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, astuple, dataclass, fields, is_dataclass, replace
from typing import Any

import pytest

import ftzterms.model
from ftzterms.model import Span, value
from ftzterms.model.value import field, record


@value
class Quick:
    """One way."""

    start: int
    names: tuple[str, ...] = ()
    seen: list[int] = field(default_factory=list, compare=False)


@dataclass(frozen=True, slots=True)
class Plain:
    """The other."""

    start: int
    names: tuple[str, ...] = ()
    seen: list[int] = dataclasses.field(default_factory=list, compare=False)


def outcome(action: Callable[[Any], object], cls: Any) -> object:
    """Give what an action on a class gives or raises, the name of the class taken out."""
    try:
        said = action(cls)
    except Exception as error:  # noqa: BLE001
        said = (type(error).__name__, str(error))
    return repr(said).replace(cls.__name__, "Class")


ACTIONS: list[Callable[[Any], object]] = [
    lambda cls: cls(1),
    lambda cls: cls(1, ("a",), [2]),
    lambda cls: cls(start=1, seen=[2]),
    lambda cls: cls(),
    lambda cls: cls(1, 2, 3, 4),
    lambda cls: cls(1, stop=2),
    lambda cls: cls(1) == cls(1),
    lambda cls: cls(1) == cls(2),
    lambda cls: cls(1, seen=[1]) == cls(1, seen=[2]),
    lambda cls: cls(1) == (1, (), []),
    lambda cls: cls(1).__eq__(1),
    lambda cls: cls(1) < cls(2),
    lambda cls: len({cls(1), cls(1, seen=[5]), cls(2)}),
    lambda cls: hash(cls([])),
    lambda cls: setattr(cls(1), "start", 2),
    lambda cls: delattr(cls(1), "start"),
    lambda cls: cls(1).__dict__,
    lambda cls: cls(1).seen is cls(1).seen,
    lambda cls: replace(cls(1), names=("b",)),
    lambda cls: replace(cls(1), other=3),
    lambda cls: (asdict(cls(1)), astuple(cls(1))),
    lambda cls: (pickle.loads(pickle.dumps(cls(1, ("a",), [7]))), copy.copy(cls(1)), copy.deepcopy(cls(1))),
    lambda cls: [(part.name, part.type, part.default, part.compare) for part in fields(cls)],
    lambda cls: (is_dataclass(cls), cls.__slots__, cls.__match_args__, cls.__module__, cls.__qualname__),
    lambda cls: cls.__dataclass_params__,
    lambda cls: list(inspect.signature(cls).parameters),
    lambda cls: inspect.signature(cls).return_annotation,
    lambda cls: [parameter.annotation for parameter in inspect.signature(cls).parameters.values()],
]


@pytest.mark.parametrize("action", ACTIONS)
def test_does_as_a_dataclass_does(action: Callable[[Any], object], monkeypatch: pytest.MonkeyPatch) -> None:
    assert outcome(action, Quick) == outcome(action, Plain)
    monkeypatch.setitem(globals(), "Quick", fresh())
    for _ in range(60):  # the first values are filled in another way
        assert outcome(action, Quick) == outcome(action, Plain)


def fresh() -> Any:
    """Define `Quick` anew: none of its values has been made."""

    @value
    class Quick:
        """One way."""

        start: int
        names: tuple[str, ...] = ()
        seen: list[int] = field(default_factory=list, compare=False)

    Quick.__qualname__ = "Quick"
    return Quick


def test_refuses_other_names_too() -> None:
    span: Any = Span(1, 2)
    with pytest.raises(FrozenInstanceError):
        span.other = 3
    with pytest.raises(FrozenInstanceError):
        del span.other


def test_can_be_derived_from() -> None:
    class Named(Span):
        """Has room for more."""

    named: Any = Named(1, 2)
    named.name = "a"
    del named.name
    with pytest.raises(FrozenInstanceError):
        named.start = 5
    with pytest.raises(FrozenInstanceError):
        del named.start
    assert named != Span(1, 2)


def test_takes_part_in_matching() -> None:
    match Span(1, 2):
        case Span(start, end):
            assert (start, end) == (1, 2)


@pytest.mark.parametrize("name", [name for name in ftzterms.model.__all__ if name[0].isupper()])
def test_every_value_of_the_model_is_a_frozen_dataclass(name: str) -> None:
    cls: Any = getattr(ftzterms.model, name)
    if hasattr(cls, "__dataclass_fields__"):
        assert cls.__dataclass_params__.frozen
        assert "__dict__" not in dir(cls)
        assert cls.__doc__


@record
class Filled:
    """What is filled bit by bit."""

    start: int
    names: list[str] = field(default_factory=list)


def test_a_record_may_be_changed_and_is_only_itself() -> None:
    one, other = Filled(1), Filled(1)
    one.names.append("a")
    one.start = 2
    assert (one.start, one.names, other.names) == (2, ["a"], [])
    assert one != Filled(2, ["a"])
    assert len({one, other}) == 2
    assert repr(one) == "Filled(start=2, names=['a'])"
    assert not hasattr(one, "__dict__")


def test_a_record_is_a_dataclass() -> None:
    assert asdict(Filled(1)) == {"start": 1, "names": []}
    assert (Filled.__dataclass_params__.frozen, Filled.__dataclass_params__.eq) == (False, False)  # type: ignore[attr-defined]


def test_replaces_as_dataclasses_do() -> None:
    one = Quick(1, ("a",), [2])
    assert ftzterms.model.replace(one, names=()) == replace(one, names=())
    with pytest.raises(TypeError):
        ftzterms.model.replace(one, other=1)
