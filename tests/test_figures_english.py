"""Every way in which English writes a figure, and the words that only look like one."""

from __future__ import annotations

import pytest

from figures_samples import read
from ftzterms.text.figures import Approx, parse

READ = {
    # numerals: digits, words, mixed
    "35 people": "35",
    "1,035 people": "1035",
    "126,000 jobs": "126000",
    "three hundred and fifty people": "350",
    "one hundred thousand": "100000",
    "two and a half million people": "2500000",
    "twenty-five people": "25",
    "6.5 trillion yuan": "6500000000000 CNY",
    "$1.2bn": "1200000000 dollar",
    "£3m": "3000000 GBP",
    "14 lakh cases": "1400000",
    "2,06,737 cases": "206737",
    "a dozen people": "12",
    "half a million people": "500000",
    "half a dozen": "6",
    "a quarter of a million": "250000",
    "three dozen": "36",
    "both sides": "2",
    # vague
    "dozens of firms": "vague 10",
    "hundreds of people": "vague 100",
    "tens of thousands": "vague 10000",
    "several hundred people": "vague 100",
    # rates
    "5 percent": "1/20 share",
    "5 per cent": "1/20 share",
    "5%": "1/20 share",
    "five percent": "1/20 share",
    "half a percent": "1/200 share",
    "2.5 percentage points": "5/2 points",
    "one third of": "1/3 share",
    "two-thirds": "2/3 share",
    "a third of the firms": "1/3 share",
    "a third party": "3 nth",
    "three quarters of": "3/4 share",
    "1/3": "1/3 share",
    "halved": "1/2 share",
    # multiples
    "doubled": "2 x",
    "tripled": "3 x",
    "quadrupled": "4 x",
    "three times those of last year": "3 x",
    "twice": "2 x",
    "tenfold": "10 x",
    # ordinals and articles
    "the 14th round": "14 nth",
    "the fourteenth round": "14 nth",
    "the twenty-first round": "21 nth",
    "No. 16": "16 nth",
    "Phase II": "2 nth",
    "Article 12": "12 article",
    "Chapter IV": "4 chapter",
    "the 15th Five-Year Plan": "five-year plan 15",
    # codes
    "Tel 0898-66668888": "code 89866668888",
    "a 5G module": "code 5",
    "the G20 summit": "code 20",
    "COVID-19": "code 19",
    # money and measures
    "RMB 8,000": "8000 CNY",
    "US$300": "300 USD",
    "HK$4.5 trillion": "4500000000000 HKD",
    "200 billion euros": "200000000000 EUR",
    "1,500 mu": "1500 mu",
    "9,000 cubic meters": "9000 m3",
    "minus 5 degrees Celsius": "-5 C",
    "12 degrees below zero": "-12 deg",
    "38°C": "38 C",
    "350 km/h": "350 km",
    "1,035-kilometre": "1035 km",
    # durations
    "three years": "for 3 year",
    "a three-year plan": "for 3 year",
    "two and a half years": "for 5/2 year",
    "half an hour": "for 1/2 hour",
    "two decades": "for 2 decade",
    "around the clock": "for 24 hour",
    "24/7": "for 24 hour",
    # dates
    "in 2026": "year 2026",
    "FY2025": "year 2025",
    "in May": "month 5",
    "Sept.": "month 9",
    "on Tuesday": "weekday 2",
    "the first quarter": "quarter 1",
    "Q3": "quarter 3",
    "the second half of the year": "half-year 2",
    "the first nine months": "opening months of a year 9",
    "the first three quarters": "opening months of a year 9",
    "the 1990s": "decade 1990",
    "the '90s": "decade 1990",
    "the nineties": "decade 1990",
    "the 21st century": "century 21",
    "the nineteenth century": "century 19",
    # times
    "3:30 p.m.": "time of day 930",
    "3.30pm": "time of day 930",
    "10 a.m.": "time of day 600",
    "15:30": "time of day 930",
    "noon": "time of day 720",
    "three o'clock in the afternoon": "time of day 900",
    "half past two": "time of day 150",
    "a quarter to three": "time of day 165",
    "1200 GMT": "time of day 720",
}
SEVERAL = {
    "June 8, 2026": ["month 6", "day of the month 8", "year 2026"],
    "8 June 2026": ["day of the month 8", "month 6", "year 2026"],
    "the 8th of June": ["day of the month 8", "month 6"],
    "Dec. 2": ["month 12", "day of the month 2"],
    "2026-06-08": ["year 2026", "month 6", "day of the month 8"],
    "December 8 to 12": ["month 12", "day of the month 8", "day of the month 12"],
    "8-10 June": ["day of the month 8", "day of the month 10", "month 6"],
    "from 2023 to 2025": ["year 2023", "year 2025"],
    "2023-25": ["year 2023", "year 2025"],
    "10 to 12 days": ["for 10 day", "for 12 day"],
    "3-5%": ["3/100 share", "1/20 share"],
    "3 to 5 billion yuan": ["3000000000 CNY", "5000000000 CNY"],
    "$3-5 billion": ["3000000000 dollar", "5000000000 dollar"],
    "between 3 and 5 million people": ["3000000", "5000000"],
    "8:30 to 11:30": ["time of day 510", "time of day 690"],
    "3-5 p.m.": ["time of day 900", "time of day 1020"],
    "Articles 12 and 13": ["12 article", "13 article"],
    "Chapters II and III": ["2 chapter", "3 chapter"],
    "the Fourth Plenary Session of the 20th Central Committee": ["4 nth", "20 nth"],
    "two five-year plans": ["2", "for 5 year"],
    "6-foot-6": ["6 foot", "6 inch"],
    "won 3-1": ["3", "1"],
    "Article 24.1": ["24 article", "1 clause"],
    "pages 3 to 5": ["3 page", "5 page"],
    "the last three quarters": ["for 3 quarter"],
    "one-tenth of one per cent": ["1/1000 share"],
    "In his 20s": ["20"],
    "on May 3": ["month 5", "day of the month 3"],
    "Saturday, May 3, 2025": ["weekday 6", "month 5", "day of the month 3", "year 2025"],
    "in the latter half": ["half-year 2"],
    "20 crore rupees": ["200000000 INR"],
    "an 80-year-old": ["for 80 year"],
    "1,035 or so": ["1035"],
    "half past noonish": ["1/2 share"],
    "9/11": ["month 9", "day of the month 11"],
}
WORDS = [
    "no one",
    "one another",
    "at first",
    "first of all",
    "May I ask?",
    "It may rain.",
    "They march on.",
    "a number of firms",
    "an august body",
    "the Long March",
    "millionaire",
    "often",
    "someone",
    "halfway",
    "quarterfinal",
    "1. General provisions",
    "(1) General provisions",
]


