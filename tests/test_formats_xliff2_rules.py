"""The constraints of XLIFF 2.1: what breaks one is refused with the clause and the line, what keeps it is not."""

from __future__ import annotations

import pytest

from ftzterms.model import FtzTermsError
from xliff_samples import unit2, units_of, xliff2

MTC = ' xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"'
GLS = ' xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0"'
MDA = ' xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0"'
RES = ' xmlns:res="urn:oasis:names:tc:xliff:resourcedata:2.0"'
CTR = ' xmlns:ctr="urn:oasis:names:tc:xliff:changetracking:2.0"'
SLR = ' xmlns:slr="urn:oasis:names:tc:xliff:sizerestriction:2.0"'
VAL = ' xmlns:val="urn:oasis:names:tc:xliff:validation:2.0"'
FS = ' xmlns:fs="urn:oasis:names:tc:xliff:fs:2.0"'
NO = 'canReorder="no" canCopy="no" canDelete="no"'
FIRST = 'canReorder="firstNo" canCopy="no" canDelete="no"'


def two(*segments: str) -> str:
    """Make a unit of several segments."""
    return f'<unit id="u1">{"".join(segments)}</unit>'


def matches(said: str, inner: str = "<source>a</source><target>b</target>") -> str:
    """Make matches of one match."""
    return f"<mtc:matches><mtc:match {said}>{inner}</mtc:match></mtc:matches>"


def glossary(said: str) -> str:
    """Make a glossary of one entry."""
    entry = "<gls:term>a</gls:term><gls:definition>b</gls:definition>"
    return f"<gls:glossary><gls:glossEntry {said}>{entry}</gls:glossEntry></gls:glossary>"


def resources(inner: str) -> str:
    """Make resource data."""
    return f"<res:resourceData>{inner}</res:resourceData>"


def rule(said: str) -> str:
    """Make a validation of one rule."""
    return f"<val:validation><val:rule {said}/></val:validation>"


CODES = [
    ('<ph id="1" canReorder="firstNo" canCopy="no"/>', "Editing Hints"),
    ('<ph id="1"/><ph id="1"/>', "4.3.1 id"),
    ("<ph/>", "4.2.3 ph"),
    ('<ph id="1 2"/>', "4.3 id"),
    ('<ph id="1" foo="x"/>', ""),
    ('<ph id="1" canCopy="maybe"/>', "4.3 canCopy"),
    ('<ph id="1" type="my:own"/>', "4.3.1 type"),
    ('<ph id="1" subType="a:b"/>', "4.3.1 subType"),
    ('<ph id="1" type="fmt" subType="b"/>', "4.3 subType"),
    ('<ph id="1" type="ui" subType="xlf:b"/>', "4.3.1 subType"),
    ('<ph id="1" type="fmt" subType="xlf:b"/>', ""),
    ('<ph id="1" dataRef="d"/>', "4.3.1 dataRef"),
    ('<ph id="1" copyOf="9"/>', "4.3.1 copyOf"),
    ('<ph id="1" canCopy="no"/><ph id="2" copyOf="1"/>', "4.3.1 copyOf"),
    ('<ph id="1"/><ph id="2" copyOf="1"/>', ""),
    ('<ph id="1" subFlows="u9"/>', "4.3.1 subFlows"),
    ('<ph id="1" subFlows="u1"/>', ""),
    ('<pc id="1" subFlowsStart="u9" subFlowsEnd="u1">a</pc>', "4.3.1 subFlowsStart"),
    ('<cp hex="0041"/>', "4.2.3 cp"),
    ('<cp hex="001f"/>', ""),
    ('<cp hex="D800"/>', ""),
    ('<sc id="1"/>a<ec startRef="1"/>', ""),
    ('<sc id="1"/>a<ec startRef="1"/><ec startRef="1"/>', "4.3.1 isolated"),
    ('<sc id="1" isolated="yes"/>a<ec startRef="1"/>', "4.3.1 isolated"),
    ('<sc id="1"/>a', "4.3.1 isolated"),
    ('<ec startRef="1"/>', "4.3.1 isolated"),
    ('<ec id="1" isolated="yes"/>', ""),
    ('<ec isolated="yes"/>', "4.2.3 ec"),
    ('<sc id="1"/><ec startRef="1" id="2"/>', "4.2.3 ec"),
    ('<sc id="1"/><ec startRef="1" dir="ltr"/>', "4.2.3 ec"),
    ('<sc id="1" canCopy="no"/><ec startRef="1"/>', "4.2.3 ec"),
    (f'<sc id="1" {FIRST}/><ec startRef="1" canCopy="no" canDelete="no"/>', "4.2.3 ec"),
    (f'<sc id="1" {NO.replace("no", "firstNo", 1)}/><ec startRef="1" {NO}/>', ""),
    ('<sm id="1" translate="no"/>a<em startRef="1"/>', ""),
    ('<sm id="1"/>a', "4.2.3 sm"),
    ('a<em startRef="1"/>', "4.2.3 em"),
    ('<mrk id="1" type="comment">a</mrk>', "Comment Annotation"),
    ('<mrk id="1" type="comment" value="v">a</mrk>', ""),
    ('<mrk id="1" type="comment" ref="#n=9">a</mrk>', "Comment Annotation"),
    ('<mrk id="1" type="comment" ref="#n=n1">a</mrk>', ""),
    ('<mrk id="1" type="comment" ref="#/f=f1/u=u1/n=n1">a</mrk>', ""),
    ('<mrk id="1" type="comment" ref="#/f=f1/u=u2/n=n1">a</mrk>', "Comment Annotation"),
    ('<mrk id="1" type="mtc:match" ref="#1">a</mrk>', "Translation Candidate"),
    ('<mrk id="1" type="own">a</mrk>', "4.3.1 type"),
    ('<mrk id="1" type="term" ref="http://example.org/a#b=c">a</mrk>', ""),
    ('<mrk id="1" type="term" ref="#/f=f1//x">a</mrk>', "Fragment Identification"),
    ('<mrk id="1" type="term" ref="#zz=1">a</mrk>', "Fragment Identification"),
    ('<mrk id="1" type="term" ref="#u=u1/f=f1">a</mrk>', "Fragment Identification"),
    ('<mrk id="1" type="term" ref="#u=u1/u=u1">a</mrk>', "Fragment Identification"),
    ('<mrk id="1" type="term" ref="#n=n1/t=1">a</mrk>', "Fragment Identification"),
    ('<mrk id="1" type="term" ref="#n=n1/u=u1">a</mrk>', "Fragment Identification"),
    ('<mrk id="1" type="term" ref="#f=f1/g=g1/u=u1/t=1">a</mrk>', ""),
    ("<b>a</b>", "4.2.2 source"),
    ('<e xmlns="x">a</e>', "4.2.2 source"),
]


