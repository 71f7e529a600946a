"""Count how the concepts in a run are rendered: a watcher of the validator's documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ftzterms.model import AnnotatedUnit, ConceptEntry, primary
from ftzterms.model.overview import VARIANT, ConceptUse, Rendering

Key = tuple[str, str]
"""A concept, and the language that it is rendered in."""


class Usage:
    """Counts as documents pass; *uses* gives what was met."""

    def __init__(self) -> None:
        self._met: dict[Key, tuple[ConceptEntry, str, str]] = {}
        self._asked: Counter[Key] = Counter()
        self._written: dict[Key, Counter[tuple[str, str]]] = {}

    def watch(self, document: Sequence[AnnotatedUnit]) -> None:
        """Take the units of a document into the count."""
        for unit in document:
            target = primary(unit.target_language)
            for hit in unit.source_terms:
                if hit.term.status.approved:
                    self._asked[self._key(hit.entry, unit, target)] += 1
            for hit in unit.target_terms:
                if primary(hit.term.language) == target and not hit.doubtful:
                    words = " ".join(hit.span.of(unit.target_text).split())
                    status = VARIANT if hit.form.variant else str(hit.term.status)
                    key = self._key(hit.entry, unit, target)
                    self._written.setdefault(key, Counter())[(words, status)] += 1

    def uses(self) -> tuple[ConceptUse, ...]:
        """Give the concepts met, by id; wordings that differ by a capital at their start count as one."""
        return tuple(map(self._use, sorted(self._met)))

    def _key(self, entry: ConceptEntry, unit: AnnotatedUnit, target: str) -> Key:
        key = entry.id, target
        if key not in self._met:
            self._met[key] = entry, unit.source_language or _OTHER.get(target, ""), unit.target_language
        return key

    def _use(self, key: Key) -> ConceptUse:
        entry, source, target = self._met[key]
        together: dict[tuple[str, str], Counter[str]] = {}
        for (words, status), count in self._written.get(key, Counter()).items():
            together.setdefault((words[:1].casefold() + words[1:], status), Counter())[words] += count
        renderings = [
            Rendering(counted.most_common(1)[0][0], status, counted.total())
            for (_, status), counted in together.items()
        ]
        renderings.sort(key=lambda rendering: (-rendering.count, rendering.text))
        return ConceptUse(entry.id, _name(entry, source), _name(entry, target), tuple(renderings), self._asked[key])


def _name(entry: ConceptEntry, language: str) -> str:
    term = entry.preferred(language) if language else None
    return term.text if term else ""


_OTHER = {"en": "zh", "zh": "en"}
"""What a text in one language is taken to be translated from."""
