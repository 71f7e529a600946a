"""Change and add concepts in the text of a TOML glossary; every comment stays, and all that is not meant."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from io import BytesIO
from typing import Any

from ftzterms.formats._toml_lists import Lists, Patch, applied
from ftzterms.formats._toml_spans import ConceptSpan, Node, Pair, comments, concept_spans
from ftzterms.formats._toml_write import (
    concept_keys,
    concept_text,
    encoded,
    one_or_list,
    source_text,
    string,
    term_keys,
    term_text,
    usual_status,
)
from ftzterms.formats.glossary_toml import glossary_toml
from ftzterms.model import ConceptEntry, FtzTermsError, LanguageSection, Source, Term

_LISTS = ("related", "not_inside", "geographical_usage", "formerly")
_LINE_END = re.compile(r"[ \t]*(#[^\n]*)?\r?(?:\n|\Z)")
_OWN_COMMENTS = re.compile(r"(?:^[ \t]*#[^\n]*\n)+\Z", re.MULTILINE)
_BOM = b"\xef\xbb\xbf"
_TERM = tuple(field.name for field in fields(Term) if field.name != "language")


def patched_glossary(
    data: bytes,
    name: str,
    updates: Mapping[str, ConceptEntry],
    additions: Iterable[ConceptEntry] = (),
    gone: Collection[str] = (),
) -> bytes:
    """Give the bytes of a TOML glossary with some concepts changed, others added, and those *gone* taken out.

    *updates* are the concepts as they are to be, by the ids that they have now. Additions stand by id where the file is
    ordered so, else at the end. What comes out is read again and says exactly what was asked for. Raises
    `FtzTermsError` for a concept that is written as tables of their own where it is to be changed.
    """
    old = _read(data, name)
    text = data.removeprefix(_BOM).decode("utf-8")
    newline = "\r\n" if "\r\n" in text else "\n"
    spans = concept_spans(text)
    patches: list[Patch] = []
    for entry, span in zip(old, spans, strict=True):
        if entry.id in gone:
            patches.append(Patch(_block_start(text, span), _block_end(text, span), ""))
        elif entry.id in updates:
            patches += _Concept(text, newline, span, name).patches(entry, updates[entry.id])
    added = sorted(additions, key=_by_id)
    patches += [_addition(text, newline, old, spans, entry) for entry in added]
    after = applied(text, 0, len(text), patches)
    made = (_BOM if data.startswith(_BOM) else b"") + encoded(after, added[-1].id if added else next(iter(updates), ""))
    wanted = [updates.get(entry.id, entry) for entry in old if entry.id not in gone] + added
    if sorted(map(plain, _read(made, name)), key=_by_id) != sorted(map(plain, wanted), key=_by_id):
        raise FtzTermsError("could not be changed without doubt; left as it is", path=name, hint="change it by hand")
    return made


def plain(entry: ConceptEntry) -> ConceptEntry:
    """Give an entry without what two writings of the same may differ in: its place, and the order of languages."""
    said = (section for section in entry.sections if section.terms or section.definition)
    return replace(
        entry,
        sections=tuple(sorted(said, key=lambda section: section.language)),
        examples=tuple(sorted(entry.examples, key=lambda example: example[0])),
        file="",
        line=0,
    )


def _by_id(entry: ConceptEntry) -> str:
    return entry.id


def _read(data: bytes, name: str) -> list[ConceptEntry]:
    return list(glossary_toml.read(BytesIO(data), name, []))


def _addition(
    text: str, newline: str, old: Sequence[ConceptEntry], spans: Sequence[ConceptSpan], entry: ConceptEntry
) -> Patch:
    """Place a new concept: before the first with a later id in a file that is ordered by ids, else at the end."""
    block = concept_text(entry).replace("\n", newline)
    ids = [other.id for other in old]
    if ids == sorted(ids):
        for other, span in zip(old, spans, strict=True):
            if other.id > entry.id:
                at = _block_start(text, span)
                return Patch(at, at, block + newline)
    gap = "" if not text or text.endswith("\n" * 2) else newline if text.endswith("\n") else newline * 2
    return Patch(len(text), len(text), gap + block)


def _block_start(text: str, span: ConceptSpan) -> int:
    """Give where the comment lines right above a concept begin, which are about it; those at the top are not."""
    start = text.rfind("\n", 0, span.start) + 1
    above = _OWN_COMMENTS.search(text, 0, start)
    return above.start() if above and above.start() else start


def _block_end(text: str, span: ConceptSpan) -> int:
    """Give where the lines of the next concept begin."""
    return len(text) if span.end == len(text) else _block_start(text, ConceptSpan(span.end, span.end, span.end))


class _Concept:
    """Changes one concept."""

    def __init__(self, text: str, newline: str, span: ConceptSpan, name: str) -> None:
        self._text = text
        self._newline = newline
        self._span = span
        self._name = name
        self._lists = Lists(text, newline)

    def patches(self, old: ConceptEntry, new: ConceptEntry) -> list[Patch]:
        """Give what turns one entry into the other."""
        found: list[Patch] = []
        keys = concept_keys(new)
        order = [*keys, *(key for key in concept_keys(old) if key not in keys)]
        for key in order:
            before, after = _said(old, key), _said(new, key)
            if before == after:
                continue
            if key in self._span.elsewhere:
                line = self._text.count("\n", 0, self._span.start) + 1
                message = f"{key} of {old.id!r} is a table of its own, or written with dots"
                raise FtzTermsError(message, path=self._name, line=line, hint=f"write {key} = … in one value")
            pair = self._span.keys.get(key)
            if not after:
                found += [self._without(pair)] if pair else []
            elif pair is None:
                found.append(self._inserted(list(keys), key, keys[key]))
            else:
                found += self._changed(key, pair.value, before, after, keys[key])
        return found

    def _changed(self, key: str, node: Node, before: Any, after: Any, whole: str) -> list[Patch]:
        """Change the value of a key, as little of it as can be."""
        if key in _LISTS and node.elements is not None:
            return self._lists.patches(node, before, after, str, lambda item, *_: string(item))
        if key == "sources" and node.elements is not None:
            return self._sources(node, before, after)
        if key in ("examples", "definitions") and node.pairs is not None:
            return [Patch(node.start, node.end, self._by_language(node, before, after))]
        if isinstance(after[0], Term) and node.elements is not None:
            return self._terms(node, before, after)
        return [Patch(node.start, node.end, whole.replace("\n", self._newline))]

    def _terms(self, node: Node, before: Sequence[Term], after: Sequence[Term]) -> list[Patch]:
        def write(term: Term, place: int, node: Node | None, came: int) -> str:
            if node is None:
                return term_text(term, first=not place)
            return self._term(node, before[came], term, first=not place)

        return self._lists.patches(node, before, after, lambda term: term.text, write)

    def _term(self, node: Node, old: Term, new: Term, *, first: bool) -> str:
        """Write a term where another edition of it stands."""
        keys = term_keys(new, first=first)
        if node.pairs is None:
            usual = replace(old, status=usual_status(first=first))
            return self._raw(node) if new == usual else term_text(new, first=first)
        pieces: dict[str, str] = {}
        for key in _TERM:
            pair = node.pairs.get(key)
            if key == "status":
                same = new.status is (old.status if pair else usual_status(first=first))
            else:
                same = getattr(old, key) == getattr(new, key)
            if pair and same:
                pieces[key] = self._text[pair.start : pair.value.end]
            elif key == "sources" and pair and pair.value.elements is not None and new.sources:
                value = pair.value
                patches = self._sources(value, old.sources, new.sources)
                pieces[key] = f"{key} = {applied(self._text, value.start, value.end, patches)}"
            elif not same and key in keys:
                pieces[key] = f"{key} = {keys[key]}"
        return self._rebuilt(node, pieces)

    def _sources(self, node: Node, before: Sequence[Source], after: Sequence[Source]) -> list[Patch]:
        def write(source: Source, _: int, node: Node | None, came: int) -> str:
            return self._raw(node) if node and before[came] == source else source_text(source)

        return self._lists.patches(node, before, after, lambda source: (source.title, source.url), write)

    def _by_language(self, node: Node, before: Sequence[tuple[str, str]], after: Sequence[tuple[str, str]]) -> str:
        pieces: dict[str, str] = {}
        pairs = node.pairs or {}
        for language in dict.fromkeys([*pairs, *(language for language, _ in after)]):
            pair = pairs.get(language)
            old, new = ([text for tag, text in texts if tag == language] for texts in (before, after))
            if pair and old == new:
                pieces[language] = self._text[pair.start : pair.value.end]
            elif pair and new and pair.value.elements is not None:
                patches = self._lists.patches(pair.value, old, new, str, lambda item, *_: string(item))
                pieces[language] = f"{language} = {applied(self._text, pair.value.start, pair.value.end, patches)}"
            elif new:
                pieces[language] = f"{language} = {one_or_list(list(map(string, new)))}"
        return self._rebuilt(node, pieces)

    def _rebuilt(self, node: Node, pieces: Mapping[str, str]) -> str:
        """Write an inline table anew of the texts of its pairs, those that stay in their order."""
        pairs = node.pairs or {}
        ordered = [key for key in pairs if key in pieces] + [key for key in pieces if key not in pairs]
        if list(pairs) == ordered and all(self._text[p.start : p.value.end] == pieces[k] for k, p in pairs.items()):
            return self._raw(node)
        values = list(pairs.values())
        opening = self._text[node.start : values[0].start] if values else "{ "
        closing = self._text[values[-1].value.end : node.end] if values else " }"
        return f"{opening}{', '.join(pieces[key] for key in ordered)}{closing}"

    def _without(self, pair: Pair) -> Patch:
        """Take a key away with its lines; comments in them stay."""
        start = self._text.rfind("\n", 0, pair.start) + 1
        end = self._line_end(pair.value.end)
        kept = comments(self._text, pair.start, end)
        return Patch(start, end, "".join(f"{comment}{self._newline}" for comment in kept))

    def _inserted(self, order: Sequence[str], key: str, value: str) -> Patch:
        """Give a key a line behind the keys that stand before it."""
        earlier = [self._span.keys[name].value.end for name in order[: order.index(key)] if name in self._span.keys]
        at = self._line_end(max(earlier, default=self._span.header_end))
        lead = self._newline if not self._text[:at].endswith("\n") else ""
        return Patch(at, at, f"{lead}{key} = {value}\n".replace("\n", self._newline))

    def _line_end(self, at: int) -> int:
        found = _LINE_END.match(self._text, at)
        return found.end() if found else at

    def _raw(self, node: Node) -> str:
        return self._text[node.start : node.end]


def _said(entry: ConceptEntry, key: str) -> Any:
    """Give what an entry says under a key of the file."""
    if key == "definitions":
        return tuple((section.language, section.definition) for section in entry.sections if section.definition)
    if hasattr(entry, key):
        return getattr(entry, key)
    section = next((section for section in entry.sections if section.language == key), LanguageSection(key, ()))
    return section.terms
