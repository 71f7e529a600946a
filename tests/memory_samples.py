"""Units for the tests of the memory."""

from __future__ import annotations

from ftzterms.model import InlineTag, Segment, State, TagKind, TranslationUnit, Variant


def pair(source: str, target: str, name: str = "#1") -> TranslationUnit:
    """Give a plain unit."""
    return TranslationUnit(name, Variant("zh-CN", Segment(source)), Variant("en", Segment(target)))


def full() -> TranslationUnit:
    """Give a unit that uses every attribute of the model but places."""
    tags = (
        InlineTag(0, TagKind.OPEN, "1", '<bpt i="1">&lt;b></bpt>'),
        InlineTag(2, TagKind.CLOSE, "1", '<ept i="1"/>'),
    )
    source = Variant(
        "zh-Hans-CN",
        Segment("试点\n经验", tags),
        created_at="20240102T030405Z",
        created_by="Wang",
        changed_at="20250102T030405Z",
        changed_by="Li",
        usage_count="7",
        notes=("看", "再看"),
        properties=(("x-context", "a\tb"), ("x-context", "")),
        attributes=(("datatype", "html"), ("o-encoding", "gbk")),
    )
    target = Variant("en-US", Segment("pilot  experience ", tags[:1]), changed_by="Smith", usage_count="3")
    return TranslationUnit(
        "tu/1",
        source,
        target,
        State.REVIEWED,
        notes=("a note", ""),
        properties=(("x-origin", "ftz"),),
        others=(Variant("fr", Segment("expérience pilote", tags), notes=("n",)), Variant("de", Segment(""))),
        attributes=(("segtype", "sentence"), ("usagecount", "12"), ("changedate", "20260102T030405Z")),
    )
