"""Open the file of a memory: look at it first, bring its tables up to date, say in one line what is wrong with it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ftzterms.memory._schema import APPLICATION_ID, MIGRATIONS, VERSION
from ftzterms.model import FtzTermsError, UnreadableFileError

IN_MEMORY = ":memory:"
WAY_OUT = "`ftzterms tm export` saves every unit that can still be read; import them into a new memory"
_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_PATIENCE = 60.0
"""Seconds to wait for another process that writes."""


def connected(path: str, *, read_only: bool = False) -> sqlite3.Connection:
    """Open or make a memory. Raises `FtzTermsError` for a file that is none, is damaged, or is too new."""
    fresh = path == IN_MEMORY or not _is_there(path)
    if not fresh:
        _look_at(path)
    elif read_only:
        raise FtzTermsError("there is no such memory", path=path, hint="`ftzterms tm import` makes one")
    with told(path):
        connection = sqlite3.connect(_address(path, read_only=read_only), uri=True, timeout=_PATIENCE)
        connection.isolation_level = None
        try:
            _prepare(connection, path, read_only=read_only)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def told(path: str) -> Iterator[None]:
    """Turn what SQLite says of a file into one line for people."""
    try:
        yield
    except sqlite3.Error as error:
        raise _explained(error, path) from error


def _is_there(path: str) -> bool:
    """Say whether a file is there and not empty; an empty one becomes a memory."""
    place = Path(path)
    if place.is_dir():
        raise FtzTermsError("this is a folder", path=path, hint="name a file")
    return place.exists() and place.stat().st_size > 0


def _look_at(path: str) -> None:
    """Refuse what is no memory, or has lost its end, from its header alone (sqlite.org/fileformat.html, 1.3)."""
    try:
        with Path(path).open("rb") as stream:
            head = stream.read(_HEADER)
            size = stream.seek(0, os.SEEK_END)
    except OSError as error:
        raise FtzTermsError(f"cannot be read: {error.strerror}", path=path, hint="check the path") from None
    if not head.startswith(_MAGIC) or len(head) < _HEADER:
        raise UnreadableFileError("this is no translation memory", path=path, hint="name one that ftzterms made")
    page = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    if size < pages * (65536 if page == 1 else page) and not _has_log(path):
        raise UnreadableFileError(
            f"the memory is damaged: {size:,} of {pages * page:,} bytes are there", path=path, hint=WAY_OUT
        )


def _has_log(path: str) -> bool:
    """Say whether changes wait in the log beside the file, so that the file alone does not tell all."""
    log = Path(f"{path}-wal")
    return log.exists() and log.stat().st_size > 0


def _address(path: str, *, read_only: bool) -> str:
    if path == IN_MEMORY:
        return path
    return Path(path).absolute().as_uri() + ("?mode=ro" if read_only else "")


def _prepare(connection: sqlite3.Connection, path: str, *, read_only: bool) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise FtzTermsError(
            f"a newer ftzterms made this memory (version {version}; this one knows {VERSION})",
            path=path,
            hint="update ftzterms",
        )
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID and (
        read_only or version or connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
    ):
        raise UnreadableFileError("this is a database of another program", path=path, hint="name a memory of ftzterms")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -16000")
    if read_only:
        return
    if path != IN_MEMORY:
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    if version < VERSION:
        _migrate(connection)


def _migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables up to date; another process may be doing the same."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        for script in MIGRATIONS[version:]:
            for statement in filter(str.strip, script.split(";")):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {max(version, VERSION)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _explained(error: sqlite3.Error, path: str) -> FtzTermsError:
    code = getattr(error, "sqlite_errorname", "") or ""
    if code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or "decode to UTF-8" in str(error):
        return UnreadableFileError(f"the memory is damaged ({error})", path=path, hint=WAY_OUT)
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return FtzTermsError("another program is writing to this memory", path=path, hint="try again when it is done")
    if code.startswith("SQLITE_FULL"):
        return FtzTermsError("the disk is full; nothing of this step was kept", path=path, hint="make room")
    if code.startswith("SQLITE_READONLY"):
        return FtzTermsError("this memory is write-protected", path=path, hint="make the file and its folder writable")
    if code.startswith("SQLITE_CANTOPEN"):
        return FtzTermsError("this memory cannot be opened", path=path, hint="check the path and its folder")
    return FtzTermsError(f"the memory cannot be used: {error}", path=path, hint=WAY_OUT)
