"""Write XLIFF 1.2: a file that was read as it was but for its texts, anything else as one `file` with its units."""

from __future__ import annotations

import ntpath
import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import BinaryIO

from ftzterms.formats._characters import escaped, quoted, refuse_what_xml_cannot_hold
from ftzterms.formats._tag_wrapping import unwrapped
from ftzterms.formats._xliff1_unit import BEFORE, END, SEGMENT, TEXTS, place_of
from ftzterms.formats._xliff_frame import Frame, balanced
from ftzterms.formats._xliff_kinds import HEAD_1 as HEAD
from ftzterms.formats._xliff_markup import attributes, grouped, joined, notes, said_of, with_languages, without_a_place
from ftzterms.formats._xliff_ours import groups, is_spaced
from ftzterms.formats._xliff_states import origin, restated_1, state_of_1
from ftzterms.formats._xml_tokens import attributes as attributes_of
from ftzterms.formats._xml_tokens import tags
from ftzterms.model import Bitext, InlineTag, Segment, TagKind, TranslationUnit, Variant
from ftzterms.text.late import late

Pairs = tuple[tuple[str, str], ...]
_TRADOS = "http://sdl.com/FileTypes/SdlXliff/1.0"
_XLIFF = ' version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"'
_NATIVE = late(
    r"<(?:\w+:)?(?P<name>bpt|ept|ph|it)(?=[^<>]*\sid\s*=)(?:\s[^<>]*)?(?:/>|>.*(?:</(?:\w+:)?(?P=name)\s*>|<sub[^<>]*>))"
    r"|<(?:\w+:)?(?:x|bx|ex)(?=[^<>]*\sid\s*=)\s[^<>]*(?:/>|></(?:\w+:)?(?:x|bx|ex)>)"
    r"|<(?:\w+:)?(?:g|mrk)(?:\s[^<>]*)?/?>|</(?:\w+:)?(?:g|mrk)\s*>|</(?:\w+:)?sub\s*>.*",
    re.DOTALL,
)
_PLACE = late(r"<\?ftzterms [0-9]+\?>")
_NOTE_ATTRIBUTES = ("xml:lang", "priority", "from", "annotates")


def write(bitext: Bitext, stream: BinaryIO) -> None:
    """Write a bitext, unit by unit. Raises `FtzTermsError`, naming the unit, for what XML cannot hold."""
    bitext = with_languages(bitext)
    stream.write(b'<?xml version="1.0" encoding="UTF-8"?>\n')
    frame = Frame(stream)
    said = dict(bitext.properties)
    head = said.get(HEAD, "")
    framed = bool(head) and frame.move(head.lstrip("\ufeff \t\n"))
    end = ""
    languages = ("", "") if framed else (bitext.source_language or "und", bitext.target_language)
    for group in grouped(bitext.units, "trans-unit"):
        first = dict(group[0].attributes)
        if framed and BEFORE in first:
            frame.move(first[BEFORE])
        _open(frame, bitext)
        text = _unit(group, frame, languages)
        refuse_what_xml_cannot_hold(text, f"unit {group[0].id!r}")
        frame.put(text)
        end = dict(group[-1].attributes).get(END, "")
    if not frame.inside and not head:
        _open(frame, bitext)
    if not (framed and end and frame.move(end)):
        frame.close()


def _open(frame: Frame, bitext: Bitext) -> None:
    """Open a file for units that come without one."""
    if not frame.inside:
        frame.start("xliff", _XLIFF)
    if frame.inside == "xliff":
        name = ntpath.basename(bitext.name) or "ftzterms"
        source, target = bitext.source_language or "und", bitext.target_language
        said = (("original", name), ("datatype", "plaintext"), ("source-language", source), ("target-language", target))
        frame.start(f"{frame.prefix()}file", attributes(pair for pair in said if pair[1]))
    if frame.inside == "file":
        frame.start(f"{frame.prefix()}body", "")


def _unit(group: list[TranslationUnit], frame: Frame, languages: tuple[str, str]) -> str:
    first, prefix = group[0], frame.prefix()
    said = dict(first.attributes)
    named = [(key[12:], value) for key, value in first.attributes if key.startswith("trans-unit/@")]
    space = [("xml:space", "preserve")] if is_spaced(first) else []
    named = [pair for pair in named if pair != ("id", "")] if named else [("id", first.id), *space]
    if change := _change(first):
        named = [(key, value) if f"trans-unit/@{key}" != change[0] else (key, change[1]) for key, value in named]
        named = [pair for pair in named if pair[0] != "approved"]
    name = f"{prefix}trans-unit"
    parts = [
        f"<{name}{attributes([*named, *frame.missing(first, 'trans-unit')])}>\n",
        _segmented(group, prefix) if said.get(SEGMENT, "").isdecimal() else _plain(first, prefix),
        notes(first, "trans-unit", f"{prefix}note", _NOTE_ATTRIBUTES.__contains__),
        _elements(group),
        _ours(first, prefix, languages),
    ]
    return "".join([*parts, f"</{name}>"])


