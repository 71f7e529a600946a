"""A glossary as web pages: all is escaped, every link leads somewhere, the same glossary gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from cli_samples import GLOSSARY, Program
from ftzterms.kits import packing
from ftzterms.model import (
    AdministrativeStatus,
    ConceptEntry,
    LanguageSection,
    PartOfSpeech,
    Source,
    Term,
    TermKind,
    TermMatch,
)
from ftzterms.site import write_site
from ftzterms.site._names import PageNames
from ftzterms.text.headword import spoken

HOSTILE = '"><script>alert(1)</script>&amp;\u202e\x00'
POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'"
ELEMENTS = frozenset(
    "html head meta title link script body div header h1 h2 p input select option nav a main section ol li ul "
    "span dl dt dd code time".split()
)


class Page(HTMLParser):
    """A page taken apart."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "link", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str) -> Iterator[dict[str, str | None]]:
        return (attributes for name, attributes in self.tags if name == tag)


def site(place: Path, *entries: ConceptEntry) -> dict[str, str]:
    """Write a site and give its files."""
    with packing(str(place)) as pack:
        write_site(entries, pack.folder, "Terms & <more>")
        pack.place()
    return {path.relative_to(place).as_posix(): path.read_text("utf-8") for path in place.rglob("*.*")}


def hostile() -> ConceptEntry:
    term = Term(
        HOSTILE, "zh-Hans", authority=HOSTILE, note=HOSTILE, sources=(Source(HOSTILE, "2024", HOSTILE, HOSTILE),)
    )
    sections = (LanguageSection("zh-Hans", (term,), HOSTILE), LanguageSection(HOSTILE, (term,)))
    return ConceptEntry(
        HOSTILE, sections, HOSTILE, HOSTILE, HOSTILE, (Source("x", "", "javascript:alert(1)"),), (("en", HOSTILE),),
        (HOSTILE, "gone"), (HOSTILE,), HOSTILE, 1, (HOSTILE,), (HOSTILE,),
    )  # fmt: skip


def test_nothing_of_a_glossary_becomes_markup(tmp_path: Path) -> None:
    files = site(tmp_path / "site", hostile())
    assert len(files) == 5
    for name, text in files.items():
        if name.endswith(".html"):
            page = Page(text)
            assert {tag for tag, _ in page.tags} <= ELEMENTS
            assert page.open == []
            assert not any(key.startswith("on") or key == "style" for _, found in page.tags for key in found)
            assert "<script>alert" not in text
            assert "\u202e" not in text
            assert "\x00" not in text
            assert all("javascript:" not in (found.get("href") or "") for found in page.all("a"))
            scripts = list(page.all("script"))
            assert scripts == ([{"src": "search.js", "defer": "defer"}] if name == "index.html" else [])
    assert "javascript:alert(1)" in "".join(Page(files[next(n for n in files if n[:7] == "concept")]).words)


def test_pages_allow_nothing_from_elsewhere(tmp_path: Path) -> None:
    for name, text in site(tmp_path / "site", hostile()).items():
        if name.endswith(".html"):
            page = Page(text)
            policy = next(f["content"] for f in page.all("meta") if f.get("http-equiv") == "Content-Security-Policy")
            assert policy == POLICY
            loaded = [f.get("src") or f.get("href") for t in ("script", "link") for f in page.all(t)]
            assert all(urlsplit(address or "").scheme == "" for address in loaded)
        else:
            assert "http" not in text.replace('[href^="http"]', "")
            assert "@import" not in text


@pytest.fixture
def made(program: Program) -> Path:
    ran = program("glossary", "export", "terms.toml", "--html", "site", "--title", "Our terms")
    assert ran.err == "site: 3 concepts; open site/index.html\n"
    return program.folder / "site"


def test_every_link_leads_somewhere(made: Path) -> None:
    for path in made.rglob("*.html"):
        page = Page(path.read_text("utf-8"))
        ids = {found.get("id") for _, found in page.tags}
        for tag in ("a", "link", "script"):
            for found in page.all(tag):
                address = urlsplit(found.get("href") or found.get("src") or "")
                if address.scheme:
                    assert found["rel"] == "noopener noreferrer"
                elif address.path:
                    assert (path.parent / unquote(address.path)).is_file()
                else:
                    assert address.fragment in ids


