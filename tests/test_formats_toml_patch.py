"""A TOML glossary is changed in its text: what is asked for, and nothing else."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TypeVar

import pytest

from ftzterms.formats import patched_glossary, plain, read_entries
from ftzterms.formats._toml_spans import comments
from ftzterms.formats.glossary_toml import glossary_toml
from ftzterms.glossary import data_folder
from ftzterms.model import (
    AdministrativeStatus,
    ConceptEntry,
    FtzTermsError,
    LanguageSection,
    Source,
    Term,
    TermKind,
    TermMatch,
)

T = TypeVar("T")
ODD = """\
# head

# about a
[[concept]]  # header comment
id = 'a'  # the id
"zh-Hans" = ["甲", # one
   "乙", "丙" # two
   # three
]
en = [
    # before
    "alpha",  # alpha comment
    { text = "beta", status = "deprecated" },   # beta comment
    { text = "gamma", sources = [
        # nested
        { title = "T", date = 2020-01-01 }, # src
        { title = "U" }
    ] }
    # after
] # end of en
examples = { zh-Hans = ["甲", "乙"], en = "alpha" } # ex
definitions = { en = 'the first' }
related = [] # none
not_inside = [ # nothing
   # yet
]
note = \"\"\"
A # not a comment
note\"\"\"

[[ concept ]]
id = "b" # b
en = "only"
zh-Hant = [ "繁", ]
sources = [{ title = "S" }] # s
# tail"""


def read(data: bytes) -> list[ConceptEntry]:
    return list(glossary_toml.read(BytesIO(data), "x.toml", []))


def patched(text: str, change: Callable[[ConceptEntry], ConceptEntry], *added: ConceptEntry) -> str:
    """Change every concept of a text."""
    updates = {entry.id: change(entry) for entry in read(text.encode())}
    return patched_glossary(text.encode(), "x.toml", updates, added).decode()


def with_terms(*terms: str | Term, language: str = "en") -> Callable[[ConceptEntry], ConceptEntry]:
    """Change the terms of a language; the first bare string is preferred."""

    def changed(entry: ConceptEntry) -> ConceptEntry:
        usual = (AdministrativeStatus.PREFERRED, *[AdministrativeStatus.ADMITTED] * len(terms))
        made = (
            term if isinstance(term, Term) else Term(term, language, status)
            for term, status in zip(terms, usual, strict=False)
        )
        others = tuple(section for section in entry.sections if section.language != language)
        return replace(entry, sections=(*others, LanguageSection(language, tuple(made))))

    return changed


LINES = '[[concept]]\nid = "a"\nen = [\n    "one",  # first\n    "two",\n    "three"\n]\n'


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        (("one", "two", "three"), '"one",  # first\n    "two",\n    "three"'),
        (("one", "two"), '"one",  # first\n    "two",'),
        (("one", "three"), '"one",  # first\n    "three"'),
        (("two", "three"), '# first\n    "two",\n    "three"'),
        (("one", "new", "two", "three"), '"one",  # first\n    "new",\n    "two",\n    "three"'),
        (("new", "one", "two", "three"), '"new",\n    "one",  # first\n    "two",\n    "three"'),
        (("one", "two", "three", "4", "5"), '"one",  # first\n    "two",\n    "three",\n    "4",\n    "5",'),
        (("two", "one", "three"), '"two",  # first\n    "one",\n    "three"'),
    ],
)
def test_lines_come_and_go(terms: Sequence[str], expected: str) -> None:
    assert patched(LINES, with_terms(*terms)) == f'[[concept]]\nid = "a"\nen = [\n    {expected}\n]\n'


def test_a_status_is_written_where_the_place_does_not_say_it() -> None:
    first = Term("two", "en", AdministrativeStatus.ADMITTED)
    assert '{ text = "two", status = "admitted" },  # first\n    "one",' in patched(LINES, with_terms(first, "one"))


