"""Language tags (BCP 47), compared as files of CAT tools need it: any case, `_` or `-`, with or without script."""

from __future__ import annotations

from functools import lru_cache

_THREE_LETTERS = {"zho": "zh", "chi": "zh", "cmn": "zh", "eng": "en"}
_LONGEST_PART = 8
_TRADITIONAL_REGIONS = {"TW", "HK", "MO"}


@lru_cache(maxsize=512)
def canonical(tag: str) -> str:
    """Spell a language tag as BCP 47 recommends: `ZH_hans_cn` → `zh-Hans-CN`."""
    parts = [part for part in tag.strip().replace("_", "-").split("-") if part]
    if not parts:
        return ""
    language = parts[0].lower()
    spelt = [_THREE_LETTERS.get(language, language)]
    for part in parts[1:]:
        if len(part) == 4 and part.isalpha():
            spelt.append(part.title())
        elif len(part) == 2 and part.isalpha():
            spelt.append(part.upper())
        else:
            spelt.append(part.lower())
    return "-".join(spelt)


@lru_cache(maxsize=512)
def is_well_formed(tag: str) -> bool:
    """Say whether a tag has the form of one in BCP 47 (RFC 5646, 2.1): letters first, short parts."""
    first, *others = canonical(tag).split("-")
    return (
        first.isascii()
        and (first.isalpha() or first in ("x", "i"))
        and len(first) <= _LONGEST_PART
        and all(part.isascii() and part.isalnum() and len(part) <= _LONGEST_PART for part in others)
    )


@lru_cache(maxsize=512)
def primary(tag: str) -> str:
    """Give the primary language subtag: `zh-Hans-CN` → `zh`."""
    return canonical(tag).partition("-")[0]


@lru_cache(maxsize=512)
def region(tag: str) -> str:
    """Give the region subtag, or nothing: `zh-Hant-HK` → `HK`."""
    return next((part for part in canonical(tag).split("-")[1:] if len(part) == 2 and part.isupper()), "")


@lru_cache(maxsize=512)
def is_traditional(tag: str) -> bool:
    """Say whether a tag means Chinese in Traditional characters."""
    parts = canonical(tag).split("-")
    return parts[0] == "zh" and ("Hant" in parts or ("Hans" not in parts and bool(_TRADITIONAL_REGIONS & set(parts))))
