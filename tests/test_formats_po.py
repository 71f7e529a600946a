"""PO: what gettext refuses is refused with its line; what it accepts comes back as it was."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Beside
from formats_samples import ANY_TEXT, read
from ftzterms.formats import read_bitext, write_bitext
from ftzterms.model import (
    Bitext,
    FtzTermsError,
    Location,
    Segment,
    State,
    TranslationUnit,
    UnreadableFileError,
    Variant,
)

HEADER = 'msgid ""\nmsgstr ""\n"Language: zh_CN\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def test_reads_an_entry_with_all_that_is_said_of_it(tmp_path: Path) -> None:
    text = (
        '# seen\n#. shown in red\n#: a.c:12\n#, fuzzy, c-format\n#| msgid "old"\nmsgctxt "menu"\n'
        'msgid ""\n"Open %s\\n"\n"now"\nmsgstr "打开 %s\\n"\n"现在"\n'
    )
    bitext, [found], problems = read(tmp_path, (HEADER + text).encode(), "a.po")
    assert not problems
    assert (bitext.source_language, bitext.target_language) == ("en", "zh_CN")
    assert found.id == "menu|Open %s\nnow"
    assert found.source == Variant("en", Segment("Open %s\nnow"), Location(13, 2), notes=("shown in red",))
    assert found.target == Variant("zh_CN", Segment("打开 %s\n现在"), Location(15, 9))
    assert (found.state, found.location, found.notes) == (State.FUZZY, Location(11, 1), ("seen",))
    assert found.properties == (
        ("msgctxt", "menu"),
        ("flag", "c-format"),
        ("reference", "a.c:12"),
        ("previous", 'msgid "old"'),
    )


def test_makes_a_unit_of_each_plural_form(tmp_path: Path) -> None:
    two = 'msgid "a file"\nmsgid_plural "%d files"\nmsgstr[0] "一"\nmsgstr[1] "%d"\n\n'
    one = 'msgid "a line"\nmsgid_plural "%d lines"\nmsgstr[0] "%d行"\n'
    _, found, _ = read(tmp_path, (HEADER + two + one).encode(), "a.po")
    assert [(each.id, each.source.text) for each in found if each.source] == [
        ("a file[0]", "a file"),
        ("a file[1]", "%d files"),
        ("a line[0]", "%d lines"),
    ]


def test_tells_untranslated_entries_and_keeps_obsolete_ones(tmp_path: Path) -> None:
    text = 'msgid "a"\nmsgstr ""\n\n#~ msgid "gone"\n#~ msgstr "去"\n'
    bitext, [found], _ = read(tmp_path, (HEADER + text).encode(), "a.po")
    assert found.state is State.INITIAL
    assert ("obsolete", '#~ msgid "gone"\n#~ msgstr "去"') in bitext.properties


@pytest.mark.parametrize("text", ['msgid "a"\nmsgstr "一"\n', '#~ msgid "a"\n#~ msgstr "b"\n'])
def test_warns_when_there_is_no_header(tmp_path: Path, text: str) -> None:
    _, _, [problem] = read(tmp_path, text.encode(), "a.po")
    assert (problem.message, problem.line, problem.lost) == ("no header entry", 1, False)


def test_tells_the_language_by_the_script_when_the_header_does_not(tmp_path: Path) -> None:
    text = HEADER.replace('"Language: zh_CN\\n"\n', "") + 'msgid "x"\nmsgstr "汉字"\n'
    bitext, _, _ = read(tmp_path, text.encode(), "a.po")
    assert bitext.target_language == "zh"
    bitext, _, _ = read(tmp_path, HEADER.replace("charset=UTF-8", "charset=CHARSET").encode(), "a.pot")
    assert bitext.target_language == "zh_CN"


FAULTS = [
    ('msgid "a\nmsgstr "b"\n', "the closing quotation mark is missing", 6),
    ('msgid "a"\nmsgstr "b" x\n', "the closing quotation mark is missing", 7),
    ('msgid "a\\q"\nmsgstr "b"\n', r"\\q is no escape", 6),
    ('msgid "a"\n\nmsgid "b"\nmsgstr ""\n', "msgid stands where msgstr is due", 8),
    ('msgid "a"\n', "the last message has no msgstr", 6),
    ('msgctxt "a"\n', "the last message has no msgstr", 6),
    ('# c\nmsgstr "a"\n', "msgstr stands where msgid is due", 7),
    ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\nmsgstr[2] ""\n', r"msgstr\[1\] is due", 9),
    ('msgid "a"\nmsgid_plural "b"\nmsgstr "x"\n', r"msgstr\[0\] is due", 8),
    ('msgid "a"\nmsgstr[0] "x"\n', "has one msgstr", 7),
    ('msgid "a"\nmsgstr "x"\nmsgstr "y"\n', "has one msgstr", 8),
    ('msgid "a"\nmsgstr ""\n\nmsgid "a"\nmsgstr ""\n', "stands twice", 9),
    ("domain x\n", "neither a comment nor a keyword", 6),
    ('# c\n"lost"\n', "a string without a keyword", 7),
    ('#~ msgid "a"\n"lost"\n#~ msgstr ""\n', "a string without a keyword", 7),
    ('#~ msgid "a"\nmsgstr ""\n', "obsolete in part", 7),
]


@pytest.mark.parametrize(("text", "message", "line"), FAULTS, ids=[message for _, message, _ in FAULTS])
def test_refuses_what_gettext_refuses(tmp_path: Path, text: str, message: str, line: int) -> None:
    with pytest.raises(UnreadableFileError, match=message) as fault:
        read(tmp_path, (HEADER + text).encode(), "a.po")
    assert fault.value.line == line
    assert fault.value.hint
    if shutil.which("msgfmt"):
        run = subprocess.run(["msgfmt", "-o", "/dev/null", str(tmp_path / "a.po")], capture_output=True, check=False)
        assert run.returncode


def test_reads_every_escape(tmp_path: Path) -> None:
    text = 'msgid "\\a\\b\\f\\n\\r\\t\\v\\\\\\"\\x41\\101"\nmsgstr ""\n'
    _, [found], _ = read(tmp_path, (HEADER + text).encode(), "a.po")
    assert found.source
    assert found.source.text == '\a\b\f\n\r\t\v\\"AA'


AWKWARD = "".join(map(chr, (*range(14), 27, 28, 29, 30, 31, 127, 0x85, 0xA0, 0x2028, 0x2029, 0x3000))) + '\\"'


def test_reads_what_polib_alone_would_not(tmp_path: Path) -> None:
    awkward = "".join(set(AWKWARD) - set('\n\\"'))
    text = (
        f'#close\n#, \n#| odd\n#| msgid "o\\n"\n#| "ld"\nmsgctxt "menu"\nmsgid ""\nmsgstr "{awkward}"\n'
        '  #~| msgid "x"\n#~msgid"y"\n#~"z"\n#~ msgstr ""\n# end\n'
    )
    bitext, [found], [problem] = read(tmp_path, text.encode(), "a.po")
    assert (found.id, found.target and found.target.text, problem.message) == ("menu|", awkward, "no header entry")
    assert found.notes == ("close", "| odd")
    assert ("previous", 'msgid "o\\nld"') in found.properties
    assert bitext.properties == (("obsolete", '#~| msgid "x"\n#~ msgid "y"\n#~ "z"\n#~ msgstr ""'),)


def test_refuses_more_forms_than_polib_counts(tmp_path: Path) -> None:
    forms = "".join(f'msgstr[{number}] "x"\n' for number in range(11))
    with pytest.raises(UnreadableFileError, match="10 at most") as fault:
        read(tmp_path, (HEADER + 'msgid "a"\nmsgid_plural "b"\n' + forms).encode(), "a.po")
    assert fault.value.line == 18


MARKS = st.sampled_from(["", "", "#~ ", "#| ", "#~| "])
KEYWORDS = st.sampled_from(
    ["msgid ", "msgstr ", "msgctxt ", "msgid_plural ", "msgstr[0] ", "msgstr[1]", "", "# ", "#:"]
)
STRINGS = st.sampled_from(['"a"', '"\\\\"', '"\\"b"', '"\\012\\x85\\a"', '""', "", '"', "x", '" \u2028"', '"#~ msgid"'])
LINES = st.lists(st.tuples(MARKS, KEYWORDS, STRINGS).map("".join), max_size=8)


@settings(max_examples=300, deadline=None)
@given(lines=LINES)
def test_polib_reads_whatever_the_reader_lets_pass(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    folder = tmp_path_factory.mktemp("po")
    ordered = ['msgid "1"', 'msgstr ""', *lines, 'msgid "2"', 'msgstr "2"']
    try:
        _, found, _ = read(folder, "\n".join(ordered).encode(), "a.po")
    except UnreadableFileError:
        return
    assert (found[0].id, found[-1].id.rpartition("|")[2]) == ("1", "2")


def test_writes_long_references_and_what_the_message_was(tmp_path: Path) -> None:
    said = tuple(("reference", f"src/some-module/file.c:{number}") for number in range(9))
    said += (("previous", 'msgid "a\\n\\"b"'),)
    one = TranslationUnit("a", Variant("en", Segment("a")), Variant("zh", Segment("一")), properties=said)
    write_bitext(Bitext("a", "en", "zh", [one]), tmp_path / "a.po")
    assert max(map(len, (tmp_path / "a.po").read_text(encoding="utf-8").splitlines())) < 80
    assert next(iter(read_bitext(tmp_path / "a.po").units)).properties == said


_REFUSED = {
    "mihnita__Test04",
    "mihnita__api_simple",
    "omegat-org__file-POFilter-multiple2",
    "translate__f43.tgif.fr",
}
"""Files of the corpus with a fault: an unquoted domain, no msgstr, two headers, an encoding that is not declared."""
TEXT = st.one_of(ANY_TEXT, st.text(AWKWARD, max_size=10))
SIDES = st.tuples(TEXT.filter(bool), TEXT)


@settings(max_examples=100, deadline=None)
@given(sides=st.lists(SIDES, max_size=4), state=st.sampled_from([State.FUZZY, State.TRANSLATED]))
def test_reads_back_what_it_wrote(
    tmp_path_factory: pytest.TempPathFactory, sides: list[tuple[str, str]], state: State
) -> None:
    units = [
        TranslationUnit(f"#{number}", Variant("en", Segment(source)), Variant("zh", Segment(target)), state)
        for number, (source, target) in enumerate(sides, start=1)
    ]
    path = tmp_path_factory.mktemp("po") / "a.po"
    write_bitext(Bitext("a", "en", "zh", units), path)
    again = list(read_bitext(path).units)
    assert [(each.source.text, each.target.text) for each in again if each.source and each.target] == sides
    assert all(each.state is (state if each.target and each.target.text else State.INITIAL) for each in again)


def test_writes_back_what_it_read(tmp_path: Path, shared: Beside) -> None:
    for path in sorted((shared / "corpora/cat-files").glob("po-*/*.po")):
        if path.stem in _REFUSED:
            with pytest.raises(FtzTermsError) as fault:
                read_bitext(path)
            assert fault.value.line
            continue
        bitext = read_bitext(path)
        write_bitext(bitext, tmp_path / "b.po")
        again = read_bitext(tmp_path / "b.po")
        assert [_content(each) for each in again.units] == [_content(each) for each in bitext.units], path.name
        assert again.target_language == bitext.target_language
        kept = [value for key, value in again.properties if key == "obsolete"]
        assert kept == [value for key, value in bitext.properties if key == "obsolete"]


def _content(unit: TranslationUnit) -> TranslationUnit:
    assert unit.source
    assert unit.target
    source, target = replace(unit.source, location=None), replace(unit.target, location=None)
    return replace(unit, source=source, target=target, location=None)


def test_refuses_what_po_cannot_hold(tmp_path: Path) -> None:
    alone = TranslationUnit("7", None, Variant("zh", Segment("一")))
    with pytest.raises(FtzTermsError, match="unit '7' has no source"):
        write_bitext(Bitext("a", "en", "zh", [alone]), tmp_path / "a.po")
    half = TranslationUnit("7", Variant("en", Segment("a")), Variant("zh", Segment("\ud800")))
    with pytest.raises(FtzTermsError, match="U\\+D800, half a character"):
        write_bitext(Bitext("a", "en", "zh", [half]), tmp_path / "a.po")
    assert not list(tmp_path.iterdir())


def test_names_another_source_language(tmp_path: Path) -> None:
    one = TranslationUnit("7", Variant("zh", Segment("一")), Variant("en", Segment("one")), notes=("a\nb",))
    write_bitext(Bitext("a", "zh", "en", [one], [], (("note", "mine"), ("srclang", "zh"))), tmp_path / "a.po")
    again = read_bitext(tmp_path / "a.po")
    assert (again.source_language, again.target_language) == ("zh", "en")
    assert ("note", "mine") in again.properties
    assert next(iter(again.units)).notes == ("a", "b")
