"""English words that stand twice in a row, and the many that rightly do (“had had”, “log in in May”, Yo Yo Ma)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ftzterms.text.late import late
from ftzterms.text.repetition import Repetition
from ftzterms.text.together import joined, numbers

_FUNCTION = frozenset(
    "a an the that of to and in on for at by with from as or but nor is are was were be been being has have had will "
    "would shall should can could may might must not this these those it its their our his we they he she than if when "
    "while which who also into onto upon under over between among through during after before about against within "
    "without all any each every both some such other his who where what up out down back off".split()
)
_RIGHT = frozenset(
    "that had do did does her you very really many much long far too so all again "
    "no yes ha haha he heh hm tsk woo baa la blah bye hey oh ah uh well there now come go please wait hear knock cough "
    "chop night win tut boo yum yay dum pom pop tick beep quack one two".split()
)
_PARTICLES = frozenset(("in", "on"))
_PHRASAL = (
    r"(?i)\b(?:log|sign|check|turn|hand|com|cam|go|goe|gon|went|mov|carri|carry|tak|took|bring|brought|set|settl|liv|stay|work|"
    r"rel|reli|depend|engag|involv|invest|believ|participat|phas|factor|kick|opt|call|drop|giv|gav|fill|fall|fell|get|got|"
    r"join|pass|put|ran|run|bas|focus|act|agree|decid|embark|insist|think|thought)"
    r"(?:ged|ned|ped|ting|ning|ging|ping|ed|d|es|s|ing|n|e|y|en)?\s+$"
)
_COPULAS = frozenset("is was are were".split())
_CLEFT = (
    r"(?i)\b(?:what|whatever|who|where|how|all|thing|point|problem|truth|fact|issue|question|reality|reason|answer)\b"
    r"[^.;,]{0,24}$"
)
_THAT_WRONG = (
    r"(?i) (?:the|an?|all|this|these|those|it|they|he|she|we|i|you|there|in|on|to|by|for|at|if|when|as|after|with|such|"
    r"its|their|our|his|her|some|any|no|both|each|more|most|will|would|can|could|shall|should|must|may)\b"
)
_NOUN_BEFORE = r"(?i)\b(?:the|his|her|their|its|my|your|our|a|of|own|good|free|political)\s+$"
_NAMES = frozenset(("will", "may", "mark", "march", "bill", "can", "must", "might"))
_WORDS_TWICE = late(r" ([a-z]++) (?:\1|([a-z]++) \1 \2)\b")
_MARKS_TWICE = ("..", ",,", ";;")
_WORD = r"(?i)(?<![\w’'-])([A-Za-z]++)(?: ++\1)+(?![\w’'-])"
_PHRASE = r"(?i)(?<![\w’'-])([A-Za-z]++ [A-Za-z]++) \1(?![\w’'-])"
_LINKS = frozenset("and or by after to upon on from time more again over".split())
_MARKS = r"(?<![,;])([,;])\1(?![,;])|(?<=\w)\.\.(?![.\w/\\])"


def suspects(texts: Sequence[str]) -> set[int]:
    """Say in which texts a look is worth while: one or two words stand twice, or a mark does."""
    lower = [text.lower() for text in texts]
    together = joined(lower)
    spaced = together.replace("(", " ").replace('"', " ").replace("“", " ")
    found = numbers(lower, _WORDS_TWICE.finditer(spaced))
    for twice in _MARKS_TWICE:
        if twice in together:
            found.update(number for number, text in enumerate(lower) if twice in text)
    return found


def repetitions(text: str) -> list[Repetition]:
    """Give the words that stand twice in a row by mistake, in order."""
    if not suspects([text]):
        return []
    found = []
    for match in re.finditer(_WORD, text):
        repetition = _judged(text, match)
        if repetition:
            found.append(repetition)
    for match in re.finditer(_PHRASE, text):
        words = match[1].lower().split()
        named = match[1].split()[1][0].isupper()
        if words[0] != words[1] and not named and _LINKS.isdisjoint(words):
            found.append(Repetition(*match.span(), match[1], certain=False))
    found += [
        Repetition(*match.span(), match[0][0], certain=not text[match.end() : match.end() + 1].strip())
        for match in re.finditer(_MARKS, text)
    ]
    return sorted(found, key=lambda repetition: repetition.start)


def _judged(text: str, match: re.Match[str]) -> Repetition | None:
    """Judge one word that stands twice; names and single letters but “a” are none."""
    first, word, last = match[1], match[1].lower(), match[0].split()[-1]
    before = text[: match.start()]
    if len(word) == 1 and (word != "a" or last != "a"):
        return None
    opens = before.rstrip(' "“‘(')[-1:] in ("", ".", "!", "?", ":", "。", "”")
    if word not in _FUNCTION:
        if first[0].isupper() and (last[0].isupper() or not opens):
            return None
        return Repetition(*match.span(), first, certain=False, doubtful=word in _RIGHT)
    noun = word in _NAMES and ((first[0].isupper() and not opens) or re.search(_NOUN_BEFORE, before))
    phrasal = word in _PARTICLES and re.search(_PHRASAL, before)
    cleft = word in _COPULAS and re.search(_CLEFT, before)
    right = word in _RIGHT and not (word == "that" and re.match(_THAT_WRONG, text[match.end() :]))
    doubtful = bool(noun or phrasal or cleft or right or (last[0].isupper() and not first.isupper()))
    return Repetition(*match.span(), first, certain=not doubtful, doubtful=doubtful)
