"""Know which texts have been taken already, in memory that does not grow with their number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ftzterms.model import blake2b

if TYPE_CHECKING:
    from sqlite3 import Connection

_FEW = 1 << 16
"""So many stand in memory; more wait as digests of 128 bits in a temporary file, which SQLite deletes."""


class Taken:
    """Texts, each once."""

    def __init__(self) -> None:
        self._few: set[str] = set()
        self._file: Connection | None = None

    def __del__(self) -> None:
        if self._file:
            self._file.close()

    def __contains__(self, text: str) -> bool:
        if self._file is None:
            return text in self._few
        return bool(self._file.execute("SELECT 1 FROM taken WHERE digest = ?", (_digest(text),)).fetchone())

    def add(self, text: str) -> bool:
        """Take a text; say whether it was free."""
        if self._file is not None:
            return self._file.execute("INSERT OR IGNORE INTO taken VALUES (?)", (_digest(text),)).rowcount > 0
        before = len(self._few)
        self._few.add(text)
        if len(self._few) > _FEW:
            self._put_away()
            return True
        return len(self._few) > before

    def _put_away(self) -> None:
        from sqlite3 import connect

        self._file = connect("", isolation_level=None)
        for order in ("PRAGMA journal_mode = OFF", "PRAGMA cache_size = -8192", "BEGIN"):
            self._file.execute(order)
        self._file.execute("CREATE TABLE taken (digest BLOB PRIMARY KEY) WITHOUT ROWID")
        self._file.executemany("INSERT INTO taken VALUES (?)", ((_digest(text),) for text in self._few))
        self._few.clear()


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