@pytest.mark.parametrize(("codes", "clause"), CODES)
@pytest.mark.parametrize("side", ["source", "target"])
def test_codes(codes: str, clause: str, side: str) -> None:
    notes = '<notes><note id="n1">n</note></notes>'
    unit = unit2(codes, "A", before=notes) if side == "source" else unit2("甲", codes, before=notes)
    expect(xliff2(unit), clause.replace("4.2.2 source", f"4.2.2 {side}"))


UNITS = [
    (unit2('<pc id="1">a</pc>', '<ph id="1"/>'), "", "4.3.1 id"),
    (unit2('<pc id="1">a</pc>', '<sc id="1"/>a<ec startRef="1"/>'), "", ""),
    (unit2("a", "b", of_segment=' state="done"'), "", "4.3 state"),
    (unit2("a", "b", of_segment=' subState="a:b"'), "", "4.3.1 subState"),
    (unit2("a", "b", of_segment=' state="final" subState="ab"'), "", "4.3 subState"),
    (unit2("a", "b", before="<segment><source>x</source></segment>text"), "", "4.2.2 unit"),
    (unit2("a", "b", before="<!-- no text -->"), "", ""),
    (two(), "", "4.2.2 unit"),
    (two('<segment><source xml:lang="zh-CN-x">a</source></segment>'), "", ""),
    (two('<segment><source xml:lang="en">a</source></segment>'), "", "4.2.2 source"),
    (two("<segment><source>a</source><source>a</source></segment>"), "", "4.2.2 segment"),
    (two("<segment><target>a</target><source>a</source></segment>"), "", "4.2.2 segment"),
    (two('<segment><source>a</source><target order="3">b</target></segment>'), "", "4.3.1 order"),
    (two('<segment><source>a</source><target order="0">b</target></segment>'), "", "4.3 order"),
    (
        two(
            '<segment><source>a</source><target order="2">b</target></segment>',
            '<segment><source>a</source><target order="1">b</target></segment>',
        ),
        "",
        "",
    ),
    (
        two(
            '<segment><source>a</source><target order="2">b</target></segment>',
            "<segment><source>a</source><target>b</target></segment>",
        ),
        "",
        "4.3.1 order",
    ),
    (
        two(*['<segment><source>a</source><target order="1">b</target></segment>'] * 2),
        "",
        "4.3.1 order",
    ),
    (unit2(f'<ph id="1" {NO}/>'), "", "Editing Hints"),
    (unit2(f'<ph id="1" {FIRST}/><ph id="2" {NO}/>', f'<ph id="2" {NO}/><ph id="1" {FIRST}/>'), "", "Editing Hints"),
    (
        unit2(
            f'<ph id="1" {FIRST}/><ph id="2" {NO}/><ph id="3" {NO}/>',
            f'<ph id="1" {FIRST}/><ph id="3" {NO}/><ph id="2" {NO}/>',
        ),
        "",
        "Editing Hints",
    ),
    (
        unit2(
            f'<ph id="1" {FIRST}/><ph id="2" {NO}/><ph id="3" {FIRST}/>',
            f'<mrk id="m" translate="no"><ph id="3" {FIRST}/></mrk><ph id="1" {FIRST}/><ph id="2" {NO}/>',
        ),
        "",
        "",
    ),
    (unit2('<ph id="1" canDelete="no"/>', "A", of_segment=' state="final"'), "", "Editing Hints"),
    (unit2('<ph id="1" canDelete="no"/>', "A"), "", ""),
    (unit2("a", "b", before='<e xmlns="x" id="1"><f id="1"/></e>'), "", "4.3.1 id"),
    (unit2("a", "b", before='<e xmlns="x" id="1"/><e xmlns="y" id="1"/>'), "", ""),
    (unit2("a", "b", before='<originalData><data id="1">x<cp hex="0001"/></data></originalData>'), "", ""),
    (unit2("a", "b", before='<notes><note priority="11">x</note></notes>'), "", "4.3 priority"),
    (unit2("a", "b", before="<notes><note>x</note></notes><notes><note>x</note></notes>"), "", "4.2.2 unit"),
    (unit2("a", "b", more=' fs:fs="b" fs:subFs="x"'), FS, ""),
    (unit2("a", "b", more=' fs:fs="video"'), FS, "Format Style"),
    (unit2("a", "b", more=' fs:subFs="x"'), FS, "Format Style"),
    (unit2("a", "b", more=' my:own="x"'), ' xmlns:my="m"', ""),
    (unit2("a", "b", of_segment=' my:own="x"'), ' xmlns:my="m"', "4.2.2 segment"),
    (unit2("a", "b", more=' xml:lang="en"'), "", "4.2.2 unit"),
    (unit2("a", "b", more=' xml:space="keep"'), "", "4.3 xml:space"),
    (unit2('<ph id="p"/>a', before=matches('id="1" ref="#p"')), MTC, ""),
    (unit2('<ph id="p"/>a', before=matches('ref="#q"')), MTC, "Translation Candidates: ref"),
    (unit2('<ph id="p"/>a', before=matches('ref="#p" subType="a:b"')), MTC, "Translation Candidates: subType"),
    (unit2('<ph id="p"/>a', before=matches('ref="#p" similarity="101"')), MTC, "similarity"),
    (unit2('<ph id="p"/>a', before=matches('ref="#p" matchQuality="99.5"')), MTC, ""),
    (unit2('<ph id="p"/>a', before=matches('ref="#p"', "<source>a</source>")), MTC, "Translation Candidates: match"),
    (
        unit2('<ph id="p"/>a', before=matches('ref="#p"', '<source><ph id="1" dataRef="d"/></source><target/>')),
        MTC,
        "dataRef",
    ),
    (
        unit2('<ph id="p"/>a', before=matches('ref="#p"', '<source><ph id="1"/><ph id="1"/></source><target/>')),
        MTC,
        "Translation Candidates: id",
    ),
    (
        unit2(before="<gls:glossary><gls:glossEntry><gls:term>a</gls:term></gls:glossEntry></gls:glossary>"),
        GLS,
        "glossEntry",
    ),
    (unit2("<mrk id='m' type='term'>a</mrk>", before=glossary("ref='#m'")), GLS, ""),
    (unit2("<mrk id='m' type='term'>a</mrk>", before=glossary("ref='#n'")), GLS, "Glossary: ref"),
    (unit2(more=' type="xlf:a"'), "", "4.3.1 type"),
    (unit2(of_segment=' state="final" subState="xlf:a"'), "", "4.3.1 subState"),
    (unit2('<ph id="p"/>a', before=matches('ref="#p"', '<source><sc id="1"/>a</source><target/>')), MTC, "isolated"),
    (unit2(before=resources('<res:resourceItem id="r" mimeType="a/b"/>')), RES, "resourceItem"),
    (
        unit2(before='<ctr:changeTrack><ctr:revisions appliesTo="source" currentVersion="2"/></ctr:changeTrack>'),
        CTR,
        "currentVersion",
    ),
    (unit2(before="<mda:metadata/>"), MDA, "Metadata: metadata"),
    (unit2(before=resources('<res:resourceItem id="r"><res:source href="a"/></res:resourceItem>')), RES, "mimeType"),
    (
        unit2(before=resources("<res:resourceItem id='r'><res:source><a xmlns='x'/></res:source></res:resourceItem>")),
        RES,
        "",
    ),
    (
        unit2(before=resources('<res:resourceItem mimeType="a/b"><res:source/></res:resourceItem>')),
        RES,
        "Resource Data: source",
    ),
    (
        unit2(
            before=resources('<res:resourceItem mimeType="a/b"><res:target href="x" xml:lang="fr"/></res:resourceItem>')
        ),
        RES,
        "Resource Data: target",
    ),
    (unit2(before=resources('<res:resourceItemRef ref="none"/>')), RES, "Resource Data: ref"),
    (unit2(before=rule('isPresent="a" occurs="2"')), VAL, ""),
    (unit2(before=rule('isPresent="a" startsWith="b"')), VAL, "Validation: rule"),
    (unit2(before=rule('isNotPresent="a" existsInSource="yes"')), VAL, "existsInSource"),
    (unit2(before=rule('isPresent="a" disabled="yes"')), VAL, ""),
    (unit2(before=rule('my:rule="a"')), VAL + ' xmlns:my="m"', ""),
    (unit2('<pc id="1" slr:equivStorage="4">a</pc>'), SLR, ""),
    (unit2('<pc id="1" slr:sizeInfo="x">a</pc>'), SLR, "sizeInfo"),
    (unit2('<pc id="1" slr:sizeInfoRef="s">a</pc>'), SLR, "sizeInfoRef"),
    (
        unit2('<pc id="1" slr:sizeInfoRef="s">a</pc>', before='<slr:data profile="p"><e xmlns="x" id="s"/></slr:data>'),
        SLR,
        "",
    ),
    (
        unit2(before='<ctr:changeTrack><ctr:revisions appliesTo="source"/></ctr:changeTrack>'),
        CTR,
        "",
    ),
]


