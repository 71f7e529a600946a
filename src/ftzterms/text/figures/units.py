"""Currencies and measures under their names in both languages."""

from __future__ import annotations

from ftzterms.text.tuples import NamedTuple


class Unit(NamedTuple):
    """A currency or measure."""

    dimension: str
    top: int
    """How many of the dimension's base unit it holds, as a fraction: this over `bottom`."""
    bottom: int
    english: str
    """Plural, as it stands after a number."""
    chinese: str


_MEASURES = """
length | mm | 1/1000 | millimeters, millimeter, millimetres, millimetre, mm | 毫米
length | cm | 1/100 | centimeters, centimeter, centimetres, centimetre, cm | 厘米, 公分
length | m | 1 | meters, meter, metres, metre, m | 米, 公尺
length | km | 1000 | kilometers, kilometer, kilometres, kilometre, km, kms, kph, kmh, kmph | 公里, 千米
length | foot | 381/1250 | feet, foot, ft | 英尺
length | inch | 127/5000 | inches, inch | 英寸
length | yard | 1143/1250 | yards, yard | 码
length | mile | 201168/125 | miles, mile, mph | 英里, 哩
length | nmi | 1852 | nautical miles, nautical mile, knots, knot | 海里
length | li | 500 | li | 里, 华里
length | um | 1/1000000 | microns, micron, micrometers, micrometer | 微米
length | nm | 1/1000000000 | nanometers, nanometer, nm | 纳米
area | m2 | 1 | square meters, square meter, square metres, square metre, sq m, sqm | 平方米, 平方公尺, 平米
area | km2 | 1000000 | square kilometers, square kilometer, square kilometres, sq km | 平方公里, 平方千米
area | ha | 10000 | hectares, hectare, ha | 公顷
area | mu | 10000/15 | mu | 亩
area | acre | 40468564224/10000000 | acres, acre | 英亩
area | sqft | 9290304/100000000 | square feet, square foot, sq ft | 平方英尺, 平方尺
area | sqmi | 2589988110336/1000000 | square miles, square mile, sq mi | 平方英里
area | ping | 400/121 | ping, pings | 坪
volume | m3 | 1000 | cubic meters, cubic meter, cubic metres, cubic metre | 立方米, 立方公尺
volume | km3 | 1000000000000 | cubic kilometers, cubic kilometer, cubic kilometres | 立方公里
volume | cuft | 28316846592/1000000000 | cubic feet, cubic foot | 立方英尺
volume | L | 1 | liters, liter, litres, litre, l | 升, 公升
volume | mL | 1/1000 | milliliters, milliliter, millilitres, millilitre, ml, cc | 毫升
volume | barrel | 158987294928/1000000000 | barrels, barrel, bpd | 桶
volume | gallon | 3785411784/1000000000 | gallons, gallon | 加仑
mass | kg | 1 | kilograms, kilogram, kilos, kilo, kg, kgs | 公斤, 千克
mass | g | 1/1000 | grams, gram, g | 克, 公克
mass | mg | 1/1000000 | milligrams, milligram, mg | 毫克
mass | ug | 1/1000000000 | micrograms, microgram | 微克
mass | t | 1000 | tonnes, tonne, tons, ton, metric tons, metric ton | 吨, 公吨
mass | jin | 1/2 | jin, catties, catty | 斤, 市斤
mass | lb | 45359237/100000000 | lbs, lb | 磅
pound | pound | 1 | pounds, pound |
mass | oz | 28349523125/1000000000000 | ounces, ounce, oz | 盎司
temperature | C | 1 | degrees Celsius, degree Celsius, degrees centigrade, °c, ℃ | 摄氏度, 度C, ℃, °C
temperature | F | 5/9 | degrees Fahrenheit, degree Fahrenheit, °f, ℉ | 华氏度, ℉, °F
angle | deg | 1 | degrees, degree, ° | 度
power | W | 1 | watts, watt, w | 瓦
power | kW | 1000 | kilowatts, kilowatt, kw | 千瓦
power | MW | 1000000 | megawatts, megawatt, mw | 兆瓦
power | GW | 1000000000 | gigawatts, gigawatt, gw | 吉瓦
energy | kWh | 1 | kilowatt-hours, kilowatt-hour, kilowatt hours, kilowatt hour, kwh | 千瓦时, 度电
energy | MWh | 1000 | megawatt-hours, megawatt-hour, megawatt hours, mwh | 兆瓦时
energy | GWh | 1000000 | gigawatt-hours, gigawatt-hour, gigawatt hours, gwh | 吉瓦时
energy | TWh | 1000000000 | terawatt-hours, terawatt-hour, terawatt hours, twh | 太瓦时
data | KB | 1/1024 | kilobytes, kilobyte, kb | 千字节
data | MB | 1 | megabytes, megabyte, mb | 兆字节
data | GB | 1024 | gigabytes, gigabyte, gb | 吉字节
data | TB | 1048576 | terabytes, terabyte, tb | 太字节
container | TEU | 1 | teus, teu | 标准箱, 标箱, 个标准箱, 个标箱
basis | bp | 1 | basis points, basis point, bps, bp | 个基点, 基点
bases | base | 1 | base pairs, bases | 个碱基, 碱基, 个碱基对, 碱基对
bases | kilobase | 1000 | kilobases, kilobase | 千碱基
electronvolt | eV | 1 | electronvolts, electron volts, ev | 电子伏, 电子伏特
electronvolt | keV | 1000 | kev | 千电子伏
electronvolt | MeV | 1000000 | mev | 兆电子伏, 兆电子伏特, 百万电子伏, 百万电子伏特
voltage | V | 1 | volts, volt, v | 伏特
voltage | kV | 1000 | kilovolts, kilovolt, kv | 千伏
frequency | Hz | 1 | hertz, hz | 赫兹, 赫
frequency | kHz | 1000 | kilohertz, khz | 千赫
frequency | MHz | 1000000 | megahertz, mhz | 兆赫, 百万赫
frequency | GHz | 1000000000 | gigahertz, ghz | 吉赫
span | year | 12 | years, year, year-old, yr, yrs | 年, 周年, 岁, 周岁, 年期, 整年, 个年头, 个财年
span | decade | 120 | decades, decade | 个十年
span | century | 1200 | centuries, century | 个世纪
span | month | 1 | months, month | 个月, 月龄, 个整月
span | quarter | 3 | | 个季度
clock | week | 604800 | weeks, week | 周, 个星期, 星期, 个礼拜, 个周
clock | day | 86400 | days, day | 天, 昼夜, 个昼夜, 个工作日, 个交易日, 工作日
clock | hour | 3600 | hours, hour, hrs, hr | 小时, 个小时, 个钟头
clock | minute | 60 | minutes, minute, mins, min | 分钟
clock | second | 1 | seconds, second, secs, sec | 秒, 秒钟
"""
_CURRENCIES = """
CNY | yuan, rmb, cny, renminbi, yuan rmb, yuan renminbi, renminbi yuan | 人民币, 元人民币
元 | yuan | 元
yuan | yuan | 圆
¥ | yuan |
USD | US dollars, us dollar, usd, us$, u.s. dollars, u.s. dollar, american dollars | 美元, 美金
HKD | Hong Kong dollars, hong kong dollar, hkd, hk$ | 港元, 港币
MOP | Macao patacas, pataca, patacas, macau patacas, mop, mop$ | 澳门元, 澳门币
TWD | New Taiwan dollars, new taiwan dollar, nt dollars, nt dollar, twd, ntd, nt$ | 新台币, 元新台币, 台币
EUR | euros, euro, eur, € | 欧元
GBP | pounds sterling, pound sterling, british pounds, gbp, £ | 英镑
JPY | Japanese yen, yen, jpy | 日元, 日圆
KRW | won, krw, korean won, south korean won, ₩ | 韩元, 韩圆
RUB | rubles, ruble, roubles, rouble, rub, ₽ | 卢布
INR | rupees, rupee, rs, inr, ₹ | 卢比
AUD | Australian dollars, australian dollar, aud, a$, au$ | 澳元, 澳大利亚元
CAD | Canadian dollars, canadian dollar, cad, c$, ca$ | 加元, 加拿大元
SGD | Singapore dollars, singapore dollar, sgd, s$ | 新加坡元, 新元, 新币
NZD | New Zealand dollars, new zealand dollar, nzd, nz$ | 新西兰元
CHF | Swiss francs, swiss franc, chf, francs | 瑞士法郎, 瑞郎
THB | baht, thb | 泰铢
VND | dong, vnd | 越南盾
MYR | ringgit, ringgits, myr | 林吉特, 令吉
IDR | rupiah, idr | 印尼盾, 印尼卢比
PHP | Philippine pesos, php | 菲律宾比索
BRL | reais, brl, r$ | 雷亚尔
ZAR | rand, zar | 兰特
AED | dirhams, dirham, aed | 迪拉姆
SAR | riyals, riyal, sar | 里亚尔
dollar | dollars, dollar, $ |
"""


def _read() -> tuple[dict[str, Unit], dict[str, str], dict[str, str]]:
    units: dict[str, Unit] = {}
    english: dict[str, str] = {}
    chinese: dict[str, str] = {}
    rows = _MEASURES.strip().split("\n")
    rows += [f"money | {row.replace('|', '| 1 |', 1)}" for row in _CURRENCIES.strip().split("\n")]
    for row in rows:
        dimension, key, factor, english_names, chinese_names = map(str.strip, row.split("|"))
        in_english, in_chinese = english_names.split(", "), chinese_names.split(", ")
        top, _, bottom = factor.partition("/")
        units[key] = Unit(dimension, int(top), int(bottom or 1), in_english[0], in_chinese[0])
        for name in in_english:
            english.setdefault(name.lower(), key)
        for name in in_chinese:
            chinese.setdefault(name, key)
    del english[""], chinese[""]
    return units, english, chinese


UNITS, ENGLISH, CHINESE = _read()
"""The units by code; the codes by English name in lower case; the codes by Chinese name (Simplified)."""

SPANS = frozenset(code for code, unit in UNITS.items() if unit.dimension in {"span", "clock"})
"""The units of time."""
MONEY = frozenset(code for code, unit in UNITS.items() if unit.dimension == "money")