def test_a_concept_says_all_that_the_glossary_says(made: Path) -> None:
    page = Page((made / "concept" / "inter-ministerial-joint-meeting.html").read_text("utf-8"))
    words = page.words
    for said in (
        "部际联席会议", "inter-ministerial joint meeting", "joint meeting", "short form", "from the second mention on",
        "inter-ministerial joint conference", "machine translation", "superseded", "until 2014-12-31", "2015-02",
        "Notice on the joint meeting", "Capitals in the name of one meeting.", "部际联席会议在北京召开。", "联席会议室",
        "A standing mechanism through which ministries share one task.", "国务院", "State Council", "institutions",
    ):  # fmt: skip
        assert any(said in word for word in words), said
    assert {"href": "https://gov.cn/1", "rel": "noopener noreferrer"} in list(page.all("a"))
    assert {"href": "../concept/state-council.html"} in list(page.all("a"))
    assert {"href": "../index.html#field=institutions"} in list(page.all("a"))


def test_what_is_special_about_a_term_stands_beside_it(tmp_path: Path) -> None:
    term = Term(
        "open up", "en", AdministrativeStatus.ADMITTED, TermKind.PHRASE, PartOfSpeech.VERB,
        frozenset({TermMatch.EXACT_CASE}), date(2020, 1, 1), None, "a house", (), "a note that is longer than a label",
    )  # fmt: skip
    sections = (LanguageSection("en", (term,)), LanguageSection("zh-Hant", (Term("開放", "zh-Hant"),)))
    page = Page(site(tmp_path / "site", ConceptEntry("a", sections, related=("gone",)))["concept/a.html"])
    tags = [found for found in page.all("span") if found.get("class") == "tag"]
    assert len(tags) == 6
    for said in ("Traditional", "phrase", "verb", "exact case", "from 2020-01-01", "a house", term.note, "gone"):
        assert said in page.words
    assert page.words.index("Chinese") < page.words.index("Write") < page.words.index("English")
    assert page.words[page.words.index("English") + 1] == "Admitted"


def test_the_list_is_in_the_order_of_pinyin_and_knows_all_words(made: Path) -> None:
    page = Page((made / "index.html").read_text("utf-8"))
    assert [word for word in page.words if word in "BGX"] == ["B", "G", "X"] * 2
    pairs = next(page.all("main"))["data-traditional"] or ""
    assert "際际" in pairs
    assert len(pairs) % 2 == 0
    first = next(page.all("li"))
    assert first["data-field"] == "institutions"
    assert first["data-status"] == "preferred avoid"
    words = (first["data-words"] or "").split("\n")
    assert words[:2] == ["部际联席会议", "联席会议"]
    assert "!inter-ministerial joint conference" in words
    assert (first["data-pinyin"] or "").split("\n")[0].split()[:2] == ["bujilianxihuiyi", "bjlxhy"]