def _plain(unit: TranslationUnit, prefix: str) -> str:
    own = is_own(unit)
    source = unit.source or Variant("", Segment(""))
    parts = [_text(f"{prefix}source", said_of(source, "source") if own else [], source.segment, own=own), "\n"]
    parts += [f"{value}\n" for key, value in unit.attributes if key.endswith("seg-source") and balanced(value)]
    target = unit.target
    named = _with_state(unit, said_of(target, "target") if own else []) if target else []
    if target and (named or target.location or target.segment.text or target.segment.tags):
        parts += [_text(f"{prefix}target", named, target.segment, own=own), "\n"]
    return "".join(parts)


def _segmented(group: list[TranslationUnit], prefix: str) -> str:
    """Put the segments of a unit into its source and target as they were marked."""
    said = dict(group[0].attributes)
    parts = []
    plain = said.get(f"trans-unit/{prefix}source", "")
    if not balanced(plain) or not plain:
        texts = "".join(escaped(unit.source.text) for unit in group if unit.source)
        plain = f"<{prefix}source>{texts}</{prefix}source>"
    parts.append(plain)
    sources = [(unit, unit.source) for unit in group if unit.source]
    parts.append(_filled(said.get("trans-unit/seg-source", ""), sources, f"{prefix}seg-source", prefix))
    targets = [(unit, unit.target) for unit in group if unit.target]
    kept = _restated(said.get("trans-unit/target", ""), group[0], f"{prefix}target")
    if kept or any(variant.text or variant.segment.tags for _, variant in targets):
        parts.append(_filled(kept, targets, f"{prefix}target", prefix))
    return "".join(f"{part}\n" for part in parts)


def _restated(kept: str, unit: TranslationUnit, name: str) -> str:
    """Give a target its state, if it would be read as another one; segments of one unit share it."""
    change = _change(unit)
    if not change or change[0] != "target/@state":
        return kept
    kept = kept or f"<{name}></{name}>"
    start = next(tags(kept))
    named = _with_state(unit, list(attributes_of(start.attributes)))
    return f"<{start.name}{attributes(named)}{'/' if start.closes else ''}>{kept[start.end :]}"


def _filled(kept: str, sides: list[tuple[TranslationUnit, Variant]], name: str, prefix: str) -> str:
    """Fill the marked parts of an element, and add those that it has no part for."""
    if not kept or not balanced(kept):
        kept = f"<{name}></{name}>"
    elif kept.endswith("/>"):
        kept = f"{kept[:-2].rstrip()}></{name}>"
    added = []
    for unit, variant in sides:
        place, text = place_of(int(dict(unit.attributes)[SEGMENT])), _content(variant.segment, own=True)
        if place in kept:
            kept = kept.replace(place, text, 1)
        elif text or name.endswith("seg-source"):
            named = (("mtype", "seg"), ("mid", unit.id.rpartition(":")[2]))
            added.append(_text(f"{prefix}mrk", named, variant.segment, own=True))
    end = kept.rfind("</")
    return _PLACE.sub("", "".join([kept[:end], *added, kept[end:]]))


def _text(name: str, named: Iterable[tuple[str, str]], segment: Segment, *, own: bool) -> str:
    return f"<{name}{attributes(named)}>{_content(segment, own=own)}</{name}>"


