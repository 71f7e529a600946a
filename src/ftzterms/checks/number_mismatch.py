"""A quantity, percentage, fraction, ordinal or plan number differs in value.

Figures are compared by what they are worth, however they are written: 53亿 is 5.3 billion, 百分之五 is 5%, 两成 is 20
percent, 翻一番 is doubled, 增长两倍 is tripled, 十五五 is the 15th Five-Year Plan. Words such as 近, 多, about and more
than are understood, and a translation may round as far as its own digits show. Units of measure may be converted (亩
to hectares), currencies may not. Numerals that are part of words, names and idioms (四川, 千方百计, 一带一路) are no
figures, nor are those of a glossary term that both sides have.

Why it matters: a slip between 万, 亿, million and billion is wrong by a factor of ten or more, and reads smoothly.

A figure that the target does not have at all is reported only when it is a rate, an amount or a number of three digits
or more, with less confidence; a small number may well have been put in another way (两国, "both countries").

Bad:
    zh: 项目总投资达53亿元。
    en: The total investment in the project has reached ⟦53 billion yuan⟧.
Good:
    zh: 项目总投资达53亿元。
    en: The total investment in the project has reached 5.3 billion yuan.
"""

from __future__ import annotations

from collections.abc import Iterator

from ftzterms.checks import unit_check
from ftzterms.checks._figures import differences, differing
from ftzterms.model import AnnotatedUnit, Category, Remark, Severity
from ftzterms.text.figures import Fault


@unit_check(Severity.ERROR, Category.NUMBERS, differing)
def number_mismatch(unit: AnnotatedUnit) -> Iterator[Remark]:
    return differences(unit, Fault.NUMBER)
