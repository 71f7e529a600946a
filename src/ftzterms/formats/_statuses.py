"""The words that files use for the status, kind and part of speech of a term, in lower case."""

from __future__ import annotations

from ftzterms.model import AdministrativeStatus, PartOfSpeech, TermKind

STATUSES = {
    "preferred": AdministrativeStatus.PREFERRED,
    "standardized": AdministrativeStatus.PREFERRED,
    "legal": AdministrativeStatus.PREFERRED,
    "regulated": AdministrativeStatus.PREFERRED,
    "approved": AdministrativeStatus.PREFERRED,
    "admitted": AdministrativeStatus.ADMITTED,
    "allowed": AdministrativeStatus.ADMITTED,
    "nonstandard": AdministrativeStatus.ADMITTED,
    "provisional": AdministrativeStatus.ADMITTED,
    "deprecated": AdministrativeStatus.DEPRECATED,
    "forbidden": AdministrativeStatus.DEPRECATED,
    "rejected": AdministrativeStatus.DEPRECATED,
    "notrecommended": AdministrativeStatus.DEPRECATED,
    "superseded": AdministrativeStatus.SUPERSEDED,
    "obsolete": AdministrativeStatus.SUPERSEDED,
}


def known_status(word: str) -> AdministrativeStatus | None:
    """Give the status that a word means, in whichever of the spellings that files have: `deprecatedTermAdmnSts`."""
    key = word.lower().replace("-admn-sts", "").removesuffix("admnsts").removesuffix("term")
    return STATUSES.get(key.replace("-", "").replace(" ", ""))


KINDS = {
    "fullform": TermKind.FULL_FORM,
    "abbreviation": TermKind.ABBREVIATION,
    "abbreviatedform": TermKind.ABBREVIATION,
    "acronym": TermKind.ABBREVIATION,
    "initialism": TermKind.ABBREVIATION,
    "shortform": TermKind.SHORT_FORM,
    "shortcut": TermKind.SHORT_FORM,
    "clippedterm": TermKind.SHORT_FORM,
    "phrase": TermKind.PHRASE,
    "phraseologicalunit": TermKind.PHRASE,
    "setphrase": TermKind.PHRASE,
    "collocation": TermKind.PHRASE,
    "standardtext": TermKind.PHRASE,
    "sentence": TermKind.PHRASE,
}
PARTS_OF_SPEECH = {
    "noun": PartOfSpeech.NOUN,
    "propernoun": PartOfSpeech.NOUN,
    "verb": PartOfSpeech.VERB,
    "adjective": PartOfSpeech.ADJECTIVE,
    "other": PartOfSpeech.OTHER,
    "adverb": PartOfSpeech.OTHER,
}
