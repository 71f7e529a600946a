"""The door of the formats: files in, values out, and back.

A format is one module that leaves one object named like itself; streams in, values out, never a path. Here alone
paths are opened, the format is chosen, and what a format cannot hold is told.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, TypeVar

from ftzterms.formats._choose import entry_format, format_of, formats, items_of, likest, reads, unit_format, writer
from ftzterms.formats._format import ColumnUse, Edit, EntryFormat, Format, Item, Mapping, Patched, UnitFormat
from ftzterms.formats._open import LazyUnits, opened, placed
from ftzterms.model import Bitext, ConceptEntry, ConfigurationError, FtzTermsError, GlossaryError, replace

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Protocol

    from ftzterms.formats._atomic import atomic_write, rewrite
    from ftzterms.formats._drops import Drop, Drops
    from ftzterms.formats._edited import edited
    from ftzterms.formats._glossary_pairs import BREAKS, Pair, one_line, remark
    from ftzterms.formats._losses import losses
    from ftzterms.formats._portrait import Portrait, portrait
    from ftzterms.formats._recover import Recovered, recover
    from ftzterms.formats._tmx_fitted import Fitter
    from ftzterms.formats._tmx_profiles import PROFILES, Codes, Profile, locale_of
    from ftzterms.formats._tmx_repair import Repaired, repair
    from ftzterms.formats._tmx_write import TmxWriter
    from ftzterms.formats._toml_patch import patched_glossary, plain
    from ftzterms.formats._wordfast_write import WordfastWriter
    from ftzterms.formats.omegat_glossary import OMEGAT_OPENING
    from ftzterms.formats.weblate_json import memory_object

    class _Glossary(Protocol):
        """What holds entries: the matcher's `Glossary`."""

        @property
        def entries(self) -> tuple[ConceptEntry, ...]: ...


__all__ = [
    "BREAKS",
    "OMEGAT_OPENING",
    "PROFILES",
    "Codes",
    "ColumnUse",
    "Drop",
    "Drops",
    "Edit",
    "EntryFormat",
    "Fitter",
    "Format",
    "Item",
    "Mapping",
    "Pair",
    "Patched",
    "Portrait",
    "Profile",
    "Recovered",
    "Repaired",
    "TmxWriter",
    "UnitFormat",
    "WordfastWriter",
    "atomic_write",
    "column_mapping",
    "edited",
    "entry_format",
    "format_of",
    "formats",
    "items_of",
    "likest",
    "locale_of",
    "losses",
    "memory_object",
    "one_line",
    "opened",
    "patch_bitext",
    "patched_glossary",
    "plain",
    "portrait",
    "read_bitext",
    "read_entries",
    "reads",
    "recover",
    "remark",
    "repair",
    "rewrite",
    "shown",
    "write",
    "write_bitext",
    "write_entries",
]

PathName = str | os.PathLike[str]
Table = TypeVar("Table", UnitFormat, EntryFormat)
_LATE = {
    "BREAKS": "_glossary_pairs",
    "OMEGAT_OPENING": "omegat_glossary",
    "Pair": "_glossary_pairs",
    "one_line": "_glossary_pairs",
    "remark": "_glossary_pairs",
    "Codes": "_tmx_profiles",
    "Drop": "_drops",
    "Drops": "_drops",
    "Fitter": "_tmx_fitted",
    "PROFILES": "_tmx_profiles",
    "Portrait": "_portrait",
    "Profile": "_tmx_profiles",
    "Recovered": "_recover",
    "Repaired": "_tmx_repair",
    "TmxWriter": "_tmx_write",
    "atomic_write": "_atomic",
    "WordfastWriter": "_wordfast_write",
    "edited": "_edited",
    "locale_of": "_tmx_profiles",
    "losses": "_losses",
    "memory_object": "weblate_json",
    "patched_glossary": "_toml_patch",
    "plain": "_toml_patch",
    "rewrite": "_atomic",
    "portrait": "_portrait",
    "recover": "_recover",
    "repair": "_tmx_repair",
}
"""What reading needs not, and where it is."""


def __getattr__(name: str) -> object:
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATE[name]}"), name)


