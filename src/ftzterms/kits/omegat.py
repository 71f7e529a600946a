"""OmegaT: a project folder that opens, with memories by state, a glossary and rules of segmentation."""

from __future__ import annotations

from ftzterms.formats import OMEGAT_OPENING
from ftzterms.kits._folder import Folder
from ftzterms.kits._kit import Kit, Stock
from ftzterms.kits._memories import profile, write_memories
from ftzterms.kits._terms import COMMENT, IN_COMMENT, SOURCE, TARGET, TermTable, write_terms
from ftzterms.model import State, TranslationUnit
from ftzterms.text.segmentation import srx

_PLACES = {
    State.FINAL: "tm/enforce/",
    State.REVIEWED: "tm/auto/",
    State.TRANSLATED: "tm/",
    State.FUZZY: "tm/penalty-20/",
    State.INITIAL: "tm/penalty-40/",
}
_CONFIRMATIONS = {
    "ApprovedSignOff": State.REVIEWED,
    "ApprovedTranslation": State.REVIEWED,
    "Draft": State.FUZZY,
    "RejectedTranslation": State.INITIAL,
    "RejectedSignOff": State.INITIAL,
    "Unspecified": State.INITIAL,
}
"""What Trados says of a unit (`x-ConfirmationLevel`)."""
_MACHINE = frozenset({"mt", "machine translation", "machine-translation", "machinetranslation"})
_GLOSSARY = TermTable(
    file="glossary/ftzterms.txt",
    columns=(SOURCE, TARGET, COMMENT),
    opening=OMEGAT_OPENING,
    one_rendering=False,
    comment_sign="#",
    holds=IN_COMMENT,
)
_PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat>
  <project version="1.0">
    <source_dir>__DEFAULT__</source_dir>
    <target_dir>__DEFAULT__</target_dir>
    <tm_dir>__DEFAULT__</tm_dir>
    <glossary_dir>__DEFAULT__</glossary_dir>
    <glossary_file>__DEFAULT__</glossary_file>
    <dictionary_dir>__DEFAULT__</dictionary_dir>
    <source_lang>{source}</source_lang>
    <target_lang>{target}</target_lang>
    <sentence_seg>true</sentence_seg>
    <support_default_translations>true</support_default_translations>
    <remove_tags>false</remove_tags>
  </project>
</omegat>
"""


def _write(stock: Stock, folder: Folder) -> None:
    for name in ("source", "target", "dictionary", "tm/auto", "tm/enforce", "glossary", "omegat"):
        folder.folder(name)
    project = _PROJECT.format(source=stock.source.upper(), target=stock.target.upper())
    folder.file("omegat.project", keep=True).stream.write(project.encode())
    folder.file("omegat/segmentation.srx", keep=True).stream.write(srx().encode())
    write_memories(stock, folder, profile("omegat"), _place)
    write_terms(stock, folder, _GLOSSARY, str)


def _place(unit: TranslationUnit) -> str:
    """Say in which folder a unit goes: by its state, or to the machine's work."""
    said = {kind.lower(): value for kind, value in unit.properties}
    if any(said.get(kind, "").lower() in _MACHINE for kind in ("x-origin", "origin")):
        return "tm/mt/"
    state = unit.state
    if state is State.TRANSLATED:
        state = _CONFIRMATIONS.get(said.get("x-confirmationlevel", ""), state)
    return _PLACES[state]


omegat = Kit(
    title="OmegaT",
    write=_write,
    languages="`ZH-CN`, `EN-US` in the project, `zh-CN`, `en-US` in memories",
    files=(
        ("omegat.project", "opens the folder; one that is there stays"),
        ("source/ target/ dictionary/", "empty: put what is to be translated into `source/`"),
        ("tm/NAME.tmx", "TMX 1.4: translated units, offered as matches under the name of their file"),
        ("tm/auto/NAME.tmx", "reviewed units (`x-ConfirmationLevel` of Trados counts): fill what matches exactly"),
        ("tm/enforce/NAME.tmx", "final units: replace other translations and cannot be changed"),
        ("tm/mt/NAME.tmx", "machine translation (`x-origin` is `mt`), marked as such"),
        ("tm/penalty-20/ tm/penalty-40/", "fuzzy and initial units: 20 and 40 percent less than they match"),
        ("glossary/ftzterms.txt", "source, rendering, comment; no header; the first line names the encoding"),
        ("omegat/segmentation.srx", "sentences of Chinese and English as in the memories (OmegaT 6); yours stays"),
    ),
    limits=(
        "A TMX file that breaks the schema of TMX 1.4 is refused whole (2026).",
        "A line of the glossary that starts with `#` is skipped.",
    ),
    drops=(
        "the text inside inline elements, `hi` too: `hi` is taken out and its text kept",
        "statuses of terms: the comment says `✗ not:` before what to avoid",
        "languages other than the project's two",
    ),
    known="read in its source, and tried in its console mode",
)