def _with_state(unit: TranslationUnit, said: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Give the attributes of a target with the unit's state, if they would not be read as that."""
    change = _change(unit)
    if not change or change[0] != "target/@state":
        return said
    others = [pair for pair in said if pair[0] not in ("state", "state-qualifier")]
    return [*others, ("state", change[1])]


def _change(unit: TranslationUnit) -> tuple[str, str] | None:
    """Give the attribute that must say the state of a unit, and its value; None when it says so already."""
    target = unit.target
    said = dict(unit.attributes) | dict(target.attributes if target else ())
    filled = bool(target and (target.text.strip() or target.segment.tags))
    return None if state_of_1(said, filled=filled) is unit.state else restated_1(said, unit.state)


def _elements(group: list[TranslationUnit]) -> str:
    """Write the elements that were kept as written, with the states of Trados Studio where those have changed."""
    kept = [
        value
        for key, value in group[0].attributes
        if key.startswith("trans-unit/")
        and value.startswith("<")
        and key not in (BEFORE, END)
        and not _is_no_element(key)
    ]
    text = "".join(f"{raw}\n" for raw in kept if balanced(raw))
    if "seg-defs" not in text:
        text += _seg_defs(group)
    for unit in group:
        change = _change(unit)
        if change and change[0] == "sdl:seg/@conf":
            text = _confirmed(text, dict(unit.attributes)["sdl:seg/@id"], change[1])
    return text


def _seg_defs(group: list[TranslationUnit]) -> str:
    """Write what Trados Studio said of segments whose unit is not whole any more."""
    lines = []
    for unit in group:
        said = [(key[9:], value) for key, value in unit.attributes if key.startswith("sdl:seg/@")]
        lines += [f"<sdl:seg{attributes(said)}/>"] if said else []
    return f'<sdl:seg-defs xmlns:sdl="{_TRADOS}">{"".join(lines)}</sdl:seg-defs>\n' if lines else ""


def _is_no_element(key: str) -> bool:
    """Say whether a key names an attribute, the content of a note, or an element that is written in its own way."""
    return "/@" in key or key.rpartition(":")[2].rpartition("/")[2] in (*TEXTS, "markup")


def _confirmed(text: str, name: str, level: str) -> str:
    """Give `sdl:seg` elements of which one has another confirmation level."""
    start = re.compile(rf"<(?:[\w.-]+:)?seg(?=\s)(?=[^<>]*\sid=\"{re.escape(quoted(name))}\")[^<>]*>")
    found = start.search(text)
    if not found:
        return text
    tag = re.sub(r"\sconf=\"[^\"]*\"", "", found[0])
    end = len(tag) - (2 if tag.endswith("/>") else 1)
    tag = f'{tag[:end].rstrip()} conf="{level}"{tag[end:]}'
    return text[: found.start()] + tag + text[found.end() :]


def _ours(unit: TranslationUnit, prefix: str, languages: tuple[str, str]) -> str:
    said = dict(unit.attributes) | dict(unit.target.attributes if unit.target else ())
    derived = {*origin(said), ("translate", "no")} if is_own(unit) else set()
    properties = tuple(pair for pair in unit.properties if pair not in derived)
    others = without_a_place(unit, _NOTE_ATTRIBUTES.__contains__)
    name = f"{prefix}prop-group"
    parts = []
    for group, pairs in groups(unit, properties, others, languages):
        props = "".join(
            f'<{prefix}prop prop-type="{quoted(key)}">{escaped(value)}</{prefix}prop>' for key, value in pairs
        )
        parts.append(f'<{name} name="{group}">{props}</{name}>\n')
    return "".join(parts)


def is_own(unit: TranslationUnit) -> bool:
    """Say whether a unit was read from a file of XLIFF 1."""
    return any(key == "trans-unit/@id" for key, _ in unit.attributes)


def _content(segment: Segment, *, own: bool) -> str:
    """Write a segment: tags of XLIFF 1.2 as they are, those of other formats as `bpt`, `ept` and `ph` that carry them.

    In a unit that is our *own* the tags stay even where they are no good XLIFF.
    """
    if not segment.tags:
        return escaped(segment.text)
    if own and balanced(text := joined(segment)):
        return text
    native = unwrapped(segment, lambda markup: bool(_NATIVE.fullmatch(markup)))
    if native and balanced(text := joined(native)):
        return text
    return joined(segment, list(_wrapped(segment.tags)))


def _wrapped(tags: Iterable[InlineTag]) -> Iterator[str]:
    numbers = count(1)
    opened: dict[str, list[int]] = {}
    for tag in tags:
        content = escaped(tag.markup)
        if tag.kind is TagKind.CLOSE and opened.get(tag.id):
            yield f'<ept id="{opened[tag.id].pop()}">{content}</ept>'
            continue
        number = next(numbers)
        if tag.kind is TagKind.OPEN:
            opened.setdefault(tag.id, []).append(number)
            yield f'<bpt id="{number}">{content}</bpt>'
        elif tag.kind is TagKind.CLOSE:
            yield f'<it id="{number}" pos="close">{content}</it>'
        else:
            yield f'<ph id="{number}">{content}</ph>'
