"""Widths, windows and screens: the small parts that every screen rests on."""

from __future__ import annotations

import io
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ftzterms.model import Span
from ftzterms.reporters import Screen, Style, cells, pad, safe, screen, shorten, wrap
from ftzterms.reporters._frame import frame


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("plan", 4),
        ("自由贸易", 8),
        ("（“双碳”）", 10),
        ("ｆｔｚ", 6),
        ("e\u0301", 1),
        ("👍", 2),
        ("𠮷", 2),
        ("ｶﾞ", 2),
        ("a\u200bb", 2),
        ("…—", 2),
    ],
)
def test_cells(text: str, width: int) -> None:
    assert cells(text) == width


def test_padding_and_shortening_count_in_cells() -> None:
    assert pad("贸易", 6) == "贸易  "
    assert shorten("自由贸易", 8) == "自由贸易"
    assert shorten("自由贸易", 7) == "自由贸…"
    assert shorten("自由贸易", 6) == "自由…"


@given(st.text(st.sampled_from("ab 自贸\u0301")), st.integers(2, 12))
def test_wrapped_lines_fit_and_lose_nothing_but_spaces(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cells(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_wrapping_breaks_at_spaces_and_inside_long_words_only() -> None:
    assert wrap("write “new quality” here", 12) == ["write “new", "quality”", "here"]
    assert wrap("新质生产力新质", 8) == ["新质生产", "力新质"]


@given(st.text(st.sampled_from("abc 自贸试\t\u0301")), st.integers(20, 60), st.data())
def test_a_frame_fits_and_keeps_the_flagged_words(text: str, width: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 4)))
    window = frame(text, Span(start, end), width)
    assert cells(window.text) <= width
    assert safe(text[start:end]) in window.text
    assert window.end > window.start
    if end > start:
        assert window.end - window.start == max(cells(safe(text[start:end])), 1)


def test_a_frame_shows_a_text_that_fits_whole() -> None:
    assert frame("贸易" * 5, Span(0, 2), 20).text == "贸易" * 5
    assert frame("贸易" * 5, Span(0, 2), 19).text == "贸易贸易贸易贸易…"


def test_a_frame_takes_time_for_the_window_only() -> None:
    window = frame("字" * 1_000_000, Span(500_000, 500_002), 40)
    assert (window.text[0], window.text[-1], cells(window.text)) == ("…", "…", 40)


def test_a_span_outside_its_text_raises_nothing() -> None:
    assert frame("ab", Span(5, 9), 40).text == "ab"


class Terminal(io.StringIO):
    """A stream that says it is a terminal, of no known size."""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        raise OSError


@pytest.mark.parametrize(
    ("environ", "colour"),
    [
        ({}, True),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, True),
        ({"TERM": "dumb"}, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ({"FORCE_COLOR": "0"}, False),
    ],
)
def test_colours_on_a_terminal(environ: dict[str, str], *, colour: bool) -> None:
    assert screen(Terminal(), environ).colour is colour


def test_colours_elsewhere_only_when_forced() -> None:
    assert not screen(io.StringIO(), {"TERM": "xterm"}).colour
    assert screen(io.StringIO(), {"FORCE_COLOR": "1"}).colour


def test_colours_on_windows_need_a_console_that_knows_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "name", "nt")
    assert not screen(Terminal(), {}).colour
    assert screen(Terminal(), {"WT_SESSION": "x"}).colour


def test_the_width_of_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    assert screen(io.StringIO(), {}).width == 100
    assert screen(io.StringIO(), {"COLUMNS": "wide"}).width == 100
    assert screen(io.StringIO(), {"COLUMNS": "80"}).width == 80
    assert screen(io.StringIO(), {"COLUMNS": "3"}).width == 40
    assert screen(io.StringIO(), {"COLUMNS": "900"}).width == 140
    assert screen(Terminal(), {}).width == 100
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((72, 20)))
    monkeypatch.setattr(Terminal, "fileno", lambda _: 1)
    assert screen(Terminal(), {}).width == 72


def test_a_screen_paints_only_where_colours_are_shown() -> None:
    assert Screen(io.StringIO(), 80, colour=True).paint("x", Style.BOLD) == "\x1b[1mx\x1b[0m"
    assert Screen(io.StringIO(), 80, colour=True).paint("x", Style.PLAIN) == "x"
    assert Screen(io.StringIO(), 80, colour=False).paint("x", Style.BOLD) == "x"
