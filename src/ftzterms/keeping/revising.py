"""Take concepts into a TOML glossary: what they say is changed or added in its text, and nothing else."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ftzterms.formats import atomic_write, opened, patched_glossary, plain, read_entries, rewrite
from ftzterms.keeping._updating import Update, tags
from ftzterms.keeping.changes import Changes, compared
from ftzterms.model import ConceptEntry, FtzTermsError
from ftzterms.text.fold import fold

_SUFFIX = ".toml"
_NEW = b"# A glossary for ftzterms: https://toml.io, one [[concept]] a concept.\n"
_WITHOUT_FIELD = "terms"


@dataclass(frozen=True, slots=True)
class RevisedFile:
    """A file of the glossary with its new content; nothing is written yet."""

    path: str
    before: bytes
    """Empty for a file that is not there."""
    after: bytes

    def write(self) -> None:
        """Write it. Raises `FtzTermsError` when it has changed since it was read."""
        if self.before:
            rewrite(self.path, self.before, self.after)
            return
        with atomic_write(self.path) as stream:
            stream.write(self.after)


@dataclass(frozen=True, slots=True)
class Revised:
    """A glossary with concepts taken in; nothing is written yet."""

    files: tuple[RevisedFile, ...]
    """Those that change."""
    before: tuple[ConceptEntry, ...]
    after: tuple[ConceptEntry, ...]
    changes: Changes
    same: int
    """Concepts that were given and say what stood there."""
    elsewhere: int
    """Concepts of the glossary that were not given; they stay."""


def revised(
    into: str | os.PathLike[str],
    given: Iterable[ConceptEntry],
    held: frozenset[str],
    *,
    partly: bool = False,
    gone: Collection[str] = (),
) -> Revised:
    """Take concepts into a TOML glossary, a file or a folder of them.

    They are known by their ids, or by former ones. What the format that they come from does not hold (*held* names what
    it does) stays as it is. With *partly* a concept says only some of what there is: it is also known by its names, and
    terms that it does not name stay. Concepts whose ids are *gone* are taken out.
    Raises `FtzTermsError` where the glossary cannot be read, or one of its concepts not be changed.
    """
    current = list(read_entries(into)) if os.path.exists(into) else []
    homes = _Homes(into, current)
    tagged = tags(current)
    update = Update(held, partly=partly)
    changed: dict[str, ConceptEntry] = {}
    added: dict[str, ConceptEntry] = {}
    known = _Known(current, by_names=partly)
    same = 0
    touched: set[str] = set()
    for found in given:
        entry = tagged(found)
        old = known.find(entry)
        if not any(entry.terms()) and not partly:
            hint = "give it one, or leave it out"
            raise FtzTermsError(f"concept {entry.id!r} has no term", path=entry.file, line=entry.line, hint=hint)
        if old is None:
            added[entry.id] = entry
            continue
        touched.add(old.id)
        new = update.updated(changed.get(old.id, old), entry)
        if plain(new) == plain(old):
            same += 1
            changed.pop(old.id, None)
        else:
            changed[old.id] = new
    files = tuple(homes.files(changed, added.values(), gone))
    after = [changed.get(entry.id, entry) for entry in current if entry.id not in gone] + list(added.values())
    return Revised(files, tuple(current), tuple(after), compared(current, after), same, len(current) - len(touched))


class _Known:
    """Finds the concept of a glossary that a given one is."""

    def __init__(self, entries: Sequence[ConceptEntry], *, by_names: bool) -> None:
        self._by_id = {former: entry for entry in entries for former in entry.formerly}
        self._by_id.update({entry.id: entry for entry in entries})
        self._by_names: dict[tuple[str, ...], list[ConceptEntry]] = {}
        for entry in entries if by_names else ():
            for names in _names(entry):
                self._by_names.setdefault(names, []).append(entry)

    def find(self, entry: ConceptEntry) -> ConceptEntry | None:
        """Look by the id, by former ids, by two names together, then by a Chinese name that only one concept has."""
        for name in (entry.id, *entry.formerly):
            if name in self._by_id:
                return self._by_id[name]
        named = [found for names in _names(entry) if len(found := self._by_names.get(names, [])) == 1]
        return named[0][0] if named else None


def _names(entry: ConceptEntry) -> list[tuple[str, ...]]:
    """Give the names by which a concept is known: a Chinese and an English one together, and each Chinese one."""
    chinese, english = (
        [fold(term.text.strip()).text for term in entry.terms(language) if term.status.approved]
        for language in ("zh", "en")
    )
    return [*((zh, en) for zh in chinese for en in english), *((zh,) for zh in dict.fromkeys(chinese))]


class _Homes:
    """Knows in which file a concept stands, or is to stand."""

    def __init__(self, into: str | os.PathLike[str], entries: Sequence[ConceptEntry]) -> None:
        self._into = os.fspath(into)
        self._is_file = self._into.lower().endswith(_SUFFIX)
        if not self._is_file and not os.path.isdir(into):
            raise FtzTermsError(
                "is no TOML glossary", path=self._into, hint="name a .toml file, or a folder that exists"
            )
        self._file_of = {entry.id: entry.file for entry in entries}
        fields: dict[str, Counter[str]] = {}
        for entry in entries:
            if entry.file.lower().endswith(_SUFFIX):
                fields.setdefault(entry.subject_field, Counter())[entry.file] += 1
        self._usual = {field: counts.most_common(1)[0][0] for field, counts in fields.items()}

    def files(
        self, changed: Mapping[str, ConceptEntry], added: Iterable[ConceptEntry], gone: Collection[str]
    ) -> Iterable[RevisedFile]:
        """Give the files that change, by name."""
        updates: dict[str, dict[str, ConceptEntry]] = {}
        additions: dict[str, list[ConceptEntry]] = {}
        for name, entry in changed.items():
            updates.setdefault(self._file_of[name], {})[name] = entry
        for entry in added:
            additions.setdefault(self._home(entry), []).append(entry)
        losing = {self._file_of[name] for name in gone if name in self._file_of}
        for path in sorted({*updates, *additions, *losing}):
            if not path.lower().endswith(_SUFFIX):
                raise FtzTermsError("only TOML is changed in place", path=path, hint="convert it to TOML first")
            before = _content(path)
            after = patched_glossary(before or _NEW, path, updates.get(path, {}), additions.get(path, ()), gone)
            yield RevisedFile(path, before, after)

    def _home(self, entry: ConceptEntry) -> str:
        """Give the file where the concepts of a subject field stand, else one named like the field."""
        if self._is_file:
            return self._into
        named = "".join(letter if letter.isalnum() else "-" for letter in entry.subject_field.lower()).strip("-")
        return self._usual.get(entry.subject_field) or os.path.join(self._into, (named or _WITHOUT_FIELD) + _SUFFIX)


def _content(path: str) -> bytes:
    if not os.path.exists(path):
        return b""
    with opened(path) as stream:
        return stream.read()