@pytest.mark.parametrize(("unit", "more", "clause"), UNITS)
def test_units(unit: str, more: str, clause: str) -> None:
    expect(xliff2(unit, more=more), clause)


@pytest.mark.parametrize(
    ("data", "clause"),
    [
        (xliff2(), "4.2.2 file"),
        (xliff2(unit2()).replace(b'"2.1"', b'"3.0"'), "4.3 version"),
        (xliff2(unit2()).replace(b' version="2.1"', b""), "4.2.2 xliff"),
        (xliff2(unit2(), said='srcLang="z" trgLang="en"'), "4.3 srcLang"),
        (xliff2(unit2()).replace(b"document:2.0", b"document:9"), "4.2.2 xliff"),
        (xliff2(unit2(), before='<skeleton href="a">b</skeleton>'), "4.2.2 skeleton"),
        (xliff2(unit2(), before="<skeleton><a xmlns='x'/></skeleton>"), ""),
        (xliff2(unit2(), before="<notes><note id='1'>a</note><note id='1'>b</note></notes>"), "4.3.1 id"),
        (xliff2("<group id='g'/>", "<group id='g'/>"), "4.3.1 id"),
        (xliff2(unit2(), "<unknown/>"), "4.2.2 file"),
        (xliff2(unit2(), before=rule('isPresent="a" disabled="yes"'), more=VAL), "Validation: disabled"),
        (xliff2(unit2()).replace(b"document:2.0", b"document:2.2").replace(b'"2.1"', b'"2.2"'), ""),
    ],
)
def test_documents(data: bytes, clause: str) -> None:
    expect(data, clause)