@pytest.mark.parametrize("text", READ)
def test_reads_one_figure(text: str) -> None:
    assert read(text, "en") == [READ[text]]


@pytest.mark.parametrize("text", SEVERAL)
def test_reads_several_figures(text: str) -> None:
    assert read(text, "en") == SEVERAL[text]


@pytest.mark.parametrize("text", WORDS)
def test_other_words_are_no_figures(text: str) -> None:
    assert read(text, "en") == []


@pytest.mark.parametrize(
    ("text", "approx"),
    [
        ("about 30 people", Approx.ABOUT),
        ("nearly 2,000 firms", Approx.BELOW),
        ("more than 300 delegates", Approx.ABOVE),
        ("over 50%", Approx.ABOVE),
        ("200-plus firefighters", Approx.ABOVE),
        ("no more than 30 people", Approx.EXACT),
        ("It shall not admit more than 30 people", Approx.EXACT),
        ("30 people", Approx.EXACT),
    ],
)
def test_reads_how_near_a_number_is(text: str, approx: Approx) -> None:
    assert {figure.approx for figure in parse(text, "en")} == {approx}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("reached 53 billion yuan last year", "53 billion yuan"),
        ("It “cost” HK$4.5 billion – a lot", "HK$4.5 billion"),
        ("begins at 3:30 a.m. today", "3:30 a.m."),
        ("under Article 20 of the Law", "Article 20"),
        ("from December 5 to 17", "December 5 to 17"),
        ("İstanbul has 16 million people", "16 million"),
    ],
)
def test_spans_are_of_the_original_text(text: str, words: str) -> None:
    start, end = parse(text, "en")[0].whole
    assert text[start:end] == words
