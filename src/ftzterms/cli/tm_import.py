"""`ftzterms tm import`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from ftzterms.cli._options import columns_option
from ftzterms.cli._status import Status, complain, say
from ftzterms.model import Bitext, FtzTermsError
from ftzterms.reporters import count

if TYPE_CHECKING:
    from ftzterms.importing import Imported
    from ftzterms.memory import Added, TranslationMemory


@click.command("import", short_help="Put the units of files into a memory.")
@click.argument("memory", metavar="MEMORY")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--source", metavar="FILE", help="The source document of a target document.")
@columns_option
@click.option("--again", is_flag=True, help="Also take files that were imported before.")
def tm_import(*, memory: str, paths: tuple[str, ...], source: str | None, columns: str, again: bool) -> Status:
    """Put the units of bilingual files into a memory, which is made if it is not there.

    A unit that says the same in every respect as one in the memory is not added. An import that was stopped, however
    that happened, goes on from there when it is asked for again; a file that was imported is not read a second time.

    \b
    Examples:
      ftzterms tm import policy.db news.zh-en.tmx
      ftzterms tm import policy.db archive/
    """  # noqa: D301  click reads the mark as "do not fill"
    from ftzterms.cli._reading import files
    from ftzterms.memory import TranslationMemory

    named = files(paths)
    if source and len(named) != 1:
        raise click.UsageError("--source belongs to one target document, not to several or a folder.")
    failed = 0
    with TranslationMemory(memory) as store:
        before = len(store)
        for path in named:
            try:
                _take(store, path, source, columns, again=again)
            except FtzTermsError as error:
                failed += _fails(error, store.path, is_named=path in paths)
        say(f"{memory}: {count(len(store), 'unit')}, {len(store) - before:,} of them new")
    return Status.WRONG_USAGE if failed else Status.CLEAN


def _fails(error: FtzTermsError, store: str, *, is_named: bool) -> bool:
    """Tell what is wrong with a file, and say whether the command fails for it; a fault of the memory ends it."""
    from ftzterms.importing import OneLanguageError

    if error.path == store:
        raise error
    if isinstance(error, OneLanguageError) and not is_named:
        say(f"{error.path}: {error.message}; left out")
        return False
    complain(error)
    return True


def _take(store: TranslationMemory, path: str, source: str | None, columns: str, *, again: bool) -> None:
    """Import one file and tell what became of it."""
    from ftzterms.cli._reading import warn
    from ftzterms.importing import import_file

    kept = 0

    def acknowledge(added: Added) -> None:
        nonlocal kept
        kept = added.before + added.read

    try:
        imported = import_file(
            store, path, source=source, columns=columns, again=again, watch=_watched, acknowledge=acknowledge
        )
    except KeyboardInterrupt:
        say(f"{path}: interrupted; {count(kept, 'unit')} of it are in the memory, the same command goes on from there")
        raise
    if not imported.was_there:
        warn(path, imported.unreadable)
    say(f"{path}: {_story(imported)}")


def _watched(bitext: Bitext) -> Bitext:
    from ftzterms.cli._progress import watched

    return replace(bitext, units=watched(bitext.units, bitext.name))


def _story(imported: Imported) -> str:
    """Say what became of a file."""
    added = imported.added
    if imported.was_there:
        return f"{count(added.before, 'unit')}, imported before (--again takes it again)"
    told = [count(added.read, "unit")]
    if added.before:
        told.append(f"after {added.before:,} that an earlier import had taken")
    if known := added.read - added.new:
        told.append(f"{known:,} there already")
    return ", ".join(told)