def read_bitext(
    path: PathName,
    *,
    source: PathName | None = None,
    data: bytes | None = None,
    whole: bool = False,
    columns: str = "",
) -> Bitext:
    """Read a bilingual file, or a monolingual one, whose units are then targets only.

    With *source* the two are a document and its source document: they are paired paragraph by paragraph.
    With *data* these bytes are read as if the file held them. With *whole* units that are no pair of the file's two
    languages come too, with all they say in `others`. *columns* says what stands where in a table:
    `source=B,target=C`, by letter, number or title.
    Units are read as they are asked for; the file is closed after the last, or at the first fault.
    """
    bitext = _read(path, source, data, columns, whole=whole)
    if _segmented(path, columns):
        from ftzterms.formats._document import in_sentences

        return in_sentences(bitext)
    return bitext


def _read(path: PathName, source: PathName | None, data: bytes | None, columns: str, *, whole: bool = False) -> Bitext:
    """Read a file as its format does: of a document that is cut into sentences come the paragraphs."""
    if source is not None:
        from ftzterms.formats._pairing import paired

        return paired(_read(source, None, None, ""), _read(path, None, data, ""), looks=not _segmented(path, ""))
    form = _with_columns(unit_format(path), columns, path)
    stream = opened(path) if data is None else BytesIO(data)
    name = os.fspath(path)
    try:
        with placed(name):
            bitext = (form.read_whole if whole and form.read_whole else form.read)(stream, name)
    except BaseException:
        stream.close()
        raise
    if isinstance(bitext.units, (list, tuple)):
        stream.close()
        return bitext
    return replace(bitext, units=LazyUnits(bitext, stream, name))


def _segmented(path: PathName, columns: str) -> bool:
    return not columns and unit_format(path).segmented


def read_entries(
    path: PathName, *, warnings: list[FtzTermsError] | None = None, columns: str = ""
) -> tuple[ConceptEntry, ...]:
    """Read a glossary file, or all glossary files below a folder, in the order of their names.

    *columns* says what stands where in a table: `zh-Hans=A,en=B,note=C`, by letter, number or title. What was repaired
    or left out is added to *warnings*. Raises one `GlossaryError` with the faults of all files.
    """
    told: list[FtzTermsError] = [] if warnings is None else warnings
    faults: list[FtzTermsError] = []
    entries: list[ConceptEntry] = []
    folder = os.path.isdir(path)
    for file in _glossary_files(path) if folder else [path]:
        try:
            with opened(file) as stream, placed(file):
                form = _with_columns(entry_format(file), columns, file)
                entries += form.read(stream, os.fspath(file), told)
        except GlossaryError as error:
            faults += error.faults
    if folder and not faults:
        faults += _shared_ids(entries)
    if faults:
        raise GlossaryError(faults, path=os.fspath(path))
    return tuple(entries)


def column_mapping(path: PathName, columns: str = "") -> Mapping | None:
    """Say how the columns of a glossary table are understood; None for what is no table."""
    form = _with_columns(entry_format(path), columns, path)
    if form.mapping is None:
        return None
    with opened(path) as stream, placed(path):
        return form.mapping(stream, os.fspath(path))


def patch_bitext(
    path: PathName,
    edits: Sequence[Edit],
    *,
    source: PathName | None = None,
    data: bytes | None = None,
    columns: str = "",
) -> Patched:
    """Give the bytes of a file with edits made in the text of its units, and nothing else changed; write nothing.

    What comes out is read again: every unit has exactly the text that was intended. An edit that crosses markup is
    refused. With *source* and *data* the units are those that `read_bitext` gives with them.
    """
    from ftzterms.formats._patching import patched_surely

    form = _with_columns(unit_format(path), columns, path)
    if data is None:
        with opened(path) as stream:
            data = stream.read()
    with placed(path):
        if form.segmented:
            from ftzterms.formats._document import patched_in_sentences

            paragraphs = _read(path, source, data, "")
            return patched_in_sentences(form, data, paragraphs, edits)
        return patched_surely(form, data, edits, os.fspath(path))