def test_one_line_stays_one_line_while_it_is_short() -> None:
    text = '[[concept]]\nid = "a"\nen = ["one"] # c\n'
    assert patched(text, with_terms("one", "two")) == text.replace('"one"', '"one", "two"')
    long = patched(text, with_terms("one", "x" * 120))
    assert long == text.replace('["one"]', f'[\n    "one",\n    "{"x" * 120}",\n]')


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_stay(newline: str, mark: str) -> None:
    text = mark + LINES.replace("\n", newline)
    after = patched(text, lambda entry: replace(with_terms("new", "two")(entry), note="n"))
    assert after.startswith(mark + "[[concept]]")
    assert after.count("\n") == after.count(newline)
    assert f'note = "n"{newline}en = [{newline}    "new",{newline}    # first{newline}' in after


def test_only_the_words_that_change_are_new_in_an_inline_table() -> None:
    text = '[[concept]]\nid = "a"\nen = [{text="one",note="n" , kind = "phrase"}]\n'
    term = Term("one", "en", kind=TermKind.PHRASE, note="m", authority="x")
    assert (
        patched(text, with_terms(term)).splitlines()[2]
        == 'en = [{text="one", note = "m", kind = "phrase", authority = "x"}]'
    )


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"note": ""}, None),
        ({"note": "x"}, 'note = "x"'),
        ({"subject_field": "law"}, 'subject_field = "law"'),
        ({"formerly": ("old",)}, 'formerly = ["old"]'),
        ({"related": ("b", "c")}, 'related = ["b", "c"] # none'),
        ({"examples": (("en", "beta"),)}, 'examples = { en = "beta" } # ex'),
        ({"examples": (("zh-Hans", "甲"), ("en", "alpha"))}, 'examples = { zh-Hans = ["甲"], en = "alpha" } # ex'),
        ({"examples": ()}, "# ex"),
        ({"sources": (Source("T", "2024"),)}, 'sources = [{ title = "T", date = "2024" }]'),
    ],
)
def test_keys_of_a_concept(change: dict[str, object], line: str | None) -> None:
    after = patched(ODD, lambda entry: replace(entry, **change) if entry.id == "a" else entry)  # type: ignore[arg-type]
    assert line is None or line in after.splitlines()
    assert sorted(comments(after, 0, len(after))) == sorted(comments(ODD, 0, len(ODD)))


def test_an_id_may_change() -> None:
    after = patched(ODD, lambda entry: replace(entry, id="c", formerly=("b",)) if entry.id == "b" else entry)
    assert 'id = "c" # b\nformerly = ["b"]\nen = "only"' in after


def test_what_nobody_changes_stays_byte_for_byte() -> None:
    assert patched(ODD, lambda entry: entry) == ODD
    assert patched(ODD, plain) == ODD


def test_new_concepts_stand_by_id_in_a_file_that_is_ordered() -> None:
    text = '# head\n\n[[concept]]\nid = "b"\nen = "b b"\n\n# about d\n[[concept]]\nid = "d"\nen = "d d"\n'
    one, two, three = (replace(read(LINES.encode())[0], id=name, sections=()) for name in "ace")
    term = (LanguageSection("en", (Term("x", "en"),)),)
    added = [replace(entry, sections=term) for entry in (three, two, one)]
    after = patched(text, lambda entry: entry, *added)
    assert [line for line in after.splitlines() if line[:2] in ("id", "# ")] == [
        "# head", 'id = "a"', 'id = "b"', 'id = "c"', "# about d", 'id = "d"', 'id = "e"',
    ]  # fmt: skip
    assert '\n\n[[concept]]\nid = "e"\nen = ["x"]\n' in after


def test_new_concepts_stand_last_in_any_other_file() -> None:
    text = '[[concept]]\nid = "z"\nen = "b b"\n\n[[concept]]\nid = "d"\nen = "d d"'
    added = replace(read(LINES.encode())[0], id="a")
    assert patched(text, lambda entry: entry, added).startswith(text + '\n\n[[concept]]\nid = "a"\n')


