"""Read a long list of JSON objects one after another, strictly, with the place of each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, BinaryIO

from ftzterms.formats._encoding import decode_blocks, detect
from ftzterms.model import Location, Unreadable, UnreadableFileError

_BLOCK = 1 << 16
_LONGEST = 1 << 23
"""Code points of one object."""
_BETWEEN = re.compile(r"[\s,]*")


def json_objects(
    stream: BinaryIO, name: str, problems: list[Unreadable], lists: Sequence[str]
) -> Iterator[tuple[Location, dict[str, Any]]]:
    """Yield the objects of a list, which is the document or stands in it under one of the names *lists*.

    Raises `UnreadableFileError` for what is not JSON, and for a document without such a list.
    """
    head = stream.read(_BLOCK)
    if not head.strip():
        raise UnreadableFileError(
            "the file is empty", path=name, line=1, column=1, hint="restore it", code="empty-file"
        )
    blocks = chain([head], iter(lambda: stream.read(_BLOCK), b""))
    yield from _Reader(decode_blocks(blocks, name, problems, detect(head)), name).objects(lists)


class _Reader:
    """Holds the part of the text that has not been read yet."""

    def __init__(self, texts: Iterator[str], name: str) -> None:
        self._texts = texts
        self._name = name
        self._text = ""
        self._ended = False
        self._line = self._column = 1
        self._decoder = json.JSONDecoder(object_pairs_hook=_pairs)

    def objects(self, lists: Sequence[str]) -> Iterator[tuple[Location, dict[str, Any]]]:
        """Yield the objects with their places."""
        self._more()
        start = re.match(rf'\ufeff?\s*(?:\[|\{{[^\[\]]*?"(?:{"|".join(lists)})"\s*:\s*\[)', self._text)
        if not start:
            raise self._fault("this is no list of translations", 0, "wrong-kind")
        self._let_go(start.end())
        while True:
            between = _BETWEEN.match(self._text)
            self._let_go(between.end() if between else 0)
            if not self._text and not self._ended:
                self._more()
            elif self._text.startswith("]"):
                return
            else:
                place = Location(self._line, self._column)
                content, end = self._next()
                if not isinstance(content, dict):
                    raise self._fault("a list of objects is due here", 0, "bad-syntax")
                self._let_go(end)
                yield place, content

    def _next(self) -> tuple[Any, int]:
        """Read one value, however much text it needs."""
        while True:
            try:
                content, end = self._decoder.raw_decode(self._text)
                if end < len(self._text) or self._ended:
                    return content, end
            except json.JSONDecodeError as error:
                if self._ended or len(self._text) > _LONGEST:
                    at_end = error.pos >= len(self._text.rstrip())
                    raise self._fault(
                        f"not JSON: {error.msg}", error.pos, "cut-off" if at_end else "bad-syntax"
                    ) from None
            except RecursionError:
                raise self._fault("lists are nested deeper than any real one", 0, "too-deep") from None
            except _DoubledKeyError as error:
                raise self._fault(f"the key {error} stands twice", 0, "duplicate-key") from None
            self._more()

    def _more(self) -> None:
        """Read on, as much again as there is."""
        parts, size = [self._text], 0
        while size < max(len(self._text), 1) and not self._ended:
            more = next(self._texts, None)
            self._ended = more is None
            parts.append(more or "")
            size += len(parts[-1])
        self._text = "".join(parts)

    def _let_go(self, end: int) -> None:
        done, self._text = self._text[:end], self._text[end:]
        ends = done.count("\n")
        self._line += ends
        self._column = len(done) - done.rfind("\n") if ends else self._column + len(done)

    def _fault(self, message: str, at: int, code: str) -> UnreadableFileError:
        before = self._text[:at]
        ends = before.count("\n")
        column = len(before) - before.rfind("\n") if ends else self._column + len(before)
        return UnreadableFileError(
            message, path=self._name, line=self._line + ends, column=column, hint="export it again", code=code
        )


class _DoubledKeyError(ValueError):
    """A key of an object that stands twice."""


def _pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(items)
    if len(found) < len(items):
        keys = [key for key, _ in items]
        raise _DoubledKeyError(repr(next(key for key in keys if keys.count(key) > 1)))
    return found