def shown(path: PathName, data: bytes, codec: str) -> str:
    """Give the content of a file as lines for people; *codec* decodes what is text."""
    form = unit_format(path)
    return form.shown(data) if form.shown else data.decode(codec)


def _with_columns(form: Table, columns: str, path: PathName) -> Table:
    """Give a format for columns that are named. Raises `ConfigurationError` when it has none."""
    if not columns:
        return form
    if form.with_columns is None:
        raise ConfigurationError(f"{os.fspath(path)} is no table: its columns cannot be named", hint="leave it out")
    return form.with_columns(columns)


def write(
    value: Bitext | _Glossary | Iterable[ConceptEntry],
    path: PathName,
    format_name: str = "",
    *,
    profile: str = "",
    drops: Drops | None = None,
) -> None:
    """Write a bitext or a glossary in the format of that name, or of the path's suffix.

    With *profile* a TMX file is written as one tool takes it (`omegat`, `trados`, `memoq`, `phrase`, `wordfast`,
    `weblate`, `amazon`, `google`); what that tool would drop is counted in *drops*.
    """
    if isinstance(value, Bitext):
        write_bitext(value, path, format_name, profile=profile, drops=drops)
    elif profile:
        raise ConfigurationError("a profile is one of TMX, and this is a glossary", hint="write it without a profile")
    else:
        entries: Iterable[ConceptEntry] = value if isinstance(value, Iterable) else value.entries
        write_entries(entries, path, format_name)


def write_bitext(
    bitext: Bitext, path: PathName, format_name: str = "", *, profile: str = "", drops: Drops | None = None
) -> None:
    """Write a bitext in the format of that name, or of the path's suffix. The old file survives any failure.

    With *profile* as one tool takes it: see `write`.
    """
    from ftzterms.formats._atomic import atomic_write

    write = writer(path, format_name, Item.UNIT, bitext)
    if profile:
        if write is not writer("", "tmx", Item.UNIT):
            raise ConfigurationError("a profile is one of TMX", hint="write to a path that ends in .tmx")
        bitext = _fitted(bitext, profile, drops)
    with atomic_write(path) as stream, placed(path, written=True):
        write(bitext, stream)


def _fitted(bitext: Bitext, name: str, drops: Drops | None) -> Bitext:
    """Fit a bitext to a tool; one that does not name its languages is taken for Chinese into English."""
    from ftzterms.formats._drops import Drops
    from ftzterms.formats._tmx_fitted import Fitter
    from ftzterms.formats._tmx_profiles import locale_of, profile_named

    profile = profile_named(name)
    source, target = locale_of(bitext.source_language or "zh"), locale_of(bitext.target_language or "en")
    units = Fitter(profile, source, target, Drops() if drops is None else drops).fitted(bitext.units)
    return Bitext(bitext.name, profile.codes.of(source), profile.codes.of(target), units)


def write_entries(entries: Iterable[ConceptEntry], path: PathName, format_name: str = "") -> None:
    """Write a glossary in the format of that name, or of the path's suffix. The old file survives any failure."""
    from ftzterms.formats._atomic import atomic_write

    write = writer(path, format_name, Item.ENTRY)
    with atomic_write(path) as stream, placed(path, written=True):
        write(entries, stream)


def _glossary_files(path: PathName) -> list[Path]:
    """List the glossary files below a folder; hidden ones and files of other kinds are none."""
    from pathlib import Path

    folder = Path(path)
    files = (file for file in folder.rglob("*") if file.is_file())
    seen = (file for file in files if not any(part.startswith(".") for part in file.relative_to(folder).parts))
    return sorted(file for file in seen if reads(file, Item.ENTRY))


def _shared_ids(entries: Iterable[ConceptEntry]) -> list[FtzTermsError]:
    """Find the ids that concepts of different files share."""
    first: dict[str, ConceptEntry] = {}
    return [
        FtzTermsError(
            f"the id {entry.id!r} is taken by the concept in {first[entry.id].file}:{first[entry.id].line}",
            path=entry.file,
            line=entry.line,
            hint="choose another, or join the two",
            code="duplicate-id",
        )
        for entry in entries
        if first.setdefault(entry.id, entry) is not entry
    ]
