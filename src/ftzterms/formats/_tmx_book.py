"""Learn the templates of a file from its units, and read with the one that fits."""

from __future__ import annotations

from dataclasses import dataclass, field

from ftzterms.formats._tmx_languages import choose, repeated
from ftzterms.formats._tmx_sample import Kind, Sample, sample
from ftzterms.formats._tmx_template import Row, Template
from ftzterms.formats._tmx_unit import UnitMaker
from ftzterms.model import canonical

_OFTEN = 16
"""So many units must have the markup before a regular expression is made of it, which takes as long as they did."""
_MOST = 32
"""Templates that are tried on a unit."""
_REMEMBERED = 1024
_PATIENCE = 256
_SELDOM = 16


@dataclass(slots=True)
class _Known:
    """Units with the same fixed markup."""

    taken: Sample
    values: list[str]
    """Of the first of them."""
    languages: tuple[str, str]
    swapped: bool
    count: int = 1
    varying: set[int] = field(default_factory=set)
    template: Template | None = None


class TemplateBook:
    """Remembers the templates of one file, the last used first."""

    def __init__(self, maker: UnitMaker) -> None:
        self._maker = maker
        self._known: dict[tuple[bool, tuple[str, ...]], _Known | None] = {}
        self._templates: list[Template] = []
        self._tries = 0
        self._met_again = 0

    def rows(self, data: bytes, start: int) -> tuple[Template, list[Row], int] | None:
        """Give the next units of one template, and the offset after them; None when no template fits the next one."""
        for index, template in enumerate(self._templates):
            rows, end = template.rows(data, start)
            if rows:
                if index:
                    self._templates.insert(0, self._templates.pop(index))
                return template, rows, end
        return None

    def learn(self, data: bytes) -> None:
        """Learn from a unit that no template fits; ever less often where units have nothing in common."""
        self._tries += 1
        if self._tries - self._met_again > _PATIENCE and self._tries % _SELDOM:
            return
        taken = sample(data.decode())
        if taken is None:
            return
        key = (self._maker.plain_lang, taken.fixed())
        if key not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[key] = self._regular(taken)
        elif known := self._known[key]:
            self._met_again = self._tries
            self._enter(known, taken.values())

    def _enter(self, known: _Known, values: list[str]) -> None:
        """Note in what a unit differs from the first of its kind."""
        known.count += 1
        pairs = enumerate(zip(known.values, values, strict=True))
        differ = {number for number, (mine, its) in pairs if mine != its}
        news = not differ <= known.varying
        known.varying |= differ
        if known.count < _OFTEN:
            return
        if known.template in self._templates:
            if not news:
                return
            self._templates.remove(known.template)
        if news or not known.template:
            known.template = Template(known.taken, known.varying, known.languages, swapped=known.swapped)
        self._templates = [known.template, *self._templates[: _MOST - 1]]

    def _regular(self, taken: Sample) -> _Known | None:
        """Begin a template; None when the unit's languages are not the file's pair, or want a word."""
        said = [dict(pairs) for pairs in taken.attributes]
        plain = self._maker.plain_lang
        first, second = (own.get("xml:lang", "") or (own.get("lang", "") if plain else "") for own in said[1:])
        if not canonical(first) or not canonical(second) or repeated((first, second)):
            return None
        choice = choose((first, second), self._maker.pair, said[0].get("srclang", ""))
        if choice.unusual or min(choice[:2]) < 0:
            return None
        varying = {number for number, slot in enumerate(taken.slots) if slot.kind in (Kind.TUID, Kind.TEXT)}
        return _Known(taken, taken.values(), (first, second), choice.source == 1, varying=varying)
