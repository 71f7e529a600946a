"""The one door for XML: nothing outside is opened, nothing inside is expanded, every fault has a place."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats_samples import XML_TEXT, read, tmx, unit
from ftzterms.formats import read_bitext, read_entries
from ftzterms.formats._characters import escaped, quoted
from ftzterms.formats._xml import elements, open_xml
from ftzterms.formats._xml_tokens import attributes, tokens, unescape
from ftzterms.model import FtzTermsError, UnreadableFileError

OPENED: list[str] = []
WATCHING = [False]


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if WATCHING[0] and event in ("open", "socket.connect", "urllib.Request"):
        OPENED.append(str(arguments[0]))


sys.addaudithook(_watch)


@pytest.fixture
def opened() -> Iterator[list[str]]:
    """Give the list of what is opened from now on."""
    OPENED.clear()
    WATCHING[0] = True
    yield OPENED
    WATCHING[0] = False


DOCTYPES = [
    '<!DOCTYPE tmx [<!ENTITY x SYSTEM "canary.txt">]>',
    '<!DOCTYPE tmx [<!ENTITY % p SYSTEM "pe.ent"> %p;]>',
    '<!DOCTYPE tmx SYSTEM "a>b" [ <!ENTITY x "y"> ]>',
    "<!DOCTYPE tmx PUBLIC 'p' 's' [<!ATTLIST tu x CDATA 'd'>]>",
    "<!DOCTYPE tmx\n[\n]>",
    '<!-- [ --><!DOCTYPE tmx [<!ENTITY a "b">]>',
]


@pytest.mark.parametrize("doctype", DOCTYPES)
def test_refuses_whatever_is_declared_inside(tmp_path: Path, doctype: str, opened: list[str]) -> None:
    data = tmx(unit("一", "&x;"), declaration=f'<?xml version="1.0"?>\n{doctype}')
    with pytest.raises(UnreadableFileError, match="declares entities") as fault:
        read(tmp_path, data)
    assert fault.value.line in (2, 3)
    assert fault.value.column
    assert "DOCTYPE" in fault.value.hint
    assert not [name for name in opened if "canary" in name or "pe.ent" in name]


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">',
        '<!DOCTYPE tmx PUBLIC "-//x//y" "http://127.0.0.1:9/tmx14.dtd">',
        "<!-- c --><?pi x?><!DOCTYPE tmx SYSTEM 'a[b].dtd'>",
    ],
)
def test_never_fetches_a_dtd(tmp_path: Path, doctype: str, opened: list[str]) -> None:
    (tmp_path / "tmx14.dtd").write_text('<!ENTITY x "canary">')
    opened.clear()
    _, found, problems = read(tmp_path, tmx(unit("一", "one"), declaration=f'<?xml version="1.0"?>{doctype}'))
    assert (len(found), problems) == (1, [])
    assert not [name for name in opened if name.endswith(".dtd")]


def test_refuses_a_doctype_without_end(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="no XML element"):
        read(tmp_path, b'<!DOCTYPE tmx SYSTEM "x')
    with pytest.raises(UnreadableFileError, match="no XML element"):
        read(tmp_path, b"<!--" + b" " * 1_200_000)


def test_warns_of_what_stands_before_the_declaration(tmp_path: Path) -> None:
    _, [found], [problem] = read(tmp_path, b"\xef\xbb\xbf\n\n" + tmx(unit("一", "one")))
    assert (problem.line, problem.lost) == (3, False)
    assert found.location
    assert found.location.line == 7


FAULTS = [
    (b"<tmx>&</tmx>", "an & that begins no entity", 1),
    (b"<tmx>\n< </tmx>", "a < that begins no tag", 2),
    (b"<tmx>\n\x08</tmx>", r"U\+0008, which XML cannot hold", 2),
    (b"<tmx>\n&#31;</tmx>", r"U\+001F", 2),
    (b"<tmx>\n\0</tmx>", r"U\+0000", 2),
    (b"<tmx>\n<body>", "the file ends inside <body>", 2),
    (b"<tmx>\n<body", "the file ends inside a tag|not well-formed", 2),
    (b"<tmx>\n<a></b></tmx>", "</b> stands where </a> is due", 2),
    (b"<tmx/>\n<tmx/>", "a second document begins here", 2),
    (b"<tmx a='1'\na='2'/>", "the attribute a stands twice", 2),
    (b"<tmx>\n]]></tmx>", "]]> in text", 2),
    (b"<tmx>\n<<<<<<< HEAD\n</tmx>", "a merge conflict", 2),
    (b"<tmx>\n<a b=c/></tmx>", "an attribute without quotation marks", 2),
    (b"<tmx>\n<a b/></tmx>", "not well-formed XML", 2),
    (b"<?xml version='1.0' encoding='utf-8'?><tmx>\n\xff</tmx>", "byte 0xFF is not UTF-8", 2),
    (b"<tmx>" + b"x" * 11_000_000 + b"</tmx>", "more than 10 million bytes|no <body>", 1),
]


@pytest.mark.parametrize(("data", "message", "line"), FAULTS, ids=[message for _, message, _ in FAULTS])
def test_words_each_fault(tmp_path: Path, data: bytes, message: str, line: int) -> None:
    with pytest.raises(UnreadableFileError, match=message) as fault:
        read(tmp_path, data)
    assert fault.value.hint
    assert fault.value.line in (0, line) if b"x" * 99 in data else fault.value.line == line


def test_refuses_an_empty_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="the file is empty"):
        read(tmp_path, b"")


def test_streams_elements_and_empties_them() -> None:
    data = b"<r xmlns='urn:x'>" + b"<e><t>1</t></e>" * 3 + b"<!-- c --><f/></r>"
    seen = []
    for element in elements(open_xml(BytesIO(data), "a", []), "e", "f"):
        seen.append((element.tag, len(element)))
        left = len(element.getparent())
    assert left == 2
    assert seen == [("{urn:x}e", 1)] * 3 + [("{urn:x}f", 0)]


def test_places_the_faults_of_streamed_elements(tmp_path: Path) -> None:
    path = tmp_path / "a.tbx"
    path.write_text("<tbx>\n<text>\n<x></text></tbx>")
    with pytest.raises(UnreadableFileError, match="</text> stands where </x> is due") as fault:
        read_entries(path)
    assert (fault.value.line, fault.value.path) == (3, str(path))


@given(text=XML_TEXT)
def test_reads_back_what_it_escapes(text: str) -> None:
    assert unescape(escaped(text)) == text
    assert attributes(f' a="{quoted(text)}"') == (("a", text),)
    [token] = tokens(escaped(text)) if text else [None]
    assert token is None or token.text == text


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_survives_any_damage(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    whole = bytearray(tmx(*[unit(f"第{number}<ph/>", f"&amp;{number}", f' tuid="{number}"') for number in range(8)]))
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(whole)))
        end = start + data.draw(st.integers(0, 30))
        whole[start:end] = data.draw(
            st.sampled_from([b"", b"<", b"&", b"\0", b"\xff", b"</tu>", b"<!--", b'"', b"]]>"])
        )
    path = tmp_path_factory.mktemp("damage") / "a.tmx"
    path.write_bytes(bytes(whole))
    fault: FtzTermsError | None = None
    try:
        assert all(each.source for each in read_bitext(path).units)
    except FtzTermsError as error:
        fault = error
    assert fault is None or (fault.path == str(path) and fault.hint)
