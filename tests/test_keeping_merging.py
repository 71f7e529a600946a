"""Two glossaries become one: nothing is lost, and nothing is chosen silently."""

from __future__ import annotations

import sys

import pytest

from cli_samples import Program
from ftzterms.formats.glossary_toml import glossary_toml
from ftzterms.keeping import Conflict, Merged, Side, merged
from ftzterms.model import ConceptEntry

BASE = """\
# about the zone
[[concept]]
id = "zone"
note = "n"
zh-Hans = ["试验区"]
en = ["pilot zone", "trial zone"]
related = ["port"]

# about the port
[[concept]]
id = "port"
zh-Hans = ["自贸港"]
en = ["free trade port"]
"""


NOTHING = ("not there", "")


def read(text: str) -> list[ConceptEntry]:
    from io import BytesIO

    return list(glossary_toml.read(BytesIO(text.encode()), "x.toml", []))


def joined(ours: str, theirs: str, base: str | None = BASE, side: Side | None = None) -> Merged:
    return merged(read(ours), read(theirs), read(base) if base is not None else None, lambda _: side)


def english(done: Merged, concept: str = "zone") -> list[tuple[str, str]]:
    entry = next(entry for entry in done.entries if entry.id == concept)
    return [(term.text, str(term.status)) for term in entry.terms("en")]


def test_what_is_the_same_stays() -> None:
    for base in (None, BASE):
        done = joined(BASE, BASE, base)
        assert list(done.entries) == read(BASE)
        assert (done.open, done.settled) == ((), 0)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('note = "n"', 'note = "m"'),
        ('note = "n"\n', ""),
        ('"trial zone"]', '{ text = "trial zone", status = "deprecated", note = "x" }]'),
        ('["pilot zone", "trial zone"]', '["trial zone", "pilot zone"]'),
        (', "trial zone"]', "]"),
        ('"trial zone"]', '"trial zone", "test zone"]'),
        ('related = ["port"]', 'related = ["port", "x"]\nsources = [{ title = "T" }]'),
        ('related = ["port"]', 'definitions = { en = "d" }'),
        ('id = "zone"', 'id = "ftz"\nformerly = ["zone"]'),
        (BASE[: BASE.index("# about the port")], ""),
        ("# about the port", '[[concept]]\nid = "new"\nen = "x y"\n'),
    ],
)
def test_three_ways_a_change_of_one_side_is_taken(old: str, new: str) -> None:
    changed = BASE.replace(old, new)
    assert changed != BASE
    for done in (joined(changed, BASE), joined(BASE, changed)):
        assert done.open == ()
        found = {entry.id: set(entry.terms()) for entry in done.entries}
        assert found == {entry.id: set(entry.terms()) for entry in read(changed)}
        assert {e.id: (e.note, e.related, e.sources) for e in done.entries} == {
            e.id: (e.note, e.related, e.sources) for e in read(changed)
        }


def test_without_a_base_all_that_one_side_says_is_taken() -> None:
    richer = BASE.replace('["port"]', '["port", "x"]').replace('"trial zone"]', '"trial zone", "test zone"]')
    poorer = BASE.replace('note = "n"\n', "") + '\n[[concept]]\nid = "new"\nen = "x y"\n'
    done = joined(richer, poorer, None)
    assert done.open == ()
    assert [entry.id for entry in done.entries] == ["zone", "port", "new"]
    assert (done.entries[0].note, done.entries[0].related) == ("n", ("port", "x"))
    assert [text for text, _ in english(done)] == ["pilot zone", "trial zone", "test zone"]


