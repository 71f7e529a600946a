"""Chinese numerals as exact numbers: 三百五十, 两千, 3.5万亿, 1亿3000万, 二〇二六, 五点二, 廿一, 壹佰."""

from __future__ import annotations

from functools import lru_cache

from ftzterms.text.figures._patterns import Pattern
from ftzterms.text.figures._ratio import Amount, divided
from ftzterms.text.late import late

_GROUPS = ("零〇○", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
DIGITS = {han: value for value, group in enumerate(_GROUPS) for han in group}
_TENS = {"廿": 20, "卅": 30}
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
POWERS = _SMALL | _LARGE
_POINT = Pattern("[点.‧·]")
_NUMBER_OR_SIGN = late(r"[0-9][0-9,]*(?:\.[0-9]+)?|\S")


def decimal(digits: str) -> tuple[Amount, Amount]:
    """Read Arabic digits with thousands commas and a point: the value and the place of its last digit."""
    if digits.isdecimal():
        return int(digits), 1
    whole, point, decimals = digits.replace(",", "").replace(" ", "").partition(".")
    if not point:
        return int(whole), 1
    place = 10 ** len(decimals)
    return part_of(int(whole + decimals), place), part_of(1, place)


@lru_cache(maxsize=1024)
def share_of(numeral: str, whole: int) -> tuple[Amount, Amount]:
    """Read a numeral as so many parts of a whole: the value and the place of its last digit."""
    value, step = read(numeral)
    return part_of(value, whole), part_of(step, whole)


@lru_cache(maxsize=1024)
def scaled(digits: str, factor: int) -> tuple[Amount, Amount]:
    """Read Arabic digits that are multiplied: the value and the place of its last digit."""
    value, step = decimal(digits)
    return value * factor, step * factor


@lru_cache(maxsize=1024)
def part_of(value: Amount, whole: Amount) -> Amount:
    """Divide exactly."""
    return divided(value.numerator * whole.denominator, value.denominator * whole.numerator)


@lru_cache(maxsize=4096)
def read(numeral: str) -> tuple[Amount, Amount]:
    """Read a numeral in Simplified characters, digits or both: the value and the place of its last digit."""
    if numeral.isascii():
        return decimal(numeral)
    if not numeral[0].isascii() and (point := _POINT.search(numeral)):
        value, step = decimal(f"0.{_digits(numeral[point.end() :])}")
        return read(numeral[: point.start()])[0] + value, step
    if all(han in DIGITS for han in numeral):
        return int(_digits(numeral)), 1
    return _sum(_NUMBER_OR_SIGN.findall(numeral))


def _digits(hans: str) -> str:
    return "".join(str(DIGITS[han]) for han in hans)


def _sum(tokens: list[str]) -> tuple[Amount, Amount]:
    """Add up: 十百千 multiply the digit before them, 万亿兆 all that stands before them below a larger one."""
    total = section = 0  # type: Amount
    number: Amount | None = None
    step: Amount = 1
    largest = 1
    for token in tokens:
        if power := _SMALL.get(token):
            if number is None and 0 < section < power:
                section, step = section * power, step * power
            else:
                section += power * (1 if number is None else number)
                step = power * (1 if number is None else step)
            number = None
        elif power := _LARGE.get(token):
            here = section + (number or 0)
            bare = number is None and not section
            if power > largest:
                total = power if bare and largest == 1 else (total + here) * power
            else:
                total += power if bare else here * power
            section, number, largest, step = 0, None, power, step * power
        elif tens := _TENS.get(token):
            section, step = section + tens, 1
        elif token in DIGITS:
            number, step = 10 * (number or 0) + DIGITS[token], 1
        else:
            number, step = decimal(token)
    last = number or 0
    return total + section + last * _tail(tokens), step


def _tail(tokens: list[str]) -> int:
    """Give the power that a last digit goes without: 三万五 is 35,000, 三万零五 and 三万5 are not."""
    power = POWERS.get(tokens[-2], 1) if len(tokens) > 1 and tokens[-1] in DIGITS else 1
    return power // 10 if power >= 100 else 1
