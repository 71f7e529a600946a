"""American and British spelling of one word, both ways, by rule where the rule is safe and by table elsewhere."""

from __future__ import annotations

from functools import lru_cache

from ftzterms.text.late import late

_PAIRS = {
    "acknowledgment": "acknowledgement",
    "aging": "ageing",
    "aluminum": "aluminium",
    "analyze": "analyse",
    "analyzed": "analysed",
    "analyzing": "analysing",
    "artifact": "artefact",
    "canceled": "cancelled",
    "canceling": "cancelling",
    "catalog": "catalogue",
    "center": "centre",
    "centers": "centres",
    "centered": "centred",
    "counselor": "counsellor",
    "defense": "defence",
    "enrollment": "enrolment",
    "fiber": "fibre",
    "fibers": "fibres",
    "fueled": "fuelled",
    "fueling": "fuelling",
    "fulfill": "fulfil",
    "fulfillment": "fulfilment",
    "gray": "grey",
    "inquiry": "enquiry",
    "inquiries": "enquiries",
    "judgment": "judgement",
    "kilometer": "kilometre",
    "kilometers": "kilometres",
    "labeled": "labelled",
    "labeling": "labelling",
    "liter": "litre",
    "liters": "litres",
    "maneuver": "manoeuvre",
    "marvelous": "marvellous",
    "modeled": "modelled",
    "modeling": "modelling",
    "offense": "offence",
    "plow": "plough",
    "pretense": "pretence",
    "program": "programme",
    "programs": "programmes",
    "skillful": "skilful",
    "sulfur": "sulphur",
    "theater": "theatre",
    "theaters": "theatres",
    "tire": "tyre",
    "tires": "tyres",
    "totaled": "totalled",
    "totaling": "totalling",
    "traveler": "traveller",
    "travelers": "travellers",
    "traveled": "travelled",
    "traveling": "travelling",
}
_OUR_STEMS = (
    "arb behavi cand clam col demean endeav fav flav harb hon hum lab neighb od parl rig rum sav spl tum val vap vig"
).split()
_OUR = late(rf"\b({'|'.join(_OUR_STEMS)})(ou?r)((?:s|ed|ing|er|ers|able|ably|ite|ites|less|ful|hood|hoods|ly)?)\b")
_IZE = late(r"(?<=[a-z]{2})i([sz])(e|es|ed|ing|er|ers|ation|ations|ational|able)$")
_ALWAYS_S = late(
    r"(?:re|un|over|pre)?(?:advert|adv|apprec|ar|br|bru|chast|circumc|comprom|compr|conc|cr|cru|dem|desp|dev|disgu|enterpr|exc"
    r"|exerc|expert|franch|gu|improv|inc|ir|likew|merchandi?|mort|mais|no|otherw|parad|po|pra|prec|prem|prom|pract|ra|repr|rev"
    r"|r|superv|surm|surpr|telev|treat|turquo|tortoi|va|w|clockw|lengthw)"
)
_ALWAYS_Z = late(r"(?:re|over|down|up)?(?:caps|se|s|pr|ass|ma|fr|w|bapt)")


@lru_cache(maxsize=8192)
def respell(word: str) -> str:
    """Give a lower-case word in the other spelling, American or British; the word itself where there is none."""
    if word in _PAIRS:
        return _PAIRS[word]
    if word in _BRITISH:
        return _BRITISH[word]
    if match := _OUR.search(word):
        vowel = "or" if match[2] == "our" else "our"
        return word[: match.start(2)] + vowel + word[match.end(2) :]
    if match := _IZE.search(word):
        stem = word[: match.start()]
        never = _ALWAYS_S if match[1] == "s" else _ALWAYS_Z
        if not never.fullmatch(stem):
            return f"{stem}i{'z' if match[1] == 's' else 's'}{match[2]}"
    return word


_BRITISH = {british: american for american, british in _PAIRS.items()}


def american(word: str) -> str:
    """Give a lower-case word in American spelling."""
    other = respell(word)
    if other == word or word in _PAIRS:
        return word
    if word in _BRITISH:
        return other
    return other if len(other) < len(word) or (len(other) == len(word) and "iz" in other and "iz" not in word) else word
