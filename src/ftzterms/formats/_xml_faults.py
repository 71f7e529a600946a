"""Word the faults that libxml2 finds so that a translator can act on them."""

from __future__ import annotations

import re

from ftzterms.model import UnreadableFileError

_CUT = "the file is cut off: copy or export it again"
_WORDS = (
    (r"EntityRef: expecting ';'|xmlParseEntityRef: no name", "an & that begins no entity", "write &amp;", ""),
    (r"StartTag: invalid element name", "a < that begins no tag", "write &lt;", ""),
    (
        r"Entity '(.+)' not defined",
        "the entity &{0}; is defined nowhere",
        "write the character itself",
        "unknown-entity",
    ),
    (r"Premature end of data in tag (\S+) line (\d+)", "the file ends inside <{0}> of line {1}", _CUT, "cut-off"),
    (
        r"(?:EndTag: '</' not found|AttValue: ' expected|Couldn't find end of)",
        "the file ends inside a tag",
        _CUT,
        "cut-off",
    ),
    (
        r"Opening and ending tag mismatch: (\S+) line (\d+) and (\S+)",
        "</{2}> stands where </{0}> is due",
        "<{0}> was opened in line {1}",
        "",
    ),
    (
        r"XML declaration allowed only at the start|Extra content at the end",
        "a second document begins here",
        "keep one document in a file",
        "second-document",
    ),
    (r"Excessive depth", "elements are nested deeper than 256", "no such file is a real one", "too-deep"),
    (
        r"Buffer size limit|[Hh]uge text node|Resource limit",
        "a text of more than 10 million bytes",
        "split it",
        "too-large",
    ),
    (
        r"(?:CData section|Comment) not (?:finished|terminated)",
        "a comment or CDATA section is never closed",
        "close it",
        "",
    ),
    (r"Double hyphen within comment", "-- in a comment", "delete it", ""),
    (r"Unescaped '<' not allowed in attributes", "a < in an attribute", "write &lt;", ""),
    (r"AttValue: \" or ' expected", "an attribute without quotation marks", "write them", ""),
    (r"Incomplete UTF-8 sequence", "the file ends inside a character", _CUT, "cut-off"),
    (r"Attribute (\S+) redefined", "the attribute {0} stands twice", "keep one", ""),
    (r"no element found|Document is empty", "there is no XML in it", "export it again", "no-element"),
    (r"Start tag expected", "text stands where the first element is due", "export it again", "no-element"),
    (r"Sequence '\]\]>' not allowed", "]]> in text", "write ]]&gt;", ""),
)
_CHARACTER = re.compile(r"(?:invalid (?:xmlC|C)har value|Char 0x)\s*([0-9A-Fa-f]+)")
_PLACE = re.compile(r",? line \d+, column \d+\s*$")
_AFTER_THE_END = re.compile(rb"</(?:tmx|tbx|martif|(?:\w+:)?xliff|html)\s*>\s*([^\s])")
_CONFLICT = re.compile(rb"^(?:<{7}|={7}|>{7})(?: |\r?$)", re.MULTILINE)


def fault(message: str, place: tuple[int, int], name: str, block: bytes, *, ended: bool = False) -> UnreadableFileError:
    """Make the error for one of libxml2's messages; *block* is the stretch of bytes that it met it in.

    When the file has *ended*, what is not understood is markup that the end has cut.
    """
    words, hint, code = _worded(_PLACE.sub("", message))
    if code == "second-document" and (found := _AFTER_THE_END.search(block)) and found[1] != b"<":
        words, hint, code = "text stands after the end of the document", "delete it", "second-document"
    if code in ("second-document", "no-element") and b"\0" in block:
        words, hint, code = (*_worded("Char 0x0"),)
    elif ended and not code and (words.startswith("not well-formed XML") or "is never closed" in words):
        words, hint, code = (
            f"the file ends here: {words}" if "never" in words else "the file ends inside a tag",
            _CUT,
            "cut-off",
        )
    if "begins no tag" in words and _CONFLICT.search(block):
        words, hint, code = "a merge conflict was left in the file", "resolve it", "merge-conflict"
    line, column = max(place[0], 1), max(place[1], 1)
    return UnreadableFileError(words, path=name, line=line, column=column, hint=hint, code=code or "not-well-formed")


def _worded(message: str) -> tuple[str, str, str]:
    """Give the words, what to do, and the fault's code where it is a special one."""
    if found := _CHARACTER.search(message):
        number = int(found[1], 16 if "0x" in found[0] else 10)
        damaged = "the file is damaged: restore it" if not number else "delete the character"
        return f"the character U+{number:04X}, which XML cannot hold", damaged, "illegal-character"
    for pattern, words, hint, code in _WORDS:
        if found := re.search(pattern, message):
            return words.format(*found.groups()), hint.format(*found.groups()), code
    return f"not well-formed XML: {message.strip().partition(chr(10))[0][:80]}", "open it in an XML editor", ""
