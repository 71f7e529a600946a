"""What TBX 3 asks of a file: the structure of ISO 30042:2019, and the data categories of the dialect it declares.

Only what a file declares is held against it: TBX 2 and dialects of one's own are read as they are. A term section
without a term, or an id that stands twice, costs no more than a warning.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ftzterms.formats._statuses import known_status

Element = Any
CORE = "urn:iso:std:iso:30042:ed-2"
_MIN = "http://www.tbxinfo.net/ns/min"
_AUXILIARY = frozenset("descrip descripGrp admin adminGrp transacGrp note ref xref".split())
_CHILDREN = {
    "tbx": frozenset({"tbxHeader", "text"}),
    "text": frozenset({"body", "back"}),
    "conceptEntry": _AUXILIARY | {"langSec"},
    "langSec": _AUXILIARY | {"termSec"},
    "termSec": _AUXILIARY | {"term", "termNote", "termNoteGrp"},
}
_HEADS = {"descripGrp": "descrip", "adminGrp": "admin", "transacGrp": "transac", "termNoteGrp": "termNote"}
_TYPED = frozenset("admin adminNote descrip descripNote termNote ref xref transac transacNote".split())
_PARAGRAPHS = frozenset("sourceDesc publicationStmt encodingDesc".split())
_OF_MIN = frozenset(
    "administrativeStatus usageStatus customerSubset externalCrossReference partOfSpeech subjectField".split()
)
_OF_BASIC = _OF_MIN | frozenset(
    "context crossReference definition geographicalUsage grammaticalGender grammaticalNumber projectSubset "
    "responsibility source termLocation termType transactionType xGraphic".split()
)
_OF_OTHERS = frozenset(
    "abbreviatedFormFor animacy antonymConcept antonymTerm applicationSubset associatedConcept audio binaryData "
    "broaderConceptGeneric broaderConceptPartitive businessUnitSubset caseSensitive characteristic conceptOrigin "
    "contextNote contextType coordinateConceptGeneric coordinateConceptPartitive corpusTrace databaseType "
    "definitionType domainExpert elementWorkingStatus entrySource environmentSubset etymology exactMatch example "
    "explanation figure forbidden frequency generality grammaticalValency homograph hyphenation indexHeading "
    "keyword languagePlanningQualifier lionotermNumber morphologicalElement normativeAuthorization "
    "originatingDatabase originatingInstitution originatingPerson otherBinaryData positionInSortOrder preferred "
    "processStatus productSubset pronunciation proprietaryRestriction quantity range reading readingNote register "
    "relatedConcept relatedConceptBroader relatedConceptNarrower reliabilityCode sampleSentence searchTerm "
    "securitySubset sequentiallyRelatedConcept shortFormFor sortKey sourceIdentifier sourceLanguage sourceType "
    "spatiallyRelatedConcept status subordinateConceptGeneric subordinateConceptPartitive subsetOwner "
    "superordinateConceptGeneric superordinateConceptPartitive syllabification table temporallyRelatedConcept "
    "temporalQualifier termProvenance termStructure thesaurusDescriptor timeRestriction transferComment unit "
    "usageCount usageNote xAudio xMathML xSource xVideo".split()
)
"""Categories of the default of TBX 2, of other modules and of tools, which files called TBX-Basic have."""
_VALUES = {
    "administrativeStatus": frozenset(
        f"{status}Term-admn-sts" for status in ("preferred", "admitted", "deprecated", "superseded")
    ),
    "usageStatus": frozenset("preferred admitted notRecommended deprecated obsolete".split()),
    "grammaticalGender": frozenset("masculine feminine neuter other".split()),
    "transactionType": frozenset("origination modification".split()),
}


class Broken(NamedTuple):
    """A rule that a file breaks."""

    line: int
    message: str


def broken_frame(concept: Element) -> Iterator[Broken]:
    """Look at what stands around the first concept of a file."""
    root = concept.getroottree().getroot()
    for element in (root, *root.iterchildren(f"{{{CORE}}}text")):
        yield from _strangers(element)
    for element in root.iterdescendants(*(f"{{{CORE}}}{name}" for name in _PARAGRAPHS)):
        if (element.text or "").strip():
            yield Broken(element.sourceline or 0, f"the text of {_local(element)} does not stand in a p")


def broken_concept(concept: Element, dialect: str) -> Iterator[Broken]:
    """Look at a concept."""
    for element in concept.iter():
        local = _local(element)
        if _namespace(element) == CORE:
            yield from _structure(element, local)
        category = element.get("type", "") if local in _TYPED else "" if _namespace(element) == CORE else local
        if category:
            yield from _category(element, category, dialect)


def _structure(element: Element, local: str) -> Iterator[Broken]:
    line = element.sourceline or 0
    if local in _CHILDREN:
        yield from _strangers(element)
    if local in _TYPED and not element.get("type"):
        yield Broken(line, f"{local} has no type")
    if local in _HEADS and len(_own(element, _HEADS[local])) > 1:
        yield Broken(line, f"{local} has more than one {_HEADS[local]}")
    if local == "termSec":
        terms = _own(element, "term")
        if len(terms) > 1:
            yield Broken(line, "termSec has more than one term")
        if terms and element[0] is not terms[0]:
            yield Broken(line, "the term does not stand first in its termSec")


def _strangers(element: Element) -> Iterator[Broken]:
    """Find the children that have no place there; those of other vocabularies have one everywhere."""
    local = _local(element)
    for child in element.iterchildren(f"{{{CORE}}}*"):
        if _local(child) not in _CHILDREN[local]:
            yield Broken(child.sourceline or 0, f"{_local(child)} has no place in {local}")


def _category(element: Element, category: str, dialect: str) -> Iterator[Broken]:
    line = element.sourceline or 0
    known = {"TBX-Min": _OF_MIN, "TBX-Basic": _OF_BASIC | _OF_OTHERS}.get(dialect)
    if known is None:
        return
    foreign = dialect == "TBX-Min" and _namespace(element) not in (CORE, _MIN)
    if category not in known or foreign:
        yield Broken(line, f"{category} is no data category of {dialect}")
        return
    text = " ".join("".join(element.itertext()).split())
    if category in _VALUES and text not in _VALUES[category] and (dialect == "TBX-Min" or not known_status(text)):
        yield Broken(line, f"{category} cannot be {text!r} in {dialect}")


def _own(element: Element, name: str) -> list[Element]:
    return list(element.iterchildren(f"{{{CORE}}}{name}"))


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _namespace(element: Element) -> str:
    return str(element.tag)[1:].partition("}")[0] if str(element.tag).startswith("{") else ""