@pytest.mark.parametrize(
    "form", ['examples.en = "one"', '[concept.examples]\nen = "one"', '["concept".examples]\nen = "one"']
)
def test_a_table_of_its_own_is_refused_only_where_it_is_to_change(form: str) -> None:
    text = f'[[concept]]\nid = "a"\nen = ["one"]\n{form}\n'
    assert 'note = "n"' in patched(text, lambda entry: replace(entry, note="n"))
    with pytest.raises(FtzTermsError, match="examples of 'a' is a table of its own") as caught:
        patched(text, lambda entry: replace(entry, examples=(("en", "two one"),)))
    assert caught.value.line == 1


def test_what_toml_cannot_say_changes_nothing() -> None:
    with pytest.raises(FtzTermsError):
        patched(LINES, lambda entry: replace(entry, examples=(("", "x"),)))
    with pytest.raises(FtzTermsError, match="half a character"):
        patched(LINES, lambda entry: replace(entry, note="\ud800"))


class Mutator:
    """Makes random changes of entries, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def word(self) -> str:
        return self.random.choice(["甲", "a b", 'x "q" \\ y', "t\tz", "# no"]) + str(self.random.randrange(10**6))

    def several(self, items: Sequence[T], new: Callable[[], T], changed: Callable[[T], T]) -> tuple[T, ...]:
        made = list(items)
        for _ in range(self.random.randrange(3)):
            place = self.random.randrange(len(made) + 1)
            kind = self.random.randrange(4)
            if kind == 0:
                made.insert(place, new())
            elif kind == 3:
                self.random.shuffle(made)
            elif place < len(made):
                made[place : place + 1] = [changed(made[place])] if kind == 1 else []
        return tuple(made)

    def source(self) -> Source:
        return Source(self.word(), self.random.choice(["", "2024", "2024-01-02"]))

    def term(self, term: Term) -> Term:
        return self.random.choice(
            [
                replace(term, status=self.random.choice(list(AdministrativeStatus))),
                replace(term, note=self.random.choice(["", self.word()])),
                replace(term, match=frozenset(self.random.sample(list(TermMatch), 2))),
                replace(term, sources=self.several(term.sources, self.source, lambda s: replace(s, url="u"))),
                replace(term, text=self.word()),
            ]
        )

    def entry(self, entry: ConceptEntry) -> ConceptEntry:
        def section(old: LanguageSection) -> LanguageSection:
            terms = self.several(old.terms, lambda: Term(self.word(), old.language), self.term)
            return LanguageSection(old.language, terms or old.terms, self.random.choice(["", old.definition, "d"]))

        return replace(
            entry,
            sections=tuple(map(section, entry.sections)),
            note=self.random.choice([entry.note, "", self.word()]),
            related=self.several(entry.related, self.word, lambda _: self.word()),
            sources=self.several(entry.sources, self.source, lambda s: replace(s, date="2020")),
            examples=self.several(entry.examples, lambda: ("en", self.word()), lambda _: ("zh-Hans", self.word())),
        )


@pytest.mark.parametrize("seed", range(40))
def test_any_change_is_made_and_no_comment_lost(seed: int) -> None:
    mutator = Mutator(seed)
    text = ODD.replace("\n", "\r\n") if seed % 3 == 0 else ODD
    after = patched(text, mutator.entry)
    assert sorted(comments(after, 0, len(after))) == sorted(comments(text, 0, len(text)))


def test_the_bundled_glossary_is_changed_where_it_is_asked() -> None:
    mutator = Mutator(1)
    path = min(Path(data_folder("glossary")).glob("*.toml"))
    data = path.read_bytes()
    chosen = mutator.random.sample(read_entries(path), 20)
    after = patched_glossary(data, path.name, {entry.id: mutator.entry(entry) for entry in chosen})
    whole = data.decode().split("\n\n")
    touched = {f'id = "{entry.id}"' for entry in chosen}
    assert all(block in after.decode() for block in whole if not touched & set(block.splitlines()))
