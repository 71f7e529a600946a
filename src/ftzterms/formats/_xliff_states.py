"""What XLIFF and its dialects say of the state and the origin of a translation, and how it is said in XLIFF.

XLIFF 1.2 §2.2.5 (`state`, `state-qualifier`, `approved`), XLIFF 2.1 §4.3.1.27 (`state`). That SDLXLIFF, MQXLIFF and
MXLIFF keep theirs in attributes of their own is seen in the files of Trados Studio, memoQ and Phrase TMS.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ftzterms.model import State

Said = Mapping[str, str]
"""What the file says of a unit, by element and attribute: `target/@state`, `trans-unit/@mq:status`."""

_PLAIN = {
    "new": State.INITIAL,
    "needs-translation": State.INITIAL,
    "needs-adaptation": State.FUZZY,
    "needs-l10n": State.FUZZY,
    "needs-review-translation": State.FUZZY,
    "needs-review-adaptation": State.TRANSLATED,
    "needs-review-l10n": State.TRANSLATED,
    "translated": State.TRANSLATED,
    "signed-off": State.REVIEWED,
    "final": State.FINAL,
}
"""The states of XLIFF 1.2; that a translation to be reviewed is a fuzzy one is the custom of the tools for PO."""
_TRADOS = {
    "Unspecified": State.INITIAL,
    "Draft": State.FUZZY,
    "Translated": State.TRANSLATED,
    "RejectedTranslation": State.FUZZY,
    "ApprovedTranslation": State.REVIEWED,
    "RejectedSignOff": State.FUZZY,
    "ApprovedSignOff": State.FINAL,
}
_MEMOQ = {
    "NotStarted": State.INITIAL,
    "Pretranslated": State.FUZZY,
    "AssembledFromFragments": State.FUZZY,
    "MachineTranslated": State.FUZZY,
    "PartiallyEdited": State.FUZZY,
    "Edited": State.FUZZY,
    "Rejected": State.FUZZY,
    "ManuallyConfirmed": State.TRANSLATED,
    "Confirmed": State.TRANSLATED,
    "ConfirmedTranslator": State.TRANSLATED,
    "Reviewer1Confirmed": State.REVIEWED,
    "Reviewer2Confirmed": State.FINAL,
    "Proofread": State.FINAL,
}
_IN_TRADOS = {
    State.INITIAL: "Unspecified",
    State.FUZZY: "Draft",
    State.TRANSLATED: "Translated",
    State.REVIEWED: "ApprovedTranslation",
    State.FINAL: "ApprovedSignOff",
}
_IN_MEMOQ = {
    State.INITIAL: "NotStarted",
    State.FUZZY: "PartiallyEdited",
    State.TRANSLATED: "ManuallyConfirmed",
    State.REVIEWED: "Reviewer1Confirmed",
    State.FINAL: "Reviewer2Confirmed",
}
_IN_PHRASE = {
    State.INITIAL: "0",
    State.FUZZY: "0",
    State.TRANSLATED: "1",
    State.REVIEWED: "2",
    State.FINAL: "2",
}
STATES_1 = {
    State.INITIAL: "new",
    State.FUZZY: "needs-review-translation",
    State.TRANSLATED: "translated",
    State.REVIEWED: "signed-off",
    State.FINAL: "final",
}
STATES_2 = {
    State.INITIAL: "initial",
    State.FUZZY: "initial",
    State.TRANSLATED: "translated",
    State.REVIEWED: "reviewed",
    State.FINAL: "final",
}
FUZZY_2 = "ftzterms:fuzzy"
"""The `subState` of a fuzzy segment, for which XLIFF 2 has no state."""
_ORIGINS = (
    ("origin", ("sdl:seg/@origin", "trans-unit/@m:trans-origin", "target/@state-qualifier")),
    ("origin-system", ("sdl:seg/@origin-system",)),
    ("percent", ("sdl:seg/@percent", "trans-unit/@mq:percent", "trans-unit/@m:score")),
    ("locked", ("sdl:seg/@locked", "trans-unit/@mq:locked", "trans-unit/@m:locked")),
)
_NOT_LOCKED = ("false", "unlocked", "no", "0")


def state_of_1(said: Said, *, filled: bool) -> State:
    """Give the state of a unit of XLIFF 1.2 or a dialect; *filled* when it has a translation that is not empty."""
    started = State.TRANSLATED if filled else State.INITIAL
    if conf := said.get("sdl:seg/@conf"):
        return _TRADOS.get(conf, started)
    if "sdl:seg/@id" in said:
        return State.FUZZY if filled else State.INITIAL
    if status := said.get("trans-unit/@mq:status"):
        return _MEMOQ.get(status, started)
    if "trans-unit/@m:confirmed" in said:
        return _phrase(said["trans-unit/@m:confirmed"], said.get("trans-unit/@m:level", ""), filled=filled)
    if named := said.get("target/@state"):
        return _PLAIN.get(named, started)
    return State.FINAL if filled and said.get("trans-unit/@approved") == "yes" else started


def restated_1(said: Said, state: State) -> tuple[str, str]:
    """Give the attribute that says a state in the dialect of what a file says, and its value."""
    if "sdl:seg/@id" in said:
        return "sdl:seg/@conf", _IN_TRADOS[state]
    if "trans-unit/@mq:status" in said:
        return "trans-unit/@mq:status", _IN_MEMOQ[state]
    if "trans-unit/@m:confirmed" in said:
        return "trans-unit/@m:confirmed", _IN_PHRASE[state]
    return "target/@state", STATES_1[state]


def state_of_2(said: Said, *, filled: bool) -> State:
    """Give the state of a segment of XLIFF 2, `initial` when it says nothing and has no translation."""
    if said.get("segment/@subState") == FUZZY_2:
        return State.FUZZY
    named = said.get("segment/@state", "")
    return State(named) if named in STATES_2.values() else State.TRANSLATED if filled else State.INITIAL


def origin(said: Said) -> Iterator[tuple[str, str]]:
    """Yield where a translation comes from, how alike its source was, and whether it is locked, as properties."""
    for name, keys in _ORIGINS:
        value = next((said[key] for key in keys if said.get(key)), "")
        if value and not (name == "locked" and value in _NOT_LOCKED):
            yield name, value


def _phrase(confirmed: str, level: str, *, filled: bool) -> State:
    """Read how often a translation of Phrase TMS was confirmed, or in which step of its workflow."""
    if confirmed in ("", "0", "false"):
        return State.FUZZY if filled else State.INITIAL
    step = max((int(said) for said in (confirmed, level) if said.isdecimal()), default=1)
    return State.REVIEWED if step > 1 else State.TRANSLATED