def test_the_same_glossary_gives_the_same_bytes(program: Program) -> None:
    def written(name: str) -> dict[str, bytes]:
        program("glossary", "export", "terms.toml", "--html", name)
        place = program.folder / name
        return {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*.*")}

    assert written("one") == written("two")


def test_a_folder_that_holds_files_is_not_overwritten(program: Program, made: Path) -> None:
    (made / "mine.txt").write_text("mine", "utf-8")
    ran = program("glossary", "export", "terms.toml", "--html", "site")
    assert (ran.status, "this folder holds files" in ran.err) == (2, True)
    assert program("glossary", "export", "terms.toml", "--html", "site", "--force").status == 0
    assert (made / "mine.txt").exists()


def test_the_pages_of_withdrawn_concepts_go_and_no_other_file(program: Program) -> None:
    def export() -> str:
        return program("glossary", "export", "terms.toml", "--html", "site", "--force").err

    export()
    place = program.folder / "site"
    pages = {path.stem for path in (place / "concept").iterdir()}
    assert pages == {"inter-ministerial-joint-meeting", "state-council", "new-quality-productive-forces"}
    listed = (place / "manifest.sha256").read_text("ascii").splitlines()
    assert {line.split("  ")[1] for line in listed} == {
        path.relative_to(place).as_posix() for path in place.rglob("*.*") if path.name != "manifest.sha256"
    }
    (place / "concept" / "mine.html").write_text("mine", "utf-8")
    with (place / "concept" / "state-council.html").open("a", encoding="utf-8") as page:
        page.write("<!-- a remark of mine -->")
    digest = sha256(b"precious").hexdigest()
    for name in ("notes.txt", "../outside.html", "concept/../notes.txt", "concept/link.html"):
        with (place / "manifest.sha256").open("a", encoding="ascii") as listing:
            listing.write(f"{digest}  {name}\n")
    precious = [program.write("site/notes.txt", "precious"), program.write("outside.html", "precious")]
    with suppress(OSError):  # Windows lets not everybody make links
        (place / "concept" / "link.html").symlink_to(precious[0])
    program.write("terms.toml", GLOSSARY.split("[[concept]]")[3].join(["[[concept]]", ""]))
    said = export()
    assert {path.stem for path in (place / "concept").iterdir()} - {"link"} == {
        "new-quality-productive-forces",
        "mine",
        "state-council",
    }
    assert said.splitlines() == [
        "site/concept/state-council.html: the concept is withdrawn, but the page was changed by hand: it is left",
        "site: 1 concept; 1 page of withdrawn concepts deleted; open site/index.html",
    ]
    assert [path.read_text("utf-8") for path in precious] == ["precious", "precious"]


def test_what_is_to_be_written_must_be_said_once(program: Program) -> None:
    assert program("glossary", "export", "terms.toml").status == 2
    assert program("glossary", "export", "terms.toml", "x.csv", "--html", "site").status == 2


def test_a_concept_with_little_to_say(tmp_path: Path) -> None:
    bare = ConceptEntry("a-b", (LanguageSection("en", ()),))
    german = ConceptEntry("c", (LanguageSection("de", (Term("Zone", "de"),)),))
    traditional = ConceptEntry("d", (LanguageSection("zh-Hant", (Term("自由港", "zh-Hant"),)),))
    files = site(tmp_path / "site", bare, german, traditional)
    assert '<span lang="zh-Hant" class="zh">自由港</span>' in files["index.html"]
    assert "<h1>a-b</h1>" in files["concept/a-b.html"]
    assert 'id="letter-other"' not in files["index.html"]
    assert "<h2>de</h2>" in files["concept/c.html"]


@pytest.mark.parametrize("name", ["con", "A", "a/b", "..", "区", "x" * 101, "a--b", ""])
def test_ids_that_no_file_may_have_get_another_name(name: str) -> None:
    page = PageNames([name]).of(name)
    assert page.startswith("concept/")
    assert len(page) == len("concept/") + 16 + len(".html")


def test_page_names_differ() -> None:
    other = PageNames(["A"]).of("A").removeprefix("concept/").removesuffix(".html")
    names = PageNames(["A", other])
    assert names.of("A") != names.of(other) == f"concept/{other}.html"


@pytest.mark.parametrize(
    ("text", "first", "also"),
    [
        ("自贸试验区", "zi mao shi yan qu", ""),
        ("重庆", "chong qing", ""),
        ("重点", "zhong dian", ""),
        ("银行", "yin xing", "yin hang"),
        ("會計", "kuai ji", ""),
        ("ATA单证册", "a t a dan zheng ce", ""),
        ("“十五五”", "shi wu wu", ""),
        ("崛起", "jue qi", ""),
        ("!", "", ""),
    ],
)
def test_headwords_are_read_as_words(text: str, first: str, also: str) -> None:
    ways = [" ".join(way) for way in spoken(text)]
    assert ways[0] == first
    assert not also or also in ways
    assert len(spoken("行" * 9)) == 16
