"""Write XLIFF 2.1: a file that was read as it was but for its texts, anything else as one `file` with its units."""

from __future__ import annotations

import ntpath
from collections import defaultdict
from typing import BinaryIO

from ftzterms.formats._characters import escaped, quoted, refuse_what_xml_cannot_hold
from ftzterms.formats._tag_wrapping import unwrapped
from ftzterms.formats._taken import Taken
from ftzterms.formats._xliff2_unit import BEFORE, END, LEAD, METADATA, SEGMENT, TAIL
from ftzterms.formats._xliff2_values import NMTOKEN, is_language
from ftzterms.formats._xliff_frame import Frame, balanced
from ftzterms.formats._xliff_kinds import HEAD_2 as HEAD
from ftzterms.formats._xliff_markup import attributes, grouped, joined, notes, said_of, with_languages, without_a_place
from ftzterms.formats._xliff_ours import groups, is_spaced
from ftzterms.formats._xliff_states import FUZZY_2, STATES_2, state_of_2
from ftzterms.model import Bitext, InlineTag, Segment, State, TagKind, TranslationUnit, Variant, canonical
from ftzterms.text.late import late

_XLIFF = f' version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mda="{METADATA}"'
_NATIVE = late(
    r"<(?:\w+:)?(?:pc|mrk|ph)(?=[^<>]*\sid=)(?![^<>]*\s(?:dataRef|copyOf|subFlows|ref))\s[^<>]*>"
    r"|</(?:\w+:)?(?:pc|mrk)\s*>|<(?:\w+:)?cp\s[^<>]*/>"
)
_ID = late(r"<(?:\w+:)?(\w+)\s(?:[^<>]*\s)?id=\"([^\"]*)\"")
_NOTE_ATTRIBUTES = ("id", "appliesTo", "category", "priority")
_KEPT = (BEFORE, END, SEGMENT)


def write(bitext: Bitext, stream: BinaryIO) -> None:
    """Write a bitext, unit by unit. Raises `FtzTermsError`, naming the unit, for what XML cannot hold."""
    bitext = with_languages(bitext)
    stream.write(b'<?xml version="1.0" encoding="UTF-8"?>\n')
    writer = _Writer(bitext, Frame(stream))
    head = dict(bitext.properties).get(HEAD, "")
    writer.framed = bool(head) and writer.frame.move(head.lstrip("\ufeff \t\n"))
    end = ""
    for group in grouped(bitext.units, "unit"):
        first = dict(group[0].attributes)
        if writer.framed and BEFORE in first:
            writer.frame.move(first[BEFORE])
        writer.open()
        text = writer.unit(group)
        refuse_what_xml_cannot_hold(text, f"unit {group[0].id!r}")
        writer.frame.put(text)
        end = dict(group[-1].attributes).get(END, "")
    if writer.is_empty and (writer.frame.inside or not head):
        writer.open()
        writer.frame.put('<group id="none"/>\n')  # a file without anything is not valid
    if not (writer.framed and end and writer.frame.move(end)):
        writer.frame.close()


