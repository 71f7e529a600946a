"""The glossary as we keep it: TOML, one `[[concept]]` a concept, a bare string for the preferred term.

`definitions = { zh-Hans = "…" }` holds the definition of one language; all else is in `docs/glossary.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import BinaryIO

from ftzterms.formats._encoding import Encoding, decode_blocks
from ftzterms.formats._format import EntryFormat
from ftzterms.formats._toml_entry import EVERYTHING, EntryReader
from ftzterms.formats._toml_lines import TomlLines
from ftzterms.formats._toml_write import write
from ftzterms.model import ConceptEntry, FtzTermsError, GlossaryError, Unreadable, toml_fault

_PATTERN = re.compile(r"^[ \t]*[\"']?pattern[\"']?[ \t]*(?==)|[{,][ \t]*pattern[ \t]*(?==)", re.MULTILINE)


def _read(stream: BinaryIO, name: str, _: list[FtzTermsError]) -> Iterator[ConceptEntry]:
    """Yield the concepts in file order. Raises `GlossaryError` with every fault of the file."""
    import tomllib

    data = stream.read()
    problems: list[Unreadable] = []
    encoding = Encoding("utf-8", skip=3 if data.startswith(b"\xef\xbb\xbf") else 0)
    text = "".join(decode_blocks(iter([data]), name, problems, encoding))
    try:
        tables = tomllib.loads(text.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise GlossaryError([_syntax(str(error), text, name)], path=name) from None
    reader = EntryReader(name, TomlLines(text))
    entries = reader.entries(tables)
    if reader.faults:
        raise GlossaryError([*_hostile_patterns(tables, text, name), *reader.faults], path=name)
    yield from entries


def _hostile_patterns(tables: dict[str, object], text: str, name: str) -> Iterator[FtzTermsError]:
    """Name the regular expressions in a file of rules, which is no glossary, that no program should run."""
    if "pattern" not in text:
        return
    from ftzterms.formats._hostile_patterns import hostile, patterns

    lines = [text.count("\n", 0, found.end()) + 1 for found in _PATTERN.finditer(text)]
    for (owner, pattern), line in zip_longest(patterns(tables), lines):
        if pattern and hostile(pattern):
            which = f"the pattern {pattern[:60]!r}" + (f" of {owner[:60]!r}" if owner else "")
            hint = "write it without a repeat in a repeat; a glossary has no patterns"
            message = f"{which} can take for ever"
            yield FtzTermsError(message, path=name, line=line or 1, column=1, hint=hint, code="hostile-pattern")


def _syntax(message: str, text: str, name: str) -> FtzTermsError:
    """Turn a parser's message into ours."""
    words, line, column = toml_fault(message, text)
    hint = "see https://toml.io"
    return FtzTermsError(f"not TOML: {words}", path=name, line=line, column=column, hint=hint, code="bad-syntax")


def _sniff(head: bytes) -> bool:
    return b"[[concept]]" in head


glossary_toml = EntryFormat(
    title="ftzterms glossary (TOML)",
    suffixes=(".toml",),
    read=_read,
    write=write,
    sniff=_sniff,
    holds=EVERYTHING,
)
