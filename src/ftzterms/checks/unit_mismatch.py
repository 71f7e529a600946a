"""A currency or unit of measure differs.

The number is the same and what it counts is not: 公里 as miles, 平方米 as cubic meters, 摄氏度 as degrees Fahrenheit,
美元 as euros. Units may be converted when the number is converted with them (1500亩 is 100 hectares). A bare 元 or $
fits what the text makes likely: 元 in Traditional text or in news from abroad may be any dollar.

Why it matters: the number looks right at a glance, and the amount is wrong by the exchange rate.

Bad:
    zh: 双边贸易额突破2000亿美元。
    en: Bilateral trade exceeded ⟦200 billion euros⟧.
Good:
    zh: 双边贸易额突破2000亿美元。
    en: Bilateral trade exceeded 200 billion US dollars.
"""

from __future__ import annotations

from collections.abc import Iterator

from ftzterms.checks import unit_check
from ftzterms.checks._figures import differences, differing
from ftzterms.model import AnnotatedUnit, Category, Remark, Severity
from ftzterms.text.figures import Fault


@unit_check(Severity.WARNING, Category.NUMBERS, differing)
def unit_mismatch(unit: AnnotatedUnit) -> Iterator[Remark]:
    return differences(unit, Fault.UNIT)
