"""What each tool takes of a TMX file: one row a tool."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ftzterms.model import ConfigurationError, canonical, is_traditional, nearest, primary, region


@dataclass(frozen=True, slots=True)
class Codes:
    """How a tool spells the languages of a project."""

    simplified: str
    traditional: str
    english: str
    spell: Callable[[str], str] | None = None
    """Spells a regional code such as `zh-SG`, where the tool tells regions apart."""

    def of(self, tag: str) -> str:
        """Spell a language."""
        tag = locale_of(tag)
        if self.spell or primary(tag) not in ("zh", "en"):
            return self.spell(tag) if self.spell else tag
        if primary(tag) == "en":
            return self.english
        return self.traditional if is_traditional(tag) else self.simplified


def locale_of(tag: str) -> str:
    """Give a language its region, the usual one where it names none: `zh-Hant` → `zh-TW`, `en` → `en-US`."""
    language = primary(tag)
    if language not in ("zh", "en"):
        return canonical(tag)
    usual = ("TW" if is_traditional(tag) else "CN") if language == "zh" else "US"
    return f"{language}-{region(tag) or usual}"


REGIONAL = Codes("zh-CN", "zh-TW", "en-US", str)


@dataclass(frozen=True, slots=True)
class Profile:
    """What a tool takes of a TMX file."""

    name: str
    title: str
    codes: Codes = REGIONAL
    tags: bool = True
    """Inline tags stay."""
    highlights: bool = True
    """`hi` stays; where it does not, its text does."""
    metadata: bool = True
    """Notes and properties stay."""
    memoq_context: bool = False
    """The neighbouring texts stand as memoQ writes them, on the source variant."""
    longest: int = 0
    """Characters that a side may have; 0 for no limit."""


_ALL = (
    Profile("amazon", "Amazon Translate", Codes("zh", "zh-TW", "en"), tags=False, metadata=False),
    Profile("google", "Google Cloud Translation", Codes("zh-CN", "zh-TW", "en"), tags=False, metadata=False),
    Profile("memoq", "memoQ", memoq_context=True),
    Profile("omegat", "OmegaT", highlights=False),
    Profile("phrase", "Phrase TMS", Codes("zh_cn", "zh_tw", "en_us", lambda tag: tag.replace("-", "_").lower())),
    Profile("trados", "Trados", longest=2000),
    Profile("weblate", "Weblate", Codes("zh_Hans", "zh_Hant", "en"), tags=False, metadata=False),
    Profile("wordfast", "Wordfast", Codes("ZH-CN", "ZH-TW", "EN-US", str.upper)),
)
PROFILES = {profile.name: profile for profile in _ALL}


def profile_named(name: str) -> Profile:
    """Give a profile; an unknown name is a `ConfigurationError` that lists them."""
    if name not in PROFILES:
        close = nearest(name, PROFILES)
        hint = f"did you mean {close!r}?" if close else f"choose one of {', '.join(PROFILES)}"
        raise ConfigurationError(f"there is no TMX profile {name!r}", hint=hint)
    return PROFILES[name]
