"""A date, weekday, time, year, quarter or period differs.

Dates are compared part by part, however they are written: 2026年6月8日 and June 8, 2026 or 8 June 2026;
下午3时30分 and 3:30 p.m.; 一季度 and the first quarter; 前三季度 and the first nine months; 1至5月 and January
to May; 上世纪九十年代 and the 1990s; 民国一百零五年 and 2016; 二十年 and two decades. A translation may add the
month or the year that the reader needs, or leave out what was just said, so a missing date is at most a guess.

Why it matters: a date is what readers act upon, and proofreaders look past the second half of a range.

Bad:
    zh: 展会12月8日至10日在海口举行。
    en: The fair was held in Haikou from ⟦December 8 to 12⟧.
Good:
    zh: 展会12月8日至10日在海口举行。
    en: The fair was held in Haikou from December 8 to 10.
"""

from __future__ import annotations

from collections.abc import Iterator

from ftzterms.checks import unit_check
from ftzterms.checks._figures import differences, differing
from ftzterms.model import AnnotatedUnit, Category, Remark, Severity
from ftzterms.text.figures import Fault


@unit_check(Severity.ERROR, Category.NUMBERS, differing)
def date_mismatch(unit: AnnotatedUnit) -> Iterator[Remark]:
    return differences(unit, Fault.DATE)
