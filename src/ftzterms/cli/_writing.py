"""Write files of units and entries, and tell what they cannot hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ftzterms.cli._status import say
from ftzterms.model import Bitext, FtzTermsError, TranslationUnit

if TYPE_CHECKING:
    from ftzterms.formats import Format, Item


def writable(path: str, name: str, item: Item, like: Callable[[], Bitext] | None = None) -> Format | None:
    """Give the format to write; None leaves it to the writer to say which there are.

    Of several it is that of the bitext that *like* gives, which is only read then.
    """
    from ftzterms.formats import formats, likest

    named = [
        form
        for key, form in formats().items()
        if (key == name or f".{name}" in form.suffixes if name else path.lower().endswith(form.suffixes))
    ]
    fit = [form for form in named if form.item is item]
    if named and not fit:
        raise FtzTermsError(
            f"a file of the kind “{item}” cannot become one of the kind “{named[0].item}”",
            path=path,
            hint="the two carry different things",
        )
    fit = [form for form in fit if form.write]
    if len(fit) < 2:
        return fit[0] if fit else None
    return likest(fit, like() if like else None)


def write_counted(bitext: Bitext, wanted: str, name: str) -> int:
    """Write a bitext; give the number of its units."""
    from ftzterms.formats import write_bitext

    counted = _Counted(bitext.units)
    write_bitext(replace(bitext, units=counted), wanted, name)
    return counted.number


def tell_losses(path: str, lost: Iterable[str]) -> None:
    """Name what will not stand in the new file."""
    names = [name.replace("_", " ").replace(".", " ") for name in lost]
    if names:
        say(f"{path}: this format cannot hold {', '.join(names)}; left out")


class _Counted:
    """Units that are counted as they pass."""

    def __init__(self, units: Iterable[TranslationUnit]) -> None:
        self._units = units
        self.number = 0

    def __iter__(self) -> Iterator[TranslationUnit]:
        for unit in self._units:
            self.number += 1
            yield unit