@pytest.mark.parametrize(
    ("ours", "theirs", "base", "part"),
    [
        (('"n"', '"a"'), ('"n"', '"b"'), BASE, "note"),
        (('"n"', '"a"'), ('"n"', '"b"'), None, "note"),
        (
            ('"n"\n', '"n"\ndefinitions = { en = "a" }\n'),
            ('"n"\n', '"n"\ndefinitions = { en = "b" }\n'),
            BASE,
            "definition (en)",
        ),
        (('"trial zone"', '{ text = "trial zone", status = "superseded" }'), NOTHING, None, "status of “trial zone”"),
        (
            ('["pilot zone"', '["A zone", "pilot zone"'),
            ('["pilot zone"', '["B zone", "pilot zone"'),
            BASE,
            "preferred term (en)",
        ),
        (('["pilot zone"', '["A zone"'), NOTHING, None, "preferred term (en)"),
        ((', "trial zone"', ""), ('"trial zone"', '{ text = "trial zone", note = "x" }'), BASE, "term “trial zone”"),
        ((BASE[: BASE.index("# about the port")], ""), ('"n"', '"m"'), BASE, "the concept"),
    ],
)
def test_contradictions_are_shown_and_settled_by_choice(
    ours: tuple[str, str], theirs: tuple[str, str], base: str | None, part: str
) -> None:
    one, other = BASE.replace(*ours), BASE.replace(*theirs)
    open_ = joined(one, other, base)
    assert [conflict.part for conflict in open_.open] == [part]
    for side, wanted in ((Side.OURS, one), (Side.THEIRS, other)):
        done = joined(one, other, base, side)
        assert (done.open, done.settled) == ((), 1)
        zone = [entry for entry in read(wanted) if entry.id == "zone"]
        found = [entry for entry in done.entries if entry.id == "zone"]
        assert [(e.note, [s.definition for s in e.sections]) for e in found] == [
            (e.note, [s.definition for s in e.sections]) for e in zone
        ]
        assert [e.preferred("en") for e in found] == [e.preferred("en") for e in zone]


def test_the_term_that_is_not_preferred_is_admitted() -> None:
    one, other = BASE.replace('["pilot', '["A zone", "pilot'), BASE.replace('["pilot', '["B zone", "pilot')
    assert english(joined(one, other, None, Side.THEIRS)) == [
        ("B zone", "preferred"), ("A zone", "admitted"), ("pilot zone", "admitted"), ("trial zone", "admitted"),
    ]  # fmt: skip


def test_a_conflict_says_what_both_had_once() -> None:
    (conflict,) = joined(BASE.replace('"n"', '"a"'), BASE.replace('"n"', '"b"')).open
    assert conflict == Conflict("zone", "试验区", "note", "a", "b", "n")


OURS, THEIRS = BASE.replace('"n"', '"a"  # why'), BASE.replace('"n"', '"b"').replace('"free trade port"', '"FTP"')


def write(program: Program) -> None:
    program.write("ours.toml", OURS)
    program.write("theirs.toml", THEIRS)
    program.write("base.toml", BASE)


def test_merge_writes_nothing_while_a_conflict_is_open(program: Program) -> None:
    write(program)
    ran = program("glossary", "merge", "ours.toml", "theirs.toml", "--base", "base.toml", "-o", "ours.toml")
    assert ran.status == 1
    assert ran.out == "试验区  zone  note\n  base    n\n  ours    a\n  theirs  b\n"
    assert ran.err == "1 conflict open; ours.toml is not written (--prefer, --ask)\n"
    assert (program.folder / "ours.toml").read_text("utf-8") == OURS


def test_merge_into_a_toml_glossary_keeps_its_comments(program: Program) -> None:
    write(program)
    command = ("glossary", "merge", "ours.toml", "theirs.toml", "--base", "base.toml", "-o", "ours.toml")
    ran = program(*command, "--prefer", "theirs")
    assert (ran.status, ran.err) == (0, "ours.toml: 2 concepts, 1 file changed, 1 conflict settled\n")
    after = (program.folder / "ours.toml").read_text("utf-8")
    assert after == OURS.replace('"a"', '"b"').replace('"free trade port"', '"FTP"')


def test_merge_takes_out_what_was_withdrawn(program: Program) -> None:
    write(program)
    program.write("theirs.toml", BASE[: BASE.index("# about the port")])
    ran = program("glossary", "merge", "base.toml", "theirs.toml", "--base", "base.toml", "-o", "base.toml")
    assert ran.status == 0
    assert (program.folder / "base.toml").read_text("utf-8") == BASE[: BASE.index("# about the port")]


def test_merge_into_a_new_file_of_any_format(program: Program) -> None:
    write(program)
    ran = program("glossary", "merge", "ours.toml", "theirs.toml", "--prefer", "ours", "-o", "new.csv")
    assert ran.err == "new.csv: 2 concepts, 2 conflicts settled\n"
    assert (program.folder / "new.csv").exists()


def test_merge_asks(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    write(program)
    command = ("glossary", "merge", "ours.toml", "theirs.toml", "--base", "base.toml", "-o", "x.toml", "--ask")
    assert "--ask needs a terminal" in program(*command).err
    monkeypatch.setattr(type(sys.stdin), "isatty", lambda _: True, raising=False)
    answers = iter(["skip", "theirs"])
    monkeypatch.setattr("click.prompt", lambda *_, **__: next(answers))
    assert program(*command).status == 1
    assert program(*command).status == 0
    assert 'note = "b"' in (program.folder / "x.toml").read_text("utf-8")
