"""Cut well-formed XML into its tags and texts, with the place of each; only for text that libxml2 has checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ftzterms.text.late import late
from ftzterms.text.tuples import NamedTuple

_TOKEN = late(
    r"""([^<]+)
      | <!\[CDATA\[(.*?)\]\]>
      | <!--.*?--> | <\?.*?\?> | <!DOCTYPE[^>\["']*(?:(?:"[^"]*"|'[^']*')[^>\["']*)*>
      | <([^\s/>!?]+)((?:[^>"'/]++|/(?!>)|"[^"]*"|'[^']*')*)(/?)>
      | </([^\s>]+)\s*>""",
    re.DOTALL | re.VERBOSE,
)
_TAG = late(
    r"""<(?:!\[CDATA\[.*?\]\]> | !--.*?--> | \?.*?\?> | !DOCTYPE[^>\["']*(?:(?:"[^"]*"|'[^']*')[^>\["']*)*>
      | ([^\s/>!?]+)((?:[^>"'/]++|/(?!>)|"[^"]*"|'[^']*')*)(/?)>
      | /([^\s>]+)\s*>)""",
    re.DOTALL | re.VERBOSE,
)
_ATTRIBUTE = late(r"([^\s=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_REFERENCE = late(r"&(?:(lt|gt|amp|quot|apos)|#([0-9]+)|#x([0-9A-Fa-f]+)|[^;]*);")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_NAME = late(r"(?:xml:)?[^\W\d][\w.-]*")
_SPACE = late(r"\r\n|[\t\n\r]")


class Token(NamedTuple):
    """A stretch of markup: a text, the start of an element, or its end."""

    start: int
    end: int
    text: str | None
    """Of a text or CDATA section, references resolved."""
    name: str
    attributes: str
    """As written, between the name and the closing bracket."""
    opens: bool
    closes: bool


class UndeclaredEntityError(ValueError):
    """A reference to an entity that nothing declares."""


def tokens(text: str, start: int = 0, *, strict: bool = False) -> Iterator[Token]:
    """Yield the tokens of a text from an offset on, line ends single LF; comments and PIs are passed over.

    When *strict*, raises `UndeclaredEntityError` as `unescape` does; else such a reference stays as it is written.
    """
    resolve = unescape if strict else unescape_known
    for found in _TOKEN.finditer(text, start):
        plain, cdata, name, attributes, empty, closed = found.groups()
        place = found.span()
        if plain is not None:
            yield Token(*place, resolve(plain), "", "", opens=False, closes=False)
        elif cdata is not None:
            yield Token(*place, cdata, "", "", opens=False, closes=False)
        elif name is not None:
            yield Token(*place, None, name, attributes, opens=True, closes=bool(empty))
        elif closed is not None:
            yield Token(*place, None, closed, "", opens=False, closes=True)


def tags(text: str) -> Iterator[Token]:
    """Yield the starts and ends of the elements in a text; all else is passed over."""
    for found in _TAG.finditer(text):
        name, said, empty, closed = found.groups()
        if name is not None:
            yield Token(found.start(), found.end(), None, name, said, opens=True, closes=bool(empty))
        elif closed is not None:
            yield Token(found.start(), found.end(), None, closed, "", opens=False, closes=True)


def unescape(text: str) -> str:
    """Resolve the references of a text. Raises `UndeclaredEntityError` for one that XML does not know."""
    return _REFERENCE.sub(_character, text) if "&" in text else text


def unescape_known(text: str) -> str:
    """Resolve the references that XML knows, and leave others as they are written."""
    return _REFERENCE.sub(_known_character, text) if "&" in text else text


@lru_cache(maxsize=4096)
def attributes(text: str) -> tuple[tuple[str, str], ...]:
    """Give the attributes of a start tag, as (name, value)."""
    pairs = ((name, first or second) for name, first, second in _ATTRIBUTE.findall(text))
    return tuple((name, unescape_known(_SPACE.sub(" ", value))) for name, value in pairs)


def is_attribute_name(name: str) -> bool:
    """Say whether a name can stand for an attribute in a document that declares no namespaces."""
    return bool(_NAME.fullmatch(name))


def _character(found: re.Match[str]) -> str:
    named, decimal, hexadecimal = found.groups()
    if named:
        return _NAMED[named]
    if decimal or hexadecimal:
        return chr(int(decimal) if decimal else int(hexadecimal, 16))
    raise UndeclaredEntityError(found[0])


def _known_character(found: re.Match[str]) -> str:
    return _character(found) if any(found.groups()) else found[0]
