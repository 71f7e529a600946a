"""Reports made by hand, for the tests of the reporters and the commands."""

from __future__ import annotations

import io
from dataclasses import replace

from ftzterms.model import (
    Category,
    Confidence,
    Finding,
    Fix,
    Related,
    Report,
    Scope,
    Severity,
    Side,
    Signature,
    Span,
)
from ftzterms.reporters import reporter

SOURCE = "部际联席会议办公室设在商务部。"
TARGET = "The office of the inter-ministerial joint conference is located in the Ministry of Commerce."
SIGNATURE = Signature("0.1.0", "0123456789abcdef", ("forbidden-term", "missing-term"), (("direction", ""),))

FORBIDDEN = Finding(
    check="forbidden-term",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    category=Category.TERMINOLOGY,
    message="“joint conference”: write “joint meeting”",
    path="news.tmx",
    line=14,
    column=54,
    unit="tu-7",
    side=Side.TARGET,
    start=35,
    end=51,
    text="joint conference",
    concept="joint-meeting",
    fix=Fix(Span(35, 51), "joint meeting", safe=True),
    fingerprint="5f0c",
    source=SOURCE,
    target=TARGET,
    source_language="zh-CN",
    target_language="en",
)
MISSING = replace(
    FORBIDDEN,
    check="missing-term",
    severity=Severity.WARNING,
    message="“部际联席会议” has no approved rendering here: write “inter-ministerial joint meeting”",
    line=13,
    column=40,
    side=Side.SOURCE,
    start=0,
    end=6,
    text="部际联席会议",
    fix=None,
    related=(
        Related("tu-7", Side.TARGET, Span(18, 51), "inter-ministerial joint conference"),
        Related("tu-9", Side.TARGET, Span(4, 17), "Joint Meeting"),
    ),
    fingerprint="77aa",
)
SCOPE = Scope(files=1, units=185, characters=14_312, terms=312)
REPORT = Report((FORBIDDEN, MISSING), SCOPE, SIGNATURE)


def render(report: Report, name: str) -> str:
    """Give what a reporter writes."""
    stream = io.StringIO()
    reporter(name).write(report, stream)
    return stream.getvalue()
