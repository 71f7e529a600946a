"""Placeholders, variables, markup, web and e-mail addresses: what a translation must carry over letter by letter."""

from __future__ import annotations

from ftzterms.text.late import late
from ftzterms.text.tuples import NamedTuple

_HTML = (
    "a|b|blockquote|br|div|em|font|g|h[1-6]|hr|i|img|li|mrk|ol|p|pc|ph|span|strong|sub|sup|table|tbody|td|th|tr|u|ul|x"
)
_URL = (
    r"(?:https?|ftp)://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+|\bwww\.[A-Za-z0-9\-]+\.[A-Za-z0-9\-._~:/?#@!$&'*+,;=%]+"
)
_TOKEN = late(
    rf"(?P<url>{_URL})"
    r"|(?P<mail>[A-Za-z0-9][A-Za-z0-9._%+\-]*@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+)"
    rf"|(?P<tag></?(?:{_HTML})(?:\s[^<>]*)?/?>|</?\d+/?>)"
    r"|(?P<icu>\{\s*\w+\s*,\s*(?:plural|select|selectordinal|number|date|time|spellout|ordinal|duration)\b)"
    r"|(?P<brace>\{\{[^{}]*\}\}|[$#%]\{[^{}]*\}|\{%[^{}]*%\}|\{[\w.:$#@!\-\[\]]*\})"
    r"|(?P<percent>%[A-Z][A-Z0-9_]+%|(?<![\d%])%(?:\([\w.\-]+\)|(?P<place>\d+)\$)?[-+#0]*(?P<width>\d+|\*)?"
    r"(?:\.(?:\d+|(?P<precision>\*)))?(?P<sort>s|(?:(?:hh?|ll?|[Lzjtq])?[diouxXeEfFgGcra@]|<PRI\w+>)(?![A-Za-z])))"
)
_PERCENT = late(r"%(?=[-+#0-9.*$]*[A-Za-z({<])")
_TAG_NAME = late(r"</?\w+")
_SPACE = late(r"\s+")
_TAIL = ".,;:!?'\""
_LOCALE = late(
    r"(?<=[/.=_\-])(?:zh[_\-]?(?:cn|hans|hant|tw|hk)?|cn|en(?:[_\-]?(?:us|gb))?|eng?lish|chinese)(?=[/._\-&]|$)"
    r"|(?<=//)(?:www|zh|cn|en|english|chinese)\."
)


class Placeholder(NamedTuple):
    """One placeholder: where it stands, and what must be equal on both sides."""

    start: int
    end: int
    kind: str
    """`url`, `mail`, `tag`, `icu`, `brace` or `percent`."""
    key: str


def may_have_placeholders(text: str) -> bool:
    """Say quickly whether a look is worth while."""
    if "{" in text or "<" in text or "@" in text or ("/" in text and "://" in text) or "www." in text:
        return True
    return "%" in text and _PERCENT.search(text) is not None


def placeholders(text: str) -> list[Placeholder]:
    """Give the placeholders of a text in order. The percent sign of “5% of” is none.

    The arguments of a C format are numbered as they come, so that `%s of %d` and `%2$d: %1$s` agree.
    """
    found = []
    arguments = 0
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        token = _trimmed(match[0]) if kind == "url" else match[0]
        key = _key(token, kind)
        if kind == "percent" and match["sort"] and "(" not in token:
            arguments += 1 + (match["width"] == "*") + (match["precision"] is not None)
            key = f"%{match['place'] or arguments}${match['sort']}"
        found.append(Placeholder(match.start(), match.start() + len(token), kind, key))
    return _without_messages(found)


def _without_messages(found: list[Placeholder]) -> list[Placeholder]:
    """Leave out the braces of an ICU message's branches, whose text is translated."""
    if any(item.kind == "icu" for item in found):
        return [item for item in found if item.kind != "brace"]
    return found


def _trimmed(url: str) -> str:
    """Take the sentence's own punctuation off the end of an address."""
    url = url.rstrip(_TAIL)
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1].rstrip(_TAIL)
    return url


def _key(token: str, kind: str) -> str:
    """Give what must be equal: an address without scheme and language, a tag's name, any other token itself."""
    if kind == "url":
        address = token.partition("://")[2] or token
        return _LOCALE.sub("", f"//{address}").rstrip("/")
    if kind == "tag":
        name = _TAG_NAME.match(token)
        return name[0].lower() if name else token
    return _SPACE.sub("", token).lower() if kind in ("icu", "mail") else token