class _Writer:
    """Writes the units of one bitext."""

    def __init__(self, bitext: Bitext, frame: Frame) -> None:
        self.frame = frame
        self.framed = False
        """The frame is that of the file that the units were read from."""
        self._name = ntpath.basename(bitext.name) or "ftzterms"
        self._languages = _language(bitext.source_language), _language(bitext.target_language)
        self._taken = Taken()
        self._count = 0

    @property
    def is_empty(self) -> bool:
        """True when no unit has been written."""
        return not self._count

    def open(self) -> None:
        """Open a file for units that come without one."""
        if not self.frame.inside:
            source, target = self._languages
            self.frame.start("xliff", f'{_XLIFF} srcLang="{source}" trgLang="{target}"')
        if self.frame.inside == "xliff":
            said = f' id="f{self._count + 1}" original="{quoted(self._name)}"'
            self.frame.start(f"{self.frame.prefix()}file", said)

    def unit(self, group: list[TranslationUnit]) -> str:
        """Give a unit as XML."""
        self._count += 1
        first, prefix = group[0], self.frame.prefix()
        named = [(key[6:], value) for key, value in first.attributes if key.startswith("unit/@")]
        named = [pair for pair in named if pair != ("id", "")]
        if not is_own(first):
            named = self._named(first)
        kept = [(key, value) for key, value in first.attributes if self._stays(key, value)]
        data = f"unit/{prefix}originalData"
        parts = [f"<{prefix}unit{attributes([*named, *self.frame.missing(first, 'unit')])}>\n"]
        parts += [f"{value}\n" for key, value in kept if key != data]
        parts += [self._ours(first, dict(named).get("id", "")), _notes(first, prefix)]
        parts += [f"{value}\n" for key, value in kept if key == data]
        parts += [_segment(unit, prefix) for unit in group]
        return "".join([*parts, f"</{prefix}unit>\n"])

    def _stays(self, key: str, value: str) -> bool:
        """Say whether an attribute is an element that is written as it was; one that refers to its file needs that."""
        if not key.startswith("unit/") or key in _KEPT or "note[" in key or "/@" in key:
            return False
        return value.startswith("<") and balanced(value) and (self.framed or "resourceItemRef" not in value)

    def _named(self, unit: TranslationUnit) -> list[tuple[str, str]]:
        """Give the attributes of a unit that is not from XLIFF: an id that it may have, and its own as its name."""
        name = unit.id if NMTOKEN.fullmatch(unit.id) and unit.id not in self._taken else f"u{self._count}"
        while not self._taken.add(name):
            name += "-"
        space = [("xml:space", "preserve")] if is_spaced(unit) else []
        return [("id", name), *([("name", unit.id)] if name != unit.id else []), *space]

    def _ours(self, unit: TranslationUnit, name: str) -> str:
        own = is_own(unit)
        derived = {("translate", "no")} if own else set()
        others = without_a_place(unit, lambda key: _is_of_note(key, own=own))
        if not own and name != unit.id:
            others = (("id", unit.id), *others)
        properties = tuple(pair for pair in unit.properties if pair not in derived)
        languages = ("", "") if self.framed else self._languages
        written = [
            f'<mda:metaGroup category="{group}">'
            + "".join(f'<mda:meta type="{quoted(key)}">{escaped(value)}</mda:meta>' for key, value in pairs)
            + "</mda:metaGroup>\n"
            for group, pairs in groups(unit, properties, others, languages)
        ]
        return f'<mda:metadata xmlns:mda="{METADATA}">\n{"".join(written)}</mda:metadata>\n' if written else ""


def is_own(unit: TranslationUnit) -> bool:
    """Say whether a unit was read from a file of XLIFF 2."""
    return any(key == "unit/@id" for key, _ in unit.attributes)


def _language(tag: str) -> str:
    """Give a language tag as XLIFF 2 wants it."""
    spelt = canonical(tag)
    return tag if is_language(tag) else spelt if is_language(spelt) else "und"


def _notes(unit: TranslationUnit, prefix: str) -> str:
    lines = notes(unit, "unit", f"{prefix}note", lambda key: _is_of_note(key, own=is_own(unit)))
    return f"<{prefix}notes>\n{lines}</{prefix}notes>\n" if lines else ""


def _is_of_note(key: str, *, own: bool) -> bool:
    """Say whether a note may have an attribute; those of other namespaces only where these are declared."""
    return key in _NOTE_ATTRIBUTES or (own and ":" in key)


