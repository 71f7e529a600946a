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
WAY_OUT = "`ftzterms tm export --recover` saves every unit that can be read, for a new memory"
_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_MADE_BY = slice(68, 72)
_CHECKED_WHOLE = 8 << 20
"""Bytes; all pages of a smaller file are looked at when it is opened. In a larger one a fault is met in reading."""
_PATIENCE = 60.0
"""Seconds to wait for another process that writes."""


def connected(path: str, *, read_only: bool = False, damaged: bool = False) -> sqlite3.Connection:
    """Open or make a memory. Raises `FtzTermsError` for a file that is none, is damaged, or is too new.

    One that is known to be *damaged* is opened as far as that goes, to be read.
    """
    read_only = read_only or damaged
    fresh = path == IN_MEMORY or not _is_there(path)
    if not fresh:
        missing, torn = _look_at(path)
        if damaged and (missing or torn):
            return _filled_up(path, missing)
        if missing:
            raise UnreadableFileError(f"the memory is damaged: {missing:,} bytes are missing", path=path, hint=WAY_OUT)
        if torn:
            raise UnreadableFileError("the memory is damaged: its first bytes are others", path=path, hint=WAY_OUT)
    elif read_only:
        raise FtzTermsError("there is no such memory", path=path, hint="`ftzterms tm import` makes one")
    with told(path):
        try:
            return _opened(path, _address(path), read_only=read_only, damaged=damaged)
        except sqlite3.OperationalError:
            if not read_only or _has_log(path):
                raise
            # nobody can write here, so that there is no log to look after
            return _opened(path, _address(path) + "?immutable=1", read_only=True, damaged=damaged)


def _opened(path: str, address: str, *, read_only: bool, damaged: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(address, uri=True, timeout=_PATIENCE)
    connection.isolation_level = None
    try:
        _prepare(connection, path, read_only=read_only)
        if not damaged and path != IN_MEMORY and Path(path).stat().st_size <= _CHECKED_WHOLE:
            check_pages(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def check_pages(connection: sqlite3.Connection) -> None:
    """Look at all pages. Raises `sqlite3.DatabaseError` where one is wrong."""
    said = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if said != "ok":
        raise Damage(str(said).strip().splitlines()[-1])


class Damage(sqlite3.DatabaseError):
    """Pages that SQLite can read and that make no sense."""


@contextmanager
def told(path: str) -> Iterator[None]:
    """Turn what SQLite says of a file into one line for people."""
    try:
        yield
    except sqlite3.Error as error:
        raise _explained(error, path) from error
    except UnicodeDecodeError as error:  # the words of SQLite quote bytes of a damaged page
        raise _explained(Damage("it holds text that is none"), path) from error


def _is_there(path: str) -> bool:
    """Say whether a file is there and not empty; an empty one becomes a memory."""
    place = Path(path)
    if place.is_dir():
        raise FtzTermsError("this is a folder", path=path, hint="name a file")
    return place.exists() and place.stat().st_size > 0


def _filled_up(path: str, missing: int) -> sqlite3.Connection:
    """Open a file without its end or its first bytes, which SQLite would not, with empty pages for those that lack."""
    data = bytearray(Path(path).read_bytes()) + bytes(missing)
    data[: len(_MAGIC)] = _MAGIC
    data[18:20] = b"\1\1"  # no log stands beside it
    connection = sqlite3.connect(IN_MEMORY)
    connection.isolation_level = None
    connection.deserialize(bytes(data))
    return connection


def _look_at(path: str) -> tuple[int, bool]:
    """Refuse by its header what is no memory; say how many bytes it lacks, and whether it does not begin as it should.

    The header is told in sqlite.org/fileformat.html, 1.3.
    """
    try:
        with Path(path).open("rb") as stream:
            head = stream.read(_HEADER)
            size = stream.seek(0, os.SEEK_END)
    except OSError as error:
        raise FtzTermsError(f"cannot be read: {error.strerror}", path=path, hint="check the path") from None
    torn = not head.startswith(_MAGIC)
    if len(head) < _HEADER or (torn and head[_MADE_BY] != APPLICATION_ID.to_bytes(4)):
        raise UnreadableFileError("this is no translation memory", path=path, hint="name one that ftzterms made")
    page = int.from_bytes(head[16:18], "big") or 4096
    pages = int.from_bytes(head[28:32], "big")
    return 0 if _has_log(path) else max(pages * page - size, 0), torn


def _has_log(path: str) -> bool:
    """Say whether changes wait in the log beside the file, so that the file alone does not tell all."""
    log = Path(f"{path}-wal")
    return log.exists() and log.stat().st_size > 0


def _address(path: str) -> str:
    return path if path == IN_MEMORY else Path(path).absolute().as_uri()


def _prepare(connection: sqlite3.Connection, path: str, *, read_only: bool) -> None:
    version, made_by, pages = _at_one_moment(connection, "user_version", "application_id", "page_count")
    if version > VERSION:
        raise FtzTermsError(
            f"a newer ftzterms made this memory (version {version}; this one knows {VERSION})",
            path=path,
            hint="update ftzterms",
        )
    if made_by != APPLICATION_ID and (read_only or version or pages > 1):
        raise UnreadableFileError("this is a database of another program", path=path, hint="name a memory of ftzterms")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -16000")  # KiB
    if read_only:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT count(*) FROM language").fetchone()
        return
    if path != IN_MEMORY:
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA wal_autocheckpoint = 8000")
    if version < VERSION:
        _migrate(connection)


def is_old(connection: sqlite3.Connection) -> bool:
    """Say whether the tables are still those of an older version, because the file was opened to be read."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0]) < VERSION


def _at_one_moment(connection: sqlite3.Connection, *pragmas: str) -> list[int]:
    """Read what the header says, all of it before or all after what another process may be writing."""
    connection.execute("BEGIN")
    found = [int(connection.execute(f"PRAGMA {pragma}").fetchone()[0]) for pragma in pragmas]
    connection.execute("COMMIT")
    return found


def _migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables up to date; another process may be doing the same."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        for step in MIGRATIONS[version:]:
            if callable(step):
                step(connection)
                continue
            for statement in filter(str.strip, step.split(";")):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {max(version, VERSION)}")
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint")  # so that the first page says at once what the file is
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _explained(error: sqlite3.Error, path: str) -> FtzTermsError:
    code = getattr(error, "sqlite_errorname", "") or ""
    corrupt = code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or "decode to UTF-8" in str(error)
    if corrupt or isinstance(error, Damage):
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
