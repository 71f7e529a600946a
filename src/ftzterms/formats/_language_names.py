"""Tell a language from the title of a column: `zh-Hans`, `zh_cn`, `Chinese (Simplified)`, `Chinese_PRC`, 英文."""

from __future__ import annotations

import re

from ftzterms.model import canonical

_CODE = re.compile(r"(?:[a-z]{2}|yue|zho|chi|eng|cmn)(?:[-_](?:[A-Z]{2}|[A-Z][a-z]{3}|[0-9]{3}))*", re.IGNORECASE)
_NO_LANGUAGE = frozenset({"no", "id", "is", "to", "as", "or", "so", "an", "my", "co", "na", "sn"})
"""Codes of languages that head columns as words or abbreviations far more often; with a region they are languages."""
_NAMES = {
    "english": "en",
    "chinese": "zh",
    "mandarin": "zh",
    "simplified chinese": "zh-Hans",
    "traditional chinese": "zh-Hant",
    "arabic": "ar",
    "czech": "cs",
    "dutch": "nl",
    "finnish": "fi",
    "french": "fr",
    "german": "de",
    "hungarian": "hu",
    "indonesian": "id",
    "italian": "it",
    "japanese": "ja",
    "korean": "ko",
    "polish": "pl",
    "portuguese": "pt",
    "russian": "ru",
    "spanish": "es",
    "swedish": "sv",
    "thai": "th",
    "turkish": "tr",
    "ukrainian": "uk",
    "vietnamese": "vi",
    "英文": "en",
    "英语": "en",
    "英語": "en",
    "中文": "zh",
    "汉语": "zh",
    "漢語": "zh",
    "简体中文": "zh-Hans",
    "繁体中文": "zh-Hant",
    "繁體中文": "zh-Hant",
}
_QUALIFIERS = {
    "simplified": "Hans",
    "traditional": "Hant",
    "prc": "CN",
    "china": "CN",
    "taiwan": "TW",
    "hong kong": "HK",
    "hong kong s.a.r.": "HK",
    "hong kong sar": "HK",
    "singapore": "SG",
    "united states": "US",
    "usa": "US",
    "us": "US",
    "united kingdom": "GB",
    "uk": "GB",
    "australia": "AU",
    "canada": "CA",
    "ireland": "IE",
}
_QUALIFIED = re.compile(r"(\w[\w ]*?)(?: ?\(([^()]*)\)|_([\w.]+))?(?:,.*)?")


def language_named(title: str) -> str:
    """Give the tag of a language that a title names, by its code or in English or Chinese; empty if none."""
    title = title.strip()
    if title.lower() in _NO_LANGUAGE:
        return ""
    known = _NAMES.get(title.lower())
    if known or _CODE.fullmatch(title):
        return known or canonical(title)
    found = _QUALIFIED.fullmatch(title)
    language = found and _NAMES.get(found[1].lower())
    if not found or not language:
        return ""
    qualifier = (found[2] or found[3] or "").replace("_", " ").strip().lower()
    part = _QUALIFIERS.get(qualifier, "")
    if part:
        return f"{language}-{part}"
    return "" if found[3] else language
