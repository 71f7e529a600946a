"""The ground: values, all frozen, and the errors. Imports the standard library only."""

from __future__ import annotations

from ftzterms.model.bitext import Bitext
from ftzterms.model.concept import (
    AdministrativeStatus,
    ConceptEntry,
    LanguageSection,
    PartOfSpeech,
    Source,
    Term,
    TermKind,
    TermMatch,
)
from ftzterms.model.digest import blake2b
from ftzterms.model.errors import (
    ConfigurationError,
    FtzTermsError,
    GlossaryError,
    UnknownFormatError,
    UnreadableFileError,
)
from ftzterms.model.finding import (
    Category,
    Confidence,
    Finding,
    Fix,
    Related,
    Remark,
    Severity,
    Side,
    Span,
)
from ftzterms.model.hit import AnnotatedUnit, Form, TermHit
from ftzterms.model.language import canonical, is_traditional, is_well_formed, primary, region
from ftzterms.model.report import Hidden, Report, Scope, Signature
from ftzterms.model.unit import (
    CellLocation,
    InlineTag,
    Location,
    NumberedLocation,
    Segment,
    State,
    TagKind,
    TranslationUnit,
    Unreadable,
    Variant,
)
from ftzterms.model.value import Draft, field, record, replace, value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ftzterms.model._nearest import nearest
    from ftzterms.model._toml_fault import toml_fault

__all__ = [
    "AdministrativeStatus",
    "AnnotatedUnit",
    "Bitext",
    "Category",
    "CellLocation",
    "ConceptEntry",
    "Confidence",
    "ConfigurationError",
    "Draft",
    "Finding",
    "Fix",
    "Form",
    "FtzTermsError",
    "GlossaryError",
    "Hidden",
    "InlineTag",
    "LanguageSection",
    "Location",
    "NumberedLocation",
    "PartOfSpeech",
    "Related",
    "Remark",
    "Report",
    "Scope",
    "Segment",
    "Severity",
    "Side",
    "Signature",
    "Source",
    "Span",
    "State",
    "TagKind",
    "Term",
    "TermHit",
    "TermKind",
    "TermMatch",
    "TranslationUnit",
    "UnknownFormatError",
    "Unreadable",
    "UnreadableFileError",
    "Variant",
    "blake2b",
    "canonical",
    "field",
    "is_traditional",
    "is_well_formed",
    "nearest",
    "primary",
    "record",
    "region",
    "replace",
    "toml_fault",
    "value",
]


def __getattr__(name: str) -> object:
    """Load what only faults need."""
    if name not in ("nearest", "toml_fault"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(__import__(f"{__name__}._{name}", fromlist=[name]), name)