@pytest.mark.parametrize(
    ("data", "clause"),
    [
        (xliff2(unit2(), unit2()), "4.3.1 id"),
        (xliff2(unit2(), said='srcLang="zh"'), "4.3.1 trgLang"),
        (xliff2(unit2().replace('"u1"', '"u 1"')), "4.3 id"),
        (xliff2(unit2().replace("</segment>", "</segment><notes><note>x</note></notes>")), "4.2.2 unit"),
        (xliff2(unit2(before="<notes><note>x</note></notes><e xmlns='x'/>")), "4.2.2 unit"),
        (xliff2("<group>", unit2(), "</group>"), "4.2.2 group"),
        (xliff2(unit2(more=' own="x"')), "4.2.2 unit"),
        (xliff2(unit2(more=' translate="maybe"')), "4.3 translate"),
    ],
)
def test_what_tools_write_is_read_with_a_warning(data: bytes, clause: str) -> None:
    bitext, units = units_of(data, "xliff2")
    assert units
    assert [clause in problem.message and bool(problem.line) and not problem.lost for problem in bitext.unreadable] == [
        True
    ]


def expect(data: bytes, clause: str) -> None:
    """Read a file, which is refused for a clause, or accepted when none is named."""
    if not clause:
        bitext, units = units_of(data, "xliff2")
        assert units
        assert [problem.message for problem in bitext.unreadable if problem.lost] == []
        return
    with pytest.raises(FtzTermsError) as caught:
        units_of(data, "xliff2")
    assert clause in caught.value.message
    assert caught.value.line