def _segment(unit: TranslationUnit, prefix: str) -> str:
    said = dict(unit.attributes)
    named = [(key[9:], value) for key, value in unit.attributes if key.startswith("segment/@")]
    source, target = unit.source or Variant("", Segment("")), unit.target
    filled = bool(target and (target.text.strip() or target.segment.tags))
    if state_of_2(said, filled=filled) is not unit.state:
        named = [pair for pair in named if pair[0] not in ("state", "subState")]
        named.append(("state", STATES_2[unit.state]))
        named += [("subState", FUZZY_2)] if unit.state is State.FUZZY else []
    own = is_own(unit)
    first, second = _contents(source.segment, target.segment if target else Segment(""), own=own)
    parts = [
        _raw(said, LEAD),
        f"<{prefix}segment{attributes(named)}>\n",
        _text(f"{prefix}source", said_of(source, "source") if own else [], first),
    ]
    of_target = said_of(target, "target") if target and own else []
    if target and (of_target or target.location or second):
        parts.append(_text(f"{prefix}target", of_target, second))
    return "".join([*parts, f"</{prefix}segment>\n", _raw(said, TAIL)])


def _raw(said: dict[str, str], key: str) -> str:
    raw = said.get(key, "")
    return f"{raw}\n" if raw and balanced(raw) else ""


def _text(name: str, named: list[tuple[str, str]], content: str) -> str:
    return f"<{name}{attributes(named)}>{content}</{name}>\n"


def _contents(source: Segment, target: Segment, *, own: bool) -> tuple[str, str]:
    """Write the two segments of a unit; codes that are not of XLIFF 2 are carried by `sc`, `ec` and `ph`."""
    if own:
        texts = [joined(each) for each in (source, target)]
        if all(balanced(text) for text in texts):
            return texts[0], texts[1]
    native = [unwrapped(each, lambda markup: bool(_NATIVE.fullmatch(markup))) for each in (source, target)]
    texts = [joined(each) if each else "<" for each in native]
    if all(balanced(text) for text in texts) and _are_distinct(texts):
        return texts[0], texts[1]
    carrier = _Carrier()
    return tuple(joined(each, carrier.carried(each.tags)) for each in (source, target))  # type: ignore[return-value]


def _are_distinct(texts: list[str]) -> bool:
    """Say whether no id stands twice in a text, nor on one code in the source and another in the target."""
    source, target = ([(found[2], found[1]) for found in _ID.finditer(text)] for text in texts)
    if len(dict(source)) < len(source) or len(dict(target)) < len(target):
        return False
    known = dict(source)
    return all(known.get(name, element) == element for name, element in target)


class _Carrier:
    """Makes codes of XLIFF 2 of the tags of other formats; those of a target have the ids of their like."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._count = 0

    def carried(self, tags: tuple[InlineTag, ...]) -> list[str]:
        """Give the codes for the tags of one segment, in their order."""
        ends = _ends(tags)
        waiting = {key: list(numbers) for key, numbers in self._known.items()}
        codes, ids = [], dict[int, int]()
        for place, tag in enumerate(tags):
            start = next((start for start, end in ends.items() if end == place), None)
            shown = f'disp="{quoted(tag.markup)}"/>'
            if start is not None:
                codes.append(f'<ec startRef="{ids[start]}" {shown}')
                continue
            name = {TagKind.OPEN: "sc", TagKind.CLOSE: "ec", TagKind.STANDALONE: "ph"}[tag.kind]
            lone = ' isolated="yes"' if tag.kind is TagKind.CLOSE or (name == "sc" and place not in ends) else ""
            ids[place] = self._number((f"{name}{lone}", tag.markup), waiting)
            codes.append(f'<{name} id="{ids[place]}"{lone} {shown}')
        return codes

    def _number(self, key: tuple[str, str], waiting: dict[tuple[str, str], list[int]]) -> int:
        if waiting.get(key):
            return waiting[key].pop(0)
        self._count += 1
        self._known[key].append(self._count)
        return self._count


def _ends(tags: tuple[InlineTag, ...]) -> dict[int, int]:
    """Give the places of opening tags with those of the closing tags that belong to them."""
    opened: dict[str, list[int]] = defaultdict(list)
    ends: dict[int, int] = {}
    for place, tag in enumerate(tags):
        if tag.kind is TagKind.OPEN:
            opened[tag.id].append(place)
        elif tag.kind is TagKind.CLOSE and opened[tag.id]:
            ends[opened[tag.id].pop()] = place
    return ends
