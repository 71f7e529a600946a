"""Hold a TMX document to the schema of TMX 1.4, which lies beside this file."""

from __future__ import annotations

from functools import cache
from typing import Any

from ftzterms.model import FtzTermsError


@cache
def _schema() -> Any:
    from pathlib import Path

    from lxml import etree

    parser = etree.XMLParser(no_network=True, load_dtd=False)
    return etree.XMLSchema(etree.parse(str(Path(__file__).with_name("tmx14.xsd")), parser))


def violations(tree: Any) -> list[FtzTermsError]:
    """Say where an lxml tree is not as the schema of TMX 1.4 asks; nothing when it is valid."""
    schema = _schema()
    if schema.validate(tree):
        return []
    return [
        FtzTermsError(error.message, line=error.line, column=error.column, code="invalid-tmx")
        for error in schema.error_log
    ]
